/*
 * Networks in DOT: actors and events as nodes, laid out by dot. Where there are events,
 * the columns are given (see ranks.h), and no edge counts for them (constraint=false);
 * else dot finds ranks such that edges lead to the right.
 */
#include "dot_item.h"
#include "dot_legend.h"
#include "dot_notes.h"
#include "dot_page.h"
#include "dot_ranks.h"
#include "dot_views.h"
#include "dot_wholes.h"

/*
 * In layers, as long as that is no tangle. Around one actor, where the neighbours of
 * one are asked for. Else near to each other what is tied, without labels on the lines,
 * which would hide it; they lead around what is between, unless there are so many nodes
 * that finding the ways took minutes.
 */
enum layout { IN_LAYERS, AROUND, LOOSE };

enum { NODES_FOR_ROUTES = 150, NODES_AROUND = 60 };

/* Widths of texts, in hundredths of the font's size, and the most lines they take. */
enum {
    ACTOR_WIDTH = 1050,
    EVENT_WIDTH = 1350,
    TIE_WIDTH = 1300,
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
    enum layout layout;
    uint32_t ego; /* the node in the centre, or TL_NONE */
};

static void
survey(struct sketch *sketch)
{
    const struct tl_network *network = sketch->network;
    sketch->occurring.frames = sketch->hold.frames;
    for (uint32_t i = 0; i < network->node_count; i++)
        tl_dot_occurs_item(&sketch->occurring, sketch->graph, network->nodes[i].item);
    for (uint32_t i = 0; i < network->edge_count; i++)
        tl_dot_occurs_edge(&sketch->occurring, &network->edges[i]);
}

/* Where there is no legend. */
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
    tl_dot_text(dot, TL_DOT_LABELLOC, "t");
    tl_dot_text(dot, TL_DOT_LABELJUST, "l");
    tl_dot_font(dot, SIZE, dot->theme->ink);
}

static void
put_layers(struct sketch *sketch)
{
    bool ties = sketch->network->view == TL_VIEW_ACTORS;
    tl_dot_text(&sketch->dot, TL_DOT_RANKDIR, "LR");
    tl_dot_text(&sketch->dot, TL_DOT_RANKSEP, ties ? "0.25" : "0.1");
    /* Ties between the same two have labels one above the other. */
    tl_dot_text(&sketch->dot, TL_DOT_NODESEP, ties ? "0.18" : "0.1");
}

static void
put_around(struct sketch *sketch)
{
    enum { LEAST = 28, PART = 5 }; /* in tenths of an inch; of it, for each node */
    struct tl_item ego = sketch->network->nodes[sketch->ego].item;
    int64_t radius = (int64_t)sketch->network->node_count * PART / 2;
    tl_dot_text(&sketch->dot, TL_DOT_LAYOUT, "twopi");
    tl_dot_id(&sketch->dot, TL_DOT_ROOT, tl_graph_id(sketch->graph, ego));
    tl_dot_decimal(&sketch->dot, TL_DOT_RANKSEP, radius > LEAST ? radius : LEAST);
    tl_dot_text(&sketch->dot, TL_DOT_OVERLAP, "true"); /* there is room enough */
    tl_dot_text(&sketch->dot, TL_DOT_SPLINES, "true");
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

static void (*const put_layout[])(struct sketch *) = {
    [IN_LAYERS] = put_layers,
    [AROUND] = put_around,
    [LOOSE] = put_loose,
};

static void
begin(struct sketch *sketch)
{
    struct tl_dot *dot = &sketch->dot;
    tl_dot_graph(dot);
    put_layout[sketch->layout](sketch);
    tl_dot_text(dot, TL_DOT_CHARSET, "UTF-8");
    tl_dot_text(dot, TL_DOT_OUTPUTORDER, "edgesfirst");
    tl_dot_text(dot, TL_DOT_BGCOLOR, dot->theme->paper);
    if (sketch->layout != IN_LAYERS)
        put_title_and_notes(sketch);
    else
        tl_dot_title(dot, sketch->graph, TITLE_WIDTH);
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
    tl_dot_text(dot, TL_DOT_MARGIN, "0.1,0.06");
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

/* How wide the line of so much weight is, in tenths of a point. */
static int64_t
pen_width(int64_t weight)
{
    enum { LEAST = 6, ONE = 9, DOUBLE = 5, MOST = 60 };
    int64_t width = ONE;
    if (weight < TL_WEIGHT_ONE)
        return LEAST;
    for (weight /= TL_WEIGHT_ONE; weight > 1 && width < MOST; weight /= 2)
        width += DOUBLE;
    return width;
}

static const char *
direction(const struct sketch *sketch, const struct tl_edge *edge)
{
    static const char *const by_side[] = {[TL_SIDE_NONE] = "none",
                                          [TL_SIDE_GIVING] = "forward",
                                          [TL_SIDE_RECEIVING] = "back"};
    if (edge->origin == TL_EDGE_PARTICIPATION)
        return by_side[tl_role_side(tl_edge_role(sketch->network, edge))];
    return edge->directed ? "forward" : "none";
}

static void
edge_label(struct sketch *sketch, const struct tl_edge *edge)
{
    struct tl_dot *dot = &sketch->dot;
    char when[TL_DOT_WHEN_MAX] = "";
    bool narrow = sketch->drawing->ranks || sketch->layout == AROUND;
    size_t width = narrow ? EDGE_WIDTH : TIE_WIDTH;
    if (edge->origin == TL_EDGE_PART)
        return;
    const char *text = tl_edge_kind(sketch->network, edge);
    if (edge->origin == TL_EDGE_PARTICIPATION)
        text = tl_edge_role(sketch->network, edge);
    if (edge->origin == TL_EDGE_TIE)
        tl_dot_edge_when(sketch->network, edge, when);
    if (*text == '\0' && *when == '\0')
        return;
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, text, width, MAX_LINES, 'n');
    tl_dot_add_lines(dot, when, width, MAX_LINES, 'n');
    tl_dot_value_end(dot);
    tl_dot_font(dot, EDGE_FONT_SIZE, dot->theme->grey);
}

static bool
is_between(const struct tl_edge *edge, const struct tl_edge *other)
{
    return (edge->source == other->source && edge->target == other->target) ||
           (edge->source == other->target && edge->target == other->source);
}

/* Around one actor only what is alone between its ends has room for a label. */
static bool
has_label(const struct sketch *sketch, const struct tl_edge *edge)
{
    uint32_t count = 0;
    if (sketch->layout != AROUND)
        return sketch->layout == IN_LAYERS && tl_dot_has_room(&sketch->hold, edge);
    for (uint32_t i = 0; i < sketch->network->edge_count && count < 2; i++)
        count += is_between(&sketch->network->edges[i], edge);
    return count == 1;
}

static void
put_edge(struct sketch *sketch, const struct tl_edge *edge)
{
    struct tl_dot *dot = &sketch->dot;
    tl_dot_edge(dot, tl_dot_node_name(sketch->network, edge->source),
                tl_dot_node_name(sketch->network, edge->target));
    tl_dot_edge_facts(dot, sketch->network, edge);
    if (has_label(sketch, edge))
        edge_label(sketch, edge);
    if (edge->origin == TL_EDGE_PART && sketch->hold.frames)
        tl_dot_text(dot, TL_DOT_STYLE, "invis"); /* a frame shows it */
    else
        tl_dot_edge_look(dot, edge->origin, edge->status);
    tl_dot_text(dot, TL_DOT_DIR, direction(sketch, edge));
    if (edge->origin != TL_EDGE_PARTICIPATION && edge->origin != TL_EDGE_PART)
        tl_dot_decimal(dot, TL_DOT_PENWIDTH, pen_width(edge->weight));
    if (tl_dot_has_no_say(&sketch->hold, edge))
        tl_dot_text(dot, TL_DOT_CONSTRAINT, "false");
    tl_dot_close(dot);
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

static enum layout
choose_layout(const struct sketch *sketch)
{
    if (sketch->drawing->ranks)
        return IN_LAYERS;
    if (sketch->network->view != TL_VIEW_ACTORS ||
        sketch->network->edge_count > TL_RANKS_EDGES)
        return LOOSE;
    bool around = sketch->ego != TL_NONE && sketch->network->node_count <= NODES_AROUND;
    return around ? AROUND : IN_LAYERS;
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
                            .occurring = tl_dot_occurring_none(theme),
                            .hold = tl_dot_hold_of(network, drawing->ranks),
                            .ego = find_ego(drawing)};
    sketch.layout = choose_layout(&sketch);
    (void)losses;
    survey(&sketch);
    begin(&sketch);
    if (sketch.layout == IN_LAYERS)
        tl_dot_legend(&sketch.dot, &sketch.occurring, drawing);
    put_nodes(&sketch);
    if (drawing->ranks)
        tl_dot_put_ranks(&sketch.dot, &sketch.hold);
    for (uint32_t i = 0; i < network->edge_count; i++)
        put_edge(&sketch, &network->edges[i]);
    tl_dot_end(&sketch.dot);
}
