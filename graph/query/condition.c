#include "condition.h"

#include "graph/base/memory.h"

static bool
is_marked(const bool *marks, uint32_t number)
{
    return marks && number != TL_NONE && marks[number];
}

static bool
has_marked_role(const struct tl_condition *condition, const struct tl_graph *graph,
                uint32_t participation, uint32_t actor)
{
    return condition->roles && (!condition->named || condition->named[actor]) &&
           is_marked(condition->roles,
                     tl_graph_participation_role(graph, participation));
}

static bool
has_marked_part(const struct tl_condition *condition, const struct tl_graph *graph,
                uint32_t event)
{
    struct tl_slice slice = tl_graph_event_participations(graph, event);
    for (uint32_t i = slice.first; i < slice.first + slice.count; i++) {
        uint32_t actor = tl_graph_participation_actor(graph, i);
        if (is_marked(condition->actors, actor) ||
            has_marked_role(condition, graph, i, actor))
            return true;
    }
    return false;
}

static bool
has_event(const struct tl_condition *condition, const struct tl_graph *graph,
          uint32_t event)
{
    if (is_marked(condition->events, event))
        return true;
    if (condition->kinds &&
        is_marked(condition->kinds, tl_graph_event_kind(graph, event)))
        return true;
    if (condition->places &&
        is_marked(condition->places, tl_graph_event_place(graph, event)))
        return true;
    return (condition->actors || condition->roles) &&
           has_marked_part(condition, graph, event);
}

bool
tl_condition_keeps_event(const struct tl_condition *condition,
                         const struct tl_graph *graph, uint32_t event)
{
    return has_event(condition, graph, event) != condition->negative;
}

static bool
has_end(const struct tl_condition *condition, struct tl_item end)
{
    return end.type == TL_ACTOR && is_marked(condition->actors, end.number);
}

static bool
rests_on_marked(const struct tl_condition *condition, const struct tl_graph *graph,
                const struct tl_relation *relation)
{
    uint32_t i = 0;
    while (i < relation->event_count &&
           !has_event(condition, graph, relation->events[i]))
        i++;
    return i < relation->event_count;
}

bool
tl_condition_keeps_relation(const struct tl_condition *condition,
                            const struct tl_graph *graph,
                            const struct tl_relation *relation)
{
    uint32_t ends = (uint32_t)(relation->source.type == TL_ACTOR) +
                    (uint32_t)(relation->target.type == TL_ACTOR);
    if (!condition->negative && ends < (uint32_t)condition->concerned)
        return true;
    uint32_t kind = tl_graph_relation_kind(graph, relation->number);
    bool marked =
        is_marked(condition->relations, relation->number) ||
        is_marked(condition->kinds, kind) || has_end(condition, relation->source) ||
        has_end(condition, relation->target) ||
        (condition->rests && ends == 2 && rests_on_marked(condition, graph, relation));
    return marked != condition->negative;
}

void
tl_condition_clear(struct tl_condition *condition)
{
    tl_free(condition->actors);
    tl_free(condition->events);
    tl_free(condition->relations);
    tl_free(condition->kinds);
    tl_free(condition->roles);
    tl_free(condition->places);
    *condition = (struct tl_condition){0};
}
