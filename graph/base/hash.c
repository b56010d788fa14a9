#include "hash.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "load.h"

struct tl_hash_key
tl_hash_key_make(const unsigned char bytes[TL_HASH_KEY_SIZE])
{
    uint64_t low = tl_load(bytes), high = tl_load(bytes + 8);
    return (struct tl_hash_key){{
        low ^ UINT64_C(0x736f6d6570736575),
        high ^ UINT64_C(0x646f72616e646f6d),
        low ^ UINT64_C(0x6c7967656e657261),
        high ^ UINT64_C(0x7465646279746573),
    }};
}

static bool
read_random(unsigned char bytes[TL_HASH_KEY_SIZE])
{
    int file = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    ssize_t count = read(file, bytes, TL_HASH_KEY_SIZE);
    close(file);
    return count == TL_HASH_KEY_SIZE;
}

static void
guess(unsigned char bytes[TL_HASH_KEY_SIZE])
{
    struct timespec now = {0};
    clock_gettime(CLOCK_REALTIME, &now);
    uint64_t words[] = {
        (uint64_t)now.tv_sec << 30 ^ (uint64_t)now.tv_nsec,
        (uint64_t)getpid() << 48 ^ (uint64_t)(uintptr_t)bytes,
    };
    memcpy(bytes, words, TL_HASH_KEY_SIZE);
}

struct tl_hash_key
tl_hash_key_draw(void)
{
    unsigned char bytes[TL_HASH_KEY_SIZE] = {0};
    const char *fixed = getenv("TIELINE_HASH_KEY");
    if (fixed && *fixed)
        memcpy(bytes, fixed, strnlen(fixed, sizeof bytes));
    else if (!read_random(bytes))
        guess(bytes);
    return tl_hash_key_make(bytes);
}

static inline uint64_t
rotate(uint64_t word, int bits)
{
    return word << bits | word >> (64 - bits);
}

static inline void
stir(uint64_t v[4])
{
    v[0] += v[1];
    v[2] += v[3];
    v[1] = rotate(v[1], 13) ^ v[0];
    v[3] = rotate(v[3], 16) ^ v[2];
    v[0] = rotate(v[0], 32) + v[3];
    v[2] += v[1];
    v[3] = rotate(v[3], 21) ^ v[0];
    v[1] = rotate(v[1], 17) ^ v[2];
    v[2] = rotate(v[2], 32);
}

static inline void
take(uint64_t v[4], uint64_t word)
{
    v[3] ^= word;
    stir(v);
    v[0] ^= word;
}

uint64_t
tl_hash(const struct tl_hash_key *key, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    uint64_t v[4] = {key->state[0], key->state[1], key->state[2], key->state[3]};
    for (size_t left = length; left >= 8; left -= 8, at += 8)
        take(v, tl_load(at));
    take(v, (uint64_t)length << 56 | tl_load_rest(bytes, length));
    v[2] ^= 0xff;
    stir(v);
    stir(v);
    stir(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}
