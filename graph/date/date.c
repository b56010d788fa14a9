#include "date.h"

#include <string.h>

static int
order(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static bool
is_finite(int64_t day)
{
    return day > TL_DAY_MIN && day < TL_DAY_MAX;
}

int64_t
tl_date_position(const struct tl_date *date)
{
    if (date->flags & TL_DATE_YEAR_UNKNOWN)
        return TL_DAY_MAX;
    if (is_finite(date->start_earliest) && !tl_date_lacks_year(&date->first))
        return date->start_earliest;
    return is_finite(date->end_latest) ? date->end_latest : TL_DAY_MAX;
}

/* A date without a time of day comes before the times of its day. */
static int64_t
instant(const struct tl_date *date)
{
    return date->flags & TL_DATE_HAS_TIME ? date->second : INT64_MIN;
}

static int
order_texts(const struct tl_date *a, const struct tl_date *b)
{
    uint32_t shorter = a->length < b->length ? a->length : b->length;
    int result = memcmp(a->text, b->text, shorter);
    return result ? result : order(a->length, b->length);
}

/* By their places in time, however they are written. */
static int
order_places(const struct tl_date *a, const struct tl_date *b)
{
    int result = order(tl_date_position(a), tl_date_position(b));
    if (!result)
        result = order(a->start_earliest, b->start_earliest);
    if (!result)
        result = order(a->end_latest, b->end_latest);
    if (!result)
        result = order(instant(a), instant(b));
    return result;
}

int
tl_date_compare(const struct tl_date *a, const struct tl_date *b)
{
    int result = order_places(a, b);
    return result ? result : order_texts(a, b);
}

bool
tl_date_coincides(const struct tl_date *a, const struct tl_date *b)
{
    return order_places(a, b) == 0;
}

bool
tl_date_falls(const struct tl_date *date, int64_t since, int64_t until, bool certain)
{
    if (!certain)
        return date->start_earliest <= until && date->end_latest >= since;
    if (date->flags & (TL_DATE_UNKNOWN_START | TL_DATE_UNKNOWN_END))
        return since == TL_DAY_MIN && until == TL_DAY_MAX;
    return date->start_latest <= until && date->end_earliest >= since;
}

bool
tl_date_is_doubtful(const struct tl_date *date)
{
    enum {
        DOUBTS = TL_DATE_APPROXIMATE | TL_DATE_UNCERTAIN | TL_DATE_MASKED |
                 TL_DATE_ONE_OF | TL_DATE_ROUNDED | TL_DATE_UNKNOWN_START |
                 TL_DATE_UNKNOWN_END | TL_DATE_YEAR_UNKNOWN
    };
    return (date->flags & DOUBTS) != 0;
}

const char *
tl_date_edtf(const struct tl_date *date)
{
    return date && !(date->flags & TL_DATE_UNDECIDED) ? date->text : "";
}

bool
tl_date_overlaps(const struct tl_date *a, const struct tl_date *b)
{
    return a->start_earliest <= b->end_latest && b->start_earliest <= a->end_latest;
}
