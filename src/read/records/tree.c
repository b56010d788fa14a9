#include "tree.h"

#include <string.h>

static bool
is_step(const struct tl_path_step *a, const struct tl_path_step *b)
{
    return a->kind == b->kind && a->index == b->index &&
           a->key.length == b->key.length &&
           memcmp(a->key.text, b->key.text, a->key.length) == 0;
}

static size_t
find(const struct tl_tree *tree, size_t node, const struct tl_path_step *step)
{
    if (node == TL_NO_NODE || node >= tree->nodes.count)
        return TL_NO_NODE;
    size_t child = tl_tree_at(tree, node)->child;
    while (child != TL_NO_NODE && !is_step(&tl_tree_at(tree, child)->step, step))
        child = tl_tree_at(tree, child)->next;
    return child;
}

static size_t
add(struct tl_tree *tree, size_t parent, const struct tl_path_step *step)
{
    size_t number = tree->nodes.count;
    tree->nodes.width = sizeof(struct tl_node);
    struct tl_node *node = tl_vector_add(&tree->nodes);
    *node = (struct tl_node){*step, parent, TL_NO_NODE, TL_NO_NODE};
    if (parent != TL_NO_NODE) {
        struct tl_node *above = tl_vector_at(&tree->nodes, parent);
        node->next = above->child;
        above->child = number;
    }
    return number;
}

size_t
tl_tree_add(struct tl_tree *tree, const struct tl_path *path, bool is_exact)
{
    static const struct tl_path_step none = {.key = {"", 0}};
    size_t node = TL_TREE_ROOT;
    if (!tree->nodes.count)
        add(tree, TL_NO_NODE, &none);
    for (size_t i = 0; i < path->count; i++) {
        const struct tl_path_step *step = &path->steps[i];
        if (step->kind == TL_PATH_EACH && !is_exact)
            continue;
        size_t child = find(tree, node, step);
        node = child != TL_NO_NODE ? child : add(tree, node, step);
    }
    return node;
}

size_t
tl_tree_key(const struct tl_tree *tree, size_t node, const char *key, size_t length)
{
    return find(tree, node,
                &(struct tl_path_step){.kind = TL_PATH_KEY, .key = {key, length}});
}

size_t
tl_tree_each(const struct tl_tree *tree, size_t node)
{
    return find(tree, node,
                &(struct tl_path_step){.kind = TL_PATH_EACH, .key = {"", 0}});
}

size_t
tl_tree_index(const struct tl_tree *tree, size_t node, size_t index)
{
    return find(
        tree, node,
        &(struct tl_path_step){.kind = TL_PATH_INDEX, .key = {"", 0}, .index = index});
}

bool
tl_tree_leads_on(const struct tl_tree *tree, size_t node)
{
    return node != TL_NO_NODE && node < tree->nodes.count &&
           tl_tree_at(tree, node)->child != TL_NO_NODE;
}

bool
tl_tree_has_keys(const struct tl_tree *tree, size_t node)
{
    if (!tl_tree_leads_on(tree, node))
        return false;
    size_t child = tl_tree_at(tree, node)->child;
    while (child != TL_NO_NODE && tl_tree_at(tree, child)->step.kind != TL_PATH_KEY)
        child = tl_tree_at(tree, child)->next;
    return child != TL_NO_NODE;
}

static size_t
depth_of(const struct tl_tree *tree, size_t node)
{
    size_t depth = 0;
    while ((node = tl_tree_at(tree, node)->parent) != TL_NO_NODE)
        depth++;
    return depth;
}

size_t
tl_tree_common(const struct tl_tree *tree, size_t one, size_t other)
{
    size_t depths[2] = {depth_of(tree, one), depth_of(tree, other)};
    while (one != other) {
        size_t *deeper = depths[0] >= depths[1] ? &one : &other;
        depths[depths[0] >= depths[1] ? 0 : 1]--;
        *deeper = tl_tree_at(tree, *deeper)->parent;
    }
    return one;
}

void
tl_tree_clear(struct tl_tree *tree)
{
    tl_vector_clear(&tree->nodes);
}
