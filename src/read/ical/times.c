#include "times.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/date/day.h"

enum { MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR, WEEK = 7 };

/* The number that so many digits are; -1 where they are none. */
static int
read_digits(const char *text, int count)
{
    int number = 0;
    for (int i = 0; i < count; i++) {
        if (!tl_ascii_is_digit(text[i]))
            return -1;
        number = 10 * number + text[i] - '0';
    }
    return number;
}

/* "20150508" */
static bool
read_day(const char *text, int64_t *day)
{
    int year = read_digits(text, 4);
    int month = year < 0 ? -1 : read_digits(text + 4, 2);
    int number = month < 0 ? -1 : read_digits(text + 6, 2);
    if (month < 1 || month > 12 || number < 1 ||
        number > tl_day_month_length(year, month))
        return false;
    *day = tl_day_from_civil(year, month, number);
    return true;
}

/* "143000", a leap second is the one before. */
static bool
read_second(const char *text, int *second)
{
    int hour = read_digits(text, 2);
    int minute = hour < 0 ? -1 : read_digits(text + 2, 2);
    int rest = minute < 0 ? -1 : read_digits(text + 4, 2);
    if (rest < 0 || hour > 23 || minute > 59 || rest > 60)
        return false;
    *second = hour * HOUR + minute * MINUTE + (rest == MINUTE ? rest - 1 : rest);
    return true;
}

static bool
read_value(const char *text, struct tl_ical_time *time)
{
    enum { DATE = 8, TIME = 15 };
    size_t length = strcspn(text, " \t");
    if (length < DATE || !read_day(text, &time->day))
        return false;
    time->is_day = length == DATE;
    if (time->is_day)
        return true;
    bool is_utc = length == TIME + 1 && text[TIME] == 'Z';
    time->zone = is_utc ? TL_ICAL_UTC : TL_ICAL_FLOATING;
    return (is_utc || length == TIME) && text[DATE] == 'T' &&
           read_second(text + DATE + 1, &time->second);
}

static void
report(const struct tl_ical_file *file, const struct tl_ical_line *line,
       const char *expected)
{
    tl_report(file->reading->diagnostics, tl_ical_position(file, line),
              TL_RULE_BAD_DATE, NULL, "found '%.*s', expected %s",
              TL_SHOWN(line->value), expected);
}

struct tl_ical_time
tl_ical_time_read(const struct tl_ical_file *file, const struct tl_ical_line *line)
{
    struct tl_ical_time time = {.line = line};
    time.is_set = line && read_value(line->value, &time);
    if (line && !time.is_set)
        report(file, line, "a date such as 20150508 or 20150508T143000Z");
    return time;
}

/* The number and the letter of a part of a duration: "2H". */
static bool
take_part(const char **text, int *number, char *unit)
{
    enum { MOST_DIGITS = 6 };
    size_t digits = strspn(*text, "0123456789");
    if (digits == 0 || digits > MOST_DIGITS)
        return false;
    *number = read_digits(*text, (int)digits);
    *unit = (*text)[digits];
    *text += digits + (*unit != '\0');
    return *unit != '\0';
}

/* "P1DT2H30M", "P2W" */
static bool
read_duration(const char *text, int64_t *days, int64_t *seconds)
{
    bool in_day = false;
    int number;
    char unit;
    *days = *seconds = 0;
    text += *text == '+';
    if (*text++ != 'P' || !*text)
        return false;
    while (*text) {
        if (*text == 'T' && !in_day) {
            in_day = true;
            text++;
        }
        if (!take_part(&text, &number, &unit))
            return false;
        if (!in_day && (unit == 'W' || unit == 'D'))
            *days += (int64_t)number * (unit == 'W' ? WEEK : 1);
        else if (in_day && strchr("HMS", unit))
            *seconds += (int64_t)number * (unit == 'H'   ? HOUR
                                           : unit == 'M' ? MINUTE
                                                         : 1);
        else
            return false;
    }
    return true;
}

struct tl_ical_time
tl_ical_time_add(const struct tl_ical_file *file, const struct tl_ical_time *from,
                 const struct tl_ical_line *line)
{
    struct tl_ical_time time = *from;
    int64_t days, seconds;
    time.line = line;
    time.is_set = read_duration(line->value, &days, &seconds);
    if (!time.is_set) {
        report(file, line, "a duration such as P1D or PT1H30M");
        return time;
    }
    seconds += time.second;
    time.day += days + seconds / DAY;
    time.second = from->is_day ? 0 : (int)(seconds % DAY);
    return time;
}

void
tl_ical_day_write(int64_t day, char text[TL_ICAL_TIME_MAX])
{
    struct tl_day_civil civil = tl_day_to_civil(day);
    snprintf(text, TL_ICAL_TIME_MAX, "%04d-%02d-%02d", (int)civil.year, civil.month,
             civil.day);
}

void
tl_ical_time_write(const struct tl_ical_time *time, char text[TL_ICAL_TIME_MAX])
{
    tl_ical_day_write(time->day, text);
    if (time->is_day)
        return;
    size_t length = strlen(text);
    length += (size_t)snprintf(text + length, TL_ICAL_TIME_MAX - length,
                               "T%02d:%02d:%02d", time->second / HOUR,
                               time->second / MINUTE % MINUTE, time->second % MINUTE);
    int shift = abs(time->shift);
    if (time->zone == TL_ICAL_UTC)
        snprintf(text + length, TL_ICAL_TIME_MAX - length, "Z");
    else if (time->zone == TL_ICAL_SHIFTED)
        snprintf(text + length, TL_ICAL_TIME_MAX - length, "%c%02d:%02d",
                 time->shift < 0 ? '-' : '+', shift / HOUR, shift / MINUTE % MINUTE);
}

bool
tl_ical_time_precedes(const struct tl_ical_time *a, const struct tl_ical_time *b)
{
    bool is_same = a->zone == b->zone && a->shift == b->shift;
    if (is_same && a->day == b->day)
        return a->second < b->second;
    return a->day + !is_same < b->day; /* zones are less than a day apart */
}
