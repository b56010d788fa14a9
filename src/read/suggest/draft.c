#include "draft.h"

#include <string.h>

#include "graph/base/memory.h"
#include "graph/base/text.h"
#include "draft_cells.h"
#include "draft_counts.h"
#include "draft_when.h"
#include "draft_who.h"
#include "drafting.h"

/* A town, and perhaps the state that it is in, which is no actor then; TL_NO_COLUMN
 * where there is none. */
struct town {
    size_t column;
    size_t region;
};

static struct town
take_town(struct tl_drafting *drafting)
{
    struct town town = {tl_column_role_find(drafting->names, TL_FOR_TOWN),
                        TL_NO_COLUMN};
    if (town.column == TL_NO_COLUMN)
        return town;
    drafting->names[town.column] = "";
    town.region = tl_column_role_find(drafting->names, TL_FOR_REGION);
    if (town.region != TL_NO_COLUMN)
        drafting->names[town.region] = "";
    return town;
}

static void
add_town(struct tl_drafting *drafting, const struct town *town)
{
    if (town->column == TL_NO_COLUMN || !tl_drafting_agrees(drafting, town->column))
        return;
    tl_draft_begin(&drafting->text, "place");
    if (town->region != TL_NO_COLUMN) {
        tl_drafting_add(drafting, "{");
        tl_drafting_name(drafting, town->column);
        tl_drafting_add(drafting, "}, {");
        tl_drafting_name(drafting, town->region);
        tl_drafting_add(drafting, "}|");
        tl_drafting_name(drafting, town->region);
        tl_drafting_add(drafting, "|");
    }
    tl_drafting_name(drafting, town->column);
}

/* Takes columns for a key if rows with the same in them are of one time, and there are
 * such where they have to be. */
static bool
try_key(struct tl_drafting *drafting, size_t first, size_t second, bool repeats)
{
    drafting->key[0] = first;
    drafting->key[1] = second;
    drafting->key_count = second == TL_NO_COLUMN ? 1 : 2;
    bool agrees = first != TL_NO_COLUMN && (!repeats || tl_drafting_repeats(drafting));
    for (size_t i = 0; i < drafting->when_count && agrees; i++)
        agrees = tl_drafting_agrees(drafting, drafting->when[i]);
    if (!agrees)
        drafting->key_count = 0;
    return agrees;
}

/* Of participations a row those with one number, or with one title, are one event; also
 * those with one title and date. True where there is an id. */
static bool
add_id(struct tl_drafting *drafting)
{
    size_t id = tl_column_role_find(drafting->names, TL_FOR_ID);
    size_t title = tl_drafting_title(drafting);
    size_t date = drafting->date_count == 1 ? drafting->dates[0] : TL_NO_COLUMN;
    bool has_number = id == TL_NO_COLUMN && drafting->has_member &&
                      tl_column_name_is_number(drafting->names[0]);
    if (has_number)
        id = 0;
    if (try_key(drafting, id, TL_NO_COLUMN, false)) {
        tl_drafting_column(drafting, "id", id);
        return true;
    }
    if (!drafting->has_member)
        return false;
    if (try_key(drafting, title, TL_NO_COLUMN, true)) {
        tl_draft_begin(&drafting->text, "id");
        tl_drafting_name(drafting, title);
        return true;
    }
    if (date != TL_NO_COLUMN && try_key(drafting, title, date, true)) {
        tl_draft_begin(&drafting->text, "id");
        tl_drafting_add(drafting, "{");
        tl_drafting_name(drafting, title);
        tl_drafting_add(drafting, "} {");
        tl_drafting_name(drafting, date);
        tl_drafting_add(drafting, "}");
        return true;
    }
    return false;
}

/* A number such as 10.1000/182 becomes an address. */
static void
add_url(struct tl_drafting *drafting)
{
    size_t doi = tl_column_role_find(drafting->names, TL_FOR_DOI);
    struct tl_substring texts[TL_SAMPLE_TEXTS];
    if (tl_drafting_role(drafting, "url", TL_FOR_URL) || doi == TL_NO_COLUMN ||
        !tl_sample_texts(drafting->sample, doi, texts) ||
        !tl_text_begins(texts[0].text, "10.") || !tl_drafting_agrees(drafting, doi))
        return;
    tl_draft_begin(&drafting->text, "url");
    tl_drafting_add(drafting, "https://doi.org/{");
    tl_drafting_use(drafting, doi);
    tl_drafting_add(drafting, "}");
}

static void
draft_events(struct tl_drafting *drafting, const struct town *town, bool has_title)
{
    bool is_called =
        tl_drafting_role(drafting, "kind", TL_FOR_KIND) ||
        (drafting->has_roles && tl_drafting_role(drafting, "kind", TL_FOR_PART));
    if (!is_called && drafting->is_life)
        tl_drafting_add(drafting,
                        drafting->date_count > 1 ? ",kind='life'" : ",kind='birth'");
    else if (!is_called && !has_title)
        tl_drafting_add(drafting, ",kind='event'");
    if (!tl_drafting_role(drafting, "place", TL_FOR_PLACE))
        add_town(drafting, town);
    tl_drafting_role(drafting, "description", TL_FOR_DESCRIPTION);
    add_url(drafting);
}

/* Columns that are years: what stands in them is of that year. */
static bool
add_years(struct tl_drafting *drafting)
{
    enum { LEAST = 3 };
    size_t first = 0;
    while (drafting->names[first] && !tl_draft_is_year(drafting->names[first]))
        first++;
    size_t end = first;
    while (drafting->names[end] && tl_draft_is_year(drafting->names[end]))
        end++;
    if (end - first < LEAST)
        return false;
    tl_draft_begin(&drafting->text, "unpivot");
    tl_drafting_add(drafting, drafting->heads[first]);
    tl_drafting_add(drafting, "..");
    tl_drafting_add(drafting, drafting->heads[end - 1]);
    tl_drafting_add(drafting, ",date=column,weight=cell");
    return true;
}

static void
draft_relations(struct tl_drafting *drafting)
{
    tl_draft_add(&drafting->text.options, "-f csv:relations ");
    tl_drafting_role(drafting, "kind", TL_FOR_KIND);
    if (!add_years(drafting))
        tl_drafting_role(drafting, "weight", TL_FOR_WEIGHT);
    tl_drafting_role(drafting, "description", TL_FOR_DESCRIPTION);
}

/* Whether that makes a mapping. */
static bool
make_draft(struct tl_drafting *drafting)
{
    struct town town = take_town(drafting);
    bool dated = tl_draft_when(drafting);
    bool paired = tl_draft_pair(drafting, &dated);
    bool peopled = paired || tl_draft_people(drafting);
    bool known = dated && add_id(drafting);
    bool titled = drafting->is_titled ||
                  (dated && tl_drafting_role(drafting, "title", TL_FOR_TITLE));
    if (dated && (peopled || titled))
        draft_events(drafting, &town, known || titled);
    else if (paired)
        draft_relations(drafting);
    return paired || (dated && (peopled || titled));
}

/* A row for each, and a column for each; 0 means that there is nothing between two. The
 * first column often has no name, and is called by its number then. */
static bool
draft_matrix(struct tl_drafting *drafting)
{
    size_t count = 0;
    if (!tl_draft_is_matrix(drafting->names, drafting->sample))
        return false;
    for (; drafting->names[count]; count++)
        if (!tl_column_name_is_usable(drafting->names[count]) &&
            (count > 0 || strcmp(drafting->names[count], "1") != 0))
            return false;
    if (count < 3)
        return false;
    tl_draft_add(&drafting->text.options, "-f csv:relations --missing 0 ");
    tl_drafting_column(drafting, "source", 0);
    tl_drafting_add(drafting, ",target={column},weight=cell");
    tl_drafting_column(drafting, "unpivot", 1);
    tl_drafting_add(drafting, "..");
    tl_drafting_use(drafting, count - 1);
    return true;
}

/* "key=Name", or "key=..." where no column is called so. */
static void
add_gap(const char *const *names, struct tl_draft_text *text, const char *key,
        enum tl_column_role role)
{
    size_t column = tl_column_role_find(names, role);
    tl_draft_begin(text, key);
    if (column == TL_NO_COLUMN)
        tl_draft_add(&text->columns, "...");
    else
        tl_draft_name(text, names[column], column);
}

char *
tl_csv_draft_gaps(const char *const *names, const struct tl_sample *sample)
{
    struct tl_draft_text text = {0};
    size_t date = tl_column_role_find(names, TL_FOR_DATE);
    bool is_dated = date != TL_NO_COLUMN && !tl_draft_is_counts(names, sample, date);
    tl_draft_begin(&text, "date");
    if (is_dated)
        tl_draft_name(&text, names[date], date);
    else
        tl_draft_add(&text.columns, "...");
    add_gap(names, &text, "title", TL_FOR_TITLE);
    bool is_list = tl_column_role_find(names, TL_FOR_ACTOR) == TL_NO_COLUMN;
    add_gap(names, &text, "actor", is_list ? TL_FOR_ACTORS : TL_FOR_ACTOR);
    return tl_draft_end(&text, true);
}

char *
tl_csv_draft(const char *const *names, const struct tl_sample *sample,
             struct tl_expansion *doubt)
{
    struct tl_drafting drafting = {.heads = names, .sample = sample};
    size_t count = 0;
    while (names[count])
        count++;
    drafting.names = tl_alloc((count + 1) * sizeof *drafting.names);
    memcpy(drafting.names, names, (count + 1) * sizeof *drafting.names);
    bool is_draft = draft_matrix(&drafting) || make_draft(&drafting);
    if (is_draft)
        tl_draft_dates_add(sample, drafting.dates, drafting.date_count,
                           &drafting.text.options, doubt);
    tl_free(drafting.names);
    return tl_draft_end(&drafting.text, is_draft);
}
