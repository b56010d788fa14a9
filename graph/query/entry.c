#include "entry.h"

#include <assert.h>

/* Whether a field has no value but what claims say. */
static bool
is_told(struct tl_settled settled, enum tl_field field)
{
    return (settled.claimed | settled.undecided) & TL_CLAIM_BIT(field);
}

/* Leaves an event what it says itself. */
static void
fill_event(struct tl_entry *entry)
{
    struct tl_event *event = &entry->of.event;
    if (is_told(event->settled, TL_KIND))
        event->kind = "";
    if (is_told(event->settled, TL_DATE))
        event->date = NULL;
    if (is_told(event->settled, TL_PLACE))
        event->place = "";
    if (is_told(event->settled, TL_COUNT))
        event->has_count = false;
    if (is_told(event->settled, TL_PART_OF))
        event->part_of = TL_NONE;
    entry->record = event->record;
    entry->made_id = event->made_id;
    entry->attributes = event->attributes;
    entry->citations = event->citations;
}

static void
fill_relation(struct tl_entry *entry)
{
    struct tl_relation *relation = &entry->of.relation;
    if (is_told(relation->settled, TL_KIND))
        relation->kind = "";
    if (is_told(relation->settled, TL_DATE))
        relation->date = NULL;
    if (is_told(relation->settled, TL_WEIGHT))
        relation->has_weight = false;
    entry->record = relation->record;
    entry->made_id = relation->made_id;
    entry->attributes = relation->attributes;
    entry->citations = relation->citations;
}

static void
fill_part(struct tl_entry *entry)
{
    struct tl_participation *part = &entry->of.participation;
    if (is_told(part->settled, TL_ROLE))
        part->role = "";
    if (is_told(part->settled, TL_DATE))
        part->date = NULL;
    entry->attributes = part->attributes;
    entry->citations = part->citations;
}

struct tl_entry
tl_entry_of(const struct tl_graph *graph, enum tl_type type, uint32_t number)
{
    struct tl_entry entry = {.graph = graph, .type = type, .number = number};
    switch (type) {
    case TL_DATASET:
        entry.of.dataset = tl_graph_dataset(graph);
        entry.attributes = entry.of.dataset.attributes;
        break;
    case TL_ACTOR:
        entry.of.actor = tl_graph_actor(graph, number);
        entry.record = entry.of.actor.record;
        entry.attributes = entry.of.actor.attributes;
        entry.citations = entry.of.actor.citations;
        break;
    case TL_EVENT:
        entry.of.event = tl_graph_event(graph, number);
        fill_event(&entry);
        break;
    case TL_RELATION:
        entry.of.relation = tl_graph_relation(graph, number);
        fill_relation(&entry);
        break;
    case TL_REFERENCE:
        entry.of.reference = tl_graph_reference(graph, number);
        entry.record = entry.of.reference.record;
        entry.attributes = entry.of.reference.attributes;
        break;
    case TL_PARTICIPATION:
        entry.of.participation = tl_graph_participation(graph, number);
        fill_part(&entry);
        break;
    case TL_DECLARED_ROLE:
        entry.of.role = tl_graph_role(graph, number);
        entry.attributes = entry.of.role.attributes;
        break;
    case TL_DECLARED_KIND:
        entry.of.kind = tl_graph_kind(graph, number);
        entry.attributes = entry.of.kind.attributes;
        break;
    default:
        entry.of.citation = tl_graph_citation(graph, number);
        entry.record = entry.of.citation.record;
        entry.attributes = entry.of.citation.attributes;
        break;
    }
    return entry;
}

static struct tl_entry_value
value_of_text(const char *text)
{
    return (struct tl_entry_value){.is_there = *text, .text = text};
}

static struct tl_entry_value
value_of_date(const struct tl_date *date)
{
    return value_of_text(date ? date->text : "");
}

static struct tl_entry_value
value_of_number(bool is_there, int64_t number)
{
    return (struct tl_entry_value){is_there, "", .number = is_there ? number : 0};
}

static struct tl_entry_value
value_of_item(enum tl_type type, uint32_t number)
{
    return (struct tl_entry_value){number != TL_NONE, "", .item = {type, number}};
}

static struct tl_entry_value
value_in_event(const struct tl_event *event, enum tl_field field)
{
    switch (field) {
    case TL_KIND:
        return value_of_text(event->kind);
    case TL_DATE:
        return value_of_date(event->date);
    case TL_PLACE:
        return value_of_text(event->place);
    case TL_COUNT:
        return value_of_number(event->has_count, event->count);
    default:
        assert(field == TL_PART_OF);
        return value_of_item(TL_EVENT, event->part_of);
    }
}

static struct tl_entry_value
value_in_relation(const struct tl_relation *relation, enum tl_field field)
{
    switch (field) {
    case TL_SOURCE:
        return value_of_item(relation->source.type, relation->source.number);
    case TL_TARGET:
        return value_of_item(relation->target.type, relation->target.number);
    case TL_KIND:
        return value_of_text(relation->kind);
    case TL_DATE:
        return value_of_date(relation->date);
    case TL_DIRECTED:
        return value_of_number(true, relation->directed);
    case TL_WEIGHT:
        return value_of_number(relation->has_weight, relation->weight);
    case TL_WEIGHT_DISPUTED:
        return value_of_number(relation->has_weight_disputed,
                               relation->weight_disputed);
    default:
        assert(field == TL_EVENTS);
        return (struct tl_entry_value){relation->event_count > 0, "",
                                       .events = relation->events,
                                       .event_count = relation->event_count};
    }
}

static struct tl_entry_value
value_in_part(const struct tl_participation *part, enum tl_field field)
{
    switch (field) {
    case TL_ROLE:
        return value_of_text(part->role);
    case TL_DATE:
        return value_of_date(part->date);
    default:
        assert(field == TL_ACTOR_ID);
        return value_of_item(TL_ACTOR, part->actor);
    }
}

static struct tl_entry_value
value_in_citation(const struct tl_citation *citation, enum tl_field field)
{
    if (field == TL_REFERENCE_ID)
        return value_of_item(TL_REFERENCE, citation->reference);
    if (field == TL_SAYS)
        return value_of_text(citation->says);
    assert(field == TL_STATUS);
    return value_of_number(true, citation->status);
}

static struct tl_entry_value
value_in_declaration(const struct tl_entry *entry, enum tl_field field)
{
    switch (field) {
    case TL_SIDE:
        return value_of_text(entry->of.role.side);
    case TL_INVERSE:
        return value_of_text(entry->of.role.inverse);
    case TL_LABEL:
        return value_of_text(entry->of.kind.label);
    case TL_COLOUR:
        return value_of_text(entry->of.kind.colour);
    default:
        return value_of_text(""); /* it is known by the others */
    }
}

/* Whether it is one of the texts that a record keeps. */
static bool
is_kept(enum tl_field field)
{
    enum tl_value value = tl_fields[field].value;
    return value == TL_VALUE_TEXT || value == TL_VALUE_LIST || value == TL_VALUE_URL;
}

struct tl_entry_value
tl_entry_value(const struct tl_entry *entry, enum tl_field field)
{
    if (entry->type == TL_DATASET && field == TL_TITLE)
        return value_of_text(entry->of.dataset.title);
    if (entry->type == TL_DATASET) {
        assert(field == TL_DESCRIPTION);
        return value_of_text(entry->of.dataset.description);
    }
    if (is_kept(field))
        return value_of_text(tl_record_text(entry->record, field));
    switch (entry->type) {
    case TL_ACTOR:
        return value_of_text(entry->of.actor.kind);
    case TL_EVENT:
        return value_in_event(&entry->of.event, field);
    case TL_RELATION:
        return value_in_relation(&entry->of.relation, field);
    case TL_PARTICIPATION:
        return value_in_part(&entry->of.participation, field);
    case TL_CITATION:
        return value_in_citation(&entry->of.citation, field);
    case TL_DECLARED_ROLE:
    case TL_DECLARED_KIND:
        return value_in_declaration(entry, field);
    default:
        return field == TL_VIA ? value_of_item(TL_REFERENCE, entry->of.reference.via)
                               : value_of_date(entry->of.reference.date);
    }
}

enum tl_field
tl_entry_next_field(enum tl_type type, enum tl_field field)
{
    static const unsigned in_tables_only[TL_TYPES] = {
        [TL_PARTICIPATION] = 1U << TL_EVENT_ID,
        [TL_CITATION] =
            1U << TL_ITEM | 1U << TL_ACTOR_ID | 1U << TL_ROLE | 1U << TL_DATE,
    };
    field = field == TL_FIELDS ? 0 : field + 1;
    while (field < TL_FIELDS &&
           (field == TL_ID || !tl_type_has(type, field) ||
            (field < TL_ITEM_FIELDS && in_tables_only[type] & 1U << field)))
        field++;
    return field;
}
