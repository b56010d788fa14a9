/* Drafts: a suggestion made of one candidate for the time and one for the actors. For
 * the files of this room. */
#ifndef TL_SRC_READ_SUGGEST_DRAFT_H
#define TL_SRC_READ_SUGGEST_DRAFT_H

#include <stdbool.h>

#include "candidates.h"
#include "suggestion.h"

/* How much a suggestion says of an event, which is tried in this order: all that is
 * there; no id, by which several rows would be one; nothing but when and who. */
enum tl_draft_level {
    TL_DRAFT_ALL,
    TL_DRAFT_WITHOUT_ID,
    TL_DRAFT_LEAST,
    TL_DRAFT_LEVELS
};

/* A suggestion in the making. */
struct tl_draft {
    const struct tl_candidates *found;
    const struct tl_when *when; /* NULL: relations, of no time */
    const struct tl_who *who;
    enum tl_draft_level level;
    bool *is_used;
    size_t *first;   /* of each row: the first one of the same event */
    bool has_member; /* a row is a participation */
    bool is_titled;
    struct tl_suggestion text;
    struct tl_expansion error; /* why it does not hold */
};

/* Writes the suggestion of a draft that has no more than candidates and a level; false
 * where it says too little, or does not hold. Its text and error are to be cleared in
 * either case. */
bool tl_draft_try(struct tl_draft *draft);

#endif
