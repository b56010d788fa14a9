/* What is in a dataset, for people. */
#ifndef TL_SRC_STATS_H
#define TL_SRC_STATS_H

#include <stdio.h>

#include "graph/graph.h"

void tl_stats(const struct tl_graph *graph, FILE *file);

#endif
