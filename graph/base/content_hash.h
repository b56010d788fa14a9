/*
 * The hash that ids are made of, and what else must be the same in every run and on
 * every machine: the ids of events and relations that have none of their own, the ids
 * of edges, the colours of kinds. A change of it changes them all. Whoever knows it can
 * choose texts of one hash, so that no table may be kept by it: see hash.h.
 */
#ifndef TL_GRAPH_BASE_CONTENT_HASH_H
#define TL_GRAPH_BASE_CONTENT_HASH_H

#include <stddef.h>
#include <stdint.h>

/* Of some bytes, and of what the seed is the hash of. */
uint64_t tl_content_hash(const void *bytes, size_t length, uint64_t seed);

#endif
