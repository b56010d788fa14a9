#include "periods.h"

#include <stdio.h>

static int64_t
first_number(const struct tl_periods *periods)
{
    return tl_unit_number(periods->unit, periods->days.first);
}

struct tl_span
tl_periods_within(const struct tl_selection *selection, struct tl_span days)
{
    bool dated = tl_day_is_counted(days.first) || tl_day_is_counted(days.last);
    if (!dated || days.first > selection->until || days.last < selection->since)
        return days;
    if (days.first < selection->since)
        days.first = selection->since;
    if (days.last > selection->until)
        days.last = selection->until;
    return days;
}

struct tl_span
tl_periods_days(const struct tl_date *date)
{
    struct tl_span days = tl_span_of(date);
    if (!date)
        return days;
    if (tl_date_lacks_year(&date->first) || !tl_day_is_counted(days.first))
        days.first = TL_DAY_MIN;
    if (tl_date_lacks_year(&date->last) || !tl_day_is_counted(days.last))
        days.last = TL_DAY_MAX;
    return days;
}

static void
add_day(struct tl_periods *periods, int64_t day)
{
    if (tl_day_is_counted(day))
        periods->days = tl_span_cover(periods->days, (struct tl_span){day, day});
}

void
tl_periods_add(struct tl_periods *periods, struct tl_span days)
{
    add_day(periods, days.first);
    add_day(periods, days.last);
    if (tl_span_is_placed(periods->days))
        periods->count = (uint64_t)tl_unit_number(periods->unit, periods->days.last) -
                         (uint64_t)first_number(periods) + 1;
}

static uint32_t
place_of(const struct tl_periods *periods, int64_t day)
{
    if (day <= periods->days.first)
        return 0;
    if (day > periods->days.last)
        day = periods->days.last;
    return (uint32_t)(tl_unit_number(periods->unit, day) - first_number(periods));
}

struct tl_place
tl_periods_place(const struct tl_periods *periods, struct tl_span days)
{
    uint32_t undated = (uint32_t)periods->count;
    if (!tl_day_is_counted(days.first) && !tl_day_is_counted(days.last))
        return (struct tl_place){undated, undated};
    return (struct tl_place){place_of(periods, days.first),
                             place_of(periods, days.last)};
}

struct tl_span
tl_periods_at(const struct tl_periods *periods, uint32_t place)
{
    int64_t number = first_number(periods) + place;
    return (struct tl_span){tl_unit_first_day(periods->unit, number),
                            tl_unit_first_day(periods->unit, number + 1) - 1};
}

void
tl_periods_text(const struct tl_periods *periods, uint32_t place,
                char text[TL_UNIT_TEXT_MAX])
{
    if (place == periods->count)
        snprintf(text, TL_UNIT_TEXT_MAX, "%s", TL_UNDATED);
    else
        tl_unit_text(periods->unit, first_number(periods) + place, text);
}
