/*
 * Finishing, fourth step: participations are put with their events, citations with what
 * they are of, events with the relations that rest on them. What is said twice is said
 * once.
 */
#include <stdlib.h>
#include <string.h>

#include "store.h"
#include "unite.h"

static uint32_t
own_date(const struct tl_graph *graph, uint32_t participation)
{
    const struct tl_extra_row *extra = tl_extra_row(graph, participation);
    return extra ? extra->date : TL_NONE;
}

/* What tells participations of one event apart, in output order. */
struct member {
    uint32_t actor;
    uint32_t role;
    uint32_t date;
    uint32_t number;
};

static int
compare(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int
by_member(const void *a, const void *b)
{
    const struct member *left = a;
    const struct member *right = b;
    int order = compare(left->actor, right->actor);
    if (!order)
        order = compare(left->role + 1, right->role + 1);
    if (!order)
        order = compare(left->date + 1, right->date + 1);
    return order ? order : compare(left->number, right->number);
}

static void
sort_members(const struct tl_graph *graph, uint32_t *numbers, uint32_t count,
             struct member *room)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct tl_participation_row *row =
            tl_participation_row(graph, numbers[i]);
        room[i] = (struct member){row->actor, row->role, own_date(graph, numbers[i]),
                                  numbers[i]};
    }
    qsort(room, count, sizeof *room, by_member);
    for (uint32_t i = 0; i < count; i++)
        numbers[i] = room[i].number;
}

/* Those whose event or actor means nothing come last, behind all events. */
static uint32_t
event_of(const struct tl_graph *graph, uint32_t participation, uint32_t events)
{
    uint32_t event = tl_participation_row(graph, participation)->event;
    return event == TL_NONE ? events : event;
}

/* By event, counting; then each event's by actor, role and date. The number kept. */
static uint32_t
sort_participations(const struct tl_graph *graph, uint32_t *sequence)
{
    uint32_t count = tl_graph_count(graph, TL_PARTICIPATION);
    uint32_t events = tl_graph_count(graph, TL_EVENT);
    uint32_t *starts = tl_alloc(((size_t)events + 2) * sizeof *starts);
    uint32_t most = 0;
    for (uint32_t i = 0; i < count; i++)
        starts[event_of(graph, i, events) + 1]++;
    for (uint32_t i = 0; i <= events; i++) {
        most = starts[i + 1] > most ? starts[i + 1] : most;
        starts[i + 1] += starts[i];
    }
    uint32_t kept = starts[events];
    for (uint32_t i = 0; i < count; i++)
        sequence[starts[event_of(graph, i, events)]++] = i;
    struct member *room = tl_alloc(most * sizeof *room);
    for (uint32_t i = 0, first = 0; i < events; first = starts[i++])
        sort_members(graph, sequence + first, starts[i] - first, room);
    tl_free(room);
    tl_free(starts);
    return kept;
}

static bool
is_same_participation(const struct tl_graph *graph, uint32_t a, uint32_t b)
{
    const struct tl_participation_row *left = tl_participation_row(graph, a);
    const struct tl_participation_row *right = tl_participation_row(graph, b);
    return left->event == right->event && left->actor == right->actor &&
           left->role == right->role && own_date(graph, a) == own_date(graph, b);
}

/* The attributes of one that is said twice, of which both must agree. */
static void
unite_extras(struct tl_builder *builder, uint32_t kept, uint32_t other)
{
    struct tl_graph *graph = builder->graph;
    const struct tl_extra_row *extra = tl_extra_row(graph, other);
    const struct tl_extra_row *first = tl_extra_row(graph, kept);
    const char *conflict = NULL;
    struct tl_gathered gathered = {.attributes = NULL};
    if (!extra || !extra->record)
        return;
    struct tl_attributes old = {0};
    if (first && first->record)
        old = tl_record_read(first->record).attributes;
    struct tl_attributes more = tl_record_read(extra->record).attributes;
    gathered.attributes = tl_alloc(more.count * sizeof *gathered.attributes);
    struct tl_attribute *at = gathered.attributes;
    while (tl_attributes_next(&more, &at->key, &at->value))
        at++;
    gathered.attribute_count = (size_t)(at - gathered.attributes);
    size_t count;
    struct tl_attribute *merged =
        tl_attributes_merge(&gathered, old, &count, &conflict);
    if (conflict)
        tl_report(
            builder->diagnostics, tl_row_position(builder, TL_PARTICIPATION, other),
            TL_RULE_CONFLICT, NULL,
            "found another %s for the same participation, expected the same", conflict);
    tl_extra_add(graph, kept)->record = tl_record_write(
        &graph->texts, (const char *const[TL_FIELDS]){NULL}, merged, count);
    tl_free(merged);
    tl_free(gathered.attributes);
}

/*
 * Drops repetitions from rows that are in order. `map` says where rows have gone to so
 * far and is brought up to date; `sequence` is its reverse.
 */
static uint32_t
drop_repetitions(struct tl_builder *builder, uint32_t count, const uint32_t *sequence,
                 uint32_t *map)
{
    struct tl_graph *graph = builder->graph;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (kept && is_same_participation(graph, kept - 1, i)) {
            unite_extras(builder, kept - 1, i);
        } else {
            *tl_participation_row(graph, kept) = *tl_participation_row(graph, i);
            kept++;
        }
        map[sequence[i]] = kept - 1;
    }
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

/* Where each participation has gone to, TL_NONE where it is gone. To be freed. */
static uint32_t *
group_participations(struct tl_builder *builder)
{
    struct tl_graph *graph = builder->graph;
    uint32_t count = tl_graph_count(graph, TL_PARTICIPATION);
    uint32_t *sequence = tl_alloc(count * sizeof *sequence);
    uint32_t *map = tl_alloc(count * sizeof *map);
    uint32_t kept = sort_participations(graph, sequence);
    for (uint32_t i = 0; i < count; i++)
        map[sequence[i]] = i;
    tl_permute(builder, TL_PARTICIPATION, map);
    for (uint32_t i = kept; i < count; i++)
        map[sequence[i]] = TL_NONE;
    kept = drop_repetitions(builder, kept, sequence, map);
    tl_rows_cut(builder, TL_PARTICIPATION, kept);
    set_first_participations(graph);
    tl_free(sequence);
    return map;
}

/* The participation that a citation in a table of its own means; TL_NONE if not one. */
static uint32_t
find_participation(const struct tl_graph *graph, const struct tl_detached *detached)
{
    struct tl_slice slice =
        tl_graph_event_participations(graph, TL_PACKED_NUMBER(detached->item));
    uint32_t found = TL_NONE;
    uint32_t matches = 0;
    for (uint32_t i = slice.first; i < slice.first + slice.count; i++) {
        const struct tl_participation_row *row = tl_participation_row(graph, i);
        bool exact =
            row->role == detached->role && own_date(graph, i) == detached->date;
        bool open = (detached->role == TL_NONE || row->role == detached->role) &&
                    (detached->date == TL_NONE || own_date(graph, i) == detached->date);
        if (row->actor != detached->actor || !open)
            continue;
        if (exact)
            return i;
        found = i;
        matches++;
    }
    return matches == 1 ? found : TL_NONE;
}

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

static void
attach_citations(struct tl_builder *builder)
{
    struct tl_graph *graph = builder->graph;
    for (size_t i = 0; i < builder->detached.count; i++) {
        const struct tl_detached *detached = tl_column_at(&builder->detached, i);
        struct tl_citation_row *row = tl_citation_row(graph, detached->citation);
        if (detached->item == TL_NONE)
            continue;
        row->owner_type = (uint8_t)TL_PACKED_TYPE(detached->item);
        row->owner = TL_PACKED_NUMBER(detached->item);
        if (detached->actor == TL_NONE)
            continue;
        row->owner_type = TL_PARTICIPATION;
        row->owner = find_participation(graph, detached);
        if (row->owner != TL_NONE)
            continue;
        report_no_part(builder, detached);
        if (tl_diagnostics_is_lenient(builder->diagnostics) &&
            row->reference != TL_NONE)
            tl_diagnostics_skip(builder->diagnostics);
    }
}

static int
by_citation(const void *a, const void *b)
{
    const struct tl_citation_row *left = a;
    const struct tl_citation_row *right = b;
    int order = compare(left->owner_type, right->owner_type);
    if (!order)
        order = compare(left->owner, right->owner);
    if (!order)
        order = compare(left->reference, right->reference);
    if (!order)
        order = tl_record_compare(left->record, right->record);
    return order ? order : compare(left->status, right->status);
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
        struct tl_event_row *row = tl_event_row(graph, number);
        return (struct cited){&row->citations, &row->status};
    }
    if (type == TL_RELATION) {
        struct tl_relation_row *row = tl_relation_row(graph, number);
        return (struct cited){&row->citations, &row->status};
    }
    struct tl_extra_row *row = tl_extra_add(graph, number);
    return (struct cited){&row->citations, &row->status};
}

/* Disputed where one states and another denies; else the strongest, which is least. */
static uint8_t
joint_status(unsigned statuses)
{
    unsigned contradiction = 1U << TL_STATED | 1U << TL_DENIED;
    if ((statuses & contradiction) == contradiction)
        return TL_DISPUTED;
    uint8_t status = TL_STATED;
    while (!(statuses & (1U << status)))
        status++;
    return status;
}

/* The rows that have an owner and a reference, sorted and each once. */
static uint32_t
sort_citations(struct tl_graph *graph, struct tl_citation_row *rows)
{
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
    }
    return kept;
}

static void
group_citations(struct tl_builder *builder)
{
    struct tl_graph *graph = builder->graph;
    struct tl_citation_row *rows =
        tl_alloc(tl_graph_count(graph, TL_CITATION) * sizeof *rows);
    uint32_t count = sort_citations(graph, rows);
    unsigned statuses = 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct tl_citation_row *row = &rows[i];
        bool first = !i || rows[i - 1].owner_type != row->owner_type ||
                     rows[i - 1].owner != row->owner;
        *tl_citation_row(graph, i) = *row;
        struct cited cited = cited_of(graph, row->owner_type, row->owner);
        if (first)
            *cited.citations = i;
        statuses = (first ? 0 : statuses) | 1U << row->status;
        *cited.status = joint_status(statuses);
    }
    tl_rows_cut(builder, TL_CITATION, count);
    tl_free(rows);
}

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
    int order = compare(left->relation, right->relation);
    return order ? order : compare(left->event, right->event);
}

static void
group_supports(struct tl_builder *builder)
{
    struct tl_graph *graph = builder->graph;
    size_t count = builder->supports.count;
    struct tl_support *supports = tl_alloc(count * sizeof *supports);
    uint32_t kept = 0;
    for (size_t i = 0; i < count; i++)
        supports[i] = *(struct tl_support *)tl_column_at(&builder->supports, i);
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

static void
forget_citations(struct tl_graph *graph)
{
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_ACTOR); i++)
        tl_actor_row(graph, i)->citations = TL_NONE;
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_EVENT); i++)
        tl_event_row(graph, i)->citations = TL_NONE;
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
    tl_free(map);
}
