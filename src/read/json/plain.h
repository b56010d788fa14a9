/*
 * Plain events in JSON: those that can be added at once, as the scan has found them,
 * without jansson's making values of them. An event with anything else in it, such as a
 * citation or a mistake, is read like any other record.
 */
#ifndef TL_SRC_READ_JSON_PLAIN_H
#define TL_SRC_READ_JSON_PLAIN_H

#include "graph/build/builder.h"
#include "src/read/names/keys.h"
#include "scan.h"

/* Keys of events with a higher number, and attributes beyond these, are not plain. */
#define TL_READ_JSON_PLAIN_KEYS 64

/* Zero-initialise it but for what is borrowed; `decoded` is to be freed. */
struct tl_read_json_plain {
    struct tl_builder *builder;
    struct tl_read_json_scan *scan;
    struct tl_record_keys *keys;                 /* by type */
    struct tl_plain_event event;                 /* that is being put together */
    struct tl_text names[TL_PLAIN_PARTICIPANTS]; /* of the actors */
    struct tl_text roles[TL_PLAIN_PARTICIPANTS];
    const struct tl_read_json_extent *actors[TL_PLAIN_PARTICIPANTS];
    struct tl_text attributes[TL_READ_JSON_PLAIN_KEYS]
                             [2];         /* in the order of their keys */
    bool derived;                         /* has what follows from a date */
    const struct tl_read_json_extent *at; /* of the next value of the walk */
    char *decoded; /* texts that had escapes, one after the other */
    size_t decoded_room;
    size_t decoded_used;
};

/* Adds the event that was scanned last; false, with nothing done, where it is to be
 * read like any other record. */
bool tl_read_json_plain_add(struct tl_read_json_plain *plain);

#endif
