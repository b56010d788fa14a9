#include "content_hash.h"

#include "load.h"

static uint64_t
mix(uint64_t hash, uint64_t number)
{
    hash = (hash ^ number) * UINT64_C(0x9fb21c651e98df25);
    return hash ^ hash >> 32;
}

uint64_t
tl_content_hash(const void *bytes, size_t length, uint64_t seed)
{
    const unsigned char *at = bytes;
    uint64_t hash = mix(seed ^ UINT64_C(0x9e3779b97f4a7c15), length);
    size_t left = length;
    for (; left >= 8; at += 8, left -= 8)
        hash = mix(hash, tl_load(at));
    return mix(mix(hash, tl_load_rest(bytes, length)), UINT64_C(0xd1b54a32d192ed03));
}
