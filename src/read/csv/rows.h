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

#include "batch.h"

typedef void tl_row_handler(void *context, struct tl_row *row);

/* Takes a batch of rows and gives an empty one instead. */
typedef struct tl_batch *tl_batch_handler(void *context, struct tl_batch *batch);

struct tl_ceilings;
struct tl_rows;

/* Gives each row to the handler. `file` is for positions. Where the delimiter is a
 * blank, several are as good as one, and no cell is empty. To be freed. */
struct tl_rows *tl_rows_new(char delimiter, uint16_t file,
                            struct tl_diagnostics *diagnostics, tl_row_handler *handler,
                            void *context);
void tl_rows_free(struct tl_rows *rows);

/* From the start on, these are the ceilings (src/base/ceilings.h), NULL being the usual
 * ones. Borrowed. */
void tl_rows_bound(struct tl_rows *rows, const struct tl_ceilings *ceilings);

/* From the start on, a quote is a character like any other. */
void tl_rows_no_quotes(struct tl_rows *rows);

/* From the start on, an apostrophe before what looks like a formula stays, as long as
 * rows are given one by one. */
void tl_rows_keep_guards(struct tl_rows *rows);

/*
 * From now on rows are given to this handler, many at a time; `first` is the batch that
 * is filled next. Batches remain whoever's they are. With NULL for all, rows are given
 * one by one again.
 */
void tl_rows_batch(struct tl_rows *rows, struct tl_batch *first,
                   tl_batch_handler *handler, void *context);

/*
 * From the next row on, only so many cells are kept, and no more than the ceiling of
 * columns. Those of the columns that are `coded` (NULL: none) get codes: numbers for
 * texts that come again and again, so that what a text means has to be found out once.
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
