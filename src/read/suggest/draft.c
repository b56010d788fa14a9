#include "draft.h"

#include <string.h>

#include "graph/base/memory.h"
#include "graph/base/text.h"
#include "src/read/names/role.h"
#include "prove.h"

/* Adds to the pairs. */
static void
add(struct tl_draft *draft, const char *more)
{
    tl_expansion_append(&draft->text.columns, more);
}

/* Adds the name of a column, or its number where that cannot stand in a mapping. */
static void
add_name(struct tl_draft *draft, size_t column)
{
    tl_suggestion_name(&draft->text, draft->found->of.names[column], column);
}

/* The same; the column is not used for anything else then, and what means nothing in
 * its cells is missing. */
static void
use(struct tl_draft *draft, size_t column)
{
    const struct tl_column *of = &draft->found->of.list[column];
    for (size_t i = 0; i < of->texts; i++)
        if (tl_text_is_none(of->list[i]))
            tl_suggestion_miss(&draft->text, of->list[i]);
    add_name(draft, column);
    draft->is_used[column] = true;
}

/* What programs write into cells that have nothing is missing in all columns. */
static void
miss_nothing(struct tl_draft *draft)
{
    static const char *const codes[] = {"NA", "N/A", "#N/A", "NULL", "null"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        struct tl_substring code = {codes[i], strlen(codes[i])};
        for (size_t k = 0; k < draft->found->of.count; k++) {
            const struct tl_column *column = &draft->found->of.list[k];
            if (tl_text_is_among(code, column->list, column->texts))
                tl_suggestion_miss(&draft->text, code);
        }
    }
}

/* "key=column". */
static void
add_column(struct tl_draft *draft, const char *key, size_t column)
{
    tl_suggestion_begin(&draft->text, key);
    use(draft, column);
}

/* Whether a column is rather for another role, has numbers for something, or says
 * something of one of two. Words for titles are in the names of what is said of events,
 * too: the type of a meeting. */
static bool
is_for_another(const struct tl_draft *draft, size_t column, enum tl_column_role role,
               int score)
{
    enum { MARGIN = 40 };
    const char *const *names = draft->found->of.names;
    bool is_known;
    if (tl_column_name_is_number(names[column]) && role != TL_FOR_ID &&
        role != TL_FOR_FATHER && role != TL_FOR_MOTHER)
        return true;
    for (enum tl_column_role other = 0; other < TL_COLUMN_ROLES; other++)
        if (other != role && tl_column_role_score(names[column], other) >
                                 score - (role == TL_FOR_TITLE ? MARGIN : 0))
            return true;
    return tl_column_role_sibling(names, column, 2, &is_known) != TL_NO_COLUMN;
}

/* Whether nothing stands in a column, but for parents, who are rarely known. */
static bool
is_empty(const struct tl_draft *draft, size_t column, enum tl_column_role role)
{
    return draft->found->of.sample->count && draft->found->of.list[column].texts == 0 &&
           role != TL_FOR_FATHER && role != TL_FOR_MOTHER;
}

/* How likely it is that a column called so has titles: they are there in most rows,
 * differ, and are no numbers or dates. */
static int
score_title(const struct tl_draft *draft, const struct tl_column *column, int score)
{
    int rows = (int)draft->found->of.sample->count;
    bool are_numbers =
        (column->numbers && tl_column_has_most(column, column->numbers)) ||
        (column->dates && tl_column_has_most(column, column->dates));
    if (are_numbers)
        score = score >= TL_ROLE_SURE ? score / 4 : 0;
    return rows ? score * (int)(column->texts + column->different) / (2 * rows) : score;
}

/* The likeliest column for a role that is not used; TL_NO_COLUMN where there is none.
 */
static size_t
find(const struct tl_draft *draft, enum tl_column_role role)
{
    size_t best = TL_NO_COLUMN;
    int most = 0;
    for (size_t i = 0; i < draft->found->of.count; i++) {
        int score = tl_column_role_score(draft->found->of.names[i], role);
        if (is_empty(draft, i, role) || (score > 0 && score < TL_ROLE_SURE &&
                                         is_for_another(draft, i, role, score)))
            continue;
        if (role == TL_FOR_TITLE)
            score = score_title(draft, &draft->found->of.list[i], score);
        if (!draft->is_used[i] && score > most) {
            best = i;
            most = score;
        }
    }
    return best;
}

/* Which rows are of one event. */

static bool
is_same(const struct tl_draft *draft, size_t a, size_t b, size_t column)
{
    const struct tl_sample *sample = draft->found->of.sample;
    return strcmp(tl_sample_cell(sample, a, column),
                  tl_sample_cell(sample, b, column)) == 0;
}

/* Takes rows for one event that have the same in one column or two, and not nothing in
 * the first; each row for its own without a column. Whether there are such rows. */
static bool
unite_rows(struct tl_draft *draft, size_t column, size_t second)
{
    bool repeats = false;
    for (size_t i = 0; i < draft->found->of.sample->count; i++) {
        size_t k = 0;
        bool has_key = column != TL_NO_COLUMN &&
                       *tl_sample_cell(draft->found->of.sample, i, column);
        while (k < i && !(has_key && is_same(draft, i, k, column) &&
                          (second == TL_NO_COLUMN || is_same(draft, i, k, second))))
            k++;
        draft->first[i] = k;
        repeats = repeats || k < i;
    }
    return repeats;
}

/* Whether the rows of each event have the same in a column. */
static bool
agrees(const struct tl_draft *draft, size_t column)
{
    for (size_t i = 0; i < draft->found->of.sample->count; i++)
        if (!is_same(draft, i, draft->first[i], column))
            return false;
    return true;
}

/* "key=column", for the likeliest column that is the same in all rows of an event.
 * False where there is none. */
static bool
add_role(struct tl_draft *draft, const char *key, enum tl_column_role role)
{
    size_t column = find(draft, role);
    if (column == TL_NO_COLUMN || !agrees(draft, column))
        return false;
    add_column(draft, key, column);
    return true;
}

/* When. */

/* What stands for parts that are not known, as in -9. */
static void
miss_codes(struct tl_draft *draft, size_t column)
{
    const struct tl_column *of = &draft->found->of.list[column];
    for (size_t i = 0; i < of->texts; i++) {
        struct tl_substring text = of->list[i];
        size_t nines = 1;
        while (nines < text.length && text.text[nines] == '9')
            nines++;
        if (nines > 1 && nines == text.length && *text.text == '-')
            tl_suggestion_miss(&draft->text, text);
    }
}

/* Years of less than four digits, or before Christ, are numbers of years. */
static bool
has_short_years(const struct tl_draft *draft, size_t column)
{
    const struct tl_column *of = &draft->found->of.list[column];
    for (size_t i = 0; i < of->texts; i++)
        if (of->list[i].length < strlen("1000") && !tl_text_is_none(of->list[i]) &&
            *of->list[i].text != '0')
            return true;
    return false;
}

static void
add_parts(struct tl_draft *draft, const char *key, const size_t parts[3])
{
    if (!draft->text.dates.format.length && has_short_years(draft, parts[0]))
        tl_expansion_append(&draft->text.dates.format, "year");
    tl_suggestion_begin(&draft->text, key);
    for (size_t i = 0; i < 3 && parts[i] != TL_NO_COLUMN; i++) {
        add(draft, i ? "-{" : "{");
        use(draft, parts[i]);
        miss_codes(draft, parts[i]);
        add(draft, "}");
    }
}

/* Where some cells have words that are no date, a year beside them is one. */
static void
add_year(struct tl_draft *draft, size_t column)
{
    const struct tl_column *date = &draft->found->of.list[column];
    size_t year = tl_column_role_find(draft->found->of.names, TL_FOR_YEAR);
    if (year == TL_NO_COLUMN || year == column || date->dates == date->texts ||
        tl_column_role_score(draft->found->of.names[year], TL_FOR_YEAR) <
            TL_ROLE_SURE ||
        tl_sample_has_counts(draft->found->of.names, draft->found->of.sample, year))
        return;
    add(draft, "|");
    use(draft, year);
}

static void
add_when(struct tl_draft *draft)
{
    const struct tl_when *when = draft->when;
    bool is_whole = when->date[1] == TL_NO_COLUMN;
    if (!is_whole) {
        add_parts(draft, "date", when->date);
        if (when->end[0] != TL_NO_COLUMN)
            add_parts(draft, "end", when->end);
        return;
    }
    size_t columns[] = {when->date[0], when->end[0]};
    add_column(draft, "date", when->date[0]);
    add_year(draft, when->date[0]);
    if (when->end[0] != TL_NO_COLUMN)
        add_column(draft, "end", when->end[0]);
    tl_dates_read(&draft->text.dates, draft->found->of.sample, columns,
                  when->end[0] == TL_NO_COLUMN ? 1 : 2);
}

/* Who. */

/* The column that has the names of those who are given by numbers in another one. */
static size_t
find_name(const struct tl_draft *draft, size_t column)
{
    const struct tl_columns *of = &draft->found->of;
    size_t name = tl_column_role_name_of(of->names, column);
    if (name == TL_NO_COLUMN)
        name = find(draft, TL_FOR_PERSON);
    bool is_name = name != TL_NO_COLUMN && name != column && !draft->is_used[name] &&
                   of->list[name].names > 0 &&
                   tl_column_has_most(&of->list[name], of->list[name].names) &&
                   tl_columns_determine(of, column, name);
    return is_name ? name : TL_NO_COLUMN;
}

/* "key=column", and "key_name=column" where another one has the names; of a column that
 * has lists, "key={column:each ;}". */
static void
add_actors(struct tl_draft *draft, const char *key, size_t column, size_t other,
           bool is_list)
{
    const char *divider =
        draft->when ? tl_sample_divider(draft->found->of.sample, column, other, is_list)
                    : NULL;
    if (!divider && !is_list) {
        add_column(draft, key, column);
        size_t name = find_name(draft, column);
        if (name == TL_NO_COLUMN || strchr(key, '(') ||
            !tl_column_name_is_number(draft->found->of.names[column]))
            return;
        tl_suggestion_begin(&draft->text, key);
        draft->text.columns.text[--draft->text.columns.length] = '\0';
        add(draft, "_name=");
        use(draft, name);
        return;
    }
    tl_suggestion_begin(&draft->text, key);
    add(draft, "{");
    use(draft, column);
    add(draft, divider ? divider : ":each ;");
    add(draft, "}");
}

static void
add_pair(struct tl_draft *draft)
{
    const struct tl_who *who = draft->who;
    for (size_t i = 0; i < who->count; i++) {
        bool is_source = i < who->sources;
        add_actors(draft, is_source ? "source" : "target", who->columns[i],
                   who->columns[is_source ? who->sources : 0], false);
    }
}

/* Whether a parent is given by the number of a row, or by its name. */
static bool
is_by_id(const struct tl_draft *draft, size_t id, size_t parent)
{
    const struct tl_column *of = draft->found->of.list;
    if (id == TL_NO_COLUMN || parent == TL_NO_COLUMN || of[parent].texts == 0)
        return false;
    return tl_text_is_among(of[parent].list[0], of[id].list, of[id].texts) ||
           tl_text_is_number(of[parent].list[0].text);
}

/* A child, whom the event is called after, and its parents: they are the giving side,
 * so that they are tied to the child, and not by it to each other. */
static void
add_family(struct tl_draft *draft)
{
    size_t child = find(draft, TL_FOR_PERSON);
    size_t id = find(draft, TL_FOR_ID);
    bool by_id = is_by_id(draft, id, find(draft, TL_FOR_FATHER)) ||
                 is_by_id(draft, id, find(draft, TL_FOR_MOTHER));
    tl_suggestion_begin(&draft->text, "title");
    add_name(draft, child);
    draft->is_titled = true;
    if (by_id)
        add_column(draft, "target", id);
    add_column(draft, by_id ? "target_name" : "target", child);
    add_role(draft, "source", TL_FOR_FATHER);
    add_role(draft, "source", TL_FOR_MOTHER);
    size_t spouse = find(draft, TL_FOR_SPOUSE);
    if (spouse != TL_NO_COLUMN)
        add_actors(draft, "actor(spouse)", spouse, spouse, false);
}

/* Whether rows are called by one title again and again. */
static bool
has_repeated_titles(const struct tl_draft *draft)
{
    size_t title = find(draft, TL_FOR_TITLE);
    return title != TL_NO_COLUMN &&
           draft->found->of.list[title].different < draft->found->of.list[title].texts;
}

static void
add_member(struct tl_draft *draft)
{
    const struct tl_who *who = draft->who;
    draft->has_member = true;
    if (who->count == 2) { /* a forename and a surname */
        tl_suggestion_begin(&draft->text, "actor");
        add(draft, "{");
        use(draft, who->columns[0]);
        add(draft, "} {");
        use(draft, who->columns[1]);
        add(draft, "}");
    } else {
        add_actors(draft, "actor", who->columns[0], who->columns[0], false);
    }
    add_role(draft, "role", TL_FOR_PART);
}

/* Whether most items of the lists in a column end in a role, "(sender)". */
static bool
has_roles(const struct tl_draft *draft, size_t column)
{
    const struct tl_column *of = &draft->found->of.list[column];
    size_t lists = 0, roles = 0;
    for (size_t i = 0; i < of->texts; i++) {
        lists += memchr(of->list[i].text, ';', of->list[i].length) != NULL;
        roles += of->list[i].text[of->list[i].length - 1] == ')';
    }
    return lists > 0 && 2 * roles > of->texts;
}

/* A list without anything that divides it is of one participant, where other rows have
 * the others. */
static void
add_list(struct tl_draft *draft)
{
    size_t column = draft->who->columns[0];
    if (has_roles(draft, column))
        add_column(draft, "participants", column);
    else if (!tl_sample_divider(draft->found->of.sample, column, column, true) &&
             has_repeated_titles(draft))
        add_member(draft);
    else
        add_actors(draft, "actor", column, column, true);
}

/* What a column that is called like a role says of those in it; the number or letter
 * at its end tells it from others. */
static void
add_roles(struct tl_draft *draft)
{
    const struct tl_who *who = draft->who;
    for (size_t i = 0; i < who->count; i++) {
        const char *name = draft->found->of.names[who->columns[i]];
        struct tl_expansion key = {0};
        tl_expansion_append(&key, "actor(");
        tl_expansion_append(&key, tl_column_name_is_usable(name) ? name : "actor");
        tl_expansion_append(&key, ")");
        add_actors(draft, key.text, who->columns[i], who->columns[i], false);
        tl_expansion_clear(&key);
    }
}

static void
add_who(struct tl_draft *draft)
{
    static void (*const adders[])(struct tl_draft *) = {
        [TL_PAIR] = add_pair,   [TL_FAMILY] = add_family, [TL_LIST] = add_list,
        [TL_ROLES] = add_roles, [TL_MEMBER] = add_member,
    };
    if (draft->who->shape != TL_NOBODY)
        adders[draft->who->shape](draft);
}

/* What else is said of an event. */

/* Takes columns for a key if rows with the same in them are of one time, and there are
 * such where they have to be. */
static bool
try_key(struct tl_draft *draft, size_t first, size_t second, bool must_repeat)
{
    const struct tl_when *when = draft->when;
    bool repeats = unite_rows(draft, first, second);
    bool is_agreed = first != TL_NO_COLUMN && (!must_repeat || repeats);
    for (size_t i = 0; i < 3 && is_agreed; i++)
        is_agreed = (when->date[i] == TL_NO_COLUMN || agrees(draft, when->date[i])) &&
                    (when->end[i] == TL_NO_COLUMN || agrees(draft, when->end[i]));
    if (!is_agreed)
        unite_rows(draft, TL_NO_COLUMN, TL_NO_COLUMN);
    return is_agreed;
}

/* Of participations a row those with one number, or with one title, are one event; also
 * those with one title and date. True where there is an id. */
static bool
add_id(struct tl_draft *draft)
{
    size_t id = find(draft, TL_FOR_ID);
    size_t title = find(draft, TL_FOR_TITLE);
    size_t date =
        draft->when->date[1] == TL_NO_COLUMN ? draft->when->date[0] : TL_NO_COLUMN;
    if (draft->level >= TL_DRAFT_WITHOUT_ID)
        return false;
    if (id == TL_NO_COLUMN && draft->has_member && !draft->is_used[0] &&
        tl_column_name_is_number(draft->found->of.names[0]))
        id = 0;
    if (try_key(draft, id, TL_NO_COLUMN, false)) {
        add_column(draft, "id", id);
        return true;
    }
    if (!draft->has_member)
        return false;
    if (try_key(draft, title, TL_NO_COLUMN, true)) {
        tl_suggestion_begin(&draft->text, "id");
        add_name(draft, title);
        return true;
    }
    if (date != TL_NO_COLUMN && try_key(draft, title, date, true)) {
        tl_suggestion_begin(&draft->text, "id");
        add(draft, "{");
        add_name(draft, title);
        add(draft, "} {");
        add_name(draft, date);
        add(draft, "}");
        return true;
    }
    return false;
}

/* A number such as 10.1000/182 becomes an address. */
static void
add_url(struct tl_draft *draft)
{
    size_t doi = find(draft, TL_FOR_DOI);
    if (add_role(draft, "url", TL_FOR_URL) || doi == TL_NO_COLUMN ||
        !draft->found->of.list[doi].texts ||
        !tl_text_begins(draft->found->of.list[doi].list[0].text, "10.") ||
        !agrees(draft, doi))
        return;
    tl_suggestion_begin(&draft->text, "url");
    add(draft, "https://doi.org/{");
    use(draft, doi);
    add(draft, "}");
}

/* Where it was: a town, and the state that it is in. */
static void
add_place(struct tl_draft *draft)
{
    size_t town = find(draft, TL_FOR_TOWN);
    size_t region = town == TL_NO_COLUMN ? town : find(draft, TL_FOR_REGION);
    if (add_role(draft, "place", TL_FOR_PLACE) || town == TL_NO_COLUMN ||
        !agrees(draft, town))
        return;
    tl_suggestion_begin(&draft->text, "place");
    if (region != TL_NO_COLUMN) {
        add(draft, "{");
        use(draft, town);
        add(draft, "}, {");
        use(draft, region);
        add(draft, "}|");
        add_name(draft, region);
        add(draft, "|");
    }
    use(draft, town);
}

/* Whether some row has nothing, or what means nothing, in a column. */
static bool
has_gaps(const struct tl_draft *draft, size_t column)
{
    const struct tl_column *of = &draft->found->of.list[column];
    bool has_gap = of->texts < draft->found->of.sample->count;
    for (size_t i = 0; i < of->texts && !has_gap; i++)
        has_gap = tl_text_is_none(of->list[i]);
    return has_gap;
}

/* Where nobody takes part, and nothing is called like a title, a text that describes
 * each event is one: the longest that differs from row to row. */
static size_t
find_text(const struct tl_draft *draft)
{
    enum { SHORT = 8 };
    size_t best = TL_NO_COLUMN;
    for (size_t i = 0; i < draft->found->of.count; i++) {
        const struct tl_column *column = &draft->found->of.list[i];
        if (draft->is_used[i] || column->length < SHORT * column->texts ||
            4 * column->different < 3 * column->texts || column->texts == 0 ||
            tl_column_has_most(column, column->numbers) ||
            tl_column_has_most(column, column->dates) ||
            tl_column_role_score(draft->found->of.names[i], TL_FOR_URL) > 0)
            continue;
        if (best == TL_NO_COLUMN || column->length > draft->found->of.list[best].length)
            best = i;
    }
    return best;
}

/* The title, and how an event is called that has none: by its kind. */
static void
add_title(struct tl_draft *draft, bool *needs_kind)
{
    size_t title = find(draft, TL_FOR_TITLE);
    if (title == TL_NO_COLUMN && draft->who->shape == TL_NOBODY)
        title = find_text(draft);
    if (title == TL_NO_COLUMN && draft->who->shape == TL_NOBODY)
        title = find(draft, TL_FOR_KIND);
    if (draft->is_titled)
        return;
    *needs_kind = title == TL_NO_COLUMN || !agrees(draft, title);
    if (*needs_kind)
        return;
    *needs_kind = has_gaps(draft, title);
    add_column(draft, "title", title);
    draft->is_titled = true;
}

static void
add_event_fields(struct tl_draft *draft)
{
    bool needs_kind = false;
    bool is_least = draft->level == TL_DRAFT_LEAST;
    bool is_known = add_id(draft);
    add_title(draft, &needs_kind);
    size_t kind = is_least ? TL_NO_COLUMN : find(draft, TL_FOR_KIND);
    if (kind == TL_NO_COLUMN && draft->who->shape == TL_ROLES && !is_least)
        kind = find(draft, TL_FOR_PART);
    bool is_kind = kind != TL_NO_COLUMN && agrees(draft, kind);
    if (is_kind)
        add_column(draft, "kind", kind);
    if (is_kind && needs_kind &&
        (has_gaps(draft, kind) || draft->found->of.rows->is_cut))
        add(draft, "|'event'");
    else if (!is_kind && draft->when->is_life)
        add(draft,
            draft->when->end[0] == TL_NO_COLUMN ? ",kind='birth'" : ",kind='life'");
    else if (!is_kind && needs_kind && !is_known)
        add(draft, ",kind='event'");
    if (is_least)
        return;
    add_place(draft);
    add_role(draft, "description", TL_FOR_DESCRIPTION);
    add_url(draft);
}

/* Columns that are years: what stands in them is of that year. */
static bool
add_years(struct tl_draft *draft)
{
    enum { LEAST_YEARS = 3 };
    const char *const *names = draft->found->of.names;
    size_t first = 0;
    while (names[first] && !tl_text_is_year(names[first]))
        first++;
    size_t end = first;
    while (names[end] && tl_text_is_year(names[end]))
        end++;
    if (end - first < LEAST_YEARS)
        return false;
    tl_suggestion_begin(&draft->text, "unpivot");
    add(draft, names[first]);
    add(draft, "..");
    add(draft, names[end - 1]);
    add(draft, ",date=column,weight=cell");
    return true;
}

static void
add_relation_fields(struct tl_draft *draft)
{
    draft->text.is_relation = true;
    if (draft->level == TL_DRAFT_LEAST)
        return;
    add_role(draft, "kind", TL_FOR_KIND);
    if (!add_years(draft))
        add_role(draft, "weight", TL_FOR_WEIGHT);
    add_role(draft, "description", TL_FOR_DESCRIPTION);
}

/* Columns that are filled have been, in the rows that are looked at. */
static void
add_fill(struct tl_draft *draft)
{
    bool is_first = true;
    for (size_t i = 0; i < draft->found->of.count; i++) {
        if (!draft->found->of.list[i].is_filled)
            continue;
        if (is_first)
            tl_suggestion_begin(&draft->text, "fill_down");
        else
            add(draft, ";");
        add_name(draft, i);
        is_first = false;
    }
}

/* Whether two columns are called alike, or there are very many: then only those that
 * are named are read. */
static bool
has_doubles(const struct tl_candidates *found)
{
    if (found->of.all[found->of.count])
        return true;
    for (size_t i = 0; i < found->of.count; i++)
        for (size_t k = 0; k < i; k++)
            if (strcmp(found->of.names[i], found->of.names[k]) == 0)
                return true;
    return false;
}

/* Of the other columns only those are kept in which the rows of an event agree; none of
 * very many, nor one that would be read as an id. */
static void
add_attributes(struct tl_draft *draft)
{
    enum { MOST = 12 };
    size_t agreed[MOST];
    size_t count = 0, differing = 0;
    for (size_t i = 0; i < draft->found->of.count; i++) {
        bool is_agreed = draft->is_used[i] ||
                         (strcmp(draft->found->of.names[i], "id") && agrees(draft, i));
        differing += !is_agreed;
        if (is_agreed && !draft->is_used[i] && draft->found->of.list[i].texts &&
            count++ < MOST)
            agreed[count - 1] = i;
    }
    if (!differing && !has_doubles(draft->found))
        return;
    add(draft, ",attributes=");
    for (size_t i = 0; i < count && count <= MOST && !has_doubles(draft->found); i++) {
        add(draft, i ? ";" : "");
        add_name(draft, agreed[i]);
    }
}

bool
tl_draft_try(struct tl_draft *draft)
{
    bool ties = draft->who->count > 1 && draft->who->shape != TL_MEMBER;
    draft->is_used = tl_alloc((draft->found->of.count + 1) * sizeof *draft->is_used);
    draft->first =
        tl_alloc((draft->found->of.sample->count + 1) * sizeof *draft->first);
    unite_rows(draft, TL_NO_COLUMN, TL_NO_COLUMN);
    if (draft->when)
        add_when(draft);
    add_who(draft);
    if (draft->when)
        add_event_fields(draft);
    else
        add_relation_fields(draft);
    if (draft->when)
        add_fill(draft);
    miss_nothing(draft);
    add_attributes(draft);
    tl_free(draft->first);
    tl_free(draft->is_used);
    return (draft->who->shape != TL_NOBODY || draft->is_titled) &&
           tl_suggestion_holds(&draft->text, draft->found->of.all,
                               draft->found->of.rows, ties, &draft->error);
}
