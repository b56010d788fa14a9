/* The attributes by which Graphviz draws, and which say nothing of what is drawn. */
#ifndef TL_SRC_READ_DOT_DRAWN_H
#define TL_SRC_READ_DOT_DRAWN_H

#include <stdbool.h>

enum tl_dot_owner { TL_DOT_OF_GRAPH, TL_DOT_OF_NODE, TL_DOT_OF_EDGE };

/* Whether it is one of those; of a graph means also of a subgraph. */
bool tl_dot_is_drawn(enum tl_dot_owner owner, const char *key);

#endif
