/* Which part of a graph is what a selection wants. */
#ifndef TL_GRAPH_QUERY_SELECT_H
#define TL_GRAPH_QUERY_SELECT_H

#include "selection.h"

/*
 * What was selected: a mark for each actor, event and relation.
 *
 * Events are kept by what they say themselves. An undated one may fall into any window,
 * and must into none. Relations are kept where the events that they tie are, and where
 * their own date and status, and between actors their kind, are what is wanted; undated
 * ones are treated as undated events are. Without a window, `certain` says nothing.
 *
 * Given actors, without hops, events are kept in which one of them takes part, and
 * relations that tie one of them. With hops, events and relations are kept all of whose
 * actors, of which an event has at least one, are within so many steps. A step goes
 * between actors that share an event (a crowd, too) or a relation that meets the other
 * conditions. Relations between two events stay where these do.
 *
 * An actor is kept where something that is kept names it, or where nothing was asked
 * for.
 */
struct tl_selected {
    bool *actors;
    bool *events;
    bool *relations;
    bool *references; /* those that what is kept cites, and their `via` */
    bool everything;  /* nothing was asked for: all are marked */
};

/* To be cleared with tl_selected_clear(). */
struct tl_selected tl_select(const struct tl_graph *graph,
                             const struct tl_selection *selection);
void tl_selected_clear(struct tl_selected *selected);

/*
 * Marks the actors whom the events and relations that are kept name. With a selection,
 * not those who take part in events at other times than are wanted.
 */
void tl_selected_mark_actors(const struct tl_selected *selected,
                             const struct tl_graph *graph,
                             const struct tl_selection *selection, bool *actors);

#endif
