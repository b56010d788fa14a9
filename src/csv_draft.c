#include "csv_draft.h"

#include <string.h>

#include "csv_draft_names.h"
#include "graph/ascii.h"
#include "graph/date.h"
#include "graph/date_guess.h"
#include "graph/memory.h"
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

static bool
is_edtf(const char *text)
{
    struct tl_date date;
    struct tl_date_error error;
    return tl_date_parse(text, strlen(text), NULL, &date, &error);
}

static bool
is_date(const char *text)
{
    char guess[TL_DATE_GUESS_MAX];
    return *text && (is_edtf(text) || tl_date_guess(text, strlen(text), guess));
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
    size_t column = tl_draft_column(draft->names, purpose);
    if (column != TL_NOT_THERE)
        add_column(draft, key, column);
    return column != TL_NOT_THERE;
}

/* The format of dates, where there is one that reads the first, and no other does. */
static void
add_format(struct draft *draft, const char *date)
{
    char guess[TL_DATE_GUESS_MAX];
    if (is_edtf(date) || !tl_date_guess(date, strlen(date), guess) ||
        strchr(guess, '\''))
        return;
    add(&draft->options, "--date-format \"");
    add(&draft->options, guess);
    add(&draft->options, "\" ");
}

static bool
add_parts(struct draft *draft, const char *key, bool is_end)
{
    size_t parts[3];
    if (!tl_draft_parts(draft->names, is_end, parts))
        return false;
    begin_value(draft, key);
    for (size_t i = 0; i < 3 && parts[i] != TL_NOT_THERE; i++) {
        add(&draft->columns, i ? "-{" : "{");
        use_column(draft, parts[i]);
        add(&draft->columns, "}");
    }
    return true;
}

static bool
add_date(struct draft *draft)
{
    size_t column = tl_draft_column(draft->names, TL_FOR_DATE);
    if (add_parts(draft, "date", false)) {
        add_parts(draft, "end", true);
        return true;
    }
    if (column == TL_NOT_THERE)
        return false;
    add_format(draft, cell_of(draft, column));
    add_column(draft, "date", column);
    add_purpose(draft, "end", TL_FOR_END);
    return true;
}

/* What stands between the elements of a list, as in a template. */
static const char *
separator_of(const char *list)
{
    if (strchr(list, ';'))
        return ":each ;}";
    if (strchr(list, '|'))
        return ":each |}";
    if (strchr(list, '\n'))
        return ":each \\n}";
    if (strstr(list, " and "))
        return ":each , and :each ,:each  and }";
    return strchr(list, ',') ? ":each ,}" : ":each ;}";
}

static bool
add_list(struct draft *draft)
{
    size_t column = tl_draft_column(draft->names, TL_FOR_ACTORS);
    if (column == TL_NOT_THERE)
        return false;
    begin_value(draft, "actor");
    add(&draft->columns, "{");
    use_column(draft, column);
    add(&draft->columns, separator_of(cell_of(draft, column)));
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
    while (count < MOST && (columns[count] = tl_draft_column(
                                draft->names, TL_FOR_ROLE)) != TL_NOT_THERE) {
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
    size_t column = tl_draft_column(draft->names, TL_FOR_ACTOR);
    if (column == TL_NOT_THERE)
        return false;
    add_column(draft, "actor", column);
    if (tl_draft_column(draft->names, TL_FOR_ID) == TL_NOT_THERE &&
        tl_draft_is_number(draft->names[0]))
        add_column(draft, "id", 0);
    return true;
}

/* Between two columns that are called "from" and "to" there may be time as well. */
static bool
add_pair(struct draft *draft, bool *dated)
{
    enum { YEAR = 4 };
    size_t pair[2];
    if (!tl_draft_pair(draft->names, pair))
        return false;
    const char *first = cell_of(draft, pair[0]);
    bool is_time = !*dated && strlen(first) >= YEAR && is_date(first);
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

static void
draft_relations(struct draft *draft)
{
    add(&draft->options, "-f csv:relations ");
    add_purpose(draft, "kind", TL_FOR_KIND);
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

char *
tl_csv_draft(const char *const *names, const struct tl_row *row)
{
    struct draft draft = {.row = row};
    size_t count = 0;
    bool is_draft;
    while (names[count])
        count++;
    draft.names = tl_resize(NULL, (count + 1) * sizeof *draft.names);
    memcpy(draft.names, names, (count + 1) * sizeof *draft.names);
    is_draft = make_draft(&draft);
    add(&draft.options, "--columns \"");
    tl_expansion_add(&draft.options, draft.columns.text, draft.columns.length);
    add(&draft.options, "\"");
    tl_expansion_clear(&draft.columns);
    tl_free(draft.names);
    if (!is_draft)
        tl_expansion_clear(&draft.options);
    return draft.options.text;
}

bool
tl_csv_is_headless(const char *const *names)
{
    enum { DAY = 8 };
    const char *first = names[0] ? names[0] : "";
    bool numbered = *first && first[strspn(first, "0123456789.")] == '\0';
    for (; *names && !numbered; names++)
        numbered =
            strlen(*names) >= DAY && tl_ascii_is_digit(**names) && is_date(*names);
    return numbered;
}
