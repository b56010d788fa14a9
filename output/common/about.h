/*
 * Gathers what there is to say about a node or an edge, for facts. What an edge was
 * made from decides: participations and relations have dates, descriptions and
 * attributes of their own, ties do not.
 */
#ifndef TL_OUTPUT_COMMON_ABOUT_H
#define TL_OUTPUT_COMMON_ABOUT_H

#include "fact.h"

/* `about` must stay where it is: some of its texts are in it. */
void tl_about_node(struct tl_about *about, const struct tl_facts *facts,
                   const struct tl_node *node);
void tl_about_edge(struct tl_about *about, const struct tl_facts *facts,
                   const struct tl_edge *edge);

#endif
