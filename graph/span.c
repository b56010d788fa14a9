#include "span.h"

#include <stdlib.h>

const struct tl_span tl_span_unknown = {TL_DAY_MAX, TL_DAY_MIN};

static bool
is_day(int64_t day)
{
    return day != TL_DAY_MIN && day != TL_DAY_MAX;
}

static int64_t
lesser(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t
greater(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

struct tl_span
tl_span_of(const struct tl_date *date)
{
    if (!date || date->flags & TL_DATE_YEAR_UNKNOWN)
        return tl_span_unknown;
    struct tl_span span = {date->start_earliest, date->end_latest};
    if (date->flags & TL_DATE_UNKNOWN_START || tl_date_lacks_year(&date->first))
        span.first = tl_span_unknown.first;
    if (date->flags & TL_DATE_UNKNOWN_END || tl_date_lacks_year(&date->last))
        span.last = tl_span_unknown.last;
    return span;
}

bool
tl_span_is_placed(struct tl_span span)
{
    return is_day(span.first) || is_day(span.last);
}

struct tl_span
tl_span_cover(struct tl_span a, struct tl_span b)
{
    return (struct tl_span){lesser(a.first, b.first), greater(a.last, b.last)};
}

/* A day limits more than what is not known, and that more than what is open. */
static int64_t
later_first(int64_t a, int64_t b)
{
    if (is_day(a) != is_day(b))
        return is_day(a) ? a : b;
    return greater(a, b);
}

static int64_t
earlier_last(int64_t a, int64_t b)
{
    if (is_day(a) != is_day(b))
        return is_day(a) ? a : b;
    return lesser(a, b);
}

bool
tl_span_meet(struct tl_span a, struct tl_span b, struct tl_span *common)
{
    common->first = later_first(a.first, b.first);
    common->last = earlier_last(a.last, b.last);
    return !is_day(common->first) || !is_day(common->last) ||
           common->first <= common->last;
}

struct tl_span
tl_span_drawn(struct tl_span span)
{
    return (struct tl_span){
        is_day(span.first) ? span.first : TL_DAY_MIN,
        is_day(span.last) ? span.last : TL_DAY_MAX,
    };
}

bool
tl_span_touches(struct tl_span a, struct tl_span b)
{
    return a.last == TL_DAY_MAX || b.first <= a.last + 1;
}

static int
compare(const void *left, const void *right)
{
    const struct tl_span *a = left;
    const struct tl_span *b = right;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return (a->last > b->last) - (a->last < b->last);
}

size_t
tl_spans_unite(struct tl_span *spans, size_t count)
{
    if (count == 0)
        return 0;
    qsort(spans, count, sizeof *spans, compare);
    size_t last = 0;
    for (size_t i = 1; i < count; i++) {
        if (tl_span_touches(spans[last], spans[i]))
            spans[last] = tl_span_cover(spans[last], spans[i]);
        else
            spans[++last] = spans[i];
    }
    return last + 1;
}
