#include <stdlib.h>
#include <string.h>

#include "claims.h"
#include "detached.h"
#include "graph/base/compare.h"
#include "joint.h"
#include "rows.h"
#include "state.h"

/*
 * Participations are put with their events: by event, then by actor, role and date of
 * their own. What is said twice is said once.
 */

/* What tells participations of one event apart, in output order. */
struct member {
    uint32_t actor;
    uint32_t role;
    uint32_t date;
    uint32_t number;
};

static int
by_member(const void *a, const void *b)
{
    const struct member *left = a;
    const struct member *right = b;
    int order = tl_compare(left->actor, right->actor);
    if (!order)
        order = tl_compare(left->role + 1, right->role + 1);
    if (!order)
        order = tl_compare(left->date + 1, right->date + 1);
    return order ? order : tl_compare(left->number, right->number);
}

/* Participations on their way to where they belong. */
struct grouping {
    const struct tl_graph *graph;
    uint32_t *starts;   /* by event: its first; TL_NONE: it has none */
    uint32_t *sequence; /* those that are kept, in output order */
    uint32_t kept;
    struct member *room;
    uint32_t room_size;
};

/* Most events have two or three members, for which qsort() is much ado. */
enum { FEW = 8 };

static void
sort_few(struct member *members, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        struct member moving = members[i];
        uint32_t at = i;
        for (; at > 0 && by_member(&members[at - 1], &moving) > 0; at--)
            members[at] = members[at - 1];
        members[at] = moving;
    }
}

/* The same for two of different actors, as most events have them; false where they are
 * of one. It takes a fifth of the instructions. */
static bool
sort_two(const struct tl_graph *graph, uint32_t numbers[2])
{
    uint32_t one = tl_participation_row(graph, numbers[0])->actor;
    uint32_t other = tl_participation_row(graph, numbers[1])->actor;
    if (one > other) {
        uint32_t first = numbers[1];
        numbers[1] = numbers[0];
        numbers[0] = first;
    }
    return one != other;
}

/* Puts those of one event in order, which are the last ones of the sequence. */
static void
sort_members(struct grouping *grouping, uint32_t first)
{
    const struct tl_graph *graph = grouping->graph;
    uint32_t *numbers = grouping->sequence + first;
    uint32_t count = grouping->kept - first;
    if (count < 2 || (count == 2 && sort_two(graph, numbers)))
        return;
    if (count > grouping->room_size) {
        grouping->room_size = 2 * count;
        grouping->room =
            tl_resize(grouping->room, grouping->room_size * sizeof *grouping->room);
    }
    for (uint32_t i = 0; i < count; i++) {
        const struct tl_participation_row *row =
            tl_participation_row(graph, numbers[i]);
        grouping->room[i] =
            (struct member){row->actor, *tl_role_place(graph, numbers[i]),
                            tl_own_date(graph, numbers[i]), numbers[i]};
    }
    if (count <= FEW)
        sort_few(grouping->room, count);
    else
        qsort(grouping->room, count, sizeof *grouping->room, by_member);
    for (uint32_t i = 0; i < count; i++)
        numbers[i] = grouping->room[i].number;
}

/*
 * Finds where the participations of each event begin. False where those of one do not
 * stand together: they came in a table of their own.
 */
static bool
find_runs(struct grouping *grouping)
{
    uint32_t count = tl_graph_count(grouping->graph, TL_PARTICIPATION);
    uint32_t events = tl_graph_count(grouping->graph, TL_EVENT);
    uint32_t before = TL_NONE;
    memset(grouping->starts, 0xff, events * sizeof *grouping->starts);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t event = tl_participation_row(grouping->graph, i)->event;
        if (event != before && event != TL_NONE) {
            if (grouping->starts[event] != TL_NONE)
                return false;
            grouping->starts[event] = i;
        }
        before = event;
    }
    return true;
}

static void
follow_runs(struct grouping *grouping)
{
    enum { AHEAD = 8 };
    const struct tl_graph *graph = grouping->graph;
    const uint32_t *starts = grouping->starts;
    uint32_t count = tl_graph_count(graph, TL_PARTICIPATION);
    uint32_t events = tl_graph_count(graph, TL_EVENT);
    for (uint32_t event = 0; event < events; event++) {
        uint32_t first = grouping->kept;
        if (event + AHEAD < events && starts[event + AHEAD] != TL_NONE)
            __builtin_prefetch(tl_participation_row(graph, starts[event + AHEAD]));
        for (uint32_t i = starts[event];
             i < count && tl_participation_row(graph, i)->event == event; i++)
            grouping->sequence[grouping->kept++] = i;
        sort_members(grouping, first);
    }
}

/* The same for those that stand anywhere, by counting those of each event. */
static void
collect(struct grouping *grouping)
{
    const struct tl_graph *graph = grouping->graph;
    uint32_t count = tl_graph_count(graph, TL_PARTICIPATION);
    uint32_t events = tl_graph_count(graph, TL_EVENT);
    uint32_t *ends = tl_alloc(((size_t)events + 1) * sizeof *ends);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t event = tl_participation_row(graph, i)->event;
        if (event != TL_NONE)
            ends[event + 1]++;
    }
    for (uint32_t event = 0; event < events; event++)
        ends[event + 1] += ends[event];
    for (uint32_t i = 0; i < count; i++) {
        uint32_t event = tl_participation_row(graph, i)->event;
        if (event != TL_NONE)
            grouping->sequence[ends[event]++] = i;
    }
    for (uint32_t event = 0, first = 0; event < events; first = ends[event++]) {
        grouping->kept = ends[event];
        sort_members(grouping, first);
    }
    tl_free(ends);
}

/* Those whose event or actor means nothing are not in it. To be freed. */
static uint32_t *
sequence_of(const struct tl_graph *graph, uint32_t *kept)
{
    uint32_t count = tl_graph_count(graph, TL_PARTICIPATION);
    struct grouping grouping = {.graph = graph};
    grouping.starts =
        tl_alloc(tl_graph_count(graph, TL_EVENT) * sizeof *grouping.starts);
    grouping.sequence = tl_alloc(count * sizeof *grouping.sequence);
    (find_runs(&grouping) ? follow_runs : collect)(&grouping);
    tl_free(grouping.room);
    tl_free(grouping.starts);
    *kept = grouping.kept;
    return grouping.sequence;
}

static bool
is_same(const struct tl_graph *graph, uint32_t a, uint32_t b)
{
    const struct tl_participation_row *left = tl_participation_row(graph, a);
    const struct tl_participation_row *right = tl_participation_row(graph, b);
    return left->event == right->event && left->actor == right->actor &&
           *tl_role_place(graph, a) == *tl_role_place(graph, b) &&
           tl_own_date(graph, a) == tl_own_date(graph, b);
}

/* The attributes of one that is said again, of which all must agree. */
static void
unite_extras(struct tl_builder *builder, struct tl_joints *joints, uint32_t kept,
             uint32_t other)
{
    const struct tl_graph *graph = builder->graph;
    const struct tl_participation_extra *extra = tl_participation_extra(graph, other);
    const struct tl_participation_extra *first = tl_participation_extra(graph, kept);
    if (!extra || !extra->record)
        return;
    struct tl_joint *joint = tl_joint_find(joints, kept);
    if (!joint && first && first->record &&
        tl_record_compare(first->record, extra->record) == 0)
        return;
    if (!joint)
        joint = tl_joint_add(joints, kept, first ? first->record : NULL, TL_FIELDS);
    struct tl_attributes more = tl_record_read(extra->record).attributes;
    struct tl_attribute *attributes = tl_alloc(more.count * sizeof *attributes);
    struct tl_attribute *at = attributes;
    while (tl_attributes_next(&more, &at->key, &at->value))
        at++;
    size_t count = (size_t)(at - attributes);
    const char *conflict = tl_joint_conflict(joints, joint, attributes, count);
    if (conflict)
        tl_report(
            builder->diagnostics, tl_row_position(builder, TL_PARTICIPATION, other),
            TL_RULE_CONFLICT, NULL,
            "found another %s for the same participation, expected the same", conflict);
    tl_joint_attributes_add(joints, joint, attributes, count);
    tl_free(attributes);
}

static void
write_extras(struct tl_graph *graph, struct tl_joints *joints)
{
    for (size_t i = 0; i < joints->joints.count; i++) {
        const struct tl_joint *joint = tl_vector_at(&joints->joints, i);
        tl_participation_extra_add(graph, joint->thing)->record =
            tl_joint_write(joints, joint, TL_FIELDS, &graph->texts);
    }
    tl_joints_clear(joints);
}

/* Drops repetitions from rows that are in order; `map` may be NULL. */
static uint32_t
drop_repetitions(struct tl_builder *builder, uint32_t *map)
{
    struct tl_graph *graph = builder->graph;
    const uint32_t *origins = builder->origins[TL_PARTICIPATION];
    uint32_t count = tl_graph_count(graph, TL_PARTICIPATION);
    uint32_t kept = 0;
    struct tl_joints joints = {.room = NULL};
    for (uint32_t i = 0; i < count; i++) {
        if (kept && is_same(graph, kept - 1, i)) {
            unite_extras(builder, &joints, kept - 1, i);
        } else {
            if (kept != i)
                *tl_participation_row(graph, kept) = *tl_participation_row(graph, i);
            kept++;
        }
        if (map)
            map[origins[i]] = kept - 1;
    }
    write_extras(graph, &joints);
    return kept;
}

static void
set_first_participations(struct tl_graph *graph)
{
    uint32_t count = tl_graph_count(graph, TL_PARTICIPATION);
    uint32_t at = 0;
    for (uint32_t event = 0; event < tl_graph_count(graph, TL_EVENT); event++) {
        tl_event_row(graph, event)->participations = at;
        while (at < count && tl_participation_row(graph, at)->event == event)
            at++;
    }
}

static uint32_t *
group_participations(struct tl_builder *builder)
{
    struct tl_graph *graph = builder->graph;
    uint32_t count = tl_graph_count(graph, TL_PARTICIPATION);
    uint32_t kept;
    uint32_t *map = NULL;
    uint32_t *sequence = sequence_of(graph, &kept);
    if (tl_graph_count(graph, TL_CITATION) > 0) {
        map = tl_alloc(count * sizeof *map);
        memset(map, 0xff, count * sizeof *map);
    }
    tl_rows_gather(builder, TL_PARTICIPATION, sequence, kept);
    kept = drop_repetitions(builder, map);
    tl_vector_cut(&graph->rows[TL_PARTICIPATION], kept);
    set_first_participations(graph);
    return map;
}

/*
 * Finishing, fourth step: participations are put with their events, citations with what
 * they are of, events with the relations that rest on them. What is said twice is said
 * once. Participations, which are the most, have a file of their own.
 */

static void
report_no_part(struct tl_builder *builder, const struct tl_detached *detached)
{
    const struct tl_graph *graph = builder->graph;
    struct tl_item event = {TL_EVENT, TL_PACKED_NUMBER(detached->item)};
    struct tl_item actor = {TL_ACTOR, detached->actor};
    const char *role = tl_graph_word(graph, detached->role);
    tl_report(builder->diagnostics, detached->position, TL_RULE_UNKNOWN_ID, NULL,
              "found a citation for the part of '%.*s' in '%.*s'%s%.*s%s, expected one "
              "participation like that",
              TL_SHOWN(tl_graph_id(graph, actor)), TL_SHOWN(tl_graph_id(graph, event)),
              *role ? " as '" : "", TL_SHOWN(role), *role ? "'" : "");
}

/* Citations of participations that are in a table of their own. */
static void
attach_citations(struct tl_builder *builder)
{
    struct tl_graph *graph = builder->graph;
    struct tl_part_searches parts = tl_parts_find(builder, false);
    for (size_t i = 0; i < builder->detached.count; i++) {
        const struct tl_detached *detached = tl_vector_at(&builder->detached, i);
        struct tl_citation_row *row = tl_citation_row(graph, detached->citation);
        if (detached->item == TL_NONE || detached->actor == TL_NONE)
            continue;
        row->owner_type = TL_PARTICIPATION;
        row->owner = tl_part_found(&parts, detached);
        if (row->owner != TL_NONE)
            continue;
        report_no_part(builder, detached);
        if (tl_diagnostics_is_lenient(builder->diagnostics) &&
            row->reference != TL_NONE)
            tl_diagnostics_skip(builder->diagnostics);
    }
    tl_free(parts.searches);
}

static int
by_citation(const void *a, const void *b)
{
    const struct tl_citation_row *left = a;
    const struct tl_citation_row *right = b;
    int order = tl_compare(left->owner_type, right->owner_type);
    if (!order)
        order = tl_compare(left->owner, right->owner);
    if (!order)
        order = tl_compare(left->reference, right->reference);
    if (!order)
        order = tl_record_compare(left->record, right->record);
    if (!order)
        order = tl_compare(left->status, right->status);
    return order ? order : tl_compare(left->says != NULL, right->says != NULL);
}

/* Adds what a citation says to another one that is the same in all else. */
static void
unite_claims(struct tl_builder *builder, struct tl_citation_row *kept,
             const struct tl_citation_row *row)
{
    const char *twice;
    if (!row->says)
        return;
    kept->says = tl_claims_unite(builder, kept->says, row->says, &twice);
    if (kept->whole == TL_NONE)
        kept->whole = row->whole;
    if (twice)
        tl_claims_report_two(builder, twice,
                             tl_row_position(builder, row->owner_type, row->owner));
}

/* Where an owner keeps its first citation and its status. */
struct cited {
    uint32_t *citations;
    uint8_t *status;
};

static struct cited
cited_of(struct tl_graph *graph, enum tl_type type, uint32_t number)
{
    if (type == TL_ACTOR) {
        struct tl_actor_row *row = tl_actor_row(graph, number);
        return (struct cited){&row->citations, &row->status};
    }
    if (type == TL_EVENT) {
        struct tl_event_extra *extra = tl_event_extra_add(graph, number);
        return (struct cited){&extra->citations, &extra->status};
    }
    if (type == TL_RELATION) {
        struct tl_relation_row *row = tl_relation_row(graph, number);
        return (struct cited){&row->citations, &row->status};
    }
    struct tl_participation_extra *row = tl_participation_extra_add(graph, number);
    return (struct cited){&row->citations, &row->status};
}

/* Denied where all deny, disputed where some do; else the strongest, which is least. */
static uint8_t
joint_status(unsigned statuses)
{
    unsigned denied = 1U << TL_DENIED;
    if (statuses & denied && statuses != denied)
        return TL_DISPUTED;
    uint8_t status = TL_STATED;
    while (status < TL_STATUSES && !(statuses & (1U << status)))
        status++;
    return status == TL_STATUSES ? TL_UNCITED : status;
}

/* Of a relation that says how much of its weight is disputed, the others deny no more
 * than that. */
static uint8_t
status_of(const struct tl_graph *graph, const struct tl_citation_row *row,
          unsigned statuses)
{
    unsigned others = statuses & ~(1U << TL_DENIED);
    bool says_how_much =
        row->owner_type == TL_RELATION &&
        tl_relation_row(graph, row->owner)->weight_disputed != TL_NO_WEIGHT;
    return joint_status(says_how_much && others ? others : statuses);
}

/* The rows that have an owner and a reference, sorted and each once. */
static uint32_t
sort_citations(struct tl_builder *builder, struct tl_citation_row *rows)
{
    const struct tl_graph *graph = builder->graph;
    uint32_t count = tl_graph_count(graph, TL_CITATION);
    uint32_t whole = 0;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct tl_citation_row *row = tl_citation_row(graph, i);
        if (row->owner != TL_NONE && row->reference != TL_NONE)
            rows[whole++] = *row;
    }
    qsort(rows, whole, sizeof *rows, by_citation);
    for (uint32_t i = 0; i < whole; i++) {
        if (!kept || by_citation(&rows[kept - 1], &rows[i]) != 0)
            rows[kept++] = rows[i];
        else
            unite_claims(builder, &rows[kept - 1], &rows[i]);
    }
    return kept;
}

static void
group_citations(struct tl_builder *builder)
{
    struct tl_graph *graph = builder->graph;
    struct tl_citation_row *rows =
        tl_alloc(tl_graph_count(graph, TL_CITATION) * sizeof *rows);
    uint32_t count = sort_citations(builder, rows);
    unsigned statuses = 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct tl_citation_row *row = &rows[i];
        bool first = !i || rows[i - 1].owner_type != row->owner_type ||
                     rows[i - 1].owner != row->owner;
        *tl_citation_row(graph, i) = *row;
        struct cited cited = cited_of(graph, row->owner_type, row->owner);
        if (first)
            *cited.citations = i;
        bool of_value_only = row->says && row->status == TL_DENIED;
        statuses = (first ? 0 : statuses) | (of_value_only ? 0 : 1U << row->status);
        graph->denies |= row->status == TL_DENIED && !of_value_only;
        *cited.status = status_of(graph, row, statuses);
    }
    tl_vector_cut(&graph->rows[TL_CITATION], count);
    tl_free(rows);
}

/* The map may be NULL where there are no citations. */
static void
renumber_owners(struct tl_graph *graph, const uint32_t *map)
{
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_CITATION); i++) {
        struct tl_citation_row *row = tl_citation_row(graph, i);
        if (row->owner_type == TL_PARTICIPATION && row->owner != TL_NONE)
            row->owner = map[row->owner];
    }
}

static int
by_support(const void *a, const void *b)
{
    const struct tl_support *left = a;
    const struct tl_support *right = b;
    int order = tl_compare(left->relation, right->relation);
    return order ? order : tl_compare(left->event, right->event);
}

static void
group_supports(struct tl_builder *builder)
{
    struct tl_graph *graph = builder->graph;
    size_t count = builder->supports.count;
    struct tl_support *supports = tl_alloc(count * sizeof *supports);
    uint32_t kept = 0;
    for (size_t i = 0; i < count; i++)
        supports[i] = *(struct tl_support *)tl_vector_at(&builder->supports, i);
    qsort(supports, count, sizeof *supports, by_support);
    graph->supports = tl_alloc(count * sizeof *graph->supports);
    for (size_t i = 0; i < count && supports[i].relation != TL_NONE; i++) {
        struct tl_relation_row *row = tl_relation_row(graph, supports[i].relation);
        if (i && by_support(&supports[i - 1], &supports[i]) == 0)
            continue;
        if (!row->event_count)
            row->events = kept;
        row->event_count++;
        graph->supports[kept++] = supports[i].event;
    }
    tl_free(supports);
}

/* A relation that cites nothing itself is denied with all that it rests on. */
static void
deny_relations(struct tl_graph *graph)
{
    for (uint32_t i = 0; graph->denies && i < tl_graph_count(graph, TL_RELATION); i++) {
        struct tl_relation_row *row = tl_relation_row(graph, i);
        const uint32_t *events = graph->supports + row->events;
        uint32_t denied = 0;
        while (denied < row->event_count &&
               tl_graph_event_status(graph, events[denied]) == TL_DENIED)
            denied++;
        if (row->citations == TL_NONE && denied > 0 && denied == row->event_count)
            row->status = TL_DENIED;
    }
}

static void
forget_citations(struct tl_graph *graph)
{
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_ACTOR); i++)
        tl_actor_row(graph, i)->citations = TL_NONE;
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_RELATION); i++)
        tl_relation_row(graph, i)->citations = TL_NONE;
}

void
tl_group(struct tl_builder *builder)
{
    uint32_t *map = group_participations(builder);
    renumber_owners(builder->graph, map);
    attach_citations(builder);
    forget_citations(builder->graph);
    group_citations(builder);
    group_supports(builder);
    deny_relations(builder->graph);
    tl_free(map);
}
