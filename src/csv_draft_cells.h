/* What the cells of a first row tell of a table that is not ours. */
#ifndef TL_CSV_DRAFT_CELLS_H
#define TL_CSV_DRAFT_CELLS_H

#include <stdbool.h>

#include "template.h"

/* Whether a cell is a date, or is likely to be one in some format. */
bool tl_draft_is_date(const char *cell);

/* Whether it is one that is long enough for a day, month and year. */
bool tl_draft_is_whole_date(const char *cell);

/* Whether a cell is a whole or decimal number. */
bool tl_draft_is_number(const char *cell);

/* Whether a cell is a year of four digits, 1000 to 2999. */
bool tl_draft_is_year(const char *cell);

/* Adds the option for the format of dates like this one, where there is one and no
 * other would do as well. */
void tl_draft_add_format(struct tl_expansion *options, const char *date);

/* What divides a list like this one, as it stands after a column in a template:
 * ":each ;". */
const char *tl_draft_divider(const char *list);

/* Whether a first line is rather a row than names: it has a date, or begins with a
 * number. */
bool tl_draft_is_headless(const char *const *names);

/* Whether a table is a matrix, numbers below names: each row is for one of those that
 * the columns are called like, or for something else, and the first column has no name.
 */
bool tl_draft_is_matrix(const char *const *names, const struct tl_row *row);

/* Whether blanks seem to part the cells: of a first line, unless it is a comment, as
 * many as of the next. */
bool tl_draft_is_blank_parted(const char *const *names, const struct tl_row *row);

#endif
