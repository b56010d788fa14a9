/* Near misses: what somebody probably meant to type. */
#ifndef TL_GRAPH_BASE_NEAR_H
#define TL_GRAPH_BASE_NEAR_H

#include <stdbool.h>
#include <stddef.h>

/* The search for the word nearest to `wanted`; zero the rest. */
struct tl_near {
    const char *wanted;
    const char *best; /* borrowed; NULL while nothing is near enough */
    size_t distance;
};

/*
 * Offers a candidate. It becomes the best where fewer edits (insertions, deletions,
 * substitutions, transpositions; case apart counts half) lead to it than to any before:
 * at most one, and one more for every eight bytes; in two bytes or one only case.
 */
void tl_near_offer(struct tl_near *near, const char *candidate);

#endif
