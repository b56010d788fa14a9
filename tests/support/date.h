/* What the tests of dates share. */
#ifndef TEST_DATE_H
#define TEST_DATE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "graph/date/date.h"

static inline struct tl_date
date_of_length(const char *text, size_t length)
{
    struct tl_date date;
    struct tl_date_error error;
    if (!tl_date_parse(text, length, NULL, &date, &error))
        fail_msg("%s: %s at %zu", text, error.message, error.offset);
    return date;
}

static inline struct tl_date
date_of(const char *text)
{
    return date_of_length(text, strlen(text));
}

static inline int64_t
day_of(const char *text)
{
    return date_of(text).start_earliest;
}

#define COUNT(table) (sizeof table / sizeof table[0])

#endif
