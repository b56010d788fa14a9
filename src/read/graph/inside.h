/* What the room shares of a graph that is being read. */
#ifndef TL_SRC_READ_GRAPH_INSIDE_H
#define TL_SRC_READ_GRAPH_INSIDE_H

#include "graph/vocabulary.h"
#include "graph.h"
#include "src/read/base/tally.h"

/* What records of a type have had. */
struct tl_read_graph_kept {
    uint64_t fields;            /* a bit for each */
    struct tl_vocabulary keys;  /* kept as they are, and near to no field */
    struct tl_vector positions; /* struct tl_position: where each was met first */
};

_Static_assert(TL_FIELDS <= 64, "a field has a bit in struct tl_read_graph_kept");

struct tl_read_graph {
    const struct tl_reading *reading;
    struct tl_vocabulary warned; /* keys that were warned of */
    enum tl_type type;           /* of the record that was begun last */
    struct tl_read_graph_kept kept[TL_TYPES];
    struct tl_tally left[TL_READ_GRAPH_LEFTS];
    struct tl_vocabulary ids;      /* of nodes that were put */
    struct tl_vocabulary edge_ids; /* of edges that were put */
    struct tl_vector nodes;        /* struct tl_read_graph_node, by the ids' numbers */
    size_t edge_count;             /* edges that were met */
    size_t first_edge;             /* the number of the first, 0 or 1 */
    struct tl_vector edges;        /* struct tl_read_graph_later */
    struct tl_vector parents;      /* struct tl_read_graph_inner */
    struct tl_arena texts;
};

/* An edge that waits for its ends. All texts are the graph's. */
struct tl_read_graph_later {
    struct tl_position position;
    struct tl_read_graph_edge edge;
    struct tl_read_graph_attribute *list;
    size_t count;
    struct tl_read_graph_span *spans;
    size_t span_count;
    bool years;
    const char *tail;
    const char *head;
};

/* A node in another. */
struct tl_read_graph_inner {
    const char *id;
    const char *parent;
    struct tl_position position;
};

/* The node of an id; NULL where none was put. */
struct tl_read_graph_node *tl_read_graph_node_find(const struct tl_read_graph *graph,
                                                   const char *id);

/* Whether the id of an edge is but a number, which edges have beside nodes (items.c).
 */
bool tl_read_graph_edge_is_numbered(const struct tl_read_graph_edge *edge);

/* Notes whether the id of the edge that is next in the text only counts the edges from
 * 0 or 1 (items.c). */
void tl_read_graph_edge_count(struct tl_read_graph_edge *edge);

/* Makes a record of an edge (items.c). */
void tl_read_graph_edge_make(const struct tl_read_graph_edge *edge);

/* Adds what waits for nodes (ends.c). */
void tl_read_graph_ends_settle(struct tl_read_graph *graph);

/* Adds a time as it was read before; its texts are borrowed (times.c). */
void tl_read_graph_span_add(struct tl_read_graph_object *object,
                            const struct tl_read_graph_span *span);

/* Takes "start" and "end" for times of a thing that has no other, where they are days
 * (times.c). */
void tl_read_graph_times_find(struct tl_read_graph_object *object);

/* Sets the date of the open record by the times of its thing (times.c); a thing that
 * can have none has the attribute "spells". Where they are ours, and no set of dates
 * holds them, the date is from the first to the last. */
void tl_read_graph_times_set(struct tl_read_graph_object *object, enum tl_type type,
                             bool ours);

/*
 * Properties of nodes and edges that our own outputs write and that are no fields
 * (ours.c): whether a node has them; that what only follows from others is used, where
 * all but ties have their own dates; with the record open, the references, but for
 * those of an event, which takes part in what the edge says, or NULL, and of the events
 * of a relation, but with all those of a tie; and the disputed weight, where it only
 * follows from the status.
 */
bool tl_read_graph_is_ours(const struct tl_read_graph_object *object);
void tl_read_graph_ours_use(struct tl_read_graph_object *object, bool is_tie);
void tl_read_graph_ours_cite(struct tl_read_graph_object *object,
                             const struct tl_read_graph_node *event, bool is_tie);
void tl_read_graph_ours_weigh(const struct tl_read_graph_object *object);

#endif
