/* The cells of an edge: the columns of an edge list, and what is only known here. */
#ifndef TL_SRC_SHARDS_EDGE_CELLS_H
#define TL_SRC_SHARDS_EDGE_CELLS_H

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

#endif
