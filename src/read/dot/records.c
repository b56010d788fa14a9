#include "records.h"

#include <stdbool.h>
#include <string.h>

#include "graph/base/memory.h"
#include "graph/base/text.h"
#include "caption.h"
#include "object.h"

/*
 * A node is an actor unless its type is "event". An attribute that is called like a
 * field of the record is that field; another is kept, unless it only draws. What our
 * own output draws besides the data (axes, legends, …) is left out.
 */

struct records {
    const char *name;  /* of the graph */
    const char *label; /* the same, as it is written */
    bool directed;
    bool ours;                         /* written by our own output */
    struct tl_read_dot_object *object; /* at hand */
    struct tl_vector clusters;         /* struct cluster */
    struct tl_vector nodes;            /* struct tl_read_dot_node */
    struct tl_arena texts;
};

struct cluster {
    const char *kind;
    const char *label; /* as it is written */
};

static bool
has_text(const struct records *records, const char *key)
{
    return *tl_read_dot_object_text(records->object, key) != '\0';
}

static void
set_field(struct records *records, enum tl_field field, const char *text)
{
    tl_read_dot_record_set(records->object, field, text);
}

/* Whether the object is something that our output draws besides the data. Classes are
 * words between blanks. */
static bool
is_drawn(const struct records *records)
{
    const char *classes = tl_read_dot_object_text(records->object, "class");
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
    return records->ours && tl_read_dot_object_has(records->object, sign);
}

/* The first of all. What has no name, cgraph calls '%' and a number. */
static void
finish_graph(struct records *records)
{
    struct tl_read_dot_object *object = records->object;
    const char *label = tl_read_dot_object_text(object, "label");
    records->name = *object->name == '%' ? "" : object->name;
    records->directed = object->piece.first;
    records->ours = strcmp(object->name, TL_READ_DOT_OURS) == 0;
    records->label = tl_arena_text(&records->texts, label, strlen(label));
    const struct tl_read_dot_caption_names names = {records->name, "", "", "", NULL};
    tl_read_dot_record_begin(object, TL_DATASET);
    if (!records->ours && !has_text(records, "title"))
        set_field(records, TL_TITLE,
                  tl_read_dot_object_caption(object, "label", "", &names));
    tl_read_dot_record_fill(object);
    tl_read_dot_record_end(object);
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
    const char *label = tl_read_dot_object_text(records->object, "label");
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
    const char *label = tl_read_dot_object_text(records->object, "label");
    const char *kind = cluster_caption(records);
    if (*kind == '\0')
        kind = cluster_around(records).kind;
    struct cluster *cluster = tl_vector_add(&records->clusters);
    cluster->kind = tl_arena_text(&records->texts, kind, strlen(kind));
    cluster->label = tl_arena_text(&records->texts, label, strlen(label));
}

/* What Graphviz shows of a node, where it is not said otherwise: without a label, the
 * name, in which escapes are read as well. */
static void
set_shown(struct records *records, const struct tl_read_dot_node *node)
{
    const struct tl_read_dot_caption_names names = {records->name, node->name, "", "",
                                                    NULL};
    enum tl_field field = node->type == TL_EVENT ? TL_TITLE : TL_NAME;
    const char *tooltip =
        tl_read_dot_object_caption(records->object, "tooltip", "", &names);
    const char *name =
        tl_read_dot_object_caption(records->object, "label", node->name, &names);
    const char *link = tl_read_dot_object_text(records->object, "URL");
    if (*link == '\0')
        link = tl_read_dot_object_text(records->object, "href");
    if (!has_text(records, tl_fields[field].name) && strcmp(name, node->id) != 0)
        set_field(records, field, name);
    if (!has_text(records, "description") && strcmp(tooltip, name) != 0)
        set_field(records, TL_DESCRIPTION, tooltip);
    if (!has_text(records, "url"))
        set_field(records, TL_URL, link);
}

/* The type is the kind where it does not tell actors from events, and no other is. */
static void
set_node_kind(struct records *records)
{
    const char *type = tl_read_dot_object_text(records->object, "type");
    bool tells = strcmp(type, tl_type_names[TL_ACTOR]) == 0 ||
                 strcmp(type, tl_type_names[TL_EVENT]) == 0;
    bool has_kind = has_text(records, "kind");
    if (tells || !has_kind)
        tl_read_dot_object_use(records->object, "type");
    if (!has_kind)
        set_field(records, TL_KIND,
                  tells || *type == '\0' ? cluster_around(records).kind : type);
}

static void
finish_node(struct records *records)
{
    struct tl_read_dot_object *object = records->object;
    struct tl_read_dot_node *node = tl_vector_add(&records->nodes);
    const char *type = tl_read_dot_object_text(object, "type");
    *node = (struct tl_read_dot_node){
        object->name, tl_read_dot_id(&records->texts, object->name), TL_TYPES};
    if (is_drawn(records))
        return;
    node->type = strcmp(type, tl_type_names[TL_EVENT]) == 0 ? TL_EVENT : TL_ACTOR;
    tl_read_dot_record_begin(object, node->type);
    set_field(records, TL_ID, node->id);
    if (!is_ours(records, "type"))
        set_shown(records, node);
    set_node_kind(records);
    tl_read_dot_record_fill(object);
    tl_read_dot_record_end(object);
}

/* What Graphviz shows of an edge: the label in its line, or else the one beside it. */
static void
set_edge_shown(struct records *records, struct tl_read_dot_edge *edge)
{
    struct tl_read_dot_object *object = records->object;
    const struct tl_read_dot_caption_names names = {records->name, "", edge->tail->name,
                                                    edge->head->name,
                                                    records->directed ? "->" : "--"};
    const char *label = has_text(records, "label") ? "label" : "xlabel";
    edge->label = tl_read_dot_object_caption(object, label, "", &names);
    edge->tooltip = tl_read_dot_object_caption(object, "tooltip", "", &names);
}

static void
finish_edge(struct records *records)
{
    struct tl_read_dot_object *object = records->object;
    struct tl_read_dot_edge edge = {
        .object = object,
        .tail = tl_vector_at(&records->nodes, object->piece.first),
        .head = tl_vector_at(&records->nodes, object->piece.second),
        .label = "",
        .tooltip = "",
        .id = tl_read_dot_id(&records->texts, tl_read_dot_object_text(object, "id")),
        .directed = records->directed,
    };
    if (edge.tail->type == TL_TYPES || edge.head->type == TL_TYPES || is_drawn(records))
        return;
    if (!is_ours(records, "kind"))
        set_edge_shown(records, &edge);
    tl_read_dot_edge_add(&edge);
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
                        struct tl_read_dot_limits limits)
{
    struct records records = {.name = "", .label = ""};
    records.clusters.width = sizeof(struct cluster);
    records.nodes.width = sizeof(struct tl_read_dot_node);
    struct tl_read_dot_outcome outcome =
        tl_read_dot_objects_read(reading, plain, limits, take_object, &records);
    tl_vector_clear(&records.clusters);
    tl_vector_clear(&records.nodes);
    tl_arena_clear(&records.texts);
    return outcome;
}
