#include <string.h>

#include "inside.h"

static const char *
keep(struct tl_read_graph *graph, const char *text)
{
    return tl_arena_text(&graph->texts, text, strlen(text));
}

void
tl_read_graph_node_put(const struct tl_read_graph_said *said)
{
    struct tl_read_graph *graph = said->object->graph;
    uint32_t number = tl_vocabulary_add(&graph->ids, said->id, strlen(said->id));
    bool is_new = number == graph->nodes.count;
    struct tl_read_graph_node node = {.id = tl_vocabulary_text(&graph->ids, number),
                                      .type = tl_read_graph_node_type(said->object),
                                      .ours = tl_read_graph_is_ours(said->object)};
    if (is_new && node.ours && node.type == TL_EVENT) {
        node.date = keep(graph, tl_read_graph_text(said->object, "date"));
        node.references = keep(graph, tl_read_graph_text(said->object, "references"));
        node.denied_by = keep(graph, tl_read_graph_text(said->object, "denied_by"));
        node.status = keep(graph, tl_read_graph_text(said->object, "status"));
    }
    if (is_new)
        *(struct tl_read_graph_node *)tl_vector_add(&graph->nodes) = node;
    tl_read_graph_node_add(said);
}

/* What graphs call a name is the title. Our own outputs write references as texts
 * beside the ids that nodes and edges have.
 */
void
tl_read_graph_dataset_add(struct tl_read_graph_object *object)
{
    struct tl_read_graph *graph = object->graph;
    const struct tl_read_graph_node *first =
        graph->nodes.count > 0 ? tl_vector_at(&graph->nodes, 0) : NULL;
    if (first && first->ours && *tl_read_graph_text(object, "references"))
        tl_read_graph_leave(graph, TL_READ_GRAPH_REFERENCE,
                            tl_read_graph_use(object, "references"), object->position);
    tl_read_graph_record_begin(object, TL_DATASET);
    if (*tl_read_graph_text(object, "title") == '\0')
        tl_read_graph_set(object, TL_TITLE, tl_read_graph_use(object, "name"));
    tl_read_graph_record_end(object);
}

bool
tl_read_graph_is_taken(const struct tl_read_graph *graph, const char *id)
{
    return tl_read_graph_node_find(graph, id) ||
           tl_vocabulary_find(&graph->edge_ids, id, strlen(id)) != TL_NONE;
}

void
tl_read_graph_parent_put(struct tl_read_graph *graph, const char *id,
                         const char *parent, struct tl_position position)
{
    *(struct tl_read_graph_inner *)tl_vector_add(&graph->parents) =
        (struct tl_read_graph_inner){keep(graph, id), keep(graph, parent), position};
}

/* The id of an edge that can be that of a relation. */
static const char *
choose_id(struct tl_read_graph *graph, const struct tl_read_graph_edge *edge)
{
    bool ours = edge->tail->ours && edge->head->ours;
    size_t length = strlen(edge->id);
    if (ours || length == 0 || tl_read_graph_id_is_made(edge->id)) {
        if (edge->local_key)
            tl_read_graph_use(edge->object, edge->local_key);
        return edge->id;
    }
    if (edge->local_key)
        return "";
    if (tl_read_graph_edge_is_numbered(edge))
        return edge->id;
    if (tl_read_graph_is_taken(graph, edge->id)) {
        tl_read_graph_leave(graph, TL_READ_GRAPH_EDGE_ID, edge->id,
                            edge->object->position);
        return "";
    }
    tl_vocabulary_add(&graph->edge_ids, edge->id, length);
    return edge->id;
}

static void
add(struct tl_read_graph *graph, struct tl_read_graph_edge *edge)
{
    edge->id = choose_id(graph, edge);
    tl_read_graph_edge_make(edge);
}

/* Keeps what an object says until all nodes are there. */
static void
keep_object(struct tl_read_graph *graph, struct tl_read_graph_later *later,
            const struct tl_read_graph_object *object)
{
    size_t size = object->count * sizeof *object->list;
    size_t span_size = object->span_count * sizeof *object->spans;
    later->position = object->position;
    later->count = object->count;
    later->span_count = object->span_count;
    later->years = object->years;
    later->list = tl_arena_take(&graph->texts, size, sizeof(void *));
    later->spans = tl_arena_take(&graph->texts, span_size, sizeof(void *));
    for (size_t i = 0; i < object->count; i++) {
        later->list[i] = object->list[i];
        later->list[i].key = keep(graph, object->list[i].key);
        later->list[i].text = keep(graph, object->list[i].text);
    }
    for (size_t i = 0; i < object->span_count; i++) {
        later->spans[i] = object->spans[i];
        later->spans[i].first = keep(graph, object->spans[i].first);
        later->spans[i].last = keep(graph, object->spans[i].last);
    }
}

void
tl_read_graph_edge_put(struct tl_read_graph_edge *edge, const char *tail,
                       const char *head)
{
    struct tl_read_graph *graph = edge->object->graph;
    tl_read_graph_edge_count(edge);
    edge->tail = tl_read_graph_node_find(graph, tail);
    edge->head = tl_read_graph_node_find(graph, head);
    if (edge->tail && edge->head) {
        add(graph, edge);
        return;
    }
    struct tl_read_graph_later *later = tl_vector_add(&graph->edges);
    keep_object(graph, later, edge->object);
    later->edge = *edge;
    later->edge.label = keep(graph, edge->label);
    later->edge.description = keep(graph, edge->description);
    later->edge.kind = edge->kind ? keep(graph, edge->kind) : NULL;
    later->edge.id = keep(graph, edge->id);
    later->edge.local_key = edge->local_key ? keep(graph, edge->local_key) : NULL;
    later->tail = keep(graph, tail);
    later->head = keep(graph, head);
}

/* The node of an id. Where there is none, its first mention makes an actor, if no other
 * input does. */
static const struct tl_read_graph_node *
need_node(struct tl_read_graph *graph, const char *id)
{
    uint32_t number = tl_vocabulary_add(&graph->ids, id, strlen(id));
    if (number == graph->nodes.count)
        *(struct tl_read_graph_node *)tl_vector_add(&graph->nodes) =
            (struct tl_read_graph_node){.id = tl_vocabulary_text(&graph->ids, number),
                                        .type = TL_ACTOR};
    return tl_vector_at(&graph->nodes, number);
}

static void
add_later(struct tl_read_graph *graph, struct tl_read_graph_later *later,
          struct tl_read_graph_object *object)
{
    later->edge.tail = need_node(graph, later->tail);
    later->edge.head = need_node(graph, later->head);
    later->edge.object = object;
    tl_read_graph_object_begin(object, graph, later->position);
    object->years = later->years;
    for (size_t i = 0; i < later->count; i++) {
        const struct tl_read_graph_attribute *it = &later->list[i];
        tl_read_graph_attribute_add(object, (struct tl_text){it->key, strlen(it->key)},
                                    (struct tl_text){it->text, it->length})
            ->used = it->used;
    }
    for (size_t i = 0; i < later->span_count; i++)
        tl_read_graph_span_add(object, &later->spans[i]);
    add(graph, &later->edge);
}

/* An actor is a member of one other; of more it has a relation to each. */
static void
add_member(struct tl_read_graph_object *object, struct tl_read_graph_node *node,
           const struct tl_read_graph_node *parent)
{
    struct tl_builder *builder = object->graph->reading->builder;
    if (node->has_parent) {
        tl_read_graph_record_begin(object, TL_RELATION);
        tl_read_graph_set(object, TL_SOURCE, node->id);
        tl_read_graph_set(object, TL_TARGET, parent->id);
        tl_read_graph_set(object, TL_KIND, "member of");
    } else {
        tl_read_graph_record_begin(object, TL_ACTOR);
        tl_read_graph_set(object, TL_ID, node->id);
        tl_builder_attribute(builder, "member_of", parent->id, strlen(parent->id),
                             object->position);
    }
    tl_builder_end(builder);
    node->has_parent = true;
}

static void
add_inner(struct tl_read_graph *graph, const struct tl_read_graph_inner *inner)
{
    struct tl_read_graph_object object = {.graph = graph, .position = inner->position};
    if (!tl_read_graph_node_find(graph, inner->id))
        return; /* the text has ended within it */
    const struct tl_read_graph_node *parent = need_node(graph, inner->parent);
    struct tl_read_graph_node *node = tl_read_graph_node_find(graph, inner->id);
    bool is_event = node->type == TL_EVENT;
    if (!is_event && parent->type != TL_EVENT) {
        add_member(&object, node, parent);
        return;
    }
    bool is_part = is_event && parent->type == TL_EVENT;
    tl_read_graph_record_begin(&object, is_part ? TL_EVENT : TL_PARTICIPATION);
    tl_read_graph_set(&object, is_part ? TL_ID : TL_EVENT_ID,
                      is_event ? node->id : parent->id);
    tl_read_graph_set(&object, is_part ? TL_PART_OF : TL_ACTOR_ID,
                      is_event ? parent->id : node->id);
    tl_builder_end(graph->reading->builder);
}

void
tl_read_graph_ends_settle(struct tl_read_graph *graph)
{
    struct tl_read_graph_object object = {0};
    for (size_t i = 0; i < graph->edges.count; i++)
        add_later(graph, tl_vector_at(&graph->edges, i), &object);
    tl_read_graph_object_clear(&object);
    for (size_t i = 0; i < graph->parents.count; i++)
        add_inner(graph, tl_vector_at(&graph->parents, i));
}
