/*
 * Ties: the edges of the actors view. Two actors are tied by the events in which both
 * take part and by the relations between them; there is one tie for each source,
 * target, kind and direction.
 *
 * An event with givers and receivers (see tl_role_side) ties each giver to each
 * receiver; any other ties each two of its actors, undirected, and so does one of whose
 * actors any is on both sides. No actor is tied to itself, but by a relation. A tie
 * weighs what its events count and its relations weigh; a part that is within an event
 * which makes the same tie adds evidence and no weight, and an event counts once, by
 * itself or through relations (see ties.c).
 *
 * Where one of two actors has a date of its own in an event, the tie lasts while both
 * take part; where they never do at the same time, the event does not tie them.
 */
#ifndef TL_GRAPH_QUERY_TIES_H
#define TL_GRAPH_QUERY_TIES_H

#include "pairs.h"
#include "web.h"

/* The strands of all ties of a web, in order; what makes none is counted in its
 * network. To be cleared with tl_pairs_clear(). */
void tl_ties_gather(struct tl_web *web, struct tl_pairs *pairs);

/* Makes the edges of a web whose nodes are actors, one of each run of strands that have
 * ends and key in common. The strands are given back on the way. */
void tl_ties_make(struct tl_web *web, struct tl_pairs *pairs);

/*
 * Sums up, for each group, what its members' ties to each other weigh, with their ties
 * to the actor that is the group: all as one tie, in which an event counts once.
 * `groups` has the group of each actor, `members` and `within` are by group.
 */
void tl_ties_within(const struct tl_graph *graph, const struct tl_selected *selected,
                    const struct tl_selection *selection, const uint32_t *groups,
                    const uint32_t *members, uint32_t count, int64_t *within);

#endif
