#include "batch.h"

#include <string.h>

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

void
tl_batch_allot(struct tl_batch *batch, size_t length)
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

void
tl_batch_keep(struct tl_batch *batch, struct tl_position start, size_t length)
{
    char *text = tl_batch_next(batch);
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
tl_batch_join(struct tl_batch *batch, size_t limit)
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
tl_batch_end_row(struct tl_batch *batch)
{
    if (batch->row_count == batch->row_room) {
        batch->row_room = batch->row_room ? 2 * batch->row_room : 1;
        batch->rows = tl_resize(batch->rows, batch->row_room * sizeof *batch->rows);
    }
    batch->rows[batch->row_count++] = batch->row;
    batch->row = (struct tl_row){0};
}

struct tl_batch_mark
tl_batch_mark(const struct tl_batch *batch)
{
    return (struct tl_batch_mark){batch->row, batch->cell_count, batch->text_used};
}

void
tl_batch_return(struct tl_batch *batch, struct tl_batch_mark mark)
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

void
tl_batch_empty(struct tl_batch *batch)
{
    batch->row_count = batch->cell_count = batch->text_used = 0;
    batch->row = (struct tl_row){0};
}
