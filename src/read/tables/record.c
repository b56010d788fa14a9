#include "record.h"

#include <string.h>

#include "graph/query/network.h"
#include "src/read/base/reader.h"
#include "src/read/base/span_text.h"
#include "src/read/csv/cell.h"
#include "date.h"
#include "table.h"

/* What a column does with a cell that is not empty. */
typedef void cell_action(const struct tl_reading *reading,
                         const struct tl_table_column *column,
                         const struct tl_cell *cell);

static void
skip(const struct tl_reading *reading, const struct tl_table_column *column,
     const struct tl_cell *cell)
{
    (void)reading;
    (void)column;
    (void)cell;
}

static bool
is_number(enum tl_field field)
{
    return tl_fields[field].value == TL_VALUE_COUNT ||
           tl_fields[field].value == TL_VALUE_WEIGHT;
}

/* A number as the table writes them. */
static void
set_number(const struct tl_reading *reading, const struct tl_table_column *column,
           const struct tl_cell *cell)
{
    char decimal = reading->options->decimal;
    size_t length = cell->length;
    if (tl_read_csv_number_read(cell->text, &length, decimal))
        tl_builder_set(reading->builder, column->field, cell->text, length,
                       cell->position);
    else
        tl_report(reading->diagnostics, cell->position, TL_RULE_BAD_NUMBER, NULL,
                  "found '%.*s', expected a number such as %s",
                  tl_shown_part(cell->text, length), cell->text,
                  decimal == ',' ? "1.234,5" : "1,234.5");
}

static void
set_field(const struct tl_reading *reading, const struct tl_table_column *column,
          const struct tl_cell *cell)
{
    if (reading->options && reading->options->decimal && is_number(column->field))
        set_number(reading, column, cell);
    else
        tl_builder_set(reading->builder, column->field, cell->text, cell->length,
                       cell->position);
}

static void
set_date(const struct tl_reading *reading, const struct tl_table_column *column,
         const struct tl_cell *cell)
{
    tl_read_csv_date_set(reading, column->field, cell);
}

static void
set_kind(const struct tl_reading *reading, const struct tl_table_column *column,
         const struct tl_cell *cell)
{
    set_field(reading, column, cell);
    tl_builder_set(reading->builder, TL_TITLE, cell->text, cell->length,
                   cell->position);
}

static void
set_list(const struct tl_reading *reading, const struct tl_table_column *column,
         const struct tl_cell *cell)
{
    char *rest = cell->text;
    const char *element;
    size_t length;
    while (tl_list_next(&rest, &element, &length))
        tl_builder_set(reading->builder, column->field, element, length,
                       cell->position);
}

static void
set_attribute(const struct tl_reading *reading, const struct tl_table_column *column,
              const struct tl_cell *cell)
{
    tl_builder_attribute(reading->builder, column->name, cell->text, cell->length,
                         cell->position);
}

/* Who presses Enter in a cell means the next element, which only ";" can tell. */
static void
warn_of_line_end(const struct tl_reading *reading, const char *element, size_t length,
                 struct tl_position position)
{
    const char *end = memchr(element, '\n', length);
    if (end)
        tl_report(reading->diagnostics, position, TL_RULE_LIST, NULL,
                  "found a line end after '%.*s', expected ';' between the elements of "
                  "a list",
                  tl_shown_part(element, (size_t)(end - element)), element);
}

static void
warn_of_parenthesis(const struct tl_reading *reading, const char *element,
                    size_t length, const char *rest, struct tl_position position)
{
    if (tl_list_parts_group(element, length, rest))
        tl_report(reading->diagnostics, position, TL_RULE_LIST, NULL,
                  "found ';' within parentheses after '%.*s', which divides the list; "
                  "write '\\;' where it belongs to the text",
                  tl_shown_part(element, length), element);
}

/* A record for each element, which gives two of its fields. */
static void
add_grouped(const struct tl_reading *reading, enum tl_type type, enum tl_field field,
            enum tl_field group, const struct tl_cell *cell)
{
    struct tl_builder *builder = reading->builder;
    char *rest = cell->text;
    const char *element;
    size_t length;
    while (tl_list_next(&rest, &element, &length)) {
        warn_of_line_end(reading, element, length, cell->position);
        warn_of_parenthesis(reading, element, length, rest, cell->position);
        tl_builder_begin(builder, type, cell->position);
        tl_builder_set_grouped(builder, field, group, element, length, cell->position);
        tl_builder_end(builder);
    }
}

static void
add_participants(const struct tl_reading *reading, const struct tl_table_column *column,
                 const struct tl_cell *cell)
{
    (void)column;
    add_grouped(reading, TL_PARTICIPATION, TL_ACTOR_ID, TL_ROLE, cell);
}

static void
add_citations(const struct tl_reading *reading, const struct tl_table_column *column,
              const struct tl_cell *cell)
{
    (void)column;
    add_grouped(reading, TL_CITATION, TL_REFERENCE_ID, TL_LOCATOR, cell);
}

static void
add_party(const struct tl_reading *reading, const struct tl_table_column *column,
          const struct tl_cell *cell)
{
    struct tl_builder *builder = reading->builder;
    tl_builder_begin(builder, TL_PARTICIPATION, cell->position);
    tl_builder_set(builder, TL_ACTOR_ID, cell->text, cell->length, cell->position);
    tl_builder_set(builder, TL_ROLE, column->name, strlen(column->name),
                   cell->position);
    tl_builder_end(builder);
}

static cell_action *const actions[TL_COLUMN_ACTIONS] = {
    [TL_COLUMN_SKIP] = skip,
    [TL_COLUMN_FIELD] = set_field,
    [TL_COLUMN_DATE] = set_date,
    [TL_COLUMN_LIST] = set_list,
    [TL_COLUMN_KIND] = set_kind,
    [TL_COLUMN_ATTRIBUTE] = set_attribute,
    [TL_COLUMN_PARTICIPANTS] = add_participants,
    [TL_COLUMN_CITE] = add_citations,
    [TL_COLUMN_PARTY] = add_party,
};

bool
tl_row_fits(size_t width, const struct tl_row *row)
{
    return row->count >= width && row->spill.line == 0;
}

/* "Source: World Bank, 2020", as published tables have it below their rows. */
static bool
may_be_note(size_t width, const struct tl_row *row)
{
    return row->count < width &&
           (row->count == 1 || memchr(row->cells[0].text, ':', row->cells[0].length));
}

void
tl_table_width_check(const struct tl_reading *reading, size_t width,
                     const struct tl_row *row)
{
    if (tl_row_fits(width, row))
        return;
    bool hints =
        may_be_note(width, row) && !tl_diagnostics_is_lenient(reading->diagnostics);
    tl_report(reading->diagnostics,
              row->spill.line ? row->spill : row->cells[0].position, TL_RULE_COLUMNS,
              NULL, "found %zu %s in a row, expected %zu, as the header row has%s",
              row->count, row->count == 1 ? "cell" : "cells", width,
              hints ? "; a note below a table is left out by --skip-bad" : "");
}

void
tl_table_cell_add(const struct tl_reading *reading,
                  const struct tl_table_column *column, const struct tl_cell *cell)
{
    actions[column->action](reading, column, cell);
}

static void
fill_row(const struct tl_reading *reading, const struct tl_table *table,
         const struct tl_row *row)
{
    tl_table_width_check(reading, table->count, row);
    for (size_t i = 0; i < row->kept; i++) {
        const struct tl_table_column *column = &table->columns[i];
        if (row->cells[i].length > 0)
            actions[column->action](reading, column, &row->cells[i]);
    }
}

void
tl_table_row_add(const struct tl_reading *reading, const struct tl_table *table,
                 const struct tl_row *row)
{
    tl_builder_begin(reading->builder, table->type, row->cells[0].position);
    fill_row(reading, table, row);
    tl_builder_end(reading->builder);
}

/*
 * Edge lists, as our own CSV output writes them: each row is a relation, whose date is
 * made of `first` and `last`, with a citation for each of its references, and the
 * actors at its two ends. Relations of one kind between the same two make one tie
 * again, so that the edge lists of a dataset in pieces add up to that of the whole.
 */

struct tl_edge_columns
tl_edge_columns_find(const struct tl_table *table)
{
    return (struct tl_edge_columns){
        .source = tl_table_find(table, "source"),
        .target = tl_table_find(table, "target"),
        .source_name = tl_table_find(table, "source_name"),
        .target_name = tl_table_find(table, "target_name"),
        .first = tl_table_find(table, "first"),
        .last = tl_table_find(table, "last"),
        .kind = tl_table_find(table, "kind"),
        .events = tl_table_find(table, "events"),
        .status = tl_table_find(table, "status"),
        .references = tl_table_find(table, "references"),
    };
}

/* A cell that may lie beyond the row's end; then it is empty, and NULL. */
static const struct tl_cell *
cell_at(const struct tl_row *row, size_t index)
{
    if (index >= row->kept || row->cells[index].length == 0)
        return NULL;
    return &row->cells[index];
}

/* An end without a name, as nobody but a person writes it, is a mention. */
static void
add_actor(struct tl_builder *builder, const struct tl_cell *id,
          const struct tl_cell *name)
{
    if (!id || !name)
        return;
    tl_builder_begin(builder, TL_ACTOR, id->position);
    tl_builder_set(builder, TL_ID, id->text, id->length, id->position);
    tl_builder_set(builder, TL_NAME, name->text, name->length, name->position);
    tl_builder_end(builder);
}

/* The text of an end; "" where there is no cell, NULL, reported, where it is no day. */
static const char *
read_end(const struct tl_reading *reading, const struct tl_cell *cell)
{
    if (!cell || cell->length < TL_SPAN_END_MAX - 1)
        return cell ? cell->text : "";
    tl_report(reading->diagnostics, cell->position, TL_RULE_BAD_DATE, NULL,
              "found no day, expected one, or '..' for an open end");
    return NULL;
}

/* No date can tell of two ends neither of which is a day. */
static void
set_edge_date(const struct tl_reading *reading, const struct tl_cell *first_cell,
              const struct tl_cell *last_cell)
{
    char date[TL_SPAN_TEXT_MAX];
    const char *first = read_end(reading, first_cell);
    const char *last = read_end(reading, last_cell);
    if (!first || !last || !(*first || *last))
        return;
    struct tl_position position = (first_cell ? first_cell : last_cell)->position;
    size_t length = tl_span_text(first, last, date);
    if (length)
        tl_builder_set(reading->builder, TL_DATE, date, length, position);
    else
        tl_report(reading->diagnostics, position, TL_RULE_IGNORED, NULL,
                  "found a tie without a first and a last day; it is read as undated");
}

/* Whatever the edge rests on makes it as sure as its status says. */
static void
cite_references(struct tl_builder *builder, const struct tl_cell *references,
                const struct tl_cell *status)
{
    char *rest = references ? references->text : NULL;
    const char *element;
    size_t length;
    if (!references && status)
        tl_builder_attribute(builder, "status", status->text, status->length,
                             status->position);
    while (references && tl_list_next(&rest, &element, &length)) {
        tl_builder_begin(builder, TL_CITATION, references->position);
        tl_builder_set(builder, TL_REFERENCE_ID, element, length, references->position);
        if (status)
            tl_builder_set(builder, TL_STATUS, status->text, status->length,
                           status->position);
        tl_builder_end(builder);
    }
}

static bool
is_same(const struct tl_cell *a, const struct tl_cell *b)
{
    return a && b && strcmp(a->text, b->text) == 0;
}

bool
tl_edge_row_is_of_event(const struct tl_reading *reading,
                        const struct tl_edge_columns *columns, const struct tl_row *row)
{
    const struct tl_cell *kind = cell_at(row, columns->kind);
    const struct tl_cell *events = cell_at(row, columns->events);
    const struct tl_cell *end = NULL;
    if (kind && strcmp(kind->text, tl_edge_names[TL_EDGE_PARTICIPATION]) == 0)
        end = cell_at(row, columns->target);
    else if (kind && strcmp(kind->text, tl_edge_names[TL_EDGE_PART]) == 0)
        end = cell_at(row, columns->source);
    if (!is_same(end, events))
        return false;
    tl_report(reading->diagnostics, end->position, TL_RULE_TABLE, NULL,
              "found an edge at the event '%.*s', of which an edge list tells too "
              "little to be read back; expected one of actors (-o csv@actors:FILE), or "
              "tables (-o tables:FOLDER), which tell all",
              TL_SHOWN(end->text));
    return true;
}

void
tl_edge_row_add(const struct tl_reading *reading, const struct tl_table *table,
                const struct tl_edge_columns *columns, const struct tl_row *row)
{
    /* Of a torn row nobody knows what its names belong to. */
    if (tl_row_fits(table->count, row)) {
        add_actor(reading->builder, cell_at(row, columns->source),
                  cell_at(row, columns->source_name));
        add_actor(reading->builder, cell_at(row, columns->target),
                  cell_at(row, columns->target_name));
    }
    tl_builder_begin(reading->builder, TL_RELATION, row->cells[0].position);
    fill_row(reading, table, row);
    set_edge_date(reading, cell_at(row, columns->first), cell_at(row, columns->last));
    cite_references(reading->builder, cell_at(row, columns->references),
                    cell_at(row, columns->status));
    tl_builder_end(reading->builder);
}
