#include "components.h"

#include <stdlib.h>

#include "graph/base/memory.h"

struct tl_components
tl_components_begin(uint32_t count)
{
    struct tl_components components = {tl_alloc(count * sizeof *components.roots),
                                       count};
    for (uint32_t i = 0; i < count; i++)
        components.roots[i] = i;
    return components;
}

/* The first node of the part that a node is in, as far as it is known; ways are halved
 * on the way. */
static uint32_t
find_root(uint32_t *roots, uint32_t node)
{
    while (roots[node] != node) {
        roots[node] = roots[roots[node]];
        node = roots[node];
    }
    return node;
}

void
tl_components_join(struct tl_components *components, uint32_t a, uint32_t b)
{
    uint32_t *roots = components->roots;
    a = find_root(roots, a);
    b = find_root(roots, b);
    roots[a > b ? a : b] = a > b ? b : a;
}

struct component {
    uint32_t first; /* node */
    uint32_t size;
};

static int
compare_components(const void *left, const void *right)
{
    const struct component *a = left, *b = right;
    if (a->size != b->size)
        return a->size > b->size ? -1 : 1;
    return a->first < b->first ? -1 : a->first > b->first;
}

uint32_t *
tl_components_end(struct tl_components *components)
{
    uint32_t count = components->count, *roots = components->roots;
    uint32_t *numbers = tl_alloc(count * sizeof *numbers);
    struct component *sizes = tl_alloc(count * sizeof *sizes);
    for (uint32_t i = 0; i < count; i++)
        sizes[i].first = i;
    for (uint32_t i = 0; i < count; i++)
        sizes[find_root(roots, i)].size++;
    if (count > 0)
        qsort(sizes, count, sizeof *sizes, compare_components);
    for (uint32_t i = 0; i < count && sizes[i].size > 0; i++)
        numbers[sizes[i].first] = i + 1;
    for (uint32_t i = 0; i < count; i++)
        numbers[i] = numbers[find_root(roots, i)];
    tl_free(sizes);
    tl_free(roots);
    return numbers;
}
