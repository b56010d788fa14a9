/* What has been read becomes a graph. */
#ifndef TL_GRAPH_FINISH_H
#define TL_GRAPH_FINISH_H

#include "graph/build/builder.h"

/*
 * Resolves what is mentioned, unites, checks, orders and freezes. Frees the builder.
 * The graph is returned even where there are errors in the diagnostics (it is then
 * whole but for what was wrong), and to be freed with tl_graph_free().
 */
struct tl_graph *tl_builder_finish(struct tl_builder *builder);

#endif
