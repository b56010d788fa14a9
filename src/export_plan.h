/*
 * The plan of an export: which outputs the command line names, and what is selected for
 * them. In src/, only export*.c and formats.c know output/, except for the style of
 * outputs.
 */
#ifndef TL_SRC_EXPORT_PLAN_H
#define TL_SRC_EXPORT_PLAN_H

#include "output/format.h"
#include "options.h"

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
 * The outputs that the options name. NULL, said on standard error, where one of them
 * cannot be; so that this is known before anything is read. Borrows the options; to be
 * freed.
 */
struct tl_plan *tl_plan_new(const struct tl_options *options);
void tl_plan_free(struct tl_plan *plan);

/*
 * What the options select in a graph. Returns the actors of the selection, to be freed.
 * NULL, said on standard error, if an option names an actor or a kind that the graph
 * does not have.
 */
uint32_t *tl_plan_select(const struct tl_plan *plan, const struct tl_graph *graph,
                         struct tl_selection *selection);

#endif
