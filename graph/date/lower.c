#include "lower.h"

#include <stdio.h>
#include <string.h>

/* 100,000,000 days either way of 1970 (ECMA-262, "Time Values and Time Range"),
 * less one for the time zones. */
const struct tl_date_limits tl_date_js = {-99999999, 99999999};
const struct tl_date_limits tl_date_any = {TL_DAY_FAR_PAST + 1, TL_DAY_FAR_FUTURE - 1};

/* What any target loses that knows neither sets nor qualifiers. */
static uint32_t
common_loss(const struct tl_date *date)
{
    static const struct {
        uint32_t flags;
        uint32_t lost;
    } losses[] = {
        {TL_DATE_APPROXIMATE | TL_DATE_UNCERTAIN, TL_LOSS_QUALIFIER},
        {TL_DATE_OPEN_START | TL_DATE_OPEN_END, TL_LOSS_OPEN},
        {TL_DATE_UNKNOWN_START | TL_DATE_UNKNOWN_END, TL_LOSS_UNKNOWN},
        {TL_DATE_YEAR_UNKNOWN, TL_LOSS_UNKNOWN},
        {TL_DATE_MASKED | TL_DATE_ONE_OF | TL_DATE_ROUNDED, TL_LOSS_CHOICE},
        {TL_DATE_ALL_OF, TL_LOSS_MEMBERS},
        {TL_DATE_FAR, TL_LOSS_FAR},
    };
    uint32_t lost = 0;
    for (size_t i = 0; i < sizeof losses / sizeof losses[0]; i++)
        if (date->flags & losses[i].flags)
            lost |= losses[i].lost;
    if (date->start_earliest == date->end_latest)
        lost &= ~(uint32_t)(TL_LOSS_CHOICE | TL_LOSS_MEMBERS);
    return lost;
}

static bool
lacks_year(const struct tl_date *date, const struct tl_date_end *end)
{
    return date->flags & TL_DATE_YEAR_UNKNOWN || tl_date_lacks_year(end);
}

static bool
is_coarse(const struct tl_date_end *end)
{
    return end->precision != TL_PRECISION_NONE && end->precision < TL_PRECISION_DAY;
}

struct tl_date_days
tl_date_to_days(const struct tl_date *date, const struct tl_date_limits *limits)
{
    struct tl_date_days days = {date->start_earliest, date->end_latest,
                                common_loss(date)};
    if (lacks_year(date, &date->first))
        days.first = TL_DAY_MIN;
    if (lacks_year(date, &date->last))
        days.last = TL_DAY_MAX;
    if (lacks_year(date, &date->first) || lacks_year(date, &date->last))
        days.lost |= TL_LOSS_UNKNOWN;
    if (is_coarse(&date->first) || is_coarse(&date->last))
        days.lost |= TL_LOSS_PRECISION;
    if (date->flags & TL_DATE_HAS_TIME)
        days.lost |= TL_LOSS_TIME;
    if (days.first != TL_DAY_MIN &&
        (days.first < limits->first || days.first > limits->last)) {
        days.first = TL_DAY_MIN;
        days.lost |= TL_LOSS_FAR;
    }
    if (days.last != TL_DAY_MAX &&
        (days.last < limits->first || days.last > limits->last)) {
        days.last = TL_DAY_MAX;
        days.lost |= TL_LOSS_FAR;
    }
    return days;
}

size_t
tl_date_js_text(const struct tl_clock_time *time, char *buffer, size_t size)
{
    char day[TL_DAY_TEXT_MAX];
    *buffer = '\0';
    if (time->day < tl_date_js.first || time->day > tl_date_js.last)
        return 0;
    tl_day_iso(time->day, day, sizeof day);
    return (size_t)snprintf(buffer, size, "%sT%02d:%02d:%02d", day, time->hour,
                            time->minute, time->second);
}

static struct tl_date_parts
parts_of(int64_t day, const struct tl_date_end *end)
{
    struct tl_day_civil civil = tl_day_to_civil(day);
    struct tl_date_parts parts = {.year = civil.year};
    bool month = end->precision >= TL_PRECISION_SEASON &&
                 !(end->parts[TL_PART_MONTH] & TL_PART_UNKNOWN);
    bool dated = end->precision >= TL_PRECISION_DAY &&
                 !(end->parts[TL_PART_DAY] & TL_PART_UNKNOWN);
    if (month || dated)
        parts.month = civil.month;
    if (dated)
        parts.day = civil.day;
    return parts;
}

static bool
is_same(const struct tl_date_parts *a, const struct tl_date_parts *b)
{
    return a->year == b->year && a->month == b->month && a->day == b->day;
}

/* Gives each end the precision of the finer one, outwards. */
static void
level_precision(struct tl_date_span *span)
{
    struct tl_date_parts *start = &span->start;
    struct tl_date_parts *end = &span->end;
    if (start->month && !end->month)
        end->month = 12;
    if (end->month && !start->month)
        start->month = 1;
    if (start->day && !end->day)
        end->day = tl_day_month_length(end->year, end->month);
    if (end->day && !start->day)
        start->day = 1;
}

static void
add_time(struct tl_date_span *span, const struct tl_date *date,
         const struct tl_clock *clock)
{
    struct tl_clock_time time = tl_clock_tell(clock, date);
    span->start = parts_of(time.day, &date->first);
    span->start.timed = true;
    span->start.hour = time.hour;
    span->start.minute = time.minute;
    span->start.second = time.second;
}

struct tl_date_span
tl_date_to_span(const struct tl_date *date, const struct tl_clock *clock)
{
    struct tl_date_days days = tl_date_to_days(date, &tl_date_any);
    struct tl_date_span span = {
        .has_start = days.first != TL_DAY_MIN,
        .has_end = days.last != TL_DAY_MAX,
        .lost = days.lost & ~(uint32_t)(TL_LOSS_PRECISION | TL_LOSS_TIME),
    };
    if (span.has_start)
        span.start = parts_of(days.first, &date->first);
    if (span.has_end)
        span.end = parts_of(days.last, &date->last);
    if (!span.has_start && span.has_end) {
        span.start = span.end;
        span.has_start = true;
    }
    if (span.has_end && span.start.year == span.end.year &&
        !is_same(&span.start, &span.end))
        level_precision(&span);
    if (is_same(&span.start, &span.end))
        span.has_end = false;
    if (date->flags & TL_DATE_HAS_TIME)
        add_time(&span, date, clock);
    return span;
}
