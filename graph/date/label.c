#include <stdio.h>
#include <string.h>

#include "form.h"
#include "graph/base/text.h"
#include "point_label.h"

/* Labels: dates in words. What a phrase is filled with is written before it. */

/* Room for a range of two dates in words. */
enum { RANGE_MAX = 2 * TL_DATE_POINT_MAX + 64 };

/* Within one year; what the first date shares with the last it does not say. */
static void
tell_range_of_year(const struct tl_date_telling *telling,
                   const struct tl_date_point *first, const struct tl_date_point *last,
                   char to[RANGE_MAX])
{
    struct tl_phrase_word months[] = {
        tl_date_month_word(telling, first->parts[TL_PART_MONTH].value),
        tl_date_month_word(telling, last->parts[TL_PART_MONTH].value)};
    struct tl_phrase_word days[2] = {{""}, {""}};
    bool has_days = first->precision == TL_PRECISION_DAY;
    char year[TL_DATE_POINT_MAX];
    if (has_days) {
        days[0] = tl_day_word(telling->language, first->parts[TL_PART_DAY].value);
        days[1] = tl_day_word(telling->language, last->parts[TL_PART_DAY].value);
    }
    tl_date_tell_known_year(telling, last, year);
    if (!has_days)
        tl_phrase_fill(telling->language, TL_PHRASE_MONTHS_IN_YEAR, to, RANGE_MAX,
                       "first", months[0].text, "last", months[1].text, "year", year,
                       NULL);
    else if (strcmp(months[0].text, months[1].text) == 0)
        tl_phrase_fill(telling->language, TL_PHRASE_DAYS_IN_MONTH, to, RANGE_MAX,
                       "first", days[0].text, "last", days[1].text, "month",
                       months[0].text, "year", year, NULL);
    else
        tl_phrase_fill(telling->language, TL_PHRASE_DAYS_IN_YEAR, to, RANGE_MAX,
                       "first", days[0].text, "first_month", months[0].text, "last",
                       days[1].text, "last_month", months[1].text, "year", year, NULL);
}

/* From one date to another, saying once what they share: "21-30 April 2015",
 * "28 April - 3 May 2015", "June 2004 - 3 July 2004". */
static void
tell_range(const struct tl_date_telling *telling, const struct tl_date_point *first,
           const struct tl_date_point *last, char to[RANGE_MAX])
{
    struct tl_date_telling each = *telling;
    char from[TL_DATE_POINT_MAX], until[TL_DATE_POINT_MAX];
    bool plain = tl_date_is_plain(first) && tl_date_is_plain(last) &&
                 first->precision == last->precision;
    if (plain && first->precision == TL_PRECISION_YEAR) {
        tl_date_tell_years(telling, tl_date_signed_year(first),
                           tl_date_signed_year(last), to);
    } else if (plain && tl_date_signed_year(first) == tl_date_signed_year(last) &&
               first->precision != TL_PRECISION_SECOND) {
        tell_range_of_year(telling, first, last, to);
    } else {
        each.ce = !first->far && tl_date_signed_year(first) <= 0 && !last->negative &&
                  last->year > 0;
        tl_date_tell_point(&each, first, from);
        tl_date_tell_point(&each, last, until);
        tl_phrase_fill(telling->language, TL_PHRASE_SPAN, to, RANGE_MAX, "first", from,
                       "last", until, NULL);
    }
}

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
tell_both_ends(const struct tl_date_telling *telling,
               const struct tl_date_interval *interval, char *to, size_t size)
{
    char range[RANGE_MAX], first[TL_DATE_POINT_MAX], last[TL_DATE_POINT_MAX];
    if (is_same(&interval->start, &interval->end)) {
        tl_date_tell_point(telling, &interval->start, first);
        if (interval->start.precision == TL_PRECISION_DAY)
            snprintf(to, size, "%s", first);
        else
            tl_phrase_fill(telling->language, TL_PHRASE_WITHIN, to, size, "date", first,
                           NULL);
    } else if (is_wordy(&interval->start) || is_wordy(&interval->end)) {
        tl_date_tell_point(telling, &interval->start, first);
        tl_date_tell_point(telling, &interval->end, last);
        tl_phrase_fill(telling->language, TL_PHRASE_FROM_UNTIL, to, size, "first",
                       first, "last", last, NULL);
    } else {
        tell_range(telling, &interval->start, &interval->end, range);
        snprintf(to, size, "%s", range);
    }
}

static void
tell_interval(const struct tl_date_telling *telling, struct tl_date_cursor *cursor,
              char *to, size_t size)
{
    struct tl_date_interval interval;
    char date[TL_DATE_POINT_MAX];
    if (!tl_date_interval_read(cursor, &interval))
        return;
    bool begins = interval.start_kind == TL_END_DATE;
    bool open = (begins ? interval.end_kind : interval.start_kind) == TL_END_OPEN;
    if (begins && interval.end_kind == TL_END_DATE) {
        tell_both_ends(telling, &interval, to, size);
        return;
    }
    tl_date_tell_point(telling, begins ? &interval.start : &interval.end, date);
    tl_phrase_fill(telling->language,
                   begins && open ? TL_PHRASE_SINCE
                   : begins       ? TL_PHRASE_END_UNKNOWN
                   : open         ? TL_PHRASE_UNTIL
                                  : TL_PHRASE_START_UNKNOWN,
                   to, size, "date", date, NULL);
}

/* A range of a set, or its one date. */
static void
tell_extent(const struct tl_date_telling *telling, const struct tl_date_member *member,
            char to[RANGE_MAX])
{
    char point[TL_DATE_POINT_MAX];
    if (member->range) {
        tell_range(telling, &member->first, &member->last, to);
        return;
    }
    tl_date_tell_point(telling, &member->first, point);
    strcpy(to, point);
}

/* "one day in 21-30 April 2015", "every year from 1760": a set of one member. */
static void
tell_only_member(const struct tl_date_telling *telling,
                 const struct tl_date_member *member, bool all, char *to, size_t size)
{
    /* Of what precision none but these can stand in a range. */
    static const unsigned units[] = {
        [TL_PRECISION_YEAR] = 0, [TL_PRECISION_MONTH] = 1, [TL_PRECISION_DAY] = 2};
    char dates[RANGE_MAX];
    tell_extent(telling, member, dates);
    if (member->range || (all && (member->before || member->after)))
        tl_phrase_fill_member(telling->language,
                              !all             ? TL_PHRASE_ONE_IN
                              : member->range  ? TL_PHRASE_EVERY_IN
                              : member->before ? TL_PHRASE_EVERY_UP_TO
                                               : TL_PHRASE_EVERY_FROM,
                              units[member->first.precision], to, size,
                              member->range ? "dates" : "date", dates, NULL);
    else if (member->before || member->after)
        tl_phrase_fill(telling->language,
                       member->before ? TL_PHRASE_BY : TL_PHRASE_OR_LATER, to, size,
                       "date", dates, NULL);
    else
        snprintf(to, size, "%s", dates);
}

/* One of several: "1760", "1668-1670", "December 1760 or later". */
static void
tell_member(const struct tl_date_telling *telling, const struct tl_date_member *member,
            bool all, char to[RANGE_MAX])
{
    char dates[RANGE_MAX];
    tell_extent(telling, member, dates);
    if (member->before || member->after)
        tl_phrase_fill(telling->language,
                       all && member->before ? TL_PHRASE_ALL_UP_TO
                       : all                 ? TL_PHRASE_ALL_FROM
                       : member->before      ? TL_PHRASE_OR_EARLIER
                                             : TL_PHRASE_OR_LATER,
                       to, RANGE_MAX, "date", dates, NULL);
    else
        strcpy(to, dates);
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

/* The members of a set after its first, with what is between them. */
static void
list_members(const struct tl_date_telling *telling, struct tl_date_cursor *cursor,
             bool all, char *to, size_t size)
{
    struct tl_date_member member;
    char words[RANGE_MAX], before[TL_DATE_LABEL_MAX];
    uint64_t count = 1;
    for (bool more = true; more && next_member(cursor, &member, &more); count++) {
        if (count >= MEMBERS_SHOWN)
            continue;
        tell_member(telling, &member, all, words);
        tl_date_list(telling, all && !more ? TL_PHRASE_AND : TL_PHRASE_AND_SO_ON, words,
                     to, size);
    }
    snprintf(before, sizeof before, "%s", to);
    if (count > MEMBERS_SHOWN)
        tl_phrase_count(telling->language, all ? TL_PHRASE_AND_MORE : TL_PHRASE_OR_MORE,
                        count - MEMBERS_SHOWN, to, size, "list", before, NULL);
}

static void
tell_set(const struct tl_date_telling *telling, struct tl_date_cursor *cursor, char *to,
         size_t size)
{
    struct tl_date_member member;
    bool all = cursor->text[0] == '{';
    bool more = tl_date_set_begin(cursor);
    char words[TL_DATE_LABEL_MAX];
    if (!next_member(cursor, &member, &more))
        return;
    if (!more) {
        tell_only_member(telling, &member, all, to, size);
        return;
    }
    tell_member(telling, &member, all, words);
    list_members(telling, cursor, all, words, sizeof words);
    if (all)
        snprintf(to, size, "%s", words);
    else
        tl_phrase_fill(telling->language, TL_PHRASE_ONE_OF, to, size, "list", words,
                       NULL);
}

/* Takes a piece of the text of an undecided date, up to a sign or the end. */
static const char *
take(const char *text, char to[TL_DATE_LABEL_MAX])
{
    size_t length = strcspn(text, TL_DATE_OR TL_DATE_SAYS);
    size_t kept = length < TL_DATE_LABEL_MAX
                      ? length
                      : tl_text_whole(text, TL_DATE_LABEL_MAX - 1);
    memcpy(to, text, kept);
    to[kept] = '\0';
    return text + length;
}

/* Adds a text where there is room for all of it. */
static void
append(char to[TL_DATE_LABEL_MAX], const char *text)
{
    size_t used = strlen(to), length = strlen(text);
    if (length < TL_DATE_LABEL_MAX - used)
        memcpy(to + used, text, length + 1);
}

/* "2001 (One; Two)". */
static const char *
tell_alternative(const struct tl_language *language, const char *text,
                 char to[TL_DATE_LABEL_MAX])
{
    char piece[TL_DATE_LABEL_MAX], value[TL_DATE_LABEL_MAX];
    char sources[TL_DATE_LABEL_MAX] = "";
    struct tl_date date;
    struct tl_date_error error;
    text = take(text, piece);
    if (tl_date_parse(piece, strlen(piece), NULL, &date, &error))
        tl_date_label(&date, language, value, sizeof value);
    else
        strcpy(value, piece);
    while (*text == *TL_DATE_SAYS) {
        text = take(text + 1, piece);
        append(sources, *sources ? "; " : "");
        append(sources, piece);
    }
    tl_phrase_fill(language, TL_PHRASE_ALTERNATIVES, to, TL_DATE_LABEL_MAX, "value",
                   value, "sources", sources, NULL);
    return text;
}

static void
tell_undecided(const struct tl_language *language, const char *text,
               char to[TL_DATE_LABEL_MAX])
{
    char next[TL_DATE_LABEL_MAX], before[TL_DATE_LABEL_MAX];
    text = tell_alternative(language, text, to);
    while (*text) {
        text = tell_alternative(language, text + 1, next);
        strcpy(before, to);
        tl_phrase_fill(language, TL_PHRASE_OR, to, TL_DATE_LABEL_MAX, "list", before,
                       "next", next, NULL);
    }
}

/* Copies a label to where it is wanted, as snprintf() does. */
static size_t
copy(const char *label, char *buffer, size_t size)
{
    size_t length = strlen(label);
    if (size > 0)
        snprintf(buffer, length < size ? size : tl_text_whole(label, size - 1) + 1,
                 "%s", label);
    return length;
}

size_t
tl_date_label(const struct tl_date *date, const struct tl_language *language,
              char *buffer, size_t size)
{
    struct tl_date_error error;
    struct tl_date_cursor cursor = {date->text, date->length, 0, false, &error};
    struct tl_date_telling telling = {language, date->text, false};
    struct tl_date_point point;
    char label[TL_DATE_LABEL_MAX] = "";
    if (date->flags & TL_DATE_UNDECIDED)
        tell_undecided(language, date->text, label);
    else if (date->flags & TL_DATE_INTERVAL)
        tell_interval(&telling, &cursor, label, sizeof label);
    else if (date->flags & (TL_DATE_ONE_OF | TL_DATE_ALL_OF))
        tell_set(&telling, &cursor, label, sizeof label);
    else if (tl_date_point_read(&cursor, &point))
        tl_date_tell_point(&telling, &point, label);
    return copy(label, buffer, size);
}

size_t
tl_date_end_label(const struct tl_date *date, bool last,
                  const struct tl_language *language, char *buffer, size_t size)
{
    struct tl_date_error error;
    struct tl_date_cursor cursor = {date->text, date->length, 0, false, &error};
    struct tl_date_telling telling = {language, date->text, false};
    struct tl_date_interval interval;
    struct tl_date_point point;
    char label[TL_DATE_POINT_MAX] = "";
    if (date->flags & TL_DATE_UNDECIDED) {
        /* Its text is a label of the whole. */
    } else if (date->flags & TL_DATE_INTERVAL) {
        if (tl_date_interval_read(&cursor, &interval) &&
            (last ? interval.end_kind : interval.start_kind) == TL_END_DATE)
            tl_date_tell_point(&telling, last ? &interval.end : &interval.start, label);
    } else if (!(date->flags & (TL_DATE_ONE_OF | TL_DATE_ALL_OF)) &&
               tl_date_point_read(&cursor, &point)) {
        tl_date_tell_point(&telling, &point, label);
    }
    return copy(label, buffer, size);
}
