/* Records of JSON for which there is no mapping. */
#ifndef TL_SRC_READ_RECORDS_UNKNOWN_H
#define TL_SRC_READ_RECORDS_UNKNOWN_H

#include <stdbool.h>

#include "src/read/base/reader.h"

/* Whether a text is JSON that can be neither a dataset nor events of ours: lists of
 * objects, and no key that these have. */
bool tl_records_are_foreign(const char *text, size_t length);

/* Reports that records need a mapping, and proposes the one that seems to fit. */
void tl_records_suggest(const struct tl_reading *reading);

#endif
