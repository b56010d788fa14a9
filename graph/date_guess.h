/* What people write for a date where EDTF is expected. */
#ifndef TL_DATE_GUESS_H
#define TL_DATE_GUESS_H

#include <stddef.h>

/* The format (date_format.h) by which a text that is not EDTF is probably meant, or
 * two, as they stand between single quotes: "%d/%m/%Y' or '%m/%d/%Y". NULL where none
 * is likely. */
const char *tl_date_guess(const char *text, size_t length);

#endif
