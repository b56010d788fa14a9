#include "csv_draft.h"

#include <stdio.h>
#include <string.h>

#include "csv_draft_cells.h"
#include "graph/memory.h"
#include "purpose.h"
#include "template.h"

struct draft {
    const char **names; /* "" where one has been used */
    const struct tl_row *row;
    struct tl_expansion options; /* what stands before the mapping */
    struct tl_expansion columns;
};

static void
add(struct tl_expansion *text, const char *more)
{
    tl_expansion_add(text, more, strlen(more));
}

static const char *
cell_of(const struct draft *draft, size_t column)
{
    return draft->row && column < draft->row->kept ? draft->row->cells[column].text
                                                   : "";
}

/* "key=": what follows is its value. */
static void
begin_value(struct draft *draft, const char *key)
{
    if (draft->columns.length)
        add(&draft->columns, ",");
    add(&draft->columns, key);
    add(&draft->columns, "=");
}

static void
use_column(struct draft *draft, size_t column)
{
    add(&draft->columns, draft->names[column]);
    draft->names[column] = "";
}

static void
add_column(struct draft *draft, const char *key, size_t column)
{
    begin_value(draft, key);
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
    begin_value(draft, key);
    for (size_t i = 0; i < 3 && parts[i] != TL_NO_COLUMN; i++) {
        add(&draft->columns, i ? "-{" : "{");
        use_column(draft, parts[i]);
        add(&draft->columns, "}");
    }
    return true;
}

static bool
add_date(struct draft *draft)
{
    size_t column = tl_purpose_column(draft->names, TL_FOR_DATE);
    if (add_parts(draft, "date", false)) {
        add_parts(draft, "end", true);
        return true;
    }
    if (column == TL_NO_COLUMN)
        return false;
    tl_draft_add_format(&draft->options, cell_of(draft, column));
    add_column(draft, "date", column);
    add_purpose(draft, "end", TL_FOR_END);
    return true;
}

static bool
add_list(struct draft *draft)
{
    size_t column = tl_purpose_column(draft->names, TL_FOR_ACTORS);
    if (column == TL_NO_COLUMN)
        return false;
    begin_value(draft, "actor");
    add(&draft->columns, "{");
    use_column(draft, column);
    add(&draft->columns, tl_draft_divider(cell_of(draft, column)));
    add(&draft->columns, "}");
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
        add(&draft->columns, draft->columns.length ? ",actor(" : "actor(");
        add(&draft->columns, roles[i]);
        add(&draft->columns, ")=");
        add(&draft->columns, roles[i]);
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

/* Between two columns that are called "from" and "to" there may be time as well. */
static bool
add_pair(struct draft *draft, bool *dated)
{
    enum { YEAR = 4 };
    size_t pair[2];
    if (!tl_purpose_pair(draft->names, pair))
        return false;
    const char *first = cell_of(draft, pair[0]);
    bool is_time = !*dated && strlen(first) >= YEAR && tl_draft_is_date(first);
    add_column(draft, is_time ? "date" : "source", pair[0]);
    add_column(draft, is_time ? "end" : "target", pair[1]);
    *dated = *dated || is_time;
    return !is_time;
}

static void
draft_events(struct draft *draft, bool has_title)
{
    bool is_called = add_purpose(draft, "kind", TL_FOR_KIND) || has_title;
    if (!is_called)
        add(&draft->columns, ",kind='event'");
    add_purpose(draft, "place", TL_FOR_PLACE);
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
    begin_value(draft, "unpivot");
    use_column(draft, first);
    add(&draft->columns, "..");
    use_column(draft, end - 1);
    add(&draft->columns, ",date=column,weight=cell");
    return true;
}

static void
draft_relations(struct draft *draft)
{
    add(&draft->options, "-f csv:relations ");
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

/* The options, and frees all else. NULL where there is no draft. */
static char *
end_draft(struct draft *draft, bool is_draft)
{
    add(&draft->options, "--columns \"");
    tl_expansion_add(&draft->options, draft->columns.text, draft->columns.length);
    add(&draft->options, "\"");
    tl_expansion_clear(&draft->columns);
    tl_free(draft->names);
    if (!is_draft)
        tl_expansion_clear(&draft->options);
    return draft->options.text;
}

/* A row for each, and a column for each; 0 means that there is nothing between two. The
 * first column often has no name, and is called by its number then. */
static bool
draft_matrix(struct draft *draft)
{
    size_t count = 0;
    if (!draft->row || !tl_draft_is_matrix(draft->names, draft->row))
        return false;
    for (; draft->names[count]; count++)
        if (!tl_purpose_is_usable(draft->names[count]) &&
            (count > 0 || strcmp(draft->names[count], "1") != 0))
            return false;
    if (count < 3)
        return false;
    add(&draft->options, "-f csv:relations --missing 0 ");
    add_column(draft, "source", 0);
    add(&draft->columns, ",target={column},weight=cell");
    add_column(draft, "unpivot", 1);
    add(&draft->columns, "..");
    use_column(draft, count - 1);
    return true;
}

char *
tl_csv_draft(const char *const *names, const struct tl_row *row)
{
    struct draft draft = {.row = row};
    size_t count = 0;
    while (names[count])
        count++;
    draft.names = tl_alloc((count + 1) * sizeof *draft.names);
    memcpy(draft.names, names, (count + 1) * sizeof *draft.names);
    return end_draft(&draft, draft_matrix(&draft) || make_draft(&draft));
}

/* "key=3", counted from 1. */
static void
add_number(struct draft *draft, const char *key, size_t column)
{
    char number[24];
    snprintf(number, sizeof number, "%zu", column + 1);
    begin_value(draft, key);
    add(&draft->columns, number);
}

/* Whether a row begins with its number, before those between whom something is. */
static bool
is_numbered(const char *const *cells, size_t date)
{
    size_t words = 0;
    for (size_t i = 0; cells[i]; i++)
        words += i != date && !tl_draft_is_number(cells[i]);
    return tl_draft_is_number(cells[0]) && date > 0 && words >= 2 &&
           !tl_draft_is_year(cells[0]);
}

/* The columns of the first two, or of a triple with what stands between them. */
static bool
draft_ends(struct draft *draft, const char *const *cells, size_t date)
{
    size_t columns[3];
    size_t count = 0;
    bool words = true;
    bool numbered = is_numbered(cells, date);
    if (numbered)
        add_number(draft, "id", 0);
    for (size_t i = numbered; cells[i] && count < 3; i++) {
        if (i == date)
            continue;
        words = words && !tl_draft_is_number(cells[i]);
        columns[count++] = i;
    }
    bool triple = count == 3 && words;
    if (count < 2)
        return false;
    add_number(draft, "source", columns[0]);
    if (triple)
        add_number(draft, "kind", columns[1]);
    add_number(draft, "target", columns[triple ? 2 : 1]);
    if (!triple && cells[date])
        add(&draft->columns, ",kind='event'");
    if (!triple && !cells[date] && count == 3 && tl_draft_is_number(cells[columns[2]]))
        add_number(draft, "weight", columns[2]);
    return true;
}

char *
tl_csv_draft_headless(const char *const *cells)
{
    struct draft draft = {0};
    size_t date = 0;
    while (cells[date] && !tl_draft_is_whole_date(cells[date]))
        date++;
    if (!cells[date] && cells[0] && cells[1] && tl_draft_is_year(cells[0]) &&
        !tl_draft_is_number(cells[1]))
        date = 0;
    if (cells[date])
        tl_draft_add_format(&draft.options, cells[date]);
    else
        add(&draft.options, "-f csv:relations ");
    add(&draft.options, "--no-header ");
    bool is_draft = draft_ends(&draft, cells, date);
    if (cells[date])
        add_number(&draft, "date", date);
    return end_draft(&draft, is_draft);
}
