/* What happens many times in an input and is told once: how often, and where first. */
#ifndef TL_SRC_READ_BASE_TALLY_H
#define TL_SRC_READ_BASE_TALLY_H

#include "graph/base/diagnostic.h"
#include "graph/base/memory.h"
#include "graph/vocabulary.h"

struct tl_tally {
    size_t count;
    struct tl_position first;
    const char *example; /* borrowed */
};

void tl_tally_add(struct tl_tally *tally, struct tl_position position,
                  const char *example);

/* Warns by a rule, if there is anything: "found 'EXAMPLE', ONE", or "… and 3 more,
 * MANY". */
void tl_tally_tell(struct tl_diagnostics *diagnostics, enum tl_rule rule,
                   const struct tl_tally *tally, const char *one, const char *many);

/* Parts of an input that are left out, by what they are called. To be zeroed before,
 * but for the width of `counts`, and freed by tl_left_out_clear(). */
struct tl_left_out {
    struct tl_vocabulary names;
    struct tl_vector counts; /* size_t */
    size_t total;
    struct tl_position first;
};

void tl_left_out_add(struct tl_left_out *left, const char *name,
                     struct tl_position position);

/* Warns of them, the most frequent first: "WHAT are left out, first this one: X (3)".
 */
void tl_left_out_tell(struct tl_diagnostics *diagnostics, struct tl_left_out *left,
                      const char *what);
void tl_left_out_clear(struct tl_left_out *left);

#endif
