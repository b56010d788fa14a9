#include <string.h>

#include "src/read/mapping/bind.h"
#include "src/read/names/role.h"
#include "columns.h"
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

static bool
is_number(const struct tl_columns *of, size_t i)
{
    return of->list[i].numbers > 0 &&
           tl_column_has_most(&of->list[i], of->list[i].numbers);
}

/* Most numbers in the column are no whole ones, as those of somebody are. */
static bool
has_fractions(const struct tl_columns *of, size_t i)
{
    return is_number(of, i) && !tl_column_has_most(&of->list[i], of->list[i].wholes);
}

/* Whether rows begin with their number, before those between whom something is. */
static bool
are_numbered(const struct tl_columns *of, size_t date)
{
    size_t words = 0;
    for (size_t i = 0; i < of->count; i++)
        words += i != date && !is_number(of, i);
    return is_number(of, 0) && date > 0 && words >= 2 &&
           !tl_text_is_year(tl_sample_cell(of->rows, 0, 0));
}

/* The columns of the first two, or of a triple with what stands between them. */
static bool
draft_ends(struct tl_suggestion *text, const struct tl_columns *of, size_t date)
{
    size_t columns[3];
    size_t count = 0;
    bool words = true;
    bool numbered = are_numbered(of, date);
    bool dated = date < of->count;
    if (numbered)
        draft_number(text, "id", 0);
    for (size_t i = numbered; i < of->count && count < 3; i++) {
        if (i == date || of->list[i].texts == 0 || (count < 2 && has_fractions(of, i)))
            continue;
        words = words && !is_number(of, i);
        columns[count++] = i;
    }
    if (count < 2)
        return false;
    bool triple = count == 3 && words && !tl_columns_share(of, columns[0], columns[1]);
    draft_number(text, "source", columns[0]);
    if (triple)
        draft_number(text, "kind", columns[1]);
    draft_number(text, "target", columns[triple ? 2 : 1]);
    if (!triple && dated)
        tl_expansion_append(&text->columns, ",kind='event'");
    if (!triple && !dated && count == 3 && is_number(of, columns[2]))
        draft_number(text, "weight", columns[2]);
    return true;
}

/* The column of dates; the count of columns where there is none. */
static size_t
find_date(const struct tl_columns *of)
{
    enum { DAY = 8 };
    size_t date = 0;
    while (date < of->count &&
           (of->list[date].dates == 0 ||
            !tl_column_has_most(&of->list[date], of->list[date].dates) ||
            of->list[date].length < DAY * of->list[date].texts))
        date++;
    bool begins_with_year = date == of->count && date > 1 &&
                            tl_text_is_year(tl_sample_cell(of->rows, 0, 0)) &&
                            !is_number(of, 1);
    return begins_with_year ? 0 : date;
}

/* The names of columns are their numbers, as many as the widest row has. */
char *
tl_suggestion_without_header(const struct tl_sample *sample, struct tl_remarks *remarks)
{
    struct tl_suggestion suggestion = {.lacks_header = true};
    struct tl_names names;
    struct tl_columns of;
    size_t widest = 0;
    char *options = NULL;
    if (!sample->count)
        return NULL;
    for (size_t i = 1; i < sample->count; i++)
        if (sample->rows[i].kept > sample->rows[widest].kept)
            widest = i;
    tl_names_begin(&names, &sample->rows[widest], ',', false);
    tl_columns_begin(&of, names.names, sample);
    size_t date = find_date(&of);
    suggestion.is_relation = date == of.count;
    bool is_suggestion = draft_ends(&suggestion, &of, date);
    if (!suggestion.is_relation) {
        draft_number(&suggestion, "date", date);
        tl_dates_read(&suggestion.dates, sample, &date, 1);
    }
    if (is_suggestion &&
        tl_suggestion_holds(&suggestion, names.names, sample, false, &remarks->error))
        options = tl_suggestion_end(&suggestion, remarks);
    tl_suggestion_clear(&suggestion);
    tl_columns_end(&of);
    tl_names_end(&names);
    return options;
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
