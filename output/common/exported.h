/*
 * What is kept of an item in a document or table that reads back: what it points to
 * must have been selected as well, and an attribute must not have a name that means
 * something else there. All else is left out and counted.
 */
#ifndef TL_OUTPUT_COMMON_EXPORTED_H
#define TL_OUTPUT_COMMON_EXPORTED_H

#include "drawing.h"

/* The id of the event that an event is a part of; "" for none. */
const char *tl_exported_parent(const struct tl_drawing *drawing,
                               const struct tl_event *event, struct tl_losses *losses);

/* The id of an event that a relation rests on; NULL where it was not selected. */
const char *tl_exported_support(const struct tl_drawing *drawing, uint32_t event,
                                struct tl_losses *losses);

/* Whether one of the keys, ended by NULL, is this one. */
bool tl_reserved_has(const char *const *keys, const char *key);

/* Counts an attribute that is left out for its key. */
void tl_reserved_count(struct tl_losses *losses);

#endif
