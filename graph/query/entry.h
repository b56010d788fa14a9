/*
 * Entries: an item, a participation or a citation of any type, taken apart for those
 * who walk over its fields and know them by the table (fields.def) alone.
 */
#ifndef TL_GRAPH_QUERY_ENTRY_H
#define TL_GRAPH_QUERY_ENTRY_H

#include "graph/declared.h"
#include "graph/graph.h"

struct tl_entry {
    const struct tl_graph *graph;
    enum tl_type type;
    uint32_t number;
    const char *record; /* NULL: none */
    bool made_id;
    struct tl_attributes attributes;
    struct tl_slice citations;
    union {
        struct tl_dataset dataset;
        struct tl_actor actor;
        struct tl_event event;
        struct tl_relation relation;
        struct tl_reference reference;
        struct tl_participation participation;
        struct tl_citation citation;
        struct tl_role role;
        struct tl_kind kind;
    } of;
};

/* What a field says; which member holds it depends on the field's tl_value. */
struct tl_entry_value {
    bool is_there;
    const char *text;       /* a text, word, address, date or list; else "" */
    int64_t number;         /* a count, weight, switch or status */
    struct tl_item item;    /* a mention */
    const uint32_t *events; /* mentions, ascending */
    uint32_t event_count;
};

/* What it says itself: without values that come from claims. Of the dataset there is
 * one, of whatever number. */
struct tl_entry tl_entry_of(const struct tl_graph *graph, enum tl_type type,
                            uint32_t number);

/*
 * The value of a field, which the type has. A participation has no event and a citation
 * no item here: they are told with theirs.
 */
struct tl_entry_value tl_entry_value(const struct tl_entry *entry, enum tl_field field);

/* The next field that says what an entry is, its id aside, after `field`; the first for
 * TL_FIELDS; TL_FIELDS after the last. */
enum tl_field tl_entry_next_field(enum tl_type type, enum tl_field field);

#define TL_EACH_ENTRY_FIELD(type, field)                                               \
    for (enum tl_field field = tl_entry_next_field(type, TL_FIELDS);                   \
         field < TL_FIELDS; field = tl_entry_next_field(type, field))

#endif
