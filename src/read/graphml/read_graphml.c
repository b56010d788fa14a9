#include <stdio.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/memory.h"
#include "graph/base/text.h"
#include "src/read/base/markup.h"
#include "src/read/graph/columns.h"
#include "src/read/xml/graph_element.h"
#include "yed.h"

/*
 * GraphML: nodes, maybe with graphs in them, edges and hyperedges, with the data of
 * keys that are declared. yEd keeps labels in elements of its own, within data that
 * tell how things are drawn.
 */

enum kind { DATASET, NODE, EDGE, HYPEREDGE };

/* Something that is open and has data. Texts are in its object. */
struct item {
    enum kind kind;
    struct tl_read_graph_object object;
    struct tl_read_graph_values values;
    const char *id;
    const char *source; /* of an edge */
    const char *target;
    const char *directed; /* "true", "false", or "" */
    struct tl_read_yed yed;
    const char *description; /* of the element "desc" */
    size_t description_count;
    size_t first_end; /* of a hyperedge: in `ends` */
};

/* A node that a hyperedge joins. */
struct end {
    const char *node; /* in the object of the hyperedge, and the role */
    const char *role;
    struct tl_position position;
};

struct graphml {
    const struct tl_reading *reading;
    struct tl_read_graph *graph;
    struct tl_read_graph_columns keys;
    struct tl_read_graph_object declared; /* the texts of a key that is open */
    const char *key;                      /* its id; NULL: none is */
    struct tl_read_graph_column declaration;
    struct item *items; /* those that are open, the dataset first, and room for more */
    size_t count;
    size_t room;
    struct tl_vector
        graphs;            /* bool, of each that is open: whether edges are directed */
    struct tl_vector ends; /* struct end, of hyperedges that are open */
    const char *data;      /* the key of the data that are open; NULL: none are */
    bool has_elements;     /* they have some */
    size_t inside;         /* how deep it is in these */
    size_t skipped;        /* how deep it is in an element that is left out */
    size_t made;           /* ids of hyperedges */
};

static struct item *
open_item(struct graphml *graphml)
{
    return &graphml->items[graphml->count - 1];
}

static struct item *
add_item(struct graphml *graphml, enum kind kind, struct tl_position position)
{
    if (graphml->count == graphml->room) {
        size_t room = graphml->room ? 2 * graphml->room : 4;
        graphml->items = tl_resize(graphml->items, room * sizeof *graphml->items);
        memset(graphml->items + graphml->room, 0,
               (room - graphml->room) * sizeof *graphml->items);
        graphml->room = room;
    }
    struct item *item = &graphml->items[graphml->count++];
    tl_read_graph_object_begin(&item->object, graphml->graph, position);
    item->kind = kind;
    item->id = item->source = item->target = item->directed = "";
    item->description = "";
    item->yed = tl_read_yed_begin();
    item->description_count = 0;
    return item;
}

/* What belongs to yEd has a point in its name. */
static struct item *
begin_item(struct graphml *graphml, const struct tl_read_xml_element *element,
           enum kind kind)
{
    static const char *const known[] = {"id",          "source",     "target",
                                        "directed",    "sourceport", "targetport",
                                        "parse.order", NULL};
    struct item *item = add_item(graphml, kind, element->position);
    item->id = tl_read_xml_keep(&item->object, element, "id");
    tl_read_xml_add_others(&item->object, element, known, ":.");
    return item;
}

/* The node around what is open; NULL where there is none. */
static const struct item *
node_around(const struct graphml *graphml)
{
    size_t i = graphml->count;
    while (i > 0 && graphml->items[i - 1].kind != NODE)
        i--;
    return i > 0 ? &graphml->items[i - 1] : NULL;
}

static void
begin_node(void *context, const struct tl_read_xml_element *element)
{
    struct graphml *graphml = context;
    const struct item *around = node_around(graphml);
    const char *id = tl_read_xml_value(element, "id");
    if (around && *around->id && *id)
        tl_read_graph_parent_put(graphml->graph, id, around->id, element->position);
    begin_item(graphml, element, NODE);
}

static void
leave_port(struct graphml *graphml, const struct tl_read_xml_element *element,
           const char *name)
{
    const char *port = tl_read_xml_value(element, name);
    if (*port)
        tl_read_graph_leave(graphml->graph, TL_READ_GRAPH_PORT, port,
                            element->position);
}

static void
begin_edge(void *context, const struct tl_read_xml_element *element)
{
    struct graphml *graphml = context;
    struct item *item = begin_item(graphml, element, EDGE);
    item->source = tl_read_xml_keep(&item->object, element, "source");
    item->target = tl_read_xml_keep(&item->object, element, "target");
    item->directed = tl_read_xml_keep(&item->object, element, "directed");
    leave_port(graphml, element, "sourceport");
    leave_port(graphml, element, "targetport");
}

static void
begin_hyperedge(void *context, const struct tl_read_xml_element *element)
{
    struct graphml *graphml = context;
    struct item *item = begin_item(graphml, element, HYPEREDGE);
    item->first_end = graphml->ends.count;
}

static void
begin_endpoint(void *context, const struct tl_read_xml_element *element)
{
    struct graphml *graphml = context;
    struct item *item = open_item(graphml);
    const char *role = tl_read_xml_value(element, "type");
    if (item->kind != HYPEREDGE)
        return;
    struct end *end = tl_vector_add(&graphml->ends);
    end->node = tl_read_xml_keep(&item->object, element, "node");
    end->role =
        strcmp(role, "undir") == 0 ? "" : tl_read_graph_keep_text(&item->object, role);
    end->position = element->position;
    leave_port(graphml, element, "port");
}

static void
begin_port(void *context, const struct tl_read_xml_element *element)
{
    struct graphml *graphml = context;
    leave_port(graphml, element, "name");
    graphml->skipped = 1;
}

static void
begin_graph(void *context, const struct tl_read_xml_element *element)
{
    struct graphml *graphml = context;
    *(bool *)tl_vector_add(&graphml->graphs) =
        strcmp(tl_read_xml_value(element, "edgedefault"), "undirected") != 0;
}

static void
end_graph(void *context, struct tl_text text)
{
    struct graphml *graphml = context;
    (void)text;
    tl_vector_cut(&graphml->graphs, graphml->graphs.count - 1);
}

static unsigned
owners_of(const char *what)
{
    static const struct {
        const char *what;
        unsigned owners;
    } all[] = {{"node", TL_READ_GRAPH_OF_NODES},
               {"edge", TL_READ_GRAPH_OF_EDGES},
               {"graph", TL_READ_GRAPH_OF_GRAPHS},
               {"port", 0},
               {"endpoint", 0},
               {"hyperedge", 0},
               {"graphml", 0}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (strcmp(all[i].what, what) == 0)
            return all[i].owners;
    }
    return TL_READ_GRAPH_OF_NODES | TL_READ_GRAPH_OF_EDGES | TL_READ_GRAPH_OF_GRAPHS;
}

static void
begin_key(void *context, const struct tl_read_xml_element *element)
{
    struct graphml *graphml = context;
    struct tl_read_graph_object *texts = &graphml->declared;
    tl_read_graph_object_begin(texts, graphml->graph, element->position);
    graphml->key = tl_read_xml_keep(texts, element, "id");
    graphml->declaration = (struct tl_read_graph_column){
        .title = tl_read_xml_keep(texts, element, "attr.name"),
        .fallback = "",
        .options = "",
        .owners = owners_of(tl_read_xml_value(element, "for")),
        .draws = *tl_read_xml_value(element, "yfiles.type"),
    };
}

static void
end_key(void *context, struct tl_text text)
{
    struct graphml *graphml = context;
    (void)text;
    tl_read_graph_column_declare(&graphml->keys, graphml->key, &graphml->declaration);
    graphml->key = NULL;
}

static void
end_default(void *context, struct tl_text text)
{
    struct graphml *graphml = context;
    if (graphml->key)
        graphml->declaration.fallback =
            tl_read_graph_keep(&graphml->declared, text.bytes, text.length);
}

static void
begin_data(void *context, const struct tl_read_xml_element *element)
{
    struct graphml *graphml = context;
    graphml->data = tl_read_xml_keep(&open_item(graphml)->object, element, "key");
    graphml->has_elements = false;
    graphml->inside = 1;
}

static bool
is_blank(struct tl_text text)
{
    while (text.length > 0 && tl_ascii_is_blank(text.bytes[text.length - 1]))
        text.length--;
    return text.length == 0;
}

static void
end_data(void *context, struct tl_text text)
{
    struct graphml *graphml = context;
    struct item *item = open_item(graphml);
    const struct tl_read_graph_column *key =
        tl_read_graph_column_find(&graphml->keys, graphml->data);
    bool draws = key && key->draws;
    if (!(is_blank(text) && (draws || graphml->has_elements)))
        tl_read_graph_value_add(&item->values, &graphml->keys, &item->object,
                                graphml->data, text, "");
    graphml->data = NULL;
}

/* An element within data, of which only labels and arrows are read. */
static void
begin_inside(struct graphml *graphml, const struct tl_read_xml_element *element)
{
    struct item *item = open_item(graphml);
    const struct tl_read_graph_column *key =
        tl_read_graph_column_find(&graphml->keys, graphml->data);
    tl_read_yed_take(&item->yed, element, item->kind == EDGE);
    if (graphml->inside++ > 1)
        return;
    graphml->has_elements = true;
    tl_read_graph_leave(graphml->graph,
                        key && key->draws ? TL_READ_GRAPH_DRAWING
                                          : TL_READ_GRAPH_ELEMENT,
                        element->name, element->position);
}

static void
end_inside(struct graphml *graphml, const char *name, struct tl_text text)
{
    struct item *item = open_item(graphml);
    tl_read_yed_take_text(&item->yed, &item->object, name, text, item->kind == NODE);
    graphml->inside--;
}

/* An element has one; the document and its graph each. */
static void
end_desc(void *context, struct tl_text text)
{
    struct graphml *graphml = context;
    struct item *item = open_item(graphml);
    if (item->description_count++ >= (item->kind == DATASET ? 2 : 1)) {
        tl_read_graph_leave(graphml->graph, TL_READ_GRAPH_ELEMENT, "desc",
                            item->object.position);
        return;
    }
    size_t size = strlen(item->description) + text.length + 2;
    char *both = tl_arena_take(&item->object.texts, size, 1);
    snprintf(both, size, "%s%s%.*s", item->description, *item->description ? "\n" : "",
             (int)text.length, text.bytes);
    item->object.kept += size;
    item->description = both;
}

/* TinkerPop's databases call kinds so. */
static void
rename_kind(struct item *item)
{
    static const char *const names[] = {"labelV", "labelE"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct tl_read_graph_attribute *kind =
            tl_read_graph_attribute_find(&item->object, names[i]);
        if (kind && !tl_read_graph_attribute_find(&item->object, "kind"))
            kind->key = "kind";
    }
}

/* All attributes of an item, which closes, and what people see of it. */
static const char *
close_item(struct graphml *graphml, struct item *item, enum tl_read_graph_owner owner)
{
    graphml->count--;
    tl_read_graph_values_settle(&item->values, &graphml->keys, &item->object, owner);
    tl_read_graph_attribute_default(&item->object, "labels", item->yed.others);
    rename_kind(item);
    return *item->yed.label ? item->yed.label
                            : tl_read_graph_use(&item->object, "label");
}

/* The label is written twice for programs that look for a name. */
static void
drop_name(struct item *item, const char *label)
{
    struct tl_read_graph_attribute *name =
        tl_read_graph_attribute_find(&item->object, "name");
    if (name && strcmp(name->text, label) == 0)
        *name = (struct tl_read_graph_attribute){name->key, "", 0, true};
}

static void
end_node(void *context, struct tl_text text)
{
    struct graphml *graphml = context;
    struct item *item = open_item(graphml);
    (void)text;
    if (item->kind != NODE)
        return;
    const char *label = close_item(graphml, item, TL_READ_GRAPH_OF_NODES);
    drop_name(item, label);
    const struct tl_read_graph_said said = {.object = &item->object,
                                            .id = item->id,
                                            .label = label,
                                            .description = item->description,
                                            .url = "",
                                            .kind = "",
                                            .keeps_label = true};
    if (*item->id)
        tl_read_graph_node_put(&said);
    else
        tl_read_xml_report_missing(graphml->reading, item->object.position, "a node",
                                   "id");
}

/* Whether an edge is directed: as its arrows say, by itself, or else as those of its
 * graph are. Arrows at both ends, or at none, say that it holds both ways alike. */
static bool
is_directed(const struct graphml *graphml, const struct item *item)
{
    if (item->yed.has_arrows)
        return item->yed.arrow_at_source != item->yed.arrow_at_target;
    if (*item->directed)
        return strcmp(item->directed, "true") == 0 || strcmp(item->directed, "1") == 0;
    return graphml->graphs.count == 0 ||
           *(bool *)tl_vector_at(&graphml->graphs, graphml->graphs.count - 1);
}

static void
end_edge(void *context, struct tl_text text)
{
    struct graphml *graphml = context;
    struct item *item = open_item(graphml);
    (void)text;
    if (item->kind != EDGE)
        return;
    struct tl_read_graph_edge edge = {
        .object = &item->object,
        .label = close_item(graphml, item, TL_READ_GRAPH_OF_EDGES),
        .description = item->description,
        .id = item->id,
        .directed = is_directed(graphml, item),
        .back = item->yed.has_arrows && item->yed.arrow_at_source &&
                !item->yed.arrow_at_target,
        .keeps_label = true};
    if (*item->source && *item->target)
        tl_read_graph_edge_put(&edge, item->source, item->target);
    else
        tl_read_xml_report_missing(graphml->reading, item->object.position, "an edge",
                                   *item->source ? "target" : "source");
}

/* The id of the event that a hyperedge becomes: its own, unless it has none, or a
 * number, or one that is taken. */
static const char *
choose_id(struct graphml *graphml, struct item *item)
{
    char id[48];
    bool is_number = item->id[tl_text_digits(item->id)] == '\0';
    if (!is_number && !tl_read_graph_is_taken(graphml->graph, item->id))
        return item->id;
    do {
        snprintf(id, sizeof id, "hyperedge %zu", ++graphml->made);
    } while (tl_read_graph_is_taken(graphml->graph, id));
    return tl_read_graph_keep_text(&item->object, id);
}

static void
add_end(struct graphml *graphml, const struct end *end, const char *event)
{
    struct tl_read_graph_object object = {0};
    tl_read_graph_object_begin(&object, graphml->graph, end->position);
    if (*end->role)
        tl_read_graph_attribute_add(&object, (struct tl_text){"role", strlen("role")},
                                    (struct tl_text){end->role, strlen(end->role)});
    struct tl_read_graph_edge edge = {
        .object = &object, .label = "", .description = "", .id = "", .directed = true};
    const char *node = tl_read_graph_keep_text(&object, end->node);
    const char *whole = tl_read_graph_keep_text(&object, event);
    if (*node)
        tl_read_graph_edge_put(&edge, node, whole);
    else
        tl_read_xml_report_missing(graphml->reading, end->position, "an endpoint",
                                   "node");
    tl_read_graph_object_clear(&object);
}

/* Makes an item an event, whatever type it has; its type. */
static const char *
be_event(struct item *item)
{
    struct tl_read_graph_attribute *type =
        tl_read_graph_attribute_find(&item->object, "type");
    if (!type)
        type = tl_read_graph_attribute_add(&item->object, (struct tl_text){"type", 4},
                                           (struct tl_text){"", 0});
    const char *kind = type->text;
    type->text = tl_type_names[TL_EVENT];
    type->length = strlen(type->text);
    return kind;
}

/* The type of a hyperedge is its kind, as it becomes an event in any case. */
static void
end_hyperedge(void *context, struct tl_text text)
{
    struct graphml *graphml = context;
    struct item *item = open_item(graphml);
    (void)text;
    if (item->kind != HYPEREDGE)
        return;
    const char *id = choose_id(graphml, item);
    struct tl_read_graph_said said = {
        .object = &item->object,
        .id = id,
        .label = close_item(graphml, item, TL_READ_GRAPH_OF_OTHERS),
        .description = item->description,
        .url = "",
        .keeps_label = true};
    said.kind = be_event(item);
    tl_read_graph_node_put(&said);
    for (size_t i = item->first_end; i < graphml->ends.count; i++)
        add_end(graphml, tl_vector_at(&graphml->ends, i), id);
    tl_vector_cut(&graphml->ends, item->first_end);
}

/* The elements of GraphML. */
static const struct tl_read_xml_rule elements[] = {
    {"data", begin_data, end_data},
    {"node", begin_node, end_node},
    {"edge", begin_edge, end_edge},
    {"hyperedge", begin_hyperedge, end_hyperedge},
    {"endpoint", begin_endpoint, NULL},
    {"port", begin_port, NULL},
    {"graph", begin_graph, end_graph},
    {"desc", NULL, end_desc},
    {"key", begin_key, end_key},
    {"default", NULL, end_default},
    {"graphml", NULL, NULL},
    {NULL, NULL, NULL},
};

static void
begin_element(void *context, const struct tl_read_xml_element *element)
{
    struct graphml *graphml = context;
    const struct tl_read_xml_rule *rule =
        tl_read_xml_rule_find(elements, element->name);
    if (graphml->skipped > 0) {
        graphml->skipped++;
    } else if (graphml->data) {
        begin_inside(graphml, element);
    } else if (!rule) {
        tl_read_graph_leave(graphml->graph, TL_READ_GRAPH_ELEMENT, element->name,
                            element->position);
        graphml->skipped = 1;
    } else if (rule->begin) {
        rule->begin(graphml, element);
    }
}

static void
end_element(void *context, const char *name, struct tl_text text)
{
    struct graphml *graphml = context;
    const struct tl_read_xml_rule *rule = tl_read_xml_rule_find(elements, name);
    if (graphml->skipped > 0)
        graphml->skipped--;
    else if (graphml->data && graphml->inside > 1)
        end_inside(graphml, name, text);
    else if (rule->end)
        rule->end(graphml, text);
}

/* What the graphs say of themselves. */
static void
add_dataset(struct graphml *graphml)
{
    struct item *item = &graphml->items[0];
    tl_read_graph_values_settle(&item->values, &graphml->keys, &item->object,
                                TL_READ_GRAPH_OF_GRAPHS);
    tl_read_graph_attribute_default(&item->object, "description", item->description);
    tl_read_graph_dataset_add(&item->object);
}

static void
clear(struct graphml *graphml)
{
    tl_read_graph_object_clear(&graphml->declared);
    tl_read_graph_columns_clear(&graphml->keys);
    for (size_t i = 0; i < graphml->room; i++) {
        tl_read_graph_object_clear(&graphml->items[i].object);
        tl_read_graph_values_clear(&graphml->items[i].values);
    }
    tl_free(graphml->items);
    tl_vector_clear(&graphml->graphs);
    tl_vector_clear(&graphml->ends);
}

static void
read_graphml(const struct tl_reading *reading)
{
    static const struct tl_read_xml_handler handler = {"graphml", begin_element,
                                                       end_element};
    struct graphml graphml = {.reading = reading, .graph = tl_read_graph_new(reading)};
    const struct tl_position start = {1, 1, tl_input_file(reading->input)};
    graphml.keys.columns.width = sizeof(struct tl_read_graph_column);
    graphml.graphs.width = sizeof(bool);
    graphml.ends.width = sizeof(struct end);
    add_item(&graphml, DATASET, start);
    /* Its nodes say themselves that they are events. */
    tl_builder_own(reading->builder, tl_input_file(reading->input));
    tl_read_xml_read(reading, &handler, &graphml);
    add_dataset(&graphml);
    tl_read_graph_end(graphml.graph);
    clear(&graphml);
}

static bool
is_graphml(const char *text, size_t length)
{
    return tl_markup_is(text, length, "graphml");
}

const struct tl_reader tl_read_graphml = {
    .name = "graphml",
    .endings = "graphml",
    .about = "a graph of yEd, NetworkX, igraph and others: nodes become actors, edges "
             "relations",
    .recognises = is_graphml,
    .is_unmistakable = true,
    .read = read_graphml,
};
