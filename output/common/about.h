/*
 * Gathers what there is to say about a node or an edge, for facts. What an edge was
 * made from decides: participations and relations have dates, descriptions and
 * attributes of their own, ties do not.
 */
#ifndef TL_OUTPUT_COMMON_ABOUT_H
#define TL_OUTPUT_COMMON_ABOUT_H

#include "drawing.h"
#include "edge_id.h"
#include "lifetime.h"

/* How a target differs. */
struct tl_dialect {
    const struct tl_date_limits *limits; /* the days that it can hold */
    unsigned own;             /* TL_FACT_BIT()s that get a place of their own */
    const char *const *taken; /* names that attributes cannot have; or NULL */
    bool (*refuses)(const char *name); /* tells others that they cannot; or NULL */
    bool folds;                        /* names are the same regardless of case */
};

enum tl_subject { TL_NODES, TL_EDGES };

/* All that there can be about the nodes, or the edges, of a drawing. */
struct tl_facts {
    const struct tl_drawing *drawing;
    struct tl_losses *losses;
    const struct tl_dialect *dialect;
    enum tl_subject subject;
    const char *const *keys[2]; /* of attributes of both types of items */
    uint32_t key_counts[2];
    bool clashes; /* some of the keys cannot be used */
};

/* A list while it is read, one text at a time; opaque. */
struct tl_fact_list {
    const char *(*next)(struct tl_fact_list *list);
    const struct tl_graph *graph;
    const char *texts;
    const uint32_t *numbers;
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
    const char *description;
    const char *url;
    int64_t first;       /* TL_DAY_MIN */
    int64_t last;        /* TL_DAY_MAX */
    int64_t count;       /* -1 */
    int64_t event_count; /* of an edge; -1 */
    int64_t degree;      /* of a node */
    int64_t strength;
    int64_t weight; /* of an edge */
    bool directed;
    bool open_start;
    bool open_end;
    struct tl_fact_list spells;
    struct tl_fact_list aliases;
    struct tl_fact_list events;
    struct tl_fact_list references;
    struct tl_slice citations; /* its own */
    struct tl_attributes attributes;
    char id_buffer[TL_EDGE_ID_MAX];
    char label_buffer[TL_DATE_LABEL_MAX];
};

/* `about` must stay where it is: some of its texts are in it. */
void tl_about_node(struct tl_about *about, const struct tl_facts *facts,
                   const struct tl_node *node);
void tl_about_edge(struct tl_about *about, const struct tl_facts *facts,
                   const struct tl_edge *edge);

#endif
