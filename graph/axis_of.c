#include "axis.h"

#include "date_lower.h"

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

/* How far east of UTC the clock is by which a time is told, in seconds. */
static int32_t
shift_of(const struct tl_date *date)
{
    struct tl_date_parts start = tl_date_to_span(date).start;
    return start.hour * 3600 + start.minute * 60 + start.second - date->second;
}

int64_t
tl_axis_moment(const struct tl_axis *axis, const struct tl_date *date)
{
    int64_t moment = tl_axis_from(axis, tl_date_position(date));
    return moment + (axis->timed && has_time(date) ? date->second + axis->shift : 0);
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

/* Finds the clock that is that of this time as well as of those before. */
static void
set_clock(struct tl_axis *axis, const struct tl_date *date)
{
    bool zoned = tl_date_to_span(date).lost & TL_LOSS_ZONE;
    enum tl_axis_clock clock = zoned ? TL_AXIS_ZONE : TL_AXIS_LOCAL;
    if (!axis->timed) {
        axis->clock = clock;
        axis->shift = shift_of(date);
    } else if (axis->clock != clock || axis->shift != shift_of(date)) {
        axis->clock = TL_AXIS_MIXED;
        axis->shift = 0;
    }
    axis->timed = true;
}

/* From when until when an event is on an axis, open and far ends apart; in time order
 * as the events are, but for times of several zones. */
static struct tl_axis_gap
extent_of(const struct tl_axis *axis, const struct tl_date *date)
{
    int64_t moment = tl_axis_moment(axis, date);
    struct tl_axis_gap extent = {moment, moment};
    if (date->flags & TL_DATE_YEAR_UNKNOWN || !tl_day_is_counted(date->end_latest) ||
        (axis->timed && has_time(date)))
        return extent;
    int64_t end = tl_axis_until(axis, date->end_latest);
    extent.to = end > moment ? end : moment;
    return extent;
}

static const struct tl_date *
date_of(const struct tl_timeline *timeline, uint32_t index)
{
    const struct tl_date *date =
        tl_graph_event_date(timeline->graph, timeline->events[index]);
    return tl_axis_holds(date) ? date : NULL;
}

static bool
is_near(int64_t day)
{
    return day >= -TL_AXIS_TIMED_DAYS && day <= TL_AXIS_TIMED_DAYS;
}

/* Whether moments are seconds, how fine the ticks may be; says how many events have a
 * place. */
static uint32_t
set_units(struct tl_axis *axis, const struct tl_timeline *timeline)
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
        if (has_time(date))
            set_clock(axis, date);
    }
    if (near)
        return count;
    axis->timed = false;
    axis->clock = TL_AXIS_LOCAL;
    axis->finest = axis->finest < TL_AXIS_DAY ? TL_AXIS_DAY : axis->finest;
    return count;
}

static void
cover_all(struct tl_axis *axis, const struct tl_timeline *timeline)
{
    bool begun = false;
    for (uint32_t i = 0; i < timeline->event_count; i++) {
        const struct tl_date *date = date_of(timeline, i);
        if (!date)
            continue;
        struct tl_axis_gap extent = extent_of(axis, date);
        if (!begun || extent.from < axis->first)
            axis->first = extent.from;
        if (!begun || extent.to > axis->last)
            axis->last = extent.to;
        begun = true;
    }
}

static uint64_t
length_of(struct tl_axis_gap gap)
{
    return (uint64_t)gap.to - (uint64_t)gap.from;
}

static bool
is_gap_already(const struct tl_axis *axis, struct tl_axis_gap gap)
{
    for (unsigned i = 0; i < axis->gap_count; i++)
        if (axis->gaps[i].from >= gap.from && axis->gaps[i].to <= gap.to)
            return true;
    return false;
}

/* A moment that comes in time order and is not after the beginning of an event. */
static int64_t
earliest_of(const struct tl_axis *axis, const struct tl_date *date, int64_t from)
{
    enum { MOST_SHIFT = 14 * 3600 };
    if (axis->clock != TL_AXIS_MIXED)
        return from;
    return tl_axis_from(axis, tl_date_position(date)) - MOST_SHIFT;
}

/* The longest time in which nothing is, and that is no gap yet. */
static struct tl_axis_gap
find_gap(const struct tl_axis *axis, const struct tl_timeline *timeline)
{
    struct tl_axis_gap longest = {0, 0};
    int64_t end = axis->first;
    for (uint32_t i = 0; i < timeline->event_count; i++) {
        const struct tl_date *date = date_of(timeline, i);
        if (!date)
            continue;
        struct tl_axis_gap extent = extent_of(axis, date);
        struct tl_axis_gap gap = {end, earliest_of(axis, date, extent.from)};
        if (gap.to > gap.from && length_of(gap) > length_of(longest) &&
            !is_gap_already(axis, gap))
            longest = gap;
        end = extent.to > end ? extent.to : end;
    }
    return longest;
}

/* Puts a gap where it belongs in time. */
static void
add_gap(struct tl_axis *axis, struct tl_axis_gap gap)
{
    unsigned at = axis->gap_count++;
    for (; at > 0 && axis->gaps[at - 1].from > gap.from; at--)
        axis->gaps[at] = axis->gaps[at - 1];
    axis->gaps[at] = gap;
}

/* What is beside a gap is a little away from it. */
static void
narrow(struct tl_axis_gap *gap, uint64_t rest)
{
    uint64_t most = length_of(*gap) / 4;
    int64_t margin = (int64_t)(rest / 16 < most ? rest / 16 : most);
    gap->from += margin;
    gap->to -= margin;
}

/* What is found out about gaps, the longest first. */
struct breaks {
    struct tl_axis_gap gaps[TL_AXIS_GAPS];
    unsigned count; /* of them that are worth it */
    uint64_t rest;  /* of the axis, with these */
};

/*
 * Gaps are worth it where they leave so little of the axis that all else would be
 * squashed: less than a third, where each is at least half of what the longer ones
 * leave, so that a few events are far from all others; or else less than an eighth.
 * False where more of them need not be tried, for one gap is better than three.
 */
static bool
judge(struct breaks *breaks, unsigned count, uint64_t rest, uint64_t whole)
{
    enum { EIGHTH = 8, THIRD = 3 };
    bool halves = true;
    uint64_t left = whole;
    for (unsigned i = 0; i < count; i++) {
        uint64_t length = length_of(breaks->gaps[i]);
        halves = halves && length >= left / 2;
        left -= length;
    }
    if (breaks->count > 0 && !halves)
        return false;
    bool eighth = rest < whole / EIGHTH;
    if (eighth || (halves && rest < whole / THIRD)) {
        breaks->count = count;
        breaks->rest = rest;
    }
    return !eighth;
}

/* None where there would be only a few events beside a gap: nothing is squashed. */
static void
find_gaps(struct tl_axis *axis, const struct tl_timeline *timeline, uint32_t events)
{
    enum { FEW = 3 };
    struct breaks breaks = {.count = 0};
    uint64_t whole = (uint64_t)axis->last - (uint64_t)axis->first, rest = whole;
    for (unsigned count = 0; count < TL_AXIS_GAPS && events >= count + 1 + FEW;) {
        struct tl_axis_gap gap = find_gap(axis, timeline);
        rest -= length_of(gap);
        if (rest == 0 || length_of(gap) == 0)
            break;
        add_gap(axis, gap);
        breaks.gaps[count++] = gap;
        if (!judge(&breaks, count, rest, whole))
            break;
    }
    axis->gap_count = 0;
    for (unsigned i = 0; i < breaks.count; i++) {
        narrow(&breaks.gaps[i], breaks.rest);
        add_gap(axis, breaks.gaps[i]);
    }
}

/* An axis has a length: of one day, the year or month of which it is all that is known,
 * or the days beside it; of one time, the hours beside it. */
static void
widen(struct tl_axis *axis)
{
    enum { HOUR = 3600 };
    if (axis->timed) {
        axis->first -= HOUR;
        axis->last += HOUR;
        return;
    }
    struct tl_day_civil civil = tl_day_to_civil(axis->first);
    bool year = axis->finest == TL_AXIS_YEAR;
    int month = year ? 12 : civil.month;
    if (axis->finest == TL_AXIS_DAY) {
        axis->first--;
        axis->last++;
        return;
    }
    axis->first = tl_day_from_civil(civil.year, year ? 1 : month, 1);
    axis->last =
        tl_day_from_civil(civil.year, month, tl_day_month_length(civil.year, month));
}

bool
tl_axis_of(struct tl_axis *axis, const struct tl_timeline *timeline)
{
    *axis = (struct tl_axis){0};
    uint32_t count = set_units(axis, timeline);
    if (count == 0)
        return false;
    cover_all(axis, timeline);
    find_gaps(axis, timeline, count);
    if (axis->first == axis->last)
        widen(axis);
    return true;
}
