#include "evidence.h"

#include <stdbool.h>
#include <stdlib.h>

#include "graph/base/compare.h"
#include "graph/weight.h"

enum { FIRST_ROOM = 64 };

void
tl_evidence_add(struct tl_evidence *evidence, uint32_t event, uint32_t kind,
                struct tl_amount amount)
{
    if (evidence->piece_count == evidence->piece_room) {
        evidence->piece_room = 2 * evidence->piece_room + FIRST_ROOM;
        evidence->pieces = tl_resize(evidence->pieces,
                                     evidence->piece_room * sizeof *evidence->pieces);
    }
    evidence->pieces[evidence->piece_count++] =
        (struct tl_addition){event, kind, amount.weight, amount.disputed};
}

static int
by_event(const void *left, const void *right)
{
    const struct tl_addition *a = left;
    const struct tl_addition *b = right;
    int order = tl_compare(a->event, b->event);
    return order ? order : tl_compare(a->kind, b->kind);
}

/* Adds a piece to what its event adds by its kind. */
static void
keep(struct tl_vector *additions, size_t first, const struct tl_addition *piece)
{
    struct tl_addition *last =
        additions->count > first ? tl_vector_at(additions, additions->count - 1) : NULL;
    if (last && last->kind == piece->kind) {
        last->weight = tl_weight_add(last->weight, piece->weight);
        last->disputed = tl_weight_add(last->disputed, piece->disputed);
    } else if (piece->weight || piece->disputed) {
        *(struct tl_addition *)tl_vector_add(additions) = *piece;
    }
}

void
tl_evidence_end_tie(struct tl_evidence *evidence, const uint32_t *events,
                    uint32_t count)
{
    const struct tl_addition *pieces = evidence->pieces;
    size_t next = 0;
    if (evidence->piece_count > 1)
        qsort(evidence->pieces, evidence->piece_count, sizeof *pieces, by_event);
    evidence->additions.width = sizeof(struct tl_addition);
    evidence->starts.width = sizeof(uint32_t);
    for (uint32_t i = 0; i < count; i++) {
        size_t first = evidence->additions.count;
        *(uint32_t *)tl_vector_add(&evidence->starts) = (uint32_t)first;
        for (; next < evidence->piece_count && pieces[next].event <= events[i]; next++)
            if (pieces[next].event == events[i])
                keep(&evidence->additions, first, &pieces[next]);
    }
    evidence->piece_count = 0;
}

void
tl_evidence_end(struct tl_evidence *evidence, struct tl_network *network)
{
    evidence->starts.width = sizeof(uint32_t);
    *(uint32_t *)tl_vector_add(&evidence->starts) = (uint32_t)evidence->additions.count;
    network->additions = evidence->additions;
    network->addition_starts = evidence->starts;
    tl_free(evidence->pieces);
}
