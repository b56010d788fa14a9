/*
 * Declarations: what a dataset says of its own roles and kinds. They belong to the
 * whole dataset, whatever is selected of it. Numbered by the bytes of their names,
 * kinds by their types first. Texts are borrowed from the graph; absent ones are "".
 */
#ifndef TL_GRAPH_DECLARED_H
#define TL_GRAPH_DECLARED_H

#include "graph/graph.h"

/* By tl_side, as declarations name them: "none", "giving", "receiving". */
extern const char *const tl_side_names[TL_SIDE_RECEIVING + 1];

struct tl_role {
    const char *name;
    const char *side;    /* one of tl_side_names, or "" */
    const char *inverse; /* what the role at the other end is called */
    struct tl_attributes attributes;
};

struct tl_kind {
    const char *name;
    enum tl_type type;  /* TL_EVENT, TL_ACTOR or TL_RELATION */
    const char *label;  /* to be shown for the name */
    const char *colour; /* "#rrggbb" */
    struct tl_attributes attributes;
};

/* By number, of which there are tl_graph_count() of TL_DECLARED_ROLE, TL_DECLARED_KIND.
 */
struct tl_role tl_graph_role(const struct tl_graph *graph, uint32_t role);
struct tl_kind tl_graph_kind(const struct tl_graph *graph, uint32_t kind);

/* The declaration of a kind; false where it is not declared. */
bool tl_graph_kind_find(const struct tl_graph *graph, enum tl_type type,
                        const char *name, struct tl_kind *kind);

/*
 * The kinds without a declared colour that most actors (or events) of the whole dataset
 * have, by number from 0: the most frequent first, equals by their bytes. "" after the
 * last; no more than two dozen.
 */
const char *tl_graph_common_kind(const struct tl_graph *graph, enum tl_type type,
                                 uint32_t number);

/* What people read for a kind: its label, or else itself. */
const char *tl_graph_kind_label(const struct tl_graph *graph, enum tl_type type,
                                const char *kind);

/* The same for a tie, whose kind is that of an event, or else of a relation. */
const char *tl_graph_tie_label(const struct tl_graph *graph, const char *kind);

#endif
