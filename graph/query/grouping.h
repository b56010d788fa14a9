/*
 * Grouping: a graph in which groups stand in place of their members, for ties between
 * groups. The group of an actor is what it has in a field or attribute; who has nothing
 * there stays. The value of `member_of` is an actor, where it names one, which is then
 * the group; any other group is an actor of its own with the id "group:VALUE". Events
 * and relations keep their numbers.
 */
#ifndef TL_GRAPH_QUERY_GROUPING_H
#define TL_GRAPH_QUERY_GROUPING_H

#include "graph/graph.h"
#include "select.h"

struct tl_grouping {
    struct tl_graph *graph;
    struct tl_selected selected;   /* the same of that graph … */
    struct tl_selection selection; /* … by the same */
    uint32_t *groups;  /* by actor of the original graph: the one in its place */
    uint32_t *members; /* by actor of this one: how many that are shown it stands for;
                          0: it is no group */
    int64_t *within;   /* … and what the ties between these weigh, with its own: an
                          event counts once, whatever the kind */
};

/* Why there is no grouping. */
struct tl_grouping_problem {
    const char *taken;     /* value whose group's id another item has; NULL: none */
    const char *ambiguous; /* value that several actors are called; NULL: none */
    const char *near; /* if no actor has the key: another that was meant, or NULL */
};

/*
 * Groups the actors of what was selected. All is borrowed; to be freed. NULL, with the
 * problem, where that cannot be.
 */
struct tl_grouping *tl_grouping_new(const struct tl_graph *graph,
                                    const struct tl_selected *selected,
                                    const struct tl_selection *selection,
                                    const char *key,
                                    struct tl_grouping_problem *problem);
void tl_grouping_free(struct tl_grouping *grouping);

#endif
