/*
 * What is written at the line of a pair of actors, which shows all their ties: as one
 * would write it by hand, "parent of, partnership" and below that "Apr 1823–1856
 * (disputed)".
 */
#ifndef TL_OUTPUT_DOT_PAIR_H
#define TL_OUTPUT_DOT_PAIR_H

#include "output/common/drawing.h"
#include "bundle.h"
#include "when.h"

enum { TL_DOT_PAIR_WORDS = 200 };

struct tl_dot_pair_text {
    char words[TL_DOT_PAIR_WORDS]; /* either may be empty */
    char when[TL_DOT_WHEN_MAX];    /* with how sure it is */
    char figures[TL_FIGURES_MAX];
};

struct tl_dot_pair_text tl_dot_pair_text_of(const struct tl_drawing *drawing,
                                            const struct tl_dot_bundle *pair);

#endif
