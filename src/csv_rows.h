/*
 * CSV text as rows whose cells know where they stand. libcsv tells the cells apart;
 * it has no positions, which are counted beside it.
 *
 * RFC 4180 in UTF-8, strictly: a quote stands around a whole cell or doubled within
 * one that has them. Rows end in LF, CR or CRLF. Blanks are kept, lines without any
 * character are not rows. The apostrophe that our own CSV output puts before what a
 * spreadsheet would run as a formula is taken off.
 */
#ifndef TL_CSV_ROWS_H
#define TL_CSV_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "graph/diagnostic.h"

/* No row gives more cells than this, which spreadsheets can have; all are counted. */
#define TL_ROW_CELLS 16384

struct tl_cell {
    char *text; /* ended by NUL; whoever is given the row may overwrite it */
    size_t length;
    struct tl_position position; /* of its first character, be that a quote */
};

struct tl_row {
    struct tl_cell *cells;    /* valid until the handler returns */
    size_t kept;              /* how many there are, 1 or more */
    size_t count;             /* how many the text has: some may be over the limit */
    struct tl_position spill; /* of the first such with text in it; else line 0 */
};

typedef void tl_row_handler(void *context, struct tl_row *row);

struct tl_rows;

/* Gives each row to the handler. `file` is for positions. To be freed. */
struct tl_rows *tl_rows_new(char delimiter, uint16_t file,
                            struct tl_diagnostics *diagnostics, tl_row_handler *handler,
                            void *context);
void tl_rows_free(struct tl_rows *rows);

/* From the start on, a quote is a character like any other. */
void tl_rows_no_quotes(struct tl_rows *rows);

/* From the next row on, only so many cells are kept; at most TL_ROW_CELLS. */
void tl_rows_limit(struct tl_rows *rows, size_t cells);

/*
 * Reads the next piece of the text, which may end anywhere but within a character.
 * False, with a diagnostic, where it is not CSV; nothing can be read after that.
 */
bool tl_rows_read(struct tl_rows *rows, const char *text, size_t length);

/* The text has ended: its last row may lack a line end. */
void tl_rows_end(struct tl_rows *rows);

#endif
