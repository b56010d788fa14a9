/* What stands for an event on the axis of a timeline, and the timeline's legend. */
#ifndef TL_OUTPUT_DOT_SIGNS_H
#define TL_OUTPUT_DOT_SIGNS_H

#include "dots.h"

/* What there is to explain in a timeline. Borrows the kinds. */
struct tl_dot_signs {
    const struct tl_dot_kinds *kinds;
    unsigned marks; /* a bit (1 << tl_dot_mark) for each */
    struct tl_dot_parts parts;
    bool timed;        /* a point, or the axis, tells times of day */
    bool days;         /* a point is a day */
    unsigned statuses; /* of events: a bit (1 << tl_status) for each */
    bool uncertain;
    bool open;
    bool cut;
    bool placed; /* undated events beside dated ones */
    bool rivals; /* dates that other sources give */
    const struct tl_language *language;
};

/* Goes through all rows, which have just begun. */
struct tl_dot_signs tl_dot_signs_of(struct tl_dot_rows *rows,
                                    const struct tl_dot_columns *columns,
                                    const struct tl_dot_kinds *kinds);

/* Draws the mark of a row with its middle at `x`, and small open diamonds at the dates
 * that other sources give for its event, as far as the axis goes; `number` is the
 * row's.
 */
void tl_dot_put_marks(struct tl_dot *dot, const struct tl_graph *graph,
                      const struct tl_dot_row *row, int64_t x, uint64_t number,
                      const struct tl_dot_colour *colour);

/* The legend from a place and as wide as told; how high it is. Without `dot` it is not
 * drawn. */
int64_t tl_dot_put_signs(struct tl_dot *dot, const struct tl_dot_signs *signs,
                         int64_t left, int64_t top, int64_t width);

enum {
    TL_DOT_SCALE_BREAK = 450, /* the length of a gap in time */
    TL_DOT_BREAK_WIDTH = 48   /* of the points, where nothing else is there */
};

/* Three points instead of what is so wide around `x`, where the axis has a gap; they
 * are named by a name and those after it. */
void tl_dot_put_break(struct tl_dot *dot, const struct tl_axis *axis, unsigned gap,
                      struct tl_dot_name name, int64_t x, int64_t width,
                      const char *color);

#endif
