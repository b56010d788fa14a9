/* Edges in DOT as records: participations, parts of events, and relations. */
#ifndef TL_SRC_READ_DOT_EDGES_H
#define TL_SRC_READ_DOT_EDGES_H

#include "object.h"

/* What a node has become. */
struct tl_read_dot_node {
    const char *name;
    const char *id;
    enum tl_type type; /* TL_ACTOR, TL_EVENT; TL_TYPES: nothing, it is only drawn */
};

/* An edge that is to be a record. */
struct tl_read_dot_edge {
    struct tl_read_dot_object *object;
    const struct tl_read_dot_node *tail;
    const struct tl_read_dot_node *head;
    const char *label;   /* what it says; "" where that is said otherwise as well */
    const char *tooltip; /* likewise */
    const char *id;      /* "": none */
    bool directed;       /* unless it says otherwise */
};

void tl_read_dot_edge_add(const struct tl_read_dot_edge *edge);

#endif
