/*
 * What all diagrams say alike of an actor, an event and what ties them: the attributes
 * that a reader gets back, a tooltip with all that is known and the sources of it, and
 * a link to the first source that has one.
 */
#ifndef TL_OUTPUT_DOT_ITEM_H
#define TL_OUTPUT_DOT_ITEM_H

#include "graph/graph.h"
#include "graph/query/network.h"
#include "output/common/about.h"
#include "label.h"

void tl_dot_actor_attributes(struct tl_dot *dot, const struct tl_graph *graph,
                             const struct tl_actor *actor);
void tl_dot_event_attributes(struct tl_dot *dot, const struct tl_graph *graph,
                             const struct tl_event *event);

/* Of a participation the two apart, for where it is drawn as one thing and tied as
 * another. */
void tl_dot_participation_attributes(struct tl_dot *dot,
                                     const struct tl_participation *one);
void tl_dot_participation_tooltip(struct tl_dot *dot, const struct tl_graph *graph,
                                  const struct tl_participation *one);

/* The same of any edge of a network, to which dot gives its place by a weight. */
void tl_dot_edge_attributes(struct tl_dot *dot, const struct tl_network *network,
                            const struct tl_edge *edge, int64_t weight);

/* The tooltip and the link of a line, for all edges of which it is made: what is said
 * of the first few, one below the other. */
void tl_dot_edge_tooltip(struct tl_dot *dot, const struct tl_network *network,
                         struct tl_slice there, struct tl_slice back);

/* What people read for the kind of an edge; of a tie that unites kinds, how much there
 * is of each, which is written to the buffer. */
const char *tl_dot_edge_kind(const struct tl_network *network,
                             const struct tl_edge *edge,
                             const struct tl_language *language,
                             char buffer[TL_EDGE_WORDS_MAX]);

#endif
