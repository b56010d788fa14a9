/*
 * The edges of a network, each drawn for itself: as a line; or as two halves of one
 * that meet at a node, which is its label.
 */
#ifndef TL_OUTPUT_DOT_EDGE_H
#define TL_OUTPUT_DOT_EDGE_H

#include "ranks.h"

/* All is borrowed; `strongest` is what the widest line of the picture weighs. */
struct tl_dot_lines {
    struct tl_dot *dot;
    const struct tl_drawing *drawing;
    const struct tl_dot_hold *hold;
    int64_t strongest;
};

/* The labels that are nodes, which come before all lines. */
void tl_dot_put_labels(const struct tl_dot_lines *lines);

void tl_dot_put_edges(const struct tl_dot_lines *lines);

#endif
