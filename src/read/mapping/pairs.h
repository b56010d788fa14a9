/* The pairs of a mapping, a key and a value each: what a key means, and of what the
 * value is made. */
#ifndef TL_SRC_READ_MAPPING_PAIRS_H
#define TL_SRC_READ_MAPPING_PAIRS_H

#include <stdbool.h>

#include "mapping.h"

/* Adds a value; the texts are copied. False, said on standard error after `where`, if
 * the key or the value is wrong. */
bool tl_mapping_pair_add(struct tl_mapping *mapping, const char *where,
                         struct tl_substring key, struct tl_substring text);

/* Adds pairs as they stand on the command line: "source=1,kind=2". */
bool tl_mapping_pairs_add(struct tl_mapping *mapping, const char *where,
                          const char *pairs);

#endif
