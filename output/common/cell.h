/* What the CSV formats have in common. */
#ifndef TL_OUTPUT_COMMON_CELL_H
#define TL_OUTPUT_COMMON_CELL_H

#include "output/syntax/csv.h"
#include "drawing.h"

/* Begins a table, in the style that the user chose. */
struct tl_csv tl_cell_begin(const struct tl_drawing *drawing, struct tl_out *out);

/* Counts what a spreadsheet would cut off, at the end of a table. */
void tl_cell_end(const struct tl_csv *csv, struct tl_losses *losses);

/* A date as it is written; empty for NULL. */
void tl_cell_date(struct tl_csv *csv, const struct tl_date *date);

/* A day, as spreadsheets know it; ".." for an open end, empty for one that is not
 * known or too far to be counted. */
void tl_cell_day(struct tl_csv *csv, int64_t day, bool open);

/* Two cells: the first and the last day that a date may mean. */
void tl_cell_bounds(struct tl_csv *csv, const struct tl_date *date);

/* An event's count; empty where the source gives none. */
void tl_cell_count(struct tl_csv *csv, const struct tl_event *event);

/* The ids of the references that are cited, each once: of those that deny, or of the
 * others. */
void tl_cell_references(struct tl_csv *csv, const struct tl_graph *graph,
                        struct tl_slice citations, bool denials);

/* A list as the graph has it. */
void tl_cell_list(struct tl_csv *csv, const char *list);

#endif
