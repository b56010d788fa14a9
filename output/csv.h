/* The columns of the CSV tables for spreadsheets, for whoever reads these again. */
#ifndef TL_OUTPUT_CSV_H
#define TL_OUTPUT_CSV_H

#include "graph/field.h"

/* Each list ends with NULL; TL_TOLD_COLUMNS (output/common/sheet.h) stands for those of
 * the texts of the types that its rows are of. */
extern const char *const tl_csv_node_columns[];
extern const char *const tl_csv_event_columns[];

/* What an edge list loses: said for all portions of a dataset at once. */
extern const char tl_csv_no_edge[];

/* Bits by type: what a row of nodes can be. */
#define TL_CSV_NODES (1U << TL_ACTOR | 1U << TL_EVENT)

#endif
