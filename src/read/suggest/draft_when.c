#include "draft_when.h"

#include "graph/base/ascii.h"
#include "draft_counts.h"

static void
note_column(struct tl_drafting *drafting, size_t column)
{
    if (drafting->when_count < TL_DRAFT_WHEN)
        drafting->when[drafting->when_count++] = column;
}

static bool
add_parts(struct tl_drafting *drafting, const char *key, bool is_end)
{
    size_t parts[3];
    if (!tl_column_role_parts(drafting->names, is_end, parts) ||
        tl_draft_is_counts(drafting->heads, drafting->sample, parts[0]))
        return false;
    tl_draft_begin(&drafting->text, key);
    for (size_t i = 0; i < 3 && parts[i] != TL_NO_COLUMN; i++) {
        note_column(drafting, parts[i]);
        tl_drafting_add(drafting, i ? "-{" : "{");
        tl_drafting_use(drafting, parts[i]);
        tl_drafting_add(drafting, "}");
    }
    return true;
}

/* Their format is looked for when all columns of dates are known. */
static void
add_whole(struct tl_drafting *drafting, const char *key, size_t column)
{
    drafting->dates[drafting->date_count++] = column;
    note_column(drafting, column);
    tl_drafting_column(drafting, key, column);
}

/* Whether all that stands in a column is likely to be a date, or nothing does. */
static bool
may_be_dates(const struct tl_drafting *drafting, size_t column)
{
    size_t texts;
    if (tl_draft_is_counts(drafting->heads, drafting->sample, column))
        return false;
    return tl_draft_dates_count(drafting->sample, column, &texts) > 0 || texts == 0;
}

/* A date has digits, in whatever language its words are. */
static bool
has_digits(const struct tl_drafting *drafting, size_t column)
{
    struct tl_substring cells[TL_SAMPLE_TEXTS];
    size_t count = tl_sample_texts(drafting->sample, column, cells);
    size_t numbered = 0;
    for (size_t i = 0; i < count; i++) {
        size_t at = 0;
        while (at < cells[i].length && !tl_ascii_is_digit(cells[i].text[at]))
            at++;
        numbered += at < cells[i].length;
    }
    return 2 * numbered > count &&
           !tl_draft_is_counts(drafting->heads, drafting->sample, column);
}

/* The likeliest column of those that have a date; else of those that may have some. */
static size_t
find_dates(struct tl_drafting *drafting, enum tl_column_role role)
{
    size_t column = tl_drafting_find(drafting, role, may_be_dates);
    return column == TL_NO_COLUMN ? tl_drafting_find(drafting, role, has_digits)
                                  : column;
}

/* Where no row has an end, events rather have none than one that is not known. */
static bool
is_empty(const struct tl_drafting *drafting, size_t column)
{
    struct tl_substring cells[TL_SAMPLE_TEXTS];
    return drafting->sample->count && !tl_sample_texts(drafting->sample, column, cells);
}

/* Where some cells have words that are no date, a year beside them is one. */
static void
add_year(struct tl_drafting *drafting, size_t column)
{
    size_t texts;
    size_t dates = tl_draft_dates_count(drafting->sample, column, &texts);
    size_t year = tl_column_role_year(drafting->names);
    if (year == TL_NO_COLUMN || dates == texts)
        return;
    note_column(drafting, year);
    tl_drafting_add(drafting, "|");
    tl_drafting_use(drafting, year);
}

static bool
add_start_and_end(struct tl_drafting *drafting, enum tl_column_role start,
                  enum tl_column_role end)
{
    size_t column = find_dates(drafting, start);
    if (column == TL_NO_COLUMN)
        return false;
    add_whole(drafting, "date", column);
    add_year(drafting, column);
    column = find_dates(drafting, end);
    if (column != TL_NO_COLUMN && !is_empty(drafting, column))
        add_whole(drafting, "end", column);
    return true;
}

bool
tl_draft_when(struct tl_drafting *drafting)
{
    if (add_parts(drafting, "date", false)) {
        add_parts(drafting, "end", true);
        return true;
    }
    if (add_start_and_end(drafting, TL_FOR_DATE, TL_FOR_END))
        return true;
    drafting->is_life = add_start_and_end(drafting, TL_FOR_BIRTH, TL_FOR_DEATH);
    return drafting->is_life;
}

/* Whether two columns have dates and nothing else, and these are no small numbers. */
static bool
are_times(const struct tl_drafting *drafting, const size_t pair[2])
{
    enum { YEAR = 4 };
    size_t all = 0;
    for (size_t i = 0; i < 2; i++) {
        struct tl_substring cells[TL_SAMPLE_TEXTS];
        size_t texts = tl_sample_texts(drafting->sample, pair[i], cells);
        if (tl_draft_is_counts(drafting->heads, drafting->sample, pair[i]))
            return false;
        if (tl_draft_dates_count(drafting->sample, pair[i], &texts) < texts)
            return false;
        for (size_t k = 0; k < texts; k++)
            if (cells[k].length < YEAR)
                return false;
        all += texts;
    }
    return all > 0;
}

bool
tl_draft_times(struct tl_drafting *drafting, const size_t pair[2])
{
    if (!are_times(drafting, pair))
        return false;
    add_whole(drafting, "date", pair[0]);
    add_whole(drafting, "end", pair[1]);
    return true;
}
