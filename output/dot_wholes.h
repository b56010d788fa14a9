/* Frames in a network that dot lays out, around events and their parts. */
#ifndef TL_DOT_WHOLES_H
#define TL_DOT_WHOLES_H

#include "dot.h"
#include "graph/network.h"

/* All frames, within each other as the events are; their nodes have been written. It
 * looks through all edges for each node, so there should be few. */
void tl_dot_put_wholes(struct tl_dot *dot, const struct tl_network *network);

#endif
