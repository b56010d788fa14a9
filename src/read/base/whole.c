#include "whole.h"

#include <string.h>

#include "graph/base/memory.h"
#include "src/base/ceilings.h"

bool
tl_whole_read(struct tl_whole *whole, struct tl_input *input, const char *format)
{
    uint64_t most = tl_input_ceilings(input)->limits[TL_CEILING_WHOLE];
    const char *piece;
    size_t length;
    while (tl_input_next(input, &piece, &length)) {
        if (whole->length + length > most) {
            tl_input_fail(input, "found a larger input in %s, expected %s", format,
                          tl_ceiling_text(TL_CEILING_WHOLE, most).text);
            return false;
        }
        if (whole->room - whole->length < length) {
            whole->room = 2 * whole->room + length;
            whole->bytes = tl_resize(whole->bytes, whole->room);
        }
        memcpy(whole->bytes + whole->length, piece, length);
        whole->length += length;
    }
    return !tl_input_broken(input) && tl_input_error(input) == 0;
}

void
tl_whole_clear(struct tl_whole *whole)
{
    tl_free(whole->bytes);
    *whole = (struct tl_whole){.bytes = NULL};
}
