#include "columns.h"

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

static bool
is_whole(struct tl_substring text)
{
    size_t i = 0;
    while (i < text.length && tl_ascii_is_digit(text.text[i]))
        i++;
    return i == text.length;
}

static void
look_at_cells(struct tl_columns *of, size_t i)
{
    struct tl_column *column = &of->list[i];
    struct tl_substring texts[TL_SAMPLE_TEXTS];
    size_t count = tl_sample_texts(of->sample, i, texts);
    struct tl_substring *list = tl_arena_take(&of->texts, (count + 1) * sizeof *list,
                                              _Alignof(struct tl_substring));
    memcpy(list, texts, count * sizeof *list);
    column->list = list;
    column->dates = tl_sample_count_dates(of->sample, i, &column->texts);
    for (size_t k = 0; k < count; k++) {
        column->length += texts[k].length;
        column->numbers += tl_text_is_number(texts[k].text);
        column->wholes += is_whole(texts[k]);
        column->names += is_name(texts[k]);
        column->answers += is_answer(texts[k]);
        column->persons += is_person(texts[k]);
        column->digits += tl_text_has_digit(texts[k]);
        column->different += !tl_text_is_among(texts[k], texts, k);
    }
}

bool
tl_column_has_most(const struct tl_column *column, size_t of)
{
    return 2 * of > column->texts || column->texts == 0;
}

/* What a column is called as, and what is in it. */

bool
tl_column_is_for_others(const char *name)
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

bool
tl_columns_may_have_actors(const struct tl_columns *of, size_t i, bool is_numbered)
{
    enum { LONG = 60 };
    const struct tl_column *column = &of->list[i];
    if (!of->sample->count)
        return true;
    bool are_numbers = tl_column_has_most(column, column->numbers);
    bool are_dates = tl_column_has_most(column, column->dates);
    bool are_ids = (is_numbered || tl_column_name_is_number(of->names[i])) &&
                   tl_column_has_most(column, column->wholes);
    return column->texts > 0 && column->length < LONG * column->texts &&
           !tl_column_has_most(column, column->answers) &&
           ((!are_numbers && !are_dates) || are_ids);
}

static int
score_actor(struct tl_columns *of, size_t i)
{
    enum { BY_CELLS = 300, BONUS = 60, NAMED = 250 };
    static const enum tl_column_role roles[] = {TL_FOR_ROLE, TL_FOR_ACTOR,
                                                TL_FOR_ACTORS};
    static const enum tl_column_role more[] = {TL_FOR_KIND, TL_FOR_PLACE, TL_FOR_URL};
    const char *name = of->names[i];
    const struct tl_column *column = &of->list[i];
    bool has_persons =
        column->persons > 0 && tl_column_has_most(column, column->persons);
    int best = 0;
    if (column->is_place || !tl_columns_may_have_actors(of, i, false))
        return 0;
    for (size_t k = 0; k < sizeof roles / sizeof *roles; k++) {
        int score = tl_column_role_score(name, roles[k]);
        best = score > best ? score : best;
    }
    for (size_t k = 0; k < sizeof more / sizeof *more; k++)
        if (best < TL_ROLE_SURE && tl_column_role_score(name, more[k]) >= best)
            best = 0;
    if (best == 0 && has_persons && tl_column_role_score(name, TL_FOR_PERSON) > 0) {
        /* Persons come again and again, titles hardly. */
        of->list[i].by_cells = 2 * column->different > column->texts;
        best = NAMED;
    }
    if (best == 0 && has_persons && !tl_column_is_for_others(name)) {
        of->list[i].by_cells = true;
        best = BY_CELLS;
    }
    if (best > 0 && tl_column_name_is_number(name))
        best -= BONUS;
    else if (best > 2 * BONUS && column->texts > 0 &&
             (!column->names || tl_column_has_most(column, column->digits)))
        best -= 2 * BONUS; /* they are words, or more than names */
    best += best > 0 && has_persons ? BONUS : 0;
    int rows = (int)of->sample->count;
    return rows ? best * (rows + (int)column->texts) / (2 * rows) : best;
}

int
tl_columns_share(const struct tl_columns *of, size_t a, size_t b)
{
    enum { FEWEST = 2 };
    const struct tl_column *first = &of->list[a], *second = &of->list[b];
    size_t shared = 0;
    for (size_t i = 0; i < first->texts; i++)
        shared += !tl_text_is_among(first->list[i], first->list, i) &&
                  tl_text_is_among(first->list[i], second->list, second->texts);
    size_t least =
        first->different < second->different ? first->different : second->different;
    return shared < FEWEST ? 0 : (int)(100 * shared / least);
}

static void
look_at_columns(struct tl_columns *of)
{
    enum { SHARED = 25 };
    size_t town = tl_column_role_find(of->names, TL_FOR_TOWN);
    size_t region = tl_column_role_find(of->names, TL_FOR_REGION);
    for (size_t i = 0; i < of->count; i++)
        look_at_cells(of, i);
    if (town != TL_NO_COLUMN)
        of->list[town].is_place = true;
    if (town != TL_NO_COLUMN && region != TL_NO_COLUMN)
        of->list[region].is_place = true;
    for (size_t i = 0; town != TL_NO_COLUMN && i < of->count; i++)
        if (tl_columns_share(of, i, town) >= SHARED)
            of->list[i].is_place = true;
    for (size_t i = 0; i < of->count; i++)
        of->list[i].actor = score_actor(of, i);
}

bool
tl_columns_are_numbers(const struct tl_columns *of, size_t i)
{
    const struct tl_column *column = &of->list[i];
    return column->texts > 0 && tl_column_has_most(column, column->wholes);
}

/* Whether two names begin with one word. */
static bool
have_one_word(const char *a, const char *b)
{
    static const char ends[] = " _.ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    size_t length = *a ? 1 + strcspn(a + 1, ends) : 0;
    return length > 0 && a[length] && *b && 1 + strcspn(b + 1, ends) == length &&
           memcmp(a, b, length) == 0;
}

bool
tl_columns_determine(const struct tl_columns *of, size_t a, size_t b)
{
    const struct tl_sample *sample = of->sample;
    for (size_t i = 0; i < sample->count; i++) {
        size_t k = 0;
        while (k < i &&
               strcmp(tl_sample_cell(sample, i, a), tl_sample_cell(sample, k, a)) != 0)
            k++;
        if (k < i &&
            strcmp(tl_sample_cell(sample, i, b), tl_sample_cell(sample, k, b)) != 0)
            return false;
    }
    return true;
}

bool
tl_columns_are_same(const struct tl_columns *of, size_t a, size_t b)
{
    const char *names[] = {of->names[a], of->names[b]};
    size_t rows = of->sample->count;
    size_t alike = 0;
    bool repeats = of->list[a].different < of->list[a].texts ||
                   of->list[b].different < of->list[b].texts;
    for (size_t i = 0; i < rows; i++)
        alike += strcmp(tl_sample_cell(of->sample, i, a),
                        tl_sample_cell(of->sample, i, b)) == 0;
    bool is_one_way[] = {tl_columns_determine(of, a, b),
                         tl_columns_determine(of, b, a)};
    return tl_text_begins(names[0], names[1]) || tl_text_begins(names[1], names[0]) ||
           2 * alike > rows || (is_one_way[0] && is_one_way[1] && repeats) ||
           (rows > 0 && have_one_word(names[0], names[1]) &&
            (is_one_way[0] || is_one_way[1]));
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
find_merged(struct tl_columns *of)
{
    size_t dates = 0, empty = 0, full = 0, filled = 0;
    for (size_t i = 0; i < of->rows->count; i++)
        empty += !*tl_sample_cell(of->rows, i, 0);
    if (empty == 0 || !*tl_sample_cell(of->rows, 0, 0))
        return false;
    for (size_t i = 0; i < of->count; i++) {
        size_t texts;
        size_t of_dates = tl_sample_count_dates(of->rows, i, &texts);
        full += texts == of->rows->count;
        of->list[i].is_filled = is_empty_like_first(of->rows, i);
        filled += of->list[i].is_filled;
        dates += of->list[i].is_filled && of_dates > 0 && of_dates == texts;
    }
    bool is_merged = dates > 0 && full > 0 && filled > dates;
    for (size_t i = 0; i < of->count && !is_merged; i++)
        of->list[i].is_filled = false;
    return is_merged;
}

/* Has each empty cell of those columns begin with the text above it. */
static void
fill_merged(struct tl_columns *of)
{
    struct tl_sample *filled = &of->filled;
    *filled = (struct tl_sample){.count = of->rows->count};
    filled->rows = tl_alloc((filled->count + 1) * sizeof *filled->rows);
    for (size_t i = 0; i < filled->count; i++) {
        struct tl_row *row = &filled->rows[i];
        *row = of->rows->rows[i];
        row->cells = tl_arena_take(&filled->texts, of->count * sizeof *row->cells,
                                   _Alignof(struct tl_cell));
        for (size_t k = 0; k < of->count && k < row->kept; k++)
            row->cells[k] = i > 0 && of->list[k].is_filled && k < row[-1].kept &&
                                    !of->rows->rows[i].cells[k].length
                                ? row[-1].cells[k]
                                : of->rows->rows[i].cells[k];
    }
    of->sample = filled;
}

void
tl_columns_begin(struct tl_columns *of, const char *const *names,
                 const struct tl_sample *sample)
{
    enum { MOST = 200 };
    *of = (struct tl_columns){.all = names, .rows = sample, .sample = sample};
    of->first = tl_alloc((MOST + 1) * sizeof *of->first);
    for (; names[of->count] && of->count < MOST; of->count++)
        of->first[of->count] = names[of->count];
    of->first[of->count] = NULL;
    of->names = of->first;
    of->list = tl_alloc((of->count + 1) * sizeof *of->list);
    if (find_merged(of))
        fill_merged(of);
    look_at_columns(of);
}

void
tl_columns_end(struct tl_columns *of)
{
    tl_free(of->first);
    tl_free(of->list);
    tl_free(of->filled.rows);
    tl_arena_clear(&of->texts);
    tl_arena_clear(&of->filled.texts);
}
