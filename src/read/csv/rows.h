/*
 * CSV text as rows whose cells know where they stand. Lines on which each cell ends are
 * split here, several times faster than libcsv does it; all that is harder, such as
 * cells of several lines and whatever may be a mistake, is libcsv's. Positions, which
 * it does not have, are counted beside it.
 *
 * RFC 4180 in UTF-8, strictly: a quote stands around a whole cell or doubled within
 * one that has them. Rows end in LF, CR or CRLF. Blanks are kept, lines without any
 * character are not rows. The apostrophe that our own CSV output puts before what a
 * spreadsheet would run as a formula is taken off.
 */
#ifndef TL_SRC_READ_CSV_ROWS_H
#define TL_SRC_READ_CSV_ROWS_H

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
        code; /* of the text, from 1 (tl_rows_limit); or of an id its hash; 0: none */
};

/* No cell of a row. */
#define TL_NO_COLUMN SIZE_MAX

struct tl_row {
    struct tl_cell *cells;    /* valid until the handler returns */
    size_t kept;              /* how many there are, 1 or more */
    size_t count;             /* how many the text has: some may be over the limit */
    struct tl_position spill; /* of the first such with text in it; else line 0 */
};

/* Rows that follow one another. Zero-initialise it; to be cleared. */
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

typedef void tl_row_handler(void *context, struct tl_row *row);

/* Takes a batch of rows and gives an empty one instead. */
typedef struct tl_batch *tl_batch_handler(void *context, struct tl_batch *batch);

struct tl_rows;

/* Gives each row to the handler. `file` is for positions. Where the delimiter is a
 * blank, several are as good as one, and no cell is empty. To be freed. */
struct tl_rows *tl_rows_new(char delimiter, uint16_t file,
                            struct tl_diagnostics *diagnostics, tl_row_handler *handler,
                            void *context);
void tl_rows_free(struct tl_rows *rows);

/* From the start on, a quote is a character like any other. */
void tl_rows_no_quotes(struct tl_rows *rows);

/*
 * From now on rows are given to this handler, many at a time; `first` is the batch that
 * is filled next. Batches remain whoever's they are. With NULL for all, rows are given
 * one by one again.
 */
void tl_rows_batch(struct tl_rows *rows, struct tl_batch *first,
                   tl_batch_handler *handler, void *context);

/*
 * From the next row on, only so many cells are kept; at most TL_ROW_CELLS. Those of the
 * columns that are `coded` (NULL: none) get codes: numbers for texts that come again
 * and again, so that what a text means has to be found out once.
 */
void tl_rows_limit(struct tl_rows *rows, size_t cells, const bool *coded);

/*
 * Reads the next piece of the text, which may end anywhere but within a character.
 * False, with a diagnostic, where it is not CSV; nothing can be read after that.
 */
bool tl_rows_read(struct tl_rows *rows, const char *text, size_t length);

/* The text has ended: its last row may lack a line end. False, with a diagnostic, where
 * it has ended within a quoted cell. */
bool tl_rows_end(struct tl_rows *rows);

/* No more will be read, and not because the text has ended: only whole rows count. */
void tl_rows_stop(struct tl_rows *rows);

/* Whether a row is a comment, as networks have them above their lines: "% sym", "#
 * Nodes: 34". What has no blank after the sign may be a name. */
bool tl_row_is_comment(const struct tl_row *row);

/* Whether a row is a line of blanks, or of delimiters alone, as programs save what is
 * not in use. */
bool tl_row_is_blank(const struct tl_row *row);

#endif
