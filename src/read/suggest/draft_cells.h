/* What the cells of the first rows tell of a table that is not ours. */
#ifndef TL_SRC_READ_SUGGEST_DRAFT_CELLS_H
#define TL_SRC_READ_SUGGEST_DRAFT_CELLS_H

#include <stdbool.h>

#include "sample.h"

/* Whether a cell is a date, or is likely to be one in some format, and long enough for
 * a day, month and year. */
bool tl_draft_is_whole_date(const char *cell);

/* Whether a cell is a whole or decimal number. */
bool tl_draft_is_number(const char *cell);

/* Whether a cell is a year of four digits, 1000 to 2999. */
bool tl_draft_is_year(const char *cell);

/* What divides the lists in a column, as it stands after a column in a template:
 * ":each ;"; NULL where nothing does. */
const char *tl_draft_divider(const struct tl_sample *sample, size_t column);

/* Whether the first column of a table counts its rows, as programs write it: without a
 * name, or as "#", in the head line, which is the first of the sample. */
bool tl_draft_has_index(const struct tl_sample *sample);

/* Whether a first line is rather a row than names: it has a date, or begins with a
 * number. */
bool tl_draft_is_headless(const char *const *names);

/* Whether a table is a matrix, numbers below names: each row is for one of those that
 * the columns are called like, or for something else, and the first column has no name.
 */
bool tl_draft_is_matrix(const char *const *names, const struct tl_sample *sample);

/* Whether blanks seem to part the cells: of a first line, unless it is a comment, as
 * many as of the next. */
bool tl_draft_is_blank_parted(const char *const *names, const struct tl_sample *sample);

#endif
