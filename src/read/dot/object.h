/*
 * A thing in DOT (the graph, a cluster, a node, an edge) while it is made a record: its
 * attributes, of which some are read one by one, and the rest become fields and
 * attributes of the record.
 *
 * Texts are borrowed until the next thing, but for names.
 */
#ifndef TL_SRC_READ_DOT_OBJECT_H
#define TL_SRC_READ_DOT_OBJECT_H

#include "src/read/base/reader.h"
#include "caption.h"
#include "child.h"

struct tl_read_dot_inside;

struct tl_read_dot_object {
    const struct tl_reading *reading;
    struct tl_read_dot_piece piece; /* that it began with */
    const char *name; /* "" where it has none; borrowed until the last thing is taken */
    struct tl_read_dot_inside *inside; /* internal */
};

/* Makes a record of a thing, all of whose attributes are there. */
typedef void tl_read_dot_object_handler(void *context,
                                        struct tl_read_dot_object *object);

/*
 * Reads a plain text as tl_read_dot_child_read() does, gives each thing to the handler,
 * and warns of fields that no event or relation has had, where an attribute is called
 * as if it were one.
 */
struct tl_read_dot_outcome
tl_read_dot_objects_read(const struct tl_reading *reading,
                         const struct tl_read_dot_plain *plain,
                         struct tl_read_dot_limits limits,
                         tl_read_dot_object_handler *handler, void *context);

/* Whether it has an attribute, be it empty. */
bool tl_read_dot_object_has(const struct tl_read_dot_object *object, const char *key);

/* The text of an attribute, "" if it is missing. */
const char *tl_read_dot_object_text(const struct tl_read_dot_object *object,
                                    const char *key);

/* The same, and it is then used. */
const char *tl_read_dot_object_use(struct tl_read_dot_object *object, const char *key);

/* What a label says, or `otherwise` if it is missing, as if it were one. */
const char *tl_read_dot_object_caption(struct tl_read_dot_object *object,
                                       const char *key, const char *otherwise,
                                       const struct tl_read_dot_caption_names *names);

/* Begins a record of the builder for it. */
void tl_read_dot_record_begin(struct tl_read_dot_object *object, enum tl_type type);

/* Sets a field of the record unless the text is "". */
void tl_read_dot_record_set(struct tl_read_dot_object *object, enum tl_field field,
                            const char *text);

/* Sets all attributes in the record that have not been used, and do not only draw. */
void tl_read_dot_record_fill(struct tl_read_dot_object *object);
void tl_read_dot_record_end(struct tl_read_dot_object *object);

/* What a node has become. */
struct tl_read_dot_node {
    const char *name;
    const char *id;
    enum tl_type type; /* TL_ACTOR, TL_EVENT; TL_TYPES: nothing, it is only drawn */
};

/* An edge that is to be a record. */
struct tl_read_dot_edge {
    struct tl_read_dot_object *object;
    const struct tl_read_dot_node *tail;
    const struct tl_read_dot_node *head;
    const char *label;   /* what it says; "" where that is said otherwise as well */
    const char *tooltip; /* likewise */
    const char *id;      /* "": none */
    bool directed;       /* unless it says otherwise */
};

/* Makes a record of an edge (edges.c): a participation, a part of an event, or a
 * relation. */
void tl_read_dot_edge_add(const struct tl_read_dot_edge *edge);

#endif
