#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "form.h"
#include "graph/base/digits.h"
#include "graph/base/text.h"
#include "point.h"

/* Labels: dates in English words. One date first, then ranges of them. */

#define EN_DASH "\xe2\x80\x93"

/* Where words go: a buffer that may be too small, as with snprintf. */
struct sink {
    char *buffer;
    size_t size;
    size_t length;    /* of all words, written or not */
    bool ce;          /* tell every year's era */
    const char *text; /* of the date */
};

static void
date_put(struct sink *sink, const char *words)
{
    for (; *words; words++, sink->length++)
        if (sink->length < sink->size)
            sink->buffer[sink->length] = *words;
}

/* Thousands are set apart from five digits on: "2015", "20,020". */
static void
date_put_number(struct sink *sink, int64_t number)
{
    char digits[TL_DIGITS_MAX];
    char *end = digits + sizeof digits;
    const char *at =
        tl_digits_before(end, (uint64_t)(number < 0 ? -number : number), 1);
    bool grouped = end - at > 4;
    if (number < 0)
        date_put(sink, "-");
    for (const char *first = at; at < end; at++) {
        if (at > first && grouped && (end - at) % 3 == 0)
            date_put(sink, ",");
        date_put(sink, (char[]){*at, '\0'});
    }
}

static int64_t
signed_year(const struct tl_date_point *point)
{
    return point->negative ? -point->year : point->year;
}

/* Years count from 1 both ways: 0 is 1 BCE. A small one wants its era, and one of
 * five digits would not be taken for a year. */
static void
put_year(struct sink *sink, int64_t year)
{
    if (year > 9999 && !sink->ce)
        date_put(sink, "year ");
    date_put_number(sink, year > 0 ? year : 1 - year);
    if (year <= 0)
        date_put(sink, " BCE");
    else if (year < 100 || sink->ce)
        date_put(sink, " CE");
}

static void
put_years(struct sink *sink, int64_t first, int64_t last)
{
    bool crosses = first <= 0 && last > 0;
    date_put_number(sink, first > 0 ? first : 1 - first);
    date_put(sink, crosses ? " BCE " EN_DASH " " : EN_DASH);
    date_put_number(sink, last > 0 ? last : 1 - last);
    if (last <= 0)
        date_put(sink, " BCE");
    else if (crosses || last < 100)
        date_put(sink, " CE");
}

static void
put_ordinal(struct sink *sink, int number)
{
    static const char *const endings[] = {"th", "st", "nd", "rd"};
    int last = number / 10 % 10 == 1 ? 0 : number % 10;
    date_put_number(sink, number);
    date_put(sink, endings[last <= 3 ? last : 0]);
}

static const struct {
    int64_t least;
    const char *name;
} scales[] = {
    {INT64_C(1000000000000000), "quadrillion"},
    {INT64_C(1000000000000), "trillion"},
    {INT64_C(1000000000), "billion"},
    {INT64_C(1000000), "million"},
};

/* So many hundredths of a unit: "17", "17.5", "1.75". */
static void
put_hundredths(struct sink *sink, int64_t hundredths)
{
    char words[8];
    date_put_number(sink, hundredths / 100);
    if (hundredths % 100 == 0)
        return;
    snprintf(words, sizeof words, ".%02d", (int)(hundredths % 100));
    if (words[2] == '0')
        words[2] = '\0';
    date_put(sink, words);
}

/* "about 17 million years": the year of a far date to three digits. */
static void
put_scaled(struct sink *sink, const struct tl_date_point *point)
{
    size_t scale = 0;
    while (point->year < scales[scale].least)
        scale++;
    date_put(sink, "about ");
    put_hundredths(sink, point->year / (scales[scale].least / 100));
    date_put(sink, " ");
    date_put(sink, scales[scale].name);
    date_put(sink, point->negative ? " years BCE" : " years CE");
}

/* "about 1.7x10^20 years": only the text knows such a year. */
static void
put_far(struct sink *sink, const struct tl_date_point *point)
{
    const char *digits = sink->text + point->at[TL_PART_YEAR];
    int64_t lead = 0;
    for (int i = 0; i < 3; i++) {
        bool within = *digits >= '0' && *digits <= '9';
        lead = 10 * lead + (within ? *digits - '0' : 0);
        digits += within;
    }
    date_put(sink, "about ");
    put_hundredths(sink, lead);
    char words[32];
    snprintf(words, sizeof words,
             "\xc3\x97"
             "10^%" PRIu32 " years ",
             point->digits - 1);
    date_put(sink, words);
    date_put(sink, point->negative ? "BCE" : "CE");
}

/* Whether a year is told as millions: it has three digits and then zeros. */
static bool
is_scaled(const struct tl_date_point *point)
{
    int64_t unit = 1;
    while (point->year / unit >= 1000)
        unit *= 10;
    return point->year >= 1000000 && point->year % unit == 0;
}

static bool
is_rounded(const struct tl_date_point *point)
{
    return point->rounded && point->rounded < point->digits;
}

/* A year without X: "2015", "about 1950 (1900-1999)", "about 17 million years". */
static void
put_known_year(struct sink *sink, const struct tl_date_point *point)
{
    if (point->far) {
        put_far(sink, point);
    } else if (is_rounded(point)) {
        date_put(sink, "about ");
        put_year(sink, signed_year(point));
        date_put(sink, " (");
        put_years(sink, tl_day_to_civil(point->earliest).year,
                  tl_day_to_civil(point->latest).year);
        date_put(sink, ")");
    } else if (is_scaled(point)) {
        put_scaled(sink, point);
    } else {
        put_year(sink, signed_year(point));
    }
}

/* "1960s", "19th century", "2nd millennium"; below zero a decade's digits are
 * not those of BCE years, and "1900s" could be a century. */
static void
put_masked_year(struct sink *sink, const struct tl_date_point *point, bool within)
{
    struct tl_date_number year = point->parts[TL_PART_YEAR];
    const char *article = within ? "the " : "";
    bool decade = year.holes == 1 && !point->negative && year.value / 10 % 10 != 0;
    if (decade || year.holes == 11 || year.holes == 111)
        date_put(sink, article);
    if (decade) {
        date_put_number(sink, year.value);
        date_put(sink, "s");
    } else if (year.holes == 1) {
        int64_t first = year.value;
        int64_t last = year.value + 9;
        put_years(sink, point->negative ? -last : first,
                  point->negative ? -(first ? first : 1) : last);
    } else if (year.holes == 11 || year.holes == 111) {
        bool century = year.holes == 11;
        put_ordinal(sink, year.value / (century ? 100 : 1000) + 1);
        date_put(sink, century ? " century" : " millennium");
        date_put(sink, point->negative ? " BCE" : "");
    } else if (year.holes == 1111) {
        date_put(sink, within ? "an unknown year" : "year unknown");
        date_put(sink, point->negative ? " BCE" : "");
    } else {
        char pattern[6] = "";
        memcpy(pattern, sink->text + point->at[TL_PART_YEAR] - point->negative,
               4 + point->negative);
        date_put(sink, "a year like ");
        date_put(sink, pattern);
    }
}

/* The year after a month or "in": " 2015", " in the 1960s". */
static void
put_year_of(struct sink *sink, const struct tl_date_point *point, bool in)
{
    bool masked = point->parts[TL_PART_YEAR].holes;
    date_put(sink, in || masked ? " in " : " ");
    if (masked)
        put_masked_year(sink, point, true);
    else
        put_known_year(sink, point);
}

/* The completions of a part from 1 to `last`, as a run or as a list. */
struct choice {
    int values[31];
    int count;
    bool run;
};

static struct choice
choose(struct tl_date_number number, int last)
{
    struct choice choice = {.count = 0};
    for (int value = 1; value <= last; value++)
        if (tl_date_number_fits(number, value))
            choice.values[choice.count++] = value;
    choice.run = choice.count > 1 &&
                 choice.values[choice.count - 1] - choice.values[0] == choice.count - 1;
    return choice;
}

static void
put_value(struct sink *sink, int value, bool month)
{
    if (month)
        date_put(sink, tl_day_month_name(value));
    else
        date_put_number(sink, value);
}

/* "8", "one day in 21-30", "1, 11, 21 or 31"; the same of months. */
static void
put_choice(struct sink *sink, const struct choice *choice, bool month)
{
    int last = choice->count - 1;
    if (choice->run) {
        date_put(sink, month ? "one month in " : "one day in ");
        put_value(sink, choice->values[0], month);
        date_put(sink, EN_DASH);
    } else {
        for (int i = 0; i < last; i++) {
            put_value(sink, choice->values[i], month);
            date_put(sink, i + 1 < last ? ", " : " or ");
        }
    }
    put_value(sink, choice->values[last], month);
}

static void
put_month_of_year(struct sink *sink, const struct tl_date_point *point)
{
    struct choice months = choose(point->parts[TL_PART_MONTH], 12);
    bool any = months.count == 12;
    if (any)
        date_put(sink, "one month");
    else
        put_choice(sink, &months, true);
    put_year_of(sink, point, any);
}

/* How many days the month has that a date speaks of, as far as it is known. */
static int
month_length(const struct tl_date_point *point)
{
    struct choice months = choose(point->parts[TL_PART_MONTH], 12);
    if (months.count > 1)
        return 31;
    bool known = !point->parts[TL_PART_YEAR].holes;
    return tl_day_month_length(known ? signed_year(point) : 2000, months.values[0]);
}

static void
put_masked_day(struct sink *sink, const struct tl_date_point *point)
{
    struct choice days = choose(point->parts[TL_PART_DAY], month_length(point));
    struct choice months = choose(point->parts[TL_PART_MONTH], 12);
    if (point->parts[TL_PART_DAY].holes == 11) {
        date_put(sink, "one day");
        if (months.count == 12) {
            put_year_of(sink, point, true);
            return;
        }
        date_put(sink, " in ");
    } else {
        bool one_day = days.count == 1 && months.count > 1;
        date_put(sink, one_day ? "day " : "");
        put_choice(sink, &days, false);
        date_put(sink, months.count > 1 ? " of " : " ");
    }
    put_month_of_year(sink, point);
}

static void
put_masked(struct sink *sink, const struct tl_date_point *point)
{
    if (point->precision == TL_PRECISION_YEAR)
        put_masked_year(sink, point, false);
    else if (point->precision == TL_PRECISION_MONTH)
        put_month_of_year(sink, point);
    else
        put_masked_day(sink, point);
}

static void
put_season(struct sink *sink, const struct tl_date_point *point)
{
    static const char *const seasons[] = {
        "spring",        "summer",         "autumn",        "winter",
        "spring",        "summer",         "autumn",        "winter",
        "spring",        "summer",         "autumn",        "winter",
        "first quarter", "second quarter", "third quarter", "fourth quarter",
        "first third",   "second third",   "last third",    "first half",
        "second half",
    };
    int season = point->parts[TL_PART_MONTH].value;
    date_put(sink, seasons[season - 21]);
    date_put(sink, season >= 33 ? " of " : " ");
    put_year(sink, signed_year(point));
    if (season >= 25 && season <= 28)
        date_put(sink, " (northern hemisphere)");
    if (season >= 29 && season <= 32)
        date_put(sink, " (southern hemisphere)");
}

static void
put_time(struct sink *sink, const struct tl_date_point *point)
{
    char words[40];
    int minutes = point->shift < 0 ? -point->shift : point->shift;
    snprintf(words, sizeof words, " %02d:%02d:%02d", point->hour, point->minute,
             point->second);
    date_put(sink, words);
    date_put(sink, point->zone == TL_ZONE_LOCAL ? "" : " UTC");
    if (minutes == 0)
        return;
    snprintf(words, sizeof words, "%c%02d:%02d", point->shift < 0 ? '-' : '+',
             minutes / 60, minutes % 60);
    date_put(sink, words);
}

/* The date without its qualifiers. */
static void
put_bare(struct sink *sink, const struct tl_date_point *point)
{
    if (point->season) {
        put_season(sink, point);
    } else if (tl_date_point_is_masked(point)) {
        put_masked(sink, point);
    } else {
        if (point->precision >= TL_PRECISION_DAY) {
            date_put_number(sink, point->parts[TL_PART_DAY].value);
            date_put(sink, " ");
        }
        if (point->precision >= TL_PRECISION_MONTH) {
            date_put(sink, tl_day_month_name(point->parts[TL_PART_MONTH].value));
            date_put(sink, " ");
        }
        put_known_year(sink, point);
        if (point->precision == TL_PRECISION_SECOND)
            put_time(sink, point);
    }
}

static int
parts_of(const struct tl_date_point *point)
{
    return point->precision == TL_PRECISION_YEAR    ? 1
           : point->precision <= TL_PRECISION_MONTH ? 2
                                                    : 3;
}

/* "year and month approximate"; of all parts, "approximate". */
static void
put_qualified_parts(struct sink *sink, const struct tl_date_point *point, int flag)
{
    static const char *const names[] = {"year", "month", "day"};
    const char *between = "";
    int count = 0;
    for (int part = 0; part < parts_of(point); part++)
        count += (point->qualifiers[part] & flag) != 0;
    for (int part = 0; part < parts_of(point) && count < parts_of(point); part++)
        if (point->qualifiers[part] & flag) {
            date_put(sink, between);
            date_put(sink, names[part]);
            between = " and ";
        }
    date_put(sink, *between ? " " : "");
    date_put(sink, flag == TL_PART_APPROXIMATE ? "approximate" : "uncertain");
}

static void
put_remark(struct sink *sink, const struct tl_date_point *point)
{
    int flags = point->qualifiers[TL_PART_YEAR] | point->qualifiers[TL_PART_MONTH] |
                point->qualifiers[TL_PART_DAY];
    date_put(sink, " (");
    if (flags & TL_PART_APPROXIMATE)
        put_qualified_parts(sink, point, TL_PART_APPROXIMATE);
    if (flags == (TL_PART_APPROXIMATE | TL_PART_UNCERTAIN))
        date_put(sink, "; ");
    if (flags & TL_PART_UNCERTAIN)
        put_qualified_parts(sink, point, TL_PART_UNCERTAIN);
    date_put(sink, ")");
}

/* A qualifier of the whole stands before it as a word, one of some parts, or of
 * "one day in ...", after it as a remark. */
static void
date_put_point(struct sink *sink, const struct tl_date_point *point)
{
    int flags = point->qualifiers[TL_PART_YEAR];
    bool whole = true;
    for (int part = 1; part < parts_of(point); part++)
        whole = whole && point->qualifiers[part] == flags;
    bool remark = !whole || (tl_date_point_is_masked(point) && flags);
    bool rough = point->far || is_rounded(point) || is_scaled(point);
    if (!remark && flags & TL_PART_UNCERTAIN)
        date_put(sink, "possibly ");
    if (!remark && flags & TL_PART_APPROXIMATE && !rough)
        date_put(sink, "about ");
    put_bare(sink, point);
    if (remark)
        put_remark(sink, point);
}

/* Whether it says no more than a year, a month or a day. */
static bool
date_is_plain(const struct tl_date_point *point)
{
    return !tl_date_point_is_masked(point) && !tl_date_point_is_qualified(point) &&
           !point->season && !point->far && !is_rounded(point) && !is_scaled(point);
}

static void
put_day(struct sink *sink, const struct tl_date_point *point)
{
    if (point->precision == TL_PRECISION_DAY)
        date_put_number(sink, point->parts[TL_PART_DAY].value);
}

static void
put_month(struct sink *sink, const struct tl_date_point *point)
{
    if (point->precision == TL_PRECISION_DAY)
        date_put(sink, " ");
    date_put(sink, tl_day_month_name(point->parts[TL_PART_MONTH].value));
}

/* Within one year; what the first date shares with the last it does not say. */
static void
put_range_of_year(struct sink *sink, const struct tl_date_point *first,
                  const struct tl_date_point *last)
{
    bool same_month =
        first->parts[TL_PART_MONTH].value == last->parts[TL_PART_MONTH].value;
    bool months = first->precision == TL_PRECISION_MONTH;
    put_day(sink, first);
    if (!same_month)
        put_month(sink, first);
    date_put(sink, months || same_month ? EN_DASH : " " EN_DASH " ");
    date_put_point(sink, last);
}

/* From one date to another, saying once what they share: "21-30 April 2015",
 * "28 April - 3 May 2015", "June 2004 - 3 July 2004". */
static void
date_put_range(struct sink *sink, const struct tl_date_point *first,
               const struct tl_date_point *last)
{
    bool plain = date_is_plain(first) && date_is_plain(last) &&
                 first->precision == last->precision;
    bool crosses =
        !first->far && signed_year(first) <= 0 && !last->negative && last->year > 0;
    if (plain && first->precision == TL_PRECISION_YEAR) {
        put_years(sink, signed_year(first), signed_year(last));
    } else if (plain && signed_year(first) == signed_year(last)) {
        put_range_of_year(sink, first, last);
    } else {
        sink->ce = crosses;
        date_put_point(sink, first);
        date_put(sink, " " EN_DASH " ");
        date_put_point(sink, last);
        sink->ce = false;
    }
}

/* A set longer than this tells how many more members it has. */
enum { MEMBERS_SHOWN = 8 };

static bool
is_same(const struct tl_date_point *a, const struct tl_date_point *b)
{
    return date_is_plain(a) && date_is_plain(b) && a->precision == b->precision &&
           a->earliest == b->earliest && a->latest == b->latest;
}

/* Whether it is told as "one day in ...", where a dash would be misread. */
static bool
is_wordy(const struct tl_date_point *point)
{
    return tl_date_point_is_masked(point) && point->precision > TL_PRECISION_YEAR;
}

static void
put_both_ends(struct sink *sink, const struct tl_date_interval *interval)
{
    if (is_same(&interval->start, &interval->end)) {
        bool day = interval->start.precision == TL_PRECISION_DAY;
        date_put(sink, day ? "" : "within ");
        date_put_point(sink, &interval->start);
    } else if (is_wordy(&interval->start) || is_wordy(&interval->end)) {
        date_put(sink, "from ");
        date_put_point(sink, &interval->start);
        date_put(sink, " until ");
        date_put_point(sink, &interval->end);
    } else {
        date_put_range(sink, &interval->start, &interval->end);
    }
}

static void
put_interval(struct sink *sink, struct tl_date_cursor *cursor)
{
    struct tl_date_interval interval;
    if (!tl_date_interval_read(cursor, &interval))
        return;
    if (interval.start_kind == TL_END_DATE && interval.end_kind == TL_END_DATE) {
        put_both_ends(sink, &interval);
    } else if (interval.start_kind == TL_END_DATE) {
        bool open = interval.end_kind == TL_END_OPEN;
        date_put(sink, open ? "since " : "from ");
        date_put_point(sink, &interval.start);
        date_put(sink, open ? "" : " (end unknown)");
    } else {
        bool open = interval.start_kind == TL_END_OPEN;
        date_put(sink, "until ");
        date_put_point(sink, &interval.end);
        date_put(sink, open ? "" : " (start unknown)");
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
put_only_member(struct sink *sink, const struct tl_date_member *member, bool all)
{
    if (member->range || (all && (member->before || member->after))) {
        date_put(sink, all ? "every " : "one ");
        date_put(sink, units[member->first.precision]);
        date_put(sink, member->range ? " in " : member->before ? " up to " : " from ");
    } else if (member->before) {
        date_put(sink, "by ");
    }
    if (member->range)
        date_put_range(sink, &member->first, &member->last);
    else
        date_put_point(sink, &member->first);
    if (member->after && !all)
        date_put(sink, " or later");
}

/* One of several: "1760", "1668-1670", "December 1760 or later". */
static void
put_member(struct sink *sink, const struct tl_date_member *member, bool all)
{
    if (all && (member->before || member->after))
        date_put(sink, member->before ? "all up to " : "all from ");
    if (member->range)
        date_put_range(sink, &member->first, &member->last);
    else
        date_put_point(sink, &member->first);
    if (!all && (member->before || member->after))
        date_put(sink, member->before ? " or earlier" : " or later");
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
put_set(struct sink *sink, struct tl_date_cursor *cursor)
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
    date_put(sink, all ? "" : "one of ");
    put_member(sink, &member, all);
    int64_t count = 1;
    for (; more && next_member(cursor, &member, &more); count++) {
        if (count >= MEMBERS_SHOWN)
            continue;
        date_put(sink, all && !more ? " and " : ", ");
        put_member(sink, &member, all);
    }
    if (count > MEMBERS_SHOWN) {
        date_put(sink, all ? " and " : " or ");
        date_put_number(sink, count - MEMBERS_SHOWN);
        date_put(sink, " more");
    }
}

/* Ends the words with NUL, and not within a character. */
static void
terminate(struct sink *sink)
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
    struct sink sink = {buffer, size, 0, false, date->text};
    struct tl_date_point point;
    if (date->flags & TL_DATE_UNDECIDED)
        date_put(&sink, date->text);
    else if (date->flags & TL_DATE_INTERVAL)
        put_interval(&sink, &cursor);
    else if (date->flags & (TL_DATE_ONE_OF | TL_DATE_ALL_OF))
        put_set(&sink, &cursor);
    else if (tl_date_point_read(&cursor, &point))
        date_put_point(&sink, &point);
    terminate(&sink);
    return sink.length;
}

size_t
tl_date_end_label(const struct tl_date *date, bool last, char *buffer, size_t size)
{
    struct tl_date_error error;
    struct tl_date_cursor cursor = {date->text, date->length, 0, false, &error};
    struct sink sink = {buffer, size, 0, false, date->text};
    struct tl_date_interval interval;
    struct tl_date_point point;
    if (date->flags & TL_DATE_UNDECIDED) {
        /* Its text is a label of the whole. */
    } else if (date->flags & TL_DATE_INTERVAL) {
        if (tl_date_interval_read(&cursor, &interval) &&
            (last ? interval.end_kind : interval.start_kind) == TL_END_DATE)
            date_put_point(&sink, last ? &interval.end : &interval.start);
    } else if (!(date->flags & (TL_DATE_ONE_OF | TL_DATE_ALL_OF)) &&
               tl_date_point_read(&cursor, &point)) {
        date_put_point(&sink, &point);
    }
    terminate(&sink);
    return sink.length;
}
