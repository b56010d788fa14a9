/*
 * Records from a graph in pieces: nodes become actors and events, edges become
 * participations, relations and parts of events.
 *
 * A node is an actor unless its type is "event". An attribute that is called like a
 * field of the record is that field; another is kept, unless it only draws. What our
 * own output draws besides the data (axes, legends, …) is left out.
 */
#ifndef TL_SRC_READ_DOT_RECORDS_H
#define TL_SRC_READ_DOT_RECORDS_H

#include "object.h"

struct tl_dot_records {
    const char *name;  /* of the graph */
    const char *label; /* the same, as it is written */
    bool directed;
    bool ours; /* written by our own output */
    bool begun;
    struct tl_dot_object object;
    struct tl_column clusters; /* struct cluster */
    struct tl_column nodes;    /* struct tl_dot_node */
    struct tl_arena texts;
};

/* To be ended, after the last piece. */
void tl_dot_records_begin(struct tl_dot_records *records,
                          const struct tl_reading *reading);
void tl_dot_records_end(struct tl_dot_records *records);

/* Takes a piece, as tl_dot_child_read() gives it. */
void tl_dot_records_take(void *records, const struct tl_dot_piece *piece,
                         const char *text);

#endif
