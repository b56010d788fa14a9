#include "sequence.h"

#include <stdlib.h>
#include <string.h>

#include "graph/base/compare.h"
#include "graph/base/memory.h"
#include "graph/date/date.h"

/* One event that is before another, by their places in the given order. */
struct step {
    uint32_t before;
    uint32_t after;
};

enum state { NEW, OPEN, PUT };

/* An event that is being put: after what is before it, before what is after it. */
struct frame {
    uint32_t place;
    uint32_t next; /* step */
    bool put;
};

struct making {
    const struct tl_graph *graph;
    const uint32_t *events;
    uint32_t count;
    uint32_t *places;       /* by event: its place in the given order, or TL_NONE */
    uint32_t *last_parts;   /* by event: its last dated part, or TL_NONE */
    struct tl_vector steps; /* struct step */
    struct step *befores;   /* by `after`: those of place i to before_ends[i] */
    struct step *afters;    /* by `before` */
    uint32_t *before_ends;
    uint32_t *after_ends;
    uint32_t *awaited; /* how many dated ones before it are not put yet */
    uint8_t *states;
    struct frame *frames;
    uint32_t depth;
    struct tl_sequence *sequence;
};

/* The kinds of relations that tell what was first, which is the target; or, where they
 * are reversed, the source. */
static const struct {
    const char *kind;
    bool reversed;
} telling[] = {
    {"follows", false}, {"caused by", false}, {"precedes", true}, {"causes", true}};

enum { TELLING = sizeof telling / sizeof *telling };

static bool
is_dated(const struct making *making, uint32_t place)
{
    const struct tl_date *date =
        tl_graph_event_date(making->graph, making->events[place]);
    return date && tl_date_position(date) != TL_DAY_MAX;
}

/* Whether the one may come before the other, whatever their order in time. */
static bool
may_lead(const struct making *making, uint32_t before, uint32_t after)
{
    return !is_dated(making, before) || !is_dated(making, after) ||
           tl_date_overlaps(tl_graph_event_date(making->graph, making->events[before]),
                            tl_graph_event_date(making->graph, making->events[after]));
}

static void
add_step(struct making *making, uint32_t before, uint32_t after)
{
    before = making->places[before];
    after = making->places[after];
    if (before != TL_NONE && after != TL_NONE && before != after &&
        may_lead(making, before, after))
        *(struct step *)tl_vector_add(&making->steps) = (struct step){before, after};
}

/* The last dated part of each event, parts of parts among them. */
static void
find_last_parts(struct making *making)
{
    enum { DEEPEST = 16 };
    for (uint32_t i = 0; i < making->count; i++) {
        uint32_t whole = making->events[i];
        for (int depth = 0; is_dated(making, i) && depth < DEEPEST; depth++) {
            whole = tl_graph_event_part_of(making->graph, whole);
            if (whole == TL_NONE)
                break;
            making->last_parts[whole] = making->events[i];
        }
    }
}

/* Says what comes first, by a relation. What follows a dated event and has no date
 * itself comes after the dated parts of that event as well. */
static void
add_follower(struct making *making, uint32_t before, uint32_t after)
{
    uint32_t part = making->last_parts[before];
    add_step(making, before, after);
    if (part != TL_NONE && making->places[after] != TL_NONE &&
        !is_dated(making, making->places[after]))
        add_step(making, part, after);
}

static void
add_parts(struct making *making)
{
    for (uint32_t i = 0; i < making->count; i++) {
        uint32_t whole = tl_graph_event_part_of(making->graph, making->events[i]);
        if (whole != TL_NONE)
            add_step(making, whole, making->events[i]);
    }
}

static void
add_relation(struct making *making, const struct tl_relation *relation, bool reversed)
{
    if (relation->source.type != TL_EVENT || relation->target.type != TL_EVENT ||
        relation->status == TL_DENIED)
        return;
    uint32_t source = relation->source.number, target = relation->target.number;
    add_follower(making, reversed ? source : target, reversed ? target : source);
}

static void
add_relations(struct making *making, const bool *relations)
{
    uint32_t words[TELLING];
    for (size_t i = 0; i < TELLING; i++)
        words[i] = tl_graph_word_find(making->graph, telling[i].kind);
    uint32_t count = tl_graph_count(making->graph, TL_RELATION);
    for (uint32_t number = 0; number < count; number++) {
        uint32_t kind = tl_graph_relation_kind(making->graph, number);
        if (kind == TL_NONE || (relations && !relations[number]))
            continue;
        for (size_t i = 0; i < TELLING; i++) {
            if (words[i] != kind)
                continue;
            struct tl_relation relation = tl_graph_relation(making->graph, number);
            add_relation(making, &relation, telling[i].reversed);
        }
    }
}

static int
by_after(const void *left, const void *right)
{
    const struct step *a = left, *b = right;
    int order = tl_compare(a->after, b->after);
    return order ? order : tl_compare(a->before, b->before);
}

static int
by_before(const void *left, const void *right)
{
    const struct step *a = left, *b = right;
    int order = tl_compare(a->before, b->before);
    return order ? order : tl_compare(a->after, b->after);
}

/* Sorts the steps in both ways, and finds where those of each event end. */
static void
sort_steps(struct making *making)
{
    size_t count = making->steps.count;
    making->befores = tl_alloc(count * sizeof *making->befores);
    making->afters = tl_alloc(count * sizeof *making->afters);
    for (size_t i = 0; i < count; i++)
        making->befores[i] = making->afters[i] =
            *(struct step *)tl_vector_at(&making->steps, i);
    qsort(making->befores, count, sizeof *making->befores, by_after);
    qsort(making->afters, count, sizeof *making->afters, by_before);
    making->before_ends = tl_alloc(making->count * sizeof *making->before_ends);
    making->after_ends = tl_alloc(making->count * sizeof *making->after_ends);
    uint32_t before = 0, after = 0;
    for (uint32_t i = 0; i < making->count; i++) {
        while (before < count && making->befores[before].after == i)
            making->awaited[i] += is_dated(making, making->befores[before++].before);
        while (after < count && making->afters[after].before == i)
            after++;
        making->before_ends[i] = before;
        making->after_ends[i] = after;
    }
}

static uint32_t
first_of(const uint32_t *ends, uint32_t place)
{
    return place > 0 ? ends[place - 1] : 0;
}

static void
open_frame(struct making *making, uint32_t place)
{
    if (making->states[place] != NEW)
        return;
    making->states[place] = OPEN;
    making->frames[making->depth++] =
        (struct frame){place, first_of(making->before_ends, place), false};
}

/* Puts an event into the sequence, and has what is after it wait no more for it. */
static void
put(struct making *making, struct frame *frame)
{
    uint32_t place = frame->place;
    making->sequence->events[making->sequence->count++] = making->events[place];
    making->states[place] = PUT;
    frame->put = true;
    frame->next = first_of(making->after_ends, place);
    if (!is_dated(making, place))
        return;
    for (uint32_t i = frame->next; i < making->after_ends[place]; i++)
        making->awaited[making->afters[i].after]--;
}

/* What is before an event is put before it; but no dated event goes to where it is not
 * in time for an undated one. */
static void
go_before(struct making *making, struct frame *frame)
{
    uint32_t before = making->befores[frame->next++].before;
    if (is_dated(making, frame->place) || !is_dated(making, before))
        open_frame(making, before);
}

/* An undated event comes after the last dated one that is before it. */
static void
go_after(struct making *making, struct frame *frame)
{
    uint32_t after = making->afters[frame->next++].after;
    if (!is_dated(making, after) && making->awaited[after] == 0)
        open_frame(making, after);
}

/* Puts an event with what belongs beside it. */
static void
put_all(struct making *making, uint32_t place)
{
    open_frame(making, place);
    while (making->depth > 0) {
        struct frame *frame = &making->frames[making->depth - 1];
        if (!frame->put && frame->next < making->before_ends[frame->place])
            go_before(making, frame);
        else if (!frame->put)
            put(making, frame);
        else if (frame->next < making->after_ends[frame->place])
            go_after(making, frame);
        else
            making->depth--;
    }
}

static void
arrange(struct making *making)
{
    sort_steps(making);
    making->states = tl_alloc(making->count);
    making->frames = tl_alloc(making->count * sizeof *making->frames);
    for (uint32_t i = 0; i < making->count; i++) {
        if (!is_dated(making, i))
            continue;
        put_all(making, i);
        making->sequence->placed = making->sequence->count;
    }
    for (uint32_t i = 0; i < making->count; i++)
        put_all(making, i);
    tl_free(making->frames);
    tl_free(making->states);
    tl_free(making->before_ends);
    tl_free(making->after_ends);
    tl_free(making->befores);
    tl_free(making->afters);
}

/* Nothing says what is before what: they are as they were given. */
static void
keep_order(struct making *making)
{
    struct tl_sequence *sequence = making->sequence;
    memcpy(sequence->events, making->events, making->count * sizeof *making->events);
    sequence->count = sequence->placed = making->count;
    while (sequence->placed > 0 && !is_dated(making, sequence->placed - 1))
        sequence->placed--;
}

struct tl_sequence
tl_sequence_of(const struct tl_graph *graph, const uint32_t *events, uint32_t count,
               const bool *relations)
{
    struct tl_sequence sequence = {.events = tl_alloc(count * sizeof *events)};
    uint32_t all = tl_graph_count(graph, TL_EVENT);
    struct making making = {.graph = graph,
                            .events = events,
                            .count = count,
                            .places = tl_alloc(all * sizeof *making.places),
                            .last_parts = tl_alloc(all * sizeof *making.last_parts),
                            .steps.width = sizeof(struct step),
                            .awaited = tl_alloc(count * sizeof *making.awaited),
                            .sequence = &sequence};
    for (uint32_t i = 0; i < all; i++)
        making.places[i] = making.last_parts[i] = TL_NONE;
    for (uint32_t i = 0; i < count; i++)
        making.places[events[i]] = i;
    find_last_parts(&making);
    add_parts(&making);
    add_relations(&making, relations);
    if (making.steps.count > 0)
        arrange(&making);
    else
        keep_order(&making);
    tl_vector_clear(&making.steps);
    tl_free(making.awaited);
    tl_free(making.last_parts);
    tl_free(making.places);
    return sequence;
}

void
tl_sequence_clear(struct tl_sequence *sequence)
{
    tl_free(sequence->events);
    sequence->events = NULL;
}
