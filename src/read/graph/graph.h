/*
 * Nodes and edges of any graph format: they become actors and events, participations,
 * parts of events and relations. A reader collects the attributes of a thing in an
 * object, says what its format tells of the thing beside them, and has a record made of
 * both.
 *
 * A node is an actor unless its type is "event". An attribute that is called like a
 * field of the record is that field, and goes before what the format says; all others
 * are kept as attributes.
 */
#ifndef TL_SRC_READ_GRAPH_GRAPH_H
#define TL_SRC_READ_GRAPH_GRAPH_H

#include "graph/base/memory.h"
#include "src/read/base/reader.h"

/* What is known of a graph while it is read; opaque. */
struct tl_read_graph;

/* To be ended, which warns of fields that no event or relation has had, where an
 * attribute is called as if it were one. */
struct tl_read_graph *tl_read_graph_new(const struct tl_reading *reading);
void tl_read_graph_end(struct tl_read_graph *graph);

struct tl_read_graph_attribute {
    const char *key;
    const char *text;
    size_t length;
    bool used; /* said already, or nothing to be said */
};

/* A thing: the graph, a node, an edge. It owns its texts. */
struct tl_read_graph_object {
    struct tl_read_graph *graph;
    struct tl_position position;
    struct tl_read_graph_attribute *list; /* and what follows: internal */
    size_t count;
    size_t room;
    struct tl_arena texts;
    size_t kept; /* how many bytes of texts, roughly */
};

/* Makes an object, which is zeroed at first, the next thing, without attributes. To be
 * cleared in the end. */
void tl_read_graph_object_begin(struct tl_read_graph_object *object,
                                struct tl_read_graph *graph,
                                struct tl_position position);
void tl_read_graph_object_clear(struct tl_read_graph_object *object);

/* A copy of a text that stays until the next thing. */
char *tl_read_graph_keep(struct tl_read_graph_object *object, const char *text,
                         size_t length);

/* Adds an attribute, whose texts are copied. The reader can change it until anything
 * else is added. */
struct tl_read_graph_attribute *
tl_read_graph_attribute_add(struct tl_read_graph_object *object, struct tl_text key,
                            struct tl_text value);

/* The attribute; NULL where there is none. */
struct tl_read_graph_attribute *
tl_read_graph_attribute_find(const struct tl_read_graph_object *object,
                             const char *key);

/* The text of an attribute, "" where it is missing. */
const char *tl_read_graph_text(const struct tl_read_graph_object *object,
                               const char *key);

/* The same, and it is then used. */
const char *tl_read_graph_use(const struct tl_read_graph_object *object,
                              const char *key);

/* Begins a record of the builder for an object. */
void tl_read_graph_record_begin(const struct tl_read_graph_object *object,
                                enum tl_type type);

/* Sets a field of the record unless the text is "". */
void tl_read_graph_set(const struct tl_read_graph_object *object, enum tl_field field,
                       const char *text);

/* Sets all attributes in the record that have not been used, and ends it. */
void tl_read_graph_record_end(struct tl_read_graph_object *object);

/* What a node has become. */
struct tl_read_graph_node {
    const char *id;
    enum tl_type type; /* TL_ACTOR, TL_EVENT; TL_TYPES: nothing, it is only drawn */
};

/* A node that is to be a record, and what its format says of it; "" for nothing. */
struct tl_read_graph_said {
    struct tl_read_graph_object *object;
    const char *id;
    const char *label;
    const char *description;
    const char *url;
    const char *kind;
};

/* What a node becomes by its attributes. */
enum tl_type tl_read_graph_node_type(const struct tl_read_graph_object *object);

/* Makes a record of a node. */
void tl_read_graph_node_add(const struct tl_read_graph_said *said);

/* An edge that is to be a record. */
struct tl_read_graph_edge {
    struct tl_read_graph_object *object;
    const struct tl_read_graph_node *tail;
    const struct tl_read_graph_node *head;
    const char *label;       /* "" where that is said otherwise as well */
    const char *description; /* likewise */
    const char *id;          /* "": none */
    bool directed;           /* unless it says otherwise */
    bool back;               /* it leads from the head to the tail */
};

/* Makes a record of an edge: a participation, a part of an event, or a relation. */
void tl_read_graph_edge_add(const struct tl_read_graph_edge *edge);

#endif
