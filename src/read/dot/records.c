#include "records.h"

#include <stdbool.h>
#include <string.h>

#include "graph/base/text.h"
#include "graph/query/network.h"
#include "graph/vocabulary.h"
#include "src/read/base/span_text.h"
#include "src/read/csv/cell.h"
#include "src/read/names/role.h"
#include "caption.h"

/*
 * A thing in DOT (the graph, a cluster, a node, an edge) while it is made a record: its
 * attributes, of which some are read one by one, and the rest become fields and
 * attributes of the record.
 */

struct attribute {
    const char *key;
    const char *text;
    size_t length;
    bool html;
    bool used; /* said already, or nothing to be said */
};

/* What records of a type have had. */
struct kept {
    uint64_t fields;            /* a bit for each */
    struct tl_vocabulary keys;  /* kept as they are, and near to no field */
    struct tl_vector positions; /* struct tl_position: where each was met first */
};

struct object {
    const struct tl_reading *reading;
    struct tl_read_dot_piece piece;
    const char *name;
    bool escaped; /* backslashes and line ends are, as in our own output */
    struct attribute *list;
    size_t count;
    size_t room;
    struct tl_arena texts;
    size_t kept;                 /* how many bytes of texts, roughly */
    struct tl_vocabulary warned; /* keys that were warned of */
    enum tl_type type;           /* of the record that was begun last */
    struct kept kept_keys[TL_TYPES];
};

_Static_assert(TL_FIELDS <= 64, "a field has a bit in struct kept");

static char *
keep(struct object *object, const char *text, size_t length)
{
    object->kept += length;
    return tl_arena_text(&object->texts, text, length);
}

static size_t
unescape(char *text)
{
    char *out = text;
    for (const char *in = text; *in; in++) {
        bool escape = *in == '\\' && (in[1] == '\\' || in[1] == 'n');
        in += escape;
        *out++ = escape && *in == 'n' ? '\n' : *in;
    }
    *out = '\0';
    return (size_t)(out - text);
}

/* Whether Graphviz reads escapes in it, and we with tl_read_dot_caption(). */
static bool
is_label(const char *key)
{
    return strcmp(key, "label") == 0 || strcmp(key, "xlabel") == 0 ||
           strcmp(key, "tooltip") == 0;
}

static void
flatten(struct object *object, struct attribute *attribute)
{
    static const struct tl_read_dot_caption_names none = {"", "", "", "", NULL};
    char *text = tl_read_dot_caption(attribute->text, TL_READ_DOT_LABEL_HTML, &none);
    attribute->length = strlen(text);
    attribute->text = keep(object, text, attribute->length);
    tl_free(text);
}

static struct attribute *
add_attribute(struct object *object)
{
    if (object->count == object->room) {
        object->room = object->room ? 2 * object->room : 16;
        object->list = tl_resize(object->list, object->room * sizeof *object->list);
    }
    return &object->list[object->count++];
}

/* Adds the attribute of a piece. */
static void
add_piece(struct object *object, const struct tl_read_dot_piece *piece,
          const char *text)
{
    struct attribute *attribute = add_attribute(object);
    size_t length = piece->length - piece->key_length;
    char *value = keep(object, text + piece->key_length, length);
    *attribute = (struct attribute){
        .key = keep(object, text, piece->key_length),
        .text = value,
        .length = length,
        .html = piece->kind == TL_READ_DOT_HTML_PIECE,
    };
    if (is_label(attribute->key))
        return;
    if (attribute->html)
        flatten(object, attribute);
    else if (object->escaped)
        attribute->length = unescape(value);
}

/* To be ended. The reading is borrowed. */
static void
begin_object(struct object *object, const struct tl_reading *reading)
{
    *object = (struct object){.reading = reading, .name = ""};
    for (enum tl_type type = 0; type < TL_TYPES; type++)
        object->kept_keys[type].positions.width = sizeof(struct tl_position);
}

static void
end_object(struct object *object)
{
    tl_arena_clear(&object->texts);
    tl_vocabulary_clear(&object->warned);
    for (enum tl_type type = 0; type < TL_TYPES; type++) {
        tl_vocabulary_clear(&object->kept_keys[type].keys);
        tl_vector_clear(&object->kept_keys[type].positions);
    }
    tl_free(object->list);
}

/*
 * Makes it the next thing, without attributes; the name is borrowed.
 * There are millions of things: giving back their memory one by one costs too much.
 */
static void
next_object(struct object *object, const struct tl_read_dot_piece *piece,
            const char *name)
{
    enum { KEPT_MAX = 1024 * 1024 };
    object->piece = *piece;
    object->name = name;
    object->count = 0;
    if (object->kept < KEPT_MAX)
        return;
    tl_arena_clear(&object->texts);
    object->kept = 0;
}

static struct attribute *
find(const struct object *object, const char *key)
{
    for (size_t i = 0; i < object->count; i++) {
        if (strcmp(object->list[i].key, key) == 0)
            return &object->list[i];
    }
    return NULL;
}

/* Whether it has an attribute, be it empty. */
static bool
has_attribute(const struct object *object, const char *key)
{
    return find(object, key) != NULL;
}

/* The text of an attribute, "" if it is missing. Borrowed until the next thing. */
static const char *
text_of(const struct object *object, const char *key)
{
    const struct attribute *attribute = find(object, key);
    return attribute ? attribute->text : "";
}

/* The same, and it is then used. */
static const char *
use_text(struct object *object, const char *key)
{
    struct attribute *attribute = find(object, key);
    if (!attribute)
        return "";
    attribute->used = true;
    return attribute->text;
}

/* What a label says, or `otherwise` if it is missing, as if it were one. Borrowed until
 * the next thing. */
static const char *
caption_of(struct object *object, const char *key, const char *otherwise,
           const struct tl_read_dot_caption_names *names)
{
    const struct attribute *label = find(object, key);
    const char *shape = text_of(object, "shape");
    enum tl_read_dot_caption_form form = TL_READ_DOT_LABEL_PLAIN;
    bool has_label = label && label->length > 0;
    if (strcmp(shape, "record") == 0 || strcmp(shape, "Mrecord") == 0)
        form = TL_READ_DOT_LABEL_RECORD;
    if (has_label && label->html)
        form = TL_READ_DOT_LABEL_HTML;
    char *text = tl_read_dot_caption(has_label ? label->text : otherwise, form, names);
    const char *kept = keep(object, text, strlen(text));
    tl_free(text);
    return kept;
}

static void
begin_record(struct object *object, enum tl_type type)
{
    tl_builder_begin(object->reading->builder, type, object->piece.position);
    object->type = type;
}

/* Sets a field of the record unless the text is "". */
static void
set_text(struct object *object, enum tl_field field, const char *text)
{
    tl_builder_set(object->reading->builder, field, text, strlen(text),
                   object->piece.position);
    if (*text)
        object->kept_keys[object->type].fields |= UINT64_C(1) << field;
}

static void
end_record(struct object *object)
{
    tl_builder_end(object->reading->builder);
}

/* Whether a field of a type holds what DOT says by the graph itself. */
static bool
is_structure(enum tl_type type, enum tl_field field)
{
    static const unsigned fields[TL_TYPES] = {
        [TL_ACTOR] = 1U << TL_ID,
        [TL_EVENT] = 1U << TL_ID,
        [TL_RELATION] = 1U << TL_ID | 1U << TL_SOURCE | 1U << TL_TARGET,
        [TL_PARTICIPATION] = 1U << TL_EVENT_ID | 1U << TL_ACTOR_ID,
    };
    return fields[type] >> field & 1;
}

static void
set_list(struct object *object, enum tl_field field, const struct attribute *attribute)
{
    char *rest = keep(object, attribute->text, attribute->length);
    const char *element;
    size_t length;
    while (tl_list_next(&rest, &element, &length))
        tl_builder_set(object->reading->builder, field, element, length,
                       object->piece.position);
}

/* Notes a key that may have been meant for a field, the first time. */
static void
note_key(struct object *object, enum tl_type type, const char *key)
{
    struct kept *kept = &object->kept_keys[type];
    if (tl_vocabulary_add(&kept->keys, key, strlen(key)) == kept->positions.count)
        *(struct tl_position *)tl_vector_add(&kept->positions) = object->piece.position;
}

/* Keeps what is no field; and says so where it was probably meant to be one. */
static void
set_unknown(struct object *object, enum tl_type type, const struct attribute *attribute)
{
    const char *near = tl_field_near(type, attribute->key);
    uint32_t count = tl_vocabulary_count(&object->warned);
    tl_builder_attribute(object->reading->builder, attribute->key, attribute->text,
                         attribute->length, object->piece.position);
    if (!near)
        note_key(object, type, attribute->key);
    else if (tl_vocabulary_add(&object->warned, attribute->key,
                               strlen(attribute->key)) == count)
        tl_report(object->reading->diagnostics, object->piece.position, TL_RULE_KEY,
                  near, "found the attribute '%s', which is kept as it is",
                  attribute->key);
}

static void
set_attribute(struct object *object, enum tl_type type,
              const struct attribute *attribute)
{
    enum tl_field field = tl_field_find(type, attribute->key);
    if (attribute->length == 0)
        return;
    if (field == TL_FIELDS || is_structure(type, field))
        set_unknown(object, type, attribute);
    else if (tl_fields[field].value == TL_VALUE_LIST ||
             tl_fields[field].value == TL_VALUE_MENTIONS)
        set_list(object, field, attribute);
    else
        set_text(object, field, attribute->text);
}

/* Who takes part is said by edges. */
static void
report_type(const struct object *object, enum tl_type type)
{
    const struct kept *kept = &object->kept_keys[type];
    size_t keys = kept->positions.count;
    struct tl_seen_name *list = tl_alloc((keys + TL_FIELDS + 1) * sizeof *list);
    size_t count = 0;
    for (; count < keys; count++)
        list[count] = (struct tl_seen_name){
            .name = tl_vocabulary_text(&kept->keys, (uint32_t)count),
            .is_attribute = true,
            .position = *(struct tl_position *)tl_vector_at(&kept->positions, count),
        };
    for (enum tl_field field = 0; field < TL_FIELDS; field++) {
        if (kept->fields >> field & 1)
            list[count++] = (struct tl_seen_name){.name = tl_fields[field].name};
    }
    list[count++] = (struct tl_seen_name){.name = "participants"};
    tl_missing_fields_report(object->reading->diagnostics, type, list, count);
    tl_free(list);
}

/* Warns of fields that no event or relation has had, where an attribute is called as if
 * it were one. */
static void
report_keys(const struct object *object)
{
    report_type(object, TL_EVENT);
    report_type(object, TL_RELATION);
}

/* Those that are read apart from all others, where they say anything. */
static bool
only_draws(const char *key)
{
    static const char *const keys[] = {"URL",   "class", "cluster", "dir",   "href",
                                       "label", "shape", "tooltip", "xlabel"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (strcmp(keys[i], key) == 0)
            return true;
    }
    return false;
}

/* Sets all attributes in the record that have not been used, and do not only draw. */
static void
set_rest(struct object *object, enum tl_type type)
{
    for (size_t i = 0; i < object->count; i++) {
        if (!object->list[i].used && !only_draws(object->list[i].key))
            set_attribute(object, type, &object->list[i]);
    }
}

/* Edges in DOT as records: participations, parts of events, and relations. */

/* What a node has become. */
struct node {
    const char *name;
    const char *id;
    enum tl_type type; /* TL_ACTOR, TL_EVENT; TL_TYPES: nothing, it is only drawn */
};

/* An edge that is to be a record. */
struct edge {
    struct object *object;
    const struct node *tail;
    const struct node *head;
    const char *label;   /* what it says; "" where that is said otherwise as well */
    const char *tooltip; /* likewise */
    const char *id;      /* "": none */
    bool directed;       /* unless it says otherwise */
};

static bool
edge_has(const struct edge *edge, const char *key)
{
    return *text_of(edge->object, key) != '\0';
}

static void
set_in_edge(const struct edge *edge, enum tl_field field, const char *text)
{
    set_text(edge->object, field, text);
}

static void
add_part(const struct edge *edge)
{
    begin_record(edge->object, TL_EVENT);
    set_in_edge(edge, TL_ID, edge->tail->id);
    set_in_edge(edge, TL_PART_OF, edge->head->id);
    end_record(edge->object);
}

/* Its kind is always the same, and its weight the event's, or that of the line. */
static void
add_participation(const struct edge *edge)
{
    static const char *const said[] = {"kind", "weight", "exact_weight"};
    bool forward = edge->head->type == TL_EVENT;
    begin_record(edge->object, TL_PARTICIPATION);
    set_in_edge(edge, TL_ACTOR_ID, forward ? edge->tail->id : edge->head->id);
    set_in_edge(edge, TL_EVENT_ID, forward ? edge->head->id : edge->tail->id);
    if (!edge_has(edge, "role"))
        set_in_edge(edge, TL_ROLE, edge->label);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        use_text(edge->object, said[i]);
    set_rest(edge->object, TL_PARTICIPATION);
    end_record(edge->object);
}

/* Arrows at both ends, or at none, say that it holds both ways alike. */
static void
set_ends(const struct edge *edge)
{
    const char *dir = text_of(edge->object, "dir");
    bool back = strcmp(dir, "back") == 0;
    bool directed =
        back || strcmp(dir, "forward") == 0 || (*dir == '\0' && edge->directed);
    set_in_edge(edge, TL_SOURCE, back ? edge->head->id : edge->tail->id);
    set_in_edge(edge, TL_TARGET, back ? edge->tail->id : edge->head->id);
    if (!edge_has(edge, "directed"))
        set_in_edge(edge, TL_DIRECTED, directed ? "true" : "false");
}

static void
set_kind(const struct edge *edge)
{
    if (edge_has(edge, "kind"))
        return;
    const char *type = use_text(edge->object, "type");
    set_in_edge(edge, TL_KIND, *type ? type : edge->label);
}

/* The weight of which Graphviz has a whole number near it. */
static void
set_weight(const struct edge *edge)
{
    const char *exact = use_text(edge->object, "exact_weight");
    if (*exact == '\0')
        return;
    set_in_edge(edge, TL_WEIGHT, exact);
    use_text(edge->object, "weight");
}

/* Where there is a date, first and last day come from it. */
static void
set_span(const struct edge *edge)
{
    const struct tl_reading *reading = edge->object->reading;
    const char *first = use_text(edge->object, "first");
    const char *last = use_text(edge->object, "last");
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
add_relation(const struct edge *edge)
{
    begin_record(edge->object, TL_RELATION);
    set_in_edge(edge, TL_ID, edge->id);
    use_text(edge->object, "id");
    set_ends(edge);
    set_kind(edge);
    set_weight(edge);
    set_span(edge);
    if (!edge_has(edge, "description") && strcmp(edge->tooltip, edge->label) != 0)
        set_in_edge(edge, TL_DESCRIPTION, edge->tooltip);
    set_rest(edge->object, TL_RELATION);
    end_record(edge->object);
}

/* Only relations have ids. */
static void
add_edge(const struct edge *edge)
{
    const char *kind = text_of(edge->object, "kind");
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

/*
 * Records from a graph in pieces: nodes become actors and events, edges become
 * participations, relations and parts of events.
 *
 * A node is an actor unless its type is "event". An attribute that is called like a
 * field of the record is that field; another is kept, unless it only draws. What our
 * own output draws besides the data (axes, legends, …) is left out.
 */

struct records {
    const char *name;  /* of the graph */
    const char *label; /* the same, as it is written */
    bool directed;
    bool ours; /* written by our own output */
    bool begun;
    struct object object;
    struct tl_vector clusters; /* struct cluster */
    struct tl_vector nodes;    /* struct node */
    struct tl_arena texts;
};

struct cluster {
    const char *kind;
    const char *label; /* as it is written */
};

static bool
has_text(const struct records *records, const char *key)
{
    return *text_of(&records->object, key) != '\0';
}

static void
set_field(struct records *records, enum tl_field field, const char *text)
{
    set_text(&records->object, field, text);
}

/* Whether the object is something that our output draws besides the data. Classes are
 * words between blanks. */
static bool
is_drawn(const struct records *records)
{
    const char *classes = text_of(&records->object, "class");
    while (*classes) {
        size_t length = strcspn(classes, " ");
        if (length == strlen(TL_READ_DOT_OURS) &&
            tl_text_begins(classes, TL_READ_DOT_OURS))
            return true;
        classes += length + strspn(classes + length, " ");
    }
    return tl_read_dot_is_drawing(records->object.name);
}

/* Whether the object comes from our output, which says by attributes of its own what
 * its labels show; and was not added to it by somebody. */
static bool
is_ours(const struct records *records, const char *sign)
{
    return records->ours && has_attribute(&records->object, sign);
}

static void
finish_graph(struct records *records)
{
    const struct tl_read_dot_caption_names names = {records->name, "", "", "", NULL};
    const char *label = text_of(&records->object, "label");
    records->label = tl_arena_text(&records->texts, label, strlen(label));
    begin_record(&records->object, TL_DATASET);
    if (!records->ours && !has_text(records, "title"))
        set_field(records, TL_TITLE, caption_of(&records->object, "label", "", &names));
    set_rest(&records->object, TL_DATASET);
    end_record(&records->object);
}

/* The cluster around the object; without one, the graph as if it were one. */
static struct cluster
cluster_around(const struct records *records)
{
    uint32_t number = records->object.piece.first;
    if (number == TL_READ_DOT_NO_CLUSTER)
        return (struct cluster){"", records->label};
    return *(struct cluster *)tl_vector_at(&records->clusters, number);
}

/* What a cluster is called: its label, or else what its name says: "cluster_states". */
static const char *
cluster_caption(struct records *records)
{
    const struct tl_read_dot_caption_names names = {records->name, "", "", "", NULL};
    const char *label = text_of(&records->object, "label");
    const char *name = records->object.name;
    /* Without a label of its own it has that of what is around it. */
    if (strcmp(label, cluster_around(records).label) != 0)
        return caption_of(&records->object, "label", "", &names);
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
    const char *label = text_of(&records->object, "label");
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
set_shown(struct records *records, const struct node *node)
{
    const struct tl_read_dot_caption_names names = {records->name, node->name, "", "",
                                                    NULL};
    enum tl_field field = node->type == TL_EVENT ? TL_TITLE : TL_NAME;
    const char *tooltip = caption_of(&records->object, "tooltip", "", &names);
    const char *name = caption_of(&records->object, "label", node->name, &names);
    const char *link = text_of(&records->object, "URL");
    if (*link == '\0')
        link = text_of(&records->object, "href");
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
    const char *type = text_of(&records->object, "type");
    bool tells = strcmp(type, tl_type_names[TL_ACTOR]) == 0 ||
                 strcmp(type, tl_type_names[TL_EVENT]) == 0;
    bool has_kind = has_text(records, "kind");
    if (tells || !has_kind)
        use_text(&records->object, "type");
    if (!has_kind)
        set_field(records, TL_KIND,
                  tells || *type == '\0' ? cluster_around(records).kind : type);
}

static void
finish_node(struct records *records)
{
    struct object *object = &records->object;
    struct node *node = tl_vector_add(&records->nodes);
    const char *type = text_of(object, "type");
    *node = (struct node){object->name, tl_read_dot_id(&records->texts, object->name),
                          TL_TYPES};
    if (is_drawn(records))
        return;
    node->type = strcmp(type, tl_type_names[TL_EVENT]) == 0 ? TL_EVENT : TL_ACTOR;
    begin_record(object, node->type);
    set_field(records, TL_ID, node->id);
    if (!is_ours(records, "type"))
        set_shown(records, node);
    set_node_kind(records);
    set_rest(object, node->type);
    end_record(object);
}

/* What Graphviz shows of an edge: the label in its line, or else the one beside it. */
static void
set_edge_shown(struct records *records, struct edge *edge)
{
    struct object *object = &records->object;
    const struct tl_read_dot_caption_names names = {records->name, "", edge->tail->name,
                                                    edge->head->name,
                                                    records->directed ? "->" : "--"};
    const char *label = has_text(records, "label") ? "label" : "xlabel";
    edge->label = caption_of(object, label, "", &names);
    edge->tooltip = caption_of(object, "tooltip", "", &names);
}

static void
finish_edge(struct records *records)
{
    struct object *object = &records->object;
    struct edge edge = {
        .object = object,
        .tail = tl_vector_at(&records->nodes, object->piece.first),
        .head = tl_vector_at(&records->nodes, object->piece.second),
        .label = "",
        .tooltip = "",
        .id = tl_read_dot_id(&records->texts, text_of(object, "id")),
        .directed = records->directed,
    };
    if (edge.tail->type == TL_TYPES || edge.head->type == TL_TYPES || is_drawn(records))
        return;
    if (!is_ours(records, "kind"))
        set_edge_shown(records, &edge);
    add_edge(&edge);
}

/* Makes a record of the object, all of whose attributes are there. */
static void
finish_object(struct records *records)
{
    static void (*const finish[TL_READ_DOT_PIECE_KINDS])(struct records * records) = {
        [TL_READ_DOT_GRAPH_PIECE] = finish_graph,
        [TL_READ_DOT_CLUSTER_PIECE] = finish_cluster,
        [TL_READ_DOT_NODE_PIECE] = finish_node,
        [TL_READ_DOT_EDGE_PIECE] = finish_edge,
    };
    if (records->begun)
        finish[records->object.piece.kind](records);
}

/* What has no name, cgraph calls '%' and a number. */
static void
begin_graph(struct records *records, const char *name)
{
    records->name = *name == '%' ? "" : name;
    records->directed = records->object.piece.first;
    records->ours = strcmp(name, TL_READ_DOT_OURS) == 0;
    records->object.escaped = records->ours;
    records->begun = true;
}

/* Takes a piece, as tl_read_dot_child_read() gives it with the records. */
static void
take_piece(void *context, const struct tl_read_dot_piece *piece, const char *text)
{
    struct records *records = context;
    const char *name = "";
    if (piece->kind == TL_READ_DOT_TEXT_PIECE ||
        piece->kind == TL_READ_DOT_HTML_PIECE) {
        add_piece(&records->object, piece, text);
        return;
    }
    finish_object(records);
    if (piece->length > 0)
        name = tl_arena_text(&records->texts, text, piece->length);
    next_object(&records->object, piece, name);
    if (piece->kind == TL_READ_DOT_GRAPH_PIECE)
        begin_graph(records, name);
}

struct tl_read_dot_outcome
tl_read_dot_records_add(const struct tl_reading *reading,
                        const struct tl_read_dot_plain *plain,
                        struct tl_read_dot_limits limits)
{
    struct records records = {.name = "", .label = ""};
    begin_object(&records.object, reading);
    records.clusters.width = sizeof(struct cluster);
    records.nodes.width = sizeof(struct node);
    struct tl_read_dot_outcome outcome =
        tl_read_dot_child_read(plain, limits, take_piece, &records);
    finish_object(&records);
    report_keys(&records.object);
    end_object(&records.object);
    tl_vector_clear(&records.clusters);
    tl_vector_clear(&records.nodes);
    tl_arena_clear(&records.texts);
    return outcome;
}
