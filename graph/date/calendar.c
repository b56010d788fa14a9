#include "calendar.h"

#include <stddef.h>

#include "day.h"

enum { YEAR = 365, MOST_YEARS = 9999 };

/* Seen from 1970-01-01: 1 January of the year 1 by the Julian calendar, which is 30
 * December before it by the Gregorian one; and 1 Vendémiaire of the year I, 22
 * September 1792. */
enum { JULIAN_FIRST = -719164, REPUBLICAN_FIRST = -64748 };

static int64_t
floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

static int64_t
gregorian_day(int64_t year, int month, int day)
{
    return tl_day_from_civil(year, month, day);
}

static int
gregorian_length(int64_t year, int month)
{
    return tl_day_month_length(year, month);
}

/* Its months are those of the Gregorian calendar, but every fourth year has a leap day.
 */
static int
julian_length(int64_t year, int month)
{
    enum { FEBRUARY = 2, LEAP = 4, COMMON = 1 };
    return tl_day_month_length(month == FEBRUARY && year % 4 == 0 ? LEAP : COMMON,
                               month);
}

static int64_t
julian_day(int64_t year, int month, int day)
{
    int64_t days = JULIAN_FIRST + (year - 1) * YEAR + floor_div(year - 1, 4) + day - 1;
    for (int before = 1; before < month; before++)
        days += julian_length(year, before);
    return days;
}

/* Twelve months of 30 days, and 5 days, but 6 in the years 3, 7 and 11. */
static int
republican_length(int64_t year, int month)
{
    enum { MONTH = 30, COMPLEMENTARY = 13, DAYS = 5 };
    return month < COMPLEMENTARY ? MONTH : DAYS + (year % 4 == 3);
}

static int64_t
republican_day(int64_t year, int month, int day)
{
    enum { MONTH = 30 };
    return REPUBLICAN_FIRST + (year - 1) * YEAR + year / 4 + (month - 1) * MONTH + day -
           1;
}

static const struct {
    int64_t first_year;
    int64_t last_year;
    int months;
    int (*length)(int64_t year, int month);
    int64_t (*day)(int64_t year, int month, int day);
} calendars[] = {
    [TL_CALENDAR_GREGORIAN] = {-MOST_YEARS, MOST_YEARS, 12, gregorian_length,
                               gregorian_day},
    [TL_CALENDAR_JULIAN] = {-MOST_YEARS, MOST_YEARS, 12, julian_length, julian_day},
    [TL_CALENDAR_REPUBLICAN] = {1, 14, 13, republican_length, republican_day},
};

bool
tl_calendar_days(enum tl_calendar calendar, int64_t year, int month, int day,
                 int64_t *first, int64_t *last)
{
    int months = calendars[calendar].months;
    int begin = month ? month : 1;
    int end = month ? month : months;
    if (year < calendars[calendar].first_year || year > calendars[calendar].last_year ||
        begin < 1 || end > months || (day && !month) || day < 0 ||
        day > calendars[calendar].length(year, end))
        return false;
    *first = calendars[calendar].day(year, begin, day ? day : 1);
    *last = calendars[calendar].day(year, end,
                                    day ? day : calendars[calendar].length(year, end));
    return true;
}
