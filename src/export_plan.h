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
    bool in_files;    /* a file for each period, whose text the path has a field for */
};

/* The field. */
#define TL_PERIOD_FIELD "{period}"

struct tl_plan {
    const struct tl_options *options;
    struct tl_output *outputs;
    size_t count;
};

/* Whether options of a scope have an effect on a view in a format. */
bool tl_scope_includes(enum tl_scope scope, const struct tl_format *format,
                       enum tl_view view);

#endif
