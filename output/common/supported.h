/*
 * What a format holds of each type of item, and how many of the items that it draws
 * have something more, which is lost. Formats whose nature is a summary say that in one
 * line.
 *
 * The citations of an item are a part of it.
 */
#ifndef TL_OUTPUT_COMMON_SUPPORTED_H
#define TL_OUTPUT_COMMON_SUPPORTED_H

#include "drawing.h"

/* Fields that are supported, and what is not one: attributes; of a date, which days it
 * is.
 */
#define TL_SUPPORTS(field)     (1U << (field))
#define TL_SUPPORTS_ATTRIBUTES (1U << TL_FIELDS)
#define TL_SUPPORTS_DAYS       (1U << (TL_FIELDS + 1))
#define TL_SUPPORTS_DATE       (TL_SUPPORTS(TL_DATE) | TL_SUPPORTS_DAYS)
#define TL_SUPPORTS_ALL        (~0U)

/* What is said by formats that have no place for the dataset. */
#define TL_SUPPORTS_DATASET "dataset without its title, description and attributes"

/* For each type its TL_SUPPORTS()s. */
struct tl_supported {
    unsigned fields[TL_TYPES];
};

/* How many items of a type, or of all types, are drawn and have more than is held. */
uint64_t tl_unsupported_count(const struct tl_drawing *drawing,
                              const struct tl_supported *supported, enum tl_type type);
uint64_t tl_unsupported_count_all(const struct tl_drawing *drawing,
                                  const struct tl_supported *supported);

#endif
