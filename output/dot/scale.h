/* The axis of a timeline as it is drawn: downwards, with labels to its left. */
#ifndef TL_OUTPUT_DOT_SCALE_H
#define TL_OUTPUT_DOT_SCALE_H

#include "graph/layout/axis.h"
#include "position.h"

struct tl_dot_scale {
    struct tl_dot *dot;
    const struct tl_axis *axis;
    struct tl_axis_step step;
    int64_t left; /* of the labels, which end at -TL_DOT_SCALE_GAP */
};

enum {
    TL_DOT_SCALE_GAP = 70,      /* between the labels and the axis */
    TL_DOT_SCALE_BREAK = 450,   /* the length of a gap in time */
    TL_DOT_SCALE_DISTANCE = 450 /* of ticks, at least */
};

/* How wide the widest label is. */
int64_t tl_dot_scale_width(const struct tl_axis *axis, struct tl_axis_step step);

/* Three points instead of what is so wide around `x`, where the axis has a gap; they
 * are named by a name and those after it. */
void tl_dot_put_break(struct tl_dot *dot, const struct tl_axis *axis, unsigned gap,
                      struct tl_dot_name name, int64_t x, int64_t width,
                      const char *color);

void tl_dot_put_scale(const struct tl_dot_scale *scale);

#endif
