/* The parts of inspecting that have a file of their own. */
#ifndef TL_GRAPH_CHECK_PARTS_H
#define TL_GRAPH_CHECK_PARTS_H

#include "graph/build/scaffold.h"

/* Names of actors that are the same, or may be, or are lists of others. */
void tl_inspect_names(struct tl_builder *builder);

/* A few dates far from all others. */
void tl_inspect_dates(struct tl_builder *builder);

/* Inputs of other programs that pass for events. */
void tl_inspect_inputs(struct tl_builder *builder);

#endif
