/*
 * An entry: a row of a list that is merged, or an item of a document. It has texts by
 * the columns of its list, and numbers and texts by which entries are ordered.
 */
#ifndef TL_SRC_SHARDS_ENTRY_H
#define TL_SRC_SHARDS_ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "graph/base/diagnostic.h"

/* How many numbers order an entry, before its texts do. */
#define TL_ENTRY_RANKS 5

/* Zero-initialise it; to be cleared. */
struct tl_entry {
    struct tl_position position; /* of the first of those of which it is made */
    bool is_united;              /* it is made of several */
    int64_t ranks[TL_ENTRY_RANKS];
    char *text; /* of the cells, one after the other, each ended by NUL */
    size_t used;
    size_t room;
    size_t *starts; /* of each cell, and of what would be the next one */
    size_t count;
    size_t start_room;
};

void tl_entry_clear(struct tl_entry *entry);

/* Empties it, to be filled cell by cell: each gets its text in pieces and is ended. */
void tl_entry_begin(struct tl_entry *entry);
void tl_entry_put(struct tl_entry *entry, const char *text, size_t length);
void tl_entry_end_cell(struct tl_entry *entry);

/* A whole cell. */
void tl_entry_add(struct tl_entry *entry, const char *text);

/* Where so many bytes of cells, each ended by NUL, can be put into an empty entry; and
 * finds the cells in what was put there. */
char *tl_entry_room(struct tl_entry *entry, size_t size);
void tl_entry_seal(struct tl_entry *entry, size_t size);

static inline const char *
tl_entry_cell(const struct tl_entry *entry, size_t cell)
{
    return entry->text + entry->starts[cell];
}

static inline size_t
tl_entry_length(const struct tl_entry *entry, size_t cell)
{
    return entry->starts[cell + 1] - entry->starts[cell] - 1;
}

#endif
