/*
 * What citations say, while a graph is built: lists of texts FIELD=VALUE, ordered by
 * their bytes, one for each field. tl_settle_items() and tl_settle_participations()
 * give fields without a value of their own the one that the sources agree on.
 */
#ifndef TL_GRAPH_BUILD_CLAIMS_H
#define TL_GRAPH_BUILD_CLAIMS_H

#include "state.h"

/* Whether a citation of an item of the type may say so; TL_TYPES stands for any. What
 * it may not is reported. */
bool tl_claim_check(struct tl_builder *builder, const char *text, enum tl_type type,
                    struct tl_position position);

/*
 * A text FIELD=VALUE in an arena, from a value as it was given; a count or weight as
 * its number, so that equal ones are one claim.
 */
const char *tl_claim_write(struct tl_arena *arena, enum tl_field field,
                           const char *value, int64_t number);

/*
 * The list of some texts, in the graph's arena, each once; NULL where there are none.
 * The texts are put in order. `twice` is a text for whose field another has another
 * value, which is left out; NULL if there is none.
 */
const char *tl_claims_list(struct tl_builder *builder, const char **texts, size_t count,
                           const char **twice);

/* The list of what two lists say, both of which may be NULL. */
const char *tl_claims_unite(struct tl_builder *builder, const char *a, const char *b,
                            const char **twice);

void tl_claims_report_two(struct tl_builder *builder, const char *twice,
                          struct tl_position position);

#endif
