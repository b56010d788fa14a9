/* Which outputs the command line names: format, view and place of each. */
#ifndef TL_SRC_EXPORT_PLAN_H
#define TL_SRC_EXPORT_PLAN_H

#include "export.h"
#include "output/format.h"

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

#endif
