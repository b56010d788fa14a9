/* What the keys of mappings mean (mapping.h). */
#ifndef TL_SRC_READ_MAPPING_KEYS_H
#define TL_SRC_READ_MAPPING_KEYS_H

#include "mapping.h"

/* What is done with the text of a value, by its key. False, with the value as it was,
 * where the key has no meaning: it is an attribute. */
bool tl_mapping_key_find(struct tl_mapping *mapping, struct tl_mapped_value *value);

/* Whether the value of a key lists columns, and what is then said of them. */
bool tl_mapping_key_is_of_columns(const char *key, enum tl_mapped_to *to);

/* An attribute that is called nearly like a field is probably meant to be one: says so
 * on standard error after `where`. */
void tl_mapping_key_warn(const struct tl_mapping *mapping, const char *where,
                         const char *key);

#endif
