/* When the events of a draft were. */
#ifndef TL_SRC_READ_SUGGEST_DRAFT_WHEN_H
#define TL_SRC_READ_SUGGEST_DRAFT_WHEN_H

#include "drafting.h"

/* Adds the columns of a date and its end, or their parts. False where there are none.
 */
bool tl_draft_when(struct tl_drafting *drafting);

/* Adds two columns that may be between whom something is as a date and its end, if they
 * have dates and nothing else. */
bool tl_draft_times(struct tl_drafting *drafting, const size_t pair[2]);

#endif
