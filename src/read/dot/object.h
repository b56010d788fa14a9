/*
 * A thing in DOT (the graph, a cluster, a node, an edge) while it is made a record: its
 * attributes, of which some are read one by one, and the rest become fields and
 * attributes of the record.
 */
#ifndef TL_SRC_READ_DOT_OBJECT_H
#define TL_SRC_READ_DOT_OBJECT_H

#include "graph/vocabulary.h"
#include "src/read/base/reader.h"
#include "graph.h"

/* How a label is written. */
enum tl_read_dot_caption_form {
    TL_READ_DOT_LABEL_PLAIN,
    TL_READ_DOT_LABEL_RECORD,
    TL_READ_DOT_LABEL_HTML
};

/* What the escapes stand for; "" for those that there are not. */
struct tl_read_dot_caption_names {
    const char *graph; /* \G */
    const char *node;  /* \N */
    const char *tail;  /* \T */
    const char *head;  /* \H */
    const char *edge;  /* what is between tail and head in \E; NULL: no edge */
};

struct tl_read_dot_attribute {
    const char *key;
    const char *text;
    size_t length;
    bool html;
    bool used; /* said already, or nothing to be said */
};

/* What records of a type have had. */
struct tl_read_dot_kept {
    uint64_t fields;            /* a bit for each */
    struct tl_vocabulary keys;  /* kept as they are, and near to no field */
    struct tl_vector positions; /* struct tl_position: where each was met first */
};

struct tl_read_dot_object {
    const struct tl_reading *reading;
    struct tl_read_dot_piece piece;
    const char *name;
    bool escaped; /* backslashes and line ends are, as in our own output */
    struct tl_read_dot_attribute *list;
    size_t count;
    size_t room;
    struct tl_arena texts;
    size_t kept;                 /* how many bytes of texts, roughly */
    struct tl_vocabulary warned; /* keys that were warned of */
    enum tl_type type;           /* of the record that was begun last */
    struct tl_read_dot_kept kept_keys[TL_TYPES];
};

/* To be ended. The reading is borrowed. */
void tl_read_dot_object_begin(struct tl_read_dot_object *object,
                              const struct tl_reading *reading);
void tl_read_dot_object_end(struct tl_read_dot_object *object);

/* Warns of fields that no event or relation has had, where an attribute is called as if
 * it were one. */
void tl_read_dot_object_report(const struct tl_read_dot_object *object);

/* Makes it the next thing, without attributes; the name is borrowed. */
void tl_read_dot_object_next(struct tl_read_dot_object *object,
                             const struct tl_read_dot_piece *piece, const char *name);

/* Adds the attribute of a piece. */
void tl_read_dot_object_add(struct tl_read_dot_object *object,
                            const struct tl_read_dot_piece *piece, const char *text);

/* Whether it has an attribute, be it empty. */
bool tl_read_dot_object_has(const struct tl_read_dot_object *object, const char *key);

/* The text of an attribute, "" where there is none; and then also used. Both are
 * borrowed until the next thing. */
const char *tl_read_dot_object_text(const struct tl_read_dot_object *object,
                                    const char *key);
const char *tl_read_dot_object_use(struct tl_read_dot_object *object, const char *key);

/* What a label says, or `otherwise` where there is none, as if it were one. Borrowed
 * until the next thing. */
const char *tl_read_dot_object_caption(struct tl_read_dot_object *object,
                                       const char *key, const char *otherwise,
                                       const struct tl_read_dot_caption_names *names);

/* Begins a record, sets a field of it unless the text is "", and ends it. */
void tl_read_dot_object_begin_record(struct tl_read_dot_object *object,
                                     enum tl_type type);
void tl_read_dot_object_set(struct tl_read_dot_object *object, enum tl_field field,
                            const char *text);
void tl_read_dot_object_end_record(struct tl_read_dot_object *object);

/* Sets all attributes in the record that have not been used, and do not only draw. */
void tl_read_dot_object_set_rest(struct tl_read_dot_object *object, enum tl_type type);

/* The text of a label, cut where it would be far too long; to be given back with
 * tl_free(). */
char *tl_read_dot_caption(const char *label, enum tl_read_dot_caption_form form,
                          const struct tl_read_dot_caption_names *names);

#endif
