/*
 * Pictures: DOT goes through a program of Graphviz, which runs beside this one, so that
 * its crash or its endless layout stays there.
 */
#ifndef TL_SRC_IO_PICTURE_H
#define TL_SRC_IO_PICTURE_H

#include <stdbool.h>
#include <sys/types.h>

struct tl_picture {
    const char *format; /* "svg", "png", "pdf" */
    pid_t child;
    int input;  /* the DOT is written here, a file without a name */
    int feed;   /* from where it goes to dot when it is whole */
    int output; /* the picture comes from here */
    int errors;
};

/*
 * Starts `dot`, which waits; from then on writing to a program that has gone is an
 * error and no signal. To be ended or abandoned. False, said on standard error, where
 * it cannot.
 */
bool tl_picture_begin(struct tl_picture *picture, const char *format);

/*
 * Ends the DOT and copies the picture to a descriptor. False, said on standard error,
 * where dot fails, takes more than `seconds`, or gives less than a whole picture;
 * `*error` is set where the descriptor could not be written.
 */
bool tl_picture_end(struct tl_picture *picture, int descriptor, int seconds,
                    int *error);

/* Stops it; unless `error` is 0, says on standard error why the DOT could not be
 * written. */
void tl_picture_abandon(struct tl_picture *picture, int error);

#endif
