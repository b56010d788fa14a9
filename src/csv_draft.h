/*
 * A first mapping for a table that is not ours, made of what its columns are called and
 * what its first row has in them: something to start from.
 */
#ifndef TL_CSV_DRAFT_H
#define TL_CSV_DRAFT_H

#include "csv_rows.h"

/*
 * The options that would read a table with these columns, ended by NULL, and this first
 * row, which may be NULL: `--columns "date=When,source=From,target=To"`. To be freed by
 * tl_free(). NULL where the names do not tell when something was, or who with whom.
 */
char *tl_csv_draft(const char *const *names, const struct tl_row *row);

/* Whether a first line is rather a row than names: it has a date, or begins with a
 * number. */
bool tl_csv_is_headless(const char *const *names);

#endif
