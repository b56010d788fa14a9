/*
 * A timeline: the selected events in time order, the undated last, with the actors,
 * relations and references that belong to them, each in output order.
 */
#ifndef TL_GRAPH_QUERY_TIMELINE_H
#define TL_GRAPH_QUERY_TIMELINE_H

#include <stdint.h>

#include "graph/date/clock.h"
#include "graph/graph.h"
#include "select.h"

struct tl_timeline {
    const struct tl_graph *graph;
    const struct tl_selected *selected;
    uint32_t *events;
    uint32_t event_count;
    uint32_t dated_count; /* the first so many have a place on an axis */
    uint32_t *actors;
    uint32_t actor_count;
    uint32_t *relations;
    uint32_t relation_count;
    uint32_t *references;
    uint32_t reference_count;
};

/* Borrows graph and selection, which must outlive it; to be freed. */
struct tl_timeline *tl_timeline_new(const struct tl_graph *graph,
                                    const struct tl_selected *selected);
void tl_timeline_free(struct tl_timeline *timeline);

/* The clock by which the times of its events are told beside each other. */
struct tl_clock tl_timeline_clock(const struct tl_timeline *timeline);

#endif
