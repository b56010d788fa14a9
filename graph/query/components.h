/*
 * Components: which nodes are connected by edges, directly or through others. They are
 * numbered from 1: the largest first, equally large ones by their first nodes.
 */
#ifndef TL_GRAPH_QUERY_COMPONENTS_H
#define TL_GRAPH_QUERY_COMPONENTS_H

#include <stdint.h>

struct tl_components {
    uint32_t *roots; /* internal */
    uint32_t count;  /* nodes */
};

/* To be ended. */
struct tl_components tl_components_begin(uint32_t count);

/* An edge connects two nodes. */
void tl_components_join(struct tl_components *components, uint32_t a, uint32_t b);

/* The number of each node's component; to be freed. */
uint32_t *tl_components_end(struct tl_components *components);

#endif
