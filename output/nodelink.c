/*
 * The node-link data of NetworkX, which d3-force takes as well. NetworkX has graphs
 * with directions and without, and no mixed ones: then all edges get one, and those
 * that have none say so ("directed": false).
 */
#include "output/common/json_properties.h"

/* Where d3-force keeps its own, and where it holds nodes. */
static const char *const reserved[] = {
    "key", "index", "x", "y", "vx", "vy", "fx", "fy", NULL,
};

static const struct tl_dialect dialect = {
    .limits = &tl_date_any,
    .reserved = reserved,
};

static void
put_node(struct tl_json *json, struct tl_property *property)
{
    tl_json_member(json, "id", property->about.id);
    tl_json_properties(json, property);
}

static void
put_edge(struct tl_json *json, struct tl_property *property)
{
    tl_json_member(json, "source", property->about.source);
    tl_json_member(json, "target", property->about.target);
    tl_json_member(json, "key", property->about.id);
    tl_json_properties(json, property);
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
    tl_json_graph_kind(&json, drawing->network);
    tl_json_key(&json, "graph");
    tl_json_about(&json, drawing, losses);
    tl_json_list(&json, "nodes", &nodes, put_node);
    tl_json_list(&json, drawing->style->links ? "links" : "edges", &edges, put_edge);
    tl_json_object_end(&json);
    tl_out_char(out, '\n');
    if (drawing->network->mixed)
        tl_losses_add_many(losses, "edges without a direction exported as directed",
                           tl_edges_undirected(drawing->network));
}

const struct tl_format tl_format_nodelink = {
    .name = "nodelink",
    .endings = "",
    .allows = "json",
    .about = "node-link data for NetworkX and D3",
    .views = TL_VIEWS_OF_NETWORKS,
    .view = TL_VIEW_NETWORK,
    .style_groups = TL_STYLE_EVIDENCE | TL_STYLE_LINKS,
    .parts = {{NULL, emit}},
};
