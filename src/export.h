/*
 * An export: which outputs the command line names, what is selected for them, and where
 * they go. In src/, only export*.c and formats.c know output/, except for the style of
 * outputs.
 */
#ifndef TL_SRC_EXPORT_H
#define TL_SRC_EXPORT_H

#include "graph/graph.h"
#include "src/io/sources.h"
#include "options.h"

struct tl_plan;

/*
 * The outputs that the options name. NULL, said on standard error, where one of them
 * cannot be; so that this is known before anything is read. Borrows the options; to be
 * freed.
 */
struct tl_plan *tl_plan_new(const struct tl_options *options);
void tl_plan_free(struct tl_plan *plan);

/*
 * Draws and writes all outputs, or none. The exit status: 0; 1 where --strict does not
 * allow what a format cannot hold; 2, said on standard error, where a selection means
 * nothing, an output is one of the sources (NULL: there are none), or the system fails.
 * `folder` is made if it is not there; NULL: none.
 */
int tl_plan_draw(const struct tl_plan *plan, const struct tl_graph *graph,
                 const struct tl_sources *sources, const char *folder);

#endif
