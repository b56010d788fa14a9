#include "draft_who.h"

#include <string.h>

#include "draft_cells.h"
#include "draft_when.h"

bool
tl_draft_pair(struct tl_drafting *drafting, bool *dated)
{
    size_t pair[2];
    if (!tl_column_role_pair(drafting->names, pair))
        return false;
    if (!*dated && tl_draft_times(drafting, pair)) {
        *dated = true;
        return false;
    }
    tl_drafting_actors(drafting, "source", pair[0]);
    tl_drafting_actors(drafting, "target", pair[1]);
    return true;
}

/* Whether a parent is given by the number of a row, or by its name. */
static bool
is_by_id(const struct tl_drafting *drafting, size_t id, size_t parent)
{
    struct tl_substring texts[TL_SAMPLE_TEXTS];
    if (id == TL_NO_COLUMN || parent == TL_NO_COLUMN ||
        !tl_sample_texts(drafting->sample, parent, texts))
        return false;
    for (size_t i = 0; i < drafting->sample->count; i++)
        if (strcmp(tl_sample_cell(drafting->sample, i, id), texts[0].text) == 0)
            return true;
    return tl_draft_is_number(texts[0].text);
}

/* The child, whom the event is called after. */
static void
add_child(struct tl_drafting *drafting)
{
    size_t child = tl_column_role_find(drafting->names, TL_FOR_PERSON);
    size_t id = tl_column_role_find(drafting->names, TL_FOR_ID);
    size_t father = tl_column_role_find(drafting->names, TL_FOR_FATHER);
    size_t mother = tl_column_role_find(drafting->names, TL_FOR_MOTHER);
    bool by_id = is_by_id(drafting, id, father) || is_by_id(drafting, id, mother);
    tl_draft_begin(&drafting->text, "title");
    tl_drafting_name(drafting, child);
    drafting->is_titled = true;
    if (by_id)
        tl_drafting_column(drafting, "target", id);
    tl_drafting_column(drafting, by_id ? "target_name" : "target", child);
}

/* Parents are the giving side, so that they are tied to the child, and not by it to
 * each other. */
static bool
add_family(struct tl_drafting *drafting)
{
    if (!tl_column_role_has_family(drafting->names))
        return false;
    add_child(drafting);
    tl_drafting_role(drafting, "source", TL_FOR_FATHER);
    tl_drafting_role(drafting, "source", TL_FOR_MOTHER);
    size_t spouse = tl_column_role_find(drafting->names, TL_FOR_SPOUSE);
    if (spouse != TL_NO_COLUMN)
        tl_drafting_actors(drafting, "actor(spouse)", spouse);
    return true;
}

/* Whether rows are called by one title again and again. */
static bool
has_repeated_titles(struct tl_drafting *drafting)
{
    struct tl_drafting titles = *drafting;
    titles.key[0] = tl_drafting_title(drafting);
    titles.key_count = 1;
    return titles.key[0] != TL_NO_COLUMN && tl_drafting_repeats(&titles);
}

/* A list without anything that divides it is of one participant, where other rows have
 * the others; where "people" are numbers, they are counted. */
static bool
add_list(struct tl_drafting *drafting)
{
    size_t column = tl_drafting_find(drafting, TL_FOR_ACTORS, tl_drafting_has_words);
    if (column == TL_NO_COLUMN)
        return false;
    const char *divider = tl_draft_divider(drafting->sample, column);
    if (!divider && has_repeated_titles(drafting)) {
        drafting->has_member = true;
        tl_drafting_column(drafting, "actor", column);
        tl_drafting_role(drafting, "role", TL_FOR_PART);
        return true;
    }
    tl_draft_begin(&drafting->text, "actor");
    tl_drafting_add(drafting, "{");
    tl_drafting_use(drafting, column);
    tl_drafting_add(drafting, divider ? divider : ":each ;");
    tl_drafting_add(drafting, "}");
    return true;
}

/* Two or more columns that are called like roles: "Minister" and "Organisation". */
static bool
add_roles(struct tl_drafting *drafting)
{
    enum { MOST = 4 };
    const char *roles[MOST];
    size_t columns[MOST];
    size_t count = 0;
    while (count < MOST &&
           (columns[count] = tl_column_role_find(drafting->names, TL_FOR_ROLE)) !=
               TL_NO_COLUMN &&
           tl_column_name_is_usable(drafting->names[columns[count]])) {
        roles[count] = drafting->names[columns[count]];
        drafting->names[columns[count++]] = "";
    }
    if (count == 1)
        drafting->names[columns[0]] = roles[0];
    for (size_t i = 0; i < count && count > 1; i++) {
        tl_drafting_add(drafting, drafting->text.columns.length ? ",actor(" : "actor(");
        tl_drafting_add(drafting, roles[i]);
        tl_drafting_add(drafting, ")=");
        tl_drafting_add(drafting, roles[i]);
    }
    drafting->has_roles = count > 1;
    return count > 1;
}

static bool
add_member(struct tl_drafting *drafting)
{
    size_t column = tl_column_role_find(drafting->names, TL_FOR_ACTOR);
    if (column == TL_NO_COLUMN)
        column = tl_column_role_find(drafting->names, TL_FOR_ROLE);
    if (column == TL_NO_COLUMN)
        return false;
    drafting->has_member = true;
    tl_drafting_actors(drafting, "actor", column);
    tl_drafting_role(drafting, "role", TL_FOR_PART);
    return true;
}

bool
tl_draft_people(struct tl_drafting *drafting)
{
    return add_family(drafting) || add_list(drafting) || add_roles(drafting) ||
           add_member(drafting);
}
