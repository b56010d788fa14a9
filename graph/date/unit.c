#include "unit.h"

#include <stdio.h>

#include "day.h"

const char *const tl_unit_names[TL_UNITS + 1] = {
    [TL_UNIT_DAY] = "day",     [TL_UNIT_WEEK] = "week",
    [TL_UNIT_MONTH] = "month", [TL_UNIT_QUARTER] = "quarter",
    [TL_UNIT_YEAR] = "year",   [TL_UNIT_DECADE] = "decade",
    [TL_UNITS] = NULL,
};

enum { DAYS_OF_WEEK = 7, MONDAY = 3 /* so many days before day 0, a Thursday */ };

static int64_t
floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* How many periods of so many months there are in a year; 0 for other units. */
static int
in_year(enum tl_unit unit)
{
    return unit == TL_UNIT_MONTH ? 12 : unit == TL_UNIT_QUARTER ? 4 : 0;
}

int64_t
tl_unit_number(enum tl_unit unit, int64_t day)
{
    if (unit == TL_UNIT_DAY)
        return day;
    if (unit == TL_UNIT_WEEK)
        return floor_div(day + MONDAY, DAYS_OF_WEEK);
    struct tl_day_civil civil = tl_day_to_civil(day);
    int count = in_year(unit);
    if (count)
        return civil.year * count + (civil.month - 1) * count / 12;
    if (unit == TL_UNIT_YEAR)
        return civil.year;
    return civil.year / 10 - (civil.year < 0);
}

int64_t
tl_unit_first_day(enum tl_unit unit, int64_t number)
{
    if (unit == TL_UNIT_DAY)
        return number;
    if (unit == TL_UNIT_WEEK)
        return number * DAYS_OF_WEEK - MONDAY;
    int count = in_year(unit);
    if (count) {
        int64_t year = floor_div(number, count);
        return tl_day_from_civil(year, (int)(number - year * count) * 12 / count + 1,
                                 1);
    }
    int64_t year = number;
    if (unit == TL_UNIT_DECADE)
        year = number < 0 ? (number + 1) * 10 - 9 : number * 10;
    return tl_day_from_civil(year, 1, 1);
}

static void
put_week(int64_t number, char text[TL_UNIT_TEXT_MAX], const char *sign, int64_t year)
{
    int64_t thursday = number * DAYS_OF_WEEK;
    int64_t first = tl_day_from_civil(year, 1, 1);
    snprintf(text, TL_UNIT_TEXT_MAX, "%s%04lld-W%02d", sign,
             (long long)(year < 0 ? -year : year),
             (int)((thursday - first) / DAYS_OF_WEEK) + 1);
}

void
tl_unit_text(enum tl_unit unit, int64_t number, char text[TL_UNIT_TEXT_MAX])
{
    int64_t first = tl_unit_first_day(unit, number);
    int64_t day = unit == TL_UNIT_WEEK ? number * DAYS_OF_WEEK : first;
    struct tl_day_civil civil = tl_day_to_civil(day);
    const char *sign = civil.year < 0 ? "-" : "";
    long long year = civil.year < 0 ? -civil.year : civil.year;
    switch (unit) {
    case TL_UNIT_WEEK:
        put_week(number, text, sign, civil.year);
        break;
    case TL_UNIT_MONTH:
        snprintf(text, TL_UNIT_TEXT_MAX, "%s%04lld-%02d", sign, year, civil.month);
        break;
    case TL_UNIT_QUARTER:
        snprintf(text, TL_UNIT_TEXT_MAX, "%s%04lld-Q%d", sign, year,
                 (civil.month - 1) / 3 + 1);
        break;
    case TL_UNIT_YEAR:
        snprintf(text, TL_UNIT_TEXT_MAX, "%s%04lld", sign, year);
        break;
    case TL_UNIT_DECADE:
        snprintf(text, TL_UNIT_TEXT_MAX, "%s%03lldX", sign, year / 10);
        break;
    default:
        tl_day_text(first, text, TL_UNIT_TEXT_MAX);
    }
}
