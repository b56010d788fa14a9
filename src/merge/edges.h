/* Edge lists: which columns they have, and how their rows unite. */
#ifndef TL_SRC_MERGE_EDGES_H
#define TL_SRC_MERGE_EDGES_H

#include "graph/span.h"
#include "merging.h"

enum tl_edge_cell {
    TL_EDGE_SOURCE,
    TL_EDGE_TARGET,
    TL_EDGE_SOURCE_NAME,
    TL_EDGE_TARGET_NAME,
    TL_EDGE_DIRECTED,
    TL_EDGE_KIND,
    TL_EDGE_ROLE,
    TL_EDGE_WEIGHT,
    TL_EDGE_DISPUTED,
    TL_EDGE_FIRST,
    TL_EDGE_LAST,
    TL_EDGE_OPEN,
    TL_EDGE_STATUS,
    TL_EDGE_EVENTS,
    TL_EDGE_REFERENCES,
    TL_EDGE_DENIED_BY,
    TL_EDGE_KINDS, /* from here on they are there if asked for */
    TL_EDGE_PERIOD,
    TL_EDGE_CERTAIN,
    TL_EDGE_EVENT_COUNT,
    TL_EDGE_EVENT_DATES,
    TL_EDGE_EVENT_WEIGHTS,
    TL_EDGE_COLUMNS,
    TL_EDGE_ORIGINS = TL_EDGE_COLUMNS, /* where each event was read, "3:15"; of rows
                                          that are made of several */
    TL_EDGE_CELLS
};

extern const char *const tl_edge_columns[TL_EDGE_COLUMNS + 1];

extern const struct tl_list tl_edge_list;

/* The first and the last day of an edge, which are right. */
struct tl_span tl_edge_span(const struct tl_entry *entry);

#endif
