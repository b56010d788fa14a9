#include "pairs.h"

enum { ROOM = 16, FEW = 8 };

void
tl_pairs_begin(struct tl_pairs *pairs, const struct tl_graph *graph,
               const struct tl_selection *selection)
{
    *pairs = (struct tl_pairs){
        .graph = graph,
        .selection = selection,
        .strands.width = sizeof(struct tl_strand),
        .meetings.width = sizeof(struct tl_meeting),
        .members = tl_alloc(ROOM * sizeof(struct tl_member)),
        .room = ROOM,
        .may_deny = tl_graph_may_deny(graph),
        .leaves_denied = tl_selection_leaves_denied(selection, graph),
    };
}

void
tl_pairs_clear(struct tl_pairs *pairs)
{
    tl_vector_clear(&pairs->strands);
    tl_vector_clear(&pairs->meetings);
    tl_free(pairs->members);
    tl_free(pairs->partly);
}

static void
add_member(struct tl_pairs *pairs, uint32_t actor, uint32_t participation)
{
    if (pairs->member_count == pairs->room) {
        pairs->room *= 2;
        pairs->members =
            tl_resize(pairs->members, pairs->room * sizeof *pairs->members);
    }
    pairs->members[pairs->member_count++] = (struct tl_member){
        .actor = actor,
        .participations.first = participation,
        .denied = pairs->may_deny,
    };
}

static enum tl_side
side_of(const struct tl_pairs *pairs, uint32_t participation)
{
    return tl_graph_role_side(pairs->graph,
                              tl_graph_participation_role(pairs->graph, participation));
}

static bool
is_denied(const struct tl_pairs *pairs, uint32_t participation)
{
    return pairs->may_deny &&
           tl_graph_participation_status(pairs->graph, participation) == TL_DENIED;
}

/* Whether a participation ties nobody because it is denied, which is counted. */
static bool
is_left(struct tl_pairs *pairs, uint32_t participation)
{
    bool left = pairs->leaves_denied && is_denied(pairs, participation);
    pairs->denied += left;
    return left;
}

/* Participations are by actor, so that an actor's are neighbours. */
static void
gather(struct tl_pairs *pairs, struct tl_slice slice)
{
    pairs->member_count = 0;
    for (uint32_t i = slice.first; i < slice.first + slice.count; i++) {
        struct tl_plain_part part = tl_graph_plain_part(pairs->graph, i);
        if ((!part.is_all && !tl_selection_takes(pairs->selection, pairs->graph, i)) ||
            is_left(pairs, i))
            continue;
        if (!pairs->member_count ||
            pairs->members[pairs->member_count - 1].actor != part.actor)
            add_member(pairs, part.actor, i);
        struct tl_member *member = &pairs->members[pairs->member_count - 1];
        enum tl_side side = part.is_all ? tl_graph_role_side(pairs->graph, part.role)
                                        : side_of(pairs, i);
        member->participations.count++;
        member->gives |= side == TL_SIDE_GIVING;
        member->receives |= side == TL_SIDE_RECEIVING;
        member->denied &= is_denied(pairs, i);
        member->dated |=
            !part.is_all && tl_graph_participation_date(pairs->graph, i) != NULL;
    }
}

static struct tl_span
span_of(const struct tl_pairs *pairs, uint32_t participation, uint32_t event)
{
    const struct tl_date *own =
        tl_graph_participation_date(pairs->graph, participation);
    return tl_span_of(own ? own : tl_graph_event_date(pairs->graph, event));
}

/* A tie as an event makes it: a directed one by what is on the event's two sides. */
struct tie {
    const struct tl_member *source;
    const struct tl_member *target;
    uint32_t event;
    uint32_t key;
};

static bool
is_on_side(const struct tl_pairs *pairs, const struct tie *tie, uint32_t participation,
           enum tl_side side)
{
    return !tl_pair_is_directed(tie->key) || side_of(pairs, participation) == side;
}

static void
add_strand(struct tl_pairs *pairs, const struct tie *tie, uint32_t item)
{
    struct tl_strand strand = tl_pair_strand(pairs->selection->ties, tie->source->actor,
                                             tie->target->actor, tie->key);
    strand.item = item;
    tl_strands_add(&pairs->strands, strand);
}

static void
add_meeting(struct tl_pairs *pairs, const struct tie *tie, uint32_t one, uint32_t other)
{
    struct tl_span span;
    if (!tl_span_meet(span_of(pairs, one, tie->event),
                      span_of(pairs, other, tie->event), &span)) {
        pairs->missed = true;
        return;
    }
    uint32_t number = (uint32_t)pairs->meetings.count;
    struct tl_meeting *meeting = tl_vector_add(&pairs->meetings);
    *meeting = (struct tl_meeting){span, tie->event, one, other};
    add_strand(pairs, tie, tl_strand_item(TL_PAIR_MEETING, number));
}

static void
add_meetings(struct tl_pairs *pairs, const struct tie *tie)
{
    struct tl_slice sources = tie->source->participations;
    struct tl_slice targets = tie->target->participations;
    for (uint32_t i = sources.first; i < sources.first + sources.count; i++) {
        if (!is_on_side(pairs, tie, i, TL_SIDE_GIVING))
            continue;
        for (uint32_t j = targets.first; j < targets.first + targets.count; j++)
            if (is_on_side(pairs, tie, j, TL_SIDE_RECEIVING))
                add_meeting(pairs, tie, i, j);
    }
}

static void
add_tie(struct tl_pairs *pairs, const struct tie *tie)
{
    if (pairs->only_denied && !tie->source->denied && !tie->target->denied)
        return;
    if (tie->source->dated || tie->target->dated)
        add_meetings(pairs, tie);
    else
        add_strand(pairs, tie, tl_strand_item(TL_PAIR_EVENT, tie->event));
}

static void
tie_sides(struct tl_pairs *pairs, uint32_t event)
{
    const struct tl_member *end = pairs->members + pairs->member_count;
    struct tie tie = {
        .event = event,
        .key = tl_pair_key(tl_graph_event_kind(pairs->graph, event), true),
    };
    for (tie.source = pairs->members; tie.source < end; tie.source++) {
        if (!tie.source->gives)
            continue;
        for (tie.target = pairs->members; tie.target < end; tie.target++)
            if (tie.target->receives)
                add_tie(pairs, &tie);
    }
}

static void
tie_each_two(struct tl_pairs *pairs, uint32_t event)
{
    const struct tl_member *end = pairs->members + pairs->member_count;
    struct tie tie = {
        .event = event,
        .key = tl_pair_key(tl_graph_event_kind(pairs->graph, event), false),
    };
    for (tie.source = pairs->members; tie.source < end; tie.source++)
        for (tie.target = tie.source + 1; tie.target < end; tie.target++)
            add_tie(pairs, &tie);
}

/* Whether an event has two sides: actors on each of them, and none on both. */
static bool
has_sides(const struct tl_pairs *pairs, uint32_t *on_neither)
{
    uint32_t givers = 0;
    uint32_t receivers = 0;
    uint32_t both = 0;
    for (uint32_t i = 0; i < pairs->member_count; i++) {
        const struct tl_member *member = &pairs->members[i];
        givers += member->gives;
        receivers += member->receives;
        both += member->gives && member->receives;
    }
    *on_neither = pairs->member_count - givers - receivers;
    return givers && receivers && !both;
}

void
tl_pairs_add_event(struct tl_pairs *pairs, uint32_t event)
{
    unsigned wanted = pairs->selection->statuses;
    gather(pairs, tl_graph_event_participations(pairs->graph, event));
    pairs->only_denied =
        wanted && !(wanted >> tl_graph_event_status(pairs->graph, event) & 1);
    size_t before = pairs->strands.count;
    uint32_t on_neither;
    pairs->missed = false;
    if (has_sides(pairs, &on_neither)) {
        tie_sides(pairs, event);
        pairs->beside += on_neither;
    } else {
        tie_each_two(pairs, event);
    }
    pairs->apart += pairs->missed && pairs->strands.count == before;
}

/* Each two participations, or those of one side with those of the other. */
static uint64_t
most_ties(struct tl_pairs *pairs, uint32_t event)
{
    uint64_t count = 0, givers = 0, receivers = 0;
    uint32_t on_neither;
    gather(pairs, tl_graph_event_participations(pairs->graph, event));
    for (uint32_t i = 0; i < pairs->member_count; i++) {
        const struct tl_member *member = &pairs->members[i];
        uint64_t times = member->dated ? member->participations.count : 1;
        count += times;
        givers += member->gives ? times : 0;
        receivers += member->receives ? times : 0;
    }
    return has_sides(pairs, &on_neither) ? givers * receivers
                                         : count * (count - (count > 0)) / 2;
}

uint64_t
tl_pairs_bound(const struct tl_graph *graph, const struct tl_selected *selected,
               const struct tl_selection *selection)
{
    struct tl_pairs pairs;
    uint64_t bound = 0;
    uint32_t count = tl_graph_count(graph, TL_EVENT);
    tl_pairs_begin(&pairs, graph, selection);
    for (uint32_t event = 0; event < count; event++) {
        uint64_t some = tl_graph_event_participations(graph, event).count;
        if (!selected->events[event] || some > selection->max_pairs ||
            (pairs.leaves_denied && tl_graph_event_status(graph, event) == TL_DENIED))
            continue;
        /* Few participants are not worth looking at: most events have two. */
        bound += some > FEW ? most_ties(&pairs, event) : some * (some - (some > 0)) / 2;
    }
    tl_pairs_clear(&pairs);
    return bound;
}
