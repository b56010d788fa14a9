/*
 * The plan of an export, for the files that make it and follow it. In src/, only
 * export*.c and formats.c know output/, except for the style of outputs.
 */
#ifndef TL_SRC_EXPORT_PLAN_H
#define TL_SRC_EXPORT_PLAN_H

#include "output/format.h"
#include "commands.h"

struct tl_output {
    const struct tl_format *format;
    enum tl_view view;
    const char *path; /* "-": standard output */
};

struct tl_plan {
    const struct tl_options *options;
    struct tl_output *outputs;
    size_t count;
};

/* Whether options of a scope have an effect on a view in a format. */
bool tl_scope_includes(enum tl_scope scope, const struct tl_format *format,
                       enum tl_view view);

/*
 * What the options select in a graph. Returns the actors of the selection, to be freed.
 * NULL, said on standard error, if an option names an actor or a kind that the graph
 * does not have.
 */
uint32_t *tl_plan_select(const struct tl_plan *plan, const struct tl_graph *graph,
                         struct tl_selection *selection);

#endif
