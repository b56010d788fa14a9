#include "reader.h"

#include <string.h>

#include "csv_edges.h"
#include "csv_guess.h"
#include "csv_kind.h"
#include "csv_record.h"

/* A file that is being read. */
struct sheet {
    const struct tl_reading *reading;
    struct tl_rows *rows;
    struct tl_table table;
    struct tl_edge_columns edges;
    bool has_head;
    bool is_table; /* else there is nothing to be read below the head */
};

/* A line of blanks; or delimiters alone, as programs save what is not in use. */
static bool
is_blank(const struct tl_row *row)
{
    const struct tl_cell *cells = row->cells;
    size_t empty = 0;
    if (row->count == 1)
        return strspn(cells[0].text, " \t") == cells[0].length;
    while (empty < row->kept && cells[empty].length == 0)
        empty++;
    return empty == row->kept && row->spill.line == 0;
}

static void
take_head(struct sheet *sheet, const struct tl_row *head)
{
    const struct tl_reading *reading = sheet->reading;
    sheet->has_head = true;
    sheet->is_table = tl_table_begin(&sheet->table, tl_input_name(reading->input), head,
                                     reading->diagnostics);
    if (!sheet->is_table)
        return;
    tl_rows_limit(sheet->rows, sheet->table.count);
    tl_builder_table(reading->builder, sheet->table.type);
    if (sheet->table.kind == TL_TABLE_EDGES)
        sheet->edges = tl_edge_columns_find(&sheet->table);
}

static void
take_row(void *context, const struct tl_row *row)
{
    struct sheet *sheet = context;
    if (is_blank(row))
        return;
    if (!sheet->has_head)
        take_head(sheet, row);
    else if (sheet->is_table && sheet->table.kind == TL_TABLE_EDGES)
        tl_edge_row_add(sheet->reading, &sheet->table, &sheet->edges, row);
    else if (sheet->is_table)
        tl_table_row_add(sheet->reading, &sheet->table, row);
}

/* Whether the text was read to its end. */
static bool
read_text(struct sheet *sheet)
{
    struct tl_input *input = sheet->reading->input;
    const char *text;
    size_t length;
    while (tl_input_next(input, &text, &length)) {
        if (!tl_rows_read(sheet->rows, text, length) ||
            (sheet->has_head && !sheet->is_table))
            return false;
    }
    return !tl_input_broken(input) && tl_input_error(input) == 0;
}

static void
report_no_head(const struct tl_reading *reading)
{
    struct tl_position position = {1, 1, tl_input_file(reading->input)};
    tl_report(reading->diagnostics, position, TL_RULE_COLUMNS, NULL,
              "found no head line, expected the names of the columns");
}

void
tl_read_csv(const struct tl_reading *reading)
{
    struct sheet sheet = {.reading = reading};
    const char *text;
    size_t length;
    tl_input_peek(reading->input, &text, &length);
    sheet.rows =
        tl_rows_new(tl_csv_delimiter(text, length), tl_input_file(reading->input),
                    reading->diagnostics, take_row, &sheet);
    if (read_text(&sheet)) {
        tl_rows_end(sheet.rows);
        if (!sheet.has_head)
            report_no_head(reading);
    }
    tl_rows_free(sheet.rows);
    tl_table_end(&sheet.table);
}
