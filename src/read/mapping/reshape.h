/*
 * What is done to the rows of a table before a mapping reads them: cells that were
 * merged get the text above them (fill_down), and columns become rows (unpivot).
 */
#ifndef TL_SRC_READ_MAPPING_RESHAPE_H
#define TL_SRC_READ_MAPPING_RESHAPE_H

#include "bind.h"

/* A column in which an empty cell means the one above. */
struct tl_fill {
    size_t column;
    struct tl_expansion above; /* the last text that there was */
    struct tl_expansion copy;  /* of it, which a row may overwrite */
};

struct tl_reshape {
    const struct tl_names *names;
    struct tl_fill *fills;
    size_t fill_count;
    struct tl_binding *wide; /* ranges of columns that become rows */
    size_t wide_count;
    struct tl_cell *cells; /* of a row that was a column */
    struct tl_expansion called;
};

/* By what a mapping says of columns that are bound. Those that are filled are then
 * bound no more. Borrows the names; to be ended. */
void tl_reshape_begin(struct tl_reshape *reshape, const struct tl_mapping *mapping,
                      const struct tl_names *names, struct tl_binding *bindings);
void tl_reshape_end(struct tl_reshape *reshape);

/* Gives empty cells of some columns the text above them. Such a column stands within
 * those that were named before it: where one of them has a text, it begins anew. */
void tl_reshape_fill(struct tl_reshape *reshape, struct tl_row *row);

/* Gives the rows that a row becomes to the handler. Of one that has not as many cells
 * as there are names, only the first. */
void tl_reshape_row(struct tl_reshape *reshape, struct tl_row *row,
                    tl_row_handler *handler, void *context);

#endif
