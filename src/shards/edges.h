/* Edge lists: which columns they have, and how their rows unite. */
#ifndef TL_SRC_SHARDS_EDGES_H
#define TL_SRC_SHARDS_EDGES_H

#include "graph/span.h"
#include "edge_cells.h"
#include "merging.h"

extern const struct tl_list tl_edge_list;

/* The first and the last day of an edge, which are right. */
struct tl_span tl_edge_span(const struct tl_entry *entry);

#endif
