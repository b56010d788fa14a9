/*
 * What people call columns and keys, in the languages that tables are mostly in:
 * English, German, French, Spanish, Portuguese, Italian, Dutch, Russian, Polish,
 * Chinese and Arabic. All words are as names are compared: folded (graph/base/alike.h),
 * and without what stands between words.
 */
#ifndef TL_SRC_READ_SUGGEST_PURPOSE_WORDS_H
#define TL_SRC_READ_SUGGEST_PURPOSE_WORDS_H

#include "purpose.h"

/* By purpose, with blanks between them, the likeliest first. */
extern const char *const tl_purpose_words[TL_PURPOSES];

/* What two columns are called, perhaps both with the same after it; ended by NULL. */
extern const char *const tl_purpose_pairs[][2];

/* What two columns are called that differ in a number or letter at the end; likewise.
 */
extern const char *const tl_purpose_twins[];

/* The year, the month and the day of a date; likewise. */
extern const char *const tl_purpose_part_words[3][13];

#endif
