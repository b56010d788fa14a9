/*
 * Networks in DOT: actors and events as nodes, laid out by dot in columns that are
 * given (see ranks.h).
 */
#include <string.h>

#include "dot_item.h"
#include "dot_legend.h"
#include "dot_line.h"
#include "dot_notes.h"
#include "dot_page.h"
#include "dot_ranks.h"
#include "dot_table.h"
#include "dot_views.h"
#include "dot_when.h"
#include "dot_wholes.h"
#include "graph/edge_dates.h"

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
    TIE_WIDTH = 1200,
    EDGE_WIDTH = 900,   /* no less, or single words would break */
    TITLE_WIDTH = 7000, /* in tenths of a point */
    MAX_LINES = 6,
    FONT_SIZE = 10,
    EDGE_FONT_SIZE = 8
};

struct sketch {
    struct tl_dot dot;
    const struct tl_drawing *drawing;
    const struct tl_network *network;
    const struct tl_graph *graph;
    struct tl_dot_occurring occurring;
    struct tl_dot_hold hold;
    int64_t strongest; /* line of the picture: its weight */
    bool bundles;      /* of edges are lines */
    uint32_t ego;      /* the node in the centre, or TL_NONE */
};

static void
survey(struct sketch *sketch)
{
    const struct tl_network *network = sketch->network;
    sketch->occurring.frames = sketch->hold.frames;
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
    tl_dot_actor_facts(dot, sketch->graph, actor);
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
    tl_dot_event_facts(dot, sketch->graph, event);
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

/* At which end the line of an edge has an arrow, which may be written from the target
 * to the source. */
static enum tl_side
line_arrow_of(const struct sketch *sketch, const struct tl_edge *edge)
{
    enum tl_side arrow = tl_dot_line_arrow(sketch->network, edge);
    if (arrow == TL_SIDE_NONE || !tl_dot_is_turned(&sketch->hold, edge))
        return arrow;
    return arrow == TL_SIDE_GIVING ? TL_SIDE_RECEIVING : TL_SIDE_GIVING;
}

static const char *const directions[] = {[TL_SIDE_NONE] = "none",
                                         [TL_SIDE_GIVING] = "forward",
                                         [TL_SIDE_RECEIVING] = "back"};

static void
point_line(struct sketch *sketch, enum tl_side side)
{
    tl_dot_unless(&sketch->dot, TL_DOT_DIR, directions[side], "forward");
}

static void
label_lines(struct sketch *sketch, const struct tl_edge *edge)
{
    struct tl_dot *dot = &sketch->dot;
    char when[TL_DOT_WHEN_MAX] = "";
    bool ties = sketch->network->view == TL_VIEW_ACTORS;
    size_t width = ties ? TIE_WIDTH : EDGE_WIDTH;
    const char *text = tl_edge_kind(sketch->network, edge);
    if (edge->origin == TL_EDGE_PARTICIPATION)
        text = tl_edge_role(sketch->network, edge);
    if (edge->origin == TL_EDGE_TIE)
        tl_dot_edge_when(sketch->network, edge, when);
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, text, width, MAX_LINES, 'n');
    tl_dot_add_lines(dot, when, width, MAX_LINES, 'n');
    tl_dot_value_end(dot);
}

/* Instead of a label where there is nothing to say: the halves of the line meet. */
static void
put_bend(struct tl_dot *dot)
{
    tl_dot_unseen_point(dot);
    tl_dot_text(dot, TL_DOT_WIDTH, "0.01");
    tl_dot_text(dot, TL_DOT_HEIGHT, "0.01");
    tl_dot_close(dot);
}

static void
put_label(struct sketch *sketch, uint32_t number)
{
    struct tl_dot *dot = &sketch->dot;
    const struct tl_edge *edge = &sketch->network->edges[number];
    tl_dot_node(dot, tl_dot_label_name(number));
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    if (!tl_dot_has_words(&sketch->hold, edge)) {
        put_bend(dot);
        return;
    }
    label_lines(sketch, edge);
    tl_dot_edge_tooltip(dot, sketch->network, edge);
    tl_dot_text(dot, TL_DOT_SHAPE, "plaintext");
    tl_dot_text(dot, TL_DOT_STYLE, "filled");
    tl_dot_text(dot, TL_DOT_FILLCOLOR, dot->theme->paper);
    tl_dot_text(dot, TL_DOT_MARGIN, "0.03,0.01");
    tl_dot_text(dot, TL_DOT_WIDTH, "0.1");
    tl_dot_text(dot, TL_DOT_HEIGHT, "0.1");
    tl_dot_font(dot, EDGE_FONT_SIZE, dot->theme->grey);
    tl_dot_close(dot);
}

static void
put_labels(struct sketch *sketch)
{
    for (uint32_t i = 0; i < sketch->network->edge_count; i++)
        if (tl_dot_has_label(&sketch->hold, i))
            put_label(sketch, i);
}

/* What all lines of an edge have. */
static void
line_look(struct sketch *sketch, const struct tl_edge *edge)
{
    struct tl_dot *dot = &sketch->dot;
    tl_dot_edge_tooltip(dot, sketch->network, edge);
    if (edge->origin == TL_EDGE_PART && sketch->hold.frames)
        tl_dot_text(dot, TL_DOT_STYLE, "invis"); /* a frame shows it */
    else
        tl_dot_edge_look(dot, edge->origin, edge->status,
                         tl_edge_is_doubtful(sketch->network, edge));
    tl_dot_put_width(dot, edge, edge->weight, sketch->strongest);
}

static void
put_line(struct sketch *sketch, const struct tl_edge *edge)
{
    struct tl_dot *dot = &sketch->dot;
    struct tl_dot_name source = tl_dot_node_name(sketch->network, edge->source);
    struct tl_dot_name target = tl_dot_node_name(sketch->network, edge->target);
    bool turned = tl_dot_is_turned(&sketch->hold, edge);
    tl_dot_edge(dot, turned ? target : source, turned ? source : target);
    tl_dot_edge_facts(dot, sketch->network, edge);
    if (sketch->drawing->ranks && tl_dot_has_room(&sketch->hold, edge)) {
        label_lines(sketch, edge);
        tl_dot_font(dot, EDGE_FONT_SIZE, dot->theme->grey);
    }
    line_look(sketch, edge);
    point_line(sketch, line_arrow_of(sketch, edge));
    if (tl_dot_has_no_say(&sketch->hold, edge))
        tl_dot_text(dot, TL_DOT_CONSTRAINT, "false");
    tl_dot_close(dot);
}

/* The line between the left end of an edge and its label. */
static void
put_left_half(struct sketch *sketch, uint32_t number)
{
    struct tl_dot *dot = &sketch->dot;
    const struct tl_edge *edge = &sketch->network->edges[number];
    bool turned = tl_dot_is_turned(&sketch->hold, edge);
    bool has_arrow = line_arrow_of(sketch, edge) == TL_SIDE_RECEIVING;
    uint32_t left = turned ? edge->target : edge->source;
    struct tl_dot_name label = tl_dot_label_name(number);
    struct tl_dot_name end = tl_dot_node_name(sketch->network, left);
    bool within = tl_dot_is_within(&sketch->hold, edge);
    tl_dot_edge(dot, within ? label : end, within ? end : label);
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    line_look(sketch, edge);
    point_line(sketch, !has_arrow ? TL_SIDE_NONE
                       : within   ? TL_SIDE_GIVING
                                  : TL_SIDE_RECEIVING);
    tl_dot_leave_order(dot, &sketch->hold, number);
    tl_dot_close(dot);
}

/* The line from the label to the right end, in which those who read the diagram find
 * the edge; so its direction is that of the edge, even where the arrow is at the other
 * end. */
static void
put_right_half(struct sketch *sketch, uint32_t number)
{
    struct tl_dot *dot = &sketch->dot;
    const struct tl_edge *edge = &sketch->network->edges[number];
    enum tl_side arrow = line_arrow_of(sketch, edge);
    bool turned = tl_dot_is_turned(&sketch->hold, edge);
    tl_dot_edge(
        dot, tl_dot_label_name(number),
        tl_dot_node_name(sketch->network, turned ? edge->source : edge->target));
    tl_dot_edge_facts(dot, sketch->network, edge);
    line_look(sketch, edge);
    point_line(sketch, arrow);
    if (arrow == TL_SIDE_RECEIVING)
        tl_dot_text(dot, TL_DOT_ARROWTAIL, "none");
    tl_dot_leave_order(dot, &sketch->hold, number);
    tl_dot_close(dot);
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

static void
put_edges(struct sketch *sketch)
{
    for (uint32_t i = 0; i < sketch->network->edge_count; i++) {
        if (!tl_dot_has_label(&sketch->hold, i)) {
            put_line(sketch, &sketch->network->edges[i]);
            continue;
        }
        put_left_half(sketch, i);
        put_right_half(sketch, i);
    }
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
                            .hold = tl_dot_hold_of(drawing),
                            .bundles = drawing->is_picture && !drawing->ranks,
                            .ego = find_ego(drawing)};
    (void)losses;
    survey(&sketch);
    begin(&sketch);
    if (drawing->ranks)
        tl_dot_legend(&sketch.dot, &sketch.occurring, drawing);
    put_nodes(&sketch);
    put_labels(&sketch);
    if (sketch.hold.ranks)
        tl_dot_put_ranks(&sketch.dot, &sketch.hold);
    (sketch.bundles ? put_bundles : put_edges)(&sketch);
    tl_dot_end(&sketch.dot);
}
