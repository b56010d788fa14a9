/*
 * A thing in DOT (the graph, a cluster, a node, an edge) while it is made a record: its
 * attributes, of which some are read one by one, and the rest become fields and
 * attributes of the record.
 */
#ifndef TL_SRC_READ_DOT_OBJECT_H
#define TL_SRC_READ_DOT_OBJECT_H

#include "graph/vocabulary.h"
#include "src/read/base/reader.h"
#include "caption.h"
#include "graph.h"

struct tl_dot_attribute {
    const char *key;
    const char *text;
    size_t length;
    bool html;
    bool used; /* said already, or nothing to be said */
};

/* What records of a type have had. */
struct tl_dot_kept {
    uint64_t fields;            /* a bit for each */
    struct tl_vocabulary keys;  /* kept as they are, and near to no field */
    struct tl_column positions; /* struct tl_position: where each was met first */
};

struct tl_dot_object {
    const struct tl_reading *reading;
    struct tl_dot_piece piece;
    const char *name;
    bool escaped; /* backslashes and line ends are, as in our own output */
    struct tl_dot_attribute *list;
    size_t count;
    size_t room;
    struct tl_arena texts;
    size_t kept;                 /* how many bytes of texts, roughly */
    struct tl_vocabulary warned; /* keys that were warned of */
    enum tl_type type;           /* of the record that was begun last */
    struct tl_dot_kept kept_keys[TL_TYPES];
};

/* To be ended. The reading is borrowed. */
void tl_dot_object_begin(struct tl_dot_object *object,
                         const struct tl_reading *reading);
void tl_dot_object_end(struct tl_dot_object *object);

/* Warns of fields that no event or relation has had, where an attribute is called as if
 * it were one. */
void tl_dot_object_report(const struct tl_dot_object *object);

/* Makes it the next thing, without attributes; the name is borrowed. */
void tl_dot_object_next(struct tl_dot_object *object, const struct tl_dot_piece *piece,
                        const char *name);

/* Adds the attribute of a piece. */
void tl_dot_object_add(struct tl_dot_object *object, const struct tl_dot_piece *piece,
                       const char *text);

/* Whether it has an attribute, be it empty. */
bool tl_dot_object_has(const struct tl_dot_object *object, const char *key);

/* The text of an attribute, "" where there is none; and then also used. Both are
 * borrowed until the next thing. */
const char *tl_dot_object_text(const struct tl_dot_object *object, const char *key);
const char *tl_dot_object_use(struct tl_dot_object *object, const char *key);

/* What a label says, or `otherwise` where there is none, as if it were one. Borrowed
 * until the next thing. */
const char *tl_dot_object_caption(struct tl_dot_object *object, const char *key,
                                  const char *otherwise,
                                  const struct tl_caption_names *names);

/* Begins a record, sets a field of it unless the text is "", and ends it. */
void tl_dot_object_begin_record(struct tl_dot_object *object, enum tl_type type);
void tl_dot_object_set(struct tl_dot_object *object, enum tl_field field,
                       const char *text);
void tl_dot_object_end_record(struct tl_dot_object *object);

/* Sets all attributes in the record that have not been used, and do not only draw. */
void tl_dot_object_set_rest(struct tl_dot_object *object, enum tl_type type);

#endif
