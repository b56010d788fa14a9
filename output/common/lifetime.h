/*
 * When nodes and edges exist, for tools that know time: an event as long as its date
 * may last, an edge in each of its spells, an actor always.
 */
#ifndef TL_OUTPUT_COMMON_LIFETIME_H
#define TL_OUTPUT_COMMON_LIFETIME_H

#include "graph/date/lower.h"
#include "drawing.h"

/* Cuts a spell down to the days that a tool can hold: an end beyond them is open. False
 * where all of it is beyond. Says whether anything is lost. */
bool tl_spell_cut(struct tl_spell *spell, const struct tl_date_limits *limits,
                  bool *lost);

/* The days, maybe none, from which and until which a node or an edge exists. */
struct tl_spell tl_lifetime_days(const struct tl_network *network,
                                 const struct tl_node *node);
struct tl_spell tl_lifetime_bounds(const struct tl_edge *edge);

struct tl_lifetime {
    const struct tl_network *network;
    const struct tl_node *node; /* or NULL */
    const struct tl_edge *edge; /* or NULL */
    const struct tl_date_limits *limits;
    struct tl_spell spell;
};

struct tl_lifetime tl_lifetime_of_node(const struct tl_network *network,
                                       const struct tl_node *node,
                                       const struct tl_date_limits *limits);
struct tl_lifetime tl_lifetime_of_edge(const struct tl_network *network,
                                       const struct tl_edge *edge,
                                       const struct tl_date_limits *limits);

/* The next time from a first to a last day, TL_DAY_MIN and TL_DAY_MAX where it is open,
 * not known or cut off; false where there is none left. */
bool tl_lifetime_next(struct tl_lifetime *lifetime, struct tl_spell *spell);

#endif
