#include "finish.h"

#include "graph/check/inspect.h"

struct tl_graph *
tl_builder_finish(struct tl_builder *builder)
{
    struct tl_graph *graph = tl_build(builder);
    tl_inspect(builder);
    tl_builder_free(builder);
    return graph;
}
