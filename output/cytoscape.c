/*
 * Cytoscape.js elements. Nodes and edges share one space of ids, which its layouts and
 * searches keep in plain objects. It knows neither the direction of a graph nor of an
 * edge: "directed" is there for styles to tell, and "directed", "multigraph", "value",
 * "name" and "key" for NetworkX, which reads this dialect too.
 */
#include "output/common/json_properties.h"
#include "output/syntax/js_id.h"

/* "parent" puts a node into another one; the others are for NetworkX. */
static const char *const reserved[] = {"parent", "value", "name", "key", NULL};

static const struct tl_dialect dialect = {
    .limits = &tl_date_any,
    .reserved = reserved,
};

static void
put_node(struct tl_json *json, struct tl_property *property)
{
    tl_json_key(json, "data");
    tl_json_object_begin(json);
    tl_js_id(json, "id", property->about.id);
    tl_js_id(json, "value", property->about.id);
    tl_json_member(json, "name", property->about.label);
    tl_json_properties(json, property);
    tl_json_object_end(json);
}

static void
put_edge(struct tl_json *json, struct tl_property *property)
{
    tl_json_key(json, "data");
    tl_json_object_begin(json);
    tl_js_id(json, "id", property->about.id);
    tl_json_member(json, "key", property->about.id);
    tl_js_id(json, "source", property->about.source);
    tl_js_id(json, "target", property->about.target);
    tl_json_properties(json, property);
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
    tl_json_graph_kind(&json, drawing->network);
    tl_json_key(&json, "data");
    tl_json_about(&json, drawing, losses);
    tl_json_key(&json, "elements");
    tl_json_object_begin(&json);
    tl_json_list(&json, "nodes", &nodes, put_node);
    tl_json_list(&json, "edges", &edges, put_edge);
    tl_json_object_end(&json);
    tl_json_object_end(&json);
    tl_out_char(out, '\n');
}

const struct tl_format tl_format_cytoscape = {
    .name = "cytoscape",
    .endings = "",
    .allows = "json",
    .about = "elements for Cytoscape.js",
    .views = TL_VIEWS_OF_NETWORKS,
    .view = TL_VIEW_NETWORK,
    .style_groups = TL_STYLE_EVIDENCE,
    .room = {2000, "nodes and edges take layouts such as cose minutes; --top 300 "
                   "writes the 300 strongest edges, --min-weight fewer"},
    .parts = {{NULL, emit}},
};
