/*
 * Frames in a network that dot lays out, around events and their parts.
 */
#ifndef TL_OUTPUT_DOT_FRAMES_H
#define TL_OUTPUT_DOT_FRAMES_H

#include "graph/query/network.h"
#include "dot.h"

/* Whether an event is what an outermost frame is around; whether it is in any frame. */
bool tl_dot_is_frame(const struct tl_network *network, uint32_t node);
bool tl_dot_is_framed(const struct tl_network *network, uint32_t node);

/* All frames, within each other as the events are; their nodes have been written. It
 * looks through all edges for each node, so there should be few. */
void tl_dot_put_frames(struct tl_dot *dot, const struct tl_network *network);

#endif
