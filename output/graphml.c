/*
 * GraphML. Every key is declared with its type: those of the graph are called g0, g1
 * and so on, those of nodes n0, those of edges e0.
 *
 * An edge has the direction of the graph. Where some have a direction and others have
 * none, GraphML could say so at each edge, but NetworkX refuses such a file, and
 * igraph, Cytoscape and graphology take no notice: then all get a direction, and the
 * property "directed" tells which are meant to have one.
 */
#include "output/common/cited.h"
#include "output/common/exported.h"
#include "output/common/xml_properties.h"
#include "output/syntax/list.h"

/* What igraph finds nodes by, and Cytoscape shows: the label. */
static const char name[] = "name";
static const char *const reserved[] = {name, NULL};

static const struct tl_dialect dialect = {
    .limits = &tl_date_any,
    .reserved = reserved,
};

static const char *const types[] = {
    [TL_PROPERTY_TEXT] = "string",  [TL_PROPERTY_LIST] = "string",
    [TL_PROPERTY_DAY] = "string",   [TL_PROPERTY_BOOL] = "boolean",
    [TL_PROPERTY_INTEGER] = "long", [TL_PROPERTY_AMOUNT] = "double",
    [TL_PROPERTY_CITES] = "string",
};

/* What keys are for, and what their names begin with. */
struct scope {
    const char *element;
    const char *prefix;
};

static const struct scope graph_scope = {"graph", "g"};
static const struct scope scopes[] = {
    [TL_NODES] = {"node", "n"},
    [TL_EDGES] = {"edge", "e"},
};

static void
put_key(struct tl_xml *xml, const char *attribute, const struct scope *scope,
        uint32_t number)
{
    tl_xml_attribute_begin(xml, attribute);
    tl_xml_text(xml, scope->prefix);
    tl_xml_integer(xml, number);
    tl_xml_attribute_end(xml);
}

static void
declare(struct tl_xml *xml, const struct scope *scope, uint32_t number, const char *key,
        const char *type)
{
    tl_xml_open(xml, "key");
    put_key(xml, "id", scope, number);
    tl_xml_attribute(xml, "for", scope->element);
    tl_xml_attribute(xml, "attr.name", key);
    tl_xml_attribute(xml, "attr.type", type);
    tl_xml_close(xml, "key");
}

static void
declare_facts(struct tl_xml *xml, const struct tl_properties *properties)
{
    struct tl_property property;
    tl_property_begin(&property, properties, TL_NONE);
    while (tl_property_next(&property))
        declare(xml, &scopes[properties->subject], property.column, property.key,
                types[property.type]);
}

static void
declare_name(struct tl_xml *xml)
{
    tl_xml_open(xml, "key");
    tl_xml_attribute(xml, "id", name);
    tl_xml_attribute(xml, "for", "node");
    tl_xml_attribute(xml, "attr.name", name);
    tl_xml_attribute(xml, "attr.type", "string");
    tl_xml_close(xml, "key");
}

/* The fields of the dataset, which its attributes follow. */
static const char *const fields[] = {"title", "description", "references", NULL};

enum { FIELDS = sizeof fields / sizeof *fields - 1 };

static void
declare_dataset(struct tl_xml *xml, const struct tl_graph *graph)
{
    const char *const *keys;
    uint32_t count = tl_graph_keys(graph, TL_DATASET, &keys);
    for (uint32_t i = 0; i < FIELDS; i++)
        declare(xml, &graph_scope, i, fields[i], "string");
    for (uint32_t i = 0; i < count; i++) {
        if (!tl_reserved_has(fields, keys[i]))
            declare(xml, &graph_scope, FIELDS + i, keys[i], "string");
    }
}

static void
put_text(struct tl_xml *xml, uint32_t number, const char *text)
{
    if (!*text)
        return;
    tl_xml_open(xml, "data");
    put_key(xml, "key", &graph_scope, number);
    tl_xml_text(xml, text);
    tl_xml_close(xml, "data");
}

static void
put_run(void *xml, const char *bytes, size_t length)
{
    tl_xml_part(xml, bytes, length);
}

static void
put_piece(void *xml, const char *piece)
{
    tl_list_piece(piece, put_run, xml);
}

/* The references that were selected, as a list in one text. */
static void
put_references(struct tl_xml *xml, const struct tl_drawing *drawing)
{
    const struct tl_cited_sink to = {xml, put_piece};
    uint32_t number = tl_cited_next(drawing, 0);
    if (number == TL_NONE)
        return;
    tl_xml_open(xml, "data");
    put_key(xml, "key", &graph_scope, 2);
    for (const char *before = ""; number != TL_NONE; before = TL_LIST_SEPARATOR) {
        tl_xml_text(xml, before);
        tl_cited_tell_reference(&to, drawing->graph, number);
        number = tl_cited_next(drawing, number + 1);
    }
    tl_xml_close(xml, "data");
}

/* There is one dataset, so that its keys are those of its attributes. */
static void
put_dataset(struct tl_xml *xml, const struct tl_drawing *drawing,
            struct tl_losses *losses)
{
    struct tl_dataset dataset = tl_graph_dataset(drawing->graph);
    const char *key;
    const char *value;
    put_text(xml, 0, dataset.title);
    put_text(xml, 1, dataset.description);
    put_references(xml, drawing);
    for (uint32_t i = FIELDS; tl_attributes_next(&dataset.attributes, &key, &value);
         i++) {
        if (tl_reserved_has(fields, key))
            tl_reserved_count(losses);
        else
            put_text(xml, i, value);
    }
}

static void
put_properties(struct tl_xml *xml, struct tl_property *property)
{
    while (tl_property_next(property)) {
        if (!property->present)
            continue;
        tl_xml_open(xml, "data");
        put_key(xml, "key", &scopes[property->properties->subject], property->column);
        tl_xml_property(xml, property);
        tl_xml_close(xml, "data");
    }
}

static void
put_nodes(struct tl_xml *xml, const struct tl_properties *properties)
{
    struct tl_property property;
    for (uint32_t i = 0; i < properties->drawing->network->node_count; i++) {
        tl_property_begin(&property, properties, i);
        tl_xml_open(xml, "node");
        tl_xml_attribute(xml, "id", property.about.id);
        tl_xml_open(xml, "data");
        tl_xml_attribute(xml, "key", name);
        tl_xml_text(xml, property.about.label);
        tl_xml_close(xml, "data");
        put_properties(xml, &property);
        tl_xml_close(xml, "node");
    }
}

static void
put_edges(struct tl_xml *xml, const struct tl_properties *properties)
{
    struct tl_property property;
    for (uint32_t i = 0; i < properties->drawing->network->edge_count; i++) {
        tl_property_begin(&property, properties, i);
        tl_xml_open(xml, "edge");
        tl_xml_attribute(xml, "id", property.about.id);
        tl_xml_attribute(xml, "source", property.about.source);
        tl_xml_attribute(xml, "target", property.about.target);
        put_properties(xml, &property);
        tl_xml_close(xml, "edge");
    }
}

static void
emit(const struct tl_drawing *drawing, struct tl_out *out, struct tl_losses *losses)
{
    struct tl_properties nodes =
        tl_properties_begin(drawing, losses, TL_NODES, &dialect);
    struct tl_properties edges =
        tl_properties_begin(drawing, losses, TL_EDGES, &dialect);
    uint32_t undirected = tl_edges_undirected(drawing->network);
    bool directed = drawing->network->mixed || undirected == 0;
    struct tl_xml xml = tl_xml_begin(out);
    tl_xml_open(&xml, "graphml");
    tl_xml_attribute(&xml, "xmlns", "http://graphml.graphdrawing.org/xmlns");
    declare_dataset(&xml, drawing->graph);
    declare_name(&xml);
    declare_facts(&xml, &nodes);
    declare_facts(&xml, &edges);
    tl_xml_open(&xml, "graph");
    tl_xml_attribute(&xml, "edgedefault", directed ? "directed" : "undirected");
    put_dataset(&xml, drawing, losses);
    put_nodes(&xml, &nodes);
    put_edges(&xml, &edges);
    tl_xml_close(&xml, "graph");
    tl_xml_close(&xml, "graphml");
    tl_xml_count(&xml, losses);
    if (drawing->network->mixed)
        tl_losses_add_many(losses, "edges without a direction exported as directed",
                           undirected);
}

const struct tl_format tl_format_graphml = {
    .name = "graphml",
    .endings = "graphml",
    .about = "graph for yEd, Cytoscape, igraph and many others",
    .views = TL_VIEWS_OF_NETWORKS,
    .view = TL_VIEW_NETWORK,
    .style_groups = TL_STYLE_EVIDENCE,
    .parts = {{NULL, emit}},
};
