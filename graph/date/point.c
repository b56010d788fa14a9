#include "point.h"

#include <inttypes.h>
#include <string.h>

#include "graph/base/ascii.h"

bool
tl_date_point_is_masked(const struct tl_date_point *point)
{
    return point->parts[TL_PART_YEAR].holes || point->parts[TL_PART_MONTH].holes ||
           point->parts[TL_PART_DAY].holes;
}

bool
tl_date_point_is_qualified(const struct tl_date_point *point)
{
    return point->qualifiers[TL_PART_YEAR] || point->qualifiers[TL_PART_MONTH] ||
           point->qualifiers[TL_PART_DAY];
}

bool
tl_date_number_fits(struct tl_date_number number, int value)
{
    int16_t rest = (int16_t)(value - number.value);
    if (rest < 0 || !number.holes)
        return rest == 0;
    for (int16_t holes = number.holes; rest || holes;
         rest = (int16_t)(rest / 10), holes = (int16_t)(holes / 10))
        if (rest % 10 && !(holes % 10))
            return false;
    return true;
}

enum { SHIFT_LIMIT = 14 * 60 };

/* Two digits of a time, up to `limit`. */
static bool
read_clock(struct tl_date_cursor *cursor, const char *name, int limit, uint8_t *value)
{
    char tens = tl_date_peek(cursor, 0);
    char ones = tl_date_peek(cursor, 1);
    if (!tl_ascii_is_digit(tens) || !tl_ascii_is_digit(ones))
        return tl_date_fail(cursor->error, cursor->at,
                            "a time is written in full, T10:00:00");
    *value = (uint8_t)(10 * (tens - '0') + ones - '0');
    if (*value > limit)
        return tl_date_fail(cursor->error, cursor->at, "there is no %s %02d", name,
                            *value);
    cursor->at += 2;
    return true;
}

static bool
read_colon(struct tl_date_cursor *cursor)
{
    return tl_date_accept(cursor, ':') ||
           tl_date_fail(cursor->error, cursor->at,
                        "a time is written in full, T10:00:00");
}

/* "+04", "+04:30", "-00:15". */
static bool
read_shift(struct tl_date_cursor *cursor, struct tl_date_point *point)
{
    size_t begin = cursor->at;
    bool west = tl_date_peek(cursor, 0) == '-';
    uint8_t hours;
    uint8_t minutes = 0;
    cursor->at++;
    if (!read_clock(cursor, "shift of hours", 23, &hours))
        return false;
    if (tl_ascii_is_digit(tl_date_peek(cursor, 0)))
        return tl_date_fail(cursor->error, cursor->at, "a shift is written +04:30");
    if (tl_date_accept(cursor, ':') &&
        !read_clock(cursor, "shift of minutes", 59, &minutes))
        return false;
    int shift = 60 * hours + minutes;
    if (shift > SHIFT_LIMIT)
        return tl_date_fail(cursor->error, begin, "a shift is at most 14:00");
    if (west && shift == 0)
        return tl_date_fail(cursor->error, begin, "no shift is written Z or +00:00");
    point->zone = TL_ZONE_SHIFT;
    point->shift = (int16_t)(west ? -shift : shift);
    return true;
}

static bool
date_time_read(struct tl_date_cursor *cursor, struct tl_date_point *point)
{
    size_t begin = cursor->at++;
    if (tl_date_point_is_masked(point) || tl_date_point_is_qualified(point))
        return tl_date_fail(cursor->error, begin,
                            "a time follows a plain day, without X or a qualifier");
    if (!read_clock(cursor, "hour", 23, &point->hour) || !read_colon(cursor) ||
        !read_clock(cursor, "minute", 59, &point->minute) || !read_colon(cursor) ||
        !read_clock(cursor, "second", 59, &point->second))
        return false;
    point->precision = TL_PRECISION_SECOND;
    char next = tl_date_peek(cursor, 0);
    if (next == '.' && tl_date_peek(cursor, 1) != '.')
        return tl_date_fail(cursor->error, cursor->at, "no fractions of a second");
    if (next == '+' || next == '-')
        return read_shift(cursor, point);
    point->zone = tl_date_accept(cursor, 'Z') ? TL_ZONE_UTC : TL_ZONE_LOCAL;
    return true;
}

/*
 * The first and last day that a date can mean. A mask is never enumerated: only
 * 29 February makes one year fit where another does not, so that the first
 * candidates tell.
 */

/* Codes 21 to 41 (section "Seasons" and ISO 8601-2, 4.8): the months they begin
 * with and how many they are. 21 to 24 are read as northern, or as 29 to 32. */
static const struct {
    int first;
    int months;
} seasons[] = {
    {3, 3}, {6, 3},  {9, 3}, {12, 3},         /* 21: anywhere */
    {3, 3}, {6, 3},  {9, 3}, {12, 3},         /* 25: northern */
    {9, 3}, {12, 3}, {3, 3}, {6, 3},          /* 29: southern */
    {1, 3}, {4, 3},  {7, 3}, {10, 3},         /* 33: quarters */
    {1, 4}, {5, 4},  {9, 4}, {1, 6},  {7, 6}, /* 37: thirds, 40: halves */
};

static void
bound_season(struct tl_date_point *point, int64_t year, bool south)
{
    int season = point->parts[TL_PART_MONTH].value;
    if (south && season <= 24)
        season += 8;
    int first = seasons[season - 21].first;
    int last = first + seasons[season - 21].months - 1;
    int64_t last_year = year;
    if (last > 12) {
        last -= 12;
        last_year++;
    }
    point->earliest = tl_day_from_civil(year, first, 1);
    point->latest =
        tl_day_from_civil(last_year, last, tl_day_month_length(last_year, last));
}

/* From the first day of one year to the last of another. */
static void
bound_years(struct tl_date_point *point, int64_t first, int64_t last)
{
    point->earliest = tl_day_from_civil(point->negative ? -last : first, 1, 1);
    point->latest = tl_day_from_civil(point->negative ? -first : last, 12, 31);
}

/* "S2" lets the first two digits stand: the others may be anything. */
static void
bound_long_year(struct tl_date_point *point)
{
    int64_t scale = 1;
    if (point->far) {
        int64_t day = point->negative ? TL_DAY_FAR_PAST : TL_DAY_FAR_FUTURE;
        point->earliest = point->latest = day;
        return;
    }
    if (point->rounded)
        for (uint32_t digits = point->digits; digits > point->rounded; digits--)
            scale *= 10;
    int64_t first = point->year - point->year % scale;
    int64_t last = first + scale - 1;
    if (point->negative && first == 0)
        first = 1; /* there is no -0000 */
    bound_years(point, first, last);
}

/* The completion before or after one: X counts like an odometer whose other
 * digits stand still. False at the last. */
static bool
next_completion(struct tl_date_number number, bool up, int *value)
{
    int rest = *value - number.value;
    for (int place = 1; place <= number.holes; place *= 10) {
        if (number.holes / place % 10 == 0)
            continue;
        int digit = rest / place % 10;
        if (digit != (up ? 9 : 0)) {
            *value += up ? place : -place;
            return true;
        }
        *value -= up ? 9 * place : -9 * place;
    }
    return false;
}

/* The first or last fitting day of a year. */
static bool
seek_in_year(const struct tl_date_point *point, int64_t year, bool up, int64_t *found)
{
    struct tl_date_number months = {0, 11};
    struct tl_date_number days = {0, 11};
    if (point->precision >= TL_PRECISION_MONTH)
        months = point->parts[TL_PART_MONTH];
    if (point->precision == TL_PRECISION_DAY)
        days = point->parts[TL_PART_DAY];
    for (int i = 1; i <= 12; i++) {
        int month = up ? i : 13 - i;
        if (!tl_date_number_fits(months, month))
            continue;
        int length = tl_day_month_length(year, month);
        for (int j = 1; j <= length; j++) {
            int day = up ? j : length + 1 - j;
            if (tl_date_number_fits(days, day)) {
                *found = tl_day_from_civil(year, month, day);
                return true;
            }
        }
    }
    return false;
}

/* Years below zero run backwards in their digits, and there is no -0000. */
static bool
seek(const struct tl_date_point *point, bool up, int64_t *found)
{
    struct tl_date_number years = point->parts[TL_PART_YEAR];
    bool rising = up != point->negative;
    int year = years.value + (rising ? 0 : 9 * years.holes);
    do {
        if (point->negative && year == 0)
            continue;
        if (seek_in_year(point, point->negative ? -year : year, up, found))
            return true;
    } while (next_completion(years, rising, &year));
    return false;
}

/* In a leap year every day there is can be had; where that fails, all fail. */
static bool
bound_mask(struct tl_date_cursor *cursor, struct tl_date_point *point, size_t begin)
{
    int64_t day;
    if (seek_in_year(point, 2000, true, &day) && seek(point, true, &point->earliest) &&
        seek(point, false, &point->latest))
        return true;
    int length = (int)(cursor->at - begin);
    return tl_date_fail(cursor->error, begin, "no day fits '%.*s'",
                        length < 40 ? length : 40, cursor->text + begin);
}

static bool
bound_day(struct tl_date_cursor *cursor, struct tl_date_point *point, int64_t year)
{
    int month = point->parts[TL_PART_MONTH].value;
    int day = point->parts[TL_PART_DAY].value;
    int length = tl_day_month_length(year, month);
    bool whole = point->precision == TL_PRECISION_MONTH;
    if (day > length)
        return tl_date_fail(cursor->error, point->at[TL_PART_DAY],
                            "%s %.4s has %d days, not %d", tl_day_month_name(month),
                            cursor->text + point->at[TL_PART_YEAR], length, day);
    point->earliest = tl_day_from_civil(year, month, whole ? 1 : day);
    point->latest = whole ? point->earliest + length - 1 : point->earliest;
    return true;
}

static bool
date_point_bound(struct tl_date_cursor *cursor, struct tl_date_point *point)
{
    int64_t year = point->negative ? -point->year : point->year;
    if (tl_date_point_is_masked(point))
        return bound_mask(cursor, point, point->at[TL_PART_YEAR]);
    if (point->season)
        bound_season(point, year, cursor->south);
    else if (point->precision == TL_PRECISION_YEAR)
        bound_long_year(point);
    else
        return bound_day(cursor, point, year);
    return true;
}

/* One date is read, from left to right, and its level raised by what it uses. */

#define FAR_YEAR INT64_C(10000000000000000)

static void
raise_level(struct tl_date_point *point, uint8_t level)
{
    if (point->level < level)
        point->level = level;
}

/* A qualifier's flags; 0 where there is none. */
static uint8_t
read_qualifier(struct tl_date_cursor *cursor)
{
    static const char signs[] = " ~?%"; /* by flags: 1, 2, 1 | 2 */
    char byte = tl_date_peek(cursor, 0);
    for (uint8_t flags = 1; flags < 4; flags++)
        if (signs[flags] == byte) {
            cursor->at++;
            return flags;
        }
    return 0;
}

/* A qualifier to the right of a part is of that part and of all to its left. */
static void
read_right_qualifier(struct tl_date_cursor *cursor, struct tl_date_point *point,
                     int last)
{
    uint8_t flags = read_qualifier(cursor);
    if (!flags)
        return;
    for (int part = 0; part <= last; part++)
        point->qualifiers[part] |= flags;
    raise_level(point, 1);
}

/* One to the left is of that part only. */
static void
read_left_qualifier(struct tl_date_cursor *cursor, struct tl_date_point *point,
                    int part)
{
    point->qualifiers[part] = read_qualifier(cursor);
    if (point->qualifiers[part])
        raise_level(point, 2);
}

/* So many digits, each of which may be X. */
static bool
read_number(struct tl_date_cursor *cursor, int digits, struct tl_date_number *number)
{
    int value = 0;
    int holes = 0;
    for (int i = 0; i < digits; i++) {
        char byte = tl_date_peek(cursor, 0);
        if (!tl_ascii_is_digit(byte) && byte != 'X')
            return false;
        value = 10 * value + (byte == 'X' ? 0 : byte - '0');
        holes = 10 * holes + (byte == 'X');
        cursor->at++;
    }
    *number = (struct tl_date_number){(int16_t)value, (int16_t)holes};
    return true;
}

static bool
has_completion(struct tl_date_number number, int first, int last)
{
    if (!number.holes)
        return number.value >= first && number.value <= last;
    for (int value = first; value <= last; value++)
        if (tl_date_number_fits(number, value))
            return true;
    return false;
}

/* "posint": no leading zero. Its value stops at `limit`. */
static bool
read_positive(struct tl_date_cursor *cursor, int64_t limit, int64_t *value,
              uint32_t *digits)
{
    *value = 0;
    *digits = 0;
    if (tl_date_peek(cursor, 0) == '0')
        return false;
    for (char byte; tl_ascii_is_digit(byte = tl_date_peek(cursor, 0)); cursor->at++) {
        if (*value < limit)
            *value = 10 * *value + (byte - '0');
        ++*digits;
    }
    if (*value > limit)
        *value = limit;
    return *digits > 0;
}

/* "S2", the digits of a year that are significant, and what may follow. */
static bool
read_rounding(struct tl_date_cursor *cursor, struct tl_date_point *point)
{
    int64_t count;
    uint32_t digits;
    if (!tl_date_accept(cursor, 'S'))
        return true;
    if (!read_positive(cursor, INT32_MAX, &count, &digits))
        return tl_date_fail(cursor->error, cursor->at,
                            "'S' wants how many digits are significant, from 1");
    point->rounded = (uint32_t)count;
    raise_level(point, 2);
    read_right_qualifier(cursor, point, TL_PART_YEAR);
    return true;
}

/* "E7" multiplies the year. */
static bool
read_exponent(struct tl_date_cursor *cursor, struct tl_date_point *point)
{
    int64_t exponent;
    uint32_t digits;
    if (!tl_date_accept(cursor, 'E'))
        return true;
    if (!read_positive(cursor, INT32_MAX, &exponent, &digits))
        return tl_date_fail(cursor->error, cursor->at,
                            "'E' wants a power of ten, from 1");
    point->digits += (uint32_t)exponent;
    for (; exponent > 0 && point->year <= FAR_YEAR; exponent--)
        point->year *= 10;
    raise_level(point, 2);
    return true;
}

/* "Y-17000", "Y17E7", "Y17000S2": more than four digits, and nothing after. */
static bool
read_long_year(struct tl_date_cursor *cursor, struct tl_date_point *point)
{
    size_t begin = cursor->at++;
    point->long_year = true;
    point->level = 1;
    point->negative = tl_date_accept(cursor, '-');
    point->at[TL_PART_YEAR] = cursor->at;
    if (!read_positive(cursor, FAR_YEAR + 1, &point->year, &point->digits))
        return tl_date_peek(cursor, 0) == '0'
                   ? tl_date_fail(cursor->error, cursor->at,
                                  "a Y year has no leading zero")
                   : tl_date_fail_at(cursor, "'Y'; it wants a year");
    if (tl_date_peek(cursor, 0) == 'X')
        return tl_date_fail(cursor->error, cursor->at,
                            "a Y year has no X; round it with S");
    if (!read_exponent(cursor, point))
        return false;
    if (point->year <= 9999)
        return tl_date_fail(cursor->error, begin,
                            "a year of up to four digits is written %s%04" PRId64,
                            point->negative ? "-" : "", point->year);
    point->far = point->year > FAR_YEAR;
    if (!read_rounding(cursor, point))
        return false;
    if (!point->rounded)
        read_right_qualifier(cursor, point, TL_PART_YEAR);
    if (tl_date_peek(cursor, 0) == '-')
        return tl_date_fail(cursor->error, cursor->at,
                            "a Y year has neither month nor day");
    return true;
}

/* "2015", "-0044", "19XX", "1950S2". */
static bool
read_year(struct tl_date_cursor *cursor, struct tl_date_point *point)
{
    struct tl_date_number *number = &point->parts[TL_PART_YEAR];
    read_left_qualifier(cursor, point, TL_PART_YEAR);
    if (point->qualifiers[TL_PART_YEAR] && tl_date_peek(cursor, 0) == 'Y')
        return tl_date_fail(cursor->error, cursor->at - 1,
                            "a Y year is qualified at its end");
    point->negative = tl_date_accept(cursor, '-');
    point->at[TL_PART_YEAR] = cursor->at;
    if (!read_number(cursor, 4, number) || tl_ascii_is_digit(tl_date_peek(cursor, 0)) ||
        tl_date_peek(cursor, 0) == 'X') {
        cursor->at = point->at[TL_PART_YEAR];
        return point->negative && tl_date_peek(cursor, 0) == 'Y'
                   ? tl_date_fail(cursor->error, cursor->at,
                                  "the sign of a Y year follows Y")
                   : tl_date_fail_year(cursor);
    }
    point->year = number->value;
    point->digits = 4;
    if (point->negative && number->value == 0 && !number->holes)
        return tl_date_fail(cursor->error, cursor->at - 5,
                            "no year -0000; 1 BCE is 0000");
    raise_level(point, point->negative);
    if (tl_date_peek(cursor, 0) == 'S' && (number->holes || point->level == 2))
        return tl_date_fail(cursor->error, cursor->at,
                            "'S' follows a plain year, without X or a qualifier");
    if (tl_date_peek(cursor, 0) == 'S')
        return read_rounding(cursor, point);
    read_right_qualifier(cursor, point, TL_PART_YEAR);
    return true;
}

/* "1914-18" is how many write two years. */
static bool
fail_month(struct tl_date_cursor *cursor, const struct tl_date_point *point,
           size_t begin, int month)
{
    int year = point->parts[TL_PART_YEAR].value;
    bool two_years = !point->negative && !point->long_year && month > year % 100;
    if (!two_years || point->parts[TL_PART_YEAR].holes)
        return tl_date_fail(cursor->error, begin, "there is no month %02d", month);
    return tl_date_fail(cursor->error, begin,
                        "there is no month %02d; two years are written %04d/%04d",
                        month, year, year - year % 100 + month);
}

/* A season stands with a plain year; only its end may be qualified. */
static bool
check_season(struct tl_date_cursor *cursor, struct tl_date_point *point, size_t begin)
{
    int season = point->parts[TL_PART_MONTH].value;
    if (season < 21 || season > 41)
        return fail_month(cursor, point, begin, season);
    if (point->parts[TL_PART_YEAR].holes)
        return tl_date_fail(cursor->error, begin, "a season needs a year without X");
    if (point->qualifiers[TL_PART_YEAR] || point->qualifiers[TL_PART_MONTH])
        return tl_date_fail(cursor->error, begin, "a season is qualified at its end");
    point->season = true;
    point->precision = TL_PRECISION_SEASON;
    raise_level(point, season <= 24 ? 1 : 2);
    read_right_qualifier(cursor, point, TL_PART_MONTH);
    if (tl_date_peek(cursor, 0) == '-')
        return tl_date_fail(cursor->error, cursor->at, "a season has no day");
    return true;
}

/* What two digits are missing or too many, and what else is written there. */
static bool
fail_two_digits(struct tl_date_cursor *cursor, size_t begin, const char *what)
{
    size_t length = 0;
    for (cursor->at = begin; tl_ascii_is_digit(tl_date_peek(cursor, length)); length++)
        ;
    char first = tl_date_peek(cursor, 0);
    if (length == 1 && tl_date_peek(cursor, 1) != 'X')
        return tl_date_fail(cursor->error, begin, "a %s has two digits, 0%c", what,
                            first);
    if (length >= 3)
        return tl_date_fail(cursor->error, begin, "a %s has two digits, not '%.*s'",
                            what, length < 20 ? (int)length : 20, cursor->text + begin);
    cursor->at += length;
    return tl_date_fail_at(cursor, "the hyphen before a month or a day");
}

static bool
read_part(struct tl_date_cursor *cursor, struct tl_date_point *point, int part)
{
    static const char *const names[] = {"year", "month", "day"};
    struct tl_date_number *number = &point->parts[part];
    read_left_qualifier(cursor, point, part);
    size_t begin = point->at[part] = cursor->at;
    char next;
    if (!read_number(cursor, 2, number) ||
        tl_ascii_is_digit(next = tl_date_peek(cursor, 0)) || next == 'X')
        return fail_two_digits(cursor, begin, names[part]);
    if (part == TL_PART_MONTH && number->value > 12 && !number->holes)
        return check_season(cursor, point, begin);
    if (!has_completion(*number, 1, part == TL_PART_MONTH ? 12 : 31))
        return tl_date_fail(cursor->error, begin, "there is no %s %.2s", names[part],
                            cursor->text + begin);
    point->precision = part == TL_PART_MONTH ? TL_PRECISION_MONTH : TL_PRECISION_DAY;
    read_right_qualifier(cursor, point, part);
    return true;
}

/* "Unspecified digit(s) from the right" is level 1, any other mask level 2. */
static void
raise_for_masks(struct tl_date_point *point)
{
    static const struct {
        uint8_t precision;
        int16_t holes[TL_PARTS];
    } from_right[] = {
        {TL_PRECISION_YEAR, {1, 0, 0}},   /* 201X */
        {TL_PRECISION_YEAR, {11, 0, 0}},  /* 20XX */
        {TL_PRECISION_MONTH, {0, 11, 0}}, /* 2004-XX */
        {TL_PRECISION_DAY, {0, 0, 11}},   /* 1985-04-XX */
        {TL_PRECISION_DAY, {0, 11, 11}},  /* 1985-XX-XX */
    };
    if (!tl_date_point_is_masked(point))
        return;
    for (size_t i = 0; i < sizeof from_right / sizeof from_right[0]; i++) {
        const int16_t *holes = from_right[i].holes;
        if (point->precision == from_right[i].precision &&
            point->parts[TL_PART_YEAR].holes == holes[TL_PART_YEAR] &&
            point->parts[TL_PART_MONTH].holes == holes[TL_PART_MONTH] &&
            point->parts[TL_PART_DAY].holes == holes[TL_PART_DAY]) {
            raise_level(point, 1);
            return;
        }
    }
    raise_level(point, 2);
}

static bool
read_calendar(struct tl_date_cursor *cursor, struct tl_date_point *point)
{
    if (!read_year(cursor, point))
        return false;
    for (int part = TL_PART_MONTH; part <= TL_PART_DAY; part++) {
        if (point->rounded || point->season || tl_date_peek(cursor, 0) != '-')
            break;
        bool inner = point->qualifiers[part - 1];
        cursor->at++;
        if (!read_part(cursor, point, part))
            return false;
        if (inner)
            raise_level(point, 2);
    }
    raise_for_masks(point);
    if (point->precision == TL_PRECISION_DAY && tl_date_peek(cursor, 0) == 'T')
        return date_time_read(cursor, point);
    return true;
}

bool
tl_date_point_read(struct tl_date_cursor *cursor, struct tl_date_point *point)
{
    memset(point, 0, sizeof *point);
    point->precision = TL_PRECISION_YEAR;
    bool read = tl_date_peek(cursor, 0) == 'Y' ? read_long_year(cursor, point)
                                               : read_calendar(cursor, point);
    return read && date_point_bound(cursor, point);
}
