/*
 * Records from a graph in pieces: nodes become actors and events, edges become
 * participations, relations and parts of events.
 */
#ifndef TL_SRC_READ_DOT_RECORDS_H
#define TL_SRC_READ_DOT_RECORDS_H

#include "src/read/base/reader.h"
#include "child.h"

/*
 * Reads a plain text as tl_read_dot_child_read() does, adds what it holds to the
 * builder, and warns of fields that no event or relation has had.
 */
struct tl_read_dot_outcome
tl_read_dot_records_add(const struct tl_reading *reading,
                        const struct tl_read_dot_plain *plain,
                        struct tl_child_limits limits);

#endif
