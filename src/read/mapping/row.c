#include "mapped.h"

#include <stdbool.h>
#include <string.h>

#include "src/read/tables/row_cells.h"
#include "bind.h"
#include "template.h"

/*
 * Lists in a cell of somebody else's table, which {Column:each ,} divides. What is in
 * quotes or parentheses is one element: "Doe, Jane"; Ministry (Trade, Crafts). Quotes
 * around an element are dropped, and so are the brackets of ["Ann", "Bob"], as programs
 * write lists.
 */

/* A list that is being divided. Its texts are borrowed. */
struct cell_list {
    struct tl_substring rest;
    struct tl_substring separator;
    const char *quotes; /* that elements may stand in */
};

/* The bytes of what is in quotes at the beginning of a text, with them; 0 where nothing
 * is. As in mail: "Doe, Jane" <jane@example.org>. */
static size_t
length_of_quoted(struct tl_substring text, const char *quotes)
{
    const char *close = NULL;
    if (text.length && *text.text && strchr(quotes, *text.text))
        close = memchr(text.text + 1, *text.text, text.length - 1);
    return close ? (size_t)(close - text.text) + 1 : 0;
}

/* The bytes of the group in parentheses that begins a text; 1 where it has no end, or
 * one so far away that it is none. */
static size_t
length_of_group(struct tl_substring text)
{
    enum { LONGEST = 1000 };
    size_t open = 0;
    for (size_t at = 0; at < text.length && at < LONGEST; at++) {
        open += text.text[at] == '(';
        open -= text.text[at] == ')';
        if (open == 0)
            return at + 1;
    }
    return 1;
}

static struct tl_substring
from(struct tl_substring text, size_t at)
{
    return (struct tl_substring){text.text + at, text.length - at};
}

/* The bytes before a separator, or all. */
static size_t
length_of_element(const struct cell_list *each)
{
    struct tl_substring text = each->rest;
    struct tl_substring separator = each->separator;
    size_t at = 0;
    while (at < text.length && strchr(" \t", text.text[at]))
        at++;
    at += length_of_quoted(from(text, at), each->quotes);
    while (at < text.length &&
           (text.length - at < separator.length ||
            memcmp(text.text + at, separator.text, separator.length) != 0))
        at += text.text[at] == '(' ? length_of_group(from(text, at)) : 1;
    return at;
}

/* Without quotes, if they are around all of it. */
static struct tl_substring
unquote(struct tl_substring text, const char *quotes)
{
    if (text.length && length_of_quoted(text, quotes) == text.length)
        return tl_substring_trim((struct tl_substring){text.text + 1, text.length - 2});
    return text;
}

/* Python quotes a text as '...', or as "..." where it has an apostrophe. */
static bool
is_bracketed(struct tl_substring text)
{
    text = tl_substring_trim(text);
    if (text.length < 2 || *text.text != '[' || text.text[text.length - 1] != ']')
        return false;
    text = tl_substring_trim((struct tl_substring){text.text + 1, text.length - 2});
    return text.length == 0 || length_of_quoted(text, "\"'") > 0;
}

static void
list_begin(struct cell_list *each, struct tl_substring list,
           struct tl_substring separator)
{
    bool has_brackets = is_bracketed(list);
    list = tl_substring_trim(list);
    if (has_brackets)
        list = (struct tl_substring){list.text + 1, list.length - 2};
    *each = (struct cell_list){list, separator, has_brackets ? "\"'" : "\""};
}

/* The next element, which may be empty, without the blanks around it. False where there
 * is none left. */
static bool
list_next(struct cell_list *each, struct tl_substring *element)
{
    if (each->rest.length == 0)
        return false;
    size_t length = length_of_element(each);
    size_t passed = length + each->separator.length;
    *element =
        unquote(tl_substring_trim((struct tl_substring){each->rest.text, length}),
                each->quotes);
    each->rest =
        from(each->rest, passed < each->rest.length ? passed : each->rest.length);
    return true;
}

/*
 * What is done to the rows of a table before a mapping reads them: cells that were
 * merged get the text above them (fill_down), and columns become rows (unpivot).
 */

static void
set_text(struct tl_expansion *expansion, const char *text, size_t length)
{
    expansion->length = 0;
    tl_expansion_add(expansion, text, length);
}

static void
fill_cell(struct tl_fill *fill, struct tl_cell *cell)
{
    if (cell->length) {
        set_text(&fill->above, cell->text, cell->length);
    } else if (fill->above.length) {
        set_text(&fill->copy, fill->above.text, fill->above.length);
        cell->text = fill->copy.text;
        cell->length = fill->copy.length;
        cell->code = 0;
    }
}

/* The cells of a row, empty ones where it has too few, and room for two more. */
static struct tl_row
lengthen(struct tl_reshape *reshape, const struct tl_row *row)
{
    size_t count = reshape->names->count;
    size_t kept = row->kept < count ? row->kept : count;
    struct tl_row longer = *row;
    memcpy(reshape->cells, row->cells, kept * sizeof *row->cells);
    for (size_t i = kept; i < count; i++)
        reshape->cells[i] =
            (struct tl_cell){.text = row->cells[0].text + row->cells[0].length,
                             .position = row->cells[0].position};
    longer.cells = reshape->cells;
    longer.kept = count + TL_UNPIVOT_CELLS;
    return longer;
}

/* Makes a row of what stands in a column. */
static void
set_column(struct tl_reshape *reshape, struct tl_row *row, size_t column)
{
    struct tl_cell *added = row->cells + reshape->names->count;
    const struct tl_cell *cell = &row->cells[column];
    const char *name = reshape->names->names[column];
    set_text(&reshape->called, name, strlen(name));
    added[TL_UNPIVOT_CELL] = *cell;
    added[TL_UNPIVOT_COLUMN] = (struct tl_cell){.text = reshape->called.text,
                                                .length = reshape->called.length,
                                                .position = cell->position};
}

static void
unpivot(struct tl_reshape *reshape, const struct tl_row *row, tl_row_handler *handler,
        void *context)
{
    struct tl_row longer = lengthen(reshape, row);
    bool torn = !tl_row_fits(reshape->names->count, row);
    for (size_t i = 0; i < reshape->wide_count; i++) {
        const struct tl_binding *range = &reshape->wide[i];
        for (size_t column = range->column; column <= range->last; column++) {
            if (!torn && !longer.cells[column].length)
                continue;
            set_column(reshape, &longer, column);
            handler(context, &longer);
            if (torn)
                return;
        }
    }
}

/* Gives empty cells of some columns the text above them. Such a column stands within
 * those that were named before it: where one of them has a text, it begins anew. */
static void
fill_down(struct tl_reshape *reshape, struct tl_row *row)
{
    bool anew = false;
    for (size_t i = 0; i < reshape->fill_count; i++) {
        struct tl_fill *fill = &reshape->fills[i];
        if (fill->column >= row->kept)
            continue;
        struct tl_cell *cell = &row->cells[fill->column];
        if (anew)
            fill->above.length = 0;
        anew = anew || cell->length > 0;
        fill_cell(fill, cell);
    }
}

/* Gives the rows that a row becomes to the handler. Of one that has not as many cells
 * as there are names, only the first. */
static void
reshape_row(struct tl_reshape *reshape, struct tl_row *row, tl_row_handler *handler,
            void *context)
{
    if (reshape->wide_count)
        unpivot(reshape, row, handler, context);
    else
        handler(context, row);
}

/* Something to do with a text of a value, or with each of its elements. */
typedef void taker(struct tl_mapped *mapped, const struct tl_bound_row *row,
                   const struct tl_table_column *column, const struct tl_cell *cell);

static void
take_cell(struct tl_mapped *mapped, const struct tl_bound_row *row,
          const struct tl_table_column *column, const struct tl_cell *cell)
{
    (void)row;
    if (column->action == TL_COLUMN_CITE)
        tl_mapped_cite(mapped, cell);
    else
        tl_table_cell_add(mapped->reading, column, cell);
}

static void
take_elements(struct tl_mapped *mapped, const struct tl_bound_row *row,
              const struct tl_table_column *column, const struct tl_chunk *each,
              const struct tl_cell *list, taker *take)
{
    const struct tl_chunk *inner = tl_chunk_each(each->then);
    struct tl_table_column single = *column;
    struct tl_expansion text = {0};
    struct cell_list rest;
    struct tl_substring element;
    if (single.action == TL_COLUMN_LIST)
        single.action = TL_COLUMN_FIELD;
    list_begin(&rest, (struct tl_substring){list->text, list->length}, each->argument);
    while (list_next(&rest, &element)) {
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
        is_bracketed((struct tl_substring){cell->text, cell->length}))
        tl_report(mapped->reading->diagnostics, cell->position, TL_RULE_LIST, NULL,
                  "found the list '%.*s', which is read as one actor; %s={%s:each ,} "
                  "divides it",
                  tl_shown_part(cell->text, cell->length), cell->text, value->key,
                  mapped->names->names[column]);
}

/* Whether the value gives a text in this row. */
static bool
take_value(struct tl_mapped *mapped, const struct tl_bound_row *row,
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

/* Everything that is said of something but its date. */
static void
take_values(struct tl_mapped *mapped, const struct tl_bound_row *row,
            enum tl_mapped_to to)
{
    for (size_t i = 0; i < mapped->mapping.count; i++) {
        const struct tl_mapped_value *value = &mapped->mapping.values[i];
        if (value->to == to && value->column.action != TL_COLUMN_DATE &&
            value != mapped->member)
            take_value(mapped, row, value, &mapped->text, take_cell);
    }
}

static void
take_rest(struct tl_mapped *mapped, const struct tl_bound_row *row)
{
    take_values(mapped, row, TL_TO_REST);
    for (size_t i = 0; i < mapped->rest_count; i++) {
        const struct tl_rest *rest = &mapped->rest[i];
        if (rest->column < row->cells->kept &&
            row->cells->cells[rest->column].length > 0)
            tl_table_cell_add(mapped->reading, &rest->as,
                              &row->cells->cells[rest->column]);
    }
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

/* A row that names no one is about its event alone. */
static void
take_member(struct tl_mapped *mapped, const struct tl_bound_row *row)
{
    if (mapped->member &&
        take_value(mapped, row, mapped->member, &mapped->who, add_member))
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

/* Of an actor who is one in a list nothing can be said. */
static void
describe_actor(struct tl_mapped *mapped, const struct tl_bound_row *row,
               enum tl_mapped_to to)
{
    static const struct tl_table_column id = {
        .name = "id", .action = TL_COLUMN_FIELD, .field = TL_ID};
    const struct tl_mapped_value *actor = tl_mapped_actor(mapped, to);
    if (!actor || tl_choice_is_list(&actor->choice) ||
        !tl_choice_fill(&actor->choice, row, &mapped->who))
        return;
    struct tl_cell cell = {.text = mapped->who.text,
                           .length = mapped->who.length,
                           .position = mapped->who.position};
    if (!is_news(mapped, row, to))
        return;
    tl_builder_begin(mapped->reading->builder, TL_ACTOR, cell.position);
    tl_table_cell_add(mapped->reading, &id, &cell);
    take_description(mapped, row, to);
    tl_builder_end(mapped->reading->builder);
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

static void
add_record(void *context, struct tl_row *cells)
{
    struct tl_mapped *mapped = context;
    const struct tl_bound_row row = {cells, mapped->bindings};
    struct tl_builder *builder = mapped->reading->builder;
    if (!is_asked_for(mapped, &row))
        return;
    tl_mapped_row_check(mapped, &row);
    for (enum tl_mapped_to to = TL_TO_ACTOR;
         mapped->describes_actors && to <= TL_TO_TARGET; to++)
        describe_actor(mapped, &row, to);
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
    mapped->seen++;
    trim_cells(row);
    fill_down(&mapped->reshape, row);
    /* What means nothing has been written on purpose: nothing fills it. */
    tl_row_empty_missing(row, options->missing, options->missing_count,
                         options->decimal);
    if (!tl_mapped_plain_add(mapped, row))
        reshape_row(&mapped->reshape, row, add_record, mapped);
}
