#include "ids.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "graph/base/hash.h"
#include "graph/base/memory.h"

struct record {
    uint64_t hashes[2]; /* of the id */
    uint64_t place;     /* hash of what it is of */
    struct tl_position position;
};

/* So many are sorted at a time. */
enum { RUN = 4096 };

struct tl_ids {
    struct tl_rounds rounds;
    struct tl_hash_key keys[2];
    struct record *run;
    size_t count;
};

/* A run of records in their order. */
struct run {
    struct tl_stream stream;
    struct record *records;
    size_t count;
    size_t at;
};

static void
report(const struct tl_merging *merging, struct tl_position position,
       struct tl_position other)
{
    tl_report(
        merging->diagnostics, position, TL_RULE_CONFLICT, NULL,
        "found the id of an item that has another date or type at %s:%u, expected "
        "the same",
        tl_diagnostics_file_name(merging->diagnostics, other.file), other.line);
}

static bool
next(struct tl_stream *stream, struct tl_entry *entry)
{
    struct run *run = (struct run *)stream;
    if (run->at == run->count)
        return false;
    const struct record *record = &run->records[run->at++];
    tl_entry_begin(entry);
    entry->position = record->position;
    for (size_t i = 0; i < 2; i++)
        entry->ranks[i] = (int64_t)record->hashes[i];
    entry->ranks[2] = (int64_t)record->place;
    return true;
}

static void
close_run(struct tl_stream *stream)
{
    tl_free(((struct run *)stream)->records);
    tl_free(stream);
}

/* Of records of one id, one is enough. */
static size_t
drop_equal(const struct tl_merging *merging, struct record *records, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        struct record *before = kept > 0 ? &records[kept - 1] : NULL;
        if (!before ||
            memcmp(before->hashes, records[i].hashes, sizeof before->hashes) != 0)
            records[kept++] = records[i];
        else if (before->place != records[i].place)
            report(merging, records[i].position, before->position);
    }
    return kept;
}

/* As ranks are compared, which have a sign. */
static int
by_rank(const void *left, const void *right)
{
    const struct record *a = left;
    const struct record *b = right;
    for (size_t i = 0; i < 2; i++)
        if (a->hashes[i] != b->hashes[i])
            return (int64_t)a->hashes[i] < (int64_t)b->hashes[i] ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static void
end_run(struct tl_ids *ids)
{
    struct run *run = tl_alloc(sizeof *run);
    qsort(ids->run, ids->count, sizeof *ids->run, by_rank);
    run->stream =
        (struct tl_stream){.next = next, .close = close_run, .is_checked = true};
    run->records = ids->run;
    run->count = drop_equal(ids->rounds.merging, ids->run, ids->count);
    ids->run = NULL;
    ids->count = 0;
    tl_rounds_add(&ids->rounds, &run->stream);
}

static void
unite(struct tl_merging *merging, const struct tl_entry *const *entries, size_t count,
      struct tl_entry *to)
{
    to->ranks[2] = entries[0]->ranks[2];
    for (size_t i = 1; i < count; i++)
        if (entries[i]->ranks[2] != entries[0]->ranks[2])
            report(merging, entries[i]->position, entries[0]->position);
}

static const struct tl_list list = {.name = "ids", .ranks = 2, .unite = unite};

struct tl_ids *
tl_ids_new(struct tl_merging *merging)
{
    struct tl_ids *ids = tl_alloc(sizeof *ids);
    ids->rounds = tl_rounds_begin(merging, &list);
    for (size_t i = 0; i < 2; i++) {
        unsigned char bytes[TL_HASH_KEY_SIZE] = {(unsigned char)(i + 1)};
        ids->keys[i] = tl_hash_key_make(bytes);
    }
    return ids;
}

/* The same with any order of bytes, as messages are in the order of these. */
static uint64_t
hash_ranks(const struct tl_hash_key *key, const int64_t ranks[TL_ENTRY_RANKS])
{
    enum { BYTES = 8 };
    unsigned char bytes[TL_ENTRY_RANKS * BYTES];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)((uint64_t)ranks[i / BYTES] >> 8 * (i % BYTES));
    return tl_hash(key, bytes, sizeof bytes);
}

void
tl_ids_add(struct tl_ids *ids, char space, const char *id,
           const int64_t ranks[TL_ENTRY_RANKS], struct tl_position position)
{
    size_t length = strlen(id);
    if (!ids->run)
        ids->run = tl_alloc(RUN * sizeof *ids->run);
    struct record *record = &ids->run[ids->count++];
    for (size_t i = 0; i < 2; i++)
        record->hashes[i] = tl_hash(&ids->keys[i], id, length) + (unsigned char)space;
    record->place = hash_ranks(&ids->keys[0], ranks);
    record->position = position;
    if (ids->count == RUN)
        end_run(ids);
}

bool
tl_ids_end(struct tl_ids *ids)
{
    if (ids->count > 0)
        end_run(ids);
    int file = tl_rounds_end(&ids->rounds);
    bool good = file >= 0 || !ids->rounds.failed;
    if (file >= 0)
        close(file);
    tl_free(ids->run);
    tl_free(ids);
    return good;
}
