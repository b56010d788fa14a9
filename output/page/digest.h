/* SHA-256 of the scripts and styles of a page, as its policy names them. */
#ifndef TL_OUTPUT_PAGE_DIGEST_H
#define TL_OUTPUT_PAGE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

struct tl_digest {
    uint32_t state[8];
    unsigned char block[64];
    uint64_t length; /* of all bytes */
};

/* Room for "sha256-" and 44 digits in base 64. */
enum { TL_DIGEST_TEXT_MAX = 64 };

struct tl_digest tl_digest_begin(void);
void tl_digest_add(struct tl_digest *digest, const char *bytes, size_t length);
void tl_digest_end(struct tl_digest *digest, char text[TL_DIGEST_TEXT_MAX]);

#endif
