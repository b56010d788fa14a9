/*
 * Pictures: DOT goes through a program of Graphviz, which runs beside this one, so that
 * its crash or its endless layout stays there.
 *
 * What is not in its place yet goes through two: the first finds the places, so that
 * what is below the picture can be put there; the second draws.
 */
#ifndef TL_SRC_IO_PICTURE_H
#define TL_SRC_IO_PICTURE_H

#include <stdbool.h>
#include <stdint.h>

#include "drawer.h"
#include "dress.h"

struct tl_picture {
    const char *format; /* "svg", "png", "pdf" */
    int input;          /* the DOT is written here, a file without a name */
    int laid;           /* and comes back here with all places; -1: it has them */
    struct tl_drawer layout;
    struct tl_drawer straight; /* where that takes too long */
    struct tl_drawer draw;
    struct tl_drawer_setting setting;
};

/*
 * Starts what is needed of Graphviz, which waits; from then on writing to a program
 * that has gone is an error and no signal. `placed`: the DOT says where everything is.
 * To be ended or abandoned. False, said on standard error, where it cannot.
 */
bool tl_picture_begin(struct tl_picture *picture, const char *format, bool placed,
                      const struct tl_drawer_setting *setting);

/*
 * Of a picture that is not placed, ends the DOT and finds the places; lines that take
 * more than a few seconds are straight. More statements can then be written to its
 * input, and have to end with the graph's brace: x of the picture is from 0 to
 * `*width`, y from 0 upwards to `*height`, in tenths of a point. False, said on
 * standard error, where it cannot; the picture is abandoned then.
 */
bool tl_picture_lay_out(struct tl_picture *picture, int seconds, int64_t *width,
                        int64_t *height);

/*
 * Ends the DOT and copies the picture to a descriptor. False, said on standard error,
 * where dot fails, takes more than `seconds`, or gives less than a whole picture;
 * `*error` is set where the descriptor could not be written.
 */
bool tl_picture_end(struct tl_picture *picture, const struct tl_picture_words *words,
                    int descriptor, int seconds, int *error);

/* Stops it; unless `error` is 0, says on standard error why the DOT could not be
 * written. */
void tl_picture_abandon(struct tl_picture *picture, int error);

#endif
