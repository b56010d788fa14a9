/* Numbers in the first rows of a table that are no dates, whatever their column is
 * called: "signed" may be how many have. */
#ifndef TL_SRC_READ_SUGGEST_DRAFT_COUNTS_H
#define TL_SRC_READ_SUGGEST_DRAFT_COUNTS_H

#include <stdbool.h>

#include "sample.h"

/*
 * Whether what a column has are numbers that count or measure something: numbers with
 * fractions, signs of currencies or per cent; counters, positions, and others that are
 * no years; and years, if such they were, that end before they begin, or go with those
 * of another column as a part goes with its whole. False for a column that has more
 * than numbers, or nothing.
 */
bool tl_draft_is_counts(const char *const *names, const struct tl_sample *sample,
                        size_t column);

#endif
