/*
 * What is exported of an item in formats that tieline reads back: an id only of an item
 * that was selected as well, and an attribute only if its name is not reserved in the
 * format. The rest is left out and counted as a loss.
 */
#ifndef TL_OUTPUT_COMMON_EXPORTED_H
#define TL_OUTPUT_COMMON_EXPORTED_H

#include "drawing.h"

/* The id of the parent event; "" where there is none, or it was not selected. */
const char *tl_exported_parent(const struct tl_drawing *drawing,
                               const struct tl_event *event, struct tl_losses *losses);

/* The id of an event that supports a relation; NULL where it was not selected. */
const char *tl_exported_support(const struct tl_drawing *drawing, uint32_t event,
                                struct tl_losses *losses);

/*
 * Which claims of a citation are exported. One that names a parent event that was not
 * selected is left out, and with it a citation that denies nothing else: without claims
 * it would deny the item.
 */
struct tl_exported_claims {
    enum tl_field but; /* all but this; TL_FIELDS: all */
    uint32_t count;
    bool left_out; /* the citation */
};

struct tl_exported_claims tl_exported_claims(const struct tl_drawing *drawing,
                                             const struct tl_citation *citation,
                                             struct tl_losses *losses);

/* Whether a key is in a list of reserved names, which ends with NULL. */
bool tl_reserved_has(const char *const *keys, const char *key);

/* Counts an attribute that is left out because its name is reserved. */
void tl_reserved_count(struct tl_losses *losses);

#endif
