/*
 * Edge lists, as our own CSV output writes them: each row is a relation, whose date is
 * made of `first` and `last`, with a citation for each of its references, and the
 * actors at its two ends. Relations of one kind between the same two make one tie
 * again, so that the edge lists of a dataset in pieces add up to that of the whole.
 */
#ifndef TL_SRC_READ_TABLES_EDGES_H
#define TL_SRC_READ_TABLES_EDGES_H

#include "src/read/base/reader.h"
#include "table.h"

/* The numbers of the columns that edge lists alone have. */
struct tl_edge_columns {
    size_t source;
    size_t target;
    size_t source_name;
    size_t target_name;
    size_t first;
    size_t last;
    size_t kind;
    size_t events;
    size_t status;
    size_t references;
};

struct tl_edge_columns tl_edge_columns_find(const struct tl_table *table);

/* Whether an end of a row is an event, so that the network has more than an edge list
 * tells; that is reported. */
bool tl_edge_row_is_of_event(const struct tl_reading *reading,
                             const struct tl_edge_columns *columns,
                             const struct tl_row *row);

/* The records of a row. */
void tl_edge_row_add(const struct tl_reading *reading, const struct tl_table *table,
                     const struct tl_edge_columns *columns, const struct tl_row *row);

#endif
