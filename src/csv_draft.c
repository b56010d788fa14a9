#include "csv_draft.h"

#include <string.h>

#include "csv_draft_cells.h"
#include "csv_draft_date.h"
#include "csv_draft_text.h"
#include "graph/ascii.h"
#include "graph/memory.h"
#include "purpose.h"

/* So many columns that are called like dates, but have none, are passed over. */
enum { MOST_PASSED = 4 };

struct draft {
    const char **names; /* "" where one has been used */
    const struct tl_sample *sample;
    struct tl_draft_text text;
    size_t dates[TL_DRAFT_DATES]; /* the columns of the date and its end */
    size_t date_count;
};

static void
add(struct draft *draft, const char *more)
{
    tl_draft_add(&draft->text.columns, more);
}

static void
use_column(struct draft *draft, size_t column)
{
    add(draft, draft->names[column]);
    draft->names[column] = "";
}

static void
add_column(struct draft *draft, const char *key, size_t column)
{
    tl_draft_begin(&draft->text, key);
    use_column(draft, column);
}

static bool
add_purpose(struct draft *draft, const char *key, enum tl_purpose purpose)
{
    size_t column = tl_purpose_column(draft->names, purpose);
    if (column != TL_NO_COLUMN)
        add_column(draft, key, column);
    return column != TL_NO_COLUMN;
}

static bool
add_parts(struct draft *draft, const char *key, bool is_end)
{
    size_t parts[3];
    if (!tl_purpose_parts(draft->names, is_end, parts))
        return false;
    tl_draft_begin(&draft->text, key);
    for (size_t i = 0; i < 3 && parts[i] != TL_NO_COLUMN; i++) {
        add(draft, i ? "-{" : "{");
        use_column(draft, parts[i]);
        add(draft, "}");
    }
    return true;
}

/* A column of dates, whose format is looked for when all of them are known. */
static void
add_dates(struct draft *draft, const char *key, size_t column)
{
    draft->dates[draft->date_count++] = column;
    add_column(draft, key, column);
}

/* Whether all that stands in a column is likely to be a date, or nothing does. */
static bool
may_be_dates(const struct draft *draft, size_t column)
{
    size_t texts;
    return tl_draft_dates_count(draft->sample, column, &texts) > 0 || texts == 0;
}

/* A date has digits, in whatever language its words are. */
static bool
has_digits(const struct draft *draft, size_t column)
{
    struct tl_substring cells[TL_SAMPLE_TEXTS];
    size_t count = tl_sample_texts(draft->sample, column, cells);
    size_t numbered = 0;
    for (size_t i = 0; i < count; i++) {
        size_t at = 0;
        while (at < cells[i].length && !tl_ascii_is_digit(cells[i].text[at]))
            at++;
        numbered += at < cells[i].length;
    }
    return 2 * numbered > count;
}

/* The likeliest column of those that have a date; else of those that may have some. */
static size_t
find_dates(struct draft *draft, enum tl_purpose purpose)
{
    const char *passed[MOST_PASSED];
    size_t columns[MOST_PASSED];
    size_t count = 0;
    size_t other = TL_NO_COLUMN;
    size_t column = tl_purpose_column(draft->names, purpose);
    while (column != TL_NO_COLUMN && count < MOST_PASSED &&
           !may_be_dates(draft, column)) {
        if (other == TL_NO_COLUMN && has_digits(draft, column))
            other = column;
        columns[count] = column;
        passed[count++] = draft->names[column];
        draft->names[column] = "";
        column = tl_purpose_column(draft->names, purpose);
    }
    while (count-- > 0)
        draft->names[columns[count]] = passed[count];
    return column == TL_NO_COLUMN ? other : column;
}

static bool
add_date(struct draft *draft)
{
    if (add_parts(draft, "date", false)) {
        add_parts(draft, "end", true);
        return true;
    }
    size_t column = find_dates(draft, TL_FOR_DATE);
    if (column == TL_NO_COLUMN)
        return false;
    add_dates(draft, "date", column);
    size_t end = find_dates(draft, TL_FOR_END);
    if (end != TL_NO_COLUMN)
        add_dates(draft, "end", end);
    return true;
}

static bool
add_list(struct draft *draft)
{
    size_t column = tl_purpose_column(draft->names, TL_FOR_ACTORS);
    if (column == TL_NO_COLUMN)
        return false;
    tl_draft_begin(&draft->text, "actor");
    add(draft, "{");
    use_column(draft, column);
    add(draft, tl_draft_divider(draft->sample, column));
    add(draft, "}");
    return true;
}

/* Two or more columns that are called like roles: "Minister" and "Organisation". */
static bool
add_roles(struct draft *draft)
{
    enum { MOST = 4 };
    const char *roles[MOST];
    size_t columns[MOST];
    size_t count = 0;
    while (count < MOST && (columns[count] = tl_purpose_column(
                                draft->names, TL_FOR_ROLE)) != TL_NO_COLUMN) {
        roles[count] = draft->names[columns[count]];
        draft->names[columns[count++]] = "";
    }
    if (count == 1)
        draft->names[columns[0]] = roles[0];
    for (size_t i = 0; i < count && count > 1; i++) {
        add(draft, draft->text.columns.length ? ",actor(" : "actor(");
        add(draft, roles[i]);
        add(draft, ")=");
        add(draft, roles[i]);
    }
    return count > 1;
}

/* Rows with one number are one event. */
static bool
add_member(struct draft *draft)
{
    size_t column = tl_purpose_column(draft->names, TL_FOR_ACTOR);
    if (column == TL_NO_COLUMN)
        return false;
    add_column(draft, "actor", column);
    if (tl_purpose_column(draft->names, TL_FOR_ID) == TL_NO_COLUMN &&
        tl_purpose_is_number(draft->names[0]))
        add_column(draft, "id", 0);
    return true;
}

/* Whether two columns have dates and nothing else, and these are no small numbers. */
static bool
are_times(const struct draft *draft, const size_t pair[2])
{
    enum { YEAR = 4 };
    size_t all = 0;
    for (size_t i = 0; i < 2; i++) {
        struct tl_substring cells[TL_SAMPLE_TEXTS];
        size_t texts = tl_sample_texts(draft->sample, pair[i], cells);
        if (tl_draft_dates_count(draft->sample, pair[i], &texts) < texts)
            return false;
        for (size_t k = 0; k < texts; k++)
            if (cells[k].length < YEAR)
                return false;
        all += texts;
    }
    return all > 0;
}

/* Between two columns that are called "from" and "to" there may be time as well. */
static bool
add_pair(struct draft *draft, bool *dated)
{
    size_t pair[2];
    if (!tl_purpose_pair(draft->names, pair))
        return false;
    if (!*dated && are_times(draft, pair)) {
        add_dates(draft, "date", pair[0]);
        add_dates(draft, "end", pair[1]);
        *dated = true;
        return false;
    }
    add_column(draft, "source", pair[0]);
    add_column(draft, "target", pair[1]);
    return true;
}

static void
draft_events(struct draft *draft, bool has_title)
{
    bool is_called = add_purpose(draft, "kind", TL_FOR_KIND) || has_title;
    if (!is_called)
        add(draft, ",kind='event'");
    if (!add_purpose(draft, "place", TL_FOR_PLACE))
        add_purpose(draft, "place", TL_FOR_TOWN);
    add_purpose(draft, "description", TL_FOR_DESCRIPTION);
    add_purpose(draft, "url", TL_FOR_URL);
}

/* Columns that are years: what stands in them is of that year. */
static bool
add_years(struct draft *draft)
{
    enum { LEAST = 3 };
    size_t first = 0;
    while (draft->names[first] && !tl_draft_is_year(draft->names[first]))
        first++;
    size_t end = first;
    while (draft->names[end] && tl_draft_is_year(draft->names[end]))
        end++;
    if (end - first < LEAST)
        return false;
    tl_draft_begin(&draft->text, "unpivot");
    use_column(draft, first);
    add(draft, "..");
    use_column(draft, end - 1);
    add(draft, ",date=column,weight=cell");
    return true;
}

static void
draft_relations(struct draft *draft)
{
    tl_draft_add(&draft->text.options, "-f csv:relations ");
    add_purpose(draft, "kind", TL_FOR_KIND);
    if (!add_years(draft))
        add_purpose(draft, "weight", TL_FOR_WEIGHT);
    add_purpose(draft, "description", TL_FOR_DESCRIPTION);
}

/* Whether that makes a mapping. */
static bool
make_draft(struct draft *draft)
{
    bool dated = add_date(draft);
    bool paired = add_pair(draft, &dated);
    bool peopled = paired || add_list(draft) || add_roles(draft) || add_member(draft);
    bool known = dated && add_purpose(draft, "id", TL_FOR_ID);
    bool titled = dated && add_purpose(draft, "title", TL_FOR_TITLE);
    if (dated && (peopled || titled))
        draft_events(draft, known || titled);
    else if (paired)
        draft_relations(draft);
    return paired || (dated && (peopled || titled));
}

/* A row for each, and a column for each; 0 means that there is nothing between two. The
 * first column often has no name, and is called by its number then. */
static bool
draft_matrix(struct draft *draft)
{
    size_t count = 0;
    if (!draft->sample->count || !tl_draft_is_matrix(draft->names, draft->sample))
        return false;
    for (; draft->names[count]; count++)
        if (!tl_purpose_is_usable(draft->names[count]) &&
            (count > 0 || strcmp(draft->names[count], "1") != 0))
            return false;
    if (count < 3)
        return false;
    tl_draft_add(&draft->text.options, "-f csv:relations --missing 0 ");
    add_column(draft, "source", 0);
    add(draft, ",target={column},weight=cell");
    add_column(draft, "unpivot", 1);
    add(draft, "..");
    use_column(draft, count - 1);
    return true;
}

char *
tl_csv_draft(const char *const *names, const struct tl_sample *sample,
             struct tl_expansion *doubt)
{
    struct draft draft = {.sample = sample};
    size_t count = 0;
    while (names[count])
        count++;
    draft.names = tl_alloc((count + 1) * sizeof *draft.names);
    memcpy(draft.names, names, (count + 1) * sizeof *draft.names);
    bool is_draft = draft_matrix(&draft) || make_draft(&draft);
    if (is_draft)
        tl_draft_dates_add(sample, draft.dates, draft.date_count, &draft.text.options,
                           doubt);
    tl_free(draft.names);
    return tl_draft_end(&draft.text, is_draft);
}
