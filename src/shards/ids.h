/*
 * Ids of all inputs, in bounded memory: whether one is that of two things. Items of one
 * id and place in the order of a list meet when that is merged; here are found those of
 * one id that have another type or date. Ids are known by hashes of 128 bits.
 */
#ifndef TL_SRC_SHARDS_IDS_H
#define TL_SRC_SHARDS_IDS_H

#include "rounds.h"

struct tl_ids;

/* To be ended. */
struct tl_ids *tl_ids_new(struct tl_merging *merging);

/* Notes an id that was read, with what it is of: numbers that must be the same wherever
 * it is. `space` is among which ids it must be alone. */
void tl_ids_add(struct tl_ids *ids, char space, const char *id,
                const int64_t ranks[TL_ENTRY_RANKS], struct tl_position position);

/* Reports the ids of two things. False, said, where the system fails. */
bool tl_ids_end(struct tl_ids *ids);

#endif
