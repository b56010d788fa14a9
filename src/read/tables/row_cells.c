#include "row_cells.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/list.h"
#include "src/read/csv/cell.h"
#include "date.h"

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

static void
set_field(const struct tl_reading *reading, const struct tl_table_column *column,
          const struct tl_cell *cell)
{
    size_t length = cell->length;
    if (tl_read_csv_field_number(reading, column->field, cell, &length))
        tl_builder_set(reading->builder, column->field, cell->text, length,
                       cell->position);
}

/* By the format of the options. What is no date may be kept as words. */
static void
set_date(const struct tl_reading *reading, const struct tl_table_column *column,
         const struct tl_cell *cell)
{
    char edtf[TL_DATE_EDTF_MAX];
    enum tl_dating dating =
        tl_read_csv_date(reading, cell->text, cell->length, cell->position, edtf);
    if (dating == TL_DATING_GOOD)
        tl_builder_set(reading->builder, column->field, *edtf ? edtf : cell->text,
                       *edtf ? strlen(edtf) : cell->length, cell->position);
    else if (dating == TL_DATING_WORDS)
        tl_read_csv_words_keep(reading, TL_FIELDS, cell->text, cell->length,
                               cell->position);
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
            enum tl_field group, const struct tl_cell *cell,
            const struct tl_table_claims *claims)
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
        if (claims)
            tl_table_claims_set(reading, claims);
        tl_builder_end(builder);
    }
}

static void
add_participants(const struct tl_reading *reading, const struct tl_table_column *column,
                 const struct tl_cell *cell)
{
    (void)column;
    add_grouped(reading, TL_PARTICIPATION, TL_ACTOR_ID, TL_ROLE, cell, NULL);
}

void
tl_table_citations_add(const struct tl_reading *reading, const struct tl_cell *cell,
                       const struct tl_table_claims *claims)
{
    add_grouped(reading, TL_CITATION, TL_REFERENCE_ID, TL_LOCATOR, cell, claims);
}

void
tl_table_citation_add(const struct tl_reading *reading, const struct tl_cell *cell,
                      const struct tl_table_claims *claims)
{
    struct tl_builder *builder = reading->builder;
    tl_builder_begin(builder, TL_CITATION, cell->position);
    tl_builder_set(builder, TL_REFERENCE_ID, cell->text, cell->length, cell->position);
    if (claims)
        tl_table_claims_set(reading, claims);
    tl_builder_end(builder);
}

static void
add_citations(const struct tl_reading *reading, const struct tl_table_column *column,
              const struct tl_cell *cell)
{
    (void)column;
    tl_table_citations_add(reading, cell, NULL);
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

/* "Source: World Bank, 2020", as published tables have it below their rows. In a time
 * of day, a digit stands before the colon. */
static bool
may_be_note(size_t width, const struct tl_row *row)
{
    const char *text = row->cells[0].text;
    const char *colon = memchr(text, ':', row->cells[0].length);
    return row->count < width &&
           (row->count == 1 || (colon > text && !tl_ascii_is_digit(colon[-1])));
}

bool
tl_row_fits(size_t width, const struct tl_row *row)
{
    return row->spill.line == 0 && !may_be_note(width, row);
}

static void
note_short_row(const struct tl_reading *reading, size_t width, const struct tl_row *row)
{
    struct tl_csv_short_rows *rows = reading->short_rows;
    if (rows && rows->count++ == 0) {
        rows->cells = row->count;
        rows->width = width;
        rows->position = row->cells[0].position;
    }
}

void
tl_read_csv_short_rows_tell(const struct tl_reading *reading)
{
    const struct tl_csv_short_rows *rows = reading->short_rows;
    char others[64] = "";
    if (rows->count > 1)
        snprintf(others, sizeof others, ", and too few in %zu more", rows->count - 1);
    if (rows->count > 0)
        tl_report(reading->diagnostics, rows->position, TL_RULE_IGNORED, NULL,
                  "found %zu cells in this row%s, expected %zu; "
                  "the others are taken to be empty",
                  rows->cells, others, rows->width);
}

static void
report_width(const struct tl_reading *reading, size_t width, const struct tl_row *row)
{
    bool hints =
        may_be_note(width, row) && !tl_diagnostics_is_lenient(reading->diagnostics);
    tl_report(reading->diagnostics,
              row->spill.line ? row->spill : row->cells[0].position, TL_RULE_COLUMNS,
              NULL, "found %zu %s in a row, expected %zu, as the header row has%s",
              row->count, row->count == 1 ? "cell" : "cells", width,
              hints                ? "; a note below a table is left out by --skip-bad"
              : row->count > width ? "; a cell that contains the delimiter is "
                                     "enclosed in quotation marks"
                                   : "");
}

void
tl_table_width_check(const struct tl_reading *reading, size_t width,
                     const struct tl_row *row)
{
    if (!tl_row_fits(width, row))
        report_width(reading, width, row);
    else if (row->count < width)
        note_short_row(reading, width, row);
}

void
tl_table_cell_add(const struct tl_reading *reading,
                  const struct tl_table_column *column, const struct tl_cell *cell)
{
    actions[column->action](reading, column, cell);
}

void
tl_table_row_fill(const struct tl_reading *reading, const struct tl_table *table,
                  const struct tl_row *row)
{
    if (table->kind == TL_TABLE_EDGES && row->count < table->count)
        report_width(reading, table->count, row); /* it was cut off */
    else
        tl_table_width_check(reading, table->count, row);
    for (size_t i = 0; i < row->kept; i++) {
        const struct tl_table_column *column = &table->columns[i];
        /* A date may have been cut where a cell was: one error tells it. */
        if (row->cells[i].length > 0 &&
            (row->spill.line == 0 || column->action != TL_COLUMN_DATE))
            actions[column->action](reading, column, &row->cells[i]);
    }
    if (table->type == TL_CITATION)
        tl_table_claim_add(reading, table, row);
}
