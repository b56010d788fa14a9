#include "period.h"

#include <stdlib.h>
#include <string.h>

#include "graph/query/periods.h"

/* The number that a text begins with, and what follows it. */
static const char *
read_digits(const char *text, int64_t *number)
{
    *number = 0;
    for (; *text >= '0' && *text <= '9' && *number < INT64_C(100000000000000000);
         text++)
        *number = 10 * *number + (*text - '0');
    return text;
}

/* A year has room for 53 weeks, and a part of it for 31 days. */
enum { YEAR = 2000, PART = 32 };

bool
tl_period_read(const char *text, int64_t *number)
{
    int64_t year, part, day = 0;
    bool negative = *text == '-';
    if (strcmp(text, TL_UNDATED) == 0) {
        *number = INT64_MAX;
        return true;
    }
    const char *start = text + negative;
    const char *rest = read_digits(start, &year);
    if (rest - start < 3 || year > INT64_MAX / YEAR / 10)
        return false;
    year = negative ? -year : year;
    *number = year * YEAR;
    if (!*rest || strcmp(rest, "X") == 0)
        return true;
    rest++;
    rest += *rest == 'W' || *rest == 'Q';
    start = rest;
    rest = read_digits(start, &part);
    if (rest == start || rest[-1] < '0')
        return false;
    if (*rest == '-')
        rest = read_digits(rest + 1, &day);
    *number += PART * part + day;
    return !*rest && part <= 53 && day <= 31;
}
