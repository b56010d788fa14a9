/*
 * The evidence of edges that unite: their events in the order of time, each once, with
 * what it adds to the weight of the edge.
 */
#ifndef TL_SRC_SHARDS_EVIDENCE_H
#define TL_SRC_SHARDS_EVIDENCE_H

#include "elements.h"
#include "merging.h"

/* A kind of a tie that unites kinds, and what it adds to the tie's weight. */
struct tl_kind_share {
    struct tl_element kind;
    int64_t weight;
};

/* What an edge weighs. Zero-initialise it; `shares` is to be freed. */
struct tl_edge_sum {
    int64_t weight;
    int64_t disputed;
    struct tl_kind_share *shares;
    size_t share_count;
    size_t share_room;
};

/* Adds to the share of a kind, which is borrowed. */
void tl_edge_sum_share(struct tl_edge_sum *sum, struct tl_element kind, int64_t weight);

struct tl_evidence_room;

/* Room for the evidence of one edge after the other. To be freed. */
struct tl_evidence_room *tl_evidence_room_new(void);
void tl_evidence_room_free(struct tl_evidence_room *room);

/*
 * Unites the evidence of edges. What events add that several of them name is taken off
 * the sum. An event that two of them date or weigh differently is reported.
 */
void tl_evidence_gather(struct tl_merging *merging,
                        const struct tl_entry *const *entries, size_t count,
                        struct tl_edge_sum *sum);

/* Puts the lists that were gathered into their cells: events, … */
void tl_evidence_put_events(const struct tl_merging *merging, struct tl_entry *to);

/* … and their dates, weights and origins. */
void tl_evidence_put_details(const struct tl_merging *merging, struct tl_entry *to);

#endif
