/* What people write for a date where EDTF is expected. */
#ifndef TL_GRAPH_DATE_NOTATION_GUESS_H
#define TL_GRAPH_DATE_NOTATION_GUESS_H

#include <stdbool.h>
#include <stddef.h>

/* Room for any guess, with its NUL. */
#define TL_DATE_GUESS_MAX 64

/* The format (format.h) by which a text that is not EDTF is probably meant, or
 * two, as they stand between single quotes: "%d/%m/%Y' or '%m/%d/%Y". False where none
 * is likely. */
bool tl_date_guess(const char *text, size_t length, char guess[TL_DATE_GUESS_MAX]);

#endif
