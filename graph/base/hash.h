/*
 * The hash of tables: SipHash with one round for each eight bytes and three at the end
 * (Aumasson and Bernstein, "SipHash: a fast short-input PRF", INDOCRYPT 2012,
 * https://www.aumasson.jp/siphash/siphash.pdf). Who does not know the key cannot choose
 * texts of one hash, with which looking them up would take time with their square.
 *
 * Each table draws a key when it gets its first slots. So hashes differ from run to
 * run; nothing that is written may depend on them. For what does, see content_hash.h.
 */
#ifndef TL_GRAPH_BASE_HASH_H
#define TL_GRAPH_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define TL_HASH_KEY_SIZE 16

/* The state of four words that hashing begins with, made of a key. */
struct tl_hash_key {
    uint64_t state[4];
};

struct tl_hash_key tl_hash_key_make(const unsigned char bytes[TL_HASH_KEY_SIZE]);

/*
 * A key that nobody knows, from /dev/urandom; where that cannot be read, from the time,
 * the process and where it lies in memory. With TIELINE_HASH_KEY in the environment,
 * the first sixteen bytes of its text instead, so that each run does the same.
 */
struct tl_hash_key tl_hash_key_draw(void);

uint64_t tl_hash(const struct tl_hash_key *key, const void *bytes, size_t length);

#endif
