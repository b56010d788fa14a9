/* How the dates of a table that is not ours are written, from the first of them. */
#ifndef TL_SRC_READ_SUGGEST_DRAFT_DATE_H
#define TL_SRC_READ_SUGGEST_DRAFT_DATE_H

#include "sample.h"

/* The columns that may have dates: a date and its end. */
enum { TL_DRAFT_DATES = 2 };

/* How many texts in a column are likely to be dates in some format, of how many. */
size_t tl_draft_dates_count(const struct tl_sample *sample, size_t column,
                            size_t *texts);

/*
 * Adds the options by which the dates in these columns are read: none where all are
 * EDTF, one format where it reads all, several where it takes several, `text` where
 * there are words that are no date, and `--missing` for signs and words that stand for
 * none. Where two formats read a date differently, and no other date tells which of
 * them holds, there is no format; what is lacking is said in `doubt`, as it stands
 * after "expected". `doubt` is to be cleared.
 */
void tl_draft_dates_add(const struct tl_sample *sample, const size_t *columns,
                        size_t count, struct tl_expansion *options,
                        struct tl_expansion *doubt);

#endif
