/* What stands between the cells of a file of CSV. */
#ifndef TL_SRC_READ_DELIMITER_H
#define TL_SRC_READ_DELIMITER_H

#include "src/read/base/reader.h"

/*
 * The delimiter with which one of the first rows has all columns that a mapping names,
 * or most of them, and those below as many cells: titles above the head may have
 * others, or none. That which was asked for is taken if it gives any of the columns.
 * Where there is no mapping, it is taken if the first line has it; else a likely one
 * (tl_csv_delimiter_below).
 * It is told if it is not what the file's name leads to expect.
 */
char tl_csv_find_delimiter(const struct tl_reading *reading);

#endif
