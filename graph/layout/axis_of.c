#include "axis_events.h"

static uint64_t
length_of(struct tl_axis_gap gap)
{
    return (uint64_t)gap.to - (uint64_t)gap.from;
}

static bool
is_cut(const struct tl_axis *axis, const struct tl_axis_event *event)
{
    return length_of(event->extent) > axis->longest;
}

static void
cover(struct tl_axis *axis, const struct tl_timeline *timeline)
{
    struct tl_axis_event event = {0};
    bool begun = false;
    while (tl_axis_next_event(axis, timeline, &event)) {
        if (is_cut(axis, &event))
            continue;
        if (!begun || event.extent.from < axis->first)
            axis->first = event.extent.from;
        if (!begun || event.extent.to > axis->last)
            axis->last = event.extent.to;
        begun = true;
    }
}

/* Of what is cut, and is not where the others are, the nearer end is on the axis. */
static void
cover_ends(struct tl_axis *axis, const struct tl_timeline *timeline)
{
    struct tl_axis_event event = {0};
    while (tl_axis_next_event(axis, timeline, &event)) {
        if (event.extent.to < axis->first)
            axis->first = event.extent.to;
        if (event.extent.from > axis->last)
            axis->last = event.extent.from;
    }
}

/* What is cut is at its beginning, or where the axis begins or ends. */
static void
cut(const struct tl_axis *axis, struct tl_axis_event *event)
{
    if (!is_cut(axis, event))
        return;
    if (event->extent.from < axis->first)
        event->extent.from = axis->first;
    event->extent.to = event->extent.from;
    event->earliest = event->extent.from;
}

static bool
is_gap_already(const struct tl_axis *axis, struct tl_axis_gap gap)
{
    for (unsigned i = 0; i < axis->gap_count; i++)
        if (axis->gaps[i].from >= gap.from && axis->gaps[i].to <= gap.to)
            return true;
    return false;
}

/* The longest time in which nothing is, and that is no gap yet. */
static struct tl_axis_gap
find_gap(const struct tl_axis *axis, const struct tl_timeline *timeline)
{
    struct tl_axis_gap longest = {0, 0};
    struct tl_axis_event event = {0};
    int64_t end = axis->first;
    while (tl_axis_next_event(axis, timeline, &event)) {
        cut(axis, &event);
        struct tl_axis_gap gap = {end, event.earliest};
        if (gap.to > gap.from && length_of(gap) > length_of(longest) &&
            !is_gap_already(axis, gap))
            longest = gap;
        end = event.extent.to > end ? event.extent.to : end;
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

static void
lay(struct tl_axis *axis, const struct tl_timeline *timeline, uint32_t events)
{
    axis->gap_count = 0;
    cover(axis, timeline);
    cover_ends(axis, timeline);
    find_gaps(axis, timeline, events);
}

static bool
begin(struct tl_axis *axis, const struct tl_timeline *timeline)
{
    uint32_t count = tl_axis_set_units(axis, timeline);
    if (count == 0)
        return false;
    lay(axis, timeline, count);
    if (axis->first == axis->last)
        widen(axis);
    return true;
}

bool
tl_axis_of(struct tl_axis *axis, const struct tl_timeline *timeline)
{
    *axis = (struct tl_axis){.longest = UINT64_MAX};
    return begin(axis, timeline);
}

bool
tl_axis_of_beginnings(struct tl_axis *axis, const struct tl_timeline *timeline)
{
    *axis = (struct tl_axis){.longest = UINT64_MAX, .beginnings = true};
    return begin(axis, timeline);
}

/* What of an axis is left where the longest dates are cut. */
struct rest {
    uint64_t longest; /* of those that are cut not yet */
    uint32_t whole;   /* how many are not */
    uint32_t cut;
};

static struct rest
rest_of(const struct tl_axis *axis, const struct tl_timeline *timeline)
{
    struct rest rest = {0};
    struct tl_axis_event event = {0};
    while (tl_axis_next_event(axis, timeline, &event)) {
        uint64_t length = length_of(event.extent);
        bool whole = !is_cut(axis, &event);
        rest.longest = whole && length > rest.longest ? length : rest.longest;
        rest.whole += whole;
        rest.cut += !whole;
    }
    return rest;
}

void
tl_axis_cut(struct tl_axis *axis, const struct tl_timeline *timeline)
{
    enum { TRIES = 6, FEW = 3, THIRD = 3 };
    struct tl_axis trial = *axis;
    for (int i = 0; i < TRIES; i++) {
        struct rest rest = rest_of(&trial, timeline);
        if (rest.longest == 0)
            return;
        trial.longest = rest.longest - 1;
        rest = rest_of(&trial, timeline);
        if (rest.whole < FEW || rest.whole <= rest.cut)
            return;
        lay(&trial, timeline, rest.whole);
        if (trial.first == trial.last)
            return;
        if (tl_axis_shown(&trial) < tl_axis_shown(axis) / THIRD)
            *axis = trial;
    }
}
