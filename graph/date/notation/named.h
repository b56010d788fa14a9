/*
 * Formats that have a name instead of letters (format.h): numbers that are dates, as
 * columns of tables have them, and dates in words.
 */
#ifndef TL_GRAPH_DATE_NOTATION_NAMED_H
#define TL_GRAPH_DATE_NOTATION_NAMED_H

#include "graph/date/date.h"

struct tl_date_named {
    const char *name;
    /* False, with `error` filled, where a text is none. */
    bool (*read)(const char *text, size_t length, char edtf[TL_DATE_EDTF_MAX],
                 struct tl_date_error *error);
};

/* The named format that a list of formats begins with; NULL where that has letters. */
const struct tl_date_named *tl_date_named_find(const char *format);

#endif
