#include "form.h"

/* A date that is a part of a greater form has no time of day. */
static bool
read_date(struct tl_date_cursor *cursor, struct tl_date_point *point, const char *form)
{
    size_t begin = cursor->at;
    if (!tl_date_point_read(cursor, point))
        return false;
    if (point->precision == TL_PRECISION_SECOND)
        return tl_date_fail(cursor->error, begin, "no time of day in %s", form);
    return true;
}

/* "2000/12-12": ISO 8601 lets an end leave out what the start has said. */
static bool
is_elided(const struct tl_date_cursor *cursor)
{
    size_t digits = 0;
    while (digits < 3 && tl_date_peek(cursor, digits) >= '0' &&
           tl_date_peek(cursor, digits) <= '9')
        digits++;
    return (digits == 1 || digits == 2) && tl_date_peek(cursor, digits) != 'X';
}

static bool
read_start(struct tl_date_cursor *cursor, struct tl_date_interval *interval)
{
    interval->start_kind = TL_END_UNKNOWN;
    if (tl_date_accept(cursor, '/'))
        return true;
    interval->start_kind = TL_END_OPEN;
    if (tl_date_accept_dots(cursor))
        return tl_date_accept(cursor, '/') ||
               tl_date_fail(cursor->error, cursor->at,
                            "an open start is written ../2014");
    interval->start_kind = TL_END_DATE;
    if (!read_date(cursor, &interval->start, "an interval"))
        return false;
    return tl_date_accept(cursor, '/') || tl_date_fail_at(cursor, "the start");
}

static bool
read_end(struct tl_date_cursor *cursor, struct tl_date_interval *interval)
{
    interval->end_kind = TL_END_UNKNOWN;
    if (tl_date_at_end(cursor))
        return true;
    interval->end_kind = TL_END_OPEN;
    if (tl_date_accept_dots(cursor))
        return tl_date_at_end(cursor) || tl_date_fail_at(cursor, "an open end");
    interval->end_kind = TL_END_DATE;
    if (is_elided(cursor))
        return tl_date_fail(cursor->error, cursor->at,
                            "the end of an interval is written in full");
    if (!read_date(cursor, &interval->end, "an interval"))
        return false;
    if (tl_date_peek(cursor, 0) == '/')
        return tl_date_fail(cursor->error, cursor->at, "an interval has two ends");
    return tl_date_at_end(cursor) || tl_date_fail_at(cursor, "the end");
}

bool
tl_date_interval_read(struct tl_date_cursor *cursor, struct tl_date_interval *interval)
{
    if (!read_start(cursor, interval))
        return false;
    size_t end_at = cursor->at;
    if (!read_end(cursor, interval))
        return false;
    bool starts = interval->start_kind == TL_END_DATE;
    bool ends = interval->end_kind == TL_END_DATE;
    if (!starts && !ends)
        return tl_date_fail(cursor->error, 0,
                            "an interval has a date at one end at least");
    if (starts && ends && interval->start.earliest > interval->end.latest)
        return tl_date_fail(cursor->error, end_at,
                            "the interval ends before it starts");
    return true;
}

bool
tl_date_set_begin(struct tl_date_cursor *cursor)
{
    return tl_date_accept(cursor, '[') || tl_date_accept(cursor, '{');
}

/* What ".." stands beside has to be a date that can be counted from. */
static bool
check_plain(struct tl_date_cursor *cursor, const struct tl_date_point *point, size_t at)
{
    if (tl_date_point_is_masked(point))
        return tl_date_fail(cursor->error, at, "no X in a date beside '..'");
    if (tl_date_point_is_qualified(point))
        return tl_date_fail(cursor->error, at, "no qualifier at a date beside '..'");
    if (point->season || point->rounded)
        return tl_date_fail(cursor->error, at,
                            "'..' is written beside a year, a month or a day");
    return true;
}

static bool
read_range_end(struct tl_date_cursor *cursor, struct tl_date_member *member)
{
    size_t at = cursor->at;
    if (!read_date(cursor, &member->last, "a set") ||
        !check_plain(cursor, &member->last, at))
        return false;
    if (member->first.precision != member->last.precision)
        return tl_date_fail(cursor->error, at,
                            "both ends of '..' are years, months or days");
    if (member->first.earliest > member->last.earliest)
        return tl_date_fail(cursor->error, at, "the range ends before it starts");
    member->range = true;
    return true;
}

static bool
is_closing(const struct tl_date_cursor *cursor)
{
    char byte = tl_date_peek(cursor, 0);
    return byte == ']' || byte == '}';
}

static bool
read_member(struct tl_date_cursor *cursor, struct tl_date_member *member)
{
    bool first = cursor->at == 1;
    size_t begin = cursor->at;
    member->before = tl_date_accept_dots(cursor);
    member->after = member->range = false;
    if (member->before && !first)
        return tl_date_fail(cursor->error, begin,
                            "only the first of a set begins with '..'");
    size_t at = cursor->at;
    if (!read_date(cursor, &member->first, "a set"))
        return false;
    size_t dots = cursor->at;
    bool ranges = tl_date_accept_dots(cursor);
    if ((ranges || member->before) && !check_plain(cursor, &member->first, at))
        return false;
    member->last = member->first;
    if (!ranges)
        return true;
    if (member->before)
        return tl_date_fail(cursor->error, dots, "'..' on both sides of a date");
    if (tl_date_peek(cursor, 0) == ',')
        return tl_date_fail(cursor->error, dots,
                            "only the last of a set ends with '..'");
    member->after = is_closing(cursor);
    return member->after || read_range_end(cursor, member);
}

bool
tl_date_set_next(struct tl_date_cursor *cursor, struct tl_date_member *member,
                 bool *more)
{
    char closing = cursor->text[0] == '[' ? ']' : '}';
    if (cursor->at == 1 && is_closing(cursor))
        return tl_date_fail(cursor->error, cursor->at, "an empty set");
    if (!read_member(cursor, member))
        return false;
    *more = tl_date_accept(cursor, ',');
    if (*more)
        return true;
    if (!tl_date_accept(cursor, closing))
        return is_closing(cursor) || tl_date_at_end(cursor)
                   ? tl_date_fail(cursor->error, cursor->at, "'%c' is closed by '%c'",
                                  cursor->text[0], closing)
                   : tl_date_fail_at(cursor, "a member of a set");
    return tl_date_at_end(cursor) || tl_date_fail_at(cursor, "the end of the set");
}
