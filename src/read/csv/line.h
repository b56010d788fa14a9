/*
 * Lines of CSV text on which each cell ends: nearly all there are. They are split by
 * looking for delimiters and quotes many bytes at a time.
 */
#ifndef TL_SRC_READ_CSV_LINE_H
#define TL_SRC_READ_CSV_LINE_H

#include "batch.h"

/* How a table is written. */
struct tl_csv_dialect {
    char delimiter;
    char quote; /* NUL, which no text has: none */
};

/*
 * Adds the cells of a line, given without its line end, to the batch's row. False, with
 * nothing added, where it cannot be split: because a cell goes on on the next line, a
 * CR ends a row before the end, or quotes are out of order. `start` is where it begins.
 */
bool tl_csv_line_split(struct tl_csv_dialect dialect, const char *text, size_t length,
                       struct tl_position start, struct tl_batch *batch);

#endif
