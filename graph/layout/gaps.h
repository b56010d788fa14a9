/*
 * Gaps: where the labels of a network's edges stand, between its columns. Gap 0 is to
 * the left of the first column, gap `n` to the right of column n - 1. A label is
 * between the ends of its edge, rather near the end that has fewer edges, where lines
 * are not crowded, and where there are not many labels yet; that of an edge within a
 * column is beside it.
 */
#ifndef TL_GRAPH_LAYOUT_GAPS_H
#define TL_GRAPH_LAYOUT_GAPS_H

#include "graph/query/network.h"

/* By edge; `ranks` are the columns by node, of which there are `count`. To be freed. */
uint32_t *tl_gaps_new(const struct tl_network *network, const uint32_t *ranks,
                      uint32_t count);

#endif
