#include "finish.h"

#include "graph/build/state.h"
#include "graph/check/check.h"

struct tl_graph *
tl_builder_finish(struct tl_builder *builder)
{
    struct tl_graph *graph = tl_build(builder);
    tl_check_graph(builder);
    tl_builder_free(builder);
    return graph;
}
