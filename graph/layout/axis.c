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

uint64_t
tl_axis_shown(const struct tl_axis *axis)
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
    uint64_t span = tl_axis_shown(axis);
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
    return moments >= tl_axis_shown(axis) || scale(axis, moments) >= distance;
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
