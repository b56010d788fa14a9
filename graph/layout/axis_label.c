/* How days, moments and lengths of time are told at an axis. */
#include "axis.h"

#include <stdio.h>
#include <string.h>

#include "graph/date/day.h"

enum { SECONDS_PER_MINUTE = 60, SECONDS_PER_HOUR = 3600, SECONDS_PER_DAY = 86400 };

static void
tell_year(int64_t year, const struct tl_language *language,
          char label[TL_AXIS_LABEL_MAX])
{
    struct tl_number number =
        tl_year_number(language, (uint64_t)(year > 0 ? year : 1 - year));
    if (year > 0)
        strcpy(label, number.text);
    else
        tl_phrase_fill(language, TL_PHRASE_YEAR_BCE, label, TL_AXIS_LABEL_MAX, "year",
                       number.text, NULL);
}

void
tl_axis_label(int64_t day, enum tl_axis_unit unit, const struct tl_language *language,
              char label[TL_AXIS_LABEL_MAX])
{
    label[0] = '\0';
    if (!tl_day_is_counted(day))
        return;
    struct tl_day_civil civil = tl_day_to_civil(day);
    struct tl_phrase_word month =
        tl_phrase_member(language, TL_PHRASE_MONTHS_SHORT, (unsigned)civil.month - 1);
    char year[TL_AXIS_LABEL_MAX];
    tell_year(civil.year, language, unit >= TL_AXIS_YEAR ? label : year);
    if (unit == TL_AXIS_MONTH)
        tl_phrase_fill(language, TL_PHRASE_MONTH_SHORT, label, TL_AXIS_LABEL_MAX,
                       "month", month.text, "year", year, NULL);
    if (unit == TL_AXIS_DAY)
        tl_phrase_fill(language, TL_PHRASE_DAY_SHORT, label, TL_AXIS_LABEL_MAX, "day",
                       tl_day_word(language, civil.day).text, "month", month.text,
                       "year", year, NULL);
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
                     enum tl_axis_unit unit, const struct tl_language *language,
                     char label[TL_AXIS_LABEL_MAX])
{
    int64_t day = day_of(axis, moment);
    bool clock = unit < TL_AXIS_DAY, named = day != day_of(axis, before);
    char date[TL_AXIS_LABEL_MAX] = "", time[TL_AXIS_LABEL_MAX] = "";
    if (!clock || named)
        tl_axis_label(day, clock ? TL_AXIS_DAY : unit, language, date);
    if (clock)
        add_clock(time, moment - day * SECONDS_PER_DAY, unit == TL_AXIS_SECOND);
    if (clock && named)
        tl_phrase_fill(language, TL_PHRASE_CLOCK, label, TL_AXIS_LABEL_MAX, "day", date,
                       "time", time, NULL);
    else
        strcpy(label, clock ? time : date);
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
                  const struct tl_language *language, char label[TL_AXIS_LABEL_MAX])
{
    static const enum tl_phrase phrases[] = {
        [TL_AXIS_SECOND] = TL_PHRASE_SECONDS,
        [TL_AXIS_MINUTE] = TL_PHRASE_MINUTES,
        [TL_AXIS_HOUR] = TL_PHRASE_HOURS,
        [TL_AXIS_DAY] = TL_PHRASE_DAYS,
        [TL_AXIS_MONTH] = TL_PHRASE_LENGTH_MONTHS,
        [TL_AXIS_YEAR] = TL_PHRASE_LENGTH_YEARS,
    };
    enum tl_axis_unit unit = TL_AXIS_YEAR;
    enum tl_axis_unit least = axis->timed ? TL_AXIS_SECOND : TL_AXIS_DAY;
    while (unit > least && count_units(axis, gap, unit) < 2)
        unit--;
    uint64_t count = count_units(axis, gap, unit);
    tl_phrase_fill_member(language, phrases[unit], !tl_plural_is_first(language, count),
                          label, TL_AXIS_LABEL_MAX, "count",
                          tl_length_of(language, count).text, NULL);
}
