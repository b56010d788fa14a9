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
    bool in_shards;   /* the same for each shard */
};

/* The field. */
#define TL_PERIOD_FIELD "{period}"
#define TL_SHARD_FIELD  "{shard}"

struct tl_plan {
    const struct tl_options *options;
    struct tl_output *outputs;
    size_t count;
    uint32_t shards; /* 0: it is not divided */
};

/* Whether options of a scope have an effect on a view in a format. */
bool tl_scope_includes(enum tl_scope scope, const struct tl_format *format,
                       enum tl_view view);

#endif
