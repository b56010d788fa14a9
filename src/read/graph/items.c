#include <stdio.h>
#include <string.h>

#include "graph/base/text.h"
#include "graph/query/network.h"
#include "src/read/base/span_text.h"
#include "inside.h"

static bool
has(const struct tl_read_graph_object *object, const char *key)
{
    return *tl_read_graph_text(object, key) != '\0';
}

/* What a node says that it is: "item" is what our outputs say. */
static const char *
type_of(const struct tl_read_graph_object *object)
{
    return tl_read_graph_text(object, tl_read_graph_is_ours(object) ? "item" : "type");
}

enum tl_type
tl_read_graph_node_type(const struct tl_read_graph_object *object)
{
    return strcmp(type_of(object), tl_type_names[TL_EVENT]) == 0 ? TL_EVENT : TL_ACTOR;
}

/* What people see of a node, where it is not said otherwise. */
static void
set_shown(const struct tl_read_graph_said *said, enum tl_type type)
{
    enum tl_field field = type == TL_EVENT ? TL_TITLE : TL_NAME;
    const char *name = tl_read_graph_text(said->object, tl_fields[field].name);
    if (*name == '\0' && strcmp(said->label, said->id) != 0)
        tl_read_graph_set(said->object, field, said->label);
    if (!has(said->object, "description") &&
        strcmp(said->description, said->label) != 0)
        tl_read_graph_set(said->object, TL_DESCRIPTION, said->description);
    if (!has(said->object, "url"))
        tl_read_graph_set(said->object, TL_URL, said->url);
    if (*name && said->keeps_label && strcmp(said->label, name) != 0 &&
        strcmp(said->label, said->id) != 0)
        tl_read_graph_attribute_default(said->object, "caption", said->label);
}

/* The type is the kind where it does not tell actors from events, and no other is. */
static void
set_node_kind(const struct tl_read_graph_said *said, bool ours)
{
    const char *type = ours ? "" : tl_read_graph_text(said->object, "type");
    bool tells = strcmp(type, tl_type_names[TL_ACTOR]) == 0 ||
                 strcmp(type, tl_type_names[TL_EVENT]) == 0;
    bool has_kind = has(said->object, "kind");
    if (!ours && (tells || !has_kind))
        tl_read_graph_use(said->object, "type");
    if (!has_kind)
        tl_read_graph_set(said->object, TL_KIND,
                          tells || *type == '\0' ? said->kind : type);
}

void
tl_read_graph_node_add(const struct tl_read_graph_said *said)
{
    enum tl_type type = tl_read_graph_node_type(said->object);
    bool ours = tl_read_graph_is_ours(said->object);
    tl_builder_table(said->object->graph->reading->builder, TL_ACTOR);
    if (ours)
        tl_read_graph_ours_use(said->object, false);
    else if (type == TL_EVENT)
        tl_read_graph_times_find(said->object);
    tl_read_graph_record_begin(said->object, type);
    tl_read_graph_set(said->object, TL_ID, said->id);
    set_shown(said, type);
    set_node_kind(said, ours);
    tl_read_graph_times_set(said->object, type, ours);
    if (ours)
        tl_read_graph_ours_cite(said->object, NULL, false);
    tl_read_graph_record_end(said->object);
}

static bool
edge_has(const struct tl_read_graph_edge *edge, const char *key)
{
    return has(edge->object, key);
}

static void
set_in_edge(const struct tl_read_graph_edge *edge, enum tl_field field,
            const char *text)
{
    tl_read_graph_set(edge->object, field, text);
}

/* None of its attributes is one of the event. */
static void
add_part(const struct tl_read_graph_edge *edge)
{
    tl_read_graph_record_begin(edge->object, TL_EVENT);
    set_in_edge(edge, TL_ID, edge->tail->id);
    set_in_edge(edge, TL_PART_OF, edge->head->id);
    edge->object->count = 0;
    tl_read_graph_record_end(edge->object);
}

static void
use_all(const struct tl_read_graph_object *object, const char *const *keys)
{
    for (; *keys; keys++)
        tl_read_graph_use(object, *keys);
}

/* The kind of an edge by what says it first; "" where nothing does. */
static const char *
find_kind(const struct tl_read_graph_edge *edge)
{
    static const char *const usual[] = {"type", "label", NULL};
    const char *const *keys = edge->kind_keys ? edge->kind_keys : usual;
    const char *kind = tl_read_graph_text(edge->object, "kind");
    for (; *kind == '\0' && *keys; keys++)
        kind = strcmp(*keys, "label") == 0 ? edge->label
                                           : tl_read_graph_use(edge->object, *keys);
    return kind;
}

/* Its kind is always the same. In our outputs its weight is the event's, and in DOT
 * that of the line. */
static void
add_participation(const struct tl_read_graph_edge *edge, bool ours)
{
    static const char *const said[] = {"weight", "exact_weight", NULL};
    static const char *const follow[] = {"directed", "events", "weight_disputed", NULL};
    bool forward = edge->head->type == TL_EVENT || edge->tail->type != TL_EVENT;
    const struct tl_read_graph_node *event = forward ? edge->head : edge->tail;
    const char *kind = tl_read_graph_use(edge->object, "kind");
    if (ours || !edge->kind)
        use_all(edge->object, said);
    if (ours)
        use_all(edge->object, follow);
    if (event->date &&
        strcmp(tl_read_graph_text(edge->object, "date"), event->date) == 0)
        tl_read_graph_use(edge->object, "date");
    tl_read_graph_record_begin(edge->object, TL_PARTICIPATION);
    set_in_edge(edge, TL_ACTOR_ID, forward ? edge->tail->id : edge->head->id);
    set_in_edge(edge, TL_EVENT_ID, event->id);
    if (!edge_has(edge, "role"))
        set_in_edge(edge, TL_ROLE,
                    *kind || *edge->label ? edge->label : find_kind(edge));
    tl_read_graph_times_set(edge->object, TL_PARTICIPATION, ours);
    if (ours)
        tl_read_graph_ours_cite(edge->object, event, false);
    tl_read_graph_record_end(edge->object);
}

static void
set_ends(const struct tl_read_graph_edge *edge)
{
    set_in_edge(edge, TL_SOURCE, edge->back ? edge->head->id : edge->tail->id);
    set_in_edge(edge, TL_TARGET, edge->back ? edge->tail->id : edge->head->id);
    if (!edge_has(edge, "directed"))
        set_in_edge(edge, TL_DIRECTED, edge->directed ? "true" : "false");
}

static void
set_kind(const struct tl_read_graph_edge *edge)
{
    const char *kind = find_kind(edge);
    if (!edge_has(edge, "kind"))
        set_in_edge(edge, TL_KIND, kind);
    if (edge->keeps_label && strcmp(edge->label, kind) != 0)
        tl_read_graph_attribute_default(edge->object, "caption", edge->label);
}

/* The weight of which Graphviz has a whole number near it. */
static void
set_weight(const struct tl_read_graph_edge *edge)
{
    const char *exact = tl_read_graph_use(edge->object, "exact_weight");
    if (*exact == '\0')
        return;
    set_in_edge(edge, TL_WEIGHT, exact);
    tl_read_graph_use(edge->object, "weight");
}

/* Where there is a date, first and last day come from it. */
static void
set_span(const struct tl_read_graph_edge *edge)
{
    const struct tl_reading *reading = edge->object->graph->reading;
    if (edge->object->span_count > 0)
        return;
    const char *first = tl_read_graph_use(edge->object, "first");
    const char *last = tl_read_graph_use(edge->object, "last");
    char date[TL_SPAN_TEXT_MAX];
    if (edge_has(edge, "date"))
        return;
    if (strlen(first) >= TL_SPAN_END_MAX - 1 || strlen(last) >= TL_SPAN_END_MAX - 1)
        tl_report(reading->diagnostics, edge->object->position, TL_RULE_BAD_DATE, NULL,
                  "found no day, expected one, or '..' for an open end");
    else if (tl_span_text(first, last, date) > 0)
        set_in_edge(edge, TL_DATE, date);
    else
        tl_read_graph_times_find(edge->object);
}

static void
add_relation(const struct tl_read_graph_edge *edge, bool ours, bool is_tie)
{
    tl_read_graph_record_begin(edge->object, TL_RELATION);
    set_in_edge(edge, TL_ID, edge->id);
    tl_read_graph_use(edge->object, "id");
    set_ends(edge);
    if (!ours)
        set_kind(edge);
    set_weight(edge);
    if (!ours)
        set_span(edge);
    tl_read_graph_times_set(edge->object, TL_RELATION, ours);
    if (!edge_has(edge, "description") && strcmp(edge->description, edge->label) != 0)
        set_in_edge(edge, TL_DESCRIPTION, edge->description);
    if (ours) {
        tl_read_graph_ours_weigh(edge->object);
        tl_read_graph_ours_cite(edge->object, NULL, is_tie);
    }
    tl_read_graph_record_end(edge->object);
}

/* What an edge is: a participation, a part of an event, or a relation or tie. In our
 * outputs, and in DOT, only relations have ids that are not made. */
static enum tl_edge_origin
find_origin(const struct tl_read_graph_edge *edge, bool ours, bool is_made)
{
    const char *kind = tl_read_graph_text(edge->object, "kind");
    bool of_events = edge->tail->type == TL_EVENT && edge->head->type == TL_EVENT;
    bool of_both = edge->tail->type != edge->head->type;
    bool is_part = strcmp(kind, tl_edge_names[TL_EDGE_PART]) == 0;
    bool takes_part = strcmp(kind, tl_edge_names[TL_EDGE_PARTICIPATION]) == 0;
    if ((ours || !edge->kind) && *edge->id && !is_made)
        return TL_EDGE_RELATION;
    if (is_part && of_events)
        return TL_EDGE_PART;
    if (of_both && (takes_part || *kind == '\0'))
        return TL_EDGE_PARTICIPATION;
    return is_made ? TL_EDGE_TIE : TL_EDGE_RELATION;
}

bool
tl_read_graph_edge_is_numbered(const struct tl_read_graph_edge *edge)
{
    return *edge->id && edge->id[tl_text_digits(edge->id)] == '\0' && !edge->shares_ids;
}

void
tl_read_graph_edge_make(const struct tl_read_graph_edge *edge)
{
    struct tl_read_graph_edge it = *edge;
    bool is_made = tl_read_graph_id_is_made(edge->id);
    bool ours = is_made || (edge->tail->ours && edge->head->ours);
    if (!ours && tl_read_graph_edge_is_numbered(edge)) {
        if (!edge->is_count)
            tl_read_graph_attribute_default(edge->object, "edge_id", edge->id);
        it.id = "";
    }
    if (!ours && edge->kind && *edge->kind)
        tl_read_graph_attribute_default(edge->object, "kind", edge->kind);
    enum tl_edge_origin origin = find_origin(&it, ours, is_made);
    if (is_made)
        it.id = "";
    if (ours) {
        it.label = it.description = "";
        it.keeps_label = false;
        tl_read_graph_ours_use(it.object, origin == TL_EDGE_TIE);
    } else if (*it.id && origin != TL_EDGE_RELATION)
        tl_read_graph_attribute_default(edge->object, "edge_id", it.id);
    if (origin == TL_EDGE_PART)
        add_part(&it);
    else if (origin == TL_EDGE_PARTICIPATION)
        add_participation(&it, ours);
    else
        add_relation(&it, ours, origin == TL_EDGE_TIE);
}

void
tl_read_graph_edge_count(struct tl_read_graph_edge *edge)
{
    char number[24];
    struct tl_read_graph *graph = edge->object->graph;
    if (graph->edge_count == 0)
        graph->first_edge = strcmp(edge->id, "1") == 0;
    snprintf(number, sizeof number, "%zu", graph->first_edge + graph->edge_count++);
    edge->is_count = strcmp(edge->id, number) == 0;
}

void
tl_read_graph_edge_add(struct tl_read_graph_edge *edge)
{
    tl_read_graph_edge_count(edge);
    tl_read_graph_edge_make(edge);
}
