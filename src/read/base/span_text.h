/* The first and the last day of something, as our outputs give them, as a date. */
#ifndef TL_SRC_READ_BASE_SPAN_TEXT_H
#define TL_SRC_READ_BASE_SPAN_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Room for an end, which is a day or a date of a few parts, and for such a date. */
enum { TL_SPAN_END_MAX = 40, TL_SPAN_TEXT_MAX = 2 * TL_SPAN_END_MAX };

/*
 * Makes a date of two ends: "" is unknown, ".." open. Returns its length, 0 where
 * neither is a day. Both are shorter than TL_SPAN_END_MAX - 1.
 */
size_t tl_span_text(const char *first, const char *last, char date[TL_SPAN_TEXT_MAX]);

#endif
