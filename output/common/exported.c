#include "exported.h"

#include <string.h>

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
