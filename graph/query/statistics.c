#include "statistics.h"

#include <stdlib.h>
#include <string.h>

#include "graph/base/compare.h"

/* The counting. */
struct counter {
    struct tl_statistics *statistics;
    const struct tl_graph *graph;
    const struct tl_selected *selected;
    const struct tl_selection *selection;
};

static bool
is_selected(const struct counter *counter, struct tl_item item)
{
    const struct tl_selected *selected = counter->selected;
    return item.type == TL_ACTOR   ? selected->actors[item.number]
           : item.type == TL_EVENT ? selected->events[item.number]
                                   : selected->relations[item.number];
}

/* Tallies: each is counted into an array by number, and sorted. */

static void
count_word(uint32_t *counts, uint32_t word)
{
    if (word != TL_NONE)
        counts[word]++;
}

static void
count_event_kinds(const struct counter *counter, uint32_t *counts)
{
    for (uint32_t i = 0; i < tl_graph_count(counter->graph, TL_EVENT); i++)
        if (counter->selected->events[i])
            count_word(counts, tl_graph_event_kind(counter->graph, i));
}

static void
count_relation_kinds(const struct counter *counter, uint32_t *counts)
{
    for (uint32_t i = 0; i < tl_graph_count(counter->graph, TL_RELATION); i++)
        if (counter->selected->relations[i])
            count_word(counts, tl_graph_relation_kind(counter->graph, i));
}

static void
count_actor_kinds(const struct counter *counter, uint32_t *counts)
{
    for (uint32_t i = 0; i < tl_graph_count(counter->graph, TL_ACTOR); i++)
        if (counter->selected->actors[i])
            count_word(counts, tl_graph_actor_kind(counter->graph, i));
}

static void
count_roles(const struct counter *counter, uint32_t *counts)
{
    for (uint32_t i = 0; i < tl_graph_count(counter->graph, TL_PARTICIPATION); i++)
        if (counter->selected->events[tl_graph_participation_event(counter->graph, i)])
            count_word(counts, tl_graph_participation_role(counter->graph, i));
}

static void
count_places(const struct counter *counter, uint32_t *counts)
{
    for (uint32_t i = 0; i < tl_graph_count(counter->graph, TL_EVENT); i++)
        if (counter->selected->events[i])
            count_word(counts, tl_graph_event_place(counter->graph, i));
}

static void
count_sources(const struct counter *counter, uint32_t *counts)
{
    for (uint32_t i = 0; i < tl_graph_count(counter->graph, TL_CITATION); i++) {
        struct tl_citation citation = tl_graph_citation(counter->graph, i);
        if (!is_selected(counter, citation.item))
            continue;
        counter->statistics->counts[TL_CITATION]++;
        counts[citation.reference]++;
    }
}

static void (*const counts_of[TL_TALLIES])(const struct counter *, uint32_t *) = {
    [TL_TALLY_EVENT_KINDS] = count_event_kinds,
    [TL_TALLY_RELATION_KINDS] = count_relation_kinds,
    [TL_TALLY_ACTOR_KINDS] = count_actor_kinds,
    [TL_TALLY_ROLES] = count_roles,
    [TL_TALLY_PLACES] = count_places,
    [TL_TALLY_SOURCES] = count_sources,
};

static int
by_count(const void *a, const void *b)
{
    const struct tl_tally *left = a;
    const struct tl_tally *right = b;
    int order = tl_compare(right->count, left->count);
    if (!order)
        order = strcmp(left->text, right->text);
    return order ? order : tl_compare(left->number, right->number);
}

static const char *
text_of(const struct tl_graph *graph, enum tl_tally_of of, uint32_t number)
{
    if (of != TL_TALLY_SOURCES)
        return tl_graph_word(graph, number);
    struct tl_reference reference = tl_graph_reference(graph, number);
    return *reference.title ? reference.title : reference.id;
}

/* Makes the vector one of the sorted elements. */
static void
fill(struct tl_vector *vector, void *elements, size_t count,
     int (*compare)(const void *, const void *))
{
    qsort(elements, count, vector->width, compare);
    for (size_t i = 0; i < count; i++)
        memcpy(tl_vector_add(vector), (char *)elements + i * vector->width,
               vector->width);
    tl_free(elements);
}

static void
tally(const struct counter *counter, enum tl_tally_of of)
{
    const struct tl_graph *graph = counter->graph;
    uint32_t most = of == TL_TALLY_SOURCES ? tl_graph_count(graph, TL_REFERENCE)
                                           : tl_graph_word_count(graph);
    uint32_t *counts = tl_alloc(most * sizeof *counts);
    size_t used = 0;
    counts_of[of](counter, counts);
    for (uint32_t i = 0; i < most; i++)
        used += counts[i] > 0;
    struct tl_tally *tallies = tl_alloc(used * sizeof *tallies);
    used = 0;
    for (uint32_t i = 0; i < most; i++)
        if (counts[i])
            tallies[used++] = (struct tl_tally){text_of(graph, of, i), i, counts[i]};
    tl_free(counts);
    fill(&counter->statistics->tallies[of], tallies, used, by_count);
}

static uint32_t
count_marks(const bool *marks, uint32_t total)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < total; i++)
        count += marks[i];
    return count;
}

static void
count_items(const struct counter *counter)
{
    const struct tl_graph *graph = counter->graph;
    const struct tl_selected *selected = counter->selected;
    uint32_t *counts = counter->statistics->counts;
    counts[TL_ACTOR] = count_marks(selected->actors, tl_graph_count(graph, TL_ACTOR));
    counts[TL_EVENT] = count_marks(selected->events, tl_graph_count(graph, TL_EVENT));
    counts[TL_RELATION] =
        count_marks(selected->relations, tl_graph_count(graph, TL_RELATION));
    counts[TL_REFERENCE] =
        count_marks(selected->references, tl_graph_count(graph, TL_REFERENCE));
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_PARTICIPATION); i++)
        counts[TL_PARTICIPATION] +=
            selected->events[tl_graph_participation_event(graph, i)];
}

/* From which event to which, as far as events end, and how many have no date. */
static void
count_dates(const struct counter *counter)
{
    struct tl_statistics *it = counter->statistics;
    for (uint32_t i = 0; i < tl_graph_count(counter->graph, TL_EVENT); i++) {
        if (!counter->selected->events[i])
            continue;
        const struct tl_date *date = tl_graph_event_date(counter->graph, i);
        it->statuses[tl_graph_event_status(counter->graph, i)]++;
        it->undated += !date;
        if (!date)
            continue;
        it->open += (date->flags & (TL_DATE_OPEN_START | TL_DATE_OPEN_END)) != 0;
        if (!it->first)
            it->first = date;
        if (!it->last ||
            (date->end_latest < TL_DAY_MAX && date->end_latest > it->last->end_latest))
            it->last = date;
    }
}

static int
by_length(const void *a, const void *b)
{
    const struct tl_span *left = a;
    const struct tl_span *right = b;
    int64_t ours = left->last - left->first, other = right->last - right->first;
    if (ours != other)
        return ours > other ? -1 : 1;
    return (left->first > right->first) - (left->first < right->first);
}

/* Between what events may last, where that is united. */
static void
find_gaps(const struct counter *counter)
{
    uint32_t total = tl_graph_count(counter->graph, TL_EVENT);
    struct tl_span *spans = tl_alloc(total * sizeof *spans);
    size_t count = 0, used = 0;
    for (uint32_t i = 0; i < total; i++) {
        struct tl_span days = tl_periods_days(tl_graph_event_date(counter->graph, i));
        if (counter->selected->events[i] &&
            (tl_day_is_counted(days.first) || tl_day_is_counted(days.last)))
            spans[count++] = days;
    }
    count = tl_spans_unite(spans, count);
    for (size_t i = 1; i < count; i++)
        spans[used++] = (struct tl_span){spans[i - 1].last + 1, spans[i].first - 1};
    fill(&counter->statistics->gaps, spans, used, by_length);
}

static int
by_events(const void *a, const void *b)
{
    const struct tl_busy *left = a;
    const struct tl_busy *right = b;
    int order = tl_compare(right->events, left->events);
    if (!order)
        order = tl_compare(right->ties, left->ties);
    return order ? order : tl_compare(left->actor, right->actor);
}

static const struct tl_date *
date_of(const struct tl_graph *graph, uint32_t participation)
{
    const struct tl_date *own = tl_graph_participation_date(graph, participation);
    return own ? own
               : tl_graph_event_date(
                     graph, tl_graph_participation_event(graph, participation));
}

/* The participations of an event are by actor. */
static void
add_event(const struct counter *counter, uint32_t event, struct tl_busy *all)
{
    const struct tl_graph *graph = counter->graph;
    struct tl_slice slice = tl_graph_event_participations(graph, event);
    uint32_t before = TL_NONE;
    for (uint32_t i = slice.first; i < slice.first + slice.count; i++) {
        struct tl_busy *busy = &all[tl_graph_participation_actor(graph, i)];
        busy->events += busy->actor != before;
        before = busy->actor;
        busy->span = tl_span_cover(busy->span, tl_span_of(date_of(graph, i)));
    }
}

static void
find_busy(const struct counter *counter, const struct tl_network *network)
{
    uint32_t count = tl_graph_count(counter->graph, TL_ACTOR), used = 0;
    struct tl_busy *all = tl_alloc(count * sizeof *all);
    for (uint32_t i = 0; i < count; i++)
        all[i] = (struct tl_busy){.actor = i, .span = tl_span_unknown};
    for (uint32_t i = 0; i < network->node_count; i++)
        all[network->nodes[i].item.number].ties = network->nodes[i].degree;
    for (uint32_t i = 0; i < tl_graph_count(counter->graph, TL_EVENT); i++)
        if (counter->selected->events[i])
            add_event(counter, i, all);
    for (uint32_t i = 0; i < count; i++)
        if (all[i].events)
            all[used++] = all[i];
    fill(&counter->statistics->busy, all, used, by_events);
}

/* How many components there are of each size. They are numbered by it, the largest
 * first. */
static void
find_components(struct tl_statistics *it, const struct tl_network *network)
{
    uint32_t count = network->node_count;
    struct tl_measure *measures = tl_network_measure(network);
    uint32_t *sizes = tl_alloc(((size_t)count + 1) * sizeof *sizes);
    struct tl_component *last = NULL;
    for (uint32_t i = 0; i < count; i++)
        sizes[measures[i].component - 1]++;
    for (uint32_t i = 0; sizes[i] > 0; i++) {
        if (!last || last->actors != sizes[i]) {
            last = tl_vector_add(&it->components);
            *last = (struct tl_component){.actors = sizes[i]};
        }
        last->count++;
    }
    tl_free(measures);
    tl_free(sizes);
}

/* Counts by period, one kind after the other: what begins and what has ended in a
 * place. */
struct change {
    int64_t events;
    int64_t count;
    int64_t certain;
};

/* The number of a day's period, the least or greatest that there is for other days. */
static int64_t
number_of(const struct tl_periods *periods, int64_t day)
{
    if (tl_day_is_counted(day))
        return tl_unit_number(periods->unit, day);
    return day < 0 ? INT64_MIN : INT64_MAX;
}

/* Into which places a date must fall; false: into none. */
static bool
find_certain(const struct tl_periods *periods, const struct tl_date *date,
             struct tl_place *place)
{
    int64_t least = number_of(periods, periods->days.first);
    int64_t most = number_of(periods, periods->days.last);
    if (!date || periods->count == 0 ||
        date->flags & (TL_DATE_UNKNOWN_START | TL_DATE_UNKNOWN_END))
        return false;
    int64_t first = number_of(periods, date->start_latest);
    int64_t last = number_of(periods, date->end_earliest);
    first = first < least ? least : first;
    last = last > most ? most : last;
    if (first > last)
        return false;
    *place = (struct tl_place){(uint32_t)(first - least), (uint32_t)(last - least)};
    return true;
}

static void
add_to_period(const struct counter *counter, struct change *changes, uint32_t event)
{
    const struct tl_date *date = tl_graph_event_date(counter->graph, event);
    const struct tl_periods *periods = &counter->statistics->periods;
    int64_t count = tl_graph_event_count_of(counter->graph, event);
    struct tl_place must,
        may = tl_periods_place(
            periods, tl_periods_within(counter->selection, tl_periods_days(date)));
    changes[may.first].events++;
    changes[may.last + 1].events--;
    changes[may.first].count += count;
    changes[may.last + 1].count -= count;
    if (may.first == periods->count || !find_certain(periods, date, &must))
        return;
    changes[must.first > may.first ? must.first : may.first].certain++;
    changes[(must.last < may.last ? must.last : may.last) + 1].certain--;
}

/* Adds what there is of a kind, and clears the changes. */
static void
add_kind(struct tl_statistics *it, uint32_t kind, struct change *changes)
{
    struct change now = {0, 0, 0};
    for (uint32_t place = 0; place <= it->periods.count; place++) {
        now.events += changes[place].events;
        now.count += changes[place].count;
        now.certain += changes[place].certain;
        if (now.events == 0)
            continue;
        struct tl_period_count *row = tl_vector_add(&it->by_period);
        *row = (struct tl_period_count){.place = place,
                                        .kind = kind,
                                        .events = (uint64_t)now.events,
                                        .count = (uint64_t)now.count,
                                        .certain = (uint64_t)now.certain};
    }
    memset(changes, 0, ((size_t)it->periods.count + 2) * sizeof *changes);
}

/* Rows are by kind, in the order of the kinds' texts. */
static void
order_by_place(struct tl_statistics *it)
{
    size_t places = (size_t)it->periods.count + 1;
    uint32_t *starts = tl_alloc((places + 1) * sizeof *starts);
    uint32_t *order = tl_alloc(it->by_period.count * sizeof *order);
    for (size_t i = 0; i < it->by_period.count; i++)
        starts[((struct tl_period_count *)tl_vector_at(&it->by_period, i))->place +
               1]++;
    for (size_t i = 0; i < places; i++)
        starts[i + 1] += starts[i];
    for (size_t i = 0; i < it->by_period.count; i++) {
        struct tl_period_count *row = tl_vector_at(&it->by_period, i);
        order[starts[row->place]++] = (uint32_t)i;
    }
    tl_vector_gather(&it->by_period, order, it->by_period.count);
    tl_free(order);
    tl_free(starts);
}

struct of_kind {
    uint32_t kind; /* plus one: none comes first */
    uint32_t event;
};

static int
by_kind(const void *a, const void *b)
{
    const struct of_kind *left = a;
    const struct of_kind *right = b;
    int order = tl_compare(left->kind, right->kind);
    return order ? order : tl_compare(left->event, right->event);
}

/* The selected events by kind. To be freed. */
static struct of_kind *
sort_events(const struct counter *counter, uint32_t *count)
{
    uint32_t total = tl_graph_count(counter->graph, TL_EVENT);
    struct of_kind *events =
        tl_alloc(counter->statistics->counts[TL_EVENT] * sizeof *events);
    *count = 0;
    for (uint32_t i = 0; i < total; i++)
        if (counter->selected->events[i])
            events[(*count)++] =
                (struct of_kind){tl_graph_event_kind(counter->graph, i) + 1, i};
    qsort(events, *count, sizeof *events, by_kind);
    return events;
}

static void
count_periods(const struct counter *counter, const struct tl_statistics_unit *unit)
{
    struct tl_statistics *it = counter->statistics;
    uint32_t count;
    struct of_kind *events = sort_events(counter, &count);
    it->periods = (struct tl_periods){.unit = unit->unit, .days = tl_span_unknown};
    for (uint32_t i = 0; i < count; i++)
        tl_periods_add(&it->periods,
                       tl_periods_within(counter->selection,
                                         tl_periods_days(tl_graph_event_date(
                                             counter->graph, events[i].event))));
    if (it->periods.count <= unit->most) {
        struct change *changes =
            tl_alloc(((size_t)it->periods.count + 2) * sizeof *changes);
        for (uint32_t i = 0; i < count; i++) {
            add_to_period(counter, changes, events[i].event);
            if (i + 1 == count || events[i + 1].kind != events[i].kind)
                add_kind(it, events[i].kind - 1, changes);
        }
        tl_free(changes);
        order_by_place(it);
    }
    tl_free(events);
}

struct tl_statistics *
tl_statistics_new(const struct tl_graph *graph, const struct tl_selected *selected,
                  const struct tl_selection *selection,
                  const struct tl_statistics_unit *unit)
{
    struct tl_statistics *it = tl_alloc(sizeof *it);
    struct counter counter = {it, graph, selected, selection};
    it->graph = graph;
    for (enum tl_tally_of of = 0; of < TL_TALLIES; of++)
        it->tallies[of].width = sizeof(struct tl_tally);
    it->busy.width = sizeof(struct tl_busy);
    it->components.width = sizeof(struct tl_component);
    it->gaps.width = sizeof(struct tl_span);
    it->by_period.width = sizeof(struct tl_period_count);
    count_items(&counter);
    count_dates(&counter);
    if (unit)
        count_periods(&counter, unit);
    if (unit && it->periods.count > unit->most)
        return it;
    for (enum tl_tally_of of = 0; of < TL_TALLIES; of++)
        tally(&counter, of);
    find_gaps(&counter);
    struct tl_network *network =
        tl_network_new(graph, selected, selection, TL_VIEW_ACTORS);
    it->ties = network->edge_count;
    find_busy(&counter, network);
    find_components(it, network);
    tl_network_free(network);
    return it;
}

void
tl_statistics_free(struct tl_statistics *statistics)
{
    for (enum tl_tally_of of = 0; of < TL_TALLIES; of++)
        tl_vector_clear(&statistics->tallies[of]);
    tl_vector_clear(&statistics->busy);
    tl_vector_clear(&statistics->components);
    tl_vector_clear(&statistics->gaps);
    tl_vector_clear(&statistics->by_period);
    tl_free(statistics);
}
