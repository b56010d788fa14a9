/*
 * Two versions of a dataset side by side: which item of the one is which of the other,
 * its counterpart, and in what the two differ.
 */
#ifndef TL_GRAPH_QUERY_VERSIONS_H
#define TL_GRAPH_QUERY_VERSIONS_H

#include "graph/graph.h"

enum tl_version { TL_OLD, TL_NEW, TL_VERSIONS };

struct tl_versions {
    const struct tl_graph *graphs[TL_VERSIONS];
    /* Of actors, events, relations and references by number: that of the counterpart,
     * TL_NONE where there is none. */
    uint32_t *counterparts[TL_VERSIONS][TL_TYPES];
};

/* In what items can differ: their fields, and these, which are no fields. */
enum tl_aspect {
    TL_ASPECT_ATTRIBUTES = TL_FIELDS,
    TL_ASPECT_PARTICIPATIONS,
    TL_ASPECT_CITATIONS,
    TL_ASPECTS
};

#define TL_ASPECT(aspect) (UINT64_C(1) << (aspect))

/* Borrows the graphs; nothing has a counterpart yet. To be cleared. */
struct tl_versions tl_versions_of(const struct tl_graph *old,
                                  const struct tl_graph *new);
void tl_versions_clear(struct tl_versions *versions);

/*
 * In what two entries of a type (or the datasets) differ: a TL_ASPECT() for each.
 * Whatever mentions counterparts, or items of one id, says the same. Ids that were made
 * of contents are not compared with one another.
 */
uint64_t tl_versions_differ(const struct tl_versions *versions, enum tl_type type,
                            uint32_t old, uint32_t new);

/* Participations by what they are known by in their event (actor, role and date), and
 * whole citations, in the order in which graphs have them; 0 where they are the same.
 */
int tl_versions_compare_parts(const struct tl_versions *versions, uint32_t old,
                              uint32_t new);
int tl_versions_compare_citations(const struct tl_versions *versions, uint32_t old,
                                  uint32_t new);

/* Events by time and id, all else by id: the order in which graphs have them. */
int tl_versions_compare_items(const struct tl_versions *versions, enum tl_type type,
                              uint32_t old, uint32_t new);

#endif
