/*
 * Records from a graph in pieces: nodes become actors and events, edges become
 * participations, relations and parts of events.
 */
#ifndef TL_SRC_READ_DOT_RECORDS_H
#define TL_SRC_READ_DOT_RECORDS_H

#include "src/read/base/reader.h"
#include "child.h"
#include "object.h"

/*
 * Reads a plain text as tl_read_dot_child_read() does, adds what it holds to the
 * builder, and warns of fields that no event or relation has had.
 */
struct tl_read_dot_outcome
tl_read_dot_records_add(const struct tl_reading *reading,
                        const struct tl_read_dot_plain *plain,
                        struct tl_read_dot_limits limits);

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

/* Makes a record of an edge (edges.c): a participation, a part of an event, or a
 * relation. */
void tl_read_dot_edge_add(const struct tl_read_dot_edge *edge);

#endif
