#include "batch.h"

#include <string.h>

#include "graph/base/bytes.h"
#include "graph/base/formula.h"
#include "graph/base/memory.h"

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

/* Makes room for so many cells more. */
static void
allot_cells(struct tl_batch *batch, size_t count)
{
    size_t needed = batch->cell_count + count;
    if (needed > batch->cell_room) {
        batch->cell_room = 2 * needed;
        batch->cells = tl_resize(batch->cells, batch->cell_room * sizeof *batch->cells);
    }
}

/* Takes the guard off a text and says how long it is then. */
static size_t
unguard(char *text, size_t length)
{
    if (!is_guarded(text))
        return length;
    memmove(text, text + 1, length);
    return length - 1;
}

void
tl_batch_add(struct tl_batch *batch, struct tl_position start, const char *text,
             size_t length)
{
    struct tl_row *row = &batch->row;
    allot(batch, length);
    allot_cells(batch, 1);
    if (row->count++ >= batch->limit) {
        if (length > 0 && row->spill.line == 0)
            row->spill = start;
        return;
    }
    char *copy = batch->text + batch->text_used;
    memcpy(copy, text, length);
    copy[length] = '\0';
    if (!batch->keeps_guards)
        length = unguard(copy, length);
    batch->cells[batch->cell_count++] =
        (struct tl_cell){.length = length, .position = start};
    batch->text_used += length + 1;
    row->kept++;
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
 * Lines of CSV text on which each cell ends: nearly all there are. A line is copied to
 * where the texts of its cells will be and looked through there once, 64 bytes at a
 * time, which become a bit each for all that matters. Looking for one thing after the
 * other took five times as many instructions.
 */

enum { SPAN = 64 };

/* A line that is being split. */
struct line {
    struct tl_csv_signs signs;
    struct tl_row row;
    size_t limit; /* of its cells */
    bool keeps_guards;
    struct tl_cell *cells; /* with room for them */
    struct tl_position start;
    char *text;
    size_t length;
    char *to;        /* where the next text goes: here, or before here after quotes */
    size_t cell;     /* where the next cell begins, */
    size_t tails;    /* how many bytes before it go on with a character, */
    size_t passed;   /* and how many of those that were looked at */
    uint64_t inside; /* of quotes: all bits, or none */
    bool has_quotes;
    bool has_doubled; /* in a cell with quotes */
    tl_bytes odd;     /* what keeps it from being plain */
};

/* What is where among 64 bytes. */
struct marks {
    uint64_t ends; /* delimiters */
    uint64_t quotes;
    uint64_t tails; /* of characters: bytes 80 to BF */
};

/* The bytes from `least` to `most`. */
static uint64_t
find(const char *text, size_t length, uint8_t least, uint8_t most)
{
    uint64_t found = 0;
    for (size_t at = 0; at < length; at += sizeof(tl_bytes)) {
        tl_bytes bytes;
        memcpy(&bytes, text + at, sizeof bytes);
        bytes = (tl_bytes)(bytes >= least) & (tl_bytes)(bytes <= most);
        found |= tl_bytes_mask(&bytes) << at;
    }
    return found;
}

/* Up to 15 bytes after those that are asked for are looked at as well. What is in hand
 * again and again is in variables of its own, which stay in registers. */
static struct marks
look_at(struct line *line, const char *text, size_t length)
{
    struct marks marks = {0, 0, 0};
    const uint8_t delimiter = (uint8_t)line->signs.delimiter;
    const uint8_t quote = (uint8_t)line->signs.quote;
    tl_bytes odd = line->odd;
    tl_bytes all = {0};
    tl_bytes quotes = {0};
    for (size_t at = 0; at < length; at += sizeof(tl_bytes)) {
        tl_bytes bytes;
        memcpy(&bytes, text + at, sizeof bytes);
        tl_bytes ends = (tl_bytes)(bytes == delimiter);
        marks.ends |= tl_bytes_mask(&ends) << at;
        quotes |= (tl_bytes)(bytes == quote);
        all |= bytes;
        odd |= ((tl_bytes)(bytes < 0x20) & ~ends) | (tl_bytes)(bytes == '\\') |
               (tl_bytes)(bytes == 0xE2);
    }
    if (tl_bytes_any(&quotes))
        marks.quotes = find(text, length, quote, quote);
    if (tl_bytes_any(&all))
        marks.tails = find(text, length, 0x80, 0xBF);
    line->odd = odd;
    return marks;
}

/* Takes the quotes off that are around a text and makes doubled ones single. False
 * where one is out of order. */
static bool
unquote(struct line *line, char **text, size_t *length)
{
    char quote = line->signs.quote;
    if (*length == 0 || **text != quote)
        return !memchr(*text, quote, *length);
    char *end = *text + *length - 1;
    if (*length == 1 || *end != quote)
        return false;
    char *from = ++*text;
    char *to = from;
    while (from < end) {
        size_t left = (size_t)(end - from);
        char *found = memchr(from, quote, left);
        size_t size = found ? (size_t)(found - from) + 1 : left;
        if (found && (from + size == end || from[size] != quote))
            return false;
        memmove(to, from, size);
        to += size;
        from += size + (found != NULL);
        line->has_doubled |= found != NULL;
    }
    *length = (size_t)(to - *text);
    return true;
}

/* Makes a cell of what stands before `end`. False where quotes are out of order. */
static inline bool
end_cell(struct line *line, size_t end)
{
    char *text = line->text + line->cell;
    size_t length = end - line->cell;
    struct tl_position position = line->start;
    position.column += (uint32_t)(line->cell - line->tails);
    line->cell = end + 1;
    if (line->has_quotes && !unquote(line, &text, &length))
        return false;
    if (line->row.count++ >= line->limit) {
        if (length > 0 && line->row.spill.line == 0)
            line->row.spill = position;
        return true;
    }
    if (text != line->to) /* after quotes or a guard */
        memmove(line->to, text, length);
    line->to[length] = '\0';
    if (*line->to == '\'' && !line->keeps_guards)
        length = unguard(line->to, length);
    line->to += length + 1;
    struct tl_cell *cell = &line->cells[line->row.kept++];
    cell->length = length;
    cell->position = position;
    cell->code = 0; /* the text is set when the batch is sealed */
    return true;
}

/* The bytes that are inside of quotes, where it does not matter whether these are
 * doubled: each bit is the parity of those up to it. */
static uint64_t
find_inside(uint64_t quotes)
{
    for (unsigned shift = 1; shift < SPAN; shift *= 2)
        quotes ^= quotes << shift;
    return quotes;
}

static size_t
count_bits(uint64_t bits)
{
    return bits ? (size_t)__builtin_popcountll(bits) : 0;
}

/* Makes the cells that end among the 64 bytes from a place on. The line's end is one as
 * well: where it is inside of quotes, the cell has none at its end, or a lone one. */
static bool
split_span(struct line *line, size_t from)
{
    size_t left = line->length - from;
    struct marks marks = look_at(line, line->text + from, left < SPAN ? left : SPAN);
    uint64_t ends = marks.ends;
    if (left < SPAN)
        ends &= (UINT64_C(1) << left) - 1;
    if (marks.quotes | line->inside) {
        uint64_t inside = find_inside(marks.quotes) ^ line->inside;
        ends &= ~inside;
        line->inside = -(inside >> (SPAN - 1));
        line->has_quotes = true;
    }
    if (left < SPAN)
        ends |= UINT64_C(1) << left;
    for (; ends; ends &= ends - 1) {
        unsigned end = (unsigned)__builtin_ctzll(ends);
        if (!end_cell(line, from + end))
            return false;
        line->tails =
            line->passed + count_bits(marks.tails & ((UINT64_C(1) << end) - 1));
    }
    line->passed += count_bits(marks.tails);
    return true;
}

static bool
split(struct line *line)
{
    for (size_t from = 0; from <= line->length; from += SPAN)
        if (!split_span(line, from))
            return false;
    return true;
}

bool
tl_batch_add_line(struct tl_batch *batch, struct tl_csv_signs signs,
                  struct tl_position start, const char *text, size_t length)
{
    size_t limit = batch->limit <= length ? batch->limit : length + 1;
    allot(batch, length + sizeof(tl_bytes));
    allot_cells(batch, limit);
    struct line line = {.signs = signs,
                        .limit = limit,
                        .keeps_guards = batch->keeps_guards,
                        .cells = batch->cells + batch->cell_count,
                        .start = start,
                        .text = batch->text + batch->text_used,
                        .to = batch->text + batch->text_used,
                        .length = length};
    memcpy(line.text, text, length);
    memset(line.text + length, '0', sizeof(tl_bytes)); /* is looked at */
    bool good = split(&line);
    bool odd = tl_bytes_any(&line.odd);
    if (!good || (odd && memchr(text, '\r', length)))
        return false;
    line.row.plain = !odd && signs.quote == '"' && !line.has_doubled;
    batch->row = line.row;
    batch->cell_count += line.row.kept;
    batch->text_used = (size_t)(line.to - batch->text);
    return true;
}
