/*
 * The references of what is selected, as readers want them listed: each before those
 * that it carries (their `via`), and beside each other the most cited first, whatever
 * they carry counted in; equals are in order of id.
 */
#ifndef TL_GRAPH_QUERY_SOURCES_H
#define TL_GRAPH_QUERY_SOURCES_H

#include "select.h"

struct tl_listed_source {
    uint32_t reference;
    uint32_t depth; /* how many of those before it carry it */
};

struct tl_source_list {
    struct tl_listed_source *list;
    uint32_t count;
};

/* Without `selected`, of everything. To be freed. */
struct tl_source_list *tl_source_list_new(const struct tl_graph *graph,
                                          const struct tl_selected *selected);
void tl_source_list_free(struct tl_source_list *sources);

#endif
