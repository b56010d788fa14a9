#include "records.h"

#include <string.h>

#include "graph/base/text.h"
#include "edges.h"
#include "name.h"

struct cluster {
    const char *kind;
    const char *label; /* as it is written */
};

static bool
has_text(const struct tl_dot_records *records, const char *key)
{
    return *tl_dot_object_text(&records->object, key) != '\0';
}

static void
set(struct tl_dot_records *records, enum tl_field field, const char *text)
{
    tl_dot_object_set(&records->object, field, text);
}

/* Whether the object is something that our output draws besides the data. Classes are
 * words between blanks. */
static bool
is_drawn(const struct tl_dot_records *records)
{
    const char *classes = tl_dot_object_text(&records->object, "class");
    while (*classes) {
        size_t length = strcspn(classes, " ");
        if (length == strlen(TL_DOT_OURS) && tl_text_begins(classes, TL_DOT_OURS))
            return true;
        classes += length + strspn(classes + length, " ");
    }
    return tl_dot_name_is_drawn(records->object.name);
}

/* Whether the object comes from our output, which says by attributes of its own what
 * its labels show; and was not added to it by somebody. */
static bool
is_ours(const struct tl_dot_records *records, const char *sign)
{
    return records->ours && tl_dot_object_has(&records->object, sign);
}

static void
finish_graph(struct tl_dot_records *records)
{
    const struct tl_caption_names names = {records->name, "", "", "", NULL};
    const char *label = tl_dot_object_text(&records->object, "label");
    records->label = tl_arena_text(&records->texts, label, strlen(label));
    tl_dot_object_begin_record(&records->object, TL_DATASET);
    if (!records->ours && !has_text(records, "title"))
        set(records, TL_TITLE,
            tl_dot_object_caption(&records->object, "label", "", &names));
    tl_dot_object_set_rest(&records->object, TL_DATASET);
    tl_dot_object_end_record(&records->object);
}

/* The cluster around the object; without one, the graph as if it were one. */
static struct cluster
cluster_around(const struct tl_dot_records *records)
{
    uint32_t number = records->object.piece.first;
    if (number == TL_DOT_NO_CLUSTER)
        return (struct cluster){"", records->label};
    return *(struct cluster *)tl_column_at(&records->clusters, number);
}

/* What a cluster is called: its label, or else what its name says: "cluster_states". */
static const char *
cluster_caption(struct tl_dot_records *records)
{
    const struct tl_caption_names names = {records->name, "", "", "", NULL};
    const char *label = tl_dot_object_text(&records->object, "label");
    const char *name = records->object.name;
    /* Without a label of its own it has that of what is around it. */
    if (strcmp(label, cluster_around(records).label) != 0)
        return tl_dot_object_caption(&records->object, "label", "", &names);
    if (!tl_text_begins(name, "cluster"))
        return "";
    name += strlen("cluster");
    name += strspn(name, "_");
    bool says_nothing = name[strspn(name, "0123456789")] == '\0';
    return says_nothing || tl_dot_name_is_drawn(name) ? "" : name;
}

static void
finish_cluster(struct tl_dot_records *records)
{
    const char *label = tl_dot_object_text(&records->object, "label");
    const char *kind = cluster_caption(records);
    if (*kind == '\0')
        kind = cluster_around(records).kind;
    struct cluster *cluster = tl_column_add(&records->clusters);
    cluster->kind = tl_arena_text(&records->texts, kind, strlen(kind));
    cluster->label = tl_arena_text(&records->texts, label, strlen(label));
}

/* What Graphviz shows of a node, where it is not said otherwise: without a label, the
 * name, in which escapes are read as well. */
static void
set_shown(struct tl_dot_records *records, const struct tl_dot_node *node)
{
    const struct tl_caption_names names = {records->name, node->name, "", "", NULL};
    enum tl_field field = node->type == TL_EVENT ? TL_TITLE : TL_NAME;
    const char *tooltip =
        tl_dot_object_caption(&records->object, "tooltip", "", &names);
    const char *name =
        tl_dot_object_caption(&records->object, "label", node->name, &names);
    const char *link = tl_dot_object_text(&records->object, "URL");
    if (*link == '\0')
        link = tl_dot_object_text(&records->object, "href");
    if (!has_text(records, tl_fields[field].name) && strcmp(name, node->id) != 0)
        set(records, field, name);
    if (!has_text(records, "description") && strcmp(tooltip, name) != 0)
        set(records, TL_DESCRIPTION, tooltip);
    if (!has_text(records, "url"))
        set(records, TL_URL, link);
}

/* The type is the kind where it does not tell actors from events, and no other is. */
static void
set_kind(struct tl_dot_records *records)
{
    const char *type = tl_dot_object_text(&records->object, "type");
    bool tells = strcmp(type, tl_type_names[TL_ACTOR]) == 0 ||
                 strcmp(type, tl_type_names[TL_EVENT]) == 0;
    bool has_kind = has_text(records, "kind");
    if (tells || !has_kind)
        tl_dot_object_use(&records->object, "type");
    if (!has_kind)
        set(records, TL_KIND,
            tells || *type == '\0' ? cluster_around(records).kind : type);
}

static void
finish_node(struct tl_dot_records *records)
{
    struct tl_dot_object *object = &records->object;
    struct tl_dot_node *node = tl_column_add(&records->nodes);
    const char *type = tl_dot_object_text(object, "type");
    *node = (struct tl_dot_node){
        object->name, tl_dot_name_id(&records->texts, object->name), TL_TYPES};
    if (is_drawn(records))
        return;
    node->type = strcmp(type, tl_type_names[TL_EVENT]) == 0 ? TL_EVENT : TL_ACTOR;
    tl_dot_object_begin_record(object, node->type);
    set(records, TL_ID, node->id);
    if (!is_ours(records, "type"))
        set_shown(records, node);
    set_kind(records);
    tl_dot_object_set_rest(object, node->type);
    tl_dot_object_end_record(object);
}

/* What Graphviz shows of an edge: the label in its line, or else the one beside it. */
static void
set_edge_shown(struct tl_dot_records *records, struct tl_dot_edge *edge)
{
    struct tl_dot_object *object = &records->object;
    const struct tl_caption_names names = {records->name, "", edge->tail->name,
                                           edge->head->name,
                                           records->directed ? "->" : "--"};
    const char *label = has_text(records, "label") ? "label" : "xlabel";
    edge->label = tl_dot_object_caption(object, label, "", &names);
    edge->tooltip = tl_dot_object_caption(object, "tooltip", "", &names);
}

static void
finish_edge(struct tl_dot_records *records)
{
    struct tl_dot_object *object = &records->object;
    struct tl_dot_edge edge = {
        .object = object,
        .tail = tl_column_at(&records->nodes, object->piece.first),
        .head = tl_column_at(&records->nodes, object->piece.second),
        .label = "",
        .tooltip = "",
        .id = tl_dot_name_id(&records->texts, tl_dot_object_text(object, "id")),
        .directed = records->directed,
    };
    if (edge.tail->type == TL_TYPES || edge.head->type == TL_TYPES || is_drawn(records))
        return;
    if (!is_ours(records, "kind"))
        set_edge_shown(records, &edge);
    tl_dot_edge_add(&edge);
}

/* Makes a record of the object, all of whose attributes are there. */
static void
finish_object(struct tl_dot_records *records)
{
    static void (*const finish[TL_DOT_PIECE_KINDS])(struct tl_dot_records * records) = {
        [TL_DOT_GRAPH_PIECE] = finish_graph,
        [TL_DOT_CLUSTER_PIECE] = finish_cluster,
        [TL_DOT_NODE_PIECE] = finish_node,
        [TL_DOT_EDGE_PIECE] = finish_edge,
    };
    if (records->begun)
        finish[records->object.piece.kind](records);
}

/* What has no name, cgraph calls '%' and a number. */
static void
begin_graph(struct tl_dot_records *records, const char *name)
{
    records->name = *name == '%' ? "" : name;
    records->directed = records->object.piece.first;
    records->ours = strcmp(name, TL_DOT_OURS) == 0;
    records->object.escaped = records->ours;
    records->begun = true;
}

void
tl_dot_records_take(void *context, const struct tl_dot_piece *piece, const char *text)
{
    struct tl_dot_records *records = context;
    const char *name = "";
    if (piece->kind == TL_DOT_TEXT_PIECE || piece->kind == TL_DOT_HTML_PIECE) {
        tl_dot_object_add(&records->object, piece, text);
        return;
    }
    finish_object(records);
    if (piece->length > 0)
        name = tl_arena_text(&records->texts, text, piece->length);
    tl_dot_object_next(&records->object, piece, name);
    if (piece->kind == TL_DOT_GRAPH_PIECE)
        begin_graph(records, name);
}

void
tl_dot_records_begin(struct tl_dot_records *records, const struct tl_reading *reading)
{
    *records = (struct tl_dot_records){.name = "", .label = ""};
    tl_dot_object_begin(&records->object, reading);
    records->clusters.width = sizeof(struct cluster);
    records->nodes.width = sizeof(struct tl_dot_node);
}

void
tl_dot_records_end(struct tl_dot_records *records)
{
    finish_object(records);
    tl_dot_object_report(&records->object);
    tl_dot_object_end(&records->object);
    tl_column_clear(&records->clusters);
    tl_column_clear(&records->nodes);
    tl_arena_clear(&records->texts);
}
