#include "mapped.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "src/base/ceilings.h"
#include "src/read/tables/row_cells.h"
#include "bind.h"
#include "cell_list.h"
#include "several.h"
#include "template.h"

/* Something to do with a text of a value, or with each of its elements. */
typedef void taker(struct tl_mapped *mapped, const struct tl_bound_row *row,
                   const struct tl_table_column *column, const struct tl_cell *cell);

/* A value of a record is one element: nothing divides it, whatever its text. */
static struct tl_table_column
single_of(const struct tl_table_column *column)
{
    struct tl_table_column single = *column;
    if (column->action == TL_COLUMN_LIST)
        single.action = TL_COLUMN_FIELD;
    if (column->action == TL_COLUMN_PARTICIPANTS) {
        single.action = TL_COLUMN_PARTY;
        single.name = ""; /* no role */
    }
    return single;
}

/* Whether a value of a record is an alias that is the name as well: collections list
 * all names with the first one among them. */
static bool
is_name_again(struct tl_mapped *mapped, const struct tl_table_column *column,
              const struct tl_cell *cell)
{
    struct tl_expansion *name = &mapped->name;
    if (column->field == TL_NAME && column->action == TL_COLUMN_FIELD) {
        name->length = 0;
        tl_expansion_add(name, cell->text, cell->length);
    }
    return column->field == TL_ALIASES && column->action == TL_COLUMN_FIELD &&
           name->length == cell->length &&
           memcmp(name->text, cell->text, cell->length) == 0;
}

static void
take_cell(struct tl_mapped *mapped, const struct tl_bound_row *row,
          const struct tl_table_column *column, const struct tl_cell *cell)
{
    struct tl_table_column single = mapped->lists ? single_of(column) : *column;
    (void)row;
    if (mapped->lists && is_name_again(mapped, &single, cell))
        return;
    if (column->action == TL_COLUMN_CITE)
        tl_mapped_cite(mapped, cell);
    else
        tl_table_cell_add(mapped->reading, &single, cell);
}

static void
take_elements(struct tl_mapped *mapped, const struct tl_bound_row *row,
              const struct tl_table_column *column, const struct tl_chunk *each,
              const struct tl_cell *list, taker *take)
{
    const struct tl_chunk *inner = tl_chunk_each(each->then);
    struct tl_table_column single = *column;
    struct tl_expansion text = {0};
    struct tl_cell_list rest;
    struct tl_substring element;
    if (single.action == TL_COLUMN_LIST)
        single.action = TL_COLUMN_FIELD;
    tl_cell_list_begin(&rest, (struct tl_substring){list->text, list->length},
                       each->argument);
    while (tl_cell_list_next(&rest, &element)) {
        element = tl_chunk_take(each->then, element);
        text.length = 0;
        tl_expansion_add(&text, element.text, element.length);
        struct tl_cell cell = {
            .text = text.text, .length = text.length, .position = list->position};
        if (cell.length && inner)
            take_elements(mapped, row, column, inner, &cell, take);
        else if (cell.length)
            take(mapped, row, &single, &cell);
    }
    tl_expansion_clear(&text);
}

/* The names of the columns whose cells are what is asked for. */
static bool
take_columns(struct tl_mapped *mapped, const struct tl_bound_row *row,
             const struct tl_mapped_value *value, struct tl_expansion *text,
             taker *take)
{
    const struct tl_chunk *chunk = &value->choice.templates[0].chunks[0];
    const struct tl_binding *binding = &row->bindings[chunk->reference];
    struct tl_table_column single = value->column;
    bool any = false;
    if (single.action == TL_COLUMN_LIST)
        single.action = TL_COLUMN_FIELD;
    for (size_t i = binding->column; i <= binding->last && i < row->cells->kept; i++) {
        const struct tl_cell *cell = &row->cells->cells[i];
        const char *name = mapped->names->names[i];
        if (!tl_chunk_lists(chunk, cell))
            continue;
        text->length = 0;
        tl_expansion_add(text, name, strlen(name));
        take(mapped, row, &single,
             &(struct tl_cell){.text = text->text,
                               .length = text->length,
                               .position = cell->position});
        any = true;
    }
    return any;
}

/* A list as programs write them is hardly one actor. */
static void
warn_of_list(const struct tl_mapped *mapped, const struct tl_bound_row *row,
             const struct tl_mapped_value *value, const struct tl_cell *cell)
{
    bool is_actor = value->to == TL_TO_PARTY || value == mapped->member;
    size_t column =
        row->bindings[value->choice.templates[0].chunks[0].reference].column;
    if (is_actor && tl_choice_is_column(&value->choice) &&
        column < mapped->names->count &&
        tl_is_bracketed((struct tl_substring){cell->text, cell->length}))
        tl_report(mapped->reading->diagnostics, cell->position, TL_RULE_LIST, NULL,
                  "found the list '%.*s', which is read as one actor; %s={%s:each ,} "
                  "divides it",
                  tl_shown_part(cell->text, cell->length), cell->text, value->key,
                  mapped->names->names[column]);
}

/* Whether the value gives a text in this row, of whose columns one value counts. */
static bool
take_one(struct tl_mapped *mapped, const struct tl_bound_row *row,
         const struct tl_mapped_value *value, struct tl_expansion *text, taker *take)
{
    if (value->choice.templates[0].chunks[0].kind == TL_CHUNK_WHERE)
        return take_columns(mapped, row, value, text, take);
    const struct tl_template *template = tl_choice_fill(&value->choice, row, text);
    if (!template)
        return false;
    const struct tl_chunk *chunk = &template->chunks[0];
    const struct tl_chunk *each = tl_chunk_each(chunk);
    struct tl_cell cell = {
        .text = text->text, .length = text->length, .position = text->position};
    if (each && !row->bindings[chunk->reference].whole)
        take_elements(mapped, row, &value->column, each, &cell, take);
    else
        take(mapped, row, &value->column, &cell);
    if (!each)
        warn_of_list(mapped, row, value, &cell);
    return true;
}

/* Whether a value may be given several times. */
static bool
takes_each(const struct tl_mapped *mapped, const struct tl_mapped_value *value)
{
    enum tl_column_action action = value->column.action;
    return action == TL_COLUMN_PARTY || action == TL_COLUMN_LIST ||
           action == TL_COLUMN_PARTICIPANTS || action == TL_COLUMN_CITE ||
           value == mapped->member;
}

/* What stands between several values where one text is wanted of all; NULL where it is
 * not. */
static const char *
separator_of(const struct tl_table_column *column)
{
    if (column->action == TL_COLUMN_ATTRIBUTE)
        return "; ";
    return column->action == TL_COLUMN_FIELD && column->field == TL_DESCRIPTION ? "\n"
                                                                                : NULL;
}

/* Counts a record in which one text of several is used. The value may be a copy. */
static void
note_several(struct tl_mapped *mapped, const struct tl_mapped_value *value,
             struct tl_position position)
{
    size_t i = 0;
    while (mapped->mapping.values[i].choice.templates != value->choice.templates)
        i++;
    tl_missing_note(&mapped->several[i], position);
}

/* What is done with the texts that come after the first of a value. */
static void
take_later(struct tl_mapped *mapped, const struct tl_bound_row *row,
           const struct tl_mapped_value *value, const struct tl_expansion *first,
           struct tl_expansion *text)
{
    static const struct tl_table_column alias = {
        .name = "aliases", .action = TL_COLUMN_FIELD, .field = TL_ALIASES};
    struct tl_cell cell = {
        .text = text->text, .length = text->length, .position = text->position};
    if (text->length == first->length &&
        memcmp(text->text, first->text, first->length) == 0)
        return;
    if (value->column.action == TL_COLUMN_FIELD && value->column.field == TL_NAME)
        take_cell(mapped, row, &alias, &cell);
    else
        note_several(mapped, value, text->position);
}

/* In how many ways the values of a row go together; 0, and reported, where that is over
 * the ceiling. */
static size_t
ways_within(const struct tl_mapped *mapped, const struct tl_several *several,
            const struct tl_bound_row *row)
{
    const struct tl_reading *reading = mapped->reading;
    uint64_t most = tl_input_ceilings(reading->input)->limits[TL_CEILING_EXPANSION];
    size_t ways = tl_several_ways(several, row);
    if (ways <= most)
        return ways;
    tl_report(reading->diagnostics, row->cells->cells[0].position, TL_RULE_TABLE, NULL,
              "found a record whose lists make more combinations, expected %s",
              tl_ceiling_text(TL_CEILING_EXPANSION, most).text);
    return 0;
}

/* One text of several values: of all, or of the first that gives one. */
static bool
take_together(struct tl_mapped *mapped, const struct tl_bound_row *row,
              const struct tl_mapped_value *value, struct tl_several *several,
              taker *take)
{
    const char *separator = separator_of(&value->column);
    struct tl_expansion all = {0};
    size_t ways = ways_within(mapped, several, row);
    for (size_t i = 0; i < ways; i++) {
        struct tl_expansion *text = &mapped->one;
        tl_several_focus(several, row, i);
        bool any = tl_choice_fill(&value->choice, row, text);
        tl_several_drop(several, row);
        if (any && all.length && !separator)
            take_later(mapped, row, value, &all, text);
        if (!any || (all.length && !separator))
            continue;
        if (all.length)
            tl_expansion_append(&all, separator);
        else
            all.position = text->position;
        tl_expansion_add(&all, text->text, text->length);
    }
    struct tl_cell cell = {
        .text = all.text, .length = all.length, .position = all.position};
    if (all.length)
        take(mapped, row, &value->column, &cell);
    tl_expansion_clear(&all);
    return cell.length > 0;
}

/* Whether the value gives a text in this row. */
static bool
take_value(struct tl_mapped *mapped, const struct tl_bound_row *row,
           const struct tl_mapped_value *value, struct tl_expansion *text, taker *take)
{
    struct tl_several several = {.count = 0};
    bool any = false;
    tl_several_add(&several, &value->choice, row);
    if (!several.count)
        return take_one(mapped, row, value, text, take);
    if (!takes_each(mapped, value))
        return take_together(mapped, row, value, &several, take);
    size_t ways = ways_within(mapped, &several, row);
    for (size_t i = 0; i < ways; i++) {
        tl_several_focus(&several, row, i);
        any = take_one(mapped, row, value, text, take) || any;
        tl_several_drop(&several, row);
    }
    return any;
}

/* Several relations, or events, that are made of one record cannot have one id: after
 * the first, they have a number after it. */
static void
take_id(struct tl_mapped *mapped, const struct tl_bound_row *row,
        const struct tl_mapped_value *value)
{
    struct tl_expansion *text = &mapped->text;
    char number[32];
    if (!tl_choice_fill(&value->choice, row, text))
        return;
    bool again = mapped->number && text->length == mapped->id.length &&
                 memcmp(text->text, mapped->id.text, text->length) == 0;
    mapped->id.length = 0;
    tl_expansion_add(&mapped->id, text->text, text->length);
    snprintf(number, sizeof number, "-%zu", mapped->number + 1);
    if (again)
        tl_expansion_append(text, number);
    struct tl_cell cell = {
        .text = text->text, .length = text->length, .position = text->position};
    take_cell(mapped, row, &value->column, &cell);
}

/* Whether a value is the id of something of which there may be several in a record. */
static bool
is_id_of_several(const struct tl_mapped *mapped, const struct tl_mapped_value *value)
{
    enum tl_type type = mapped->mapping.type;
    return mapped->lists && (type == TL_RELATION || type == TL_EVENT) &&
           value->to == TL_TO_ROW && value->column.action == TL_COLUMN_FIELD &&
           value->column.field == TL_ID;
}

/* Everything that is said of something but its date. */
static void
take_values(struct tl_mapped *mapped, const struct tl_bound_row *row,
            enum tl_mapped_to to)
{
    for (size_t i = 0; i < mapped->mapping.count; i++) {
        const struct tl_mapped_value *value = &mapped->mapping.values[i];
        if (value->to != to || value->column.action == TL_COLUMN_DATE ||
            value == mapped->member)
            continue;
        if (is_id_of_several(mapped, value))
            take_id(mapped, row, value);
        else
            take_value(mapped, row, value, &mapped->text, take_cell);
    }
}

/* An attribute of all values of a column. */
static void
add_values(struct tl_mapped *mapped, const struct tl_table_column *as,
           const struct tl_values *values)
{
    struct tl_expansion all = {.position = values->cells[0].position};
    for (size_t i = 0; i < values->count; i++) {
        tl_expansion_append(&all, i ? "; " : "");
        tl_expansion_add(&all, values->cells[i].text, values->cells[i].length);
    }
    struct tl_cell cell = {
        .text = all.text, .length = all.length, .position = all.position};
    tl_table_cell_add(mapped->reading, as, &cell);
    tl_expansion_clear(&all);
}

/* What a record has that no column is for: an attribute of all values with one name. */
static void
add_others(struct tl_mapped *mapped, const struct tl_other *others, size_t count)
{
    struct tl_table_column as = {.action = TL_COLUMN_ATTRIBUTE, .field = TL_FIELDS};
    struct tl_expansion all = {0};
    for (size_t i = 0; i < count; i++) {
        const struct tl_other *other = &others[i];
        if (!all.length)
            all.position = other->cell.position;
        tl_expansion_append(&all, all.length ? "; " : "");
        tl_expansion_add(&all, other->cell.text, other->cell.length);
        if (i + 1 < count && strcmp(others[i + 1].name, other->name) == 0)
            continue;
        struct tl_cell cell = {
            .text = all.text, .length = all.length, .position = all.position};
        as.name = tl_mapped_attribute_name(mapped, other->name);
        tl_table_cell_add(mapped->reading, &as, &cell);
        all.length = 0;
    }
    tl_expansion_clear(&all);
}

static void
take_rest(struct tl_mapped *mapped, const struct tl_bound_row *row)
{
    take_values(mapped, row, TL_TO_REST);
    for (size_t i = 0; i < mapped->rest_count; i++) {
        const struct tl_rest *rest = &mapped->rest[i];
        if (rest->column >= row->cells->kept ||
            row->cells->cells[rest->column].length == 0)
            continue;
        if (row->values)
            add_values(mapped, &rest->as, &row->values[rest->column]);
        else
            tl_table_cell_add(mapped->reading, &rest->as,
                              &row->cells->cells[rest->column]);
    }
    if (!row->values)
        return;
    if (mapped->mapping.keeps_rest)
        add_others(mapped, mapped->record->others, mapped->record->other_count);
    add_others(mapped, mapped->record->pairs, mapped->record->pair_count);
}

static void
add_member(struct tl_mapped *mapped, const struct tl_bound_row *row,
           const struct tl_table_column *column, const struct tl_cell *cell)
{
    tl_builder_begin(mapped->reading->builder, TL_PARTICIPATION, cell->position);
    tl_table_cell_add(mapped->reading, column, cell);
    take_values(mapped, row, TL_TO_MEMBER);
    tl_mapped_date_set(mapped, row, TL_TO_MEMBER);
    take_rest(mapped, row);
    tl_builder_end(mapped->reading->builder);
}

/* The participations of a row: of several actors in a record, each with what is beside
 * it.
 */
static bool
add_members(struct tl_mapped *mapped, const struct tl_bound_row *row)
{
    struct tl_several several = {.count = 0};
    bool any = false;
    tl_several_add(&several, &mapped->member->choice, row);
    for (size_t i = 0; i < mapped->mapping.count; i++)
        if (mapped->mapping.values[i].to == TL_TO_MEMBER)
            tl_several_add_beside(&several, &mapped->mapping.values[i].choice, row);
    size_t ways = ways_within(mapped, &several, row);
    for (size_t i = 0; i < ways; i++) {
        tl_several_focus(&several, row, i);
        any = take_one(mapped, row, mapped->member, &mapped->who, add_member) || any;
        tl_several_drop(&several, row);
    }
    return any;
}

/* A row that names no one is about its event alone. */
static void
take_member(struct tl_mapped *mapped, const struct tl_bound_row *row)
{
    if (mapped->member && add_members(mapped, row))
        return;
    if (mapped->member && tl_row_fits(mapped->names->count, row->cells))
        tl_missing_note(
            &mapped->memberless,
            tl_template_position(&mapped->member->choice.templates[0], row));
    take_rest(mapped, row);
}

/* Whether anything is said of the actor, and has not been yet: in bulk it comes with
 * each row. One of whom nothing is said may be another one's alias. */
static bool
is_news(struct tl_mapped *mapped, const struct tl_bound_row *row, enum tl_mapped_to to)
{
    struct tl_expansion *all = &mapped->description;
    bool any = false;
    all->length = 0;
    tl_expansion_add(all, mapped->who.text, mapped->who.length);
    for (size_t i = 0; i < mapped->mapping.count; i++) {
        const struct tl_mapped_value *value = &mapped->mapping.values[i];
        if (value->to != to)
            continue;
        tl_expansion_add(all, "", 1); /* with its NUL, which is in no text */
        tl_expansion_add(all, value->key, strlen(value->key));
        if (!tl_choice_fill(&value->choice, row, &mapped->text))
            continue;
        tl_expansion_add(all, mapped->text.text, mapped->text.length);
        any = true;
    }
    if (!any)
        return false;
    uint32_t known = tl_vocabulary_count(&mapped->described);
    return tl_vocabulary_add(&mapped->described, all->text, all->length) == known;
}

/* Whether an actor has had another name in a row above. */
static bool
is_renamed(struct tl_mapped *mapped, const struct tl_bound_row *row,
           enum tl_mapped_to to)
{
    const struct tl_mapped_value *name = tl_mapping_find(&mapped->mapping, to, TL_NAME);
    struct tl_expansion *text = &mapped->text;
    mapped->names_given.width = sizeof(const char *);
    if (!name || !tl_choice_fill(&name->choice, row, text))
        return false;
    uint32_t actor =
        tl_vocabulary_add(&mapped->named, mapped->who.text, mapped->who.length);
    if (actor < mapped->names_given.count)
        return strcmp(*(const char **)tl_vector_at(&mapped->names_given, actor),
                      text->text) != 0;
    *(const char **)tl_vector_add(&mapped->names_given) =
        tl_arena_text(&mapped->texts, text->text, text->length);
    return false;
}

/* What a row says of an actor; of two names the second is an alias. */
static void
take_description(struct tl_mapped *mapped, const struct tl_bound_row *row,
                 enum tl_mapped_to to)
{
    bool renamed = is_renamed(mapped, row, to);
    mapped->renames |= renamed;
    for (size_t i = 0; i < mapped->mapping.count; i++) {
        struct tl_mapped_value value = mapped->mapping.values[i];
        if (value.to != to)
            continue;
        if (renamed && value.column.field == TL_NAME)
            value.column.field = TL_ALIASES;
        take_value(mapped, row, &value, &mapped->text, take_cell);
    }
}

static void
describe_one(struct tl_mapped *mapped, const struct tl_bound_row *row,
             enum tl_mapped_to to, const struct tl_mapped_value *actor)
{
    static const struct tl_table_column id = {
        .name = "id", .action = TL_COLUMN_FIELD, .field = TL_ID};
    if (!tl_choice_fill(&actor->choice, row, &mapped->who))
        return;
    struct tl_cell cell = {.text = mapped->who.text,
                           .length = mapped->who.length,
                           .position = mapped->who.position};
    if (!is_news(mapped, row, to))
        return;
    mapped->name.length = 0;
    tl_builder_begin(mapped->reading->builder, TL_ACTOR, cell.position);
    tl_table_cell_add(mapped->reading, &id, &cell);
    take_description(mapped, row, to);
    tl_builder_end(mapped->reading->builder);
}

/* Of an actor who is one in a list of a cell nothing can be said. Of several in a
 * record, each is described by what is beside it. */
static void
describe_actor(struct tl_mapped *mapped, const struct tl_bound_row *row,
               enum tl_mapped_to to)
{
    const struct tl_mapped_value *actor = tl_mapping_actor(&mapped->mapping, to);
    struct tl_several several = {.count = 0};
    if (!actor || tl_choice_is_list(&actor->choice))
        return;
    tl_several_add(&several, &actor->choice, row);
    for (size_t i = 0; i < mapped->mapping.count; i++)
        if (mapped->mapping.values[i].to == to)
            tl_several_add_beside(&several, &mapped->mapping.values[i].choice, row);
    size_t ways = ways_within(mapped, &several, row);
    for (size_t i = 0; i < ways; i++) {
        tl_several_focus(&several, row, i);
        describe_one(mapped, row, to, actor);
        tl_several_drop(&several, row);
    }
}

/* An event without a title and an id is called by its kind. */
static void
name_event(struct tl_mapped *mapped, const struct tl_bound_row *row)
{
    static const struct tl_table_column title = {
        .name = "title", .action = TL_COLUMN_FIELD, .field = TL_TITLE};
    static const enum tl_field names[] = {TL_ID, TL_TITLE};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct tl_mapped_value *value =
            tl_mapping_find(&mapped->mapping, TL_TO_ROW, names[i]);
        if (value && tl_choice_fill(&value->choice, row, &mapped->text))
            return;
    }
    if (!mapped->kind || !tl_choice_fill(&mapped->kind->choice, row, &mapped->text))
        return;
    struct tl_cell cell = {.text = mapped->text.text,
                           .length = mapped->text.length,
                           .position = mapped->text.position};
    tl_table_cell_add(mapped->reading, &title, &cell);
}

static void
trim_cells(struct tl_row *row)
{
    for (size_t i = 0; i < row->kept; i++) {
        struct tl_cell *cell = &row->cells[i];
        struct tl_substring text =
            tl_substring_trim((struct tl_substring){cell->text, cell->length});
        cell->text += text.text - cell->text;
        cell->length = text.length;
        cell->text[cell->length] = '\0';
    }
}

/* One with a wrong number of cells is reported as a mistake whatever is in it. */
static bool
is_asked_for(struct tl_mapped *mapped, const struct tl_bound_row *row)
{
    bool taken = !mapped->rows || tl_choice_holds(&mapped->rows->choice, row) ||
                 !tl_row_fits(mapped->names->count, row->cells);
    mapped->taken += taken;
    mapped->left += !taken;
    return taken;
}

/* What a record must have to become one of the model: of each row, one of these. */
static const struct {
    enum tl_type type;
    enum tl_field any_of[3]; /* ended by TL_FIELDS where there are fewer */
} needs[] = {
    {TL_ACTOR, {TL_ID, TL_NAME, TL_FIELDS}},
    {TL_EVENT, {TL_ID, TL_TITLE, TL_KIND}},
    {TL_RELATION, {TL_SOURCE, TL_FIELDS}},
    {TL_RELATION, {TL_TARGET, TL_FIELDS}},
    {TL_REFERENCE, {TL_ID, TL_TITLE, TL_FIELDS}},
    {TL_PARTICIPATION, {TL_EVENT_ID, TL_FIELDS}},
    {TL_PARTICIPATION, {TL_ACTOR_ID, TL_FIELDS}},
    {TL_CITATION, {TL_REFERENCE_ID, TL_FIELDS}},
    {TL_CITATION, {TL_ITEM, TL_FIELDS}},
};

static bool
has_any(const struct tl_mapped *mapped, const struct tl_bound_row *row,
        const enum tl_field any_of[3])
{
    for (size_t i = 0; i < 3 && any_of[i] < TL_FIELDS; i++) {
        const struct tl_mapped_value *value =
            tl_mapping_find(&mapped->mapping, TL_TO_ROW, any_of[i]);
        if (value && tl_choice_holds(&value->choice, row))
            return true;
    }
    return false;
}

/* Records of other programs are often parts of larger ones: what lacks something is
 * left out. Where a list may be empty, it is not told. */
static bool
is_whole(struct tl_mapped *mapped, const struct tl_bound_row *row)
{
    bool whole = true;
    for (size_t i = 0; row->values && i < sizeof needs / sizeof *needs; i++)
        whole = whole && (needs[i].type != mapped->mapping.type ||
                          has_any(mapped, row, needs[i].any_of));
    if (!whole && !mapped->may_lack)
        tl_missing_note(&mapped->incomplete, row->cells->cells[0].position);
    return whole;
}

static void
add_record(void *context, struct tl_row *cells)
{
    struct tl_mapped *mapped = context;
    const struct tl_bound_row row = {cells, mapped->bindings, mapped->lists};
    struct tl_builder *builder = mapped->reading->builder;
    if (!is_asked_for(mapped, &row) || !is_whole(mapped, &row))
        return;
    if (!row.values)
        tl_mapped_row_check(mapped, &row);
    for (enum tl_mapped_to to = TL_TO_ACTOR;
         mapped->describes_actors && to <= TL_TO_TARGET; to++)
        describe_actor(mapped, &row, to);
    mapped->name.length = 0;
    tl_builder_begin(builder, mapped->mapping.type, cells->cells[0].position);
    tl_table_width_check(mapped->reading, mapped->names->count, cells);
    tl_mapped_date_set(mapped, &row, TL_TO_ROW);
    tl_mapped_claims_read(mapped, &row);
    take_values(mapped, &row, TL_TO_ROW);
    tl_mapped_claims_check(mapped);
    if (mapped->kind)
        name_event(mapped, &row);
    take_values(mapped, &row, TL_TO_PARTY);
    take_member(mapped, &row);
    tl_builder_end(builder);
}

void
tl_mapped_row_add(struct tl_mapped *mapped, struct tl_row *row)
{
    const struct tl_reading_options *options = mapped->reading->options;
    trim_cells(row);
    for (; mapped; mapped = mapped->next) {
        mapped->seen++;
        tl_reshape_fill(&mapped->reshape, row);
        /* What means nothing has been written on purpose: nothing fills it. */
        tl_row_empty_missing(row, options->missing, options->missing_count,
                             options->decimal);
        if (!tl_mapped_plain_add(mapped, row))
            tl_reshape_row(&mapped->reshape, row, add_record, mapped);
    }
}

void
tl_mapped_record_add(struct tl_mapped *mapped, struct tl_row *row,
                     const struct tl_record_values *record)
{
    mapped->seen++;
    mapped->lists = record->values;
    mapped->record = record;
    mapped->may_lack = record->may_lack;
    mapped->number = record->number;
    add_record(mapped, row);
}

void
tl_mapped_record_miss(struct tl_mapped *mapped, struct tl_row *row,
                      const struct tl_record_values *record)
{
    const struct tl_bound_row bound = {row, mapped->bindings, record->values};
    if (!mapped->rows || tl_choice_holds(&mapped->rows->choice, &bound))
        tl_missing_note(&mapped->incomplete, row->cells[0].position);
}
