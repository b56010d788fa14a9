/*
 * The names that our own output gives to nodes, and the ids that they stand for. The
 * rule is in output/dot/dot.h, which gives the names.
 */
#ifndef TL_SRC_READ_DOT_NAME_H
#define TL_SRC_READ_DOT_NAME_H

#include <stdbool.h>

#include "graph/base/memory.h"

/* What our graphs are called, and the class of what they draw besides the data. */
#define TL_DOT_OURS "tieline"

/* Whether it is the name of something that is only drawn. */
bool tl_dot_name_is_drawn(const char *name);

/* The id that a name stands for: most often the name, else a text in the arena. */
const char *tl_dot_name_id(struct tl_arena *arena, const char *name);

#endif
