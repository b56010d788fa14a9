#include "edges.h"

#include <string.h>

#include "graph/query/network.h"
#include "src/read/base/span_text.h"
#include "src/read/csv/list.h"
#include "record.h"

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
set_date(const struct tl_reading *reading, const struct tl_cell *first_cell,
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
add_citations(struct tl_builder *builder, const struct tl_cell *references,
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
    tl_table_row_fill(reading, table, row);
    set_date(reading, cell_at(row, columns->first), cell_at(row, columns->last));
    add_citations(reading->builder, cell_at(row, columns->references),
                  cell_at(row, columns->status));
    tl_builder_end(reading->builder);
}
