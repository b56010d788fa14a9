/* The last step of finishing: which kinds occur most in the whole dataset, so that
 * pictures of any selection can give them the same colours. */
#include "graph/declared.h"
#include "state.h"

static bool
has_colour(const struct tl_graph *graph, enum tl_type type, uint32_t word)
{
    struct tl_kind kind;
    return tl_graph_kind_find(graph, type, tl_graph_word(graph, word), &kind) &&
           *kind.colour;
}

/* Puts a kind among the most common, by its count; of equals the first stays. */
static void
rank(uint32_t common[TL_COMMON_KINDS], const uint32_t *counts, uint32_t word)
{
    size_t at = TL_COMMON_KINDS;
    while (at > 0 &&
           (common[at - 1] == TL_NONE || counts[common[at - 1]] < counts[word])) {
        at--;
        if (at + 1 < TL_COMMON_KINDS)
            common[at + 1] = common[at];
    }
    if (at < TL_COMMON_KINDS)
        common[at] = word;
}

static uint32_t
kind_of(const struct tl_graph *graph, enum tl_type type, uint32_t number)
{
    return type == TL_EVENT ? tl_event_row(graph, number)->kind
                            : tl_actor_row(graph, number)->kind;
}

static void
find_common(struct tl_graph *graph, enum tl_type type)
{
    uint32_t *common = graph->common_kinds[type == TL_EVENT];
    uint32_t words = tl_graph_word_count(graph);
    uint32_t *counts = tl_alloc((words + 1) * sizeof *counts);
    for (uint32_t i = 0; i < tl_graph_count(graph, type); i++) {
        uint32_t kind = kind_of(graph, type, i);
        if (kind != TL_NONE)
            counts[kind]++;
    }
    for (size_t i = 0; i < TL_COMMON_KINDS; i++)
        common[i] = TL_NONE;
    for (uint32_t word = 0; word < words; word++) {
        if (counts[word] && !has_colour(graph, type, word))
            rank(common, counts, word);
    }
    tl_free(counts);
}

void
tl_find_common_kinds(struct tl_builder *builder)
{
    find_common(builder->graph, TL_ACTOR);
    find_common(builder->graph, TL_EVENT);
}
