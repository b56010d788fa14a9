#include "records.h"

#include <stdbool.h>
#include <string.h>

#include "graph/base/memory.h"
#include "graph/base/text.h"
#include "caption.h"
#include "object.h"

/* What our own output draws besides the data (axes, legends, …) is left out. */

struct records {
    const char *name;  /* of the graph */
    const char *label; /* the same, as it is written */
    bool directed;
    bool ours;                         /* written by our own output */
    struct tl_read_dot_object *object; /* at hand */
    struct tl_vector clusters;         /* struct cluster */
    struct tl_vector nodes;            /* struct node */
    struct tl_arena texts;
};

struct node {
    const char *name;
    struct tl_read_graph_node item;
};

struct cluster {
    const char *kind;
    const char *label; /* as it is written */
};

static bool
has_text(const struct records *records, const char *key)
{
    return *tl_read_graph_text(&records->object->attributes, key) != '\0';
}

/* Whether the object is something that our output draws besides the data. Classes are
 * words between blanks. */
static bool
is_drawn(const struct records *records)
{
    const char *classes = tl_read_graph_text(&records->object->attributes, "class");
    while (*classes) {
        size_t length = strcspn(classes, " ");
        if (length == strlen(TL_READ_DOT_OURS) &&
            tl_text_begins(classes, TL_READ_DOT_OURS))
            return true;
        classes += length + strspn(classes + length, " ");
    }
    return tl_read_dot_is_drawing(records->object->name);
}

/* Whether the object comes from our output, which says by attributes of its own what
 * its labels show; and was not added to it by somebody. */
static bool
is_ours(const struct records *records, const char *sign)
{
    return records->ours &&
           tl_read_graph_attribute_find(&records->object->attributes, sign);
}

/* The first of all. What has no name, cgraph calls '%' and a number. */
static void
finish_graph(struct records *records)
{
    struct tl_read_dot_object *object = records->object;
    const char *label = tl_read_graph_text(&object->attributes, "label");
    records->name = *object->name == '%' ? "" : object->name;
    records->directed = object->piece.first;
    records->ours = strcmp(object->name, TL_READ_DOT_OURS) == 0;
    records->label = tl_arena_text(&records->texts, label, strlen(label));
    const struct tl_read_dot_caption_names names = {records->name, "", "", "", NULL};
    tl_read_graph_record_begin(&object->attributes, TL_DATASET);
    if (!records->ours && !has_text(records, "title"))
        tl_read_graph_set(&object->attributes, TL_TITLE,
                          tl_read_dot_object_caption(object, "label", "", &names));
    tl_read_graph_record_end(&object->attributes);
}

/* The cluster around the object; without one, the graph as if it were one. */
static struct cluster
cluster_around(const struct records *records)
{
    uint32_t number = records->object->piece.first;
    if (number == TL_READ_DOT_NO_CLUSTER)
        return (struct cluster){"", records->label};
    return *(struct cluster *)tl_vector_at(&records->clusters, number);
}

/* What a cluster is called: its label, or else what its name says: "cluster_states". */
static const char *
cluster_caption(struct records *records)
{
    const struct tl_read_dot_caption_names names = {records->name, "", "", "", NULL};
    const char *label = tl_read_graph_text(&records->object->attributes, "label");
    const char *name = records->object->name;
    /* Without a label of its own it has that of what is around it. */
    if (strcmp(label, cluster_around(records).label) != 0)
        return tl_read_dot_object_caption(records->object, "label", "", &names);
    if (!tl_text_begins(name, "cluster"))
        return "";
    name += strlen("cluster");
    name += strspn(name, "_");
    bool says_nothing = name[strspn(name, "0123456789")] == '\0';
    return says_nothing || tl_read_dot_is_drawing(name) ? "" : name;
}

static void
finish_cluster(struct records *records)
{
    const char *label = tl_read_graph_text(&records->object->attributes, "label");
    const char *kind = cluster_caption(records);
    if (*kind == '\0')
        kind = cluster_around(records).kind;
    struct cluster *cluster = tl_vector_add(&records->clusters);
    cluster->kind = tl_arena_text(&records->texts, kind, strlen(kind));
    cluster->label = tl_arena_text(&records->texts, label, strlen(label));
}

/* What Graphviz shows of a node: without a label, the name, in which escapes are read
 * as well. */
static void
set_shown(struct records *records, const char *name, struct tl_read_graph_said *said)
{
    struct tl_read_dot_object *object = records->object;
    const struct tl_read_dot_caption_names names = {records->name, name, "", "", NULL};
    said->description = tl_read_dot_object_caption(object, "tooltip", "", &names);
    said->label = tl_read_dot_object_caption(object, "label", name, &names);
    said->url =
        tl_read_graph_text(said->object, has_text(records, "URL") ? "URL" : "href");
}

static void
finish_node(struct records *records)
{
    struct tl_read_dot_object *object = records->object;
    struct node *node = tl_vector_add(&records->nodes);
    node->name = object->name;
    node->item = (struct tl_read_graph_node){
        .id = tl_read_dot_id(&records->texts, object->name), .type = TL_TYPES};
    if (is_drawn(records))
        return;
    node->item.type = tl_read_graph_node_type(&object->attributes);
    struct tl_read_graph_said said = {
        .object = &object->attributes,
        .id = node->item.id,
        .label = "",
        .description = "",
        .url = "",
        .kind = cluster_around(records).kind,
    };
    if (!is_ours(records, "type"))
        set_shown(records, node->name, &said);
    tl_read_graph_node_add(&said);
}

/* What Graphviz shows of an edge: the label in its line, or else the one beside it. */
static void
set_edge_shown(struct records *records, const struct node *tail,
               const struct node *head, struct tl_read_graph_edge *edge)
{
    struct tl_read_dot_object *object = records->object;
    const struct tl_read_dot_caption_names names = {
        records->name, "", tail->name, head->name, records->directed ? "->" : "--"};
    const char *label = has_text(records, "label") ? "label" : "xlabel";
    edge->label = tl_read_dot_object_caption(object, label, "", &names);
    edge->description = tl_read_dot_object_caption(object, "tooltip", "", &names);
}

/* Arrows at both ends, or at none, say that it holds both ways alike. */
static bool
is_directed(const struct records *records)
{
    const char *dir = tl_read_graph_text(&records->object->attributes, "dir");
    return *dir == '\0' ? records->directed
                        : strcmp(dir, "back") == 0 || strcmp(dir, "forward") == 0;
}

static void
finish_edge(struct records *records)
{
    struct tl_read_graph_object *object = &records->object->attributes;
    const struct node *tail =
        tl_vector_at(&records->nodes, records->object->piece.first);
    const struct node *head =
        tl_vector_at(&records->nodes, records->object->piece.second);
    struct tl_read_graph_edge edge = {
        .object = object,
        .tail = &tail->item,
        .head = &head->item,
        .label = "",
        .description = "",
        .id = tl_read_dot_id(&records->texts, tl_read_graph_text(object, "id")),
        .shares_ids = true,
        .directed = is_directed(records),
        .back = strcmp(tl_read_graph_text(object, "dir"), "back") == 0,
    };
    if (tail->item.type == TL_TYPES || head->item.type == TL_TYPES || is_drawn(records))
        return;
    if (!is_ours(records, "kind"))
        set_edge_shown(records, tail, head, &edge);
    tl_read_graph_edge_add(&edge);
}

/* Makes a record of a thing, as tl_read_dot_objects_read() gives it with the records.
 */
static void
take_object(void *context, struct tl_read_dot_object *object)
{
    static void (*const finish[TL_READ_DOT_PIECE_KINDS])(struct records * records) = {
        [TL_READ_DOT_GRAPH_PIECE] = finish_graph,
        [TL_READ_DOT_CLUSTER_PIECE] = finish_cluster,
        [TL_READ_DOT_NODE_PIECE] = finish_node,
        [TL_READ_DOT_EDGE_PIECE] = finish_edge,
    };
    struct records *records = context;
    records->object = object;
    finish[object->piece.kind](records);
}

struct tl_read_dot_outcome
tl_read_dot_records_add(const struct tl_reading *reading,
                        const struct tl_read_dot_plain *plain,
                        struct tl_child_limits limits)
{
    struct records records = {.name = "", .label = ""};
    records.clusters.width = sizeof(struct cluster);
    records.nodes.width = sizeof(struct node);
    struct tl_read_dot_outcome outcome =
        tl_read_dot_objects_read(reading, plain, limits, take_object, &records);
    tl_vector_clear(&records.clusters);
    tl_vector_clear(&records.nodes);
    tl_arena_clear(&records.texts);
    return outcome;
}
