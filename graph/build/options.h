/* What holds for a builder before anything is read. */
#ifndef TL_GRAPH_BUILD_OPTIONS_H
#define TL_GRAPH_BUILD_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/date/date.h"

struct tl_renaming;
struct tl_portion;

struct tl_builder_options {
    struct tl_date_options dates;
    /*
     * Names are replaced by those of this table; NULL: none are. An actor of whom one
     * is the id, the name or an alias becomes one with the other, if that is another
     * actor, and has the name as an alias.
     */
    struct tl_renaming *renaming;
    /*
     * Values that differ for one item become claims, if its citations may claim them.
     * Of the inputs that are preferred, the value of the first one that gives one
     * decides; without it the field is undecided.
     */
    bool keeps_conflicts;
    const char *const *preferred;
    size_t preferred_count;
    struct tl_portion *portion; /* what is kept of what is read; NULL: all */
};

#endif
