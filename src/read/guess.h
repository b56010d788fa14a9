/* What can be told of a CSV file from its first lines. */
#ifndef TL_SRC_READ_GUESS_H
#define TL_SRC_READ_GUESS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What stands between the cells: of comma, tab and semicolon the one that the first
 * line has most often outside of quotes, a comma where it has none.
 */
char tl_csv_delimiter(const char *text, size_t length);

/* The same, but if the second line has not as many of it as the first, which may be a
 * title then, the one of which two lines that follow one another have most. */
char tl_csv_delimiter_below(const char *text, size_t length);

/* Whether the first line has a delimiter, outside of quotes. */
bool tl_csv_has(const char *text, size_t length, char delimiter);

#endif
