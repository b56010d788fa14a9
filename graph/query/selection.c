#include "selection.h"

struct tl_selection
tl_selection_all(void)
{
    return (struct tl_selection){
        .since = TL_DAY_MIN,
        .until = TL_DAY_MAX,
        .min_weight = INT64_MIN,
        .max_pairs = TL_MAX_PAIRS,
    };
}

bool
tl_selection_has_window(const struct tl_selection *selection)
{
    return selection->since != TL_DAY_MIN || selection->until != TL_DAY_MAX;
}

bool
tl_selection_falls(const struct tl_selection *selection, const struct tl_date *date)
{
    if (!tl_selection_has_window(selection))
        return true;
    if (!date)
        return !selection->certain;
    return (selection->certain ? tl_date_must_fall : tl_date_may_fall)(
        date, selection->since, selection->until);
}

bool
tl_selection_takes(const struct tl_selection *selection, const struct tl_graph *graph,
                   uint32_t participation)
{
    const struct tl_date *own = tl_graph_participation_date(graph, participation);
    return !own || tl_selection_falls(selection, own);
}
