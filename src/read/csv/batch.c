#include "batch.h"

#include <string.h>

#include "graph/base/bytes.h"
#include "graph/base/formula.h"
#include "graph/base/memory.h"
#include "graph/base/utf8.h"

#define FIRST_ROOM ((size_t)4096)

/* Whether the first character is our own guard against formulas, see
 * output/syntax/csv.h. */
static bool
is_guarded(const char *text)
{
    return *text == '\'' && tl_is_formula(text + strspn(text, "'"));
}

void
tl_batch_clear(struct tl_batch *batch)
{
    tl_free(batch->rows);
    tl_free(batch->cells);
    tl_free(batch->text);
    *batch = (struct tl_batch){0};
}

/*
 * Makes room for texts of so many bytes, the delimiters between them counted, for which
 * their NULs stand.
 */
static void
allot(struct tl_batch *batch, size_t length)
{
    size_t needed = batch->text_used + length + 1;
    if (needed > batch->text_room) {
        batch->text_room = 2 * needed > FIRST_ROOM ? 2 * needed : FIRST_ROOM;
        batch->text = tl_resize(batch->text, batch->text_room);
    }
}

/* The row's next cell; NULL where it is over the limit. */
static struct tl_cell *
add_cell(struct tl_batch *batch, struct tl_position start, size_t length)
{
    struct tl_row *row = &batch->row;
    if (row->count++ >= batch->limit) {
        if (length > 0 && row->spill.line == 0)
            row->spill = start;
        return NULL;
    }
    if (batch->cell_count == batch->cell_room) {
        batch->cell_room = batch->cell_room ? 2 * batch->cell_room : 16;
        batch->cells = tl_resize(batch->cells, batch->cell_room * sizeof *batch->cells);
    }
    row->kept++;
    struct tl_cell *cell = &batch->cells[batch->cell_count++];
    *cell = (struct tl_cell){.length = length, .position = start};
    return cell;
}

/* Where the next text is to be written. */
static char *
next_text(const struct tl_batch *batch)
{
    return batch->text + batch->text_used;
}

/* Makes the next cell of what was written there, without the guard. */
static void
keep_cell(struct tl_batch *batch, struct tl_position start, size_t length)
{
    char *text = next_text(batch);
    struct tl_cell *cell = add_cell(batch, start, length);
    text[length] = '\0';
    if (!cell)
        return;
    if (*text == '\'' && is_guarded(text)) {
        memmove(text, text + 1, length);
        cell->length--;
    }
    batch->text_used += cell->length + 1;
}

void
tl_batch_add(struct tl_batch *batch, struct tl_position start, const char *text,
             size_t length)
{
    allot(batch, length);
    memcpy(next_text(batch), text, length);
    keep_cell(batch, start, length);
}

/* Takes the empty cells out of the row, but for one where there is no other, and of the
 * rest those that are over a limit. */
static void
join_blanks(struct tl_batch *batch, size_t limit)
{
    struct tl_row *row = &batch->row;
    struct tl_cell *cells = batch->cells + batch->cell_count - row->kept;
    const char *from = batch->text + batch->text_used;
    size_t kept = 0;
    for (size_t i = 0; i < row->kept; i++)
        from -= cells[i].length + 1;
    char *to = batch->text + (from - batch->text);
    size_t count = row->count - row->kept;
    for (size_t i = 0; i < row->kept; i++) {
        size_t size = cells[i].length + 1;
        bool is_last = i + 1 == row->kept;
        if (size > 1 || (is_last && count == 0)) {
            if (count++ < limit) {
                memmove(to, from, size);
                to += size;
                cells[kept++] = cells[i];
            } else if (row->spill.line == 0) {
                row->spill = cells[i].position;
            }
        }
        from += size;
    }
    batch->cell_count -= row->kept - kept;
    batch->text_used = (size_t)(to - batch->text);
    row->kept = kept;
    row->count = count;
}

void
tl_batch_end_row(struct tl_batch *batch, bool joins, size_t width)
{
    if (joins)
        join_blanks(batch, width);
    if (batch->row_count == batch->row_room) {
        batch->row_room = batch->row_room ? 2 * batch->row_room : 1;
        batch->rows = tl_resize(batch->rows, batch->row_room * sizeof *batch->rows);
    }
    batch->rows[batch->row_count++] = batch->row;
    batch->row = (struct tl_row){0};
}

/* A place within a row to go back to. */
struct batch_mark {
    struct tl_row row;
    size_t cell_count;
    size_t text_used;
};

static struct batch_mark
mark_batch(const struct tl_batch *batch)
{
    return (struct batch_mark){batch->row, batch->cell_count, batch->text_used};
}

static void
return_to(struct tl_batch *batch, struct batch_mark mark)
{
    batch->row = mark.row;
    batch->cell_count = mark.cell_count;
    batch->text_used = mark.text_used;
}

void
tl_batch_seal(struct tl_batch *batch)
{
    struct tl_cell *cell = batch->cells;
    char *text = batch->text;
    for (size_t i = 0; i < batch->row_count; i++) {
        struct tl_row *row = &batch->rows[i];
        row->cells = cell;
        for (size_t j = 0; j < row->kept; j++, cell++) {
            cell->text = text;
            text += cell->length + 1;
        }
    }
}

/*
 * Lines of CSV text on which each cell ends: nearly all there are. They are split by
 * looking for delimiters and quotes many bytes at a time.
 */

/* A line that is being split: the place in it, and where that is. */
struct line {
    struct tl_csv_signs signs;
    struct tl_batch *batch;
    const char *at;
    const char *end;
    struct tl_position position;
    const char *ascii_end; /* of the part at its start that is */
    bool quotes;           /* there are some in it */
};

/* Moves on to a place on the line. */
static void
move_to(struct line *line, const char *at)
{
    size_t length = (size_t)(at - line->at);
    line->position.column +=
        (uint32_t)(at <= line->ascii_end ? length : tl_utf8_count(line->at, length));
    line->at = at;
}

/* The cell up to the next delimiter. False where a quote is in it. */
static bool
split_cell(struct line *line)
{
    size_t left = (size_t)(line->end - line->at);
    const char *stop = memchr(line->at, line->signs.delimiter, left);
    size_t length = stop ? (size_t)(stop - line->at) : left;
    if (line->quotes && memchr(line->at, line->signs.quote, length))
        return false;
    memcpy(next_text(line->batch), line->at, length);
    keep_cell(line->batch, line->position, length);
    move_to(line, line->at + length);
    return true;
}

/* A cell in quotes. False where they are out of order or close on a later line. */
static bool
split_quoted(struct line *line)
{
    char *text = next_text(line->batch);
    char *to = text;
    const char *from = line->at + 1;
    for (bool closed = false; !closed;) {
        size_t left = (size_t)(line->end - from);
        const char *quote = memchr(from, line->signs.quote, left);
        if (!quote)
            return false;
        memcpy(to, from, (size_t)(quote - from));
        to += quote - from;
        from = quote + 1;
        closed = from == line->end || *from != line->signs.quote;
        if (!closed)
            *to++ = *from++;
    }
    if (from < line->end && *from != line->signs.delimiter)
        return false;
    keep_cell(line->batch, line->position, (size_t)(to - text));
    move_to(line, from);
    return true;
}

static bool
split(struct line *line)
{
    for (;; move_to(line, line->at + 1)) {
        bool quoted =
            line->quotes && line->at < line->end && *line->at == line->signs.quote;
        if (!(quoted ? split_quoted : split_cell)(line))
            return false;
        if (line->at == line->end)
            return true;
    }
}

/* What a line of sixteen bytes or more has in it. */
struct look {
    bool plain; /* no quote, no CR, no apostrophe, which may be a guard */
    bool ascii;
};

static struct look
look_at(const char *text, size_t length, struct tl_csv_signs signs)
{
    tl_bytes signs_found = {0};
    tl_bytes all = {0};
    for (size_t at = 0; at < length; at += sizeof all) {
        tl_bytes bytes; /* the last ones overlap with those before */
        size_t last = length - sizeof bytes;
        memcpy(&bytes, text + (at < last ? at : last), sizeof bytes);
        all |= bytes;
        signs_found |= (tl_bytes)(bytes == (uint8_t)signs.quote) |
                       (tl_bytes)(bytes == '\r') | (tl_bytes)(bytes == '\'');
    }
    all &= 0x80;
    return (struct look){!tl_bytes_any(&signs_found), !tl_bytes_any(&all)};
}

/* Splits a plain line, as most are, at its delimiters: a copy of it is the texts of its
 * cells. */
static void
split_plain(struct tl_batch *batch, char delimiter, struct tl_position position,
            const char *line, size_t length, bool ascii)
{
    allot(batch, length);
    char *text = next_text(batch);
    char *end = text + length;
    memcpy(text, line, length);
    for (const char *stop = text; stop < end; text += stop - text + 1) {
        stop = memchr(text, delimiter, (size_t)(end - text));
        stop = stop ? stop : end;
        size_t size = (size_t)(stop - text);
        if (add_cell(batch, position, size))
            batch->text_used += size + 1;
        position.column += (uint32_t)(ascii ? size : tl_utf8_count(text, size)) + 1;
        text[size] = '\0';
    }
}

bool
tl_batch_add_line(struct tl_batch *batch, struct tl_csv_signs signs,
                  struct tl_position start, const char *text, size_t length)
{
    struct look look = {0};
    if (length >= sizeof(tl_bytes))
        look = look_at(text, length, signs);
    if (look.plain) {
        split_plain(batch, signs.delimiter, start, text, length, look.ascii);
        return true;
    }
    struct batch_mark mark = mark_batch(batch);
    struct line line = {signs,
                        batch,
                        text,
                        text + length,
                        start,
                        .ascii_end = text + tl_ascii_length(text, length),
                        .quotes = memchr(text, signs.quote, length) != NULL};
    if (memchr(text, '\r', length))
        return false;
    allot(batch, length);
    if (split(&line))
        return true;
    return_to(batch, mark);
    return false;
}
