/* The legend of a network, made of what occurs in it. */
#ifndef TL_OUTPUT_DOT_LEGEND_H
#define TL_OUTPUT_DOT_LEGEND_H

#include "graph/query/network.h"
#include "output/common/drawing.h"
#include "dot.h"
#include "theme.h"

/* What there is to explain. */
struct tl_dot_occurring {
    struct tl_dot_kinds actors;
    struct tl_dot_kinds events;
    unsigned origins;  /* a bit (1 << tl_edge_origin) for each */
    unsigned pointed;  /* the same of those of which some line has an arrow */
    unsigned statuses; /* of edges, a bit (1 << tl_status) for each */
    bool uncertain;    /* events with an uncertain date */
    bool doubtful;     /* edges that are dashed for their dates alone */
    bool undated;
    bool frames; /* show what is part of what, not lines */
};

struct tl_dot_occurring tl_dot_occurring_none(const struct tl_dot_theme *theme,
                                              const struct tl_graph *graph);
void tl_dot_occurs_item(struct tl_dot_occurring *occurring,
                        const struct tl_graph *graph, struct tl_item item);
void tl_dot_occurs_edge(struct tl_dot_occurring *occurring,
                        const struct tl_network *network, const struct tl_edge *edge);

/* With the notes of the drawing under it. */
void tl_dot_legend(struct tl_dot *dot, const struct tl_dot_occurring *occurring,
                   const struct tl_drawing *drawing);

/*
 * The same with the title, as one label of the graph: an attribute of the open graph
 * statement, for layouts in which nodes that explain would be moved about among those
 * of the network.
 */
void tl_dot_table(struct tl_dot *dot, const struct tl_dot_occurring *occurring,
                  const struct tl_drawing *drawing);

#endif
