/* The views of the DOT format, one function each; see emit.c. */
#ifndef TL_OUTPUT_DOT_VIEWS_H
#define TL_OUTPUT_DOT_VIEWS_H

#include "output/common/drawing.h"

/* Nodes and edges, for all views of a network. */
tl_emit tl_dot_draw_network;

/* Rows along an axis, everything at a place of its own. */
tl_emit tl_dot_draw_timeline;

/* The same with counts in the place of rows, where there are too many. */
tl_emit tl_dot_draw_counts;

#endif
