#include "csv_edges.h"

#include <stdio.h>
#include <string.h>

#include "csv_list.h"
#include "csv_record.h"

/* Room for an end of a relation, with its NUL: a day, or a date of a few parts. */
#define END_MAX 40

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

static void
add_actor(struct tl_builder *builder, const struct tl_cell *id,
          const struct tl_cell *name)
{
    if (!id)
        return;
    tl_builder_begin(builder, TL_ACTOR, id->position);
    tl_builder_set(builder, TL_ID, id->text, id->length, id->position);
    if (name)
        tl_builder_set(builder, TL_NAME, name->text, name->length, name->position);
    tl_builder_end(builder);
}

/*
 * Days in years of more than four digits, or written with more, are ISO 8601 and not
 * EDTF. The zeros go; where more than four digits stay, the day goes as well: those
 * are bounds of dates that EDTF gives no more than a year.
 */
static void
convert_end(const char *text, char converted[END_MAX])
{
    bool has_sign = *text == '-' || *text == '+';
    const char *sign = *text == '-' ? "-" : "";
    const char *year = text + has_sign;
    size_t digits = strspn(year, "0123456789");
    if (digits <= 4 || year[digits] != '-') {
        snprintf(converted, END_MAX, "%s", text);
        return;
    }
    for (; digits > 4 && *year == '0'; digits--)
        year++;
    if (digits == 4)
        snprintf(converted, END_MAX, "%s%s", sign, year);
    else
        snprintf(converted, END_MAX, "Y%s%.*s", sign, (int)digits, year);
}

/* Whether it was read: it is empty where there is no cell. */
static bool
read_end(const struct tl_reading *reading, const struct tl_cell *cell,
         char end[END_MAX])
{
    end[0] = '\0';
    if (cell && cell->length >= END_MAX - 1) {
        tl_report(reading->diagnostics, cell->position, TL_RULE_BAD_DATE, NULL,
                  "found no day, expected one, or '..' for an open end");
        return false;
    }
    if (cell)
        convert_end(cell->text, end);
    return true;
}

static bool
is_day(const char *end)
{
    return *end && strcmp(end, "..") != 0;
}

/* No date can tell of two ends neither of which is a day. */
static void
set_date(const struct tl_reading *reading, const struct tl_cell *first_cell,
         const struct tl_cell *last_cell)
{
    char first[END_MAX];
    char last[END_MAX];
    char date[2 * END_MAX];
    if (!read_end(reading, first_cell, first) || !read_end(reading, last_cell, last))
        return;
    if (!is_day(first) && !is_day(last)) {
        if (*first || *last)
            tl_report(
                reading->diagnostics, (first_cell ? first_cell : last_cell)->position,
                TL_RULE_IGNORED, NULL,
                "found a tie without a first and a last day; it is read as undated");
        return;
    }
    int length = strcmp(first, last) == 0
                     ? snprintf(date, sizeof date, "%s", first)
                     : snprintf(date, sizeof date, "%s/%s", first, last);
    tl_builder_set(reading->builder, TL_DATE, date, (size_t)length,
                   first_cell ? first_cell->position : last_cell->position);
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

void
tl_edge_row_add(const struct tl_reading *reading, const struct tl_table *table,
                const struct tl_edge_columns *columns, const struct tl_row *row)
{
    /* Of a torn row nobody knows what its names belong to. */
    if (tl_table_row_fits(table, row)) {
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
