#include "moment.h"

#include <string.h>

#include "graph/date/date.h"
#include "graph/query/periods.h"

const struct tl_moment tl_moment_undated = {TL_DAY_MAX, TL_DAY_MAX, TL_DAY_MAX,
                                            TL_DAY_MAX};

/* The day of an end; false where it is none. */
static bool
read_end(const char *text, size_t length, int64_t open, int64_t *day)
{
    bool is_open = length == 0 || (length == 2 && memcmp(text, "..", 2) == 0);
    if (is_open)
        *day = open;
    return is_open || tl_day_read(text, length, day);
}

bool
tl_moment_of_days(const char *first, size_t first_length, const char *last,
                  size_t last_length, struct tl_moment *moment)
{
    if (!read_end(first, first_length, TL_DAY_MIN, &moment->earliest) ||
        !read_end(last, last_length, TL_DAY_MAX, &moment->latest))
        return false;
    moment->position =
        moment->earliest > TL_DAY_MIN ? moment->earliest : moment->latest;
    moment->second = INT64_MIN;
    return true;
}

/* Most dates are one plain day. */
static bool
read_day(const char *text, size_t length, struct tl_moment *moment)
{
    return length == sizeof "2015-05-08" - 1 && *text != '-' &&
           tl_day_read(text, length, &moment->earliest) &&
           tl_moment_of_days(text, length, text, length, moment);
}

static bool
read_days(const char *text, size_t length, struct tl_moment *moment)
{
    const char *slash = memchr(text, '/', length);
    return slash && tl_moment_of_days(text, (size_t)(slash - text), slash + 1,
                                      length - (size_t)(slash + 1 - text), moment);
}

bool
tl_moment_read(const char *text, size_t length, struct tl_moment *moment)
{
    struct tl_date date;
    struct tl_date_error error;
    if (read_day(text, length, moment))
        return true;
    if (length == strlen(TL_UNDATED) && memcmp(text, TL_UNDATED, length) == 0) {
        *moment = tl_moment_undated;
        return true;
    }
    if (!tl_date_parse(text, length, NULL, &date, &error))
        return read_days(text, length, moment);
    *moment = (struct tl_moment){
        tl_date_position(&date), date.start_earliest, date.end_latest,
        date.flags & TL_DATE_HAS_TIME ? date.second : INT64_MIN};
    return true;
}

bool
tl_moment_of_date(const char *date, size_t length, const char *first,
                  size_t first_length, const char *last, size_t last_length,
                  struct tl_moment *moment)
{
    struct tl_date read;
    struct tl_date_error error;
    if (read_day(date, length, moment))
        return true;
    if (!tl_date_parse(date, length, NULL, &read, &error))
        return false;
    if (read.flags & TL_DATE_CONVENTIONAL && first_length + last_length > 0)
        return tl_moment_of_days(first, first_length, last, last_length, moment);
    return tl_moment_read(date, length, moment);
}

static int
order(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

int
tl_moment_compare(const struct tl_moment *a, const struct tl_moment *b)
{
    int result = order(a->position, b->position);
    if (!result)
        result = order(a->earliest, b->earliest);
    if (!result)
        result = order(a->latest, b->latest);
    return result ? result : order(a->second, b->second);
}
