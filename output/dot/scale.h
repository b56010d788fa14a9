/* The axis of a timeline as it is drawn: downwards, with labels to its left. */
#ifndef TL_OUTPUT_DOT_SCALE_H
#define TL_OUTPUT_DOT_SCALE_H

#include "dot.h"
#include "graph/layout/axis.h"

enum {
    TL_DOT_SCALE_GAP = 70,       /* between the labels and the axis */
    TL_DOT_SCALE_DISTANCE = 450, /* of ticks, at least */
    TL_DOT_THIN = 7 /* a line that is a node; Graphviz makes it no thinner */
};

struct tl_dot_scale {
    struct tl_dot *dot;
    const struct tl_axis *axis;
    struct tl_axis_step step;
    int64_t left; /* of the labels, which end at -TL_DOT_SCALE_GAP */
};

/* How wide the widest label is. */
int64_t tl_dot_scale_width(const struct tl_axis *axis, struct tl_axis_step step,
                           const struct tl_language *language);

void tl_dot_put_scale(const struct tl_dot_scale *scale);

#endif
