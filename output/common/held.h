/*
 * What a format holds of each type of item, and how many of the items that it draws
 * have something more, which is lost. Formats whose nature is a summary say that in one
 * line.
 *
 * The citations of an item are a part of it.
 */
#ifndef TL_OUTPUT_COMMON_HELD_H
#define TL_OUTPUT_COMMON_HELD_H

#include "drawing.h"

/* Fields that are held, and what is not one: attributes; of a date, which days it is.
 */
#define TL_HELD(field)     (1U << (field))
#define TL_HELD_ATTRIBUTES (1U << TL_FIELDS)
#define TL_HELD_DAYS       (1U << (TL_FIELDS + 1))
#define TL_HELD_DATE       (TL_HELD(TL_DATE) | TL_HELD_DAYS)
#define TL_HELD_ALL        (~0U)

/* What is said by formats that have no place for the dataset. */
#define TL_HELD_DATASET "dataset without its title, description and attributes"

/* For each type its TL_HELD()s. */
struct tl_held {
    unsigned fields[TL_TYPES];
};

/* How many items of a type, or of all types, are drawn and have more than is held. */
uint64_t tl_held_lost(const struct tl_drawing *drawing, const struct tl_held *held,
                      enum tl_type type);
uint64_t tl_held_lost_all(const struct tl_drawing *drawing, const struct tl_held *held);

#endif
