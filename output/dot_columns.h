/*
 * The columns of a timeline, one for each of its lanes, with a dot in each row of an
 * event that is in it. The heads are stairs that lead down to the right, so that
 * neither a head nor the line from it to its column meets another head, however long
 * they are; below high pictures they lead up again.
 */
#ifndef TL_DOT_COLUMNS_H
#define TL_DOT_COLUMNS_H

#include "dot_place.h"
#include "dot_rows.h"
#include "dot_theme.h"
#include "graph/lanes.h"

/* How somebody takes part. */
enum tl_dot_side { TL_DOT_GIVES, TL_DOT_RECEIVES, TL_DOT_BOTH };

struct tl_dot_columns {
    const struct tl_lanes *lanes;
    const struct tl_graph *graph;
    int64_t step;   /* from column to column */
    int64_t height; /* of all heads */
    int64_t width;  /* from the first column to the end of the last head */
};

/* What a lane is called: an actor's name, a kind, or that there is none. */
const char *tl_dot_lane_name(const struct tl_lanes *lanes, uint32_t number);

struct tl_dot_columns tl_dot_columns_of(const struct tl_lanes *lanes, int64_t step);

/* The lines and heads of all columns; `left` is where the first column is, and the
 * last row ends at `bottom`, where high pictures have the heads once more. */
void tl_dot_put_columns(struct tl_dot *dot, const struct tl_dot_columns *columns,
                        int64_t left, int64_t bottom);

/* A dot as it is in a column. */
void tl_dot_put_dot(struct tl_dot *dot, int64_t x, int64_t y, enum tl_dot_side side,
                    const struct tl_dot_colour *colour);

/* The dots of a row, the line through them, and an edge that is not seen for each
 * participation, from which a reader gets it back. Returns a bit (1 << tl_dot_side) for
 * each side that occurs; without `dot` it does nothing else. */
unsigned tl_dot_put_dots(struct tl_dot *dot, const struct tl_dot_columns *columns,
                         int64_t left, const struct tl_dot_row *row, uint32_t number,
                         const struct tl_dot_colour *colour);

#endif
