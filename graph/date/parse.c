/* An EDTF text becomes a date. */
#include "date.h"

#include "form.h"

#include <assert.h>
#include <string.h>

static uint32_t
flags_of(const struct tl_date_point *point)
{
    uint32_t qualifiers = point->qualifiers[TL_PART_YEAR] |
                          point->qualifiers[TL_PART_MONTH] |
                          point->qualifiers[TL_PART_DAY];
    uint32_t flags = 0;
    flags |= qualifiers & TL_PART_APPROXIMATE ? TL_DATE_APPROXIMATE : 0;
    flags |= qualifiers & TL_PART_UNCERTAIN ? TL_DATE_UNCERTAIN : 0;
    flags |= tl_date_point_is_masked(point) ? TL_DATE_MASKED : 0;
    flags |= point->far ? TL_DATE_FAR : 0;
    flags |= point->rounded ? TL_DATE_ROUNDED : 0;
    flags |= point->precision == TL_PRECISION_SECOND ? TL_DATE_HAS_TIME : 0;
    /* Quarters, thirds and halves of a year are no convention of ours. */
    flags |= point->season && point->parts[TL_PART_MONTH].value <= 32
                 ? TL_DATE_CONVENTIONAL
                 : 0;
    return flags;
}

/* The flags of one part: its qualifiers, and what is masked in it. */
static uint8_t
part_flags(const struct tl_date_point *point, enum tl_date_part part)
{
    static const int16_t whole[TL_PARTS] = {1111, 11, 11};
    int16_t holes = point->parts[part].holes;
    return (uint8_t)(point->qualifiers[part] | (holes ? TL_PART_MASKED : 0) |
                     (holes == whole[part] ? TL_PART_UNKNOWN : 0));
}

static struct tl_date_end
end_of(const struct tl_date_point *point)
{
    struct tl_date_end end = {.precision = point->precision};
    for (int part = 0; part < TL_PARTS; part++)
        end.parts[part] = part_flags(point, (enum tl_date_part)part);
    return end;
}

static void
raise_level(struct tl_date *date, uint8_t level)
{
    if (date->level < level)
        date->level = level;
}

static bool
parse_point(struct tl_date_cursor *cursor, struct tl_date *date)
{
    struct tl_date_point point;
    if (!tl_date_point_read(cursor, &point))
        return false;
    if (!tl_date_at_end(cursor))
        return tl_date_fail_at(cursor, "the date");
    date->start_earliest = date->end_earliest = point.earliest;
    date->start_latest = date->end_latest = point.latest;
    date->first = date->last = end_of(&point);
    date->level = point.level;
    date->flags = flags_of(&point);
    if (point.precision == TL_PRECISION_SECOND)
        date->second =
            3600 * point.hour + 60 * point.minute + point.second - 60 * point.shift;
    if (point.precision >= TL_PRECISION_DAY &&
        !(date->flags & (TL_DATE_APPROXIMATE | TL_DATE_UNCERTAIN | TL_DATE_MASKED)))
        date->flags |= TL_DATE_DAY;
    if (tl_date_lacks_year(&date->first))
        date->flags |= TL_DATE_YEAR_UNKNOWN;
    return true;
}

/* "X" within an interval is level 2 (section "Interval", level 2). */
static void
add_end(struct tl_date *date, const struct tl_date_point *point,
        struct tl_date_end *end)
{
    *end = end_of(point);
    date->flags |= flags_of(point);
    raise_level(date, tl_date_point_is_masked(point) ? 2 : point->level);
}

static void
fold_start(struct tl_date *date, const struct tl_date_interval *interval)
{
    switch (interval->start_kind) {
    case TL_END_DATE:
        date->start_earliest = interval->start.earliest;
        date->start_latest = interval->start.latest;
        add_end(date, &interval->start, &date->first);
        return;
    case TL_END_OPEN:
        date->start_earliest = date->start_latest = TL_DAY_MIN;
        date->flags |= TL_DATE_OPEN_START;
        break;
    case TL_END_UNKNOWN:
        date->start_earliest = TL_DAY_MIN;
        date->start_latest = TL_DAY_MAX;
        date->flags |= TL_DATE_UNKNOWN_START;
        break;
    }
    raise_level(date, 1);
}

static void
fold_end(struct tl_date *date, const struct tl_date_interval *interval)
{
    switch (interval->end_kind) {
    case TL_END_DATE:
        date->end_earliest = interval->end.earliest;
        date->end_latest = interval->end.latest;
        add_end(date, &interval->end, &date->last);
        return;
    case TL_END_OPEN:
        date->end_earliest = date->end_latest = TL_DAY_MAX;
        date->flags |= TL_DATE_OPEN_END;
        break;
    case TL_END_UNKNOWN:
        date->end_earliest = TL_DAY_MIN;
        date->end_latest = TL_DAY_MAX;
        date->flags |= TL_DATE_UNKNOWN_END;
        break;
    }
    raise_level(date, 1);
}

static bool
parse_interval(struct tl_date_cursor *cursor, struct tl_date *date)
{
    struct tl_date_interval interval;
    if (!tl_date_interval_read(cursor, &interval))
        return false;
    date->flags = TL_DATE_INTERVAL;
    fold_start(date, &interval);
    fold_end(date, &interval);
    bool no_start = !date->first.precision || tl_date_lacks_year(&date->first);
    bool no_end = !date->last.precision || tl_date_lacks_year(&date->last);
    if (no_start && no_end)
        date->flags |= TL_DATE_YEAR_UNKNOWN;
    return true;
}

/* Of the four days of an all-of set, the start is the least of its members and
 * the end the greatest, whatever each of them is. */
static void
fold_member(struct tl_date *date, const struct tl_date_member *member)
{
    int64_t first = member->before ? TL_DAY_MIN : member->first.earliest;
    int64_t first_latest = member->before ? TL_DAY_MIN : member->first.latest;
    int64_t last = member->after ? TL_DAY_MAX : member->last.latest;
    int64_t last_earliest = member->after ? TL_DAY_MAX : member->last.earliest;
    if (first < date->start_earliest) {
        date->start_earliest = first;
        date->first = member->before ? (struct tl_date_end){0} : end_of(&member->first);
    }
    if (last > date->end_latest) {
        date->end_latest = last;
        date->last = member->after ? (struct tl_date_end){0} : end_of(&member->last);
    }
    if (first_latest < date->start_latest)
        date->start_latest = first_latest;
    if (last_earliest > date->end_earliest)
        date->end_earliest = last_earliest;
    date->flags |= flags_of(&member->first) | flags_of(&member->last);
    date->flags |= member->before ? TL_DATE_OPEN_START : 0;
    date->flags |= member->after ? TL_DATE_OPEN_END : 0;
}

static bool
parse_set(struct tl_date_cursor *cursor, struct tl_date *date)
{
    struct tl_date_member member;
    bool more = tl_date_set_begin(cursor);
    date->flags = cursor->text[0] == '[' ? TL_DATE_ONE_OF : TL_DATE_ALL_OF;
    date->level = 2;
    date->start_earliest = date->start_latest = TL_DAY_MAX;
    date->end_earliest = date->end_latest = TL_DAY_MIN;
    while (more) {
        if (!tl_date_set_next(cursor, &member, &more))
            return false;
        fold_member(date, &member);
        if (part_flags(&member.first, TL_PART_YEAR) & TL_PART_UNKNOWN)
            date->flags |= TL_DATE_YEAR_UNKNOWN;
    }
    if (date->flags & TL_DATE_ONE_OF) {
        date->start_latest = date->end_latest;
        date->end_earliest = date->start_earliest;
    }
    return true;
}

/* "2015-05-08", which most dates are, without the grammar. Whatever else it may
 * be, right or wrong, is left to that. */
static bool
parse_plain_day(const char *text, struct tl_date *date)
{
    static const char shape[] = "0000-00-00";
    int digits[10];
    for (int i = 0; i < 10; i++) {
        digits[i] = text[i] - shape[i];
        if (shape[i] == '-' ? digits[i] != 0 : digits[i] < 0 || digits[i] > 9)
            return false;
    }
    int year = 1000 * digits[0] + 100 * digits[1] + 10 * digits[2] + digits[3];
    int month = 10 * digits[5] + digits[6];
    int day = 10 * digits[8] + digits[9];
    if (month < 1 || month > 12 || day < 1 || day > tl_day_month_length(year, month))
        return false;
    date->start_earliest = date->start_latest = tl_day_from_civil(year, month, day);
    date->end_earliest = date->end_latest = date->start_earliest;
    date->first.precision = date->last.precision = TL_PRECISION_DAY;
    date->flags = TL_DATE_DAY;
    return true;
}

bool
tl_date_parse(const char *text, size_t length, const struct tl_date_options *options,
              struct tl_date *date, struct tl_date_error *error)
{
    struct tl_date_cursor cursor = {text, length, 0, options && options->south, error};
    assert(length <= UINT32_MAX);
    *date = (struct tl_date){.text = text, .length = (uint32_t)length};
    if (length == 10 && parse_plain_day(text, date))
        return true;
    if (length == 0)
        return tl_date_fail(cursor.error, 0, "an empty date");
    if (text[0] == '[' || text[0] == '{')
        return parse_set(&cursor, date);
    return memchr(text, '/', length) ? parse_interval(&cursor, date)
                                     : parse_point(&cursor, date);
}

bool
tl_date_is_edtf(const char *text, size_t length)
{
    struct tl_date date;
    struct tl_date_error error;
    return tl_date_parse(text, length, NULL, &date, &error);
}
