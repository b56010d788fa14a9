/*
 * GEXF 1.3, a dynamic graph for Gephi, which tells edges between the same nodes apart
 * by their kind alone: where several have one, all but the first get a number after
 * it; the attribute "kind" has the kind itself.
 *
 * Without a default Gephi takes directed and undirected edges; with one it drops those
 * of the other sort.
 */
#include "graph/base/square_root.h"
#include "graph/colour.h"
#include "output/common/cited.h"
#include "output/common/xml_properties.h"
#include "output/dot/theme.h"

/* Days of which XML Schema and Java read the same: years of four digits. */
static const struct tl_date_limits limits = {-4371587, 2932896};

static const struct tl_dialect dialect = {
    .limits = &limits,
    .own = TL_PROPERTY_BIT(TL_PROPERTY_LABEL) | TL_PROPERTY_BIT(TL_PROPERTY_DIRECTED) |
           TL_PROPERTY_BIT(TL_PROPERTY_WEIGHT) | TL_PROPERTY_BIT(TL_PROPERTY_FIRST) |
           TL_PROPERTY_BIT(TL_PROPERTY_LAST) | TL_PROPERTY_BIT(TL_PROPERTY_SPELLS),
};

static const char *const types[] = {
    [TL_PROPERTY_TEXT] = "string",  [TL_PROPERTY_LIST] = "string",
    [TL_PROPERTY_DAY] = "string",   [TL_PROPERTY_BOOL] = "boolean",
    [TL_PROPERTY_INTEGER] = "long", [TL_PROPERTY_AMOUNT] = "double",
    [TL_PROPERTY_CITES] = "string",
};

static void
declare(struct tl_xml *xml, const char *class, const struct tl_properties *properties)
{
    struct tl_property property;
    tl_xml_open(xml, "attributes");
    tl_xml_attribute(xml, "class", class);
    tl_property_begin(&property, properties, TL_NONE);
    while (tl_property_next(&property)) {
        tl_xml_open(xml, "attribute");
        tl_xml_attribute(xml, "id", property.key);
        tl_xml_attribute(xml, "title", property.key);
        tl_xml_attribute(xml, "type", types[property.type]);
        tl_xml_close(xml, "attribute");
    }
    tl_xml_close(xml, "attributes");
}

static void
put_end(struct tl_xml *xml, const char *name, int64_t day)
{
    char text[TL_DAY_TEXT_MAX];
    if (day == TL_DAY_MIN || day == TL_DAY_MAX)
        return;
    tl_day_text(day, text, sizeof text);
    tl_xml_attribute(xml, name, text);
}

static void
put_ends(struct tl_xml *xml, const struct tl_spell *spell)
{
    put_end(xml, "start", spell->first);
    put_end(xml, "end", spell->last);
}

/* One time stands in the element's own attributes. */
static bool
has_one(struct tl_lifetime lifetime, struct tl_spell *spell)
{
    struct tl_spell next;
    return tl_lifetime_next(&lifetime, spell) && !tl_lifetime_next(&lifetime, &next);
}

static void
put_spells(struct tl_xml *xml, struct tl_lifetime lifetime)
{
    struct tl_spell spell;
    tl_xml_open(xml, "spells");
    while (tl_lifetime_next(&lifetime, &spell)) {
        tl_xml_open(xml, "spell");
        put_ends(xml, &spell);
        tl_xml_close(xml, "spell");
    }
    tl_xml_close(xml, "spells");
}

static void
put_properties(struct tl_xml *xml, struct tl_property *property)
{
    tl_xml_open(xml, "attvalues");
    while (tl_property_next_present(property)) {
        tl_xml_open(xml, "attvalue");
        tl_xml_attribute(xml, "for", property->key);
        tl_xml_attribute_begin(xml, "value");
        tl_xml_property(xml, property);
        tl_xml_attribute_end(xml);
        tl_xml_close(xml, "attvalue");
    }
    tl_xml_close(xml, "attvalues");
}

/* What nodes and edges have after what is their own. */
static void
put_rest(struct tl_xml *xml, struct tl_property *property,
         const struct tl_lifetime *lifetime)
{
    struct tl_lifetime rest = *lifetime;
    struct tl_spell spell;
    bool single = has_one(*lifetime, &spell);
    if (single)
        put_ends(xml, &spell);
    put_properties(xml, property);
    if (!single && tl_lifetime_next(&rest, &spell))
        put_spells(xml, *lifetime);
}

/* How nodes look: by kind as in pictures, the busier the larger. */
struct look {
    const struct tl_drawing *drawing;
    struct tl_dot_kinds kinds[2]; /* of actors and of events */
    uint32_t most;                /* the greatest degree */
    uint32_t at;                  /* node of the whole: nodes are in its order */
};

static void
see(struct look *look, const struct tl_drawing *drawing)
{
    static const enum tl_type of_nodes[] = {TL_ACTOR, TL_EVENT};
    const struct tl_network *frame = tl_drawing_frame(drawing);
    *look = (struct look){.drawing = drawing};
    for (size_t i = 0; i < 2; i++)
        look->kinds[i] = tl_dot_kinds_of(&tl_dot_light, drawing->graph, of_nodes[i]);
    for (uint32_t i = 0; i < frame->node_count; i++) {
        struct tl_item item = frame->nodes[i].item;
        look->most =
            frame->nodes[i].degree > look->most ? frame->nodes[i].degree : look->most;
        tl_dot_kinds_add(
            &look->kinds[item.type == TL_EVENT],
            tl_graph_word(drawing->graph, (item.type == TL_EVENT ? tl_graph_event_kind
                                                                 : tl_graph_actor_kind)(
                                              drawing->graph, item.number)));
    }
}

/* A number of hundredths. */
static void
put_hundredths(struct tl_xml *xml, const char *name, int64_t number)
{
    tl_xml_attribute_begin(xml, name);
    tl_xml_weight(xml, number * (TL_WEIGHT_ONE / 100));
    tl_xml_attribute_end(xml);
}

static void
put_colour(struct tl_xml *xml, const char *colour)
{
    static const char *const names[] = {"r", "g", "b"};
    uint32_t rgb = 0;
    tl_colour_read(colour, strlen(colour), &rgb);
    tl_xml_open(xml, "viz:color");
    for (size_t i = 0; i < 3; i++) {
        tl_xml_attribute_begin(xml, names[i]);
        tl_xml_integer(xml, rgb >> (16 - 8 * i) & 0xFF);
        tl_xml_attribute_end(xml);
    }
    tl_xml_close(xml, "viz:color");
}

/* An edge is a hundred long where there is room. */
static void
put_place(struct tl_xml *xml, const struct tl_point *place)
{
    tl_xml_open(xml, "viz:position");
    put_hundredths(xml, "x", (int64_t)place->x * 10000 / TL_POINT_UNIT);
    put_hundredths(xml, "y", (int64_t)place->y * 10000 / TL_POINT_UNIT);
    put_hundredths(xml, "z", 0);
    tl_xml_close(xml, "viz:position");
}

static bool
is_item(struct tl_item a, struct tl_item b)
{
    return a.type == b.type && a.number == b.number;
}

static void
put_look(struct tl_xml *xml, struct look *look, const struct tl_node *node,
         const char *kind)
{
    enum { LEAST = 1000, MORE = 3000 };
    const struct tl_network *frame = tl_drawing_frame(look->drawing);
    while (!is_item(frame->nodes[look->at].item, node->item))
        look->at++;
    uint64_t share = (uint64_t)node->degree * 1000000 / (look->most ? look->most : 1);
    put_colour(
        xml, tl_dot_kinds_colour(&look->kinds[node->item.type == TL_EVENT], kind).area);
    if (look->drawing->points)
        put_place(xml, &look->drawing->points[look->at]);
    tl_xml_open(xml, "viz:size");
    put_hundredths(xml, "value", LEAST + MORE * tl_square_root(share) / 1000);
    tl_xml_close(xml, "viz:size");
    if (node->item.type == TL_EVENT) {
        tl_xml_open(xml, "viz:shape");
        tl_xml_attribute(xml, "value", "square");
        tl_xml_close(xml, "viz:shape");
    }
}

static void
put_node(struct tl_xml *xml, const struct tl_properties *properties, struct look *look,
         uint32_t number)
{
    const struct tl_network *network = properties->drawing->network;
    struct tl_lifetime lifetime =
        tl_lifetime_of_node(network, &network->nodes[number], &limits);
    struct tl_property property;
    tl_property_begin(&property, properties, number);
    tl_xml_open(xml, "node");
    tl_xml_attribute(xml, "id", property.about.id);
    tl_xml_attribute(xml, "label", property.about.label);
    put_rest(xml, &property, &lifetime);
    put_look(xml, look, &network->nodes[number], property.about.kind);
    tl_xml_close(xml, "node");
}

static void
put_kind(struct tl_xml *xml, const char *kind, uint32_t twins)
{
    if (!*kind && twins == 0)
        return;
    tl_xml_attribute_begin(xml, "kind");
    tl_xml_text(xml, kind);
    if (twins > 0) {
        tl_xml_text(xml, " #");
        tl_xml_integer(xml, (int64_t)twins + 1);
    }
    tl_xml_attribute_end(xml);
}

static void
put_edge(struct tl_xml *xml, const struct tl_properties *properties,
         struct tl_twins *twins, uint32_t number)
{
    const struct tl_network *network = properties->drawing->network;
    const struct tl_edge *edge = &network->edges[number];
    struct tl_lifetime lifetime = tl_lifetime_of_edge(network, edge, &limits);
    struct tl_property property;
    tl_property_begin(&property, properties, number);
    tl_xml_open(xml, "edge");
    tl_xml_attribute(xml, "id", property.about.id);
    tl_xml_attribute(xml, "source", property.about.source);
    tl_xml_attribute(xml, "target", property.about.target);
    tl_xml_attribute(xml, "type", edge->directed ? "directed" : "undirected");
    put_kind(xml, property.about.kind, tl_edge_twins(twins, network, edge));
    if (*property.about.label)
        tl_xml_attribute(xml, "label", property.about.label);
    tl_xml_attribute_begin(xml, "weight");
    tl_xml_weight(xml, edge->weight);
    tl_xml_attribute_end(xml);
    put_rest(xml, &property, &lifetime);
    tl_xml_close(xml, "edge");
    if (edge->weight == 0)
        tl_losses_add(properties->losses, "edges of weight 0, which Gephi leaves out");
}

/* A line of the description. */
static void
put_line(struct tl_xml *xml, bool *begun, const char *heading, const char *text)
{
    if (!*text)
        return;
    tl_xml_text(xml, *begun ? "\n" : "");
    tl_xml_text(xml, heading);
    tl_xml_text(xml, *heading ? ": " : "");
    tl_xml_text(xml, text);
    *begun = true;
}

static void
add_piece(void *xml, const char *piece)
{
    tl_xml_text(xml, piece);
}

/* There is a place for a description, and for nothing else about the whole. */
static void
put_description(struct tl_xml *xml, const struct tl_drawing *drawing)
{
    const struct tl_cited_sink to = {xml, add_piece};
    struct tl_dataset dataset = tl_graph_dataset(drawing->graph);
    const char *key;
    const char *value;
    bool begun = false;
    tl_xml_open(xml, "description");
    put_line(xml, &begun, "", dataset.title);
    put_line(xml, &begun, "", dataset.description);
    while (tl_attributes_next(&dataset.attributes, &key, &value))
        put_line(xml, &begun, key, value);
    for (uint32_t number = tl_cited_next(drawing, 0); number != TL_NONE;
         number = tl_cited_next(drawing, number + 1)) {
        put_line(xml, &begun, "", "Source ");
        tl_cited_tell_reference(&to, drawing->graph, number);
    }
    tl_xml_close(xml, "description");
}

static void
put_meta(struct tl_xml *xml, const struct tl_drawing *drawing)
{
    tl_xml_open(xml, "meta");
    tl_xml_open(xml, "creator");
    tl_xml_text(xml, "tieline");
    tl_xml_close(xml, "creator");
    put_description(xml, drawing);
    tl_xml_close(xml, "meta");
}

static void
begin_graph(struct tl_xml *xml, const struct tl_network *network)
{
    tl_xml_open(xml, "graph");
    tl_xml_attribute(xml, "mode", "dynamic");
    tl_xml_attribute(xml, "timeformat", "date");
    tl_xml_attribute(xml, "timerepresentation", "interval");
    if (!network->mixed)
        tl_xml_attribute(xml, "defaultedgetype",
                         tl_edges_undirected(network) ? "undirected" : "directed");
}

static void
emit(const struct tl_drawing *drawing, struct tl_out *out, struct tl_losses *losses)
{
    const struct tl_network *network = drawing->network;
    struct tl_properties nodes =
        tl_properties_begin(drawing, losses, TL_NODES, &dialect);
    struct tl_properties edges =
        tl_properties_begin(drawing, losses, TL_EDGES, &dialect);
    struct tl_twins twins = {0};
    struct look look;
    struct tl_xml xml = tl_xml_begin(out);
    see(&look, drawing);
    tl_xml_open(&xml, "gexf");
    tl_xml_attribute(&xml, "xmlns", "http://gexf.net/1.3");
    tl_xml_attribute(&xml, "xmlns:viz", "http://gexf.net/1.3/viz");
    tl_xml_attribute(&xml, "version", "1.3");
    put_meta(&xml, drawing);
    begin_graph(&xml, network);
    declare(&xml, "node", &nodes);
    declare(&xml, "edge", &edges);
    tl_xml_open(&xml, "nodes");
    for (uint32_t i = 0; i < network->node_count; i++)
        put_node(&xml, &nodes, &look, i);
    tl_xml_close(&xml, "nodes");
    tl_xml_open(&xml, "edges");
    for (uint32_t i = 0; i < network->edge_count; i++)
        put_edge(&xml, &edges, &twins, i);
    tl_xml_close(&xml, "edges");
    tl_xml_close(&xml, "graph");
    tl_xml_close(&xml, "gexf");
    tl_xml_count(&xml, losses);
}

const struct tl_format tl_format_gexf = {
    .name = "gexf",
    .endings = "gexf",
    .about = "graph in time, for Gephi",
    .views = TL_VIEWS_OF_NETWORKS,
    .view = TL_VIEW_NETWORK,
    .style_groups = TL_STYLE_EVIDENCE,
    .needs_points = true,
    .parts = {{NULL, emit}},
};
