/*
 * A merge at work: what it knows of all inputs, and the lists that it can merge. A list
 * is a row of constants; its entries come in order, and those of one key unite.
 */
#ifndef TL_SRC_SHARDS_MERGING_H
#define TL_SRC_SHARDS_MERGING_H

#include "graph/base/diagnostic.h"
#include "entry.h"
#include "labels.h"

struct tl_columns;
struct tl_evidence_room;
struct tl_ids;

struct tl_merging {
    struct tl_diagnostics *diagnostics;
    const struct tl_ceilings *ceilings;
    const char *folder;      /* for temporary files */
    bool failed;             /* the system did, which is said */
    bool south;              /* seasons are those of the southern hemisphere */
    bool disjoint;           /* no event is in two inputs */
    bool has_evidence;       /* each edge list tells the dates and weights of events */
    bool has_kinds;          /* the ties unite kinds */
    bool has_periods;        /* the edges are of periods */
    bool has_counts;         /* not all evidence is listed */
    struct tl_labels labels; /* of actors */
    const struct tl_columns *columns;  /* of rows (rows.h) */
    struct tl_evidence_room *evidence; /* of edges */
    struct tl_ids *ids;                /* of items or events */
    uint64_t repeated; /* how often an event or relation came again that has the id of
                          its content */
};

/* What is told of an entry in messages. */
enum { TL_TOLD_MAX = 240 };

struct tl_list {
    const char *name;    /* "an edge list" */
    size_t ranks;        /* so many numbers order an entry, … */
    const uint8_t *keys; /* … then the texts of these cells */
    size_t key_count;
    /* Checks an entry that was read, and ranks it. False, reported, where it is wrong.
     */
    bool (*accept)(struct tl_merging *merging, struct tl_entry *entry);
    /* Makes one entry of several of one key, `to` being empty. */
    void (*unite)(struct tl_merging *merging, const struct tl_entry *const *entries,
                  size_t count, struct tl_entry *to);
    void (*tell)(const struct tl_entry *entry, char text[TL_TOLD_MAX]);
};

/* Notes that what has this id came again, `times` more. */
void tl_merging_note(struct tl_merging *merging, const char *id, size_t length,
                     size_t times);

/* Negative, 0 or positive. */
int tl_list_compare(const struct tl_list *list, const struct tl_entry *a,
                    const struct tl_entry *b);

#endif
