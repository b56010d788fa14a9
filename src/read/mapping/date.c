#include "mapped.h"

#include <stdio.h>
#include <string.h>

#include "graph/date/date.h"
#include "graph/date/day.h"
#include "graph/date/notation/prose.h"
#include "src/read/tables/date.h"
#include "date_text.h"
#include "several.h"
#include "template.h"

/* A year, a month, a day. */
#define PARTS 3

static bool
is_text(const struct tl_chunk *chunk, const char *text)
{
    return chunk->kind == TL_CHUNK_TEXT && chunk->text.length == strlen(text) &&
           memcmp(chunk->text.text, text, chunk->text.length) == 0;
}

/* "?", "~" or "%", which say how sure the whole date is. */
static bool
is_qualifier(const struct tl_chunk *chunk)
{
    return is_text(chunk, "?") || is_text(chunk, "~") || is_text(chunk, "%");
}

/* Of "{Y}-{M}-{D}" how many columns there are; 0 where a template is not like that. */
static size_t
count_parts(const struct tl_template *template)
{
    size_t chunks = template->count;
    if (chunks > 1 && is_qualifier(&template->chunks[chunks - 1]))
        chunks--;
    for (size_t i = 0; i < chunks; i++) {
        const struct tl_chunk *chunk = &template->chunks[i];
        if (i % 2 == 0 ? chunk->kind == TL_CHUNK_TEXT : !is_text(chunk, "-"))
            return 0;
    }
    return chunks % 2 == 1 && chunks < 2 * PARTS ? (chunks + 1) / 2 : 0;
}

static size_t
count_digits(struct tl_substring text)
{
    size_t digits = 0;
    while (digits < text.length && text.text[digits] >= '0' && text.text[digits] <= '9')
        digits++;
    return digits;
}

/* A month or day of 0 is none. */
static struct tl_substring
part_at(const struct tl_template *template, size_t part, const struct tl_bound_row *row)
{
    struct tl_substring text =
        tl_substring_drop_fraction(tl_chunk_fill(&template->chunks[2 * part], row));
    bool zero = text.length && strspn(text.text, "0") >= text.length;
    return part > 0 && zero ? (struct tl_substring){"", 0} : text;
}

/* The number of a month that is told by its name; else the text as it is. */
static struct tl_substring
month_of(struct tl_substring text)
{
    static const char numbers[] = "010203040506070809101112";
    int month = tl_date_prose_month(text.text, text.length);
    return month ? (struct tl_substring){&numbers[2 * (month - 1)], 2} : text;
}

/* Writes a part with its leading zeros, a month by its number. A year of less than
 * three digits may be one of some century, or a code for a missing one: it is left as
 * it is. */
static void
add_part(struct tl_expansion *date, size_t part, struct tl_substring text)
{
    static const char *const unknown[PARTS] = {"XXXX", "XX", "XX"};
    bool all_digits = count_digits(text) == text.length;
    bool short_year = part == 0 && text.length == 3;
    bool short_other = part > 0 && text.length == 1;
    if (part > 0)
        tl_expansion_add(date, "-", 1);
    if (!text.length)
        tl_expansion_add(date, unknown[part], strlen(unknown[part]));
    if (all_digits && (short_year || short_other))
        tl_expansion_add(date, "0", 1);
    if (part == 1 && !all_digits)
        text = month_of(text);
    tl_expansion_add(date, text.text, text.length);
}

/* Reports a month or day that is no number, as NA or -9 is. */
static bool
check_part(const struct tl_reading *reading, size_t part, struct tl_substring text,
           struct tl_position position)
{
    char shown[32];
    size_t at = 0;
    while (at < text.length && strchr("0123456789Xx?~%", text.text[at]))
        at++;
    if (part == 0 || at == text.length || month_of(text).text != text.text)
        return true;
    snprintf(shown, sizeof shown, "%.*s", tl_shown_part(text.text, text.length),
             text.text);
    tl_report(reading->diagnostics, position, TL_RULE_BAD_DATE, NULL,
              "found '%s' for the %s of a date, expected a number; with --missing '%s' "
              "it is not known",
              shown, part == 1 ? "month" : "day", shown);
    return false;
}

/* Whether numbers of years are read by a format, before months and days are added. */
static bool
reads_years(const struct tl_reading *reading, size_t parts)
{
    const char *format = reading->options->date_format;
    return parts > 1 && format &&
           (strcmp(format, "year") == 0 || strcmp(format, "iso-year") == 0);
}

/* What follows the last part that is there goes. A year of 0 alone is a code. */
static enum tl_dating
fill_parts(const struct tl_reading *reading, const struct tl_template *template,
           size_t count, const struct tl_bound_row *row, struct tl_expansion *date)
{
    struct tl_substring parts[PARTS];
    char year[TL_DATE_EDTF_MAX] = "";
    size_t last = PARTS;
    for (size_t i = 0; i < count; i++) {
        parts[i] = part_at(template, i, row);
        if (parts[i].length)
            last = i;
    }
    date->length = 0;
    bool zero = last == 0 && parts[0].length == 1 && *parts[0].text == '0';
    if (last == PARTS || zero)
        return TL_DATING_NONE;
    if (reads_years(reading, count) && parts[0].length &&
        tl_read_csv_date(reading, parts[0].text, parts[0].length, date->position,
                         year) != TL_DATING_GOOD)
        return TL_DATING_BAD;
    if (*year)
        parts[0] = (struct tl_substring){year, strlen(year)};
    for (size_t i = 0; i <= last; i++) {
        if (!check_part(reading, i, parts[i], date->position))
            return TL_DATING_BAD;
        add_part(date, i, parts[i]);
    }
    const struct tl_chunk *end = &template->chunks[template->count - 1];
    if (end->kind == TL_CHUNK_TEXT)
        tl_expansion_add(date, end->text.text, end->text.length);
    return TL_DATING_GOOD;
}

/* Writes the columns that are there, and what stands between two of them. */
static bool
fill_around(const struct tl_template *template, const struct tl_bound_row *row,
            struct tl_expansion *date)
{
    struct tl_substring between = {"", 0};
    bool any = false;
    date->length = 0;
    for (size_t i = 0; i < template->count; i++) {
        const struct tl_chunk *chunk = &template->chunks[i];
        struct tl_substring text = tl_chunk_fill(chunk, row);
        if (chunk->kind == TL_CHUNK_TEXT) {
            between = text;
        } else if (text.length) {
            text = tl_substring_drop_fraction(text);
            if (any)
                tl_expansion_add(date, between.text, between.length);
            tl_expansion_add(date, text.text, text.length);
            any = true;
        }
    }
    return any;
}

static bool
is_constant(const struct tl_template *template)
{
    return template->count == 1 && template->chunks[0].kind == TL_CHUNK_TEXT;
}

static enum tl_dating
fill_formatted(const struct tl_reading *reading, const struct tl_template *template,
               const struct tl_bound_row *row, struct tl_expansion *date)
{
    char edtf[TL_DATE_EDTF_MAX];
    if (!fill_around(template, row, date))
        return TL_DATING_NONE;
    date->position = tl_template_position(template, row);
    enum tl_dating dating =
        tl_read_csv_date(reading, date->text, date->length, date->position, edtf);
    if (dating != TL_DATING_GOOD)
        return dating;
    if (*edtf) {
        date->length = 0;
        tl_expansion_add(date, edtf, strlen(edtf));
    } else {
        tl_date_text_join(date);
    }
    const struct tl_chunk *end = &template->chunks[template->count - 1];
    if (is_qualifier(end))
        tl_expansion_add(date, end->text.text, end->text.length);
    return TL_DATING_GOOD;
}

/* EDTF has seasons where a month stands, but no table has them in a column of months.
 */
static bool
check_month(const struct tl_reading *reading, const struct tl_expansion *date)
{
    const char *year = date->text + (*date->text == '-');
    if (strspn(year, "0123456789") != 4 || year[4] != '-' ||
        count_digits((struct tl_substring){year + 5, strlen(year + 5)}) != 2 ||
        strncmp(year + 5, "12", 2) <= 0)
        return true;
    tl_report(reading->diagnostics, date->position, TL_RULE_BAD_DATE, NULL,
              "found '%s' in parts, expected a month of 1 to 12", date->text);
    return false;
}

static enum tl_dating
fill_template(const struct tl_reading *reading, const struct tl_template *template,
              const struct tl_bound_row *row, struct tl_expansion *date)
{
    size_t parts = count_parts(template);
    if (reading->options->date_format && !is_constant(template) &&
        !reads_years(reading, parts))
        return fill_formatted(reading, template, row, date);
    date->position = tl_template_position(template, row);
    enum tl_dating dating = parts ? fill_parts(reading, template, parts, row, date)
                            : tl_template_fill(template, row, date) ? TL_DATING_GOOD
                                                                    : TL_DATING_NONE;
    if (dating != TL_DATING_GOOD)
        return dating;
    if (parts > 1 && !check_month(reading, date))
        return TL_DATING_BAD;
    tl_date_text_join(date);
    tl_date_text_shorten(date);
    return date->length ? TL_DATING_GOOD : TL_DATING_NONE;
}

/* Of "[{A}..{B}]" the templates of both ends; false where a template is not like that.
 */
static bool
find_ends(const struct tl_template *template, struct tl_template ends[2])
{
    size_t last = template->count ? template->count - 1 : 0;
    size_t at = 1;
    while (at < last && !is_text(&template->chunks[at], ".."))
        at++;
    if (at < 2 || at + 1 >= last || !is_text(&template->chunks[0], "[") ||
        !is_text(&template->chunks[last], "]"))
        return false;
    ends[0] = (struct tl_template){template->chunks + 1, at - 1};
    ends[1] = (struct tl_template){template->chunks + at + 1, last - at - 1};
    return true;
}

/* Makes an end its first or last day: EDTF wants both of one precision. */
static void
take_day(struct tl_expansion *end, bool first)
{
    struct tl_date date;
    struct tl_date_error error;
    char day[TL_DAY_TEXT_MAX];
    if (!tl_date_parse(end->text, end->length, NULL, &date, &error))
        return;
    size_t length =
        tl_day_text(first ? date.start_earliest : date.end_latest, day, sizeof day);
    if (length == 0)
        return;
    end->length = 0;
    tl_expansion_add(end, day, length);
}

static void
join_ends(struct tl_expansion *date, const struct tl_expansion ends[2],
          const char *const around[3])
{
    date->length = 0;
    date->position = ends[0].position;
    for (size_t i = 0; i < 2; i++) {
        tl_expansion_add(date, around[i], strlen(around[i]));
        tl_expansion_add(date, ends[i].text, ends[i].length);
    }
    tl_expansion_add(date, around[2], strlen(around[2]));
}

static void
join_range_words(struct tl_expansion *date, const struct tl_expansion ends[2])
{
    static const char *const around[] = {"", " \u2013 ", ""};
    join_ends(date, ends, around);
}

static void
join_dates(struct tl_expansion *date, struct tl_expansion ends[2])
{
    static const char *const around[] = {"[", "..", "]"};
    join_ends(date, ends, around);
    if (!tl_date_is_edtf(date->text, date->length)) {
        take_day(&ends[0], true);
        take_day(&ends[1], false);
        join_ends(date, ends, around);
    }
    tl_date_text_shorten(date);
}

/* One day from one date to another; where one of them is missing there is none. */
static enum tl_dating
fill_range(const struct tl_reading *reading, const struct tl_template templates[2],
           const struct tl_bound_row *row, struct tl_expansion *date)
{
    struct tl_expansion ends[2] = {{0}};
    enum tl_dating worst = TL_DATING_GOOD;
    bool any_missing = false;
    for (size_t i = 0; i < 2 && !any_missing && worst != TL_DATING_BAD; i++) {
        enum tl_dating one = fill_template(reading, &templates[i], row, &ends[i]);
        any_missing = one == TL_DATING_NONE;
        worst = one > worst ? one : worst;
    }
    if (!any_missing && worst == TL_DATING_WORDS)
        join_range_words(date, ends);
    if (!any_missing && worst == TL_DATING_GOOD)
        join_dates(date, ends);
    for (size_t i = 0; i < 2; i++)
        tl_expansion_clear(&ends[i]);
    return any_missing ? TL_DATING_NONE : worst;
}

/*
 * The date that a choice gives in a row, as EDTF unless the builder finds otherwise:
 * of the first template that gives one. In one for year, month and day, "{Y}-{M}-{D}",
 * numbers may be short, and those that are missing make the date less precise; so they
 * do with a format in any template. What is no date in a template before, but is to be
 * kept, is then in `words`.
 */
static enum tl_dating
fill_date(const struct tl_reading *reading, const struct tl_choice *choice,
          const struct tl_bound_row *row, struct tl_expansion *date,
          struct tl_expansion *words)
{
    words->length = 0;
    for (size_t i = 0; i < choice->count; i++) {
        struct tl_template rest;
        struct tl_template ends[2];
        if (!tl_template_holds(&choice->templates[i], row, &rest))
            continue;
        enum tl_dating dating = find_ends(&rest, ends)
                                    ? fill_range(reading, ends, row, date)
                                    : fill_template(reading, &rest, row, date);
        if (dating == TL_DATING_WORDS && words->length == 0) {
            words->position = date->position;
            tl_expansion_add(words, date->text, date->length);
        }
        if (dating == TL_DATING_GOOD || dating == TL_DATING_BAD)
            return dating;
    }
    return words->length ? TL_DATING_WORDS : TL_DATING_NONE;
}

/* The dates of a row that is read by a mapping: of its record, and of a member. */

static bool
is_open(const struct tl_expansion *end)
{
    return end->length == 2 && memcmp(end->text, "..", 2) == 0;
}

/* The length of a date without its time of day. */
static size_t
day_length(const struct tl_expansion *date)
{
    const char *time = date->length ? memchr(date->text, 'T', date->length) : NULL;
    return time ? (size_t)(time - date->text) : date->length;
}

/* What begins and ends on one day is on that day; of two months that is not sure. */
static bool
is_same_day(const struct tl_expansion *start, const struct tl_expansion *end)
{
    struct tl_date date;
    struct tl_date_error error;
    size_t length = day_length(start);
    return length == day_length(end) && memcmp(start->text, end->text, length) == 0 &&
           tl_date_parse(start->text, length, NULL, &date, &error) &&
           date.flags & TL_DATE_DAY;
}

/* EDTF has no times of day in an interval. */
static bool
drop_time(struct tl_expansion *date)
{
    size_t length = day_length(date);
    bool drops = length < date->length;
    date->length = length;
    return drops;
}

/* Whether two have the same text. */
static bool
is_same_text(const struct tl_expansion *a, const struct tl_expansion *b)
{
    return a->length == b->length &&
           (a->length == 0 || memcmp(a->text, b->text, a->length) == 0);
}

/* Whether the end is left out, and with it times of day; else the start's, too. */
static bool
ends_at_once(struct tl_mapped *mapped, struct tl_expansion *start, bool both)
{
    struct tl_expansion *end = &mapped->end;
    bool at_once = both && is_same_day(start, end);
    bool drops = at_once && !is_same_text(start, end);
    struct tl_position position = start->position;
    if (!at_once)
        drops = drop_time(start);
    if (!at_once && drop_time(end) && !drops) {
        drops = true;
        position = end->position;
    }
    if (drops)
        tl_missing_note(&mapped->untimed, position);
    return at_once;
}

/* To the words where a date should be adds what stands at the other end, be it words or
 * a date. */
static void
join_words(struct tl_mapped *mapped, const struct tl_expansion *start,
           const struct tl_expansion *end)
{
    static const char dash[] = " \u2013 ";
    struct tl_expansion *words = &mapped->words;
    if (mapped->end_words.length)
        end = &mapped->end_words;
    if (!words->length && start && start->length) {
        words->position = start->position;
        tl_expansion_add(words, start->text, start->length);
    }
    if (!end || !end->length)
        return;
    if (words->length)
        tl_expansion_add(words, dash, strlen(dash));
    else
        words->position = end->position;
    tl_expansion_add(words, end->text, end->length);
}

/* What is no date is better reported alone than in an interval. */
static bool
is_wrong(const struct tl_expansion *date, bool is_there)
{
    return is_there && !tl_date_is_edtf(date->text, date->length);
}

/*
 * The date of something, which is an interval where the mapping has an end for it: an
 * end that is not given is unknown. No date can tell of two ends neither of which is a
 * day.
 */
static void
join_date(struct tl_mapped *mapped, bool has_end, enum tl_dating began,
          enum tl_dating ended, struct tl_expansion *date)
{
    bool starts = began == TL_DATING_GOOD && !is_open(date);
    bool ends = ended == TL_DATING_GOOD && !is_open(&mapped->end);
    if (began != TL_DATING_GOOD)
        date->length = 0;
    if (began == TL_DATING_BAD || ended == TL_DATING_BAD || !(starts || ends)) {
        date->length = 0;
        return;
    }
    if (!has_end || is_wrong(date, starts))
        return;
    if (is_wrong(&mapped->end, ends)) {
        date->length = 0;
        date->position = mapped->end.position;
        tl_expansion_add(date, mapped->end.text, mapped->end.length);
        return;
    }
    if (ends_at_once(mapped, date, starts && ends))
        return;
    if (began != TL_DATING_GOOD)
        date->position = mapped->end.position;
    tl_expansion_add(date, "/", 1);
    if (ended == TL_DATING_GOOD)
        tl_expansion_add(date, mapped->end.text, mapped->end.length);
}

/* "present" as an end: it goes on. */
static enum tl_dating
read_end(struct tl_mapped *mapped, const struct tl_choice *choice,
         const struct tl_bound_row *row)
{
    struct tl_expansion *end = &mapped->end;
    if (!tl_choice_fill(choice, row, end) ||
        !tl_date_prose_is_now(end->text, end->length))
        return fill_date(mapped->reading, choice, row, end, &mapped->end_words);
    end->length = 0;
    tl_expansion_add(end, "..", strlen(".."));
    return TL_DATING_GOOD;
}

/* The value for the end of the date of something; NULL where there is none. */
static const struct tl_mapped_value *
find_end(const struct tl_mapping *mapping, enum tl_mapped_to to)
{
    for (size_t i = 0; i < mapping->count; i++) {
        if (mapping->values[i].to == to && mapping->values[i].is_end)
            return &mapping->values[i];
    }
    return NULL;
}

void
tl_mapped_date_read(struct tl_mapped *mapped, const struct tl_bound_row *row,
                    enum tl_mapped_to to, struct tl_expansion *date)
{
    const struct tl_mapped_value *start =
        tl_mapping_find(&mapped->mapping, to, TL_DATE);
    const struct tl_mapped_value *end = find_end(&mapped->mapping, to);
    bool has_end = end && tl_choice_applies(&end->choice, row);
    enum tl_dating began = TL_DATING_NONE;
    enum tl_dating ended = TL_DATING_NONE;
    struct tl_expansion *words = &mapped->words;
    date->length = words->length = 0;
    mapped->end.length = mapped->end_words.length = 0;
    if (start)
        began = fill_date(mapped->reading, &start->choice, row, date, words);
    if (has_end)
        ended = read_end(mapped, &end->choice, row);
    if (words->length || mapped->end_words.length)
        join_words(mapped, began == TL_DATING_GOOD ? date : NULL,
                   ended == TL_DATING_GOOD ? &mapped->end : NULL);
    join_date(mapped, has_end, began, ended, date);
}

static void
keep_words(const struct tl_mapped *mapped, enum tl_type type)
{
    const struct tl_expansion *words = &mapped->words;
    bool has_field = tl_type_has(type, TL_DATE_TEXT) &&
                     !tl_mapping_find(&mapped->mapping, TL_TO_ROW, TL_DATE_TEXT);
    if (words->length)
        tl_read_csv_words_keep(mapped->reading, has_field ? TL_DATE_TEXT : TL_FIELDS,
                               words->text, words->length, words->position);
}

/* Several dates of an event or relation become claims; elsewhere one is used. */
static void
set_other(struct tl_mapped *mapped, enum tl_mapped_to to,
          const struct tl_expansion *first, const struct tl_expansion *date)
{
    enum tl_type type = mapped->mapping.type;
    const struct tl_mapped_value *value =
        tl_mapping_find(&mapped->mapping, to, TL_DATE);
    if (is_same_text(first, date))
        return;
    if (to == TL_TO_ROW && (type == TL_EVENT || type == TL_RELATION))
        tl_builder_set_other(mapped->reading->builder, TL_DATE, date->text,
                             date->length, date->position);
    else if (value)
        tl_missing_note(&mapped->several[value - mapped->mapping.values],
                        date->position);
}

/* The dates of all values for both ends, each with each. */
static void
set_several(struct tl_mapped *mapped, const struct tl_bound_row *row,
            enum tl_mapped_to to, enum tl_type type, struct tl_expansion *date,
            struct tl_several *several)
{
    struct tl_expansion first = {0};
    size_t ways = tl_several_ways(several, row);
    bool has_words = false;
    for (size_t i = 0; i < ways; i++) {
        tl_several_focus(several, row, i);
        tl_mapped_date_read(mapped, row, to, date);
        tl_several_drop(several, row);
        if (mapped->words.length && !has_words) {
            keep_words(mapped, type);
            has_words = true;
        }
        if (!date->length)
            continue;
        if (first.length) {
            set_other(mapped, to, &first, date);
            continue;
        }
        tl_expansion_add(&first, date->text, date->length);
        tl_builder_set(mapped->reading->builder, TL_DATE, date->text, date->length,
                       date->position);
    }
    tl_expansion_clear(&first);
}

static void
add_several(struct tl_several *several, const struct tl_mapped_value *value,
            const struct tl_bound_row *row)
{
    if (value)
        tl_several_add(several, &value->choice, row);
}

void
tl_mapped_date_set(struct tl_mapped *mapped, const struct tl_bound_row *row,
                   enum tl_mapped_to to)
{
    bool is_member = to == TL_TO_MEMBER;
    enum tl_type type = is_member ? TL_PARTICIPATION : mapped->mapping.type;
    struct tl_expansion *date = is_member ? &mapped->member_date : &mapped->date;
    const struct tl_mapped_value *start =
        tl_mapping_find(&mapped->mapping, to, TL_DATE);
    struct tl_several several = {.count = 0};
    add_several(&several, start, row);
    add_several(&several, find_end(&mapped->mapping, to), row);
    if (start)
        tl_several_add_beside(&several, &start->choice, row);
    if (several.count) {
        set_several(mapped, row, to, type, date, &several);
        return;
    }
    tl_mapped_date_read(mapped, row, to, date);
    if (date->length && !(is_member && is_same_text(date, &mapped->date)))
        tl_builder_set(mapped->reading->builder, TL_DATE, date->text, date->length,
                       date->position);
    keep_words(mapped, type);
}
