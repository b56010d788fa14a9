#include "axis_events.h"

bool
tl_axis_holds(const struct tl_date *date)
{
    return date && tl_day_is_counted(tl_date_position(date));
}

enum tl_axis_unit
tl_axis_unit_of(const struct tl_date_end *end)
{
    if (end->precision < TL_PRECISION_MONTH ||
        end->parts[TL_PART_MONTH] & TL_PART_MASKED)
        return TL_AXIS_YEAR;
    bool day = end->precision > TL_PRECISION_MONTH &&
               !(end->parts[TL_PART_DAY] & TL_PART_MASKED);
    return day ? TL_AXIS_DAY : TL_AXIS_MONTH;
}

static bool
has_time(const struct tl_date *date)
{
    return date->flags & TL_DATE_HAS_TIME;
}

int64_t
tl_axis_moment(const struct tl_axis *axis, const struct tl_date *date)
{
    int64_t moment = tl_axis_from(axis, tl_date_position(date));
    return moment +
           (axis->timed && has_time(date) ? date->second + axis->clock.shift : 0);
}

static void
refine(struct tl_axis *axis, const struct tl_date *date)
{
    enum tl_axis_unit first = tl_axis_unit_of(&date->first);
    enum tl_axis_unit last = tl_axis_unit_of(&date->last);
    enum tl_axis_unit finer = first < last ? first : last;
    if (has_time(date))
        finer = date->second % 60 == 0 ? TL_AXIS_MINUTE : TL_AXIS_SECOND;
    axis->finest = finer < axis->finest ? finer : axis->finest;
}

static struct tl_axis_gap
extent_of(const struct tl_axis *axis, const struct tl_date *date)
{
    int64_t moment = tl_axis_moment(axis, date);
    struct tl_axis_gap extent = {moment, moment};
    if (axis->beginnings || date->flags & TL_DATE_YEAR_UNKNOWN ||
        !tl_day_is_counted(date->end_latest) || (axis->timed && has_time(date)))
        return extent;
    int64_t end = tl_axis_until(axis, date->end_latest);
    extent.to = end > moment ? end : moment;
    return extent;
}

/* A moment that comes in time order and is not after the beginning of an event. */
static int64_t
earliest_of(const struct tl_axis *axis, const struct tl_date *date, int64_t from)
{
    enum { MOST_SHIFT = 14 * 3600 };
    if (axis->clock.kind != TL_CLOCK_MIXED)
        return from;
    return tl_axis_from(axis, tl_date_position(date)) - MOST_SHIFT;
}

static const struct tl_date *
date_of(const struct tl_timeline *timeline, uint32_t index)
{
    const struct tl_date *date =
        tl_graph_event_date(timeline->graph, timeline->events[index]);
    return tl_axis_holds(date) ? date : NULL;
}

bool
tl_axis_next_event(const struct tl_axis *axis, const struct tl_timeline *timeline,
                   struct tl_axis_event *event)
{
    while (event->next < timeline->event_count) {
        const struct tl_date *date = date_of(timeline, event->next++);
        if (!date)
            continue;
        event->extent = extent_of(axis, date);
        event->earliest = earliest_of(axis, date, event->extent.from);
        return true;
    }
    return false;
}

static bool
is_near(int64_t day)
{
    return day >= -TL_AXIS_TIMED_DAYS && day <= TL_AXIS_TIMED_DAYS;
}

uint32_t
tl_axis_set_units(struct tl_axis *axis, const struct tl_timeline *timeline)
{
    uint32_t count = 0;
    bool near = true;
    axis->finest = TL_AXIS_YEAR;
    for (uint32_t i = 0; i < timeline->event_count; i++) {
        const struct tl_date *date = date_of(timeline, i);
        if (!date)
            continue;
        count++;
        refine(axis, date);
        near = near && is_near(tl_date_position(date)) &&
               (is_near(date->end_latest) || !tl_day_is_counted(date->end_latest));
        tl_clock_add(&axis->clock, date);
    }
    axis->timed = near && axis->clock.kind != TL_CLOCK_NONE;
    if (near)
        return count;
    axis->clock = (struct tl_clock){0};
    axis->finest = axis->finest < TL_AXIS_DAY ? TL_AXIS_DAY : axis->finest;
    return count;
}
