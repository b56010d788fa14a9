/*
 * Records from a graph in pieces: nodes become actors and events, edges become
 * participations, relations and parts of events.
 */
#ifndef TL_SRC_READ_DOT_RECORDS_H
#define TL_SRC_READ_DOT_RECORDS_H

#include "src/read/base/reader.h"
#include "graph.h"

struct tl_read_dot_records;

/* Without any pieces; to be finished. Borrows the reading. */
struct tl_read_dot_records *tl_read_dot_records_new(const struct tl_reading *reading);

/* Takes a piece, as tl_read_dot_child_read() gives it with the records. */
void tl_read_dot_records_take(void *context, const struct tl_read_dot_piece *piece,
                              const char *text);

/* After the last piece: warns of fields that no event or relation has had, and frees
 * the records. */
void tl_read_dot_records_finish(struct tl_read_dot_records *records);

#endif
