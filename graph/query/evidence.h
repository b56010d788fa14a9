/*
 * How much each event of a tie's evidence adds to its weight. Edge lists of shards say
 * that, so that what several of them name counts once when they are merged.
 */
#ifndef TL_GRAPH_QUERY_EVIDENCE_H
#define TL_GRAPH_QUERY_EVIDENCE_H

#include <stdint.h>

#include "graph/base/memory.h"
#include "carried.h"
#include "network.h"

/* Of the ties of a network, in their order. Zero-initialise it. */
struct tl_evidence {
    struct tl_addition *pieces; /* of the open tie */
    size_t piece_count;
    size_t piece_room;
    struct tl_vector additions; /* struct tl_addition: of all */
    struct tl_vector starts;    /* uint32_t: by place in network->events */
};

/* An event, by itself or through a relation of a kind, adds this to the open tie. */
void tl_evidence_add(struct tl_evidence *evidence, uint32_t event, uint32_t kind,
                     struct tl_amount amount);

/* Ends the tie, whose events are these. */
void tl_evidence_end_tie(struct tl_evidence *evidence, const uint32_t *events,
                         uint32_t count);

/* Hands all over to the network. */
void tl_evidence_end(struct tl_evidence *evidence, struct tl_network *network);

#endif
