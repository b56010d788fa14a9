/*
 * What a cell can hold: blanks around its text, lists (graph/base/list.h), numbers, and
 * what means nothing.
 */
#ifndef TL_SRC_READ_CSV_CELL_H
#define TL_SRC_READ_CSV_CELL_H

#include <stdbool.h>
#include <stddef.h>

#include "src/read/base/reader.h"
#include "rows.h"

struct tl_substring {
    const char *text;
    size_t length;
};

/* Without the blanks around it, be they line ends or the kind that does not break. */
struct tl_substring tl_substring_trim(struct tl_substring slice);

/* Whether a list seems to be divided within parentheses: they are open at the end of an
 * element, and closed in the rest, which is ended by NUL. */
bool tl_list_parts_group(const char *element, size_t length, const char *rest);

/* Numbers in tables that are not written as ours are: 1.234,5 or 1,234.5. */

/*
 * Makes a number with that decimal sign one with a point, in its place. Between
 * thousands may stand a blank, an apostrophe, or whichever of the two signs `decimal`
 * is not. False, with the text as it was, where it is no such number.
 */
bool tl_read_csv_number_read(char *text, size_t *length, char decimal);

/*
 * Empties the cells that mean nothing: their text, without the blanks around it, is one
 * of `missing`, or begins like one of these that ends in `*`. Of numbers the value
 * counts; `decimal` is their sign besides the point, or NUL.
 */
void tl_row_empty_missing(struct tl_row *row, const char *const *missing, size_t count,
                          char decimal);

/* Writes a number, if the field is one, as the builder reads it; its length. False,
 * reported, where it is none as the table writes them. */
bool tl_read_csv_field_number(const struct tl_reading *reading, enum tl_field field,
                              const struct tl_cell *cell, size_t *length);

#endif
