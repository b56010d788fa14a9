/*
 * What an emitter is given. It draws one shape in one format: it gets the shape const,
 * keeps no state, allocates nothing and sorts nothing.
 */
#ifndef TL_OUTPUT_COMMON_DRAWING_H
#define TL_OUTPUT_COMMON_DRAWING_H

#include "graph/layout/lanes.h"
#include "graph/layout/ranks.h"
#include "graph/query/network.h"
#include "graph/query/timeline.h"
#include "output/syntax/out.h"
#include "losses.h"
#include "style.h"

/* What an emitter is given. One of network and timeline is NULL. */
struct tl_drawing {
    const struct tl_graph *graph;
    enum tl_view view;
    uint32_t piece;  /* which of the pieces that make a file, one after the other, if */
    uint32_t pieces; /* there are more than one of them */
    bool is_picture; /* a program draws it, and nobody reads it as a graph */
    const struct tl_network *network;
    const struct tl_timeline *timeline;
    const struct tl_ranks *ranks; /* of the network, for formats that want them; NULL
                                     where it has none */
    const struct tl_lanes *lanes; /* of the timeline, for formats that want them */
    const struct tl_selected *selected;   /* what is drawn; NULL: everything */
    const struct tl_selection *selection; /* by which; NULL: by nothing */
    const struct tl_style *style;
};

/* What is listed of an edge's events or references. */
struct tl_slice tl_style_listed(const struct tl_style *style, struct tl_slice all);

/*
 * An emitter. The file that defines one declares it in front of its definition, and the
 * table of formats (output/format.c) names it: nothing else is needed for a new format.
 */
typedef void tl_emit(const struct tl_drawing *drawing, struct tl_out *out,
                     struct tl_losses *losses);

#endif
