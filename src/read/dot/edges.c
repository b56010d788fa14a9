#include "object.h"

#include <string.h>

#include "graph/query/network.h"
#include "src/read/base/span_text.h"

static bool
edge_has(const struct tl_read_dot_edge *edge, const char *key)
{
    return *tl_read_dot_object_text(edge->object, key) != '\0';
}

static void
set_in_edge(const struct tl_read_dot_edge *edge, enum tl_field field, const char *text)
{
    tl_read_dot_record_set(edge->object, field, text);
}

static void
add_part(const struct tl_read_dot_edge *edge)
{
    tl_read_dot_record_begin(edge->object, TL_EVENT);
    set_in_edge(edge, TL_ID, edge->tail->id);
    set_in_edge(edge, TL_PART_OF, edge->head->id);
    tl_read_dot_record_end(edge->object);
}

/* Its kind is always the same, and its weight the event's, or that of the line. */
static void
add_participation(const struct tl_read_dot_edge *edge)
{
    static const char *const said[] = {"kind", "weight", "exact_weight"};
    bool forward = edge->head->type == TL_EVENT;
    tl_read_dot_record_begin(edge->object, TL_PARTICIPATION);
    set_in_edge(edge, TL_ACTOR_ID, forward ? edge->tail->id : edge->head->id);
    set_in_edge(edge, TL_EVENT_ID, forward ? edge->head->id : edge->tail->id);
    if (!edge_has(edge, "role"))
        set_in_edge(edge, TL_ROLE, edge->label);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        tl_read_dot_object_use(edge->object, said[i]);
    tl_read_dot_record_fill(edge->object);
    tl_read_dot_record_end(edge->object);
}

/* Arrows at both ends, or at none, say that it holds both ways alike. */
static void
set_ends(const struct tl_read_dot_edge *edge)
{
    const char *dir = tl_read_dot_object_text(edge->object, "dir");
    bool back = strcmp(dir, "back") == 0;
    bool directed =
        back || strcmp(dir, "forward") == 0 || (*dir == '\0' && edge->directed);
    set_in_edge(edge, TL_SOURCE, back ? edge->head->id : edge->tail->id);
    set_in_edge(edge, TL_TARGET, back ? edge->tail->id : edge->head->id);
    if (!edge_has(edge, "directed"))
        set_in_edge(edge, TL_DIRECTED, directed ? "true" : "false");
}

static void
set_kind(const struct tl_read_dot_edge *edge)
{
    if (edge_has(edge, "kind"))
        return;
    const char *type = tl_read_dot_object_use(edge->object, "type");
    set_in_edge(edge, TL_KIND, *type ? type : edge->label);
}

/* The weight of which Graphviz has a whole number near it. */
static void
set_weight(const struct tl_read_dot_edge *edge)
{
    const char *exact = tl_read_dot_object_use(edge->object, "exact_weight");
    if (*exact == '\0')
        return;
    set_in_edge(edge, TL_WEIGHT, exact);
    tl_read_dot_object_use(edge->object, "weight");
}

/* Where there is a date, first and last day come from it. */
static void
set_span(const struct tl_read_dot_edge *edge)
{
    const struct tl_reading *reading = edge->object->reading;
    const char *first = tl_read_dot_object_use(edge->object, "first");
    const char *last = tl_read_dot_object_use(edge->object, "last");
    char date[TL_SPAN_TEXT_MAX];
    if (edge_has(edge, "date"))
        return;
    if (strlen(first) >= TL_SPAN_END_MAX - 1 || strlen(last) >= TL_SPAN_END_MAX - 1)
        tl_report(reading->diagnostics, edge->object->piece.position, TL_RULE_BAD_DATE,
                  NULL, "found no day, expected one, or '..' for an open end");
    else if (tl_span_text(first, last, date) > 0)
        set_in_edge(edge, TL_DATE, date);
}

static void
add_relation(const struct tl_read_dot_edge *edge)
{
    tl_read_dot_record_begin(edge->object, TL_RELATION);
    set_in_edge(edge, TL_ID, edge->id);
    tl_read_dot_object_use(edge->object, "id");
    set_ends(edge);
    set_kind(edge);
    set_weight(edge);
    set_span(edge);
    if (!edge_has(edge, "description") && strcmp(edge->tooltip, edge->label) != 0)
        set_in_edge(edge, TL_DESCRIPTION, edge->tooltip);
    tl_read_dot_record_fill(edge->object);
    tl_read_dot_record_end(edge->object);
}

/* Only relations have ids. */
void
tl_read_dot_edge_add(const struct tl_read_dot_edge *edge)
{
    const char *kind = tl_read_dot_object_text(edge->object, "kind");
    bool of_events = edge->tail->type == TL_EVENT && edge->head->type == TL_EVENT;
    bool of_both = edge->tail->type != edge->head->type;
    if (*edge->id == '\0' && of_events &&
        strcmp(kind, tl_edge_names[TL_EDGE_PART]) == 0)
        add_part(edge);
    else if (*edge->id == '\0' && of_both &&
             (*kind == '\0' || strcmp(kind, tl_edge_names[TL_EDGE_PARTICIPATION]) == 0))
        add_participation(edge);
    else
        add_relation(edge);
}
