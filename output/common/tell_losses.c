#include "held.h"
#include "tell.h"

static uint64_t
of_citations(const struct tl_graph *graph, struct tl_slice slice)
{
    uint64_t count = 0;
    for (uint32_t i = 0; i < slice.count; i++)
        count += tl_graph_citation(graph, slice.first + i).attributes.count;
    return count;
}

void
tl_tell_event_losses(const struct tl_graph *graph, const struct tl_event *event,
                     bool attributes, struct tl_losses *losses)
{
    uint64_t count = (attributes ? 0 : event->attributes.count) +
                     of_citations(graph, event->citations);
    uint32_t end = event->participations.first + event->participations.count;
    for (uint32_t i = event->participations.first; i < end; i++) {
        struct tl_participation it = tl_graph_participation(graph, i);
        count += it.attributes.count + of_citations(graph, it.citations);
    }
    tl_losses_add_many(losses, "attributes left out", count);
}

void
tl_tell_losses(const struct tl_drawing *drawing, bool titled, struct tl_losses *losses)
{
    static const struct tl_held held = {
        .fields = {
            [TL_DATASET] = TL_HELD_ALL & ~TL_HELD_ATTRIBUTES,
            [TL_ACTOR] = TL_HELD(TL_NAME),
            [TL_REFERENCE] = TL_HELD_ALL & ~(TL_HELD(TL_ID) | TL_HELD_ATTRIBUTES),
        }};
    static const struct tl_held nothing = {.fields = {0}};
    struct tl_dataset dataset = tl_graph_dataset(drawing->graph);
    tl_losses_add_many(losses, "actors lost all but their name",
                       tl_held_lost(drawing, &held, TL_ACTOR));
    tl_losses_add_many(losses, "relations left out", drawing->timeline->relation_count);
    tl_losses_add_many(losses, "references lost their id or attributes",
                       tl_held_lost(drawing, &held, TL_REFERENCE));
    if (titled)
        tl_losses_add_many(losses, "attributes left out", dataset.attributes.count);
    else if (tl_held_lost(drawing, &nothing, TL_DATASET))
        tl_losses_add(losses, TL_HELD_DATASET);
}

void
tl_tell_clock_losses(const struct tl_clock *clock, const struct tl_date *date,
                     struct tl_losses *losses)
{
    if (!(date->flags & TL_DATE_HAS_TIME))
        return;
    if (clock->kind == TL_CLOCK_ZONE)
        tl_losses_add(losses, "times shown without their time zone");
    if (clock->kind == TL_CLOCK_MIXED)
        tl_losses_add(losses, tl_date_has_zone(date)
                                  ? "times with a time zone shown in UTC"
                                  : "times without a time zone shown as if in UTC");
}
