#include "lanes.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/memory.h"

/* Which lanes each event is in: `ends[i]` is where those of event i end in `lanes`. */
struct events_in {
    const uint32_t *lanes;
    const size_t *ends;
    uint32_t event_count;
};

static uint64_t
width_of(const struct events_in *in, const uint32_t *places)
{
    uint64_t width = 0;
    size_t at = 0;
    for (uint32_t i = 0; i < in->event_count; i++) {
        uint32_t least = UINT32_MAX, most = 0;
        for (; at < in->ends[i]; at++) {
            uint32_t place = places[in->lanes[at]];
            least = place < least ? place : least;
            most = place > most ? place : most;
        }
        width += most > least ? most - least : 0;
    }
    return width;
}

/* Where a lane is drawn to: the mean of the means of its events. */
struct pull {
    uint64_t sum;
    uint64_t events;
    uint32_t lane;
    uint32_t place;
};

/* Means are in so many parts of a place, and so the same everywhere. */
enum { PARTS = 4096 };

static int
compare_pulls(const void *left, const void *right)
{
    const struct pull *a = left, *b = right;
    if (a->sum != b->sum)
        return a->sum < b->sum ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

static void
add_pulls(const struct events_in *in, const uint32_t *places, struct pull *pulls)
{
    size_t at = 0;
    for (uint32_t i = 0; i < in->event_count; at = in->ends[i++]) {
        uint64_t sum = 0, lanes = in->ends[i] - at;
        for (size_t j = at; j < in->ends[i]; j++)
            sum += places[in->lanes[j]];
        for (size_t j = at; j < in->ends[i]; j++) {
            pulls[in->lanes[j]].sum += sum * PARTS / lanes;
            pulls[in->lanes[j]].events++;
        }
    }
}

/* One round: each lane goes where its events draw it. */
static void
follow_pulls(const struct events_in *in, uint32_t *places, uint32_t count,
             struct pull *pulls)
{
    memset(pulls, 0, count * sizeof *pulls);
    add_pulls(in, places, pulls);
    for (uint32_t i = 0; i < count; i++) {
        pulls[i].lane = i;
        pulls[i].place = places[i];
        if (pulls[i].events > 0)
            pulls[i].sum /= pulls[i].events;
        else
            pulls[i].sum = (uint64_t)places[i] * PARTS;
    }
    qsort(pulls, count, sizeof *pulls, compare_pulls);
    for (uint32_t i = 0; i < count; i++)
        places[pulls[i].lane] = i;
}

/* Moves the lane at a place to another, those between them making room. */
static void
move(uint32_t *places, uint32_t count, uint32_t from, uint32_t to)
{
    for (uint32_t i = 0; i < count; i++) {
        if (places[i] == from)
            places[i] = to;
        else if (places[i] > from && places[i] <= to)
            places[i]--;
        else if (places[i] < from && places[i] >= to)
            places[i]++;
    }
}

/* Puts one lane where it is best; whether that is better than before. */
static int
sift(const struct events_in *in, uint32_t *places, uint32_t count, uint32_t lane)
{
    uint32_t home = places[lane], best = home;
    uint64_t before = width_of(in, places), least = before;
    for (uint32_t place = 0; place < count; place++) {
        move(places, count, places[lane], place);
        uint64_t width = width_of(in, places);
        if (width < least) {
            least = width;
            best = place;
        }
    }
    move(places, count, places[lane], best);
    return least < before;
}

static void
sift_all(const struct events_in *in, uint32_t *places, uint32_t count)
{
    enum { ROUNDS = 6 };
    int better = 1;
    for (int round = 0; better && round < ROUNDS; round++) {
        better = 0;
        for (uint32_t lane = 0; lane < count; lane++)
            better |= sift(in, places, count, lane);
    }
}

/*
 * Puts `count` lanes into an order in which the sum of the events' widths (from the
 * first to the last of its lanes) is small: places[lane] is given as any order, and
 * left as the better one. Lanes that nothing draws elsewhere stay as they were given.
 */
static void
lanes_order(const struct events_in *in, uint32_t *places, uint32_t count)
{
    enum { ROUNDS = 12, MOST_TIES = 1000 * 1000, SIFTED = 20 * 1000 * 1000 };
    size_t size = count * sizeof *places;
    size_t ties = in->event_count ? in->ends[in->event_count - 1] : 0;
    if (ties > MOST_TIES)
        return; /* nobody could follow so many lines in any order */
    struct pull *pulls = tl_alloc(count * sizeof *pulls);
    uint32_t *best = tl_alloc(size);
    memcpy(best, places, size);
    uint64_t least = width_of(in, places);
    for (int round = 0; round < ROUNDS && least > 0; round++) {
        follow_pulls(in, places, count, pulls);
        uint64_t width = width_of(in, places);
        if (width < least) {
            least = width;
            memcpy(best, places, size);
        }
    }
    memcpy(places, best, size);
    if ((uint64_t)count * count * (ties + count) <= SIFTED)
        sift_all(in, places, count);
    tl_free(best);
    tl_free(pulls);
}

static uint32_t
event_kind(const struct tl_lanes *lanes, uint32_t event)
{
    return tl_graph_event_kind(lanes->timeline->graph, event);
}

/* Where the place of an actor or a kind is kept: kinds have one more, for none. */
static uint32_t
index_of(const struct tl_lanes *lanes, uint32_t number)
{
    if (number == TL_NONE)
        return tl_graph_word_count(lanes->timeline->graph);
    return number;
}

static uint32_t
count_places(const struct tl_lanes *lanes)
{
    const struct tl_graph *graph = lanes->timeline->graph;
    return lanes->by == TL_LANES_BY_ACTOR ? tl_graph_count(graph, TL_ACTOR)
                                          : tl_graph_word_count(graph) + 1;
}

/* The numbers that an event has lanes for, one after the other; each once. */
struct walk {
    uint32_t event;
    uint32_t next; /* participation; of kinds, whether it has been given */
    uint32_t end;
};

static struct walk
begin_walk(const struct tl_lanes *lanes, uint32_t event)
{
    if (lanes->by == TL_LANES_BY_KIND)
        return (struct walk){event, 0, 1};
    struct tl_slice slice =
        tl_graph_event_participations(lanes->timeline->graph, event);
    return (struct walk){event, slice.first, slice.first + slice.count};
}

static bool
next_number(const struct tl_lanes *lanes, struct walk *walk, uint32_t *number)
{
    const struct tl_timeline *timeline = lanes->timeline;
    if (lanes->by == TL_LANES_BY_KIND) {
        *number = event_kind(lanes, walk->event);
        return walk->next++ < walk->end;
    }
    while (walk->next < walk->end) {
        *number = tl_graph_participation_actor(timeline->graph, walk->next++);
        while (walk->next < walk->end &&
               tl_graph_participation_actor(timeline->graph, walk->next) == *number)
            walk->next++;
        if (timeline->selected->actors[*number])
            return true;
    }
    return false;
}

/* A lane for each number, in the order in which events first have them. */
static void
add_lanes(struct tl_lanes *lanes)
{
    uint32_t places = count_places(lanes), number;
    lanes->places = tl_alloc(places * sizeof *lanes->places);
    lanes->lanes = tl_alloc(places * sizeof *lanes->lanes);
    for (uint32_t i = 0; i < places; i++)
        lanes->places[i] = TL_NONE;
    for (uint32_t i = 0; i < lanes->timeline->event_count; i++) {
        struct walk walk = begin_walk(lanes, lanes->timeline->events[i]);
        while (next_number(lanes, &walk, &number)) {
            uint32_t *place = &lanes->places[index_of(lanes, number)];
            if (*place == TL_NONE) {
                *place = lanes->count;
                lanes->lanes[lanes->count++].number = number;
            }
            lanes->lanes[*place].events++;
        }
    }
}

static int
compare_down(const void *left, const void *right)
{
    const struct tl_lane *a = left, *b = right;
    if (a->events != b->events)
        return a->events > b->events ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

/* Keeps those with the most events, in that order. */
static void
keep_busiest(struct tl_lanes *lanes, uint32_t most)
{
    qsort(lanes->lanes, lanes->count, sizeof *lanes->lanes, compare_down);
    for (uint32_t i = 0; i < lanes->count; i++)
        lanes->places[index_of(lanes, lanes->lanes[i].number)] = i < most ? i : TL_NONE;
    if (lanes->count <= most)
        return;
    lanes->others = lanes->count - most;
    lanes->count = most;
}

/* Moves the lanes to their new places. */
static void
rearrange(struct tl_lanes *lanes, const uint32_t *places)
{
    struct tl_lane *moved = tl_alloc(lanes->count * sizeof *moved);
    for (uint32_t i = 0; i < lanes->count; i++) {
        moved[places[i]] = lanes->lanes[i];
        lanes->places[index_of(lanes, lanes->lanes[i].number)] = places[i];
    }
    tl_free(lanes->lanes);
    lanes->lanes = moved;
}

static void
order_lanes(struct tl_lanes *lanes)
{
    const struct tl_timeline *timeline = lanes->timeline;
    size_t room = 0, used = 0;
    uint32_t number;
    for (uint32_t i = 0; i < lanes->count; i++)
        room += lanes->lanes[i].events;
    uint32_t *in = tl_alloc(room * sizeof *in);
    size_t *ends = tl_alloc(timeline->event_count * sizeof *ends);
    uint32_t *places = tl_alloc(lanes->count * sizeof *places);
    for (uint32_t i = 0; i < timeline->event_count; i++) {
        struct walk walk = begin_walk(lanes, timeline->events[i]);
        while (next_number(lanes, &walk, &number))
            in[used++] = lanes->places[index_of(lanes, number)];
        ends[i] = used;
    }
    for (uint32_t i = 0; i < lanes->count; i++)
        places[i] = i;
    lanes_order(&(struct events_in){in, ends, timeline->event_count}, places,
                lanes->count);
    rearrange(lanes, places);
    tl_free(places);
    tl_free(ends);
    tl_free(in);
}

static void
add_period(struct tl_lanes *lanes, int64_t first)
{
    lanes->periods[lanes->period_count++].first = first;
}

/* An event may be at the very beginning of a gap, but not after it. */
static void
add_gap(struct tl_lanes *lanes, const struct tl_axis_gap *gap)
{
    lanes->periods[lanes->period_count].is_gap = true;
    add_period(lanes, gap->from + 1);
}

/* All periods from the axis' first moment on: one for each tick, one before them, and
 * one for each gap and from there to the tick after it. */
static void
add_periods(struct tl_lanes *lanes, uint32_t most)
{
    enum { ROOM = TL_AXIS_GAPS + 6, GAPS_AND_UNDATED = 2 * TL_AXIS_GAPS + 1 };
    struct tl_axis *axis = &lanes->axis;
    uint32_t room = most + ROOM;
    unsigned gap = 0;
    lanes->periods = tl_alloc((room + GAPS_AND_UNDATED) * sizeof *lanes->periods);
    if (!tl_axis_of_beginnings(axis, lanes->timeline))
        return;
    axis->end = most;
    struct tl_axis_step step = tl_axis_step_for(axis, 1);
    lanes->unit = step.unit;
    add_period(lanes, axis->first);
    for (int64_t tick = axis->first + 1;
         lanes->period_count < room && tl_axis_tick(axis, step, tick, &tick); tick++) {
        for (; gap < axis->gap_count && axis->gaps[gap].from < tick; gap++) {
            add_gap(lanes, &axis->gaps[gap]);
            if (axis->gaps[gap].to < tick)
                add_period(lanes, axis->gaps[gap].to);
        }
        add_period(lanes, tick);
    }
    for (; gap < axis->gap_count; gap++) {
        add_gap(lanes, &axis->gaps[gap]);
        add_period(lanes, axis->gaps[gap].to);
    }
}

static uint32_t
find_period(const struct tl_lanes *lanes, const struct tl_date *date)
{
    uint32_t low = 0, high = lanes->period_count;
    int64_t moment =
        tl_axis_holds(date) ? tl_axis_moment(&lanes->axis, date) : TL_DAY_MAX;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (lanes->periods[middle].first <= moment)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static uint32_t *
count_at(const struct tl_lanes *lanes, uint32_t period, uint32_t lane)
{
    return &lanes->counts[(size_t)period * lanes->count + lane];
}

static void
count_event(struct tl_lanes *lanes, uint32_t event)
{
    uint32_t number;
    uint32_t period =
        find_period(lanes, tl_graph_event_date(lanes->timeline->graph, event));
    struct walk walk = begin_walk(lanes, event);
    lanes->periods[period].events++;
    while (next_number(lanes, &walk, &number)) {
        uint32_t lane = tl_lanes_find(lanes, number);
        if (lane == TL_NONE)
            continue;
        uint32_t count = ++*count_at(lanes, period, lane);
        lanes->most = count > lanes->most ? count : lanes->most;
    }
}

/* Where the periods from `first` on end that have no event; `*is_gap` becomes whether a
 * gap is among them. */
static uint32_t
find_end(const struct tl_lanes *lanes, uint32_t first, bool *is_gap)
{
    *is_gap = false;
    while (first < lanes->period_count && lanes->periods[first].events == 0)
        *is_gap = lanes->periods[first++].is_gap || *is_gap;
    return first;
}

/* Makes one gap of each and of the empty periods beside it, which begins with the first
 * of these. The last period goes if it is empty: nothing is undated. */
static void
join_gaps(struct tl_lanes *lanes)
{
    uint32_t kept = 0, end = 0;
    bool is_gap = false;
    lanes->period_count -= lanes->periods[lanes->period_count - 1].events == 0;
    for (uint32_t i = 0; i < lanes->period_count; i++) {
        if (i >= end)
            end = find_end(lanes, i, &is_gap);
        lanes->periods[kept] = lanes->periods[i];
        lanes->periods[kept].is_gap = i < end && is_gap;
        for (uint32_t lane = 0; lane < lanes->count; lane++)
            *count_at(lanes, kept, lane) = *count_at(lanes, i, lane);
        kept++;
        if (i < end && is_gap)
            i = end - 1;
    }
    lanes->period_count = kept;
}

static void
count_events(struct tl_lanes *lanes, uint32_t most)
{
    const struct tl_timeline *timeline = lanes->timeline;
    add_periods(lanes, most);
    lanes->periods[lanes->period_count++].first = TL_DAY_MAX;
    lanes->counts =
        tl_alloc((size_t)lanes->period_count * lanes->count * sizeof *lanes->counts);
    for (uint32_t i = 0; i < timeline->event_count; i++)
        count_event(lanes, timeline->events[i]);
    join_gaps(lanes);
}

struct tl_lanes *
tl_lanes_new(const struct tl_timeline *timeline, enum tl_lanes_by by,
             const struct tl_lanes_budget *budget)
{
    struct tl_lanes *lanes = tl_alloc(sizeof *lanes);
    lanes->timeline = timeline;
    lanes->by = by;
    add_lanes(lanes);
    if (budget->events > 0 && timeline->event_count > budget->events) {
        keep_busiest(lanes, budget->lanes);
        count_events(lanes, budget->periods);
    } else {
        order_lanes(lanes);
        lanes->sequence =
            tl_sequence_of(timeline->graph, timeline->events, timeline->event_count,
                           timeline->selected->relations);
    }
    return lanes;
}

void
tl_lanes_free(struct tl_lanes *lanes)
{
    if (!lanes)
        return;
    tl_free(lanes->lanes);
    tl_free(lanes->places);
    tl_free(lanes->periods);
    tl_free(lanes->counts);
    tl_sequence_clear(&lanes->sequence);
    tl_free(lanes);
}

uint32_t
tl_lanes_find(const struct tl_lanes *lanes, uint32_t number)
{
    return lanes->places[index_of(lanes, number)];
}

uint32_t
tl_lanes_count(const struct tl_lanes *lanes, uint32_t period, uint32_t lane)
{
    return *count_at(lanes, period, lane);
}
