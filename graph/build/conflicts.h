/*
 * Values that differ, of one record that gives several, or where items with one id
 * unite, if they are to be kept (`--conflicts keep`): each becomes a claim of what its
 * record cites, or else of the input that it came from.
 */
#ifndef TL_GRAPH_BUILD_CONFLICTS_H
#define TL_GRAPH_BUILD_CONFLICTS_H

#include "state.h"

/*
 * Notes what a draft gives for the item in a row, once its citations are in rows, from
 * `citations` on, if it may differ from other values.
 */
void tl_conflicts_note(struct tl_builder *builder, const struct tl_draft *draft,
                       uint32_t row, uint32_t citations);

/* Makes claims of all values that differ, when references are resolved. */
void tl_conflicts_to_claims(struct tl_builder *builder);

#endif
