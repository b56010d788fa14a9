/* Merged lists as outputs: the same bytes as an export of everything gives. */
#ifndef TL_SRC_SHARDS_WRITE_H
#define TL_SRC_SHARDS_WRITE_H

#include "output/common/losses.h"
#include "output/common/style.h"
#include "output/syntax/out.h"
#include "merging.h"

struct tl_measures;

/* What edges tell of their nodes: reads the merged nodes, then the edges (spool.h).
 * NULL where the system fails, which is said; a node that is missing is reported. To be
 * freed. */
struct tl_measures *tl_measures_new(struct tl_merging *merging, int nodes, int edges);
void tl_measures_free(struct tl_measures *measures);

/* Each writes what is in a file (spool.h). False, said, where it cannot be read. */
bool tl_merge_write_edges(const struct tl_merging *merging, int file,
                          const struct tl_style *style, struct tl_out *out,
                          struct tl_losses *losses);
bool tl_merge_write_nodes(const struct tl_merging *merging, int file,
                          const struct tl_measures *measures,
                          const struct tl_style *style, struct tl_out *out,
                          struct tl_losses *losses);
bool tl_merge_write_events(const struct tl_merging *merging, int file,
                           const struct tl_style *style, struct tl_out *out,
                           struct tl_losses *losses);
bool tl_merge_write_document(int file, struct tl_out *out);
bool tl_merge_write_lines(int file, struct tl_out *out);

#endif
