/*
 * Events and relations without ids that are equal in several inputs, or to one of
 * another input that has the id of its content, as our own outputs have. They may be
 * parts of one dataset that is split, each of which counts, or one part that is read
 * twice: hence they stay apart, and a warning asks.
 */
#ifndef TL_GRAPH_BUILD_REPEATED_H
#define TL_GRAPH_BUILD_REPEATED_H

#include "rows.h"

/* Zero-initialise it but for the first two. */
struct tl_repeated {
    struct tl_builder *builder;
    enum tl_type type;
    struct tl_column equal;    /* struct tl_position of rows that are equal */
    uint32_t last;             /* row of these */
    uint32_t count;            /* rows that other inputs have, too */
    struct tl_position first;  /* of the example: in one input */
    struct tl_position second; /* and in the other */
};

/* Adds a row that is equal to another. Those that are equal come one after the other.
 */
void tl_repeated_add(struct tl_repeated *repeated, uint32_t before, uint32_t row);

/* Warns of them, if there are any; the end. */
void tl_repeated_report(struct tl_repeated *repeated);

#endif
