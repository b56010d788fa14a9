/*
 * The columns, one for each lane of the timeline, with a dot in each row of an event
 * that is in it.
 */
#ifndef TL_OUTPUT_DOT_DOTS_H
#define TL_OUTPUT_DOT_DOTS_H

#include "rows.h"

/* How somebody takes part. */
enum tl_dot_side { TL_DOT_GIVES, TL_DOT_RECEIVES, TL_DOT_BOTH };

struct tl_dot_columns {
    const struct tl_drawing *drawing;
    const struct tl_lanes *lanes;
    const struct tl_graph *graph;
    int64_t step; /* from column to column */
    int64_t left; /* where the first one is */
    bool named;   /* their names are beside the dots too: heads are out of sight */
};

/* What a lane is called: an actor's name, a kind, or a text for no kind. */
const char *tl_dot_lane_name(const struct tl_lanes *lanes, uint32_t number,
                             const struct tl_language *language);

int64_t tl_dot_column_x(const struct tl_dot_columns *columns, uint32_t number);

/* A dot as it is in a column: its outline is as the line of an edge of that status, and
 * what is in it is pale unless that is solid. */
void tl_dot_put_dot(struct tl_dot *dot, int64_t x, int64_t y, enum tl_dot_side side,
                    enum tl_status status, const struct tl_dot_colour *colour);

/* What occurs in columns. */
struct tl_dot_parts {
    unsigned sides;    /* a bit (1 << tl_dot_side) for each */
    unsigned statuses; /* a bit (1 << tl_status) for each */
};

/* The dots of a row, the line through them, and an edge that is not seen for each
 * participation, from which a reader gets it back. Adds what occurs to `parts`; without
 * `dot` it does nothing else. */
void tl_dot_put_dots(struct tl_dot *dot, const struct tl_dot_columns *columns,
                     const struct tl_dot_row *row, uint32_t number,
                     const struct tl_dot_colour *colour, struct tl_dot_parts *parts);

#endif
