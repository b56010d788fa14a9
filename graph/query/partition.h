/*
 * A partition: what is selected, divided by time into shards whose outputs merge to
 * those of the whole. What belongs together is in one shard: an event with its
 * participations, its parent event, and the relations that rest on it or that it is an
 * end of. Actors and references are in each shard that names them.
 */
#ifndef TL_GRAPH_QUERY_PARTITION_H
#define TL_GRAPH_QUERY_PARTITION_H

#include <stdint.h>

#include "select.h"

struct tl_partition {
    const struct tl_graph *graph;
    const struct tl_selected *selected;
    uint32_t count;      /* of shards */
    uint32_t *events;    /* by event: its shard */
    uint32_t *relations; /* by relation */
    bool *spare_actors;  /* that no event or relation names */
    bool *spare_references;
};

/* Divides into so many shards, of about as many events; some may be empty. Borrows the
 * graph and what is selected; to be cleared. */
struct tl_partition tl_partition_new(const struct tl_graph *graph,
                                     const struct tl_selected *selected,
                                     uint32_t count);
void tl_partition_clear(struct tl_partition *partition);

/* What is in a shard; the first one also has what nothing names. To be cleared. */
struct tl_selected tl_partition_shard(const struct tl_partition *partition,
                                      uint32_t shard);

#endif
