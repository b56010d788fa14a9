/* The selection of an export: what the names and values of options mean in a graph. */
#ifndef TL_SRC_EXPORT_SELECT_H
#define TL_SRC_EXPORT_SELECT_H

#include "graph/query/select.h"
#include "options.h"

/* A selection, and what it points to. */
struct tl_choice {
    struct tl_selection selection;
    struct tl_condition *conditions;
    uint32_t *actors;
    bool *named; /* by actor: those that options name; NULL: none */
};

/*
 * What the options select in a graph, to be cleared in any case. False, said on
 * standard error, if an option names something that the graph does not have.
 */
bool tl_choice_make(struct tl_choice *choice, const struct tl_options *options,
                    const struct tl_graph *graph);
void tl_choice_clear(struct tl_choice *choice);

#endif
