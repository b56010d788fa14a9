/* What the user may choose about the inputs and how they are read. */
#ifndef TL_SRC_LOAD_LOAD_OPTIONS_H
#define TL_SRC_LOAD_LOAD_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "graph/base/memory.h"

struct tl_texts_list {
    const char **texts; /* to be freed */
    size_t count;
};

static inline void
tl_texts_add(struct tl_texts_list *list, const char *text)
{
    list->texts = tl_resize(list->texts, (list->count + 1) * sizeof *list->texts);
    list->texts[list->count++] = text;
}

struct tl_ceilings;
struct tl_renaming;
struct tl_portion;

struct tl_load_options {
    struct tl_texts_list inputs;
    const char *from; /* -f, or NULL */
    struct tl_texts_list columns;
    struct tl_texts_list records; /* paths of records of JSON */
    struct tl_texts_list mappings;
    struct tl_texts_list missing;
    struct tl_texts_list preferred; /* inputs */
    struct tl_texts_list names;     /* tables of names that replace others */
    struct tl_texts_list argument_files;
    struct tl_renaming *renaming; /* these tables, if they are read already */
    struct tl_portion *portion;   /* what is kept; NULL: all */
    bool keeps_conflicts;
    const char *date_format; /* or NULL */
    const char *decimal;     /* or NULL */
    const char *encoding;    /* or NULL */
    bool no_header;
    bool no_quotes;
    bool keeps_addresses;
    bool *has_table; /* where to say that an input is one; NULL: a mapping without any
                        table is an error */
    bool talks;      /* says how it understands what it reads */
    bool south;      /* seasons are those of the southern hemisphere */
    const struct tl_ceilings *ceilings; /* NULL: the usual ones */
    char delimiter;   /* NUL: what is read is seen, and a comma is written */
    uint32_t threads; /* how many may work at once */
};

#endif
