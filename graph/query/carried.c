#include "carried.h"

#include "graph/base/memory.h"
#include "graph/weight.h"
#include "web.h"

/* More levels of wholes than anybody has; a relation can rest on all of a long chain.
 */
#define MOST_LEVELS 64

uint32_t
tl_carried_whole_of(const struct tl_graph *graph, bool leaves_denied, uint32_t event)
{
    uint32_t whole = tl_graph_event_part_of(graph, event);
    bool left = leaves_denied && whole != TL_NONE &&
                tl_graph_event_status(graph, whole) == TL_DENIED;
    return left ? TL_NONE : whole;
}

static bool
is_in_tie(const struct tl_carried *carried, uint32_t event)
{
    return carried->ties[event] >> 1 == carried->tie;
}

static bool
has_counted(const struct tl_carried *carried, uint32_t event)
{
    return carried->ties[event] == (carried->tie << 1 | 1);
}

static bool
is_new(const struct tl_carried *carried, uint32_t event)
{
    return carried->relations[event] == (carried->relation << 1 | 1);
}

static void
count_event(struct tl_carried *carried, uint32_t event, struct tl_amount amount)
{
    carried->ties[event] = carried->tie << 1 | 1;
    carried->amounts[event] = amount;
}

struct tl_amount
tl_amount_of_event(const struct tl_graph *graph, uint32_t event, enum tl_status status)
{
    int64_t weight = (int64_t)TL_WEIGHT_ONE * tl_graph_event_count_of(graph, event);
    return (struct tl_amount){weight, status == TL_DISPUTED ? weight : 0};
}

static struct tl_amount
add_amounts(struct tl_amount a, struct tl_amount b)
{
    return (struct tl_amount){tl_weight_add(a.weight, b.weight),
                              tl_weight_add(a.disputed, b.disputed)};
}

/* Where an event has a whole that carries it. */
enum carrier { NOWHERE, IN_TIE, IN_RELATION };

static enum carrier
find_carrier(const struct tl_carried *carried, uint32_t event)
{
    enum carrier found = NOWHERE;
    uint32_t whole = tl_carried_whole_of(carried->graph, carried->leaves_denied, event);
    for (int level = 1; whole != TL_NONE && level <= MOST_LEVELS; level++) {
        if (carried->relations[whole] >> 1 == carried->relation)
            return IN_RELATION;
        if (is_in_tie(carried, whole))
            found = IN_TIE;
        whole = tl_carried_whole_of(carried->graph, carried->leaves_denied, whole);
    }
    return found;
}

/* What is known of the events of the relation at hand. */
struct known {
    uint32_t new_count;
    uint32_t counted;
    struct tl_amount amount; /* that these have added to the tie */
};

static void
find_known_of(struct tl_carried *carried, uint32_t event, struct known *known)
{
    enum carrier carrier =
        has_counted(carried, event) ? NOWHERE : find_carrier(carried, event);
    if (carrier == IN_TIE)
        count_event(carried, event,
                    tl_amount_of_event(carried->graph, event,
                                       tl_graph_event_status(carried->graph, event)));
    if (has_counted(carried, event)) {
        known->counted++;
        known->amount = add_amounts(known->amount, carried->amounts[event]);
    } else if (carrier == NOWHERE) {
        known->new_count++;
        carried->relations[event] |= 1;
    }
}

static struct known
find_known(struct tl_carried *carried, const struct tl_relation *relation)
{
    struct known known = {0};
    carried->relation++;
    for (uint32_t i = 0; i < relation->event_count; i++)
        carried->relations[relation->events[i]] = carried->relation << 1;
    for (uint32_t i = 0; i < relation->event_count; i++)
        find_known_of(carried, relation->events[i], &known);
    return known;
}

/* Divides what a relation adds among its new events, or if it has none, among those
 * that have counted. */
static void
divide(struct tl_carried *carried, const struct tl_relation *relation,
       struct tl_amount added, const struct known *known)
{
    uint32_t left = known->new_count ? known->new_count : known->counted;
    for (uint32_t i = 0; i < relation->event_count; i++) {
        uint32_t event = relation->events[i];
        bool counted = has_counted(carried, event);
        if (known->new_count ? !is_new(carried, event) : !counted)
            continue;
        struct tl_amount part = {added.weight / left, added.disputed / left};
        added.weight -= part.weight;
        added.disputed -= part.disputed;
        left--;
        if (carried->parts)
            *(struct tl_carried_part *)tl_vector_add(carried->parts) =
                (struct tl_carried_part){event, part};
        count_event(carried, event,
                    counted ? add_amounts(carried->amounts[event], part) : part);
    }
}

/* A weight less what is known of it, if anything of it is left. */
static int64_t
take_off(int64_t weight, int64_t known)
{
    int64_t rest = tl_weight_add(weight, known > -INT64_MAX ? -known : INT64_MAX);
    bool is_left = weight > 0 ? rest > 0 : weight < 0 && rest < 0;
    return is_left ? rest : 0;
}

/* A part that is no greater than its whole. */
static int64_t
within(int64_t part, int64_t whole)
{
    int64_t low = whole < 0 ? whole : 0;
    int64_t high = whole < 0 ? 0 : whole;
    return part < low ? low : part > high ? high : part;
}

void
tl_carried_begin(struct tl_carried *carried)
{
    uint32_t count = tl_graph_count(carried->graph, TL_EVENT);
    if (!carried->ties) {
        carried->ties = tl_alloc(count * sizeof *carried->ties);
        carried->relations = tl_alloc(count * sizeof *carried->relations);
        carried->amounts = tl_alloc(count * sizeof *carried->amounts);
    }
    carried->tie++;
}

void
tl_carried_clear(struct tl_carried *carried)
{
    tl_free(carried->ties);
    tl_free(carried->relations);
    tl_free(carried->amounts);
}

void
tl_carried_add_event(struct tl_carried *carried, uint32_t event, bool counts,
                     enum tl_status status)
{
    if (counts)
        count_event(carried, event, tl_amount_of_event(carried->graph, event, status));
    else if (!is_in_tie(carried, event))
        carried->ties[event] = carried->tie << 1;
}

struct tl_amount
tl_carried_add_relation(struct tl_carried *carried, const struct tl_relation *relation)
{
    struct tl_amount added = {relation->weight, relation->weight_disputed};
    if (relation->event_count == 0)
        return added;
    struct known known = find_known(carried, relation);
    added.weight = take_off(added.weight, known.amount.weight);
    added.disputed = take_off(added.disputed, known.amount.disputed);
    if (!relation->has_weight)
        added.weight = known.new_count ? TL_WEIGHT_ONE : 0;
    if (known.counted > 0)
        added.disputed = within(added.disputed, added.weight);
    divide(carried, relation, added, &known);
    return added;
}
