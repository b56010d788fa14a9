/* The check of what sources say other than what is used. */
#ifndef TL_GRAPH_CHECK_CLAIMS_H
#define TL_GRAPH_CHECK_CLAIMS_H

struct tl_builder;

void tl_check_claims(struct tl_builder *builder);

#endif
