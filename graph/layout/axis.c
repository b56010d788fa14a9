#include "axis.h"

#include "graph/date/day.h"

enum {
    DAYS_PER_WEEK = 7,
    MONTHS = 12,
    A_MONDAY = 4, /* 1970-01-05 */
    DAYS_PER_MONTH = 28,
    DAYS_PER_YEAR = 365,
    SECONDS_PER_DAY = 86400
};

/* Spans are shifted below it, so that a place can be multiplied by one. */
#define SPAN_MAX ((uint64_t)1 << 31)

int64_t
tl_axis_from(const struct tl_axis *axis, int64_t day)
{
    if (!axis->timed || day == TL_DAY_MIN || day == TL_DAY_MAX)
        return day;
    if (day < -TL_AXIS_TIMED_DAYS || day > TL_AXIS_TIMED_DAYS)
        day = day < 0 ? -TL_AXIS_TIMED_DAYS : TL_AXIS_TIMED_DAYS;
    return day * SECONDS_PER_DAY;
}

int64_t
tl_axis_until(const struct tl_axis *axis, int64_t day)
{
    bool infinite = day == TL_DAY_MIN || day == TL_DAY_MAX;
    return tl_axis_from(axis, day) + (axis->timed && !infinite ? SECONDS_PER_DAY : 0);
}

static uint64_t
axis_shown(const struct tl_axis *axis)
{
    uint64_t moments = (uint64_t)axis->last - (uint64_t)axis->first;
    for (unsigned i = 0; i < axis->gap_count; i++)
        moments -= (uint64_t)axis->gaps[i].to - (uint64_t)axis->gaps[i].from;
    return moments;
}

/* The length of so many moments. */
static int64_t
scale(const struct tl_axis *axis, uint64_t moments)
{
    uint64_t span = axis_shown(axis);
    int64_t length =
        axis->end - axis->start - (int64_t)axis->gap_count * axis->gap_length;
    while (span >= SPAN_MAX) {
        span >>= 1;
        moments >>= 1;
    }
    return (int64_t)((uint64_t)length * moments / span);
}

int64_t
tl_axis_place(const struct tl_axis *axis, int64_t moment)
{
    if (moment <= axis->first)
        return axis->start;
    if (moment >= axis->last)
        return axis->end;
    uint64_t moments = (uint64_t)moment - (uint64_t)axis->first;
    int64_t passed = 0;
    for (unsigned i = 0; i < axis->gap_count && moment > axis->gaps[i].from; i++) {
        const struct tl_axis_gap *gap = &axis->gaps[i];
        bool within = moment < gap->to;
        moments -= (uint64_t)(within ? moment : gap->to) - (uint64_t)gap->from;
        passed += within ? axis->gap_length / 2 : axis->gap_length;
    }
    return axis->start + passed + scale(axis, moments);
}

static const struct tl_axis_step small_steps[] = {
    {TL_AXIS_SECOND, 1},  {TL_AXIS_SECOND, 5},  {TL_AXIS_SECOND, 15},
    {TL_AXIS_SECOND, 30}, {TL_AXIS_MINUTE, 1},  {TL_AXIS_MINUTE, 5},
    {TL_AXIS_MINUTE, 10}, {TL_AXIS_MINUTE, 15}, {TL_AXIS_MINUTE, 30},
    {TL_AXIS_HOUR, 1},    {TL_AXIS_HOUR, 2},    {TL_AXIS_HOUR, 3},
    {TL_AXIS_HOUR, 6},    {TL_AXIS_HOUR, 12},   {TL_AXIS_DAY, 1},
    {TL_AXIS_DAY, 2},     {TL_AXIS_DAY, 7},     {TL_AXIS_DAY, 14},
    {TL_AXIS_MONTH, 1},   {TL_AXIS_MONTH, 2},   {TL_AXIS_MONTH, 3},
    {TL_AXIS_MONTH, 6},
};

static const int64_t unit_seconds[] = {
    [TL_AXIS_SECOND] = 1, [TL_AXIS_MINUTE] = 60, [TL_AXIS_HOUR] = 3600};

static const int64_t unit_days[] = {[TL_AXIS_DAY] = 1,
                                    [TL_AXIS_MONTH] = DAYS_PER_MONTH,
                                    [TL_AXIS_YEAR] = DAYS_PER_YEAR};

/* How many moments a unit has at least; units below a day have some only where moments
 * are seconds. */
static uint64_t
unit_length(const struct tl_axis *axis, enum tl_axis_unit unit)
{
    if (unit < TL_AXIS_DAY)
        return (uint64_t)unit_seconds[unit];
    return (uint64_t)unit_days[unit] * (axis->timed ? SECONDS_PER_DAY : 1);
}

static bool
is_wide_enough(const struct tl_axis *axis, struct tl_axis_step step, int64_t distance)
{
    uint64_t moments = (uint64_t)step.count * unit_length(axis, step.unit);
    return moments >= axis_shown(axis) || scale(axis, moments) >= distance;
}

struct tl_axis_step
tl_axis_step_for(const struct tl_axis *axis, int64_t distance)
{
    static const int64_t leading[] = {1, 2, 5};
    for (size_t i = 0; i < sizeof small_steps / sizeof *small_steps; i++)
        if (small_steps[i].unit >= axis->finest &&
            (axis->timed || small_steps[i].unit >= TL_AXIS_DAY) &&
            is_wide_enough(axis, small_steps[i], distance))
            return small_steps[i];
    struct tl_axis_step step = {TL_AXIS_YEAR, 1};
    int64_t power = 1;
    for (size_t i = 0; !is_wide_enough(axis, step, distance); i++) {
        power *= i % 3 == 2 ? 10 : 1;
        step.count = leading[(i + 1) % 3] * power;
    }
    return step;
}

static int64_t
round_up(int64_t number, int64_t step)
{
    int64_t rest = number % step;
    return rest == 0 ? number : number - rest + (rest > 0 ? step : 0);
}

/*
 * Years are multiples of the step as people count them: 100 BCE, which is the year
 * -99, not -100. There is no tick for the turn of the era but with single years.
 */
static int64_t
year_tick(int64_t year, int64_t step)
{
    if (year > 0)
        return round_up(year, step);
    int64_t before = (1 - year) / step * step;
    return before > 0 ? 1 - before : step;
}

static int64_t
month_tick(struct tl_day_civil civil, int64_t step)
{
    int64_t month = round_up(civil.year * MONTHS + civil.month - 1, step);
    int64_t year = month / MONTHS - (month % MONTHS < 0);
    return tl_day_from_civil(year, (int)(month - year * MONTHS) + 1, 1);
}

/* The first day of a step not before a day; false where there is none that is
 * counted. */
static bool
next_day(struct tl_axis_step step, int64_t day, int64_t *tick)
{
    struct tl_day_civil civil = tl_day_to_civil(day);
    if (step.unit == TL_AXIS_DAY) {
        int64_t base = step.count % DAYS_PER_WEEK == 0 ? A_MONDAY : 0;
        *tick = base + round_up(day - base, step.count);
    } else if (step.unit == TL_AXIS_MONTH) {
        if (civil.day > 1 && ++civil.month > MONTHS) {
            civil.month = 1;
            civil.year++;
        }
        *tick = month_tick(civil, step.count);
    } else {
        int64_t year =
            year_tick(civil.year + (civil.month > 1 || civil.day > 1), step.count);
        if (year > TL_DAY_YEAR_LIMIT)
            return false;
        *tick = tl_day_from_civil(year, 1, 1);
    }
    return true;
}

static bool
next_tick(const struct tl_axis *axis, struct tl_axis_step step, int64_t moment,
          int64_t *tick)
{
    if (step.unit < TL_AXIS_DAY) {
        *tick = round_up(moment, step.count * unit_seconds[step.unit]);
        return true;
    }
    if (!axis->timed)
        return next_day(step, moment, tick);
    bool found =
        next_day(step, round_up(moment, SECONDS_PER_DAY) / SECONDS_PER_DAY, tick);
    *tick = tl_axis_from(axis, *tick);
    return found;
}

bool
tl_axis_tick(const struct tl_axis *axis, struct tl_axis_step step, int64_t moment,
             int64_t *tick)
{
    bool found = next_tick(axis, step, moment, tick);
    for (unsigned i = 0; found && i < axis->gap_count; i++)
        if (*tick > axis->gaps[i].from && *tick < axis->gaps[i].to)
            found = next_tick(axis, step, axis->gaps[i].to, tick);
    return found && *tick <= axis->last;
}

/* The events of a timeline as they are on its axis; for the files of the axis. */

struct tl_axis_event {
    uint32_t next; /* 0 at first */
    /* From when until when it is, open and far ends apart; in time order, but for times
     * of several zones. */
    struct tl_axis_gap extent;
    int64_t earliest; /* in time order, and not after its beginning */
};

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

/* Finds the next event that has a place; false where there is none left. */
static bool
axis_next_event(const struct tl_axis *axis, const struct tl_timeline *timeline,
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

/* Sets whether moments are seconds, by which clock, and how fine the ticks may be; says
 * how many events have a place. */
static uint32_t
axis_set_units(struct tl_axis *axis, const struct tl_timeline *timeline)
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
    while (axis_next_event(axis, timeline, &event)) {
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
    while (axis_next_event(axis, timeline, &event)) {
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
    while (axis_next_event(axis, timeline, &event)) {
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

/* How many gaps there may be: with few events a few, or each were in a piece of its
 * own. */
static unsigned
most_gaps(uint32_t events)
{
    enum { FEW = 3, MANY = 50 };
    return events < MANY ? FEW : TL_AXIS_GAPS;
}

/* None where there would be only a few events beside a gap: nothing is squashed. */
static void
find_gaps(struct tl_axis *axis, const struct tl_timeline *timeline, uint32_t events)
{
    enum { FEW = 3 };
    struct breaks breaks = {.count = 0};
    uint64_t whole = (uint64_t)axis->last - (uint64_t)axis->first, rest = whole;
    for (unsigned count = 0; count < most_gaps(events) && events >= count + 1 + FEW;) {
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

/* Breaks the axis as well where more than a third of what is shown is empty, now that
 * it is known what is on it. */
static void
break_empty(struct tl_axis *axis, const struct tl_timeline *timeline, uint32_t events)
{
    enum { FEW = 3, THIRD = 3 };
    while (axis->gap_count < most_gaps(events) &&
           events >= (axis->gap_count + 1) * FEW + 1) {
        struct tl_axis_gap gap = find_gap(axis, timeline);
        uint64_t shown = axis_shown(axis);
        if (length_of(gap) >= shown || length_of(gap) <= shown / THIRD)
            return;
        narrow(&gap, shown - length_of(gap));
        add_gap(axis, gap);
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
    uint32_t count = axis_set_units(axis, timeline);
    if (count == 0)
        return false;
    lay(axis, timeline, count);
    if (axis->first == axis->last)
        widen(axis);
    return true;
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
    while (axis_next_event(axis, timeline, &event)) {
        uint64_t length = length_of(event.extent);
        bool whole = !is_cut(axis, &event);
        rest.longest = whole && length > rest.longest ? length : rest.longest;
        rest.whole += whole;
        rest.cut += !whole;
    }
    return rest;
}

static void
cut_longest(struct tl_axis *axis, const struct tl_timeline *timeline)
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
        if (axis_shown(&trial) < axis_shown(axis) / THIRD)
            *axis = trial;
    }
}

bool
tl_axis_of(struct tl_axis *axis, const struct tl_timeline *timeline)
{
    *axis = (struct tl_axis){.longest = UINT64_MAX};
    if (!begin(axis, timeline))
        return false;
    cut_longest(axis, timeline);
    break_empty(axis, timeline, rest_of(axis, timeline).whole);
    return true;
}

bool
tl_axis_of_beginnings(struct tl_axis *axis, const struct tl_timeline *timeline)
{
    *axis = (struct tl_axis){.longest = UINT64_MAX, .beginnings = true};
    if (!begin(axis, timeline))
        return false;
    break_empty(axis, timeline, rest_of(axis, timeline).whole);
    return true;
}
