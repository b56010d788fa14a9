#include "date.h"

#include <stdio.h>
#include <string.h>

#include "graph/date/date.h"
#include "graph/date/day.h"
#include "graph/date/notation/prose.h"
#include "date_text.h"

/* A year, a month, a day. */
#define PARTS 3

static void
note_decade(struct tl_csv_decades *decades, const char *text, size_t length,
            struct tl_position position, const char *edtf)
{
    char century[TL_DATE_EDTF_MAX];
    if (!tl_date_prose_may_be_century(text, length, edtf, century) ||
        decades->count++ > 0)
        return;
    decades->position = position;
    snprintf(decades->text, sizeof decades->text, "%.*s", tl_shown_part(text, length),
             text);
    strcpy(decades->decade, edtf);
    strcpy(decades->century, century);
}

void
tl_csv_decades_tell(const struct tl_reading *reading)
{
    const struct tl_csv_decades *decades = reading->decades;
    if (decades->count == 1)
        tl_report(reading->diagnostics, decades->position, TL_RULE_CENTURY, NULL,
                  "the date '%s' is read as a decade, %s; write %s if a century is "
                  "meant",
                  decades->text, decades->decade, decades->century);
    else if (decades->count > 1)
        tl_report(reading->diagnostics, decades->position, TL_RULE_CENTURY, NULL,
                  "%zu dates such as '%s' are read as decades, here %s; write %s if a "
                  "century is meant",
                  decades->count, decades->text, decades->decade, decades->century);
}

/* What is lost, or may be wrong, of a date that has been read. */
static void
warn_of_date(const struct tl_reading *reading, const char *text, size_t length,
             struct tl_position position, const char *edtf)
{
    const char *format = reading->options->date_format;
    char other[TL_DATE_EDTF_MAX];
    if (strstr(format, "words") && tl_date_prose_drops(text, length))
        tl_report(reading->diagnostics, position, TL_RULE_IGNORED, NULL,
                  "found '%.*s'; early, mid and late are not kept, EDTF has nothing "
                  "for them",
                  tl_shown_part(text, length), text);
    if (reading->decades && strstr(format, "words"))
        note_decade(reading->decades, text, length, position, edtf);
    if (strchr(format, '|') &&
        tl_date_format_differs(format, text, length, edtf, other))
        tl_report(reading->diagnostics, position, TL_RULE_IGNORED, NULL,
                  "found '%.*s', which could be %s as well as %s, by another of the "
                  "formats",
                  tl_shown_part(text, length), text, other, edtf);
}

/* Whether a text follows the format, as what it then is; else it must be EDTF. */
static bool
convert(const struct tl_reading *reading, const char *text, size_t length,
        struct tl_position position, char edtf[TL_DATE_EDTF_MAX], bool *converted,
        struct tl_date_error *error)
{
    const char *format = reading->options->date_format;
    *converted =
        format && *format && tl_date_format_read(format, text, length, edtf, error);
    if (*converted)
        warn_of_date(reading, text, length, position, edtf);
    return !format || *converted || tl_date_is_edtf(text, length);
}

static void
report_bad(const struct tl_reading *reading, const char *text, size_t length,
           struct tl_position position, const struct tl_date_error *error)
{
    tl_report(reading->diagnostics, position, TL_RULE_BAD_DATE, NULL,
              "found '%.*s', expected a date by '%s': %s (at byte %zu)",
              tl_shown_part(text, length), text, reading->options->date_format,
              error->message, error->offset + 1);
}

void
tl_csv_words_keep(const struct tl_reading *reading, enum tl_field field,
                  const char *text, size_t length, struct tl_position position)
{
    static const char key[] = "date_words";
    tl_report(reading->diagnostics, position, TL_RULE_IGNORED, NULL,
              "found '%.*s'; it is no date, and kept as words",
              tl_shown_part(text, length), text);
    if (field == TL_FIELDS)
        tl_builder_attribute(reading->builder, key, text, length, position);
    else
        tl_builder_set(reading->builder, field, text, length, position);
}

void
tl_csv_date_set(const struct tl_reading *reading, enum tl_field field,
                const struct tl_cell *cell)
{
    char edtf[TL_DATE_EDTF_MAX];
    bool converted;
    struct tl_date_error error;
    if (convert(reading, cell->text, cell->length, cell->position, edtf, &converted,
                &error))
        tl_builder_set(reading->builder, field, converted ? edtf : cell->text,
                       converted ? strlen(edtf) : cell->length, cell->position);
    else if (reading->options->keeps_words)
        tl_csv_words_keep(reading, TL_FIELDS, cell->text, cell->length, cell->position);
    else
        report_bad(reading, cell->text, cell->length, cell->position, &error);
}

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

/* What follows the last part that is there goes. A year of 0 alone is a code. */
static bool
fill_parts(const struct tl_template *template, size_t count,
           const struct tl_bound_row *row, struct tl_expansion *date)
{
    struct tl_substring parts[PARTS];
    size_t last = PARTS;
    for (size_t i = 0; i < count; i++) {
        parts[i] = part_at(template, i, row);
        if (parts[i].length)
            last = i;
    }
    date->length = 0;
    bool zero = last == 0 && parts[0].length == 1 && *parts[0].text == '0';
    if (last == PARTS || zero)
        return false;
    for (size_t i = 0; i <= last; i++)
        add_part(date, i, parts[i]);
    const struct tl_chunk *end = &template->chunks[template->count - 1];
    if (end->kind == TL_CHUNK_TEXT)
        tl_expansion_add(date, end->text.text, end->text.length);
    return true;
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
    bool converted;
    struct tl_date_error error;
    if (!fill_around(template, row, date))
        return TL_DATING_NONE;
    date->position = tl_template_position(template, row);
    if (!convert(reading, date->text, date->length, date->position, edtf, &converted,
                 &error)) {
        if (reading->options->keeps_words)
            return TL_DATING_WORDS;
        report_bad(reading, date->text, date->length, date->position, &error);
        return TL_DATING_BAD;
    }
    if (converted) {
        date->length = 0;
        tl_expansion_add(date, edtf, strlen(edtf));
    } else {
        tl_join_time(date);
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
    if (reading->options->date_format && !is_constant(template))
        return fill_formatted(reading, template, row, date);
    date->position = tl_template_position(template, row);
    if (parts ? !fill_parts(template, parts, row, date)
              : !tl_template_fill(template, row, date))
        return TL_DATING_NONE;
    if (parts > 1 && !check_month(reading, date))
        return TL_DATING_BAD;
    tl_join_time(date);
    tl_drop_zero_parts(date);
    tl_drop_single_range(date);
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
join_words(struct tl_expansion *date, const struct tl_expansion ends[2])
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
    tl_drop_single_range(date);
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
        join_words(date, ends);
    if (!any_missing && worst == TL_DATING_GOOD)
        join_dates(date, ends);
    for (size_t i = 0; i < 2; i++)
        tl_expansion_clear(&ends[i]);
    return any_missing ? TL_DATING_NONE : worst;
}

enum tl_dating
tl_csv_date_fill(const struct tl_reading *reading, const struct tl_choice *choice,
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
