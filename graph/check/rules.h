/*
 * What the checks share. Each looks at the finished graph for one rule and reports to
 * the builder's diagnostics; the table is in check.c.
 */
#ifndef TL_GRAPH_CHECK_RULES_H
#define TL_GRAPH_CHECK_RULES_H

#include "graph/build/state.h"

struct tl_named {
    const char *name; /* the label of an actor, borrowed */
    uint32_t actor;
};

struct tl_check {
    struct tl_builder *builder;
    struct tl_named *by_name; /* all actors by name; NULL until a check wants them */
};

/* links.c: what items lead to. */
void tl_check_event_cycles(struct tl_check *check);
void tl_check_reference_cycles(struct tl_check *check);
void tl_check_parents(struct tl_check *check);
void tl_check_self_ties(struct tl_check *check);

/* missing.c: what items lack, and who is in no item. */
void tl_check_undated(struct tl_check *check);
void tl_check_citations(struct tl_check *check);
void tl_check_unused(struct tl_check *check);

/* dates.c */
void tl_check_seasons(struct tl_check *check);
void tl_check_far_dates(struct tl_check *check);

/* names.c: what actors are called. */
void tl_check_same_names(struct tl_check *check);
void tl_check_lists(struct tl_check *check);
void tl_check_alike(struct tl_check *check);

/* inputs.c */
void tl_check_inputs(struct tl_check *check);

#endif
