/*
 * The page: one HTML file with a timeline and a network of the same selection. Its
 * skeleton, style and scripts are in this folder, joined by embed.c when the program is
 * built; the emitter puts the title, a list for readers without scripts, and the data
 * between.
 */
#ifndef TL_OUTPUT_PAGE_PAGE_H
#define TL_OUTPUT_PAGE_PAGE_H

#include <stddef.h>

#include "output/common/drawing.h"

struct tl_page_part {
    const char *bytes;
    size_t size;
};

/* What comes before the title, the list and the data, and at the end. */
extern const struct tl_page_part tl_page_parts[4];

/* Writes the data: one JSON object, an item a line, in which no text can end a script
 * element. data.js reads it. */
void tl_page_put_data(const struct tl_drawing *drawing, struct tl_out *out,
                      struct tl_losses *losses);

#endif
