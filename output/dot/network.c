/*
 * Networks in DOT: actors and events as nodes, laid out by dot in columns that are
 * given (see graph/layout/ranks.h).
 */
#include "edge.h"
#include "item.h"
#include "legend.h"
#include "line.h"
#include "look.h"
#include "notes.h"
#include "page.h"
#include "views.h"
#include "when.h"

/*
 * What would be a tangle in columns is near to what it is tied to, without labels on
 * the lines, which would hide it; they lead around what is between, unless there are so
 * many nodes that finding the ways took minutes.
 */
enum { NODES_FOR_ROUTES = 150 };

/* Widths of texts, in hundredths of the font's size, and the most lines they take. */
enum {
    ACTOR_WIDTH = 1050,
    EVENT_WIDTH = 1350,
    TITLE_WIDTH = 7000, /* in tenths of a point */
    MAX_LINES = 6,
    FONT_SIZE = 10
};

struct sketch {
    struct tl_dot dot;
    const struct tl_drawing *drawing;
    const struct tl_network *network;
    const struct tl_graph *graph;
    struct tl_dot_occurring occurring;
    struct tl_dot_layout layout;
    int64_t strongest; /* line of the picture: its weight */
    bool bundles;      /* of edges are lines */
    uint32_t ego;      /* the node in the centre, or TL_NONE */
};

static void
survey(struct sketch *sketch)
{
    const struct tl_network *network = sketch->network;
    sketch->occurring.frames = sketch->layout.frames;
    for (uint32_t i = 0; i < network->node_count; i++)
        tl_dot_occurs_item(&sketch->occurring, sketch->graph, network->nodes[i].item);
    for (uint32_t i = 0; i < network->edge_count; i++) {
        struct tl_dot_bundle bundle = {{i, 1}, {0}, &network->edges[i]};
        if (sketch->bundles && !tl_dot_bundle_of(network, i, &bundle))
            continue;
        int64_t weight = tl_dot_bundle_weight(network, &bundle);
        sketch->strongest = weight > sketch->strongest ? weight : sketch->strongest;
        tl_dot_occurs_edge(&sketch->occurring, network, bundle.strongest);
    }
}

static void
put_layers(struct sketch *sketch)
{
    bool ties = sketch->network->view == TL_VIEW_ACTORS;
    tl_dot_text(&sketch->dot, TL_DOT_RANKDIR, "LR");
    tl_dot_text(&sketch->dot, TL_DOT_RANKSEP, ties ? "0.25" : "0.15");
    tl_dot_text(&sketch->dot, TL_DOT_NODESEP, "0.1");
}

static void
put_loose(struct sketch *sketch)
{
    bool routes = sketch->network->node_count <= NODES_FOR_ROUTES;
    tl_dot_text(&sketch->dot, TL_DOT_LAYOUT, "sfdp");
    tl_dot_text(&sketch->dot, TL_DOT_K, "0.8");
    tl_dot_text(&sketch->dot, TL_DOT_OVERLAP, "prism");
    tl_dot_text(&sketch->dot, TL_DOT_OVERLAP_SCALING, "2");
    tl_dot_text(&sketch->dot, TL_DOT_SEP, "+12");
    tl_dot_text(&sketch->dot, TL_DOT_SPLINES, routes ? "true" : "line");
}

/* Without a legend: some who read a graph have never seen HTML in a DOT file. */
static void
put_title_and_notes(struct sketch *sketch)
{
    enum { SIZE = 12, LINES = 3 };
    struct tl_dot *dot = &sketch->dot;
    struct tl_dot_notes notes = tl_dot_notes_of(sketch->drawing);
    struct tl_dot_note note;
    size_t width = TITLE_WIDTH * 10 / SIZE;
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, tl_graph_dataset(sketch->graph).title, width, LINES, 'l');
    while (tl_dot_notes_next(&notes, &note))
        tl_dot_add_lines(dot, note.text, width, LINES, 'l');
    tl_dot_value_end(dot);
    tl_dot_top_label_end(dot, sketch->graph, SIZE);
}

static void
begin(struct sketch *sketch)
{
    struct tl_dot *dot = &sketch->dot;
    tl_dot_graph(dot);
    (sketch->drawing->ranks ? put_layers : put_loose)(sketch);
    tl_dot_text(dot, TL_DOT_CHARSET, "UTF-8");
    tl_dot_text(dot, TL_DOT_OUTPUTORDER, "edgesfirst");
    tl_dot_text(dot, TL_DOT_BGCOLOR, dot->theme->paper);
    if (sketch->drawing->ranks)
        tl_dot_title(dot, sketch->graph, TITLE_WIDTH);
    else if (sketch->drawing->is_picture)
        tl_dot_table(dot, &sketch->occurring, sketch->drawing);
    else
        put_title_and_notes(sketch);
    tl_dot_close(dot);
}

static void
put_actor(struct sketch *sketch, const struct tl_actor *actor, bool is_ego)
{
    struct tl_dot *dot = &sketch->dot;
    struct tl_dot_shape shape = tl_dot_actor_shape(actor->kind);
    const char *color =
        tl_dot_kinds_colour(&sketch->occurring.actors, actor->kind)->line;
    tl_dot_node(dot, tl_dot_item(actor->id));
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, *actor->name ? actor->name : actor->id, ACTOR_WIDTH,
                     MAX_LINES, 'n');
    tl_dot_value_end(dot);
    tl_dot_actor_attributes(dot, sketch->graph, actor);
    tl_dot_text(dot, TL_DOT_SHAPE, shape.shape);
    if (is_ego)
        tl_dot_text(dot, TL_DOT_PERIPHERIES, "2");
    tl_dot_text(dot, TL_DOT_STYLE, shape.style);
    tl_dot_text(dot, TL_DOT_COLOR, color);
    tl_dot_text(dot, TL_DOT_FILLCOLOR, color);
    tl_dot_text(dot, TL_DOT_MARGIN, "0.1,0.04");
    tl_dot_text(dot, TL_DOT_HEIGHT, "0.3");
    tl_dot_font(dot, FONT_SIZE, dot->theme->on_line);
    tl_dot_close(dot);
}

static void
put_event(struct sketch *sketch, const struct tl_event *event)
{
    struct tl_dot *dot = &sketch->dot;
    char when[TL_DOT_WHEN_MAX];
    tl_dot_event_when(event, "no date given", when);
    tl_dot_node(dot, tl_dot_item(event->id));
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, *event->title ? event->title : event->id, EVENT_WIDTH,
                     MAX_LINES, 'l');
    tl_dot_add_lines(dot, when, EVENT_WIDTH, MAX_LINES, 'l');
    tl_dot_value_end(dot);
    tl_dot_event_attributes(dot, sketch->graph, event);
    tl_dot_event_look(dot, &sketch->occurring.events, event, false);
    tl_dot_text(dot, TL_DOT_MARGIN, "0.15,0.06"); /* beside tabs and folds */
    tl_dot_font(dot, FONT_SIZE, dot->theme->ink);
    tl_dot_close(dot);
}

static void
put_nodes(struct sketch *sketch)
{
    const struct tl_network *network = sketch->network;
    for (uint32_t i = 0; i < network->node_count; i++) {
        struct tl_item item = network->nodes[i].item;
        if (item.type == TL_ACTOR) {
            struct tl_actor actor = tl_graph_actor(sketch->graph, item.number);
            put_actor(sketch, &actor, i == sketch->ego);
        } else {
            struct tl_event event = tl_graph_event(sketch->graph, item.number);
            put_event(sketch, &event);
        }
    }
}

static void
put_bundles(struct sketch *sketch)
{
    struct tl_dot_bundle bundle;
    for (uint32_t i = 0; i < sketch->network->edge_count; i++)
        if (tl_dot_bundle_of(sketch->network, i, &bundle))
            tl_dot_put_bundle(&sketch->dot, sketch->network, &bundle,
                              sketch->strongest);
}

/* The node of the one actor whose surroundings were asked for. */
static uint32_t
find_ego(const struct tl_drawing *drawing)
{
    const struct tl_selection *selection = drawing->selection;
    const struct tl_network *network = drawing->network;
    if (!selection || !selection->has_hops || selection->actor_count != 1)
        return TL_NONE;
    for (uint32_t i = 0; i < network->node_count; i++)
        if (network->nodes[i].item.type == TL_ACTOR &&
            network->nodes[i].item.number == selection->actors[0])
            return i;
    return TL_NONE;
}

void
tl_dot_draw_network(const struct tl_drawing *drawing, struct tl_out *out,
                    struct tl_losses *losses)
{
    const struct tl_network *network = drawing->network;
    const struct tl_dot_theme *theme = tl_dot_theme_of(drawing);
    struct sketch sketch = {.dot = tl_dot_begin(out, theme),
                            .drawing = drawing,
                            .network = network,
                            .graph = drawing->graph,
                            .occurring = tl_dot_occurring_none(theme, drawing->graph),
                            .layout = tl_dot_layout_of(drawing),
                            .bundles = drawing->is_picture && !drawing->ranks,
                            .ego = find_ego(drawing)};
    survey(&sketch);
    begin(&sketch);
    if (drawing->ranks)
        tl_dot_legend(&sketch.dot, &sketch.occurring, drawing);
    put_nodes(&sketch);
    struct tl_dot_lines lines = {&sketch.dot, drawing, &sketch.layout,
                                 sketch.strongest};
    tl_dot_put_labels(&lines);
    if (sketch.layout.ranks)
        tl_dot_put_ranks(&sketch.dot, &sketch.layout);
    if (sketch.bundles)
        put_bundles(&sketch);
    else
        tl_dot_put_edges(&lines);
    tl_dot_end(&sketch.dot);
    tl_dot_count(&sketch.dot, losses);
}
