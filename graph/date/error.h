/*
 * What is wrong with a text that should be a date, for all that read dates.
 */
#ifndef TL_GRAPH_DATE_ERROR_H
#define TL_GRAPH_DATE_ERROR_H

#include "date.h"

/* Says what is wrong at an offset, and is false. */
#ifdef __GNUC__
__attribute__((format(printf, 3, 4)))
#endif
bool
tl_date_fail(struct tl_date_error *error, size_t offset, const char *format, ...);

#endif
