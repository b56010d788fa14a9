#include "point.h"

#include "graph/base/ascii.h"

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

bool
tl_date_time_read(struct tl_date_cursor *cursor, struct tl_date_point *point)
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
