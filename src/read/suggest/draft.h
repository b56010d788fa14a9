/*
 * A first mapping for a table that is not ours, made of what its columns are called and
 * what its first rows have in them: something to start from.
 */
#ifndef TL_SRC_READ_SUGGEST_DRAFT_H
#define TL_SRC_READ_SUGGEST_DRAFT_H

#include "sample.h"

/*
 * The options that would read a table with these columns, ended by NULL, and these rows
 * below them: `--columns "date=When,source=From,target=To"`. To be freed by tl_free().
 * NULL where the names do not tell when something was, or who with whom. What the rows
 * leave open of their dates is added to `doubt`, see draft_date.h.
 */
char *tl_csv_draft(const char *const *names, const struct tl_sample *sample,
                   struct tl_expansion *doubt);

/* A mapping to be filled in, with "..." for what no name tells: `--columns
 * "date=Day,title=...,actor=..."`. To be freed by tl_free(). */
char *tl_csv_draft_gaps(const char *const *names, const struct tl_sample *sample);

/* The same as the first for a table without a head line. */
char *tl_csv_draft_headless(const struct tl_sample *sample, struct tl_expansion *doubt);

#endif
