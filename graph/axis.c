#include "axis.h"

#include <string.h>

#include "day.h"
#include "digits.h"

enum {
    DAYS_PER_WEEK = 7,
    MONTHS = 12,
    A_MONDAY = 4, /* 1970-01-05 */
    DAYS_PER_MONTH = 28,
    DAYS_PER_YEAR = 365
};

/* Spans are shifted below it, so that a place can be multiplied by one. */
#define SPAN_MAX ((uint64_t)1 << 31)

/* How many days of the axis are in no gap. */
static uint64_t
shown_days(const struct tl_axis *axis)
{
    uint64_t days = (uint64_t)axis->last - (uint64_t)axis->first;
    for (unsigned i = 0; i < axis->gap_count; i++)
        days -= (uint64_t)axis->gaps[i].to - (uint64_t)axis->gaps[i].from;
    return days;
}

/* The length of so many days. */
static int64_t
scale(const struct tl_axis *axis, uint64_t days)
{
    uint64_t span = shown_days(axis);
    int64_t length =
        axis->end - axis->start - (int64_t)axis->gap_count * axis->gap_length;
    while (span >= SPAN_MAX) {
        span >>= 1;
        days >>= 1;
    }
    return (int64_t)((uint64_t)length * days / span);
}

int64_t
tl_axis_place(const struct tl_axis *axis, int64_t day)
{
    if (day <= axis->first)
        return axis->start;
    if (day >= axis->last)
        return axis->end;
    uint64_t days = (uint64_t)day - (uint64_t)axis->first;
    int64_t passed = 0;
    for (unsigned i = 0; i < axis->gap_count && day > axis->gaps[i].from; i++) {
        const struct tl_axis_gap *gap = &axis->gaps[i];
        bool within = day < gap->to;
        days -= (uint64_t)(within ? day : gap->to) - (uint64_t)gap->from;
        passed += within ? axis->gap_length / 2 : axis->gap_length;
    }
    return axis->start + passed + scale(axis, days);
}

static const struct tl_axis_step small_steps[] = {
    {TL_AXIS_DAY, 1},   {TL_AXIS_DAY, 2},   {TL_AXIS_DAY, 7},   {TL_AXIS_DAY, 14},
    {TL_AXIS_MONTH, 1}, {TL_AXIS_MONTH, 2}, {TL_AXIS_MONTH, 3}, {TL_AXIS_MONTH, 6},
};

static const int64_t unit_days[] = {[TL_AXIS_DAY] = 1,
                                    [TL_AXIS_MONTH] = DAYS_PER_MONTH,
                                    [TL_AXIS_YEAR] = DAYS_PER_YEAR};

static bool
is_wide_enough(const struct tl_axis *axis, struct tl_axis_step step, int64_t distance)
{
    uint64_t days = (uint64_t)step.count * (uint64_t)unit_days[step.unit];
    return days >= shown_days(axis) || scale(axis, days) >= distance;
}

struct tl_axis_step
tl_axis_step_for(const struct tl_axis *axis, int64_t distance)
{
    static const int64_t leading[] = {1, 2, 5};
    for (size_t i = 0; i < sizeof small_steps / sizeof *small_steps; i++)
        if (small_steps[i].unit >= axis->finest &&
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

/* The first tick not before a day; false where there is none that is counted. */
static bool
next_tick(struct tl_axis_step step, int64_t day, int64_t *tick)
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

bool
tl_axis_tick(const struct tl_axis *axis, struct tl_axis_step step, int64_t day,
             int64_t *tick)
{
    bool found = next_tick(step, day, tick);
    for (unsigned i = 0; found && i < axis->gap_count; i++)
        if (*tick > axis->gaps[i].from && *tick < axis->gaps[i].to)
            found = next_tick(step, axis->gaps[i].to, tick);
    return found && *tick <= axis->last;
}

/* Adds a number, in groups of three digits from `grouped` on, and what follows it. A
 * label has room for the longest. */
static void
add_number(char label[TL_AXIS_LABEL_MAX], uint64_t number, uint64_t grouped,
           const char *rest)
{
    enum { GROUP = 3 };
    char digits[TL_DIGITS_MAX];
    const char *end = digits + sizeof digits;
    const char *digit = tl_digits_before(digits + sizeof digits, number, 1);
    size_t used = strlen(label);
    for (bool begun = false; digit < end; begun = true) {
        if (begun && (end - digit) % GROUP == 0 && number >= grouped)
            label[used++] = ',';
        label[used++] = *digit++;
    }
    strcpy(label + used, rest);
}

static void
add_year(char label[TL_AXIS_LABEL_MAX], int64_t year)
{
    enum { GROUPED = 10000 }; /* years of four digits are never grouped */
    add_number(label, (uint64_t)(year > 0 ? year : 1 - year), GROUPED,
               year > 0 ? "" : " BCE");
}

void
tl_axis_label(int64_t day, enum tl_axis_unit unit, char label[TL_AXIS_LABEL_MAX])
{
    label[0] = '\0';
    if (!tl_day_is_counted(day))
        return;
    struct tl_day_civil civil = tl_day_to_civil(day);
    const char *month = tl_day_month_name(civil.month);
    if (unit == TL_AXIS_DAY)
        add_number(label, (uint64_t)civil.day, UINT64_MAX, " ");
    if (unit == TL_AXIS_DAY || unit == TL_AXIS_MONTH)
        strcat(strncat(label, month, 3), " ");
    add_year(label, civil.year);
}

void
tl_axis_length_label(uint64_t days, char label[TL_AXIS_LABEL_MAX])
{
    static const struct {
        uint64_t days;
        const char *one;
        const char *many;
    } units[] = {{DAYS_PER_YEAR, " year", " years"},
                 {DAYS_PER_MONTH, " month", " months"},
                 {1, " day", " days"}};
    size_t i = 0;
    while (units[i].days > 1 && days < 2 * units[i].days)
        i++;
    uint64_t count = days / units[i].days;
    label[0] = '\0';
    add_number(label, count, 1000, count == 1 ? units[i].one : units[i].many);
}
