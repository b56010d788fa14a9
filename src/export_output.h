/* One output, and the plan of all of them, for the files that make and follow it. */
#ifndef TL_SRC_EXPORT_OUTPUT_H
#define TL_SRC_EXPORT_OUTPUT_H

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

/* Whether it goes to standard output. */
bool tl_output_is_standard(const struct tl_output *output);

/* Whether options of a scope have an effect on a view in a format. */
bool tl_scope_includes(enum tl_scope scope, const struct tl_format *format,
                       enum tl_view view);

#endif
