/* Names of actors that are odd beside others. */
#ifndef TL_GRAPH_CHECK_INSPECT_NAMES_H
#define TL_GRAPH_CHECK_INSPECT_NAMES_H

#include "graph/build/scaffold.h"

/* A part of inspecting: names of actors that are the same, or may be, or lists. */
void tl_inspect_names(struct tl_builder *builder);

#endif
