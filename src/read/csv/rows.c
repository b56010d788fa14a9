#include "rows.h"

#include <assert.h>
#include <csv.h>
#include <string.h>

#include "graph/base/memory.h"
#include "graph/base/utf8.h"
#include "graph/vocabulary.h"
#include "src/base/ceilings.h"

/* So many texts are kept. Where there are more, each comes too seldom to be worth it.
 */
#define MOST_CODES ((uint32_t)1 << 18)

struct codes {
    struct tl_vocabulary texts;
    size_t *columns; /* that have codes */
    size_t count;
};

static void
choose_columns(struct codes *codes, const bool *coded, size_t count)
{
    codes->count = 0;
    codes->columns = tl_resize(codes->columns, (count + 1) * sizeof *codes->columns);
    for (size_t i = 0; coded && i < count; i++)
        if (coded[i])
            codes->columns[codes->count++] = i;
}

enum { TOGETHER = 64 };

struct cells {
    struct tl_cell *cells[TOGETHER];
    struct tl_text texts[TOGETHER];
    size_t count;
};

static void
give(struct codes *codes, struct cells *some)
{
    uint32_t numbers[TOGETHER];
    tl_vocabulary_add_all(&codes->texts, some->texts, some->count, MOST_CODES, numbers);
    for (size_t i = 0; i < some->count; i++)
        some->cells[i]->code = numbers[i] + 1;
    some->count = 0;
}

static void
add(struct codes *codes, struct cells *some, struct tl_cell *cell)
{
    if (some->count == TOGETHER)
        give(codes, some);
    some->cells[some->count] = cell;
    some->texts[some->count++] = (struct tl_text){cell->text, cell->length};
}

/* Gives the cells of a batch, which is sealed, their codes. */
static void
give_codes(struct codes *codes, struct tl_batch *batch)
{
    struct cells some = {.count = 0};
    for (size_t i = 0; i < batch->row_count; i++) {
        const struct tl_row *row = &batch->rows[i];
        for (size_t j = 0; j < codes->count && codes->columns[j] < row->kept; j++)
            add(codes, &some, &row->cells[codes->columns[j]]);
    }
    give(codes, &some);
}

/* How much a batch has in it when it is handed over. */
enum { BATCH_ROWS = 512, BATCH_TEXT = 128 * 1024 };

struct tl_rows {
    struct csv_parser parser;
    struct tl_diagnostics *diagnostics;
    tl_row_handler *handler;
    void *context;
    tl_batch_handler *batch_handler; /* NULL: rows are given one by one */
    void *batch_context;
    bool failed;

    /* The piece of text that is being read, and the place up to which `line` and
     * `column` count: the end of the rows and cells that have been found. */
    const char *piece;
    size_t size; /* up to which libcsv has been given it */
    size_t at;
    uint64_t line;
    uint64_t column;
    bool after_cr;
    uint16_t file;
    struct tl_csv_signs signs;
    bool joins;   /* several delimiters are as good as one */
    size_t width; /* so many cells are then kept */
    const struct tl_ceilings *ceilings;
    size_t most_cells;
    uint64_t most_line;  /* that is taken at once */
    uint64_t row_length; /* of the cells that were taken one by one */
    bool is_over;        /* a ceiling, which has been said */

    /* The cell at that place. */
    struct tl_position start;
    bool quoted;
    size_t passed; /* bytes of it that stand before `at` */

    struct tl_batch own;
    struct tl_batch *batch; /* that is being filled */
    struct codes codes;
};

static bool
ends_line(char byte)
{
    return byte == '\n' || byte == '\r';
}

/* The blanks that libcsv may strip from cells. */
static int
no_space(unsigned char byte)
{
    (void)byte;
    return 0;
}

static struct tl_position
position(const struct tl_rows *rows)
{
    struct tl_position position = {.file = rows->file};
    position.line = rows->line < UINT32_MAX ? (uint32_t)rows->line : UINT32_MAX;
    position.column = rows->column < UINT32_MAX ? (uint32_t)rows->column : UINT32_MAX;
    return position;
}

/* The LF of a CRLF ends the line that the CR has ended. */
static void
pass_line_end(struct tl_rows *rows)
{
    bool is_cr = rows->piece[rows->at] == '\r';
    if (is_cr || !rows->after_cr)
        rows->line++;
    rows->column = 1;
    rows->after_cr = is_cr;
    rows->at++;
}

/* Moves on within a line. */
static void
pass_bytes(struct tl_rows *rows, size_t end)
{
    rows->column += tl_utf8_count(rows->piece + rows->at, end - rows->at);
    rows->after_cr = rows->after_cr && rows->at == end;
    rows->at = end;
}

/* Moves on to a place in the same cell; only a quoted one can hold line ends. */
static void
pass_cell(struct tl_rows *rows, size_t end)
{
    rows->passed += end - rows->at;
    size_t run = rows->at;
    for (; rows->quoted && run < end; run++) {
        if (!ends_line(rows->piece[run]))
            continue;
        pass_bytes(rows, run);
        pass_line_end(rows);
    }
    pass_bytes(rows, end);
}

/* Notes where the next cell begins, unless that is known from the last piece. */
static void
find_cell(struct tl_rows *rows, size_t end)
{
    if (rows->passed)
        return;
    while (rows->batch->row.count == 0 && rows->at < end &&
           ends_line(rows->piece[rows->at]))
        pass_line_end(rows);
    rows->start = position(rows);
    rows->quoted = rows->at < end && rows->piece[rows->at] == rows->signs.quote;
}

static size_t
count_quotes(const char *text, size_t length)
{
    size_t count = 0;
    const char *end = text + length;
    while ((text = memchr(text, CSV_QUOTE, (size_t)(end - text)))) {
        text++;
        count++;
    }
    return count;
}

/* Finds the cell whose content libcsv gives, and passes it as it stands in the text. */
static void
pass_content(struct tl_rows *rows, const char *content, size_t length)
{
    size_t bytes = length;
    find_cell(rows, rows->size);
    if (rows->quoted)
        bytes += 2 + count_quotes(content, length);
    assert(bytes >= rows->passed && bytes - rows->passed <= rows->size - rows->at);
    pass_cell(rows, rows->at + bytes - rows->passed);
    rows->passed = 0;
}

/* False, and reported, where the cell at hand or its row is too long. */
static bool
check_length(struct tl_rows *rows, size_t length)
{
    enum tl_ceiling ceiling =
        length > rows->ceilings->limits[TL_CEILING_TOKEN] ? TL_CEILING_TOKEN
        : rows->row_length + length > rows->ceilings->limits[TL_CEILING_LINE]
            ? TL_CEILING_LINE
            : TL_CEILINGS;
    if (ceiling == TL_CEILINGS || rows->is_over)
        return !rows->is_over;
    tl_report(rows->diagnostics, rows->start, TL_RULE_SYNTAX, NULL,
              "found a longer %s, expected %s%s",
              ceiling == TL_CEILING_TOKEN ? "cell" : "row",
              tl_ceiling_text(ceiling, rows->ceilings->limits[ceiling]).text,
              rows->quoted ? "; the closing quote may be missing" : "");
    rows->is_over = true;
    return false;
}

/* From libcsv: a cell has ended, at a delimiter unless at the end of its row. */
static void
take_cell(void *content, size_t length, void *context)
{
    struct tl_rows *rows = context;
    pass_content(rows, content, length);
    if (!check_length(rows, length))
        return;
    rows->row_length += length + 1;
    tl_batch_add(rows->batch, rows->start, content, length);
    if (rows->at < rows->size && !ends_line(rows->piece[rows->at]))
        pass_bytes(rows, rows->at + 1);
}

/* Forgets the rows of a batch; its memory stays. */
static void
empty_batch(struct tl_batch *batch)
{
    batch->row_count = batch->cell_count = batch->text_used = 0;
    batch->row = (struct tl_row){0};
}

static void
hand_over(struct tl_rows *rows)
{
    struct tl_batch *batch = rows->batch;
    if (batch->row_count == 0)
        return;
    tl_batch_seal(batch);
    if (rows->codes.count)
        give_codes(&rows->codes, batch);
    for (size_t i = 0; !rows->batch_handler && i < batch->row_count; i++)
        rows->handler(rows->context, &batch->rows[i]);
    if (rows->batch_handler) {
        size_t limit = batch->limit;
        rows->batch = rows->batch_handler(rows->batch_context, batch);
        rows->batch->limit = limit;
    }
    empty_batch(rows->batch);
}

static void
end_row(struct tl_rows *rows)
{
    struct tl_batch *batch = rows->batch;
    rows->row_length = 0;
    tl_batch_end_row(batch, rows->joins, rows->width);
    if (!rows->batch_handler || batch->row_count == BATCH_ROWS ||
        batch->text_used >= BATCH_TEXT)
        hand_over(rows);
}

/* From libcsv: a row has ended, by a line end unless it is the last one. */
static void
take_row(int ending, void *context)
{
    struct tl_rows *rows = context;
    if (ending >= 0)
        pass_line_end(rows);
    if (!rows->is_over)
        end_row(rows);
}

void
tl_rows_bound(struct tl_rows *rows, const struct tl_ceilings *ceilings)
{
    rows->ceilings = ceilings ? ceilings : &tl_ceilings_usual;
    const uint64_t *limits = rows->ceilings->limits;
    rows->most_cells = (size_t)limits[TL_CEILING_COLUMNS];
    rows->most_line = limits[TL_CEILING_TOKEN] < limits[TL_CEILING_LINE]
                          ? limits[TL_CEILING_TOKEN]
                          : limits[TL_CEILING_LINE];
    rows->own.limit = rows->width = rows->most_cells;
}

struct tl_rows *
tl_rows_new(char delimiter, uint16_t file, struct tl_diagnostics *diagnostics,
            tl_row_handler *handler, void *context)
{
    struct tl_rows *rows = tl_alloc(sizeof *rows);
    csv_init(&rows->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
    csv_set_delim(&rows->parser, (unsigned char)delimiter);
    csv_set_space_func(&rows->parser, no_space);
    csv_set_realloc_func(&rows->parser, tl_resize);
    csv_set_free_func(&rows->parser, tl_free);
    rows->diagnostics = diagnostics;
    rows->handler = handler;
    rows->context = context;
    rows->file = file;
    rows->line = rows->column = 1;
    rows->signs.delimiter = delimiter;
    rows->joins = delimiter == ' ';
    rows->signs.quote = CSV_QUOTE;
    rows->batch = &rows->own;
    tl_rows_bound(rows, &tl_ceilings_usual);
    return rows;
}

void
tl_rows_free(struct tl_rows *rows)
{
    csv_free(&rows->parser);
    tl_batch_clear(&rows->own);
    tl_vocabulary_clear(&rows->codes.texts);
    tl_free(rows->codes.columns);
    tl_free(rows);
}

void
tl_rows_batch(struct tl_rows *rows, struct tl_batch *first, tl_batch_handler *handler,
              void *context)
{
    struct tl_batch *to = first ? first : &rows->own;
    struct tl_batch begun = *rows->batch; /* it may have the start of a row in it */
    *rows->batch = *to;
    *to = begun;
    rows->batch = to;
    rows->batch_handler = handler;
    rows->batch_context = context;
}

void
tl_rows_no_quotes(struct tl_rows *rows)
{
    rows->signs.quote = '\0';
    csv_set_quote(&rows->parser, '\0');
}

void
tl_rows_keep_guards(struct tl_rows *rows)
{
    rows->own.keeps_guards = true;
}

void
tl_rows_limit(struct tl_rows *rows, size_t cells, const bool *coded)
{
    size_t *limit = rows->joins ? &rows->width : &rows->batch->limit;
    *limit = cells < rows->most_cells ? cells : rows->most_cells;
    choose_columns(&rows->codes, coded, cells);
}

/* Counts on within a cell of which libcsv has not seen the end. */
static void
pass_begun_cell(struct tl_rows *rows, size_t end)
{
    find_cell(rows, end);
    pass_cell(rows, end);
    check_length(rows, rows->passed);
}

static bool
is_within_row(const struct tl_rows *rows)
{
    return rows->batch->row.count > 0 || rows->passed > 0;
}

/* Takes the line up to an LF as a row; false where it is for libcsv to read. */
static bool
take_line(struct tl_rows *rows, size_t line_end)
{
    const char *text = rows->piece + rows->at;
    size_t length = line_end - rows->at;
    length -= length > 0 && text[length - 1] == '\r';
    if (length == 0 || length > rows->most_line ||
        !tl_batch_add_line(rows->batch, rows->signs, position(rows), text, length))
        return false;
    rows->at = line_end + 1;
    rows->line++;
    rows->column = 1;
    rows->after_cr = false;
    end_row(rows);
    return true;
}

static void
report_quote(struct tl_rows *rows)
{
    const char *message =
        rows->quoted ? "found text after the closing quote of a cell, expected the "
                       "next cell or the end of the line (a quote within a cell is "
                       "written twice)"
                     : "found a quote within a cell that does not begin with one, "
                       "expected quotes around the whole cell and this one twice, or "
                       "--no-quotes";
    tl_report(rows->diagnostics, position(rows), TL_RULE_SYNTAX, NULL, "%s", message);
}

/* Has libcsv read on up to a place; false where it found no CSV. */
static bool
parse(struct tl_rows *rows, size_t end)
{
    /* libcsv adds this much whenever a cell does not fit: doubling it keeps the time
     * for a huge one in proportion. */
    enum { FIRST_ROOM = 4096 };
    size_t room = csv_get_buffer_size(&rows->parser);
    size_t begin = rows->at;
    csv_set_blk_size(&rows->parser, room > FIRST_ROOM ? room : FIRST_ROOM);
    rows->size = end;
    size_t read = csv_parse(&rows->parser, rows->piece + begin, end - begin, take_cell,
                            take_row, rows);
    pass_begun_cell(rows, begin + read);
    return begin + read == end && !rows->is_over;
}

bool
tl_rows_read(struct tl_rows *rows, const char *text, size_t length)
{
    if (rows->failed)
        return false;
    rows->piece = text;
    rows->at = 0;
    while (rows->at < length) {
        const char *line_end = memchr(text + rows->at, '\n', length - rows->at);
        size_t end = line_end ? (size_t)(line_end - text) : length;
        if (line_end && !is_within_row(rows) && take_line(rows, end))
            continue;
        if (!parse(rows, end + (line_end != NULL))) {
            if (!rows->is_over)
                report_quote(rows);
            rows->failed = true;
            return false;
        }
    }
    return true;
}

bool
tl_rows_end(struct tl_rows *rows)
{
    /* After an error, finishing would give the torn row and no error. */
    bool torn =
        !rows->failed && csv_fini(&rows->parser, take_cell, take_row, rows) != 0;
    if (torn)
        tl_report(rows->diagnostics, rows->start, TL_RULE_SYNTAX, NULL,
                  "found no end of this quoted cell, expected a closing quote");
    hand_over(rows);
    return !torn && !rows->is_over;
}

void
tl_rows_stop(struct tl_rows *rows)
{
    rows->failed = true;
    hand_over(rows);
}

bool
tl_row_is_comment(const struct tl_row *row)
{
    const char *text = row->cells[0].text;
    return *text && strchr("%#", *text) &&
           (!text[1] || strchr(" \t", text[1]) || text[1] == text[0]);
}

bool
tl_row_is_blank(const struct tl_row *row)
{
    const struct tl_cell *cells = row->cells;
    size_t empty = 0;
    if (row->count == 1)
        return strspn(cells[0].text, " \t") == cells[0].length;
    while (empty < row->kept && cells[empty].length == 0)
        empty++;
    return empty == row->kept && row->spill.line == 0;
}
