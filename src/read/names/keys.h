/*
 * The keys of JSON records, and what they mean: a field of the model, something else
 * that we know, or an attribute. Looked up once for each distinct key.
 */
#ifndef TL_SRC_READ_NAMES_KEYS_H
#define TL_SRC_READ_NAMES_KEYS_H

#include "graph/base/diagnostic.h"
#include "graph/base/memory.h"
#include "graph/field.h"
#include "graph/vocabulary.h"

enum tl_record_key_kind {
    TL_KEY_TEXT,      /* a field */
    TL_KEY_TEXTS,     /* a field that holds a list */
    TL_KEY_CLAIMS,    /* an object: what a source says of fields */
    TL_KEY_INNER,     /* records of a type, in this one */
    TL_KEY_DERIVED,   /* follows from the date beside it, or from claims about one */
    TL_KEY_SETTLED,   /* follows from claims */
    TL_KEY_LIST,      /* of a document: its records of a type */
    TL_KEY_VERSION,   /* of a document */
    TL_KEY_ATTRIBUTE, /* anything else */
    TL_KEY_KINDS
};

struct tl_record_key {
    const char *name;
    uint32_t number; /* from 0, in the order in which they were met */
    enum tl_record_key_kind kind;
    enum tl_field field; /* TL_FIELDS: none; of inner records, the one that a text is */
    enum tl_type type;   /* of a list's or inner records */
    const char *near;    /* of an attribute: what was probably meant, or NULL */
    struct tl_position position; /* of the record that had it first, once told */
};

/* The keys met in records of one type. Zero-initialise it but for `type`. */
struct tl_record_keys {
    enum tl_type type;
    struct tl_vocabulary names;
    struct tl_vector keys; /* struct tl_record_key, by the name's number */
    size_t located;        /* the keys whose positions have been told */
};

/* The key of a name; `is_new`, unless it is NULL, says whether it is met the first
 * time. Valid until they are cleared. */
const struct tl_record_key *tl_record_keys_find(struct tl_record_keys *keys,
                                                const char *name, size_t length,
                                                bool *is_new);

/* Tells where the outermost record is in which the keys were met first whose positions
 * have not been told. */
void tl_record_keys_locate(struct tl_record_keys *keys, struct tl_position position);

/* Forgets them. Unless the diagnostics are NULL, warns before of fields that no record
 * has had, where a key is called as if it were one. */
void tl_record_keys_clear(struct tl_record_keys *keys,
                          struct tl_diagnostics *diagnostics);

#endif
