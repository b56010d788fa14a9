/*
 * Several values of a column: a record of JSON may have many where a table has a cell.
 * What is made of them is made of each, one at a time.
 */
#ifndef TL_SRC_READ_MAPPING_SEVERAL_H
#define TL_SRC_READ_MAPPING_SEVERAL_H

#include <stdbool.h>
#include <stddef.h>

#include "template.h"

enum { TL_SEVERAL_COLUMNS = 6 };

/* Columns that have several values in a row, and what the row is while one value of
 * each of them counts. Values that are in one list go together as they are in its
 * elements. */
struct tl_several {
    size_t columns[TL_SEVERAL_COLUMNS];
    size_t count;
    struct tl_values chosen[TL_SEVERAL_COLUMNS];
    struct tl_values before[TL_SEVERAL_COLUMNS];
    struct tl_cell cells[TL_SEVERAL_COLUMNS];
};

/*
 * Adds the columns of a choice that have several values in a row: those of the first
 * template that has one, unless one before gives a text. Zero-initialise it before.
 */
void tl_several_add(struct tl_several *several, const struct tl_choice *choice,
                    const struct tl_bound_row *row);

/* Adds the columns of another choice whose values are in a list with those of these. */
void tl_several_add_beside(struct tl_several *several, const struct tl_choice *choice,
                           const struct tl_bound_row *row);

/* How many ways there are to take one value of each. */
size_t tl_several_ways(const struct tl_several *several,
                       const struct tl_bound_row *row);

/* Until they are dropped, the columns have only their values of that way. */
void tl_several_focus(struct tl_several *several, const struct tl_bound_row *row,
                      size_t way);
void tl_several_drop(const struct tl_several *several, const struct tl_bound_row *row);

#endif
