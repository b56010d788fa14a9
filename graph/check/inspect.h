/*
 * What is wrong with a whole graph, or at least odd: the last step of finishing.
 * Numbers are those of the finished graph; positions have moved with their rows.
 */
#ifndef TL_GRAPH_CHECK_INSPECT_H
#define TL_GRAPH_CHECK_INSPECT_H

#include "graph/build/scaffold.h"

/* All checks; what they find goes to the builder's diagnostics. */
void tl_inspect(struct tl_builder *builder);

#endif
