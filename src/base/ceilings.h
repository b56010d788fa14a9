/*
 * The limits of what an input may take, as ceilings.def lists them. Whoever keeps to
 * one asks for it by its constant, and names it in the message about what exceeds it.
 */
#ifndef TL_SRC_BASE_CEILINGS_H
#define TL_SRC_BASE_CEILINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TL_CEILING_NONE UINT64_MAX /* no limit */

enum tl_ceiling {
#define CEILING(constant, name, unit, usual, more, strict, most, about) constant,
#include "ceilings.def"
    TL_CEILINGS
};

struct tl_ceilings {
    uint64_t limits[TL_CEILINGS];
    uint64_t more[TL_CEILINGS]; /* that come to it for each unit of the data */
};

/* What holds where nobody asks for anything else. */
extern const struct tl_ceilings tl_ceilings_usual;

/* The limit for data of some size; TL_CEILING_NONE where there is no limit. */
uint64_t tl_ceiling_for(const struct tl_ceilings *ceilings, enum tl_ceiling ceiling,
                        uint64_t size);

const char *tl_ceiling_name(enum tl_ceiling ceiling);

/*
 * Takes "NAME=N", where N may end with K, M or G and may be "none", or "strict", which
 * sets all. False, said on standard error, where it cannot be taken. `ceiling` is which
 * one it was; TL_CEILINGS: all.
 */
bool tl_ceilings_take(struct tl_ceilings *ceilings, const char *text,
                      enum tl_ceiling *ceiling);

struct tl_ceiling_text {
    char text[80];
};

/* What is expected where a limit is exceeded: "at most 1000 levels (--ceiling
 * nesting=N)". */
struct tl_ceiling_text tl_ceiling_text(enum tl_ceiling ceiling, uint64_t limit);

/* A limit with its unit, "16 MiB" or "none"; and what it is about. For the help. */
struct tl_ceiling_text tl_ceiling_amount(enum tl_ceiling ceiling, uint64_t limit);
uint64_t tl_ceiling_strict(enum tl_ceiling ceiling);
const char *tl_ceiling_about(enum tl_ceiling ceiling);

#endif
