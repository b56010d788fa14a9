#include <string.h>

#include "src/read/mapping/bind.h"
#include "src/read/names/role.h"
#include "make.h"
#include "prove.h"
#include "suggestion.h"

/* "key=3": a column by its number, which is counted from 0. */
static void
draft_number(struct tl_suggestion *text, const char *key, size_t column)
{
    tl_suggestion_begin(text, key);
    tl_suggestion_name(text, "", column);
}

/* The first row with something in each cell, or else the first; NULL where there is
 * none. */
static const struct tl_row *
find_full(const struct tl_sample *sample)
{
    for (size_t i = 0; i < sample->count; i++) {
        const struct tl_row *row = &sample->rows[i];
        size_t filled = 0;
        while (filled < row->kept && row->cells[filled].length)
            filled++;
        if (filled == row->kept && row->kept == sample->rows[0].kept)
            return row;
    }
    return sample->count ? sample->rows : NULL;
}

static bool
is_number(const struct tl_row *row, size_t column)
{
    return tl_text_is_number(row->cells[column].text);
}

/* Whether a row begins with its number, before those between whom something is. */
static bool
is_numbered(const struct tl_row *row, size_t date)
{
    size_t words = 0;
    for (size_t i = 0; i < row->kept; i++)
        words += i != date && !is_number(row, i);
    return is_number(row, 0) && date > 0 && words >= 2 &&
           !tl_text_is_year(row->cells[0].text);
}

/* Whether any text stands in both columns. */
static bool
is_shared(const struct tl_sample *sample, size_t a, size_t b)
{
    for (size_t i = 0; i < sample->count; i++)
        for (size_t k = 0; k < sample->count; k++)
            if (*tl_sample_cell(sample, i, a) &&
                strcmp(tl_sample_cell(sample, i, a), tl_sample_cell(sample, k, b)) == 0)
                return true;
    return false;
}

/* The columns of the first two, or of a triple with what stands between them. */
static bool
draft_ends(struct tl_suggestion *text, const struct tl_row *row,
           const struct tl_sample *sample, size_t date)
{
    size_t columns[3];
    size_t count = 0;
    bool words = true;
    bool numbered = is_numbered(row, date);
    bool dated = date < row->kept;
    if (numbered)
        draft_number(text, "id", 0);
    for (size_t i = numbered; i < row->kept && count < 3; i++) {
        if (i == date)
            continue;
        words = words && !is_number(row, i);
        columns[count++] = i;
    }
    bool triple = count == 3 && words && !is_shared(sample, columns[0], columns[1]);
    if (count < 2)
        return false;
    draft_number(text, "source", columns[0]);
    if (triple)
        draft_number(text, "kind", columns[1]);
    draft_number(text, "target", columns[triple ? 2 : 1]);
    if (!triple && dated)
        tl_expansion_append(&text->columns, ",kind='event'");
    if (!triple && !dated && count == 3 && is_number(row, columns[2]))
        draft_number(text, "weight", columns[2]);
    return true;
}

/* The column of dates; the count of columns where there is none. */
static size_t
find_date(const struct tl_row *row)
{
    size_t date = 0;
    while (date < row->kept && !tl_text_is_whole_date(row->cells[date].text))
        date++;
    bool begins_with_year = date == row->kept && date > 1 &&
                            tl_text_is_year(row->cells[0].text) && !is_number(row, 1);
    return begins_with_year ? 0 : date;
}

/* Names of columns are read from a row that is no header row: their numbers. */
static bool
holds_by_number(const struct tl_suggestion *suggestion, const struct tl_row *row,
                const struct tl_sample *sample, struct tl_expansion *error)
{
    struct tl_names names;
    tl_names_begin(&names, row, ',', false);
    bool holds = tl_suggestion_holds(suggestion, names.names, sample, false, error);
    tl_names_end(&names);
    return holds;
}

char *
tl_suggestion_without_header(const struct tl_sample *sample, struct tl_remarks *remarks)
{
    struct tl_suggestion suggestion = {.lacks_header = true};
    const struct tl_row *row = find_full(sample);
    if (!row)
        return NULL;
    size_t date = find_date(row);
    bool dated = date < row->kept;
    suggestion.is_relation = !dated;
    bool is_suggestion = draft_ends(&suggestion, row, sample, date);
    if (dated) {
        draft_number(&suggestion, "date", date);
        tl_dates_read(&suggestion.dates, sample, &date, 1);
    }
    if (is_suggestion && holds_by_number(&suggestion, row, sample, &remarks->error))
        return tl_suggestion_end(&suggestion, remarks);
    tl_suggestion_clear(&suggestion);
    return NULL;
}

/* "key=Name", or "key=..." where no column is called so. */
static void
add_gap(const char *const *names, struct tl_suggestion *text, const char *key,
        enum tl_column_role role)
{
    size_t column = tl_column_role_find(names, role);
    tl_suggestion_begin(text, key);
    if (column == TL_NO_COLUMN)
        tl_expansion_append(&text->columns, "...");
    else
        tl_suggestion_name(text, names[column], column);
}

char *
tl_suggestion_with_gaps(const char *const *names, const struct tl_sample *sample)
{
    struct tl_suggestion text = {0};
    size_t date = tl_column_role_find(names, TL_FOR_DATE);
    size_t texts = 0;
    bool is_dated = date != TL_NO_COLUMN &&
                    !tl_sample_has_counts(names, sample, date) &&
                    (tl_sample_count_dates(sample, date, &texts) > 0 || texts == 0);
    tl_suggestion_begin(&text, "date");
    if (is_dated)
        tl_suggestion_name(&text, names[date], date);
    else
        tl_expansion_append(&text.columns, "...");
    add_gap(names, &text, "title", TL_FOR_TITLE);
    bool is_list = tl_column_role_find(names, TL_FOR_ACTOR) == TL_NO_COLUMN;
    add_gap(names, &text, "actor", is_list ? TL_FOR_ACTORS : TL_FOR_ACTOR);
    struct tl_remarks none = {0};
    return tl_suggestion_end(&text, &none);
}
