#include <stdio.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/text.h"
#include "graph/date/date.h"
#include "src/read/base/span_text.h"
#include "inside.h"

/* A moment as a file has it. */
struct moment {
    char day[TL_SPAN_END_MAX];  /* "2015", "2015-05", "2015-05-08"; "" for none */
    char time[TL_SPAN_END_MAX]; /* of that day, "T10:00:00Z"; or "" */
};

static bool
is_none(const char *text)
{
    static const char *const words[] = {"",     "-Infinity", "Infinity", "-infinity",
                                        "-INF", "INF",       "infinity", "NaN"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(text, words[i]) == 0)
            return true;
    }
    return false;
}

/* The number of two digits that a text begins with; 0 where there are none. */
static int
two_digits(const char *text)
{
    bool are = tl_ascii_is_digit(text[0]) && tl_ascii_is_digit(text[1]) &&
               !tl_ascii_is_digit(text[2]);
    return are ? 10 * (text[0] - '0') + (text[1] - '0') : 0;
}

/* The next or the last of what the precision of a date is. */
static void
shift_date(struct tl_day_civil *date, int by)
{
    if (date->month == 0) {
        date->year += by;
    } else if (date->day == 0) {
        int months = date->month - 1 + by;
        date->year += months < 0 ? -1 : months > 11;
        date->month = (months + 12) % 12 + 1;
    } else if (date->day <= tl_day_month_length(date->year, date->month)) {
        *date =
            tl_day_to_civil(tl_day_from_civil(date->year, date->month, date->day) + by);
    }
}

/* EDTF gives years of more than four digits no month. */
static void
write_day(const struct tl_day_civil *date, char text[TL_SPAN_END_MAX])
{
    const char *sign = date->year < 0 ? "-" : "";
    long long year = (long long)(date->year < 0 ? -date->year : date->year);
    if (date->month == 0 || year > 9999)
        snprintf(text, TL_SPAN_END_MAX, "%s%s%04lld", year > 9999 ? "Y" : "", sign,
                 year);
    else if (date->day == 0)
        snprintf(text, TL_SPAN_END_MAX, "%s%04lld-%02d", sign, year, date->month);
    else
        snprintf(text, TL_SPAN_END_MAX, "%s%04lld-%02d-%02d", sign, year, date->month,
                 date->day);
}

/* The year, with a sign, that a text begins with; NULL where it has none of four to
 * nine digits, or fewer where that is enough. */
static const char *
read_year(const char *text, bool years, int64_t *year)
{
    enum { MOST = 9 };
    bool negative = *text == '-';
    text += negative || *text == '+';
    size_t digits = tl_text_digits(text);
    if (digits < (years ? 1 : 4) || digits > MOST)
        return NULL;
    *year = 0;
    for (size_t i = 0; i < digits; i++)
        *year = 10 * *year + (text[i] - '0');
    if (negative)
        *year = -*year;
    return text + digits;
}

/* What follows a day: a time, of which fractions of a second go, or the zone of a
 * whole day, which goes. */
static bool
read_time(const char *text, struct moment *moment)
{
    if (*text != 'T' && *text != ' ') {
        moment->time[0] = '\0';
        return *text == '\0' || *text == 'Z' || *text == '+' || *text == '-';
    }
    size_t whole = strcspn(text, ".");
    size_t fraction = text[whole] ? 1 + tl_text_digits(text + whole + 1) : 0;
    int length = snprintf(moment->time, sizeof moment->time, "T%.*s%s", (int)whole - 1,
                          text + 1, text + whole + fraction);
    return length > 0 && (size_t)length < sizeof moment->time;
}

/* Reads a text without blanks at its ends. False where it is no moment. `by`: 1 or -1
 * where the next or the last one is meant; but a time of day is within its day. */
static bool
read_moment(const char *text, bool years, int by, struct moment *moment)
{
    struct tl_day_civil date = {0};
    *moment = (struct moment){{0}, {0}};
    const char *at = read_year(text, years, &date.year);
    if (!at || (*at == '\0' && !years))
        return false;
    if (*at == '-' && (date.month = two_digits(at + 1)) > 0)
        at += 3;
    if (*at == '-' && date.month > 0 && (date.day = two_digits(at + 1)) > 0)
        at += 3;
    if (date.day > 0 ? !read_time(at, moment) : *at != '\0')
        return false;
    bool begins_day = tl_text_begins(moment->time, "T00:00:00");
    if (date.month > 12 || (*moment->time && !(begins_day && by < 0)))
        by = 0;
    else if (by)
        moment->time[0] = '\0';
    shift_date(&date, by);
    write_day(&date, moment->day);
    return tl_date_is_edtf(moment->day, strlen(moment->day));
}

/* The text without blanks at its ends, in the object. */
static const char *
trim(struct tl_read_graph_object *object, const char *text)
{
    size_t length;
    while (tl_ascii_is_blank(*text))
        text++;
    for (length = strlen(text); length > 0 && tl_ascii_is_blank(text[length - 1]);)
        length--;
    return tl_read_graph_keep(object, text, length);
}

/* An end as it is in EDTF but for its time; false where it is no date. */
static bool
read_end(const char *text, bool years, int by, struct moment *moment)
{
    *moment = (struct moment){{0}, {0}};
    if (strcmp(text, "..") == 0)
        strcpy(moment->day, text);
    else if (!is_none(text))
        return read_moment(text, years, by, moment);
    return true;
}

/* A time of day stays where it is the only one. */
static void
set_ends(struct tl_read_graph_object *object, struct tl_read_graph_span *span,
         struct moment *first, struct moment *last)
{
    char whole[2 * TL_SPAN_END_MAX];
    bool same =
        strcmp(first->day, last->day) == 0 && strcmp(first->time, last->time) == 0;
    snprintf(whole, sizeof whole, "%s%s", first->day, first->time);
    if (same && tl_date_is_edtf(whole, strlen(whole))) {
        span->first = span->last = tl_read_graph_keep_text(object, whole);
        return;
    }
    const char *lost = *last->time ? last->time : first->time;
    if (*lost && !(tl_text_begins(lost, "T00:00:00") && !same))
        tl_read_graph_leave(object->graph, TL_READ_GRAPH_TIME, lost + 1,
                            object->position);
    span->first = tl_read_graph_keep_text(object, first->day);
    span->last = tl_read_graph_keep_text(object, last->day);
}

void
tl_read_graph_span_add(struct tl_read_graph_object *object,
                       const struct tl_read_graph_span *span)
{
    if (object->span_count == object->span_room) {
        object->span_room = object->span_room ? 2 * object->span_room : 4;
        object->spans =
            tl_resize(object->spans, object->span_room * sizeof *object->spans);
    }
    object->spans[object->span_count++] = *span;
}

void
tl_read_graph_time_add(struct tl_read_graph_object *object,
                       const struct tl_read_graph_time *time)
{
    struct tl_read_graph_span span = {trim(object, time->first),
                                      trim(object, time->last), true};
    struct moment first, last;
    if (is_none(span.first) && is_none(span.last))
        return;
    bool moment = strcmp(span.first, span.last) == 0;
    span.is_date =
        read_end(span.first, time->years, time->before && !moment, &first) &&
        read_end(span.last, time->years, time->after && !moment ? -1 : 0, &last);
    if (span.is_date)
        set_ends(object, &span, &first, &last);
    tl_read_graph_span_add(object, &span);
}

/* Moments between commas. */
static void
add_moments(struct tl_read_graph_object *object, char *text, bool years)
{
    for (char *rest; text; text = rest) {
        rest = strchr(text, ',');
        if (rest)
            *rest++ = '\0';
        const struct tl_read_graph_time time = {text, text, years, false, false};
        tl_read_graph_time_add(object, &time);
    }
}

/* An interval between brackets, of which round ones are outside of it; a value may
 * follow its end. */
static void
add_interval(struct tl_read_graph_object *object, char *text, bool years, bool before,
             bool after)
{
    char *comma = strchr(text, ',');
    if (!comma) {
        add_moments(object, text, years);
        return;
    }
    *comma++ = '\0';
    comma[strcspn(comma, ",")] = '\0';
    const struct tl_read_graph_time time = {text, comma, years, before, after};
    tl_read_graph_time_add(object, &time);
}

void
tl_read_graph_times_add(struct tl_read_graph_object *object, const char *text,
                        bool years, bool moments)
{
    char *at = tl_read_graph_keep(object, text, strlen(text));
    for (at += strcspn(at, "[("); *at; at += strcspn(at, "[(")) {
        bool before = *at++ == '(';
        char *end = at + strcspn(at, "])");
        bool after = *end == ')';
        char *next = *end ? end + 1 : end;
        *end = '\0';
        if (moments)
            add_moments(object, at, years);
        else
            add_interval(object, at, years, before, after);
        at = next;
    }
}

void
tl_read_graph_times_find(struct tl_read_graph_object *object)
{
    const struct tl_read_graph_time time = {.first =
                                                tl_read_graph_text(object, "start"),
                                            .last = tl_read_graph_text(object, "end"),
                                            .years = object->years};
    if (object->span_count > 0 || *tl_read_graph_text(object, "date"))
        return;
    tl_read_graph_time_add(object, &time);
    if (object->span_count == 0 || !object->spans->is_date) {
        object->span_count = 0;
        return;
    }
    tl_read_graph_use(object, "start");
    tl_read_graph_use(object, "end");
}

static bool
is_day(const char *end)
{
    return *end && strcmp(end, "..") != 0;
}

/* The first or the last day of a date without a time. */
static void
write_bound(const char *text, bool last, char day[TL_DAY_TEXT_MAX])
{
    struct tl_date date;
    struct tl_date_error error;
    day[0] = '\0';
    if (tl_date_parse(text, strlen(text), NULL, &date, &error))
        tl_day_text(last ? date.end_latest : date.start_earliest, day, TL_DAY_TEXT_MAX);
}

/* An element of a set, "2015..2016", of which both ends are as exact; one that says
 * nothing is left out. */
static char *
put_element(char *to, const struct tl_read_graph_span *span)
{
    char first[TL_DAY_TEXT_MAX], last[TL_DAY_TEXT_MAX];
    bool starts = is_day(span->first), ends = is_day(span->last);
    if (starts && strcmp(span->first, span->last) == 0)
        return to + sprintf(to, "%s,", span->first);
    if (starts && ends && strlen(span->first) != strlen(span->last)) {
        write_bound(span->first, false, first);
        write_bound(span->last, true, last);
        return to + sprintf(to, "%s..%s,", first, last);
    }
    if (starts || ends)
        to += sprintf(to, "%s..%s,", starts ? span->first : "", ends ? span->last : "");
    return to;
}

/* The time from a first to a last moment as a date; "" where it is none. */
static const char *
write_span(struct tl_read_graph_object *object, const char *first, const char *last)
{
    char date[TL_SPAN_TEXT_MAX] = "";
    if (strlen(first) < TL_SPAN_END_MAX - 1 && strlen(last) < TL_SPAN_END_MAX - 1)
        tl_span_text(first, last, date);
    return tl_read_graph_keep_text(object, date);
}

/* All times as one date; "" where they are none. */
static const char *
write_date(struct tl_read_graph_object *object, size_t size)
{
    if (object->span_count == 1)
        return write_span(object, object->spans->first, object->spans->last);
    char *text = tl_arena_take(&object->texts, size, 1);
    char *to = text;
    *to++ = '{';
    for (size_t i = 0; i < object->span_count; i++)
        to = put_element(to, &object->spans[i]);
    if (to > text + 1)
        to[-1] = '}';
    *to = '\0';
    return text;
}

/* All times as a list, as the file has them. */
static const char *
write_list(struct tl_read_graph_object *object, size_t size)
{
    char *text = tl_arena_take(&object->texts, size, 1);
    char *to = text;
    *to = '\0';
    for (size_t i = 0; i < object->span_count; i++) {
        const struct tl_read_graph_span *span = &object->spans[i];
        bool same = strcmp(span->first, span->last) == 0;
        to += sprintf(to, "%s%s%s%s", i > 0 ? "; " : "", span->first, same ? "" : "/",
                      same ? "" : span->last);
    }
    return text;
}

void
tl_read_graph_times_set(struct tl_read_graph_object *object, enum tl_type type,
                        bool ours)
{
    enum { BETWEEN = 2 * TL_DAY_TEXT_MAX };
    bool dates = true;
    size_t size = BETWEEN;
    if (object->span_count == 0)
        return;
    for (size_t i = 0; i < object->span_count; i++) {
        const struct tl_read_graph_span *span = &object->spans[i];
        size += strlen(span->first) + strlen(span->last) + BETWEEN;
        dates = dates && span->is_date;
    }
    const char *date = dates ? write_date(object, size) : "";
    object->kept += size;
    if (ours && dates && !tl_date_is_edtf(date, strlen(date)))
        date = write_span(object, object->spans->first,
                          object->spans[object->span_count - 1].last);
    dates = tl_date_is_edtf(date, strlen(date));
    if (!dates)
        tl_read_graph_leave(object->graph, TL_READ_GRAPH_NO_DATE,
                            write_list(object, size), object->position);
    if (dates && tl_type_has(type, TL_DATE) &&
        !tl_read_graph_attribute_find(object, "date")) {
        tl_read_graph_set(object, TL_DATE, date);
        return;
    }
    const char *text = dates ? date : write_list(object, size);
    const char *key =
        tl_read_graph_attribute_find(object, "spells") ? "times" : "spells";
    tl_builder_attribute(object->graph->reading->builder, key, text, strlen(text),
                         object->position);
}
