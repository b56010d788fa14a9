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

struct tl_exported_claims
tl_exported_claims(const struct tl_drawing *drawing, const struct tl_citation *citation,
                   struct tl_losses *losses)
{
    struct tl_exported_claims claims = {.but = TL_FIELDS};
    uint32_t whole = citation->whole;
    bool dropped = false;
    for (const char *says = citation->says; *says; says += strlen(says) + 1) {
        bool kept = tl_claim_split(says).field != TL_PART_OF ||
                    (whole != TL_NONE && drawing->timeline->selected->events[whole]);
        claims.count += kept;
        dropped |= !kept;
    }
    if (!dropped)
        return claims;
    claims.but = TL_PART_OF;
    claims.left_out = claims.count == 0 && citation->status == TL_DENIED;
    tl_losses_add(losses,
                  "claims about part_of left out: the event they name is not selected");
    return claims;
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
