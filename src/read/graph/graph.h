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

/* To be ended. Then come the edges whose ends came after them, and warnings: of fields
 * that no event or relation has had, where an attribute is called as if it were one,
 * and of what was left out. */
struct tl_read_graph *tl_read_graph_new(const struct tl_reading *reading);
void tl_read_graph_end(struct tl_read_graph *graph);

/* What a graph file may hold and a dataset does not. */
enum tl_read_graph_left {
    TL_READ_GRAPH_DRAWING,    /* an element that only draws */
    TL_READ_GRAPH_PORT,       /* where a line ends at a node */
    TL_READ_GRAPH_ELEMENT,    /* an element that the format does not have */
    TL_READ_GRAPH_UNDECLARED, /* the id of an attribute that is not declared */
    TL_READ_GRAPH_OPTION,     /* a value that its attribute's options do not have */
    TL_READ_GRAPH_CITATION,   /* more than the reference and the status of one */
    TL_READ_GRAPH_REFERENCE,  /* more than the ids of references */
    TL_READ_GRAPH_EDGE_ID,    /* one that something else has */
    TL_READ_GRAPH_TIME,       /* a time of day in an interval */
    TL_READ_GRAPH_NO_DATE,    /* a time that is no date */
    TL_READ_GRAPH_NO_DAY,     /* one that is open, and has no day */
    TL_READ_GRAPH_LEFTS
};

/* Counts something that is left out, or not read as what it is; the first of a sort is
 * named in a warning. */
void tl_read_graph_leave(struct tl_read_graph *graph, enum tl_read_graph_left left,
                         const char *name, struct tl_position position);

struct tl_read_graph_attribute {
    const char *key;
    const char *text;
    size_t length;
    bool used; /* said already, or nothing to be said */
};

/* A time in which something is there, from a first to a last moment: days in EDTF, ".."
 * for an end that is open, "" for one that is not known; or what the file says instead,
 * where that is no date. */
struct tl_read_graph_span {
    const char *first;
    const char *last;
    bool is_date;
};

/* A thing: the graph, a node, an edge. It owns its texts. */
struct tl_read_graph_object {
    struct tl_read_graph *graph;
    struct tl_position position;
    struct tl_read_graph_attribute *list; /* and what follows: internal */
    size_t count;
    size_t room;
    struct tl_read_graph_span *spans;
    size_t span_count;
    size_t span_room;
    struct tl_arena texts;
    size_t kept; /* how many bytes of texts, roughly */
    bool years;  /* the reader's: "start" and "end" may be years */
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
char *tl_read_graph_keep_text(struct tl_read_graph_object *object, const char *text);

/* Adds an attribute, whose texts are copied. The reader can change it until anything
 * else is added. */
struct tl_read_graph_attribute *
tl_read_graph_attribute_add(struct tl_read_graph_object *object, struct tl_text key,
                            struct tl_text value);

/* Adds an attribute unless there is one of that name, or the text is "". */
void tl_read_graph_attribute_default(struct tl_read_graph_object *object,
                                     const char *key, const char *text);

/*
 * Adds a time in which the thing is there, as the file has it; "" is an end that is not
 * known. Days with a month are dates, and numbers are years only where `years` says so.
 * `before` and `after`: the first and the last moment are not in it any more.
 *
 * All times make the date of an event or an edge that has none otherwise: "2015/2016",
 * "{2015..2016,2018}". Actors have the attribute "spells".
 */
struct tl_read_graph_time {
    const char *first;
    const char *last;
    bool years;
    bool before;
    bool after;
};

void tl_read_graph_time_add(struct tl_read_graph_object *object,
                            const struct tl_read_graph_time *time);

/* Adds several times in one text, as Gephi writes them: intervals, as in
 * "<[2015, 2016); [2017, 2018]>", or `moments`, as in "<[2015, 2016, 2018]>". */
void tl_read_graph_times_add(struct tl_read_graph_object *object, const char *text,
                             bool years, bool moments);

/* Writes an element of a list as one text, "a; b": each byte may become two, ended by
 * NUL. The end. */
char *tl_read_graph_element_write(char *to, struct tl_text element);

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

/* Makes a record of what the whole says of itself, when all nodes are there. */
void tl_read_graph_dataset_add(struct tl_read_graph_object *object);

/* Sets all attributes in the record that have not been used, and ends it. */
void tl_read_graph_record_end(struct tl_read_graph_object *object);

/* What a node has become. */
struct tl_read_graph_node {
    const char *id;
    enum tl_type type; /* TL_ACTOR, TL_EVENT; TL_TYPES: nothing, it is only drawn */
    bool ours;         /* it has the properties that our own outputs write */
    bool has_parent;
    const char *date; /* of an event of ours, and what follows; or NULL */
    const char *references;
    const char *denied_by;
    const char *status;
};

/* A node that is to be a record, and what its format says of it; "" for nothing. */
struct tl_read_graph_said {
    struct tl_read_graph_object *object;
    const char *id;
    const char *label;
    const char *description;
    const char *url;
    const char *kind;
    bool keeps_label; /* it is the attribute "caption" where the name is said otherwise
                       */
};

/* What a node becomes by its attributes. */
enum tl_type tl_read_graph_node_type(const struct tl_read_graph_object *object);

/* Makes a record of a node. */
void tl_read_graph_node_add(const struct tl_read_graph_said *said);

/* The same, and edges that name its id find it. */
void tl_read_graph_node_put(const struct tl_read_graph_said *said);

/* Whether a node or an edge that was put has an id. */
bool tl_read_graph_is_taken(const struct tl_read_graph *graph, const char *id);

/* Says that a node is in another, of which either may come later: an actor is its
 * member, an event its part, and what differs takes part in the other. */
void tl_read_graph_parent_put(struct tl_read_graph *graph, const char *id,
                              const char *parent, struct tl_position position);

/* Whether the id of an edge is made of its content, as our outputs make them for what
 * has none. */
bool tl_read_graph_id_is_made(const char *id);

/* An edge that is to be a record. */
struct tl_read_graph_edge {
    struct tl_read_graph_object *object;
    const struct tl_read_graph_node *tail;
    const struct tl_read_graph_node *head;
    const char *label;            /* "" where that is said otherwise as well */
    const char *description;      /* likewise */
    const char *kind;             /* unless an attribute says it; NULL: it says none */
    const char *const *kind_keys; /* attributes that say it otherwise, the first of them
                                     that is there, "label" for the label, ended by
                                     NULL; NULL: "type" and "label" */
    const char *id;               /* "": none */
    const char *local_key; /* the attribute that the id is, too, which tells only the
                              edges between two nodes apart unless they are ours; or
                              NULL */
    bool shares_ids;       /* nodes and edges have one space of ids, numbers too */
    bool is_count;         /* internal */
    bool directed;         /* unless it says otherwise */
    bool back;             /* it leads from the head to the tail */
    bool keeps_label;      /* it is an attribute where the kind is said otherwise */
};

/* Makes a record of an edge: a participation, a part of an event, or a relation. */
void tl_read_graph_edge_add(struct tl_read_graph_edge *edge);

/*
 * The same between nodes that were put, or will be.
 *
 * The id of an edge is that of the relation, unless a node or an edge before it has the
 * same. Most programs number edges as they number nodes: a number is kept as the
 * attribute "edge_id", unless the edges are only counted.
 */
void tl_read_graph_edge_put(struct tl_read_graph_edge *edge, const char *tail,
                            const char *head);

#endif
