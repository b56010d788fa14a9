/* The delimiter of a CSV file, and whether a text is one. */
#ifndef TL_SRC_READ_DELIMITER_H
#define TL_SRC_READ_DELIMITER_H

#include "src/read/base/reader.h"

/*
 * The delimiter with which one of the first rows has all columns that a mapping names,
 * or most of them, and those below as many cells: titles above the head may have
 * others, or none. That which was asked for is taken if it gives any of the columns.
 * Where there is no mapping, it is taken if the first line has it; else a likely one
 * (tl_read_csv_guess_delimiter_below).
 * It is told if it is not what the file's name leads to expect.
 */
char tl_read_csv_find_delimiter(const struct tl_reading *reading);

/*
 * What stands between the cells: of comma, tab and semicolon the one that the first
 * line has most often outside of quotes, a comma where it has none.
 */
char tl_read_csv_guess_delimiter(const char *text, size_t length);

/* The same, but if the second line has not as many of it as the first, which may be a
 * title then, the one of which two lines that follow one another have most. */
char tl_read_csv_guess_delimiter_below(const char *text, size_t length);

/* Whether a text begins like a table with a column that we know. */
bool tl_read_csv_recognises(const char *text, size_t length);

#endif
