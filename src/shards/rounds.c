#include "rounds.h"

#include <string.h>
#include <unistd.h>

#include "graph/base/memory.h"
#include "spool.h"

/* A stream in a round, and its entry at hand. */
struct source {
    struct tl_stream *stream;
    struct tl_entry entry;
    struct tl_entry before;
    bool any; /* there was one before */
};

/* Streams in the order of their entries, as a heap. */
struct round {
    struct tl_merging *merging;
    const struct tl_list *list;
    struct source sources[TL_ROUNDS_WIDTH];
    struct source *heap[TL_ROUNDS_WIDTH];
    size_t count;
    struct tl_entry united;
};

static bool
is_before(const struct round *round, const struct source *a, const struct source *b)
{
    return tl_list_compare(round->list, &a->entry, &b->entry) < 0;
}

static void
sift_up(struct round *round, size_t at)
{
    struct source *source = round->heap[at];
    for (; at > 0 && is_before(round, source, round->heap[(at - 1) / 2]);
         at = (at - 1) / 2)
        round->heap[at] = round->heap[(at - 1) / 2];
    round->heap[at] = source;
}

static void
sift_down(struct round *round, size_t at)
{
    struct source *source = round->heap[at];
    for (size_t child; (child = 2 * at + 1) < round->count; at = child) {
        if (child + 1 < round->count &&
            is_before(round, round->heap[child + 1], round->heap[child]))
            child++;
        if (!is_before(round, round->heap[child], source))
            break;
        round->heap[at] = round->heap[child];
    }
    round->heap[at] = source;
}

static void
report_order(const struct round *round, const struct source *source, int order)
{
    char now[TL_TOLD_MAX], before[TL_TOLD_MAX];
    round->list->tell(&source->entry, now);
    round->list->tell(&source->before, before);
    if (order == 0)
        tl_report(round->merging->diagnostics, source->entry.position, TL_RULE_CONFLICT,
                  NULL, "found %s again, expected it once in %s", now,
                  round->list->name);
    else
        tl_report(round->merging->diagnostics, source->entry.position, TL_RULE_TABLE,
                  NULL,
                  "found %s after %s, expected the order in which tieline writes %s",
                  now, before, round->list->name);
}

/* Fetches the next entry of a stream; false at its end, where it is out of order, and
 * after mistakes. */
static bool
fetch(const struct round *round, struct source *source)
{
    struct tl_entry passed = source->before;
    source->before = source->entry;
    source->entry = passed;
    if (!source->stream->next(source->stream, &source->entry))
        return false;
    if (source->any && !source->stream->is_checked) {
        int order = tl_list_compare(round->list, &source->before, &source->entry);
        if (order >= 0)
            report_order(round, source, order);
        if (order >= 0)
            return false;
    }
    source->any = true;
    return true;
}

/* Takes all streams that have the least entry off the heap. */
static size_t
take_least(struct round *round, struct source *least[TL_ROUNDS_WIDTH])
{
    size_t taken = 0;
    do {
        least[taken++] = round->heap[0];
        round->heap[0] = round->heap[--round->count];
        if (round->count > 0)
            sift_down(round, 0);
    } while (round->count > 0 && tl_list_compare(round->list, &least[0]->entry,
                                                 &round->heap[0]->entry) == 0);
    return taken;
}

static bool
comes_first(const struct tl_position *a, const struct tl_position *b)
{
    return a->file < b->file || (a->file == b->file && a->line < b->line);
}

static void
unite(struct round *round, struct source *const *least, size_t count)
{
    const struct tl_entry *entries[TL_ROUNDS_WIDTH];
    const struct tl_entry *first = &least[0]->entry;
    for (size_t i = 0; i < count; i++) {
        entries[i] = &least[i]->entry;
        if (comes_first(&entries[i]->position, &first->position))
            first = entries[i];
    }
    tl_entry_begin(&round->united);
    round->united.position = first->position;
    round->united.is_united = true;
    memcpy(round->united.ranks, first->ranks, sizeof first->ranks);
    round->list->unite(round->merging, entries, count, &round->united);
}

static void
push(struct round *round, struct source *source)
{
    if (!fetch(round, source))
        return;
    round->heap[round->count++] = source;
    sift_up(round, round->count - 1);
}

static void
run_round(struct round *round, struct tl_spool *spool)
{
    while (round->count > 0) {
        struct source *least[TL_ROUNDS_WIDTH];
        size_t count = take_least(round, least);
        if (count > 1)
            unite(round, least, count);
        tl_spool_add(spool, count > 1 ? &round->united : &least[0]->entry);
        for (size_t i = 0; i < count; i++)
            push(round, least[i]);
    }
}

/* Merges streams into a file, and closes them; -1 where that fails. */
static int
merge(struct tl_rounds *rounds, struct tl_stream **streams, size_t count)
{
    struct round *round = tl_alloc(sizeof *round);
    struct tl_spool spool;
    bool good = tl_spool_begin(&spool, rounds->merging->folder);
    int file = -1;
    round->merging = rounds->merging;
    round->list = rounds->list;
    for (size_t i = 0; i < count; i++) {
        round->sources[i].stream = streams[i];
        if (good)
            push(round, &round->sources[i]);
    }
    if (good) {
        run_round(round, &spool);
        file = tl_spool_end(&spool);
    }
    for (size_t i = 0; i < count; i++) {
        rounds->failed |= streams[i]->failed;
        streams[i]->close(streams[i]);
        tl_entry_clear(&round->sources[i].entry);
        tl_entry_clear(&round->sources[i].before);
    }
    tl_entry_clear(&round->united);
    tl_free(round);
    rounds->failed |= file < 0;
    return file;
}

static void add_file(struct tl_rounds *rounds, size_t level, int file);

static void
merge_files(struct tl_rounds *rounds, size_t level)
{
    struct tl_stream *streams[TL_ROUNDS_WIDTH];
    size_t count = rounds->file_counts[level];
    size_t to = level + 1 < TL_ROUNDS_LEVELS ? level + 1 : level;
    for (size_t i = 0; i < count; i++)
        streams[i] = tl_spool_read(rounds->files[level][i]);
    int file = merge(rounds, streams, count);
    for (size_t i = 0; i < count; i++)
        close(rounds->files[level][i]);
    rounds->file_counts[level] = 0;
    add_file(rounds, to, file);
}

static void
add_file(struct tl_rounds *rounds, size_t level, int file)
{
    if (file < 0)
        return;
    if (rounds->file_counts[level] == TL_ROUNDS_WIDTH)
        merge_files(rounds, level);
    rounds->files[level][rounds->file_counts[level]++] = file;
}

static void
merge_streams(struct tl_rounds *rounds)
{
    size_t count = rounds->count;
    rounds->count = 0;
    add_file(rounds, 0, merge(rounds, rounds->streams, count));
}

struct tl_rounds
tl_rounds_begin(struct tl_merging *merging, const struct tl_list *list)
{
    return (struct tl_rounds){.merging = merging, .list = list};
}

void
tl_rounds_add(struct tl_rounds *rounds, struct tl_stream *stream)
{
    if (rounds->count == TL_ROUNDS_WIDTH)
        merge_streams(rounds);
    rounds->streams[rounds->count++] = stream;
}

int
tl_rounds_end(struct tl_rounds *rounds)
{
    if (rounds->count > 0)
        merge_streams(rounds);
    for (size_t level = 0; level < TL_ROUNDS_LEVELS && !rounds->failed; level++) {
        bool is_last = true;
        for (size_t above = level + 1; above < TL_ROUNDS_LEVELS; above++)
            is_last = is_last && rounds->file_counts[above] == 0;
        if (is_last && rounds->file_counts[level] == 1)
            break;
        if (rounds->file_counts[level] > 0)
            merge_files(rounds, level);
    }
    int last = -1;
    for (size_t level = 0; level < TL_ROUNDS_LEVELS; level++)
        for (size_t i = 0; i < rounds->file_counts[level]; i++) {
            if (last >= 0)
                close(last);
            last = rounds->files[level][i];
        }
    if (!rounds->failed)
        return last;
    if (last >= 0)
        close(last);
    return -1;
}
