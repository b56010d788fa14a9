/* Reads a plain text (see scan.h) with cgraph, in a process of its own. */
#ifndef TL_SRC_READ_DOT_CHILD_H
#define TL_SRC_READ_DOT_CHILD_H

#include "src/read/base/child.h"
#include "graph.h"

enum tl_read_dot_ending {
    TL_READ_DOT_READ,
    TL_READ_DOT_REFUSED, /* by cgraph; `position` tells where */
    TL_READ_DOT_SLOW,
    TL_READ_DOT_FULL,    /* it got no more memory */
    TL_READ_DOT_CRASHED, /* which it mostly does then; by the signal `number`, if not 0
                          */
    TL_READ_DOT_FAILED   /* the system, by the errno `number` */
};

struct tl_read_dot_outcome {
    enum tl_read_dot_ending ending;
    struct tl_position position;
    int number;
};

/*
 * Calls `take` with each piece but the last one, and with its text. Numbers in pieces
 * are right. Pieces may have been taken when the reading fails.
 */
struct tl_read_dot_outcome tl_read_dot_child_read(
    const struct tl_read_dot_plain *plain, struct tl_child_limits limits,
    void (*take)(void *context, const struct tl_read_dot_piece *piece,
                 const char *text),
    void *context);

#endif
