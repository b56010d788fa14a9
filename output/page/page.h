/*
 * The page: one HTML file with a timeline and a network of the same selection. Its
 * skeleton, style and scripts are in this folder, joined by embed.c when the program is
 * built; the emitter puts the title, a list for readers without scripts, the data and
 * the words of a language between.
 */
#ifndef TL_OUTPUT_PAGE_PAGE_H
#define TL_OUTPUT_PAGE_PAGE_H

#include <stddef.h>

#include "output/common/drawing.h"

enum tl_page_kind {
    TL_PAGE_END,
    TL_PAGE_BYTES,
    TL_PAGE_SCRIPT,  /* bytes of the script */
    TL_PAGE_LITERAL, /* a phrase in the script */
    TL_PAGE_TEXT,    /* a phrase in the HTML */
    TL_PAGE_TITLE,
    TL_PAGE_LIST,
    TL_PAGE_DATA,
    TL_PAGE_LANGUAGE, /* its code */
    TL_PAGE_HASH      /* of the script */
};

struct tl_page_part {
    enum tl_page_kind kind;
    const char *bytes;
    size_t size;
    enum tl_phrase phrase;
};

/* The page, in its order. */
extern const struct tl_page_part tl_page_parts[];

/* Writes the data: one JSON object, an item a line, in which no text can end a script
 * element. data.js reads it. */
void tl_page_put_data(const struct tl_drawing *drawing, struct tl_out *out,
                      struct tl_losses *losses);

#endif
