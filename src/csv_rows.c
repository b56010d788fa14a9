#include "csv_rows.h"

#include <assert.h>
#include <csv.h>
#include <string.h>

#include "graph/memory.h"

#define FIRST_ROOM ((size_t)4096)

struct tl_rows {
    struct csv_parser parser;
    struct tl_diagnostics *diagnostics;
    tl_row_handler *handler;
    void *context;
    bool failed;

    /* The piece of text that libcsv is reading, and the place up to which `line` and
     * `column` count: the end of what it has given us, between its calls. */
    const char *piece;
    size_t size;
    size_t at;
    uint64_t line;
    uint64_t column;
    bool after_cr;
    uint16_t file;
    char quote; /* NUL, which no text has: none */

    /* The cell at that place. */
    struct tl_position start;
    bool quoted;
    size_t passed; /* bytes of it that stand before `at` */

    struct tl_row row;
    size_t limit;
    size_t cell_room;
    char *text; /* of the cells, one after the other, each ended by NUL */
    size_t text_used;
    size_t text_room;
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

/* Bytes of one line, which count as characters but for those that continue one. */
static void
pass_bytes(struct tl_rows *rows, size_t end)
{
    const char *piece = rows->piece;
    uint64_t characters = 0;
    for (size_t at = rows->at; at < end; at++)
        characters += ((unsigned char)piece[at] & 0xC0) != 0x80;
    rows->column += characters;
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
    while (rows->row.count == 0 && rows->at < end && ends_line(rows->piece[rows->at]))
        pass_line_end(rows);
    rows->start = position(rows);
    rows->quoted = rows->at < end && rows->piece[rows->at] == rows->quote;
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

/* What the guard stands before, each as it begins. */
static bool
looks_like_formula(const char *text)
{
    static const char *const wide[] = {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    if (*text && strchr("=+-@\t\r\n", *text))
        return true;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        if (strncmp(text, wide[i], strlen(wide[i])) == 0)
            return true;
    }
    return false;
}

static bool
is_guarded(const char *text)
{
    return *text == '\'' && looks_like_formula(text + strspn(text, "'"));
}

/* Where it ends up is known when the row is whole: the room may move. */
static void
keep_text(struct tl_rows *rows, const char *text, size_t length)
{
    size_t needed = rows->text_used + length + 1;
    if (needed > rows->text_room) {
        rows->text_room = 2 * needed > FIRST_ROOM ? 2 * needed : FIRST_ROOM;
        rows->text = tl_resize(rows->text, rows->text_room);
    }
    memcpy(rows->text + rows->text_used, text, length + 1);
    rows->text_used = needed;
}

static void
keep_cell(struct tl_rows *rows, const char *text, size_t length)
{
    struct tl_row *row = &rows->row;
    if (row->count++ >= rows->limit) {
        if (length > 0 && row->spill.line == 0)
            row->spill = rows->start;
        return;
    }
    if (row->kept == rows->cell_room) {
        rows->cell_room = rows->cell_room ? 2 * rows->cell_room : 16;
        row->cells = tl_resize(row->cells, rows->cell_room * sizeof *row->cells);
    }
    size_t guard = is_guarded(text);
    struct tl_cell *cell = &row->cells[row->kept++];
    cell->length = length - guard;
    cell->position = rows->start;
    keep_text(rows, text + guard, cell->length);
}

/* From libcsv: a cell has ended, at a delimiter unless at the end of its row. */
static void
take_cell(void *content, size_t length, void *context)
{
    struct tl_rows *rows = context;
    pass_content(rows, content, length);
    keep_cell(rows, content, length);
    if (rows->at < rows->size && !ends_line(rows->piece[rows->at]))
        pass_bytes(rows, rows->at + 1);
}

/* From libcsv: a row has ended, by a line end unless it is the last one. */
static void
take_row(int ending, void *context)
{
    struct tl_rows *rows = context;
    struct tl_row *row = &rows->row;
    char *text = rows->text;
    for (size_t i = 0; i < row->kept; i++) {
        row->cells[i].text = text;
        text += row->cells[i].length + 1;
    }
    if (ending >= 0)
        pass_line_end(rows);
    rows->handler(rows->context, row);
    row->kept = row->count = 0;
    row->spill = (struct tl_position){0};
    rows->text_used = 0;
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
    rows->limit = TL_ROW_CELLS;
    rows->quote = CSV_QUOTE;
    return rows;
}

void
tl_rows_free(struct tl_rows *rows)
{
    csv_free(&rows->parser);
    tl_free(rows->row.cells);
    tl_free(rows->text);
    tl_free(rows);
}

void
tl_rows_no_quotes(struct tl_rows *rows)
{
    rows->quote = '\0';
    csv_set_quote(&rows->parser, '\0');
}

void
tl_rows_limit(struct tl_rows *rows, size_t cells)
{
    rows->limit = cells < TL_ROW_CELLS ? cells : TL_ROW_CELLS;
}

/* Counts on within a cell of which libcsv has not seen the end. */
static void
pass_begun_cell(struct tl_rows *rows, size_t end)
{
    find_cell(rows, end);
    pass_cell(rows, end);
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

bool
tl_rows_read(struct tl_rows *rows, const char *text, size_t length)
{
    if (rows->failed)
        return false;
    rows->piece = text;
    rows->size = length;
    rows->at = 0;
    /* libcsv adds this much whenever a cell does not fit: doubling it keeps the time
     * for a huge one in proportion. */
    size_t room = csv_get_buffer_size(&rows->parser);
    csv_set_blk_size(&rows->parser, room > FIRST_ROOM ? room : FIRST_ROOM);
    size_t read = csv_parse(&rows->parser, text, length, take_cell, take_row, rows);
    pass_begun_cell(rows, read);
    if (read == length)
        return true;
    report_quote(rows);
    rows->failed = true;
    return false;
}

void
tl_rows_end(struct tl_rows *rows)
{
    /* After an error, finishing would give the torn row and no error. */
    if (rows->failed)
        return;
    if (csv_fini(&rows->parser, take_cell, take_row, rows) != 0)
        tl_report(rows->diagnostics, rows->start, TL_RULE_SYNTAX, NULL,
                  "found no end of this quoted cell, expected a closing quote");
}
