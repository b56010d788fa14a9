/*
 * The place where what was read meets the formats: which outputs are wanted, what is
 * selected for them, and where they go. Nothing of src/ but export*.c and
 * formats.c knows output/, the style of outputs apart.
 */
#ifndef TL_SRC_EXPORT_H
#define TL_SRC_EXPORT_H

#include "graph/graph.h"
#include "src/io/sources.h"

struct tl_plan;

/*
 * Draws and writes all outputs, or none. The exit status: 0; 1 where --strict does not
 * allow what a format cannot hold; 2, said on standard error, where a selection means
 * nothing, an output is one of the sources (NULL: there are none), or the system fails.
 * `folder` is made if it is not there; NULL: none.
 */
int tl_plan_draw(const struct tl_plan *plan, const struct tl_graph *graph,
                 const struct tl_sources *sources, const char *folder);

#endif
