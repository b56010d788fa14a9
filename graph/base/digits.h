/* Decimal digits without a format string: most of what is written is days. */
#ifndef TL_GRAPH_BASE_DIGITS_H
#define TL_GRAPH_BASE_DIGITS_H

#include <stddef.h>
#include <stdint.h>

/* Room for the digits of any 64-bit number. */
#define TL_DIGITS_MAX 20

/*
 * Writes a number in at least `width` digits, filled with zeros, so that it ends before
 * `end`, and returns where it begins. There must be room for TL_DIGITS_MAX, or `width`.
 */
static inline char *
tl_digits_before(char *end, uint64_t number, int width)
{
    do {
        *--end = (char)('0' + number % 10);
        number /= 10;
        width--;
    } while (number > 0 || width > 0);
    return end;
}

#endif
