/*
 * Title, legend and sources of a network as one label of the graph, for layouts in
 * which nodes that explain would be moved about among those of the network.
 */
#ifndef TL_OUTPUT_DOT_TABLE_H
#define TL_OUTPUT_DOT_TABLE_H

#include "legend.h"

/* Attributes of the open graph statement. */
void tl_dot_table(struct tl_dot *dot, const struct tl_dot_occurring *occurring,
                  const struct tl_drawing *drawing);

#endif
