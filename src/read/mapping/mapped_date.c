#include "mapped_date.h"

#include <string.h>

#include "graph/date/notation/prose.h"
#include "src/read/tables/date.h"
#include "mapped_lack.h"

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

/* Whether the end is left out, and with it times of day; else the start's, too. */
static bool
ends_at_once(struct tl_mapped *mapped, struct tl_expansion *start, bool both)
{
    struct tl_expansion *end = &mapped->end;
    bool at_once = both && is_same_day(start, end);
    bool drops = at_once && !tl_expansion_is(start, end);
    struct tl_position position = start->position;
    if (!at_once)
        drops = drop_time(start);
    if (!at_once && drop_time(end) && !drops) {
        drops = true;
        position = end->position;
    }
    if (drops)
        tl_mapped_time_miss(mapped, position);
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
        return tl_csv_date_fill(mapped->reading, choice, row, end, &mapped->end_words);
    end->length = 0;
    tl_expansion_add(end, "..", strlen(".."));
    return TL_DATING_GOOD;
}

void
tl_mapped_date_read(struct tl_mapped *mapped, const struct tl_bound_row *row,
                    enum tl_mapped_to to, struct tl_expansion *date)
{
    const struct tl_mapped_value *start =
        tl_mapping_find(&mapped->mapping, to, TL_DATE);
    const struct tl_mapped_value *end = tl_mapping_end(&mapped->mapping, to);
    enum tl_dating began = TL_DATING_NONE;
    enum tl_dating ended = TL_DATING_NONE;
    struct tl_expansion *words = &mapped->words;
    date->length = words->length = 0;
    mapped->end.length = mapped->end_words.length = 0;
    if (start)
        began = tl_csv_date_fill(mapped->reading, &start->choice, row, date, words);
    if (end)
        ended = read_end(mapped, &end->choice, row);
    if (words->length || mapped->end_words.length)
        join_words(mapped, began == TL_DATING_GOOD ? date : NULL,
                   ended == TL_DATING_GOOD ? &mapped->end : NULL);
    join_date(mapped, end != NULL, began, ended, date);
}

void
tl_mapped_date_set(struct tl_mapped *mapped, const struct tl_expansion *date)
{
    if (date->length)
        tl_builder_set(mapped->reading->builder, TL_DATE, date->text, date->length,
                       date->position);
}

void
tl_mapped_words_set(struct tl_mapped *mapped, enum tl_type type)
{
    const struct tl_expansion *words = &mapped->words;
    bool has_field = tl_type_has(type, TL_DATE_TEXT) &&
                     !tl_mapping_find(&mapped->mapping, TL_TO_ROW, TL_DATE_TEXT);
    if (words->length)
        tl_csv_words_keep(mapped->reading, has_field ? TL_DATE_TEXT : TL_FIELDS,
                          words->text, words->length, words->position);
}
