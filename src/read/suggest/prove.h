/* The proof of a suggestion: it is run on the rows that it was made of. For the files
 * of this room. */
#ifndef TL_SRC_READ_SUGGEST_PROVE_H
#define TL_SRC_READ_SUGGEST_PROVE_H

#include <stdbool.h>

#include "sample.h"
#include "suggestion.h"

/* What is wrong with a suggestion that leaves no error, but has no event of two. */
#define TL_TIES_NOBODY "ties nobody"

/*
 * Whether a suggestion holds for the rows that it is made of, but for notes of one
 * cell, which it then skips: the code for mappings reads them without an error, there
 * are events or relations then, and, where it `ties`, some event has two actors. It
 * holds where there are no rows. What is wrong first is added to `error`.
 */
bool tl_suggestion_holds(struct tl_suggestion *suggestion, const char *const *names,
                         const struct tl_sample *sample, bool ties,
                         struct tl_expansion *error);

#endif
