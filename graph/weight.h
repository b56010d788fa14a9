/* Weights: decimal numbers, kept as whole millionths, so that sums are exact. */
#ifndef TL_GRAPH_WEIGHT_H
#define TL_GRAPH_WEIGHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "graph/base/language/language.h"

/* A decimal number times TL_WEIGHT_ONE, below 1000000000000. */
#define TL_WEIGHT_ONE   1000000
#define TL_WEIGHT_LIMIT INT64_C(1000000000000000000)

/*
 * Reads a decimal number: "32", "0.5", "-1.5e3". False where it is none, or too large.
 * What is beyond six decimals is rounded half away from zero, and `exact` false.
 */
bool tl_weight_read(const char *text, size_t length, int64_t *weight, bool *exact);

/* Room for any weight as a text. */
#define TL_WEIGHT_TEXT_MAX 32

/* Writes a decimal number with no more digits than it needs, ended by NUL; its length.
 */
size_t tl_weight_write(int64_t weight, char text[TL_WEIGHT_TEXT_MAX]);

/* The same for people, with the decimal sign of a language. */
struct tl_weight_word {
    char text[TL_WEIGHT_TEXT_MAX + TL_WORD_MAX];
};

struct tl_weight_word tl_weight_word_of(const struct tl_language *language,
                                        int64_t weight);

/* A sum of weights, or the nearest to it that there is. */
static inline int64_t
tl_weight_add(int64_t a, int64_t b)
{
    if (b > 0)
        return a > INT64_MAX - b ? INT64_MAX : a + b;
    return a < INT64_MIN - b ? INT64_MIN : a + b;
}

#endif
