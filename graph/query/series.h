/*
 * A series: the ties of a network of actors, period by period, each of which is a
 * network by itself.
 *
 * A tie is in each period into which its evidence may fall, and weighs there what that
 * evidence does: an event by its date; where an actor takes part at a time of its own,
 * while both do; a relation by its own date, else by those of the events that it rests
 * on.
 */
#ifndef TL_GRAPH_QUERY_SERIES_H
#define TL_GRAPH_QUERY_SERIES_H

#include <stdint.h>

#include "graph/base/memory.h"
#include "network.h"
#include "pairs.h"
#include "periods.h"

struct tl_series {
    const struct tl_network *whole;
    const struct tl_selected *selected;
    const struct tl_selection *selection;
    struct tl_periods all; /* from the first to the last, with ties or without */
    uint32_t count;        /* those that have ties, the undated among them */
    uint32_t *periods;     /* their places */
    char (*texts)[TL_UNIT_TEXT_MAX]; /* what they are called: "2014-05", "undated" */
    struct tl_pairs pairs;           /* the strands of the ties that are kept */
    struct tl_vector entries;        /* internal: when they are, in the same order */
    uint32_t *shorts;                /* entries of one period, by period, … */
    uint32_t *starts;                /* … where those of each begin */
    uint32_t *longs;                 /* entries of several, in order */
    uint32_t long_count;
};

/*
 * Borrows all. The whole is a network of actors, as trimmed as it is: its edges are
 * those of the series. It loses its bare nodes, and its edges are `certain` where all
 * of their evidence is, in each of its periods. Where there are more than `most`
 * periods in all, no network can be had. To be freed (NULL is nothing).
 */
struct tl_series *tl_series_new(struct tl_network *whole,
                                const struct tl_selected *selected,
                                const struct tl_selection *selection, enum tl_unit unit,
                                uint32_t most);
void tl_series_free(struct tl_series *series);

/* The ties of one of the `count` periods; an edge is `certain` where some of its
 * evidence must fall into it. Any thread may ask. To be freed. */
struct tl_network *tl_series_network(const struct tl_series *series, uint32_t number);

#endif
