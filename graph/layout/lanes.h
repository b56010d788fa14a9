/*
 * Lanes: the columns beside a timeline, one for each actor that takes part in one of
 * its events, or one for each kind of event. They are in an order in which the events'
 * lanes are close to each other.
 *
 * Where a timeline has too many events to be shown one by one, there are periods as
 * well, and how many events each of them has in each lane.
 */
#ifndef TL_GRAPH_LAYOUT_LANES_H
#define TL_GRAPH_LAYOUT_LANES_H

#include "graph/query/sequence.h"
#include "axis.h"

enum tl_lanes_by { TL_LANES_BY_ACTOR, TL_LANES_BY_KIND };

struct tl_lane {
    uint32_t number; /* actor; or word of a kind, TL_NONE for events without one */
    uint32_t events;
};

/* From a moment until the next period, all of one length, with events or without; but
 * one is a gap, a long time without any. The last has the events without a place on an
 * axis, and is there only where there are such events. */
struct tl_period {
    int64_t first; /* TL_DAY_MAX for that last one */
    uint32_t events;
    bool is_gap;
};

struct tl_lanes {
    const struct tl_timeline *timeline;
    enum tl_lanes_by by;
    struct tl_lane *lanes;
    uint32_t count;
    uint32_t others;  /* actors or kinds that have no lane: there are too many */
    uint32_t *places; /* internal: of actors or words */
    struct tl_sequence sequence; /* of the events, one below the other; empty where they
                                    are counted */

    /* Of events that are counted, else none: */
    struct tl_axis axis;    /* that the moments are on; undefined without periods */
    enum tl_axis_unit unit; /* of the periods */
    struct tl_period *periods;
    uint32_t period_count;
    uint32_t *counts; /* internal */
    uint32_t most;    /* the greatest count */
};

/* How much a picture may show; 0: all. */
struct tl_lanes_budget {
    uint32_t events; /* with more events they are counted */
    uint32_t lanes;  /* then there are so many lanes, those with the most events */
    uint32_t periods;
};

/* Borrows the timeline; to be freed (NULL is nothing). */
struct tl_lanes *tl_lanes_new(const struct tl_timeline *timeline, enum tl_lanes_by by,
                              const struct tl_lanes_budget *budget);
void tl_lanes_free(struct tl_lanes *lanes);

/* The lane of an actor or a kind, TL_NONE where it has none. */
uint32_t tl_lanes_find(const struct tl_lanes *lanes, uint32_t number);

/* How many events a period has in a lane. */
uint32_t tl_lanes_count(const struct tl_lanes *lanes, uint32_t period, uint32_t lane);

#endif
