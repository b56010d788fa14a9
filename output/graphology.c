/*
 * The serialized graph of graphology, which Sigma draws. Its nodes have their
 * neighbours in plain objects.
 */
#include "output/common/json_properties.h"
#include "output/syntax/js_id.h"

/* Sigma takes these for instructions how to draw; "type" it looks up and throws. */
static const char *const reserved[] = {
    "type",   "x",           "y",          "size",          "color", "hidden",
    "zIndex", "highlighted", "forceLabel", "parallelIndex", NULL,
};

static const struct tl_dialect dialect = {
    .limits = &tl_date_any,
    .reserved = reserved,
};

static void
put_attributes(struct tl_json *json, struct tl_property *property)
{
    tl_json_key(json, "attributes");
    tl_json_object_begin(json);
    tl_json_properties(json, property);
    tl_json_object_end(json);
}

static void
put_node(struct tl_json *json, struct tl_property *property)
{
    tl_js_id(json, "key", property->about.id);
    put_attributes(json, property);
}

static void
put_edge(struct tl_json *json, struct tl_property *property)
{
    tl_json_member(json, "key", property->about.id);
    tl_js_id(json, "source", property->about.source);
    tl_js_id(json, "target", property->about.target);
    tl_json_key(json, "undirected");
    tl_json_bool(json, !property->about.directed);
    put_attributes(json, property);
}

static void
put_options(struct tl_json *json, const struct tl_network *network)
{
    uint32_t undirected = tl_edges_undirected(network);
    tl_json_key(json, "options");
    tl_json_object_begin(json);
    tl_json_member(json, "type",
                   undirected == 0                     ? "directed"
                   : undirected == network->edge_count ? "undirected"
                                                       : "mixed");
    tl_json_key(json, "multi");
    tl_json_bool(json, true);
    tl_json_key(json, "allowSelfLoops");
    tl_json_bool(json, true);
    tl_json_object_end(json);
}

static void
emit(const struct tl_drawing *drawing, struct tl_out *out, struct tl_losses *losses)
{
    struct tl_properties nodes =
        tl_properties_begin(drawing, losses, TL_NODES, &dialect);
    struct tl_properties edges =
        tl_properties_begin(drawing, losses, TL_EDGES, &dialect);
    struct tl_json json = tl_json_begin(out);
    tl_json_object_begin(&json);
    put_options(&json, drawing->network);
    tl_json_key(&json, "attributes");
    tl_json_about(&json, drawing, losses);
    tl_json_list(&json, "nodes", &nodes, put_node);
    tl_json_list(&json, "edges", &edges, put_edge);
    tl_json_object_end(&json);
    tl_out_char(out, '\n');
}

const struct tl_format tl_format_graphology = {
    .name = "graphology",
    .endings = "",
    .allows = "json",
    .about = "graph for graphology and Sigma",
    .views = TL_VIEWS_OF_NETWORKS,
    .view = TL_VIEW_NETWORK,
    .style_groups = TL_STYLE_EVIDENCE,
    .parts = {{NULL, emit}},
};
