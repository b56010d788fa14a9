/*
 * Values that conditions name: what a text means in a graph, marked in a condition; and
 * for a text that means nothing, what was probably meant.
 *
 * A text means the value that is equal to it. Only if there is none, and the text has a
 * '*', it is a pattern, in which '*' stands for any characters.
 */
#ifndef TL_GRAPH_QUERY_VALUES_H
#define TL_GRAPH_QUERY_VALUES_H

#include "graph/base/near.h"
#include "condition.h"

enum tl_criterion {
    TL_BY_ACTOR, /* id, name or alias */
    TL_BY_ACTOR_KIND,
    TL_BY_KIND,
    TL_BY_ROLE,
    TL_BY_PLACE,
    TL_BY_REFERENCE, /* id or title; what cites it, or a participation of which does */
    TL_BY_WHERE,     /* KEY=VALUE: a field or attribute of events and relations, or with
                        "actor." before the key, of a participant or an end */
    TL_CRITERIA
};

/* What was probably meant. Texts are borrowed from the graph or from what was wanted.
 */
struct tl_hint {
    const char *subject; /* "place"; NULL: a value of `key` */
    const char *key;     /* of TL_BY_WHERE, not ended by NUL */
    size_t key_length;
    const char *text; /* what is not there */
    bool ambiguous;   /* it is, several times */
    const char *best; /* the nearest text, else the most frequent of those that contain
                         what was wanted; NULL: none */
    uint32_t others;  /* how many further values contain it */
};

/* A condition without marks, for texts of a criterion. */
struct tl_condition tl_condition_on(enum tl_criterion criterion, bool negative);

/*
 * Marks what a text means in a condition on its criterion. With `any_claim` kinds,
 * roles and places are also those that some source claims. False, with a hint, if
 * nothing has the value.
 */
bool tl_condition_add(struct tl_condition *condition, const struct tl_graph *graph,
                      enum tl_criterion criterion, const char *text, bool any_claim,
                      struct tl_hint *hint);

#endif
