/* Many paths (src/read/mapping/path.h) as one tree, so that JSON is gone through once.
 */
#ifndef TL_SRC_READ_RECORDS_TREE_H
#define TL_SRC_READ_RECORDS_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/base/memory.h"
#include "src/read/mapping/path.h"

/* The node to which a path without steps leads, and none. */
enum { TL_TREE_ROOT = 0 };
#define TL_NO_NODE SIZE_MAX

struct tl_node {
    struct tl_path_step step; /* from its parent */
    size_t parent;            /* TL_NO_NODE: of the root */
    size_t child;             /* the first one, or TL_NO_NODE */
    size_t next;              /* of the same parent, or TL_NO_NODE */
};

/* Zero-initialise it; to be cleared. Keys are borrowed. */
struct tl_tree {
    struct tl_vector nodes; /* struct tl_node */
};

/* The node to which a path leads, which is added where it is not there. Unless the tree
 * `is_exact`, [] means nothing: lists are passed through. */
size_t tl_tree_add(struct tl_tree *tree, const struct tl_path *path, bool is_exact);

/* The child of a node by a key, by [], by an index; TL_NO_NODE where there is none, as
 * there is for TL_NO_NODE. */
size_t tl_tree_key(const struct tl_tree *tree, size_t node, const char *key,
                   size_t length);
size_t tl_tree_each(const struct tl_tree *tree, size_t node);
size_t tl_tree_index(const struct tl_tree *tree, size_t node, size_t index);

static inline const struct tl_node *
tl_tree_at(const struct tl_tree *tree, size_t node)
{
    return tl_vector_at(&tree->nodes, node);
}

/* Whether paths lead on from a node, which may be TL_NO_NODE. */
bool tl_tree_leads_on(const struct tl_tree *tree, size_t node);

/* Whether any of these paths has a key next. */
bool tl_tree_has_keys(const struct tl_tree *tree, size_t node);

/* The last node that the ways to two nodes have in common. */
size_t tl_tree_common(const struct tl_tree *tree, size_t one, size_t other);

void tl_tree_clear(struct tl_tree *tree);

#endif
