/* What stands between the cells of a file of CSV. */
#ifndef TL_CSV_DELIMITER_H
#define TL_CSV_DELIMITER_H

#include "reader.h"

/* Where a mapping says what the columns are called, the head may come as late as this.
 */
enum { TL_PREAMBLE_MAX = 30 };

/*
 * The delimiter with which one of the first rows has a column that a mapping names:
 * titles above the head may have others, or none. Where there is no mapping, that which
 * was asked for, if the first line has it; else a likely one, which is told if it is
 * not what the file's name leads to expect.
 */
char tl_csv_find_delimiter(const struct tl_reading *reading);

#endif
