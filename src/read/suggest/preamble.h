/* Titles and notes above the head line of a table that no mapping is for. */
#ifndef TL_SRC_READ_SUGGEST_PREAMBLE_H
#define TL_SRC_READ_SUGGEST_PREAMBLE_H

#include "sample.h"

/* Where a mapping says what the columns are called, the head may come as late as this.
 */
enum { TL_PREAMBLE_MAX = 30 };

struct tl_preamble {
    size_t rows; /* of the sample that stand above the head line; 0: none, or unknown */
    bool is_ours; /* what is below is a table of ours */
};

/* The head line is the first row that has the columns of one of our tables, or such as
 * a mapping can be drafted of, and has texts in more cells than any row above it. */
struct tl_preamble tl_preamble_find(const struct tl_sample *sample);

#endif
