#include "graph/base/text.h"
#include "form.h"
#include "words.h"

/* A set longer than this tells how many more members it has. */
enum { MEMBERS_SHOWN = 8 };

static bool
is_same(const struct tl_date_point *a, const struct tl_date_point *b)
{
    return tl_date_is_plain(a) && tl_date_is_plain(b) && a->precision == b->precision &&
           a->earliest == b->earliest && a->latest == b->latest;
}

/* Whether it is told as "one day in ...", where a dash would be misread. */
static bool
is_wordy(const struct tl_date_point *point)
{
    return tl_date_point_is_masked(point) && point->precision > TL_PRECISION_YEAR;
}

static void
put_both_ends(struct tl_date_sink *sink, const struct tl_date_interval *interval)
{
    if (is_same(&interval->start, &interval->end)) {
        bool day = interval->start.precision == TL_PRECISION_DAY;
        tl_date_put(sink, day ? "" : "within ");
        tl_date_put_point(sink, &interval->start);
    } else if (is_wordy(&interval->start) || is_wordy(&interval->end)) {
        tl_date_put(sink, "from ");
        tl_date_put_point(sink, &interval->start);
        tl_date_put(sink, " until ");
        tl_date_put_point(sink, &interval->end);
    } else {
        tl_date_put_range(sink, &interval->start, &interval->end);
    }
}

static void
put_interval(struct tl_date_sink *sink, struct tl_date_cursor *cursor)
{
    struct tl_date_interval interval;
    if (!tl_date_interval_read(cursor, &interval))
        return;
    if (interval.start_kind == TL_END_DATE && interval.end_kind == TL_END_DATE) {
        put_both_ends(sink, &interval);
    } else if (interval.start_kind == TL_END_DATE) {
        bool open = interval.end_kind == TL_END_OPEN;
        tl_date_put(sink, open ? "since " : "from ");
        tl_date_put_point(sink, &interval.start);
        tl_date_put(sink, open ? "" : " (end unknown)");
    } else {
        bool open = interval.start_kind == TL_END_OPEN;
        tl_date_put(sink, "until ");
        tl_date_put_point(sink, &interval.end);
        tl_date_put(sink, open ? "" : " (start unknown)");
    }
}

/* By precision; none of the others can stand in a range. */
static const char *const units[] = {
    [TL_PRECISION_YEAR] = "year",
    [TL_PRECISION_MONTH] = "month",
    [TL_PRECISION_DAY] = "day",
};

/* "one day in 21-30 April 2015", "every year from 1760": a set of one member. */
static void
put_only_member(struct tl_date_sink *sink, const struct tl_date_member *member,
                bool all)
{
    if (member->range || (all && (member->before || member->after))) {
        tl_date_put(sink, all ? "every " : "one ");
        tl_date_put(sink, units[member->first.precision]);
        tl_date_put(sink, member->range    ? " in "
                          : member->before ? " up to "
                                           : " from ");
    } else if (member->before) {
        tl_date_put(sink, "by ");
    }
    if (member->range)
        tl_date_put_range(sink, &member->first, &member->last);
    else
        tl_date_put_point(sink, &member->first);
    if (member->after && !all)
        tl_date_put(sink, " or later");
}

/* One of several: "1760", "1668-1670", "December 1760 or later". */
static void
put_member(struct tl_date_sink *sink, const struct tl_date_member *member, bool all)
{
    if (all && (member->before || member->after))
        tl_date_put(sink, member->before ? "all up to " : "all from ");
    if (member->range)
        tl_date_put_range(sink, &member->first, &member->last);
    else
        tl_date_put_point(sink, &member->first);
    if (!all && (member->before || member->after))
        tl_date_put(sink, member->before ? " or earlier" : " or later");
}

/* From a day to the same day is that day. */
static bool
next_member(struct tl_date_cursor *cursor, struct tl_date_member *member, bool *more)
{
    if (!tl_date_set_next(cursor, member, more))
        return false;
    member->range = member->range && !is_same(&member->first, &member->last);
    return true;
}

static void
put_set(struct tl_date_sink *sink, struct tl_date_cursor *cursor)
{
    struct tl_date_member member;
    bool all = cursor->text[0] == '{';
    bool more = tl_date_set_begin(cursor);
    if (!next_member(cursor, &member, &more))
        return;
    if (!more) {
        put_only_member(sink, &member, all);
        return;
    }
    tl_date_put(sink, all ? "" : "one of ");
    put_member(sink, &member, all);
    int64_t count = 1;
    for (; more && next_member(cursor, &member, &more); count++) {
        if (count >= MEMBERS_SHOWN)
            continue;
        tl_date_put(sink, all && !more ? " and " : ", ");
        put_member(sink, &member, all);
    }
    if (count > MEMBERS_SHOWN) {
        tl_date_put(sink, all ? " and " : " or ");
        tl_date_put_number(sink, count - MEMBERS_SHOWN);
        tl_date_put(sink, " more");
    }
}

/* Ends the words with NUL, and not within a character. */
static void
terminate(struct tl_date_sink *sink)
{
    if (sink->size == 0)
        return;
    size_t end = sink->length;
    if (end >= sink->size)
        end = tl_text_whole(sink->buffer, sink->size - 1);
    sink->buffer[end] = '\0';
}

size_t
tl_date_label(const struct tl_date *date, char *buffer, size_t size)
{
    struct tl_date_error error;
    struct tl_date_cursor cursor = {date->text, date->length, 0, false, &error};
    struct tl_date_sink sink = {buffer, size, 0, false, date->text};
    struct tl_date_point point;
    if (date->flags & TL_DATE_INTERVAL)
        put_interval(&sink, &cursor);
    else if (date->flags & (TL_DATE_ONE_OF | TL_DATE_ALL_OF))
        put_set(&sink, &cursor);
    else if (tl_date_point_read(&cursor, &point))
        tl_date_put_point(&sink, &point);
    terminate(&sink);
    return sink.length;
}

size_t
tl_date_end_label(const struct tl_date *date, bool last, char *buffer, size_t size)
{
    struct tl_date_error error;
    struct tl_date_cursor cursor = {date->text, date->length, 0, false, &error};
    struct tl_date_sink sink = {buffer, size, 0, false, date->text};
    struct tl_date_interval interval;
    struct tl_date_point point;
    if (date->flags & TL_DATE_INTERVAL) {
        if (tl_date_interval_read(&cursor, &interval) &&
            (last ? interval.end_kind : interval.start_kind) == TL_END_DATE)
            tl_date_put_point(&sink, last ? &interval.end : &interval.start);
    } else if (!(date->flags & (TL_DATE_ONE_OF | TL_DATE_ALL_OF)) &&
               tl_date_point_read(&cursor, &point)) {
        tl_date_put_point(&sink, &point);
    }
    terminate(&sink);
    return sink.length;
}
