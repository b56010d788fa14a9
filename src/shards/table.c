#include "table.h"

#include <string.h>

#include "graph/base/memory.h"
#include "graph/vocabulary.h"
#include "src/base/terminal.h"
#include "src/read/csv/rows.h"

/* The first cell of our tables is a plain word, and what follows it the delimiter. */
static char
find_delimiter(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length &&
           (text[at] == '"' || text[at] == '_' || (text[at] >= 'a' && text[at] <= 'z')))
        at++;
    return at < length && strchr(",;|\t", text[at]) ? text[at] : ',';
}

struct head_reading {
    struct tl_table_head *head;
    struct tl_diagnostics *diagnostics;
    bool done;
};

static void
take_head(void *context, struct tl_row *row)
{
    struct head_reading *reading = context;
    for (size_t i = 0; !reading->done && i < row->kept; i++) {
        uint32_t number = tl_vocabulary_add(&reading->head->names, row->cells[i].text,
                                            row->cells[i].length);
        if (number == i)
            continue;
        tl_report(reading->diagnostics, row->cells[i].position, TL_RULE_COLUMNS, NULL,
                  "found the column '%.*s' twice, expected it once",
                  TL_SHOWN(row->cells[i].text));
        break;
    }
    reading->done = true;
}

bool
tl_table_head_read(struct tl_input *input, struct tl_diagnostics *diagnostics,
                   struct tl_table_head *head)
{
    const char *text;
    size_t length;
    struct head_reading reading = {head, diagnostics, false};
    tl_input_peek(input, &text, &length);
    *head = (struct tl_table_head){.delimiter = find_delimiter(text, length)};
    struct tl_rows *rows = tl_rows_new(head->delimiter, tl_input_file(input),
                                       diagnostics, take_head, &reading);
    for (const char *end; !reading.done && (end = memchr(text, '\n', length));) {
        size_t size = (size_t)(end + 1 - text);
        if (!tl_rows_read(rows, text, size))
            break;
        text += size;
        length -= size;
    }
    tl_rows_stop(rows);
    tl_rows_free(rows);
    return reading.done;
}

struct table {
    struct tl_stream stream;
    struct tl_merging *merging;
    const struct tl_list *list;
    struct tl_input *input;
    struct tl_rows *rows;
    const char *piece; /* of the text: what was not read */
    size_t length;
    char last;       /* byte that was read */
    size_t *columns; /* by cell: the column, or TL_NO_COLUMN */
    size_t cell_count;
    size_t spare;
    size_t width; /* of the header row; 0: it comes next */
    const char *const *names;
    struct tl_entry *entry; /* the next one, until it is there */
    bool is_torn;
};

static void
take_columns(struct table *table, const struct tl_row *row)
{
    table->width = row->count;
    for (size_t cell = 0; cell < table->cell_count; cell++) {
        size_t column = 0;
        while (column < row->kept &&
               strcmp(row->cells[column].text, table->names[cell]) != 0)
            column++;
        table->columns[cell] = column < row->kept ? column : TL_NO_COLUMN;
    }
}

/* The guard against formulas is off already, see src/read/csv/batch.h. */
static void
take_row(void *context, struct tl_row *row)
{
    struct table *table = context;
    struct tl_entry *entry = table->entry;
    if (table->width == 0) {
        take_columns(table, row);
        return;
    }
    if (!entry)
        return;
    table->entry = NULL;
    tl_entry_begin(entry);
    entry->position = row->cells[0].position;
    table->is_torn = row->count != table->width;
    if (table->is_torn) {
        tl_report(table->merging->diagnostics, entry->position, TL_RULE_TABLE, NULL,
                  "found %zu cells, expected %zu as in the header row; the file is cut "
                  "off or damaged",
                  row->count, table->width);
        return;
    }
    for (size_t cell = 0; cell < table->cell_count; cell++) {
        size_t column = table->columns[cell];
        if (column != TL_NO_COLUMN)
            tl_entry_put(entry, row->cells[column].text, row->cells[column].length);
        tl_entry_end_cell(entry);
    }
    for (size_t cell = 0; cell < table->spare; cell++)
        tl_entry_end_cell(entry);
}

/* Reads a line. False at the end, or where it is no CSV. */
static bool
read_line(struct table *table)
{
    if (table->length == 0 &&
        !tl_input_next(table->input, &table->piece, &table->length))
        return false;
    const char *end = memchr(table->piece, '\n', table->length);
    size_t size = end ? (size_t)(end + 1 - table->piece) : table->length;
    table->last = table->piece[size - 1];
    bool good = tl_rows_read(table->rows, table->piece, size);
    table->piece += size;
    table->length -= size;
    return good;
}

/* Our tables end with a line end: without it the last row is not whole. */
static void
end_table(struct table *table)
{
    struct tl_entry rest = {.text = NULL};
    size_t errors = tl_diagnostics_count(table->merging->diagnostics, TL_ERROR);
    if (tl_input_error(table->input)) {
        tl_say("%s: %s", tl_input_name(table->input), tl_input_reason(table->input));
        table->stream.failed = true;
        return;
    }
    if (tl_input_broken(table->input))
        return;
    table->entry = &rest;
    (void)tl_rows_end(table->rows);
    if (table->last != '\n' &&
        tl_diagnostics_count(table->merging->diagnostics, TL_ERROR) == errors)
        tl_report(table->merging->diagnostics, rest.position, TL_RULE_SYNTAX, NULL,
                  "found the end of the file within a row; the file is cut off");
    tl_entry_clear(&rest);
}

static bool
next(struct tl_stream *stream, struct tl_entry *entry)
{
    struct table *table = (struct table *)stream;
    table->entry = entry;
    while (table->entry)
        if (!read_line(table)) {
            table->entry = NULL;
            end_table(table);
            return false;
        }
    return !table->is_torn && table->list->accept(table->merging, entry);
}

static void
close_table(struct tl_stream *stream)
{
    struct table *table = (struct table *)stream;
    tl_rows_free(table->rows);
    tl_input_close(table->input);
    tl_free(table->columns);
    tl_free(table);
}

struct tl_stream *
tl_table_stream(struct tl_input *input, struct tl_merging *merging,
                const struct tl_list *list, const char *const *columns, size_t spare)
{
    struct table *table = tl_alloc(sizeof *table);
    const char *text;
    size_t length;
    tl_input_peek(input, &text, &length);
    *table = (struct table){
        .stream = {.next = next, .close = close_table},
        .merging = merging,
        .list = list,
        .input = input,
        .names = columns,
        .spare = spare,
    };
    while (columns[table->cell_count])
        table->cell_count++;
    table->columns = tl_alloc((table->cell_count + 1) * sizeof *table->columns);
    table->rows = tl_rows_new(find_delimiter(text, length), tl_input_file(input),
                              merging->diagnostics, take_row, table);
    tl_rows_bound(table->rows, merging->ceilings);
    return &table->stream;
}
