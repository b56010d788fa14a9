#include "timeline.h"

#include "graph/base/memory.h"

static uint32_t *
list_marked(const bool *marks, uint32_t total, uint32_t *count)
{
    *count = 0;
    for (uint32_t i = 0; i < total; i++)
        *count += marks[i];
    uint32_t *numbers = tl_alloc(*count * sizeof *numbers);
    uint32_t used = 0;
    for (uint32_t i = 0; i < total; i++)
        if (marks[i])
            numbers[used++] = i;
    return numbers;
}

static bool
is_on_axis(const struct tl_graph *graph, uint32_t event)
{
    const struct tl_date *date = tl_graph_event_date(graph, event);
    return date && tl_date_position(date) != TL_DAY_MAX;
}

/* Events without a position come after all others. */
static uint32_t
count_dated(const struct tl_timeline *timeline)
{
    uint32_t count = timeline->event_count;
    while (count && !is_on_axis(timeline->graph, timeline->events[count - 1]))
        count--;
    return count;
}

struct tl_timeline *
tl_timeline_new(const struct tl_graph *graph, const struct tl_selected *selected)
{
    struct tl_timeline *timeline = tl_alloc(sizeof *timeline);
    timeline->graph = graph;
    timeline->selected = selected;
    timeline->events = list_marked(selected->events, tl_graph_count(graph, TL_EVENT),
                                   &timeline->event_count);
    timeline->actors = list_marked(selected->actors, tl_graph_count(graph, TL_ACTOR),
                                   &timeline->actor_count);
    timeline->relations =
        list_marked(selected->relations, tl_graph_count(graph, TL_RELATION),
                    &timeline->relation_count);
    timeline->references =
        list_marked(selected->references, tl_graph_count(graph, TL_REFERENCE),
                    &timeline->reference_count);
    timeline->dated_count = count_dated(timeline);
    return timeline;
}

void
tl_timeline_free(struct tl_timeline *timeline)
{
    if (!timeline)
        return;
    tl_free(timeline->events);
    tl_free(timeline->actors);
    tl_free(timeline->relations);
    tl_free(timeline->references);
    tl_free(timeline);
}

struct tl_clock
tl_timeline_clock(const struct tl_timeline *timeline)
{
    struct tl_clock clock = {0};
    for (uint32_t i = 0; i < timeline->dated_count; i++)
        tl_clock_add(&clock, tl_graph_event_date(timeline->graph, timeline->events[i]));
    return clock;
}
