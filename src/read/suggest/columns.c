#include "suggestion.h"

#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/memory.h"
#include "graph/base/text.h"
#include "src/read/names/role.h"
/* A suggestion in the making: which columns it has used, and for what. */

enum { TL_SUGGESTION_WHEN = 6, TL_SUGGESTION_KEY = 2 };

struct matching {
    const char *const *heads; /* what the columns are called */
    const char **names;       /* the same, and "" where one has been used */
    const struct tl_sample *sample;
    struct tl_suggestion text;
    size_t dates[TL_SAMPLE_DATES]; /* the columns of the date and its end, if whole */
    size_t date_count;
    const char *date_name;           /* of the first of them */
    size_t when[TL_SUGGESTION_WHEN]; /* all columns of dates and of their parts */
    size_t when_count;
    size_t
        key[TL_SUGGESTION_KEY]; /* rows with the same in all of these are one event */
    size_t key_count;
    bool is_life;    /* the dates are those of birth and death */
    bool has_roles;  /* columns that are called like roles are actors */
    bool has_member; /* a row is a participation */
    bool is_titled;
};

/* Adds to the pairs. */
static void
add(struct matching *matching, const char *more)
{
    tl_expansion_append(&matching->text.columns, more);
}

/* Adds the name of a column, or its number where that cannot stand in a mapping. */
static void
add_name(struct matching *matching, size_t column)
{
    tl_suggestion_name(&matching->text, matching->heads[column], column);
}

/* The same; the column is not used for anything else then. */
static void
use(struct matching *matching, size_t column)
{
    add_name(matching, column);
    matching->names[column] = "";
}

/* "key=column". */
static void
add_column(struct matching *matching, const char *key, size_t column)
{
    tl_suggestion_begin(&matching->text, key);
    use(matching, column);
}

/* "key=column"; of a column that has lists, "key={column:each ;}". */
static void
add_actors(struct matching *matching, const char *key, size_t column)
{
    const char *divider = tl_sample_divider(matching->sample, column);
    if (!divider || strpbrk(divider, ",/")) { /* names have these, too */
        add_column(matching, key, column);
        return;
    }
    tl_suggestion_begin(&matching->text, key);
    add(matching, "{");
    use(matching, column);
    add(matching, divider);
    add(matching, "}");
}

/* Of the columns that may be for a role the likeliest that fits; TL_NO_COLUMN where
 * none of the likeliest does. */
static size_t
find_column(struct matching *matching, enum tl_column_role role,
            bool (*fits)(const struct matching *matching, size_t column))
{
    enum { MOST_PASSED = 4 };
    const char *passed[MOST_PASSED];
    size_t columns[MOST_PASSED];
    size_t count = 0;
    size_t column = tl_column_role_find(matching->names, role);
    while (column != TL_NO_COLUMN && count < MOST_PASSED && !fits(matching, column)) {
        columns[count] = column;
        passed[count++] = matching->names[column];
        matching->names[column] = "";
        column = tl_column_role_find(matching->names, role);
    }
    bool is_found = column != TL_NO_COLUMN && fits(matching, column);
    while (count-- > 0)
        matching->names[columns[count]] = passed[count];
    return is_found ? column : TL_NO_COLUMN;
}

/* Whether a column has more than numbers, or nothing at all. */
static bool
has_words(const struct matching *matching, size_t column)
{
    struct tl_substring cells[TL_SAMPLE_TEXTS];
    size_t count = tl_sample_texts(matching->sample, column, cells);
    size_t i = 0;
    while (i < count && cells[i].text[strspn(cells[i].text, "0123456789.")] == '\0')
        i++;
    return i < count || count == 0;
}

/* The likeliest column of titles, one with more than numbers if there is one. */
static size_t
find_title(struct matching *matching)
{
    size_t column = find_column(matching, TL_FOR_TITLE, has_words);
    return column == TL_NO_COLUMN ? tl_column_role_find(matching->names, TL_FOR_TITLE)
                                  : column;
}

static bool
is_same(const struct matching *matching, size_t a, size_t b, size_t column)
{
    return strcmp(tl_sample_cell(matching->sample, a, column),
                  tl_sample_cell(matching->sample, b, column)) == 0;
}

static bool
is_one_event(const struct matching *matching, size_t a, size_t b)
{
    size_t same = 0;
    while (same < matching->key_count &&
           *tl_sample_cell(matching->sample, a, matching->key[same]) &&
           is_same(matching, a, b, matching->key[same]))
        same++;
    return same == matching->key_count && same > 0;
}

/* Whether rows with the same in the key have the same in a column. */
static bool
agrees(const struct matching *matching, size_t column)
{
    for (size_t a = 0; a < matching->sample->count; a++)
        for (size_t b = 0; b < a; b++)
            if (!is_same(matching, a, b, column) && is_one_event(matching, a, b))
                return false;
    return true;
}

/* Whether two rows have the same in the key, and what is the same is no empty text. */
static bool
repeats(const struct matching *matching)
{
    for (size_t a = 0; a < matching->sample->count; a++)
        for (size_t b = 0; b < a; b++)
            if (is_one_event(matching, a, b))
                return true;
    return false;
}

/* "key=column", for the likeliest column that is the same in all rows of an event.
 * False where there is none. */
static bool
add_role(struct matching *matching, const char *key, enum tl_column_role role)
{
    size_t column = role == TL_FOR_TITLE ? find_title(matching)
                                         : tl_column_role_find(matching->names, role);
    if (column == TL_NO_COLUMN || !agrees(matching, column))
        return false;
    add_column(matching, key, column);
    return true;
}

/* When the events of a suggestion were. */

static void
note_column(struct matching *matching, size_t column)
{
    if (matching->when_count < TL_SUGGESTION_WHEN)
        matching->when[matching->when_count++] = column;
}

static bool
add_parts(struct matching *matching, const char *key, bool is_end)
{
    size_t parts[3];
    if (!tl_column_role_parts(matching->names, is_end, parts) ||
        tl_sample_has_counts(matching->heads, matching->sample, parts[0]))
        return false;
    tl_suggestion_begin(&matching->text, key);
    for (size_t i = 0; i < 3 && parts[i] != TL_NO_COLUMN; i++) {
        note_column(matching, parts[i]);
        add(matching, i ? "-{" : "{");
        use(matching, parts[i]);
        add(matching, "}");
    }
    return true;
}

/* Their format is looked for when all columns of dates are known. */
static void
add_whole(struct matching *matching, const char *key, size_t column)
{
    matching->dates[matching->date_count++] = column;
    note_column(matching, column);
    add_column(matching, key, column);
}

/* Whether all that stands in a column is likely to be a date, or nothing does. */
static bool
may_be_dates(const struct matching *matching, size_t column)
{
    size_t texts;
    if (tl_sample_has_counts(matching->heads, matching->sample, column))
        return false;
    return tl_sample_count_dates(matching->sample, column, &texts) > 0 || texts == 0;
}

/* A date has digits, in whatever language its words are. */
static bool
has_digits(const struct matching *matching, size_t column)
{
    struct tl_substring cells[TL_SAMPLE_TEXTS];
    size_t count = tl_sample_texts(matching->sample, column, cells);
    size_t numbered = 0;
    for (size_t i = 0; i < count; i++) {
        size_t at = 0;
        while (at < cells[i].length && !tl_ascii_is_digit(cells[i].text[at]))
            at++;
        numbered += at < cells[i].length;
    }
    return 2 * numbered > count &&
           !tl_sample_has_counts(matching->heads, matching->sample, column);
}

/* The likeliest column of those that have a date; else of those that may have some. */
static size_t
find_dates(struct matching *matching, enum tl_column_role role)
{
    size_t column = find_column(matching, role, may_be_dates);
    return column == TL_NO_COLUMN ? find_column(matching, role, has_digits) : column;
}

/* Where no row has an end, events rather have none than one that is not known. */
static bool
is_empty(const struct matching *matching, size_t column)
{
    struct tl_substring cells[TL_SAMPLE_TEXTS];
    return matching->sample->count && !tl_sample_texts(matching->sample, column, cells);
}

/* Where some cells have words that are no date, a year beside them is one. */
static void
add_year(struct matching *matching, size_t column)
{
    size_t texts;
    size_t dates = tl_sample_count_dates(matching->sample, column, &texts);
    size_t year = tl_column_role_year(matching->names);
    if (year == TL_NO_COLUMN || dates == texts)
        return;
    note_column(matching, year);
    add(matching, "|");
    use(matching, year);
}

static bool
add_start_and_end(struct matching *matching, enum tl_column_role start,
                  enum tl_column_role end)
{
    size_t column = find_dates(matching, start);
    if (column == TL_NO_COLUMN)
        return false;
    add_whole(matching, "date", column);
    add_year(matching, column);
    column = find_dates(matching, end);
    if (column != TL_NO_COLUMN && !is_empty(matching, column))
        add_whole(matching, "end", column);
    return true;
}

/* Adds the columns of a date and its end, or their parts. False where there are none.
 */
static bool
add_dates(struct matching *matching)
{
    if (add_parts(matching, "date", false)) {
        add_parts(matching, "end", true);
        return true;
    }
    if (add_start_and_end(matching, TL_FOR_DATE, TL_FOR_END))
        return true;
    matching->is_life = add_start_and_end(matching, TL_FOR_BIRTH, TL_FOR_DEATH);
    return matching->is_life;
}

/* Whether two columns have dates and nothing else, and these are no small numbers. */
static bool
are_times(const struct matching *matching, const size_t pair[2])
{
    enum { YEAR = 4 };
    size_t all = 0;
    for (size_t i = 0; i < 2; i++) {
        struct tl_substring cells[TL_SAMPLE_TEXTS];
        size_t texts = tl_sample_texts(matching->sample, pair[i], cells);
        if (tl_sample_has_counts(matching->heads, matching->sample, pair[i]))
            return false;
        if (tl_sample_count_dates(matching->sample, pair[i], &texts) < texts)
            return false;
        for (size_t k = 0; k < texts; k++)
            if (cells[k].length < YEAR)
                return false;
        all += texts;
    }
    return all > 0;
}

/* Adds two columns that may be between whom something is as a date and its end, if they
 * have dates and nothing else. */
static bool
add_times(struct matching *matching, const size_t pair[2])
{
    if (!are_times(matching, pair))
        return false;
    add_whole(matching, "date", pair[0]);
    add_whole(matching, "end", pair[1]);
    return true;
}

/* Who takes part in the events of a suggestion. */

/* Adds the two between whom something is. False where there are none; they may turn out
 * to be a date and its end, then `dated` becomes true. */
static bool
add_pair(struct matching *matching, bool *dated)
{
    size_t pair[2];
    if (!tl_column_role_pair(matching->names, pair))
        return false;
    if (!*dated && add_times(matching, pair)) {
        *dated = true;
        return false;
    }
    add_actors(matching, "source", pair[0]);
    add_actors(matching, "target", pair[1]);
    return true;
}

/* Whether a parent is given by the number of a row, or by its name. */
static bool
is_by_id(const struct matching *matching, size_t id, size_t parent)
{
    struct tl_substring texts[TL_SAMPLE_TEXTS];
    if (id == TL_NO_COLUMN || parent == TL_NO_COLUMN ||
        !tl_sample_texts(matching->sample, parent, texts))
        return false;
    for (size_t i = 0; i < matching->sample->count; i++)
        if (strcmp(tl_sample_cell(matching->sample, i, id), texts[0].text) == 0)
            return true;
    return tl_text_is_number(texts[0].text);
}

/* The child, whom the event is called after. */
static void
add_child(struct matching *matching)
{
    size_t child = tl_column_role_find(matching->names, TL_FOR_PERSON);
    size_t id = tl_column_role_find(matching->names, TL_FOR_ID);
    size_t father = tl_column_role_find(matching->names, TL_FOR_FATHER);
    size_t mother = tl_column_role_find(matching->names, TL_FOR_MOTHER);
    bool by_id = is_by_id(matching, id, father) || is_by_id(matching, id, mother);
    tl_suggestion_begin(&matching->text, "title");
    add_name(matching, child);
    matching->is_titled = true;
    if (by_id)
        add_column(matching, "target", id);
    add_column(matching, by_id ? "target_name" : "target", child);
}

/* Parents are the giving side, so that they are tied to the child, and not by it to
 * each other. */
static bool
add_family(struct matching *matching)
{
    if (!tl_column_role_has_family(matching->names))
        return false;
    add_child(matching);
    add_role(matching, "source", TL_FOR_FATHER);
    add_role(matching, "source", TL_FOR_MOTHER);
    size_t spouse = tl_column_role_find(matching->names, TL_FOR_SPOUSE);
    if (spouse != TL_NO_COLUMN)
        add_actors(matching, "actor(spouse)", spouse);
    return true;
}

/* Whether rows are called by one title again and again. */
static bool
has_repeated_titles(struct matching *matching)
{
    struct matching titles = *matching;
    titles.key[0] = find_title(matching);
    titles.key_count = 1;
    return titles.key[0] != TL_NO_COLUMN && repeats(&titles);
}

/* A list without anything that divides it is of one participant, where other rows have
 * the others; where "people" are numbers, they are counted. */
static bool
add_list(struct matching *matching)
{
    size_t column = find_column(matching, TL_FOR_ACTORS, has_words);
    if (column == TL_NO_COLUMN)
        return false;
    const char *divider = tl_sample_divider(matching->sample, column);
    if (!divider && has_repeated_titles(matching)) {
        matching->has_member = true;
        add_column(matching, "actor", column);
        add_role(matching, "role", TL_FOR_PART);
        return true;
    }
    tl_suggestion_begin(&matching->text, "actor");
    add(matching, "{");
    use(matching, column);
    add(matching, divider ? divider : ":each ;");
    add(matching, "}");
    return true;
}

/* Two or more columns that are called like roles: "Minister" and "Organisation". */
static bool
add_roles(struct matching *matching)
{
    enum { MOST = 4 };
    const char *roles[MOST];
    size_t columns[MOST];
    size_t count = 0;
    while (count < MOST &&
           (columns[count] = tl_column_role_find(matching->names, TL_FOR_ROLE)) !=
               TL_NO_COLUMN &&
           tl_column_name_is_usable(matching->names[columns[count]])) {
        roles[count] = matching->names[columns[count]];
        matching->names[columns[count++]] = "";
    }
    if (count == 1)
        matching->names[columns[0]] = roles[0];
    for (size_t i = 0; i < count && count > 1; i++) {
        add(matching, matching->text.columns.length ? ",actor(" : "actor(");
        add(matching, roles[i]);
        add(matching, ")=");
        add(matching, roles[i]);
    }
    matching->has_roles = count > 1;
    return count > 1;
}

static bool
add_member(struct matching *matching)
{
    size_t column = tl_column_role_find(matching->names, TL_FOR_ACTOR);
    if (column == TL_NO_COLUMN)
        column = tl_column_role_find(matching->names, TL_FOR_ROLE);
    if (column == TL_NO_COLUMN)
        return false;
    matching->has_member = true;
    add_actors(matching, "actor", column);
    add_role(matching, "role", TL_FOR_PART);
    return true;
}

/* Adds those who take part in other ways: a child and its parents, lists, columns that
 * are called like roles, one participation a row. False where there are none. */
static bool
add_people(struct matching *matching)
{
    return add_family(matching) || add_list(matching) || add_roles(matching) ||
           add_member(matching);
}

/* A town, and perhaps the state that it is in, which is no actor then; TL_NO_COLUMN
 * where there is none. */
struct town {
    size_t column;
    size_t region;
};

static struct town
take_town(struct matching *matching)
{
    struct town town = {tl_column_role_find(matching->names, TL_FOR_TOWN),
                        TL_NO_COLUMN};
    if (town.column == TL_NO_COLUMN)
        return town;
    matching->names[town.column] = "";
    town.region = tl_column_role_find(matching->names, TL_FOR_REGION);
    if (town.region != TL_NO_COLUMN)
        matching->names[town.region] = "";
    return town;
}

static void
add_town(struct matching *matching, const struct town *town)
{
    if (town->column == TL_NO_COLUMN || !agrees(matching, town->column))
        return;
    tl_suggestion_begin(&matching->text, "place");
    if (town->region != TL_NO_COLUMN) {
        add(matching, "{");
        add_name(matching, town->column);
        add(matching, "}, {");
        add_name(matching, town->region);
        add(matching, "}|");
        add_name(matching, town->region);
        add(matching, "|");
    }
    add_name(matching, town->column);
}

/* Takes columns for a key if rows with the same in them are of one time, and there are
 * such where they have to be. */
static bool
try_key(struct matching *matching, size_t first, size_t second, bool must_repeat)
{
    matching->key[0] = first;
    matching->key[1] = second;
    matching->key_count = second == TL_NO_COLUMN ? 1 : 2;
    bool is_agreed = first != TL_NO_COLUMN && (!must_repeat || repeats(matching));
    for (size_t i = 0; i < matching->when_count && is_agreed; i++)
        is_agreed = agrees(matching, matching->when[i]);
    if (!is_agreed)
        matching->key_count = 0;
    return is_agreed;
}

/* Of participations a row those with one number, or with one title, are one event; also
 * those with one title and date. True where there is an id. */
static bool
add_id(struct matching *matching)
{
    size_t id = tl_column_role_find(matching->names, TL_FOR_ID);
    size_t title = find_title(matching);
    size_t date = matching->date_count == 1 ? matching->dates[0] : TL_NO_COLUMN;
    bool has_number = id == TL_NO_COLUMN && matching->has_member &&
                      tl_column_name_is_number(matching->names[0]);
    if (has_number)
        id = 0;
    if (try_key(matching, id, TL_NO_COLUMN, false)) {
        add_column(matching, "id", id);
        return true;
    }
    if (!matching->has_member)
        return false;
    if (try_key(matching, title, TL_NO_COLUMN, true)) {
        tl_suggestion_begin(&matching->text, "id");
        add_name(matching, title);
        return true;
    }
    if (date != TL_NO_COLUMN && try_key(matching, title, date, true)) {
        tl_suggestion_begin(&matching->text, "id");
        add(matching, "{");
        add_name(matching, title);
        add(matching, "} {");
        add_name(matching, date);
        add(matching, "}");
        return true;
    }
    return false;
}

/* A number such as 10.1000/182 becomes an address. */
static void
add_url(struct matching *matching)
{
    size_t doi = tl_column_role_find(matching->names, TL_FOR_DOI);
    struct tl_substring texts[TL_SAMPLE_TEXTS];
    if (add_role(matching, "url", TL_FOR_URL) || doi == TL_NO_COLUMN ||
        !tl_sample_texts(matching->sample, doi, texts) ||
        !tl_text_begins(texts[0].text, "10.") || !agrees(matching, doi))
        return;
    tl_suggestion_begin(&matching->text, "url");
    add(matching, "https://doi.org/{");
    use(matching, doi);
    add(matching, "}");
}

static void
add_event_fields(struct matching *matching, const struct town *town, bool has_title)
{
    bool is_called = add_role(matching, "kind", TL_FOR_KIND) ||
                     (matching->has_roles && add_role(matching, "kind", TL_FOR_PART));
    if (!is_called && matching->is_life)
        add(matching, matching->date_count > 1 ? ",kind='life'" : ",kind='birth'");
    else if (!is_called && !has_title)
        add(matching, ",kind='event'");
    if (!add_role(matching, "place", TL_FOR_PLACE))
        add_town(matching, town);
    add_role(matching, "description", TL_FOR_DESCRIPTION);
    add_url(matching);
}

/* Columns that are years: what stands in them is of that year. */
static bool
add_years(struct matching *matching)
{
    enum { LEAST = 3 };
    size_t first = 0;
    while (matching->names[first] && !tl_text_is_year(matching->names[first]))
        first++;
    size_t end = first;
    while (matching->names[end] && tl_text_is_year(matching->names[end]))
        end++;
    if (end - first < LEAST)
        return false;
    tl_suggestion_begin(&matching->text, "unpivot");
    add(matching, matching->heads[first]);
    add(matching, "..");
    add(matching, matching->heads[end - 1]);
    add(matching, ",date=column,weight=cell");
    return true;
}

static void
add_relation_fields(struct matching *matching)
{
    tl_expansion_append(&matching->text.options, "-f csv:relations ");
    add_role(matching, "kind", TL_FOR_KIND);
    if (!add_years(matching))
        add_role(matching, "weight", TL_FOR_WEIGHT);
    add_role(matching, "description", TL_FOR_DESCRIPTION);
}

/* Whether that makes a mapping. */
static bool
match_columns(struct matching *matching)
{
    struct town town = take_town(matching);
    bool dated = add_dates(matching);
    bool paired = add_pair(matching, &dated);
    bool peopled = paired || add_people(matching);
    bool known = dated && add_id(matching);
    bool titled =
        matching->is_titled || (dated && add_role(matching, "title", TL_FOR_TITLE));
    if (dated && (peopled || titled))
        add_event_fields(matching, &town, known || titled);
    else if (paired)
        add_relation_fields(matching);
    return paired || (dated && (peopled || titled));
}

/* A row for each, and a column for each; 0 means that there is nothing between two. The
 * first column often has no name, and is called by its number then. */
static bool
match_matrix(struct matching *matching)
{
    size_t count = 0;
    if (!tl_sample_is_matrix(matching->names, matching->sample))
        return false;
    for (; matching->names[count]; count++)
        if (!tl_column_name_is_usable(matching->names[count]) &&
            (count > 0 || strcmp(matching->names[count], "1") != 0))
            return false;
    if (count < 3)
        return false;
    tl_expansion_append(&matching->text.options, "-f csv:relations --missing 0 ");
    add_column(matching, "source", 0);
    add(matching, ",target={column},weight=cell");
    add_column(matching, "unpivot", 1);
    add(matching, "..");
    use(matching, count - 1);
    return true;
}

char *
tl_suggestion_make(const char *const *names, const struct tl_sample *sample,
                   struct tl_expansion *doubt)
{
    struct matching matching = {.heads = names, .sample = sample};
    size_t count = 0;
    while (names[count])
        count++;
    matching.names = tl_alloc((count + 1) * sizeof *matching.names);
    memcpy(matching.names, names, (count + 1) * sizeof *matching.names);
    bool is_suggestion = match_matrix(&matching) || match_columns(&matching);
    if (is_suggestion)
        tl_sample_add_date_options(sample, matching.dates, matching.date_count,
                                   &matching.text.options, doubt);
    tl_free(matching.names);
    return tl_suggestion_end(&matching.text, is_suggestion);
}
