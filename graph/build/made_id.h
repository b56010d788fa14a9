/*
 * Ids that are made of what an item says, for events and relations that come without
 * one: "e7k2m9x04tqab", and a number after it where several say the same.
 */
#ifndef TL_GRAPH_BUILD_MADE_ID_H
#define TL_GRAPH_BUILD_MADE_ID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Sixty bits of the hash show in an id, five in each letter. */
#define TL_MADE_ID_LETTERS 12
#define TL_MADE_ID_BITS    (5 * TL_MADE_ID_LETTERS)

/* Writes an id, with its NUL; `initial` is 'e' for events and 'r' for relations. */
void tl_made_id_spell(uint64_t hash, char initial, char id[TL_MADE_ID_LETTERS + 2]);

/* Whether an id looks like one. */
bool tl_id_is_made(const char *id, size_t length);

#endif
