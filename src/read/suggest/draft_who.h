/* Who takes part in the events of a draft. */
#ifndef TL_SRC_READ_SUGGEST_DRAFT_WHO_H
#define TL_SRC_READ_SUGGEST_DRAFT_WHO_H

#include "drafting.h"

/* Adds the two between whom something is. False where there are none; they may turn out
 * to be a date and its end, then `dated` becomes true. */
bool tl_draft_pair(struct tl_drafting *drafting, bool *dated);

/* Adds those who take part in other ways: a child and its parents, lists, columns that
 * are called like roles, one participation a row. False where there are none. */
bool tl_draft_people(struct tl_drafting *drafting);

#endif
