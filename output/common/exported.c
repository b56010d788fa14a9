#include "exported.h"

#include <string.h>

#include "graph/claim.h"

const char *
tl_exported_parent(const struct tl_drawing *drawing, const struct tl_event *event,
                   struct tl_losses *losses)
{
    struct tl_item whole = {TL_EVENT, event->part_of};
    if (whole.number == TL_NONE)
        return "";
    if (drawing->timeline->selected->events[whole.number])
        return tl_graph_id(drawing->graph, whole);
    tl_losses_add(
        losses, "events exported without part_of: their parent event is not selected");
    return "";
}

const char *
tl_exported_support(const struct tl_drawing *drawing, uint32_t event,
                    struct tl_losses *losses)
{
    if (drawing->timeline->selected->events[event])
        return tl_graph_id(drawing->graph, (struct tl_item){TL_EVENT, event});
    tl_losses_add(losses, "events that support a relation left out: not selected");
    return NULL;
}

static bool
has_claims(const struct tl_graph *graph, enum tl_type type, uint32_t number)
{
    struct tl_claims claims = tl_claims_begin(graph, type, number);
    struct tl_claim claim;
    return tl_claims_next(&claims, &claim);
}

static bool
event_has_claims(const struct tl_graph *graph, uint32_t event)
{
    struct tl_slice slice = tl_graph_event_participations(graph, event);
    uint32_t i = 0;
    while (i < slice.count && !has_claims(graph, TL_PARTICIPATION, slice.first + i))
        i++;
    return i < slice.count || has_claims(graph, TL_EVENT, event);
}

bool
tl_exported_claims(const struct tl_drawing *drawing)
{
    const struct tl_graph *graph = drawing->graph;
    const struct tl_timeline *timeline = drawing->timeline;
    bool found = false;
    if (!tl_graph_has_claims(graph))
        return false;
    for (uint32_t i = 0; !found && i < timeline->event_count; i++)
        found = event_has_claims(graph, timeline->events[i]);
    for (uint32_t i = 0; !found && i < timeline->relation_count; i++)
        found = has_claims(graph, TL_RELATION, timeline->relations[i]);
    return found;
}

bool
tl_reserved_has(const char *const *keys, const char *key)
{
    while (*keys && strcmp(*keys, key) != 0)
        keys++;
    return *keys;
}

void
tl_reserved_count(struct tl_losses *losses)
{
    tl_losses_add(losses,
                  "attributes left out: their names are reserved or not permitted");
}
