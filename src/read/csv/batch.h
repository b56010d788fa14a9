/*
 * Batches: rows that follow one another, put together cell by cell.
 */
#ifndef TL_SRC_READ_CSV_BATCH_H
#define TL_SRC_READ_CSV_BATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "graph/base/diagnostic.h"

/* No row gives more cells than this, which spreadsheets can have; all are counted. */
#define TL_ROW_CELLS 16384

struct tl_cell {
    char *text; /* ended by NUL; whoever is given the row may overwrite it */
    size_t length;
    struct tl_position position; /* of its first character, be that a quote */
    uint32_t
        code; /* of the text, from 1 (see codes.h); or of an id its hash; 0: none */
};

/* No cell of a row. */
#define TL_NO_COLUMN SIZE_MAX

struct tl_row {
    struct tl_cell *cells;    /* valid until the handler returns */
    size_t kept;              /* how many there are, 1 or more */
    size_t count;             /* how many the text has: some may be over the limit */
    struct tl_position spill; /* of the first such with text in it; else line 0 */
};

/* Zero-initialise it but for the limit. */
struct tl_batch {
    size_t limit;      /* so many cells of a row are kept; at most TL_ROW_CELLS */
    struct tl_row row; /* that is being made: its cells are the last ones */
    struct tl_row *rows;
    size_t row_count;
    size_t row_room;
    struct tl_cell *cells; /* of the rows, one after the other */
    size_t cell_count;
    size_t cell_room;
    char *text; /* of the cells, one after the other, each ended by NUL */
    size_t text_used;
    size_t text_room;
};

void tl_batch_clear(struct tl_batch *batch);

/*
 * Makes room for texts of so many bytes, the delimiters between them counted, for which
 * their NULs stand.
 */
void tl_batch_allot(struct tl_batch *batch, size_t length);

/* Where the next text is to be written. */
static inline char *
tl_batch_next(const struct tl_batch *batch)
{
    return batch->text + batch->text_used;
}

/* Makes the next cell of what was written there. Our own guard is taken off. */
void tl_batch_keep(struct tl_batch *batch, struct tl_position start, size_t length);

/* Takes the empty cells out of the row, but for one where there is no other, and of the
 * rest those that are over a limit. */
void tl_batch_join(struct tl_batch *batch, size_t limit);

void tl_batch_end_row(struct tl_batch *batch);

/* A place within a row to go back to. */
struct tl_batch_mark {
    struct tl_row row;
    size_t cell_count;
    size_t text_used;
};

struct tl_batch_mark tl_batch_mark(const struct tl_batch *batch);
void tl_batch_return(struct tl_batch *batch, struct tl_batch_mark mark);

/* Has the rows find their cells and the cells their texts, which moved until now. */
void tl_batch_seal(struct tl_batch *batch);

/* Forgets its rows; its memory stays. */
void tl_batch_empty(struct tl_batch *batch);

#endif
