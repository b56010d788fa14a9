/*
 * Batches: rows of CSV that follow one another, put together cell by cell or line by
 * line, without the apostrophe that guards formulas in our own output.
 */
#ifndef TL_SRC_READ_CSV_BATCH_H
#define TL_SRC_READ_CSV_BATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "graph/base/diagnostic.h"

struct tl_cell {
    char *text; /* ended by NUL; whoever is given the row may overwrite it */
    size_t length;
    struct tl_position position; /* of its first character, be that a quote */
    uint32_t
        code; /* of the text, from 1 (tl_rows_limit); or of an id its hash; 0: none */
};

/* No cell of a row. */
#define TL_NO_COLUMN SIZE_MAX

struct tl_row {
    struct tl_cell *cells;    /* valid until the handler returns */
    size_t kept;              /* how many there are, 1 or more */
    size_t count;             /* how many the text has: some may be over the limit */
    struct tl_position spill; /* of the first such with text in it; else line 0 */
    bool
        plain; /* no text in it has a control, a backslash, a quotation mark or the
                  byte E2: nothing that JSON escapes. Where it is false, nobody knows */
};

/* Rows that follow one another. Zero-initialise it; to be cleared. */
struct tl_batch {
    size_t limit; /* so many cells of a row are kept; no more than columns may be */
    bool keeps_guards; /* an apostrophe before a formula is one like any other */
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

/* How a table is written. */
struct tl_csv_signs {
    char delimiter;
    char quote; /* NUL, which no text has: none */
};

/* Adds a cell to the row that is being made; `start` is where it begins. */
void tl_batch_add(struct tl_batch *batch, struct tl_position start, const char *text,
                  size_t length);

/*
 * Adds the cells of a line, given without its line end, to that row. False, with
 * nothing added, where it cannot be split: because a cell goes on on the next line, a
 * CR ends a row before the end, or quotes are out of order. `start` is where it begins.
 */
bool tl_batch_add_line(struct tl_batch *batch, struct tl_csv_signs signs,
                       struct tl_position start, const char *text, size_t length);

/* Ends the row. If it `joins` blanks, its empty cells are taken out, but for one where
 * there is no other, and so many of the rest are kept. */
void tl_batch_end_row(struct tl_batch *batch, bool joins, size_t width);

/* Has the rows find their cells and the cells their texts, which moved until now. */
void tl_batch_seal(struct tl_batch *batch);

#endif
