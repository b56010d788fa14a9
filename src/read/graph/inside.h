/* What the room shares of a graph that is being read. */
#ifndef TL_SRC_READ_GRAPH_INSIDE_H
#define TL_SRC_READ_GRAPH_INSIDE_H

#include "graph/vocabulary.h"
#include "graph.h"

/* What records of a type have had. */
struct tl_read_graph_kept {
    uint64_t fields;            /* a bit for each */
    struct tl_vocabulary keys;  /* kept as they are, and near to no field */
    struct tl_vector positions; /* struct tl_position: where each was met first */
};

_Static_assert(TL_FIELDS <= 64, "a field has a bit in struct tl_read_graph_kept");

struct tl_read_graph {
    const struct tl_reading *reading;
    struct tl_vocabulary warned; /* keys that were warned of */
    enum tl_type type;           /* of the record that was begun last */
    struct tl_read_graph_kept kept[TL_TYPES];
};

#endif
