/*
 * What the columns of a timeline are called. The heads are stairs: those of the right
 * columns are beside their lines on the right, and lead down to the right; those of as
 * many left ones as make the picture low are on the left, and lead down to the left.
 * So neither a head nor the line from it to its column meets another head, however long
 * they are. Below high pictures they are once more, upside down.
 */
#ifndef TL_OUTPUT_DOT_HEADS_H
#define TL_OUTPUT_DOT_HEADS_H

#include "dots.h"

struct tl_dot_heads {
    const struct tl_dot_columns *columns;
    int64_t room;         /* to the left of the first column */
    uint32_t turned;      /* so many heads are on the left */
    int64_t left_height;  /* of those */
    int64_t right_height; /* of the others */
    int64_t width;        /* from the first column to the end of the last head */
};

/* Borrows the columns, to the left of which there is so much room. */
struct tl_dot_heads tl_dot_arrange_heads(const struct tl_dot_columns *columns,
                                         int64_t room);

/* Whether the heads are out of sight at the bottom, and so needed there, too. */
bool tl_dot_has_feet(const struct tl_dot_heads *heads, int64_t bottom);

/* With the lines of the columns, which end at `bottom`. */
void tl_dot_put_heads(struct tl_dot *dot, const struct tl_dot_heads *heads,
                      int64_t bottom);

#endif
