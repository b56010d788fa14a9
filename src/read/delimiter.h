/* The delimiter of a CSV file, and whether a text is one. */
#ifndef TL_SRC_READ_DELIMITER_H
#define TL_SRC_READ_DELIMITER_H

#include "src/read/base/reader.h"

/*
 * The delimiter with which one of the first rows has all columns that a mapping names,
 * or most of them, and those below as many cells: titles above the head may have
 * others, or none. That which was asked for is taken if it gives any of the columns.
 * Where there is no mapping, it is taken if the first line has it; else a likely one:
 * that which the first line has most, or, where the second has not as many, lines
 * below. It is told if it is not what the file's name leads to expect.
 */
char tl_read_csv_find_delimiter(const struct tl_reading *reading);

/* Whether a text begins like a table with a column that we know. */
bool tl_read_csv_recognises(const char *text, size_t length);

#endif
