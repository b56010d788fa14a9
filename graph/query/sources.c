#include "sources.h"

#include <stdlib.h>

#include "graph/base/memory.h"

/* A reference, with the number of citations of it and of what it carries. */
struct cited {
    uint32_t number;
    uint32_t uses;
};

/* The references as a tree: whom each has below it, in the order of the list. `first`
 * has one more at its end: the references that none carries. */
struct tree {
    uint32_t *first;
    uint32_t *next;
};

static bool
is_kept(const struct tl_selected *selected, struct tl_item item)
{
    if (!selected)
        return true;
    return item.type == TL_ACTOR   ? selected->actors[item.number]
           : item.type == TL_EVENT ? selected->events[item.number]
                                   : selected->relations[item.number];
}

/* No reference carries itself, by others: finish cuts such circles. */
static void
count_uses(const struct tl_graph *graph, const struct tl_selected *selected,
           struct cited *cited)
{
    uint32_t count = tl_graph_count(graph, TL_CITATION);
    for (uint32_t i = 0; i < count; i++) {
        struct tl_citation citation = tl_graph_citation(graph, i);
        uint32_t reference = citation.reference;
        if (!is_kept(selected, citation.item))
            continue;
        for (; reference != TL_NONE;
             reference = tl_graph_reference(graph, reference).via)
            cited[reference].uses++;
    }
}

static int
by_uses(const void *a, const void *b)
{
    const struct cited *one = a, *other = b;
    if (one->uses != other->uses)
        return one->uses < other->uses ? 1 : -1;
    return (one->number > other->number) - (one->number < other->number);
}

static struct tree
plant(const struct tl_graph *graph, const struct tl_selected *selected)
{
    uint32_t count = tl_graph_count(graph, TL_REFERENCE);
    struct cited *cited = tl_alloc(count * sizeof *cited);
    struct tree tree = {
        .first = tl_alloc(((size_t)count + 1) * sizeof *tree.first),
        .next = tl_alloc(count * sizeof *tree.next),
    };
    tree.first[count] = TL_NONE;
    for (uint32_t i = 0; i < count; i++) {
        tree.first[i] = TL_NONE;
        cited[i].number = i;
    }
    count_uses(graph, selected, cited);
    if (count > 0)
        qsort(cited, count, sizeof *cited, by_uses);
    for (uint32_t i = count; i-- > 0;) {
        uint32_t number = cited[i].number;
        uint32_t via = tl_graph_reference(graph, number).via;
        uint32_t *above = tree.first + (via == TL_NONE ? count : via);
        tree.next[number] = *above;
        *above = number;
    }
    tl_free(cited);
    return tree;
}

/* The reference after another in the order of the tree; TL_NONE after the last. */
static uint32_t
step(const struct tl_graph *graph, const struct tree *tree, uint32_t at,
     uint32_t *depth)
{
    if (tree->first[at] != TL_NONE) {
        ++*depth;
        return tree->first[at];
    }
    while (at != TL_NONE && tree->next[at] == TL_NONE) {
        at = tl_graph_reference(graph, at).via;
        if (at != TL_NONE)
            --*depth;
    }
    return at == TL_NONE ? TL_NONE : tree->next[at];
}

struct tl_source_list *
tl_source_list_new(const struct tl_graph *graph, const struct tl_selected *selected)
{
    uint32_t count = tl_graph_count(graph, TL_REFERENCE), depth = 0;
    struct tree tree = plant(graph, selected);
    struct tl_source_list *sources = tl_alloc(sizeof *sources);
    sources->list = tl_alloc(count * sizeof *sources->list);
    for (uint32_t at = tree.first[count]; at != TL_NONE;
         at = step(graph, &tree, at, &depth))
        if (!selected || selected->references[at])
            sources->list[sources->count++] = (struct tl_listed_source){at, depth};
    tl_free(tree.first);
    tl_free(tree.next);
    return sources;
}

void
tl_source_list_free(struct tl_source_list *sources)
{
    if (sources)
        tl_free(sources->list);
    tl_free(sources);
}
