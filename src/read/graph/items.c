#include <string.h>

#include "graph/query/network.h"
#include "src/read/base/span_text.h"
#include "inside.h"

static bool
has(const struct tl_read_graph_object *object, const char *key)
{
    return *tl_read_graph_text(object, key) != '\0';
}

enum tl_type
tl_read_graph_node_type(const struct tl_read_graph_object *object)
{
    const char *type = tl_read_graph_text(object, "type");
    return strcmp(type, tl_type_names[TL_EVENT]) == 0 ? TL_EVENT : TL_ACTOR;
}

/* What people see of a node, where it is not said otherwise. */
static void
set_shown(const struct tl_read_graph_said *said, enum tl_type type)
{
    enum tl_field name = type == TL_EVENT ? TL_TITLE : TL_NAME;
    if (!has(said->object, tl_fields[name].name) && strcmp(said->label, said->id) != 0)
        tl_read_graph_set(said->object, name, said->label);
    if (!has(said->object, "description") &&
        strcmp(said->description, said->label) != 0)
        tl_read_graph_set(said->object, TL_DESCRIPTION, said->description);
    if (!has(said->object, "url"))
        tl_read_graph_set(said->object, TL_URL, said->url);
}

/* The type is the kind where it does not tell actors from events, and no other is. */
static void
set_node_kind(const struct tl_read_graph_said *said)
{
    const char *type = tl_read_graph_text(said->object, "type");
    bool tells = strcmp(type, tl_type_names[TL_ACTOR]) == 0 ||
                 strcmp(type, tl_type_names[TL_EVENT]) == 0;
    bool has_kind = has(said->object, "kind");
    if (tells || !has_kind)
        tl_read_graph_use(said->object, "type");
    if (!has_kind)
        tl_read_graph_set(said->object, TL_KIND,
                          tells || *type == '\0' ? said->kind : type);
}

void
tl_read_graph_node_add(const struct tl_read_graph_said *said)
{
    enum tl_type type = tl_read_graph_node_type(said->object);
    tl_read_graph_record_begin(said->object, type);
    tl_read_graph_set(said->object, TL_ID, said->id);
    set_shown(said, type);
    set_node_kind(said);
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

/* Its kind is always the same, and its weight the event's, or that of the line. */
static void
add_participation(const struct tl_read_graph_edge *edge)
{
    static const char *const said[] = {"kind", "weight", "exact_weight"};
    bool forward = edge->head->type == TL_EVENT;
    tl_read_graph_record_begin(edge->object, TL_PARTICIPATION);
    set_in_edge(edge, TL_ACTOR_ID, forward ? edge->tail->id : edge->head->id);
    set_in_edge(edge, TL_EVENT_ID, forward ? edge->head->id : edge->tail->id);
    if (!edge_has(edge, "role"))
        set_in_edge(edge, TL_ROLE, edge->label);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        tl_read_graph_use(edge->object, said[i]);
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
    if (edge_has(edge, "kind"))
        return;
    const char *type = tl_read_graph_use(edge->object, "type");
    set_in_edge(edge, TL_KIND, *type ? type : edge->label);
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
set_span(const struct tl_read_graph_edge *edge, struct tl_diagnostics *diagnostics)
{
    const char *first = tl_read_graph_use(edge->object, "first");
    const char *last = tl_read_graph_use(edge->object, "last");
    char date[TL_SPAN_TEXT_MAX];
    if (edge_has(edge, "date"))
        return;
    if (strlen(first) >= TL_SPAN_END_MAX - 1 || strlen(last) >= TL_SPAN_END_MAX - 1)
        tl_report(diagnostics, edge->object->position, TL_RULE_BAD_DATE, NULL,
                  "found no day, expected one, or '..' for an open end");
    else if (tl_span_text(first, last, date) > 0)
        set_in_edge(edge, TL_DATE, date);
}

static void
add_relation(const struct tl_read_graph_edge *edge, struct tl_diagnostics *diagnostics)
{
    tl_read_graph_record_begin(edge->object, TL_RELATION);
    set_in_edge(edge, TL_ID, edge->id);
    tl_read_graph_use(edge->object, "id");
    set_ends(edge);
    set_kind(edge);
    set_weight(edge);
    set_span(edge, diagnostics);
    if (!edge_has(edge, "description") && strcmp(edge->description, edge->label) != 0)
        set_in_edge(edge, TL_DESCRIPTION, edge->description);
    tl_read_graph_record_end(edge->object);
}

/* Only relations have ids. */
void
tl_read_graph_edge_add(const struct tl_read_graph_edge *edge)
{
    const char *kind = tl_read_graph_text(edge->object, "kind");
    bool of_events = edge->tail->type == TL_EVENT && edge->head->type == TL_EVENT;
    bool of_both = edge->tail->type != edge->head->type;
    if (*edge->id == '\0' && of_events &&
        strcmp(kind, tl_edge_names[TL_EDGE_PART]) == 0)
        add_part(edge);
    else if (*edge->id == '\0' && of_both &&
             (*kind == '\0' || strcmp(kind, tl_edge_names[TL_EDGE_PARTICIPATION]) == 0))
        add_participation(edge);
    else
        add_relation(edge, edge->object->graph->reading->diagnostics);
}
