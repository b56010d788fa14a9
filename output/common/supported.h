/*
 * The fields that a format supports for each type of item, and the number of exported
 * items that have other fields, which are lost. Formats that are summaries by nature
 * report that number in one lossy-export warning.
 *
 * Citations belong to their item.
 */
#ifndef TL_OUTPUT_COMMON_SUPPORTED_H
#define TL_OUTPUT_COMMON_SUPPORTED_H

#include "drawing.h"

/* Supported fields, as bits; and what is no field of its own: attributes, and the days
 * of a date without its text. */
#define TL_SUPPORTS(field)     (UINT64_C(1) << (field))
#define TL_SUPPORTS_ATTRIBUTES (UINT64_C(1) << TL_ITEM_FIELDS)
#define TL_SUPPORTS_DAYS       (UINT64_C(1) << (TL_ITEM_FIELDS + 1))
#define TL_SUPPORTS_DATE       (TL_SUPPORTS(TL_DATE) | TL_SUPPORTS_DAYS)
#define TL_SUPPORTS_ALL        (~UINT64_C(0))

/* The lossy-export warning of formats that have no place for the dataset. */
#define TL_SUPPORTS_DATASET "dataset without its title, description and attributes"

/* The TL_SUPPORTS() bits of each type. `uncited` has a bit (1 << tl_type) for each type
 * whose citations are unsupported, whatever is supported of those of others. */
struct tl_supported {
    uint64_t fields[TL_TYPES];
    unsigned uncited;
};

/* How many exported items of a type, or of all types, have unsupported fields. */
uint64_t tl_unsupported_count(const struct tl_drawing *drawing,
                              const struct tl_supported *supported, enum tl_type type);
uint64_t tl_unsupported_count_all(const struct tl_drawing *drawing,
                                  const struct tl_supported *supported);

#endif
