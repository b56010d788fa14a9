#include "grouping.h"

#include <stdlib.h>
#include <string.h>

#include "graph/base/memory.h"
#include "graph/base/near.h"
#include "graph/base/text.h"
#include "graph/declared.h"
#include "graph/store.h"
#include "ties.h"

#define PREFIX "group:"

/*
 * A grouping in the making. Whatever may be an actor of the new graph has a slot: first
 * the actors of the original one, then the values, which are numbered as they come.
 */
struct maker {
    const struct tl_graph *graph;
    const char *key;
    enum tl_field field; /* TL_FIELDS: the key is that of an attribute */
    uint32_t actor_count;
    struct tl_vocabulary values;
    uint32_t *slots;           /* by value */
    uint32_t *value_of;        /* by actor; TL_NONE */
    uint32_t *numbers;         /* by slot: of the new actor, or TL_NONE */
    struct tl_actor_row *rows; /* by slot, of those that are used */
    struct tl_grouping *grouping;
};

/* The value of an actor; "" where it has none. */
static const char *
value_of(const struct maker *maker, uint32_t number)
{
    struct tl_actor actor = tl_graph_actor(maker->graph, number);
    const char *key, *value;
    if (maker->field == TL_KIND)
        return actor.kind;
    if (maker->field != TL_FIELDS)
        return tl_record_text(actor.record, maker->field);
    while (tl_attributes_next(&actor.attributes, &key, &value))
        if (strcmp(key, maker->key) == 0)
            return value;
    return "";
}

static void
read_values(struct maker *maker)
{
    maker->value_of = tl_alloc(maker->actor_count * sizeof *maker->value_of);
    for (uint32_t actor = 0; actor < maker->actor_count; actor++) {
        const char *value = value_of(maker, actor);
        maker->value_of[actor] =
            *value ? tl_vocabulary_add(&maker->values, value, strlen(value)) : TL_NONE;
    }
}

/* The slot of each value: that of the actor whom it names, or one of its own. */
static bool
find_slots(struct maker *maker, struct tl_grouping_problem *problem)
{
    uint32_t count = tl_vocabulary_count(&maker->values);
    bool names_actors = strcmp(maker->key, "member_of") == 0;
    maker->slots = tl_alloc(count * sizeof *maker->slots);
    for (uint32_t value = 0; value < count; value++) {
        const char *text = tl_vocabulary_text(&maker->values, value);
        bool ambiguous = false;
        struct tl_item item = {TL_ACTOR, TL_NONE};
        if (names_actors)
            item = tl_graph_find(maker->graph, text, &ambiguous);
        bool found = item.number != TL_NONE && item.type == TL_ACTOR;
        maker->slots[value] = found ? item.number : maker->actor_count + value;
        if (ambiguous)
            problem->ambiguous = text;
    }
    return !problem->ambiguous;
}

/* Whether the id of an item is that of a group. */
static bool
is_taken(const struct maker *maker, enum tl_type type, uint32_t number, uint32_t *value)
{
    const char *id = tl_graph_id(maker->graph, (struct tl_item){type, number});
    size_t length = strlen(PREFIX);
    if (strncmp(id, PREFIX, length) != 0)
        return false;
    *value = tl_vocabulary_find(&maker->values, id + length, strlen(id + length));
    return *value != TL_NONE && maker->slots[*value] >= maker->actor_count;
}

static bool
check_ids(const struct maker *maker, struct tl_grouping_problem *problem)
{
    static const enum tl_type types[] = {TL_ACTOR, TL_EVENT, TL_RELATION};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        uint32_t count = tl_graph_count(maker->graph, types[i]), value;
        for (uint32_t number = 0; number < count && !problem->taken; number++)
            if (is_taken(maker, types[i], number, &value))
                problem->taken = tl_vocabulary_text(&maker->values, value);
    }
    return !problem->taken;
}

static uint32_t
slot_of(const struct maker *maker, uint32_t actor)
{
    uint32_t value = maker->value_of[actor];
    return value == TL_NONE ? actor : maker->slots[value];
}

/* The row of a group of a value, of which an actor is a member. */
static struct tl_actor_row
new_row(struct maker *maker, uint32_t actor)
{
    struct tl_arena *texts = &maker->grouping->graph->texts;
    const char *value = tl_vocabulary_text(&maker->values, maker->value_of[actor]);
    bool by_kind = maker->field == TL_KIND;
    size_t size = strlen(PREFIX) + strlen(value) + 1;
    char *id = tl_arena_take(texts, size, 1);
    memcpy(id, PREFIX, strlen(PREFIX));
    memcpy(id + strlen(PREFIX), value, strlen(value) + 1);
    const char *text[TL_ITEM_FIELDS] = {
        [TL_ID] = id,
        [TL_NAME] =
            by_kind ? tl_graph_kind_label(maker->graph, TL_ACTOR, value) : value,
    };
    return (struct tl_actor_row){
        .record = tl_record_write(texts, text, NULL, 0),
        .kind = by_kind ? tl_graph_actor_kind(maker->graph, actor) : TL_NONE,
        .citations = TL_NONE,
    };
}

/* An actor of the new graph, to be sorted. */
struct entry {
    const char *id;
    uint32_t slot;
};

static int
compare_entries(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    return strcmp(a->id, b->id);
}

/* Fills the slots that are used; how many there are, and these in order of id. */
static size_t
list_entries(struct maker *maker, struct entry *entries)
{
    size_t count = 0;
    for (uint32_t actor = 0; actor < maker->actor_count; actor++) {
        uint32_t slot = slot_of(maker, actor);
        if (maker->rows[slot].record)
            continue;
        maker->rows[slot] = slot < maker->actor_count
                                ? *tl_actor_row(maker->graph, slot)
                                : new_row(maker, actor);
        entries[count++] =
            (struct entry){tl_record_text(maker->rows[slot].record, TL_ID), slot};
    }
    if (count > 0)
        qsort(entries, count, sizeof *entries, compare_entries);
    return count;
}

static void
make_actors(struct maker *maker)
{
    struct tl_grouping *grouping = maker->grouping;
    size_t slots = (size_t)maker->actor_count + tl_vocabulary_count(&maker->values);
    struct entry *entries = tl_alloc(maker->actor_count * sizeof *entries);
    maker->rows = tl_alloc(slots * sizeof *maker->rows);
    maker->numbers = tl_alloc(slots * sizeof *maker->numbers);
    memset(maker->numbers, 0xff, slots * sizeof *maker->numbers);
    size_t count = list_entries(maker, entries);
    for (size_t i = 0; i < count; i++) {
        struct tl_actor_row *row = tl_vector_add(&grouping->graph->rows[TL_ACTOR]);
        *row = maker->rows[entries[i].slot];
        maker->numbers[entries[i].slot] = (uint32_t)i;
    }
    grouping->groups = tl_alloc(maker->actor_count * sizeof *grouping->groups);
    for (uint32_t actor = 0; actor < maker->actor_count; actor++)
        grouping->groups[actor] = maker->numbers[slot_of(maker, actor)];
    tl_free(entries);
}

/* A participation, to be sorted by who takes part now. */
struct place {
    uint32_t actor;
    uint32_t number;
};

static int
compare_places(const void *left, const void *right)
{
    const struct place *a = left, *b = right;
    if (a->actor != b->actor)
        return a->actor < b->actor ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

/* The participations of an event, of which one actor's are neighbours. */
static void
add_participations(const struct maker *maker, struct tl_slice slice,
                   struct place *places, uint32_t *numbers)
{
    struct tl_vector *rows = &maker->grouping->graph->rows[TL_PARTICIPATION];
    for (uint32_t i = 0; i < slice.count; i++) {
        uint32_t number = slice.first + i;
        uint32_t actor = tl_graph_participation_actor(maker->graph, number);
        places[i] = (struct place){maker->grouping->groups[actor], number};
    }
    if (slice.count > 0)
        qsort(places, slice.count, sizeof *places, compare_places);
    for (uint32_t i = 0; i < slice.count; i++) {
        numbers[places[i].number] = (uint32_t)rows->count;
        struct tl_participation_row *row = tl_vector_add(rows);
        *row = *tl_participation_row(maker->graph, places[i].number);
        row->actor = places[i].actor;
    }
}

/* The new number of each, to be freed. */
static uint32_t *
make_participations(const struct maker *maker)
{
    uint32_t count = tl_graph_count(maker->graph, TL_PARTICIPATION);
    uint32_t *numbers = tl_alloc(count * sizeof *numbers);
    struct place *places = tl_alloc(count * sizeof *places);
    for (uint32_t event = 0; event < tl_graph_count(maker->graph, TL_EVENT); event++)
        add_participations(maker, tl_graph_event_participations(maker->graph, event),
                           places, numbers);
    tl_free(places);
    return numbers;
}

static void
make_relations(const struct maker *maker)
{
    const uint32_t *groups = maker->grouping->groups;
    struct tl_vector *rows = &maker->grouping->graph->rows[TL_RELATION];
    uint32_t count = tl_graph_count(maker->graph, TL_RELATION);
    for (uint32_t i = 0; i < count; i++) {
        struct tl_relation_row *row = tl_vector_add(rows);
        *row = *tl_relation_row(maker->graph, i);
        if (row->source_type == TL_ACTOR)
            row->source = groups[row->source];
        if (row->target_type == TL_ACTOR)
            row->target = groups[row->target];
    }
}

/* The citations of actors that are replaced are nobody's. */
static void
make_citations(const struct maker *maker, const uint32_t *participations)
{
    struct tl_vector *rows = &maker->grouping->graph->rows[TL_CITATION];
    uint32_t count = tl_graph_count(maker->graph, TL_CITATION);
    for (uint32_t i = 0; i < count; i++) {
        struct tl_citation_row *row = tl_vector_add(rows);
        *row = *tl_citation_row(maker->graph, i);
        if (row->owner_type == TL_ACTOR)
            row->owner = maker->numbers[row->owner];
        else if (row->owner_type == TL_PARTICIPATION)
            row->owner = participations[row->owner];
    }
}

static void
make_graph(struct maker *maker)
{
    static const enum tl_type own[] = {TL_ACTOR, TL_PARTICIPATION, TL_RELATION,
                                       TL_CITATION};
    struct tl_graph *graph = tl_alloc(sizeof *graph);
    *graph = *maker->graph;
    graph->texts = (struct tl_arena){0};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        graph->rows[own[i]] =
            (struct tl_vector){.width = maker->graph->rows[own[i]].width};
    maker->grouping->graph = graph;
    make_actors(maker);
    uint32_t *participations = make_participations(maker);
    make_relations(maker);
    make_citations(maker, participations);
    tl_free(participations);
}

/* Counts those who are shown and have a group in their place. */
static void
count_members(const struct maker *maker, const struct tl_selected *selected,
              const struct tl_selection *selection)
{
    struct tl_grouping *grouping = maker->grouping;
    bool *shown = tl_alloc(maker->actor_count);
    if (selected->everything)
        memset(shown, true, maker->actor_count);
    else
        tl_selected_mark_actors(selected, maker->graph, selection, shown);
    for (uint32_t actor = 0; actor < maker->actor_count; actor++)
        if (shown[actor] && slot_of(maker, actor) != actor)
            grouping->members[grouping->groups[actor]]++;
    tl_free(shown);
}

static void
carry_over(const struct maker *maker, const struct tl_selected *selected,
           const struct tl_selection *selection)
{
    struct tl_grouping *grouping = maker->grouping;
    uint32_t count = tl_graph_count(grouping->graph, TL_ACTOR);
    uint32_t *actors = tl_alloc(selection->actor_count * sizeof *actors);
    grouping->selected = *selected;
    grouping->selected.actors = tl_alloc(count);
    for (uint32_t actor = 0; actor < maker->actor_count; actor++)
        if (selected->actors[actor])
            grouping->selected.actors[grouping->groups[actor]] = true;
    for (uint32_t i = 0; i < selection->actor_count; i++)
        actors[i] = grouping->groups[selection->actors[i]];
    grouping->selection = *selection;
    grouping->selection.actors = actors;
    grouping->selection.conditions = NULL; /* they are by the other numbers */
    grouping->selection.condition_count = 0;
    grouping->selection.grouping = grouping;
    grouping->members = tl_alloc(count * sizeof *grouping->members);
    grouping->selection.members = grouping->members;
    grouping->within = tl_alloc(count * sizeof *grouping->within);
}

/* Whether some actor has the key. */
static bool
find_key(const struct maker *maker, struct tl_grouping_problem *problem)
{
    struct tl_near near = {.wanted = maker->key};
    const char *const *keys;
    uint32_t count = tl_graph_keys(maker->graph, TL_ACTOR, &keys);
    if (tl_vocabulary_count(&maker->values) > 0)
        return true;
    tl_near_offer(&near, tl_fields[TL_KIND].name);
    for (uint32_t i = 0; i < count; i++)
        tl_near_offer(&near, keys[i]);
    problem->near = near.best;
    return false;
}

/* Texts of a problem that are not of the graph come from there. */
static void
keep_texts(const struct maker *maker, struct tl_grouping_problem *problem)
{
    for (uint32_t actor = 0; actor < maker->actor_count; actor++) {
        const char *value = value_of(maker, actor);
        if (problem->taken && strcmp(problem->taken, value) == 0)
            problem->taken = value;
        if (problem->ambiguous && strcmp(problem->ambiguous, value) == 0)
            problem->ambiguous = value;
    }
}

struct tl_grouping *
tl_grouping_new(const struct tl_graph *graph, const struct tl_selected *selected,
                const struct tl_selection *selection, const char *key,
                struct tl_grouping_problem *problem)
{
    struct maker maker = {
        .graph = graph,
        .key = key,
        .field = tl_field_find(TL_ACTOR, key),
        .actor_count = tl_graph_count(graph, TL_ACTOR),
    };
    *problem = (struct tl_grouping_problem){0};
    read_values(&maker);
    if (find_key(&maker, problem) && find_slots(&maker, problem) &&
        check_ids(&maker, problem)) {
        maker.grouping = tl_alloc(sizeof *maker.grouping);
        make_graph(&maker);
        carry_over(&maker, selected, selection);
        count_members(&maker, selected, selection);
        tl_ties_within(
            graph, selected, selection, maker.grouping->groups, maker.grouping->members,
            tl_graph_count(maker.grouping->graph, TL_ACTOR), maker.grouping->within);
    } else {
        keep_texts(&maker, problem);
    }
    tl_vocabulary_clear(&maker.values);
    tl_free(maker.slots);
    tl_free(maker.value_of);
    tl_free(maker.numbers);
    tl_free(maker.rows);
    return maker.grouping;
}

void
tl_grouping_free(struct tl_grouping *grouping)
{
    if (!grouping)
        return;
    struct tl_graph *graph = grouping->graph;
    tl_arena_clear(&graph->texts);
    tl_vector_clear(&graph->rows[TL_ACTOR]);
    tl_vector_clear(&graph->rows[TL_PARTICIPATION]);
    tl_vector_clear(&graph->rows[TL_RELATION]);
    tl_vector_clear(&graph->rows[TL_CITATION]);
    tl_free(graph);
    tl_free((void *)grouping->selection.actors);
    tl_free(grouping->selected.actors);
    tl_free(grouping->groups);
    tl_free(grouping->members);
    tl_free(grouping->within);
    tl_free(grouping);
}
