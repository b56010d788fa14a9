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

/* The same for a table without a head line, whose first row that is. */
char *tl_csv_draft_headless(const char *const *cells);

#endif
