/*
 * The first and last day that a date can mean. A mask is never enumerated: only
 * 29 February makes one year fit where another does not, so that the first
 * candidates tell.
 */
#include "point.h"

/* Codes 21 to 41 (section "Seasons" and ISO 8601-2, 4.8): the months they begin
 * with and how many they are. 21 to 24 are read as northern, or as 29 to 32. */
static const struct {
    int8_t first;
    int8_t months;
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

bool
tl_date_point_bound(struct tl_date_cursor *cursor, struct tl_date_point *point)
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
