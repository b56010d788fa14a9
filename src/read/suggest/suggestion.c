#include "suggestion.h"

#include <stdio.h>
#include <string.h>

#include "src/read/names/role.h"
void
tl_suggestion_begin(struct tl_suggestion *text, const char *key)
{
    if (text->columns.length)
        tl_expansion_append(&text->columns, ",");
    tl_expansion_append(&text->columns, key);
    tl_expansion_append(&text->columns, "=");
}

static void
add_number(struct tl_suggestion *text, size_t column)
{
    char number[24];
    snprintf(number, sizeof number, "%zu", column + 1);
    tl_expansion_append(&text->columns, number);
}

/* "key=3": a column by its number, which is counted from 0. */
static void
draft_number(struct tl_suggestion *text, const char *key, size_t column)
{
    tl_suggestion_begin(text, key);
    add_number(text, column);
}

void
tl_suggestion_name(struct tl_suggestion *text, const char *name, size_t column)
{
    if (tl_column_name_is_usable(name))
        tl_expansion_append(&text->columns, name);
    else
        add_number(text, column);
}

char *
tl_suggestion_end(struct tl_suggestion *text, bool is_suggestion)
{
    tl_expansion_append(&text->options, "--columns \"");
    tl_expansion_add(&text->options, text->columns.text, text->columns.length);
    tl_expansion_append(&text->options, "\"");
    tl_expansion_clear(&text->columns);
    if (!is_suggestion)
        tl_expansion_clear(&text->options);
    return text->options.text;
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

/* The columns of the first two, or of a triple with what stands between them. */
static bool
draft_ends(struct tl_suggestion *text, const struct tl_row *row, size_t date)
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
    bool triple = count == 3 && words;
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

char *
tl_suggestion_without_header(const struct tl_sample *sample, struct tl_expansion *doubt)
{
    struct tl_suggestion text = {0};
    const struct tl_row *row = find_full(sample);
    if (!row)
        return NULL;
    size_t date = find_date(row);
    bool dated = date < row->kept;
    if (dated)
        tl_sample_add_date_options(sample, &date, 1, &text.options, doubt);
    else
        tl_expansion_append(&text.options, "-f csv:relations ");
    tl_expansion_append(&text.options, "--no-header ");
    bool is_suggestion = draft_ends(&text, row, date);
    if (dated)
        draft_number(&text, "date", date);
    return tl_suggestion_end(&text, is_suggestion);
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
    bool is_dated = date != TL_NO_COLUMN && !tl_sample_has_counts(names, sample, date);
    tl_suggestion_begin(&text, "date");
    if (is_dated)
        tl_suggestion_name(&text, names[date], date);
    else
        tl_expansion_append(&text.columns, "...");
    add_gap(names, &text, "title", TL_FOR_TITLE);
    bool is_list = tl_column_role_find(names, TL_FOR_ACTOR) == TL_NO_COLUMN;
    add_gap(names, &text, "actor", is_list ? TL_FOR_ACTORS : TL_FOR_ACTOR);
    return tl_suggestion_end(&text, true);
}
