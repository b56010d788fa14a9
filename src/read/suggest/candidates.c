#include "candidates.h"

#include <string.h>

#include "graph/base/text.h"
#include "src/read/names/role.h"
#include "src/read/tables/table.h"

/* Puts an item into a list of so many at most, the greatest score first: that is what
 * the items of this size begin with. */
static void
insert(void *list, size_t *count, size_t most, const void *item, size_t size)
{
    char *items = list;
    size_t at = *count;
    while (at > 0 && *(const int *)(items + (at - 1) * size) < *(const int *)item)
        at--;
    if (at == most)
        return;
    *count += *count < most;
    memmove(items + (at + 1) * size, items + at * size, (*count - at - 1) * size);
    memcpy(items + at * size, item, size);
}

/* When. */

static void
add_when(struct tl_candidates *found, const struct tl_when *when)
{
    if (when->score > 0)
        insert(found->when, &found->when_count, TL_CANDIDATES, when, sizeof *when);
}

/* Whether a column of numbers counts or measures something. */
static bool
has_counts(const struct tl_candidates *found, size_t i)
{
    return found->of.list[i].texts > 0 &&
           tl_sample_has_counts(found->of.names, found->of.sample, i);
}

/* Whether a column may have the end of what begins in another one. Where no row has an
 * end, events rather have none than one that is not known. */
static bool
may_end(const struct tl_candidates *found, size_t end)
{
    if (end == TL_NO_COLUMN || has_counts(found, end))
        return false;
    return !found->of.sample->count || found->of.list[end].dates > 0;
}

static void
add_parts(struct tl_candidates *found)
{
    enum { SCORE = 1600 };
    struct tl_when when = {.score = SCORE,
                           .end = {TL_NO_COLUMN, TL_NO_COLUMN, TL_NO_COLUMN}};
    if (!tl_column_role_parts(found->of.names, false, when.date) ||
        has_counts(found, when.date[0]) ||
        (found->of.sample->count && !found->of.list[when.date[1]].texts))
        return;
    if (!tl_column_role_parts(found->of.names, true, when.end) ||
        (found->of.sample->count && !found->of.list[when.end[0]].texts))
        when.end[0] = TL_NO_COLUMN;
    add_when(found, &when);
}

/* How sure it is that a column that is called so has dates in its cells: more, the more
 * of its cells have one, and the more of the rows. */
static int
score_dates(const struct tl_candidates *found, size_t i, int called)
{
    enum { SHARE = 300, VARIETY = 10, TEXT = 400, BY_CELLS = 150, DAYS = 200, DAY = 8 };
    const struct tl_column *column = &found->of.list[i];
    int rows = (int)found->of.sample->count;
    if (rows == 0)
        return called;
    if (column->texts == 0)
        return 0;
    if (called > 0 && has_counts(found, i))
        return 0;
    if (called == 0) /* all must be days then */
        return column->dates == column->texts && column->wholes == 0 &&
                       column->length >= DAY * column->texts
                   ? BY_CELLS + SHARE * (int)column->texts / rows
                   : 0;
    if (column->dates == 0 && !tl_column_has_most(column, column->wholes))
        return tl_column_has_most(column, column->digits) ? called - TEXT : 0;
    return called * (rows + (int)column->texts) / (2 * rows) +
           SHARE * (int)column->dates / rows +
           VARIETY * (4 * (int)column->different / rows) +
           (column->length >= DAY * column->texts ? DAYS : 0);
}

static size_t
find_end(const struct tl_candidates *found, size_t i)
{
    size_t end = tl_column_role_end_of(found->of.names, i);
    if (end == TL_NO_COLUMN &&
        tl_column_role_score(found->of.names[i], TL_FOR_DATE) > 0)
        end = tl_column_role_find(found->of.names, TL_FOR_END);
    if (end == TL_NO_COLUMN &&
        tl_column_role_score(found->of.names[i], TL_FOR_BIRTH) > 0)
        end = tl_column_role_find(found->of.names, TL_FOR_DEATH);
    return end != i && may_end(found, end) ? end : TL_NO_COLUMN;
}

/* "From" and "To" are dates only where all their cells are. */
static bool
are_times(const struct tl_candidates *found, size_t start, size_t end)
{
    enum { YEAR = 4 };
    const struct tl_column *pair[] = {&found->of.list[start], &found->of.list[end]};
    for (size_t i = 0; i < 2; i++)
        if (pair[i]->dates < pair[i]->texts || has_counts(found, i ? end : start) ||
            pair[i]->length < YEAR * pair[i]->texts)
            return false;
    return pair[0]->texts > 0;
}

static void
add_whole(struct tl_candidates *found, size_t i)
{
    enum { LIFE = 400, TIMES = 700, ENDED = 40 };
    struct tl_when when = {.date = {i, TL_NO_COLUMN, TL_NO_COLUMN},
                           .end = {TL_NO_COLUMN, TL_NO_COLUMN, TL_NO_COLUMN}};
    int called = tl_column_role_score(found->of.names[i], TL_FOR_DATE);
    int birth = tl_column_role_score(found->of.names[i], TL_FOR_BIRTH);
    size_t end = find_end(found, i);
    if (called == 0 && birth == 0 && end != TL_NO_COLUMN && are_times(found, i, end))
        called = TIMES;
    if (called == 0 && birth == 0 && found->of.list[i].actor > 0)
        return;
    when.is_life = called == 0 && birth > 0;
    when.score = score_dates(found, i, when.is_life ? LIFE : called);
    add_when(found, &when); /* ends may be wrong */
    if (end == TL_NO_COLUMN || when.score <= 0)
        return;
    when.end[0] = end;
    when.score += ENDED;
    add_when(found, &when);
}

/* Who. */

static void
add_who(struct tl_candidates *found, const struct tl_who *who)
{
    insert(found->who, &found->who_count, TL_CANDIDATES, who, sizeof *who);
}

/* A source and a target, and those that are called as they are but for a number. */
static void
add_pair(struct tl_candidates *found, int score, const size_t pair[2], bool has_more)
{
    enum { MOST = TL_WHO_COLUMNS / 2 };
    struct tl_who who = {.score = score, .shape = TL_PAIR};
    for (size_t side = 0; side < 2; side++) {
        bool is_known;
        size_t next = pair[side];
        for (unsigned n = 2; next != TL_NO_COLUMN && n <= MOST + 1; n++) {
            who.columns[who.count++] = next;
            next = has_more ? tl_column_role_sibling(found->of.names, pair[side], n,
                                                     &is_known)
                            : TL_NO_COLUMN;
            if (next == pair[1 - side])
                next = TL_NO_COLUMN;
        }
        if (side == 0)
            who.sources = who.count;
    }
    add_who(found, &who);
}

static bool
is_of_places(const char *name)
{
    return tl_column_role_score(name, TL_FOR_PLACE) > 0 ||
           tl_column_role_score(name, TL_FOR_TOWN) > 0 ||
           tl_column_role_score(name, TL_FOR_REGION) > 0;
}

/* Whether a column is called like one of names, or of numbers beside such a one, and
 * not like one of what else is said of somebody. */
static bool
is_called_name(const struct tl_candidates *found, size_t i)
{
    size_t beside = tl_column_role_name_of(found->of.names, i);
    const char *name = found->of.names[beside == TL_NO_COLUMN ? i : beside];
    size_t length = strlen(name);
    return length > 4 && tl_name_is(name + length - 4, 4, "name");
}

/* Whether another column is surely called like one of actors and has persons, so that a
 * pair without persons is rather of places. */
static bool
has_persons_beside(const struct tl_candidates *found, const size_t pair[2])
{
    bool has_persons = false;
    for (size_t i = 0; i < found->of.count && found->of.sample->count; i++) {
        const struct tl_column *column = &found->of.list[i];
        if (!column->persons || !tl_column_has_most(column, column->persons))
            continue;
        if (i == pair[0] || i == pair[1])
            return false;
        has_persons = has_persons || column->actor >= TL_ROLE_SURE;
    }
    return has_persons;
}

/* Those that are called as pairs are. */
static void
add_named_pairs(struct tl_candidates *found)
{
    enum {
        SCORE = 1500,
        VARIETY = 100,
        NUMBERS = 400,
        DOUBT = 1000,
        PLACES = 1300,
        NAMED = 100,
        MOST = 12
    };
    size_t pair[2];
    size_t next = 0;
    for (size_t count = 0;
         count < MOST && tl_column_role_pair(found->of.names, &next, pair);) {
        const struct tl_column *both[] = {&found->of.list[pair[0]],
                                          &found->of.list[pair[1]]};
        int score = SCORE - (int)(next / found->of.count);
        if (found->of.sample->count && (!both[0]->texts || !both[1]->texts))
            continue;
        count++;
        if (!tl_columns_may_have_actors(&found->of, pair[0], false) ||
            !tl_columns_may_have_actors(&found->of, pair[1], false))
            score -= tl_columns_may_have_actors(&found->of, pair[0], true) &&
                             tl_columns_may_have_actors(&found->of, pair[1], true)
                         ? NUMBERS
                         : DOUBT;
        if (has_persons_beside(found, pair) || is_of_places(found->of.names[pair[0]]))
            score -= PLACES;
        if (is_called_name(found, pair[0]))
            score += NAMED;
        /* What is the same in most rows is rather what kind of actors they are. */
        if (4 * both[0]->different < both[0]->texts)
            score -=
                VARIETY - 4 * VARIETY * (int)both[0]->different / (int)both[0]->texts;
        add_pair(found, score, pair, true);
    }
}

/* Those that differ in a number or letter: two, or more, which then have no sides. */
static void
add_twins(struct tl_candidates *found)
{
    enum { KNOWN = 1300, BY_CELLS = 1150, VARIETY = 100, SHARED = 10 };
    for (size_t i = 0; i < found->of.count; i++) {
        const struct tl_column *column = &found->of.list[i];
        bool is_known = false;
        size_t other = tl_column_role_sibling(found->of.names, i, 2, &is_known);
        bool are_names = column->names > 0 &&
                         tl_column_has_most(column, column->names) &&
                         column->different > 2;
        if (other == TL_NO_COLUMN || !(is_known || are_names) ||
            (found->of.sample->count && !found->of.list[other].texts) ||
            column->is_place || found->of.list[other].is_place ||
            !tl_columns_may_have_actors(&found->of, i, is_known) ||
            !tl_columns_may_have_actors(&found->of, other, is_known))
            continue;
        if (!is_known && (tl_columns_share(&found->of, i, other) < SHARED ||
                          has_persons_beside(found, (const size_t[]){i, other})))
            continue;
        int variety =
            column->texts ? VARIETY * (int)column->different / (int)column->texts : 0;
        size_t third = tl_column_role_sibling(found->of.names, i, 3, &is_known);
        int score = (is_known ? KNOWN : BY_CELLS) + variety;
        if (third == TL_NO_COLUMN) {
            add_pair(found, score, (const size_t[]){i, other}, false);
            continue;
        }
        struct tl_who who = {.score = score, .shape = TL_ROLES, .columns = {i}};
        who.count = 1;
        for (unsigned n = 2; other != TL_NO_COLUMN && who.count < TL_WHO_COLUMNS;) {
            who.columns[who.count++] = other;
            other = tl_column_role_sibling(found->of.names, i, ++n, &is_known);
        }
        add_who(found, &who);
    }
}

/* Whether a column is for something else than actors; a name may be one of a person. */
static bool
is_for_more(const char *name)
{
    return tl_column_is_for_others(name) &&
           tl_column_role_score(name, TL_FOR_PERSON) == 0;
}

/* Whether half of the rows have names in a column, longer than codes and of more than a
 * few, and it is called for nothing else. */
static bool
has_names(const struct tl_candidates *found, size_t i)
{
    enum { CODE = 4, FEW = 20 };
    const struct tl_column *column = &found->of.list[i];
    return 2 * column->names > found->of.sample->count &&
           FEW * column->different > column->texts &&
           column->length > CODE * column->texts && !column->is_place &&
           !is_for_more(found->of.names[i]) &&
           tl_columns_may_have_actors(&found->of, i, false);
}

/* Whether a column repeats texts, and another one has the same wherever it does. */
static bool
is_part_of(const struct tl_candidates *found, size_t i, size_t whole)
{
    return found->of.list[i].different < found->of.list[i].texts &&
           tl_columns_determine(&found->of, i, whole);
}

/* Two columns with names of which some are in both: who gives there takes here. Without
 * a date they are two of many columns. */
static void
add_sharing_pairs(struct tl_candidates *found)
{
    enum { SCORE = 800, LEAST = 10, MOST = 3 };
    bool is_dated = found->when_count > 0;
    for (size_t i = 0; i < found->of.count && (is_dated || found->of.count <= MOST);
         i++)
        for (size_t k = i + 1; k < found->of.count && has_names(found, i); k++) {
            const size_t pair[] = {i, k};
            int shared = has_names(found, k) ? tl_columns_share(&found->of, i, k) : 0;
            if (shared >= LEAST && !has_persons_beside(found, pair) &&
                !tl_columns_are_same(&found->of, i, k) && !is_part_of(found, i, k) &&
                !is_part_of(found, k, i))
                add_pair(found, SCORE + 2 * shared, pair, false);
        }
}

/* Lists of those who took part. Where "people" are numbers, they are counted. */
static void
add_lists(struct tl_candidates *found)
{
    enum { SCORE = 650, UNSURE = 300, SEVERAL = 1700 };
    struct tl_who lists = {.score = SEVERAL, .shape = TL_ROLES};
    for (size_t i = 0; i < found->of.count; i++) {
        int score = tl_column_role_score(found->of.names[i], TL_FOR_ACTORS);
        const struct tl_column *column = &found->of.list[i];
        bool is_long = column->length > 0;
        if (score == 0 || (is_long && tl_column_has_most(column, column->numbers)) ||
            (found->of.sample->count && !column->texts))
            continue;
        add_who(found, &(struct tl_who){
                           .score = (score < TL_ROLE_SURE ? UNSURE : SCORE) + score,
                           .shape = TL_LIST,
                           .columns = {i},
                           .count = 1});
        if (score >= TL_ROLE_SURE && lists.count < TL_WHO_COLUMNS)
            lists.columns[lists.count++] = i;
    }
    if (lists.count > 1)
        add_who(found, &lists);
}

/* A column of actors. */
struct ranked {
    int score;
    size_t column;
};

/* The columns of actors, the likeliest first; how many there are. */
static size_t
sort_actors(const struct tl_candidates *found, struct ranked best[TL_WHO_COLUMNS])
{
    size_t count = 0;
    for (size_t i = 0; i < found->of.count; i++) {
        struct ranked ranked = {found->of.list[i].actor, i};
        if (ranked.score > 0)
            insert(best, &count, TL_WHO_COLUMNS, &ranked, sizeof ranked);
    }
    return count;
}

/* Several columns that are surely called so, of different actors: all of them, or the
 * likeliest. */
static void
add_several_actors(struct tl_candidates *found, const struct ranked *best, size_t count)
{
    enum { SCORE = 350, SURE = 480, MOST = 4 };
    struct tl_who who = {.shape = TL_ROLES};
    for (size_t i = 0; i < count && who.count < MOST; i++) {
        size_t column = best[i].column;
        bool is_new = best[i].score >= SURE;
        for (size_t k = 0; k < who.count && is_new; k++)
            is_new = !tl_columns_are_same(&found->of, column, who.columns[k]) &&
                     tl_columns_are_numbers(&found->of, column) ==
                         tl_columns_are_numbers(&found->of, who.columns[k]);
        if (is_new)
            who.columns[who.count++] = column;
    }
    for (; who.count > 1; who.count--) {
        who.score = SCORE + best[0].score + (int)who.count;
        add_who(found, &who);
    }
}

/* The likeliest columns of actors, each alone. One that is not called so is none beside
 * a title. */
static void
add_actors(struct tl_candidates *found)
{
    enum { MOST = 4 };
    struct ranked best[TL_WHO_COLUMNS];
    size_t count = sort_actors(found, best);
    bool is_titled = tl_column_role_find(found->of.names, TL_FOR_TITLE) != TL_NO_COLUMN;
    add_several_actors(found, best, count);
    for (size_t i = 0; i < count && i < MOST; i++)
        if (!is_titled || !found->of.list[best[i].column].by_cells)
            add_who(found, &(struct tl_who){.score = best[i].score * 2 / 3,
                                            .shape = TL_MEMBER,
                                            .columns = {best[i].column},
                                            .count = 1});
}

/* A forename and a surname are one name. */
static void
add_names(struct tl_candidates *found)
{
    enum { SCORE = 500 };
    size_t pair[] = {tl_column_role_find(found->of.names, TL_FOR_FORENAME),
                     tl_column_role_find(found->of.names, TL_FOR_SURNAME)};
    if (pair[0] == TL_NO_COLUMN || pair[1] == TL_NO_COLUMN || pair[0] == pair[1] ||
        (found->of.sample->count && !found->of.list[pair[0]].names))
        return;
    add_who(found, &(struct tl_who){.score = SCORE,
                                    .shape = TL_MEMBER,
                                    .columns = {pair[0], pair[1]},
                                    .count = 2});
}

void
tl_candidates_begin(struct tl_candidates *found, const char *const *names,
                    const struct tl_sample *sample)
{
    enum { FAMILIES = 1700 };
    *found = (struct tl_candidates){0};
    tl_columns_begin(&found->of, names, sample);
    add_parts(found);
    for (size_t i = 0; i < found->of.count; i++)
        add_whole(found, i);
    if (tl_column_role_has_family(found->of.names))
        add_who(found, &(struct tl_who){.score = FAMILIES, .shape = TL_FAMILY});
    add_named_pairs(found);
    add_twins(found);
    add_lists(found);
    add_names(found);
    add_actors(found);
    add_sharing_pairs(found);
}

void
tl_candidates_end(struct tl_candidates *found)
{
    tl_columns_end(&found->of);
}
