/*
 * Inputs of other programs that pass for events of ours, because
 * their records have ids and what we do not know is kept as attributes.
 */
#include "rules.h"

#include <stdio.h>
#include <string.h>

#include "graph/build/rows.h"

/* An input of which nothing is known yet. */
struct doubt {
    uint32_t events; /* that came with it, of which nothing is known */
    uint32_t first;
    bool says;  /* more of one of them than its id */
    bool known; /* by what other inputs say of one of them */
};

/* Events that others mention: what they are part of, relations with them. To be freed.
 */
static bool *
find_mentioned(const struct tl_builder *builder)
{
    const struct tl_graph *graph = builder->graph;
    bool *mentioned = tl_alloc(tl_graph_count(graph, TL_EVENT) * sizeof *mentioned);
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_EVENT); i++) {
        uint32_t whole = tl_graph_event_part_of(graph, i);
        if (whole != TL_NONE)
            mentioned[whole] = true;
    }
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_RELATION); i++) {
        struct tl_relation relation = tl_graph_relation(graph, i);
        for (uint32_t j = 0; j < relation.event_count; j++)
            mentioned[relation.events[j]] = true;
        if (relation.source.type == TL_EVENT)
            mentioned[relation.source.number] = true;
        if (relation.target.type == TL_EVENT)
            mentioned[relation.target.number] = true;
    }
    return mentioned;
}

static bool
is_told(const struct tl_event *event)
{
    return *event->title || event->date || *event->date_text ||
           event->part_of != TL_NONE || event->participations.count ||
           event->citations.count;
}

/* What other programs say of theirs, too. */
static bool
has_more(const struct tl_event *event)
{
    struct tl_attributes attributes = event->attributes;
    const char *key;
    const char *value;
    TL_EACH_TOLD (1U << TL_EVENT, field) {
        if (*tl_record_text(event->record, field))
            return true;
    }
    return *event->kind || *event->place || event->has_count || *event->url ||
           tl_attributes_next(&attributes, &key, &value);
}

static bool
comes_before(const struct tl_builder *builder, uint32_t a, uint32_t b)
{
    struct tl_position left = tl_row_position(builder, TL_EVENT, a);
    struct tl_position right = tl_row_position(builder, TL_EVENT, b);
    return left.line != right.line ? left.line < right.line
                                   : left.column < right.column;
}

static void
weigh_doubts(const struct tl_builder *builder, struct doubt *doubts)
{
    bool *mentioned = find_mentioned(builder);
    for (uint32_t i = 0; i < tl_graph_count(builder->graph, TL_EVENT); i++) {
        if (tl_event_row(builder->graph, i)->bare)
            continue;
        struct tl_event event = tl_graph_event(builder->graph, i);
        struct doubt *doubt = &doubts[tl_row_position(builder, TL_EVENT, i).file];
        doubt->known = doubt->known || mentioned[i] || is_told(&event);
        doubt->says = doubt->says || has_more(&event);
        if (doubt->events++ == 0 || comes_before(builder, i, doubt->first))
            doubt->first = i;
    }
    tl_free(mentioned);
}

/* Keys of an attribute that are shown. */
#define MOST_KEYS 6

/* ", but with 'properties', 'schema'"; "" where it has no attributes. */
static void
list_keys(struct tl_attributes attributes, char *list, size_t size)
{
    const char *key;
    const char *value;
    int count = 0;
    *list = '\0';
    while (tl_attributes_next(&attributes, &key, &value) && ++count <= MOST_KEYS + 1) {
        size_t used = strlen(list);
        if (count > MOST_KEYS)
            snprintf(list + used, size - used, ", \u2026");
        else
            snprintf(list + used, size - used, "%s'%.*s'", used ? ", " : ", but with ",
                     TL_SHOWN(key));
    }
}

static void
report_foreign(struct tl_builder *builder, const struct doubt *doubt)
{
    char keys[MOST_KEYS * 80];
    list_keys(tl_graph_event(builder->graph, doubt->first).attributes, keys,
              sizeof keys);
    tl_report(builder->diagnostics, tl_row_position(builder, TL_EVENT, doubt->first),
              TL_RULE_MISSING, NULL,
              "found %u %s without 'title', 'date', 'participants' and 'part_of'%s, "
              "expected one of these in some event; describe the columns of a table "
              "with --columns, make a table of other records with jq: "
              "jq -r '.[] | [.date, .title] | @csv'",
              doubt->events, doubt->events == 1 ? "event" : "events", keys);
}

void
tl_check_inputs(struct tl_check *check)
{
    struct tl_builder *builder = check->builder;
    uint32_t count = (uint32_t)builder->inputs.count;
    uint32_t doubtful = 0;
    for (uint32_t i = 0; i < count; i++)
        doubtful += *tl_input_at(builder, i) == TL_INPUT_HAS_EVENTS;
    /* What is wrong with it may be what is missed. */
    if (!doubtful || tl_diagnostics_count(builder->diagnostics, TL_ERROR) > 0)
        return;
    struct doubt *doubts = tl_alloc(count * sizeof *doubts);
    weigh_doubts(builder, doubts);
    for (uint32_t i = 0; i < count; i++) {
        bool is_doubtful = *tl_input_at(builder, i) == TL_INPUT_HAS_EVENTS;
        if (is_doubtful && doubts[i].says && !doubts[i].known)
            report_foreign(builder, &doubts[i]);
    }
    tl_free(doubts);
}
