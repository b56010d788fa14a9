#include "digest.h"

#include <string.h>

/* As FIPS 180-4 has it. */

static uint32_t
turn(uint32_t word, unsigned bits)
{
    return word >> bits | word << (32 - bits);
}

static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
    0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
    0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
    0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
    0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
    0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
    0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
    0xc67178f2,
};

static void
spread(const unsigned char block[64], uint32_t words[64])
{
    for (int i = 0; i < 16; i++)
        words[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
                   (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
    for (int i = 16; i < 64; i++) {
        uint32_t a = words[i - 15], b = words[i - 2];
        words[i] = words[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ a >> 3) + words[i - 7] +
                   (turn(b, 17) ^ turn(b, 19) ^ b >> 10);
    }
}

static void
digest_block(uint32_t state[8], const unsigned char block[64])
{
    uint32_t words[64], s[8];
    spread(block, words);
    memcpy(s, state, sizeof s);
    for (int i = 0; i < 64; i++) {
        uint32_t sum = turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25);
        uint32_t choice = (s[4] & s[5]) ^ (~s[4] & s[6]);
        uint32_t first = s[7] + sum + choice + constants[i] + words[i];
        sum = turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22);
        uint32_t most = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += first;
        s[0] = first + sum + most;
    }
    for (int i = 0; i < 8; i++)
        state[i] += s[i];
}

struct tl_digest
tl_digest_begin(void)
{
    return (struct tl_digest){.state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                        0x510e527f, 0x9b05688c, 0x1f83d9ab,
                                        0x5be0cd19}};
}

void
tl_digest_add(struct tl_digest *digest, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        digest->block[digest->length++ % sizeof digest->block] =
            (unsigned char)bytes[i];
        if (digest->length % sizeof digest->block == 0)
            digest_block(digest->state, digest->block);
    }
}

static void
end_message(struct tl_digest *digest)
{
    enum { LENGTH = 8 };
    uint64_t bits = digest->length * 8;
    char size[LENGTH];
    for (int i = 0; i < LENGTH; i++)
        size[i] = (char)(bits >> (56 - 8 * i) & 0xff);
    tl_digest_add(digest, "\x80", 1);
    while (digest->length % sizeof digest->block != sizeof digest->block - LENGTH)
        tl_digest_add(digest, "", 1);
    tl_digest_add(digest, size, sizeof size);
}

void
tl_digest_end(struct tl_digest *digest, char text[TL_DIGEST_TEXT_MAX])
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    enum { BYTES = 32 };
    unsigned char hash[BYTES + 1] = {0};
    end_message(digest);
    for (int i = 0; i < BYTES; i++)
        hash[i] = (unsigned char)(digest->state[i / 4] >> (24 - 8 * (i % 4)));
    strcpy(text, "sha256-");
    text += strlen(text);
    for (int i = 0; i < BYTES; i += 3) {
        uint32_t bits = (uint32_t)hash[i] << 16 | (uint32_t)hash[i + 1] << 8 |
                        (i + 2 < BYTES ? hash[i + 2] : 0);
        for (int k = 0; k < 4; k++)
            *text++ = i == 30 && k == 3 ? '=' : digits[bits >> (18 - 6 * k) & 63];
    }
    *text = '\0';
}
