#include "day.h"

#include <assert.h>
#include <string.h>

#include "graph/base/digits.h"

enum {
    DAYS_OF_YEAR = 365,
    DAYS_OF_4_YEARS = 4 * DAYS_OF_YEAR + 1,
    DAYS_OF_100_YEARS = 25 * DAYS_OF_4_YEARS - 1,
    DAYS_OF_400_YEARS = 4 * DAYS_OF_100_YEARS + 1,
    DAY_OF_YEAR_1 = -719162 /* 0001-01-01, seen from 1970-01-01 */
};

/* By leap year, the days before each month; the thirteenth is the year's length. */
static const int16_t days_before[2][13] = {
    {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365},
    {0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366},
};

/* C rounds towards zero; years and days below it need the floor. */
static int64_t
floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

static bool
is_leap(int64_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int
tl_day_month_length(int64_t year, int month)
{
    assert(month >= 1 && month <= 12);
    const int16_t *before = days_before[is_leap(year)];
    return before[month] - before[month - 1];
}

const char *
tl_day_month_name(int month)
{
    static const char *const names[] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December",
    };
    assert(month >= 1 && month <= 12);
    return names[month - 1];
}

int64_t
tl_day_from_civil(int64_t year, int month, int day)
{
    assert(year >= -TL_DAY_YEAR_LIMIT && year <= TL_DAY_YEAR_LIMIT);
    assert(day >= 1 && day <= tl_day_month_length(year, month));
    int64_t past = year - 1;
    int64_t leap_days =
        floor_div(past, 4) - floor_div(past, 100) + floor_div(past, 400);
    return DAY_OF_YEAR_1 + past * DAYS_OF_YEAR + leap_days +
           days_before[is_leap(year)][month - 1] + day - 1;
}

/* The last day of a cycle is the leap day: without a cap it would begin a fifth
 * century of four, or a fifth year of four. */
static int
take(int64_t *days, int length, int cap)
{
    int count = (int)(*days / length);
    count = count < cap ? count : cap;
    *days -= (int64_t)count * length;
    return count;
}

struct tl_day_civil
tl_day_to_civil(int64_t day)
{
    assert(tl_day_is_counted(day));
    /* Day 0 is left out until the cycle is taken off: no sum can overflow. */
    int64_t cycles = floor_div(day, DAYS_OF_400_YEARS);
    int64_t days = day - cycles * DAYS_OF_400_YEARS - DAY_OF_YEAR_1;
    cycles += days / DAYS_OF_400_YEARS;
    days %= DAYS_OF_400_YEARS;

    struct tl_day_civil civil;
    civil.year = 1 + 400 * cycles;
    civil.year += 100 * take(&days, DAYS_OF_100_YEARS, 3);
    civil.year += 4 * take(&days, DAYS_OF_4_YEARS, 24);
    civil.year += take(&days, DAYS_OF_YEAR, 3);

    const int16_t *before = days_before[is_leap(civil.year)];
    civil.month = 1 + (int)days / 31; /* this month or the one before it */
    civil.month += days >= before[civil.month];
    civil.day = (int)days - before[civil.month - 1] + 1;
    return civil;
}

int64_t
tl_day_months(int64_t from, int64_t to)
{
    enum { MONTHS = 12 };
    struct tl_day_civil first = tl_day_to_civil(from);
    struct tl_day_civil last = tl_day_to_civil(to);
    return MONTHS * (last.year - first.year) + last.month - first.month -
           (last.day < first.day);
}

bool
tl_day_is_counted(int64_t day)
{
    return day > TL_DAY_FAR_PAST && day < TL_DAY_FAR_FUTURE;
}

/* As snprintf() would with the text that stands from `start` to `end`. */
static size_t
copy_out(const char *start, const char *end, char *buffer, size_t size)
{
    size_t length = (size_t)(end - start);
    size_t used = length < size ? length : size ? size - 1 : 0;
    memcpy(buffer, start, used);
    if (size)
        buffer[used] = '\0';
    return length;
}

static char *
put_two(char *to, int number)
{
    *to++ = (char)('0' + number / 10);
    *to++ = (char)('0' + number % 10);
    return to;
}

/* Most of what is written is days of these years: YYYY-MM-DD, without a loop. */
static size_t
print_plain(struct tl_day_civil civil, char *buffer)
{
    char *to = put_two(buffer, (int)civil.year / 100);
    to = put_two(to, (int)civil.year % 100);
    *to++ = '-';
    to = put_two(to, civil.month);
    *to++ = '-';
    to = put_two(to, civil.day);
    *to = '\0';
    return (size_t)(to - buffer);
}

static size_t
print(int64_t day, bool expanded, char *buffer, size_t size)
{
    char text[TL_DAY_TEXT_MAX];
    char *end = text + sizeof text;
    if (!tl_day_is_counted(day))
        return copy_out(end, end, buffer, size);
    struct tl_day_civil civil = tl_day_to_civil(day);
    bool plain = civil.year >= 0 && civil.year <= 9999;
    if (plain && size > sizeof "YYYY-MM-DD" - 1)
        return print_plain(civil, buffer);
    int64_t magnitude = civil.year < 0 ? -civil.year : civil.year;
    char *start = tl_digits_before(end, (uint64_t)civil.day, 2);
    *--start = '-';
    start = tl_digits_before(start, (uint64_t)civil.month, 2);
    *--start = '-';
    start = tl_digits_before(start, (uint64_t)magnitude, plain || !expanded ? 4 : 6);
    if (civil.year < 0 || (expanded && !plain))
        *--start = civil.year < 0 ? '-' : '+';
    return copy_out(start, end, buffer, size);
}

size_t
tl_day_iso(int64_t day, char *buffer, size_t size)
{
    return print(day, true, buffer, size);
}

size_t
tl_day_text(int64_t day, char *buffer, size_t size)
{
    return print(day, false, buffer, size);
}

/* Years that nobody can count days to. */
static const char far_past[] = "Y-1E17";
static const char far_future[] = "Y1E17";

size_t
tl_day_far_text(int64_t day, char *buffer, size_t size)
{
    const char *text = day == TL_DAY_FAR_PAST     ? far_past
                       : day == TL_DAY_FAR_FUTURE ? far_future
                                                  : NULL;
    return text ? copy_out(text, text + strlen(text), buffer, size)
                : tl_day_text(day, buffer, size);
}

/* The number before a sign or the end, of at least so many digits. */
static bool
read_number(const char **at, const char *end, int digits, int64_t *number)
{
    const char *start = *at;
    *number = 0;
    for (; *at < end && **at >= '0' && **at <= '9' && *number < TL_DAY_YEAR_LIMIT;
         ++*at)
        *number = 10 * *number + (**at - '0');
    return *at - start >= digits;
}

static bool
is_text(const char *text, size_t length, const char *other)
{
    return length == strlen(other) && memcmp(text, other, length) == 0;
}

bool
tl_day_read(const char *text, size_t length, int64_t *day)
{
    const char *at = text, *end = text + length;
    int64_t year, month, date;
    bool past = is_text(text, length, far_past);
    if (past || is_text(text, length, far_future)) {
        *day = past ? TL_DAY_FAR_PAST : TL_DAY_FAR_FUTURE;
        return true;
    }
    bool negative = length > 0 && *text == '-';
    at += negative;
    if (!read_number(&at, end, 4, &year) || year > TL_DAY_YEAR_LIMIT || at == end ||
        *at++ != '-' || !read_number(&at, end, 2, &month) || at == end ||
        *at++ != '-' || !read_number(&at, end, 2, &date) || at != end)
        return false;
    if (month < 1 || month > 12)
        return false;
    year = negative ? -year : year;
    if (date < 1 || date > tl_day_month_length(year, (int)month))
        return false;
    *day = tl_day_from_civil(year, (int)month, (int)date);
    return true;
}
