/*
 * A thing in DOT (the graph, a cluster, a node, an edge) while it is made a record: its
 * name, and its attributes, of which those that only draw are marked as used.
 *
 * Texts are borrowed until the next thing, but for names.
 */
#ifndef TL_SRC_READ_DOT_OBJECT_H
#define TL_SRC_READ_DOT_OBJECT_H

#include "src/read/graph/graph.h"
#include "caption.h"
#include "child.h"

struct tl_read_dot_object {
    struct tl_read_graph_object attributes;
    struct tl_read_dot_piece piece; /* that it began with */
    const char *name; /* "" where it has none; borrowed until the last thing is taken */
    unsigned html;    /* internal: which labels are HTML */
};

/* Makes a record of a thing, all of whose attributes are there. */
typedef void tl_read_dot_object_handler(void *context,
                                        struct tl_read_dot_object *object);

/*
 * Reads a plain text as tl_read_dot_child_read() does, and gives each thing to the
 * handler.
 */
struct tl_read_dot_outcome tl_read_dot_objects_read(
    const struct tl_reading *reading, const struct tl_read_dot_plain *plain,
    struct tl_child_limits limits, tl_read_dot_object_handler *handler, void *context);

/* What a label says, or `otherwise` if it is missing, as if it were one. */
const char *tl_read_dot_object_caption(struct tl_read_dot_object *object,
                                       const char *key, const char *otherwise,
                                       const struct tl_read_dot_caption_names *names);

#endif
