/* The whole text of an input, for formats that cannot be read piece by piece. */
#ifndef TL_SRC_READ_BASE_WHOLE_H
#define TL_SRC_READ_BASE_WHOLE_H

#include "input.h"

/* To be zeroed before, and freed by tl_whole_clear(). */
struct tl_whole {
    char *bytes; /* not ended by NUL; NULL where it is empty */
    size_t length;
    size_t room;
};

/* Reads an input to its end, as far as the ceiling allows. False, and known to the
 * input, where it is broken or larger; `format` is what a message calls it. */
bool tl_whole_read(struct tl_whole *whole, struct tl_input *input, const char *format);
void tl_whole_clear(struct tl_whole *whole);

#endif
