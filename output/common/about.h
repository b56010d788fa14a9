/*
 * Collects the values of a node or an edge for its properties (property.h). What an
 * edge was made from matters: participations and relations have dates, descriptions and
 * attributes of their own, ties do not.
 */
#ifndef TL_OUTPUT_COMMON_ABOUT_H
#define TL_OUTPUT_COMMON_ABOUT_H

#include "graph/date/lower.h"
#include "graph/query/network.h"
#include "drawing.h"

/*
 * Ids of edges, for tools that need one for each. A relation has its own id. The id of
 * any other edge is "edge:" and 24 hexadecimal digits, a hash of its origin, ends,
 * kind, role and direction, and of a participation's own date. So an edge has the same
 * id in every output and every selection.
 */

/* Room for such an id, with its NUL. */
#define TL_EDGE_ID_MAX 32

/*
 * How much of what kinds a tie is that unites them, for people: "12 × visit, 3 ×
 * consult", or what it is called where it is of one kind.
 */
#define TL_EDGE_WORDS_MAX 400

void tl_edge_words(const struct tl_network *network, const struct tl_edge *edge,
                   const struct tl_language *language, char text[TL_EDGE_WORDS_MAX]);

/* Edges of the same source, target and kind: a cache for one network, to be zeroed at
 * first. */
struct tl_twins {
    struct tl_slice edges;
    uint32_t before; /* those of the other direction that count, and come before them */
};

/*
 * How many earlier edges a tool cannot distinguish from this one if it identifies edges
 * by their ends and kind: those with the same source, target and kind, and, where an
 * edge between the two nodes is undirected, those of the other direction as well. Fast
 * where it is called for the edges in their order.
 */
uint32_t tl_edge_twins(struct tl_twins *twins, const struct tl_network *network,
                       const struct tl_edge *edge);

/* How many edges have no direction. */
uint32_t tl_edges_undirected(const struct tl_network *network);

/*
 * When nodes and edges exist, for tools with dynamic graphs: an event for all the days
 * that its date may mean, an edge in each of its spells, an actor always.
 */

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

/* What is particular to a target. */
struct tl_dialect {
    const struct tl_date_limits *limits; /* the days that it can hold */
    unsigned own;                /* TL_PROPERTY_BIT()s that get a place of their own */
    const char *const *reserved; /* names that attributes cannot have; or NULL */
    bool (*is_reserved)(const char *name); /* whether another name is one; or NULL */
    bool ignores_case;                     /* in names */
};

enum tl_subject { TL_NODES, TL_EDGES };

/* The properties that the nodes, or the edges, of a drawing can have. */
struct tl_properties {
    const struct tl_drawing *drawing;
    struct tl_losses *losses;
    const struct tl_dialect *dialect;
    enum tl_subject subject;
    const char *const *keys[2]; /* of attributes of both types of items */
    uint32_t key_counts[2];
    bool clashes; /* some of the keys are reserved */
};

/* A list while it is read, one text at a time; opaque. */
struct tl_property_list {
    const char *(*next)(struct tl_property_list *list);
    const struct tl_graph *graph;
    const char *texts;
    const uint32_t *numbers;
    const struct tl_share *shares;
    uint32_t at;
    uint32_t end;
    struct tl_lifetime lifetime;
    char buffer[2 * TL_DAY_TEXT_MAX];
};

/* One node or edge. What is absent is "", or as the field says. */
struct tl_about {
    const char *id;
    const char *source; /* ids, of an edge */
    const char *target;
    const char *label;
    const char *item;
    const char *kind;
    const char *role;
    const char *date;
    const char *date_label;
    const char *date_text;
    const char *place;
    const char *status;
    const char *record; /* of texts that all outputs write alike; NULL: none */
    const char *url;
    int64_t first;       /* TL_DAY_MIN */
    int64_t last;        /* TL_DAY_MAX */
    int64_t count;       /* -1 */
    int64_t event_count; /* of an edge; -1 */
    int64_t degree;      /* of a node */
    int64_t strength;
    int64_t members;         /* of a group; -1 */
    int64_t within;          /* INT64_MIN */
    int64_t weight;          /* of an edge */
    int64_t weight_disputed; /* INT64_MIN */
    bool directed;
    bool open_start;
    bool open_end;
    struct tl_property_list spells;
    struct tl_property_list kinds;
    struct tl_property_list aliases;
    struct tl_property_list events;
    struct tl_property_list references;
    struct tl_property_list denied_by;
    struct tl_slice citations; /* its own */
    struct tl_attributes attributes;
    char id_buffer[TL_EDGE_ID_MAX];
    char label_buffer[TL_DATE_LABEL_MAX];
    char words_buffer[TL_EDGE_WORDS_MAX];
};

/* `about` must stay where it is: some of its texts are in it. */
void tl_about_node(struct tl_about *about, const struct tl_properties *properties,
                   const struct tl_node *node);
void tl_about_edge(struct tl_about *about, const struct tl_properties *properties,
                   const struct tl_edge *edge);

#endif
