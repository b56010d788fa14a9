/* Conditions on texts: what is found within titles, descriptions, places and names. */
#ifndef TL_GRAPH_QUERY_MATCH_H
#define TL_GRAPH_QUERY_MATCH_H

#include "condition.h"

/* A condition without marks, for texts to match. */
struct tl_condition tl_condition_on_texts(void);

/*
 * Marks where a text is found: within a title, description or place, or within a name
 * or alias of a participant, or of an end of a relation. Both are folded (tl_fold()).
 */
void tl_condition_match(struct tl_condition *condition, const struct tl_graph *graph,
                        const char *text);

#endif
