/*
 * Text that was decoded by a wrong encoding, which only people see: it is valid, but
 * "Zürich" is "ZÃ¼rich" in it, or its quotation marks are controls that nobody types.
 */
#ifndef TL_SRC_READ_BASE_GARBLED_H
#define TL_SRC_READ_BASE_GARBLED_H

#include <stdbool.h>

#include "graph/base/diagnostic.h"
#include "likely.h"

/*
 * Warns of what is garbled first in a text in UTF-8 that begins at a position, and of
 * what to do; false where nothing is. `encoding` is what it was decoded by, or NULL;
 * `doubt` what speaks against that.
 */
bool tl_garbled_warn(struct tl_diagnostics *diagnostics, struct tl_position position,
                     const char *text, size_t length, const char *encoding,
                     const struct tl_likely_doubt *doubt);

#endif
