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

/* An event's count; empty where the source gives none. */
void tl_cell_count(struct tl_csv *csv, const struct tl_event *event);

/* A list as the graph has it. */
void tl_cell_list(struct tl_csv *csv, const char *list);

/* Which of the ends without a day are open: "start", "end", "both" or "". */
const char *tl_cell_open(bool start, bool end);

#endif
