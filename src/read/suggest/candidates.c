#include "candidates.h"

#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/memory.h"
#include "graph/base/text.h"
#include "src/read/names/role.h"
#include "src/read/tables/table.h"

/* What the cells of a column are like. */

/* What programs write for yes and no, or an answer to that. */
static bool
is_answer(struct tl_substring text)
{
    static const char *const answers[] = {"true", "false", "yes", "no", "y", "n"};
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        if (tl_name_is(text.text, text.length, answers[i]))
            return true;
    return tl_text_is_none(text);
}

/* A text that begins like a name, and is no sentence. */
static bool
is_name(struct tl_substring text)
{
    enum { LONGEST = 80, WORDS = 8 };
    size_t words = 1;
    for (size_t i = 0; i < text.length; i++)
        words += text.text[i] == ' ';
    unsigned char first = (unsigned char)*text.text;
    return text.length > 1 && text.length <= LONGEST && words <= WORDS &&
           ((first >= 'A' && first <= 'Z') || first >= 0x80) && !is_answer(text);
}

/* A name of several words that begin with capitals. */
static bool
is_person(struct tl_substring text)
{
    enum { WORDS = 4 };
    size_t words = 0;
    bool begins = true;
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.text[i];
        words += begins && ((byte >= 'A' && byte <= 'Z') || byte >= 0x80);
        begins = byte == ' ';
        if (tl_ascii_is_digit(text.text[i]) || strchr("/:=<>_", text.text[i]))
            return false;
    }
    return words > 1 && words <= WORDS + 1 && is_name(text);
}

/* A number, a time of day or another measure. */
static bool
is_number(struct tl_substring text)
{
    size_t i = 0;
    while (i < text.length && strchr("-+0123456789.,:%$ ", text.text[i]))
        i++;
    return i == text.length;
}

static bool
is_whole(struct tl_substring text)
{
    size_t i = 0;
    while (i < text.length && tl_ascii_is_digit(text.text[i]))
        i++;
    return i == text.length;
}

static bool
is_same(struct tl_substring a, struct tl_substring b)
{
    return a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}

static bool
is_among(struct tl_substring text, const struct tl_substring *texts, size_t count)
{
    while (count > 0 && !is_same(text, texts[count - 1]))
        count--;
    return count > 0;
}

static void
look_at_cells(const struct tl_candidates *found, size_t i)
{
    struct tl_column *column = &found->columns[i];
    struct tl_substring texts[TL_SAMPLE_TEXTS];
    size_t count = tl_sample_texts(found->sample, i, texts);
    column->dates = tl_sample_count_dates(found->sample, i, &column->texts);
    for (size_t k = 0; k < count; k++) {
        column->length += texts[k].length;
        column->numbers += is_number(texts[k]);
        column->wholes += is_whole(texts[k]);
        column->names += is_name(texts[k]);
        column->answers += is_answer(texts[k]);
        column->persons += is_person(texts[k]);
        column->different += !is_among(texts[k], texts, k);
    }
}

bool
tl_column_has_most(const struct tl_column *column, size_t of)
{
    return 2 * of > column->texts || column->texts == 0;
}

/* What a column is called as, and what is in it. */

/* Whether it is surely for something else than actors. */
static bool
is_for_others(const char *name)
{
    static const enum tl_column_role others[] = {
        TL_FOR_TITLE,  TL_FOR_KIND,     TL_FOR_PLACE,  TL_FOR_PART,        TL_FOR_TOWN,
        TL_FOR_URL,    TL_FOR_DOI,      TL_FOR_ID,     TL_FOR_DESCRIPTION, TL_FOR_YEAR,
        TL_FOR_REGION, TL_FOR_FORENAME, TL_FOR_SURNAME};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (tl_column_role_score(name, others[i]) > 0)
            return true;
    return false;
}

/* Whether the cells may be what actors are called: names, or numbers where the name of
 * the column says so. */
static bool
may_have_actors(const struct tl_candidates *found, size_t i, bool is_numbered)
{
    enum { LONG = 60 };
    const struct tl_column *column = &found->columns[i];
    if (!found->sample->count)
        return true;
    bool are_numbers = tl_column_has_most(column, column->numbers);
    bool are_dates = tl_column_has_most(column, column->dates);
    bool are_ids = (is_numbered || tl_column_name_is_number(found->names[i])) &&
                   tl_column_has_most(column, column->wholes);
    return column->texts > 0 && column->length < LONG * column->texts &&
           !tl_column_has_most(column, column->answers) &&
           ((!are_numbers && !are_dates) || are_ids);
}

static int
score_actor(struct tl_candidates *found, size_t i)
{
    enum { BY_CELLS = 300, BONUS = 60, NAMED = 250 };
    static const enum tl_column_role roles[] = {TL_FOR_ROLE, TL_FOR_ACTOR,
                                                TL_FOR_ACTORS};
    const char *name = found->names[i];
    const struct tl_column *column = &found->columns[i];
    bool has_persons =
        column->persons > 0 && tl_column_has_most(column, column->persons);
    int best = 0;
    if (column->is_place || !may_have_actors(found, i, false))
        return 0;
    for (size_t k = 0; k < sizeof roles / sizeof *roles; k++) {
        int score = tl_column_role_score(name, roles[k]);
        best = score > best ? score : best;
    }
    if (best == 0 && has_persons && tl_column_role_score(name, TL_FOR_PERSON) > 0) {
        found->columns[i].by_cells = true;
        best = NAMED;
    }
    if (best == 0 && has_persons && !is_for_others(name)) {
        found->columns[i].by_cells = true;
        best = BY_CELLS;
    }
    if (best > 0 && tl_column_name_is_number(name))
        best -= BONUS;
    else if (column->texts > 0 && !column->names && best > 2 * BONUS)
        best -= 2 * BONUS; /* they are words */
    return best + (best > 0 && has_persons ? BONUS : 0);
}

/* How many different texts two columns share, of a hundred of the one with fewer. */
static int
share(const struct tl_candidates *found, size_t a, size_t b)
{
    enum { FEWEST = 2 };
    struct tl_substring texts[2][TL_SAMPLE_TEXTS];
    size_t counts[2] = {tl_sample_texts(found->sample, a, texts[0]),
                        tl_sample_texts(found->sample, b, texts[1])};
    size_t shared = 0;
    for (size_t i = 0; i < counts[0]; i++)
        shared += !is_among(texts[0][i], texts[0], i) &&
                  is_among(texts[0][i], texts[1], counts[1]);
    size_t least = found->columns[a].different;
    if (found->columns[b].different < least)
        least = found->columns[b].different;
    return shared < FEWEST ? 0 : (int)(100 * shared / least);
}

static void
look_at_columns(struct tl_candidates *found)
{
    enum { SHARED = 25 };
    size_t town = tl_column_role_find(found->names, TL_FOR_TOWN);
    size_t region = tl_column_role_find(found->names, TL_FOR_REGION);
    for (size_t i = 0; i < found->count; i++)
        look_at_cells(found, i);
    if (town != TL_NO_COLUMN)
        found->columns[town].is_place = true;
    if (town != TL_NO_COLUMN && region != TL_NO_COLUMN)
        found->columns[region].is_place = true;
    for (size_t i = 0; town != TL_NO_COLUMN && i < found->count; i++)
        if (share(found, i, town) >= SHARED)
            found->columns[i].is_place = true;
    for (size_t i = 0; i < found->count; i++)
        found->columns[i].actor = score_actor(found, i);
}

/* When. */

static void
add_when(struct tl_candidates *found, const struct tl_when *when)
{
    size_t at = found->when_count;
    if (when->score <= 0)
        return;
    while (at > 0 && found->when[at - 1].score < when->score)
        at--;
    if (at == TL_CANDIDATES)
        return;
    found->when_count += found->when_count < TL_CANDIDATES;
    memmove(&found->when[at + 1], &found->when[at],
            (found->when_count - at - 1) * sizeof *when);
    found->when[at] = *when;
}

/* Whether a column of numbers counts or measures something. */
static bool
has_counts(const struct tl_candidates *found, size_t i)
{
    return found->columns[i].texts > 0 &&
           tl_sample_has_counts(found->names, found->sample, i);
}

/* Whether a column may have the end of what begins in another one. Where no row has an
 * end, events rather have none than one that is not known. */
static bool
may_end(const struct tl_candidates *found, size_t end)
{
    if (end == TL_NO_COLUMN || has_counts(found, end))
        return false;
    return !found->sample->count || found->columns[end].dates > 0;
}

static void
add_parts(struct tl_candidates *found)
{
    enum { SCORE = 1600 };
    struct tl_when when = {.score = SCORE,
                           .end = {TL_NO_COLUMN, TL_NO_COLUMN, TL_NO_COLUMN}};
    if (!tl_column_role_parts(found->names, false, when.date) ||
        has_counts(found, when.date[0]) ||
        (found->sample->count && !found->columns[when.date[1]].texts))
        return;
    if (!tl_column_role_parts(found->names, true, when.end) ||
        (found->sample->count && !found->columns[when.end[0]].texts))
        when.end[0] = TL_NO_COLUMN;
    add_when(found, &when);
}

/* A date has digits, in whatever language its words are. */
static bool
has_digits(const struct tl_candidates *found, size_t i)
{
    struct tl_substring texts[TL_SAMPLE_TEXTS];
    size_t count = tl_sample_texts(found->sample, i, texts);
    size_t numbered = 0;
    for (size_t k = 0; k < count; k++) {
        size_t at = 0;
        while (at < texts[k].length && !tl_ascii_is_digit(texts[k].text[at]))
            at++;
        numbered += at < texts[k].length;
    }
    return 2 * numbered > count;
}

/* How sure it is that a column that is called so has dates in its cells: more, the more
 * of its cells have one, and the more of the rows. */
static int
score_dates(const struct tl_candidates *found, size_t i, int called)
{
    enum { SHARE = 300, TEXT = 400, BY_CELLS = 150, DAYS = 200, DAY = 8 };
    const struct tl_column *column = &found->columns[i];
    int rows = (int)found->sample->count;
    if (rows == 0)
        return called;
    if (column->texts == 0)
        return 0;
    if (called > 0 && has_counts(found, i))
        return 0;
    if (called == 0) /* all must be days then */
        return column->dates == column->texts && column->length >= DAY * column->texts
                   ? BY_CELLS + SHARE * (int)column->texts / rows
                   : 0;
    if (column->dates == 0)
        return has_digits(found, i) ? called - TEXT : 0;
    return called + SHARE * (int)column->dates / rows +
           (column->length >= DAY * column->texts ? DAYS : 0);
}

static size_t
find_end(const struct tl_candidates *found, size_t i)
{
    size_t end = tl_column_role_end_of(found->names, i);
    if (end == TL_NO_COLUMN && tl_column_role_score(found->names[i], TL_FOR_DATE) > 0)
        end = tl_column_role_find(found->names, TL_FOR_END);
    if (end == TL_NO_COLUMN && tl_column_role_score(found->names[i], TL_FOR_BIRTH) > 0)
        end = tl_column_role_find(found->names, TL_FOR_DEATH);
    return end != i && may_end(found, end) ? end : TL_NO_COLUMN;
}

/* "From" and "To" are dates only where all their cells are. */
static bool
are_times(const struct tl_candidates *found, size_t start, size_t end)
{
    enum { YEAR = 4 };
    const struct tl_column *pair[] = {&found->columns[start], &found->columns[end]};
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
    int called = tl_column_role_score(found->names[i], TL_FOR_DATE);
    int birth = tl_column_role_score(found->names[i], TL_FOR_BIRTH);
    when.end[0] = find_end(found, i);
    if (called == 0 && birth == 0 && when.end[0] != TL_NO_COLUMN &&
        are_times(found, i, when.end[0]))
        called = TIMES;
    when.is_life = called == 0 && birth > 0;
    when.score = score_dates(found, i, when.is_life ? LIFE : called);
    if (when.end[0] != TL_NO_COLUMN && when.score > 0)
        when.score += ENDED;
    if (called > 0 || birth > 0 || found->columns[i].actor == 0)
        add_when(found, &when);
}

/* Who. */

static void
add_who(struct tl_candidates *found, const struct tl_who *who)
{
    size_t at = found->who_count;
    while (at > 0 && found->who[at - 1].score < who->score)
        at--;
    if (at == TL_CANDIDATES)
        return;
    found->who_count += found->who_count < TL_CANDIDATES;
    memmove(&found->who[at + 1], &found->who[at],
            (found->who_count - at - 1) * sizeof *who);
    found->who[at] = *who;
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
            next = has_more
                       ? tl_column_role_sibling(found->names, pair[side], n, &is_known)
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
           tl_column_role_score(name, TL_FOR_TOWN) > 0;
}

/* Whether another column is surely called like one of actors and has persons, so that a
 * pair without persons is rather of places. */
static bool
has_persons_beside(const struct tl_candidates *found, const size_t pair[2])
{
    bool has_persons = false;
    for (size_t i = 0; i < found->count && found->sample->count; i++) {
        const struct tl_column *column = &found->columns[i];
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
        MOST = 12
    };
    size_t pair[2];
    size_t next = 0;
    for (size_t count = 0;
         count < MOST && tl_column_role_pair(found->names, &next, pair);) {
        const struct tl_column *both[] = {&found->columns[pair[0]],
                                          &found->columns[pair[1]]};
        int score = SCORE - (int)(next / found->count);
        if (found->sample->count && (!both[0]->texts || !both[1]->texts))
            continue;
        count++;
        if (!may_have_actors(found, pair[0], false) ||
            !may_have_actors(found, pair[1], false))
            score -= may_have_actors(found, pair[0], true) &&
                             may_have_actors(found, pair[1], true)
                         ? NUMBERS
                         : DOUBT;
        if (has_persons_beside(found, pair) || is_of_places(found->names[pair[0]]))
            score -= PLACES;
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
    for (size_t i = 0; i < found->count; i++) {
        const struct tl_column *column = &found->columns[i];
        bool is_known = false;
        size_t other = tl_column_role_sibling(found->names, i, 2, &is_known);
        bool are_names = column->names > 0 &&
                         tl_column_has_most(column, column->names) &&
                         column->different > 2;
        if (other == TL_NO_COLUMN || !(is_known || are_names) ||
            (found->sample->count && !found->columns[other].texts) ||
            column->is_place || found->columns[other].is_place ||
            !may_have_actors(found, i, is_known) ||
            !may_have_actors(found, other, is_known))
            continue;
        if (!is_known && share(found, i, other) < SHARED)
            continue;
        int variety =
            column->texts ? VARIETY * (int)column->different / (int)column->texts : 0;
        size_t third = tl_column_role_sibling(found->names, i, 3, &is_known);
        int score = (is_known ? KNOWN : BY_CELLS) + variety;
        if (third == TL_NO_COLUMN) {
            add_pair(found, score, (const size_t[]){i, other}, false);
            continue;
        }
        struct tl_who who = {.score = score, .shape = TL_ROLES, .columns = {i}};
        who.count = 1;
        for (unsigned n = 2; other != TL_NO_COLUMN && who.count < TL_WHO_COLUMNS;) {
            who.columns[who.count++] = other;
            other = tl_column_role_sibling(found->names, i, ++n, &is_known);
        }
        add_who(found, &who);
    }
}

static bool
is_numbered(const struct tl_candidates *found, size_t i)
{
    const struct tl_column *column = &found->columns[i];
    return column->texts > 0 && tl_column_has_most(column, column->wholes);
}

/* Whether two names begin with one word. */
static bool
have_one_word(const char *a, const char *b)
{
    size_t length = strcspn(a, " _.");
    return a[length] && strcspn(b, " _.") == length && memcmp(a, b, length) == 0;
}

/* Whether rows with one text in a column have one text in another; `*repeats` where
 * there are such rows. */
static bool
determines(const struct tl_sample *sample, size_t a, size_t b, bool *repeats)
{
    for (size_t i = 0; i < sample->count; i++)
        for (size_t k = 0; k < i; k++) {
            if (strcmp(tl_sample_cell(sample, i, a), tl_sample_cell(sample, k, a)) != 0)
                continue;
            *repeats = true;
            if (strcmp(tl_sample_cell(sample, i, b), tl_sample_cell(sample, k, b)) != 0)
                return false;
        }
    return true;
}

/* Whether two columns say the same of each row, as a number and a name do: they are
 * called alike, or one has the same text wherever the other has; or most of their texts
 * are the same. */
static bool
are_same_actors(const struct tl_candidates *found, size_t a, size_t b)
{
    const char *names[] = {found->names[a], found->names[b]};
    size_t rows = found->sample->count;
    size_t alike = 0;
    bool repeats = false;
    for (size_t i = 0; i < rows; i++)
        alike += strcmp(tl_sample_cell(found->sample, i, a),
                        tl_sample_cell(found->sample, i, b)) == 0;
    bool is_one_way[] = {determines(found->sample, a, b, &repeats),
                         determines(found->sample, b, a, &repeats)};
    return tl_text_begins(names[0], names[1]) || tl_text_begins(names[1], names[0]) ||
           2 * alike > rows || (is_one_way[0] && is_one_way[1] && repeats) ||
           (rows > 0 && have_one_word(names[0], names[1]) &&
            (is_one_way[0] || is_one_way[1]));
}

/* Whether a column is for something else than actors; a name may be one of a person. */
static bool
is_for_more(const char *name)
{
    return is_for_others(name) && tl_column_role_score(name, TL_FOR_PERSON) == 0;
}

/* Two columns with names of which some are in both: who gives there takes here. */
static void
add_sharing_pairs(struct tl_candidates *found)
{
    enum { SCORE = 800, LEAST = 10 };
    for (size_t i = 0; i < found->count; i++)
        for (size_t k = i + 1; k < found->count; k++) {
            const struct tl_column *both[] = {&found->columns[i], &found->columns[k]};
            if (!both[0]->names || !tl_column_has_most(both[0], both[0]->names) ||
                !both[1]->names || !tl_column_has_most(both[1], both[1]->names) ||
                both[0]->is_place || both[1]->is_place ||
                is_for_more(found->names[i]) || is_for_more(found->names[k]))
                continue;
            const size_t pair[] = {i, k};
            int shared = share(found, i, k);
            if (shared >= LEAST && !has_persons_beside(found, pair) &&
                !are_same_actors(found, i, k))
                add_pair(found, SCORE + 2 * shared, pair, false);
        }
}

/* Lists of those who took part. Where "people" are numbers, they are counted. */
static void
add_lists(struct tl_candidates *found)
{
    enum { SCORE = 650, UNSURE = 300, SEVERAL = 1700 };
    struct tl_who lists = {.score = SEVERAL, .shape = TL_ROLES};
    for (size_t i = 0; i < found->count; i++) {
        int score = tl_column_role_score(found->names[i], TL_FOR_ACTORS);
        const struct tl_column *column = &found->columns[i];
        bool is_long = column->length > 0;
        if (score == 0 || (is_long && tl_column_has_most(column, column->numbers)) ||
            (found->sample->count && !column->texts))
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

static int
compare_actors(const struct tl_candidates *found, size_t a, size_t b)
{
    int scores[] = {found->columns[a].actor, found->columns[b].actor};
    return scores[0] != scores[1] ? scores[1] - scores[0] : a < b ? -1 : 1;
}

/* The likeliest columns of actors: one, or several that are surely called so. One that
 * is not called so at all is none beside a title. */
static void
add_actors(struct tl_candidates *found)
{
    enum { SCORE = 350, SURE = 480, MOST = 4 };
    size_t best[TL_WHO_COLUMNS];
    size_t count = 0;
    for (size_t i = 0; i < found->count; i++) {
        size_t at = count;
        if (found->columns[i].actor == 0)
            continue;
        while (at > 0 && compare_actors(found, i, best[at - 1]) < 0)
            at--;
        if (at == TL_WHO_COLUMNS)
            continue;
        count += count < TL_WHO_COLUMNS;
        memmove(&best[at + 1], &best[at], (count - at - 1) * sizeof *best);
        best[at] = i;
    }
    size_t sure = 0;
    size_t several_columns[MOST];
    for (size_t i = 0; i < count && sure < MOST; i++) {
        bool is_new = found->columns[best[i]].actor >= SURE;
        for (size_t k = 0; k < sure && is_new; k++)
            is_new =
                !are_same_actors(found, best[i], several_columns[k]) &&
                is_numbered(found, best[i]) == is_numbered(found, several_columns[k]);
        if (is_new)
            several_columns[sure++] = best[i];
    }
    for (size_t several = sure; several > 1; several--) {
        struct tl_who who = {.score =
                                 SCORE + found->columns[best[0]].actor + (int)several,
                             .shape = TL_ROLES,
                             .count = several};
        memcpy(who.columns, several_columns, several * sizeof *best);
        add_who(found, &who);
    }
    bool is_titled = tl_column_role_find(found->names, TL_FOR_TITLE) != TL_NO_COLUMN;
    for (size_t i = 0; i < count && i < MOST; i++) {
        if (is_titled && found->columns[best[i]].by_cells)
            continue;
        struct tl_who who = {.score = found->columns[best[i]].actor * 2 / 3,
                             .shape = TL_MEMBER,
                             .columns = {best[i]},
                             .count = 1};
        add_who(found, &who);
    }
}

/* A forename and a surname are one name. */
static void
add_names(struct tl_candidates *found)
{
    enum { SCORE = 500 };
    size_t pair[] = {tl_column_role_find(found->names, TL_FOR_FORENAME),
                     tl_column_role_find(found->names, TL_FOR_SURNAME)};
    if (pair[0] == TL_NO_COLUMN || pair[1] == TL_NO_COLUMN || pair[0] == pair[1] ||
        (found->sample->count && !found->columns[pair[0]].names))
        return;
    add_who(found, &(struct tl_who){.score = SCORE,
                                    .shape = TL_MEMBER,
                                    .columns = {pair[0], pair[1]},
                                    .count = 2});
}

/* Whether the cells of a column are empty where those of the first are. */
static bool
is_empty_like_first(const struct tl_sample *sample, size_t column)
{
    size_t same = 0;
    while (same < sample->count &&
           !*tl_sample_cell(sample, same, column) == !*tl_sample_cell(sample, same, 0))
        same++;
    return same == sample->count;
}

/* Merged cells have a text in their first row only: the first column and others, of
 * which one has dates, are empty in the same rows then, and some column never is. */
static bool
find_merged(struct tl_candidates *found)
{
    size_t dates = 0, empty = 0, full = 0, filled = 0;
    for (size_t i = 0; i < found->rows->count; i++)
        empty += !*tl_sample_cell(found->rows, i, 0);
    if (empty == 0 || !*tl_sample_cell(found->rows, 0, 0))
        return false;
    for (size_t i = 0; i < found->count; i++) {
        size_t texts;
        size_t of_dates = tl_sample_count_dates(found->rows, i, &texts);
        full += texts == found->rows->count;
        found->columns[i].is_filled = is_empty_like_first(found->rows, i);
        filled += found->columns[i].is_filled;
        dates += found->columns[i].is_filled && of_dates > 0 && of_dates == texts;
    }
    return dates > 0 && full > 0 && filled > 1;
}

/* Has each empty cell of those columns begin with the text above it. */
static void
fill_merged(struct tl_candidates *found)
{
    struct tl_sample *filled = &found->filled;
    *filled = (struct tl_sample){.count = found->rows->count};
    filled->rows = tl_alloc((filled->count + 1) * sizeof *filled->rows);
    for (size_t i = 0; i < filled->count; i++) {
        struct tl_row *row = &filled->rows[i];
        *row = found->rows->rows[i];
        row->cells = tl_arena_take(&filled->texts, found->count * sizeof *row->cells,
                                   _Alignof(struct tl_cell));
        for (size_t k = 0; k < found->count && k < row->kept; k++)
            row->cells[k] = i > 0 && found->columns[k].is_filled && k < row[-1].kept &&
                                    !found->rows->rows[i].cells[k].length
                                ? row[-1].cells[k]
                                : found->rows->rows[i].cells[k];
    }
    found->sample = filled;
}

void
tl_candidates_begin(struct tl_candidates *found, const char *const *names,
                    const struct tl_sample *sample)
{
    enum { FAMILIES = 1700, MOST_COLUMNS = 200 };
    *found = (struct tl_candidates){.all = names, .rows = sample, .sample = sample};
    found->first = tl_alloc((MOST_COLUMNS + 1) * sizeof *found->first);
    for (; names[found->count] && found->count < MOST_COLUMNS; found->count++)
        found->first[found->count] = names[found->count];
    found->first[found->count] = NULL;
    found->names = found->first;
    found->columns = tl_alloc((found->count + 1) * sizeof *found->columns);
    if (find_merged(found))
        fill_merged(found);
    else
        for (size_t i = 0; i < found->count; i++)
            found->columns[i].is_filled = false;
    look_at_columns(found);
    add_parts(found);
    for (size_t i = 0; i < found->count; i++)
        add_whole(found, i);
    if (tl_column_role_has_family(found->names))
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
    tl_free(found->first);
    tl_free(found->columns);
    tl_free(found->filled.rows);
    tl_arena_clear(&found->filled.texts);
}
