/*
 * The difference of two finished graphs, which are two versions of a dataset: numbers
 * alone, for those who tell it.
 *
 * Items are compared field by field. Participations are known by actor, role and date;
 * one of which the role or the date alone is another is changed, if it is the only one
 * of its actor that it can be. Citations are known by all that they say, and so only
 * added or removed. What is in an item that was added or removed is not listed; nor is
 * an event that says nothing and that a relation rests on, for the relation tells it.
 */
#ifndef TL_GRAPH_QUERY_DIFFERENCE_H
#define TL_GRAPH_QUERY_DIFFERENCE_H

#include "versions.h"

struct tl_change {
    uint64_t aspects; /* in which both differ: a TL_ASPECT() for each */
    uint64_t but;     /* the counterpart is known by all but these; 0: by its id */
    uint32_t old;     /* number in the old graph; TL_NONE: it was added */
    uint32_t new;     /* in the new graph; TL_NONE: it was removed */
    uint8_t type;     /* tl_type */
};

/* What became of things. */
enum tl_fate { TL_ADDED, TL_REMOVED, TL_CHANGED, TL_FATES };

static inline enum tl_fate
tl_change_fate(const struct tl_change *change)
{
    return change->old == TL_NONE   ? TL_ADDED
           : change->new == TL_NONE ? TL_REMOVED
                                    : TL_CHANGED;
}

struct tl_difference {
    const struct tl_graph *graphs[TL_VERSIONS];
    /*
     * Of struct tl_change: the dataset, then actors, events, relations, references and
     * what the dataset declares of roles and kinds, each type in the order of the
     * graphs (events in time, all else by id). After an item its citations, then its
     * participations, after each of these its citations.
     */
    struct tl_vector changes;
    uint32_t counts[TL_TYPES][TL_FATES];
};

/* Borrows the graphs. To be freed. */
struct tl_difference *tl_difference_new(const struct tl_graph *old,
                                        const struct tl_graph *new);
void tl_difference_free(struct tl_difference *difference);

#endif
