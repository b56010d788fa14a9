/* How days, moments and lengths of time are told at an axis. */
#include "axis.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/digits.h"
#include "graph/date/day.h"

enum { SECONDS_PER_MINUTE = 60, SECONDS_PER_HOUR = 3600, SECONDS_PER_DAY = 86400 };

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

static void
add_clock(char label[TL_AXIS_LABEL_MAX], int64_t seconds, bool exact)
{
    size_t used = strlen(label), room = TL_AXIS_LABEL_MAX - used;
    int hours = (int)(seconds / SECONDS_PER_HOUR);
    int minutes = (int)(seconds / SECONDS_PER_MINUTE % SECONDS_PER_MINUTE);
    snprintf(label + used, room, "%02d:%02d", hours, minutes);
    used = strlen(label);
    if (exact)
        snprintf(label + used, TL_AXIS_LABEL_MAX - used, ":%02d",
                 (int)(seconds % SECONDS_PER_MINUTE));
}

/* The day that a moment is on. */
static int64_t
day_of(const struct tl_axis *axis, int64_t moment)
{
    int64_t day = moment / SECONDS_PER_DAY;
    if (!axis->timed || moment == TL_DAY_MIN)
        return moment;
    return day - (day * SECONDS_PER_DAY > moment);
}

void
tl_axis_moment_label(const struct tl_axis *axis, int64_t moment, int64_t before,
                     enum tl_axis_unit unit, char label[TL_AXIS_LABEL_MAX])
{
    int64_t day = day_of(axis, moment);
    bool clock = unit < TL_AXIS_DAY, named = day != day_of(axis, before);
    label[0] = '\0';
    if (!clock || named)
        tl_axis_label(day, clock ? TL_AXIS_DAY : unit, label);
    if (clock && named)
        strcat(label, ", ");
    if (clock)
        add_clock(label, moment - day * SECONDS_PER_DAY, unit == TL_AXIS_SECOND);
}

void
tl_axis_clock_label(const struct tl_axis *axis, char label[TL_AXIS_LABEL_MAX])
{
    label[0] = '\0';
    int32_t shift = axis->clock.shift;
    if (axis->clock.kind <= TL_CLOCK_LOCAL)
        return;
    strcpy(label, shift == 0 ? "UTC" : shift < 0 ? "UTC-" : "UTC+");
    if (shift != 0)
        add_clock(label, shift < 0 ? -shift : shift, false);
}

/* How many whole units of time a gap has. A month is over on the day of the same
 * number, at the same time of day. */
static uint64_t
count_units(const struct tl_axis *axis, const struct tl_axis_gap *gap,
            enum tl_axis_unit unit)
{
    enum { MONTHS = 12 };
    static const uint32_t seconds[] = {[TL_AXIS_SECOND] = 1,
                                       [TL_AXIS_MINUTE] = SECONDS_PER_MINUTE,
                                       [TL_AXIS_HOUR] = SECONDS_PER_HOUR,
                                       [TL_AXIS_DAY] = SECONDS_PER_DAY};
    uint64_t moments = (uint64_t)gap->to - (uint64_t)gap->from;
    int64_t from = day_of(axis, gap->from);
    int64_t to = day_of(axis, gap->to);
    if (unit <= TL_AXIS_DAY)
        return axis->timed ? moments / seconds[unit] : moments;
    if (axis->timed)
        to -= gap->to - to * SECONDS_PER_DAY < gap->from - from * SECONDS_PER_DAY;
    return (uint64_t)tl_day_months(from, to) / (unit == TL_AXIS_YEAR ? MONTHS : 1);
}

void
tl_axis_gap_label(const struct tl_axis *axis, const struct tl_axis_gap *gap,
                  char label[TL_AXIS_LABEL_MAX])
{
    static const char *const names[][2] = {
        [TL_AXIS_SECOND] = {" second", " seconds"},
        [TL_AXIS_MINUTE] = {" minute", " minutes"},
        [TL_AXIS_HOUR] = {" hour", " hours"},
        [TL_AXIS_DAY] = {" day", " days"},
        [TL_AXIS_MONTH] = {" month", " months"},
        [TL_AXIS_YEAR] = {" year", " years"},
    };
    enum tl_axis_unit unit = TL_AXIS_YEAR;
    enum tl_axis_unit least = axis->timed ? TL_AXIS_SECOND : TL_AXIS_DAY;
    while (unit > least && count_units(axis, gap, unit) < 2)
        unit--;
    uint64_t count = count_units(axis, gap, unit);
    label[0] = '\0';
    add_number(label, count, 1000, names[unit][count != 1]);
}
