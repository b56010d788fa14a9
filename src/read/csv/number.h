/* Numbers in tables that are not written as ours are: 1.234,5 or 1,234.5. */
#ifndef TL_SRC_READ_CSV_NUMBER_H
#define TL_SRC_READ_CSV_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

/* Whether it can be what stands before the decimals: "." or ",". */
bool tl_decimal_is_known(const char *text);

/*
 * Makes a number with that decimal sign one with a point, in its place. Between
 * thousands may stand a blank, an apostrophe, or whichever of the two signs `decimal`
 * is not. False, with the text as it was, where it is no such number.
 */
bool tl_csv_number_read(char *text, size_t *length, char decimal);

/* The length of a number without zeros at the end of its decimals: of "-9.00" that of
 * "-9". That of any other text as it is. `decimal` is a sign besides the point, or NUL.
 */
size_t tl_csv_number_length(const char *text, size_t length, char decimal);

#endif
