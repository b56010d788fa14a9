/*
 * Where the first and the last day of an edge come from. An edge keeps only the days:
 * edges are made in millions, and few are ever shown to people. For those the dates are
 * looked for in the evidence again, so that a label can be as rough and as doubtful as
 * the sources are.
 */
#ifndef TL_GRAPH_QUERY_EDGE_DATES_H
#define TL_GRAPH_QUERY_EDGE_DATES_H

#include "network.h"

/*
 * NULL where there is none. Of several dates with a bound, the most precise one is
 * taken, then the least doubtful one, for the bound is sure by that one alone.
 */
struct tl_edge_dates {
    const struct tl_date *both; /* one date that tells the edge's whole time */
    const struct tl_date *first;
    const struct tl_date *last;
    enum tl_status status; /* how sure those are who give any of the dates: see
                              tl_claim_status(); TL_STATED where one has no claims */
};

/* Takes as long as the evidence is. */
struct tl_edge_dates tl_edge_dates_of(const struct tl_network *network,
                                      const struct tl_edge *edge);

/*
 * Whether the dates of the evidence are all doubtful, and there are such; of a
 * participation its own date, as that of its event is the event's. Takes as long as the
 * evidence is.
 */
bool tl_edge_is_doubtful(const struct tl_network *network, const struct tl_edge *edge);

/* The relations that a tie is made of: a slice of network->relations. */
struct tl_slice tl_edge_relations(const struct tl_network *network,
                                  const struct tl_edge *edge);

#endif
