/*
 * Networks in DOT: actors and events as nodes, laid out by dot. Events are in columns
 * from left to right by time, held there by a chain of points that are not seen; the
 * undated are to the right of all.
 *
 * dot gives a rank to every node such that edges lead to the right. Those that might
 * contradict the order of time are therefore told not to count (constraint=false).
 */
#include "dot_item.h"
#include "dot_legend.h"
#include "dot_views.h"

/* Above so many edges dot takes minutes, and then hours; sfdp does not. */
enum { EDGES_FOR_DOT = 800 };

/* Widths of texts, in hundredths of the font's size, and the most lines they take. */
enum {
    ACTOR_WIDTH = 1100,
    EVENT_WIDTH = 1600,
    EDGE_WIDTH = 1300,
    TITLE_WIDTH = 7000, /* in tenths of a point */
    MAX_LINES = 6,
    FONT_SIZE = 11,
    EDGE_FONT_SIZE = 9
};

struct sketch {
    struct tl_dot dot;
    const struct tl_network *network;
    const struct tl_graph *graph;
    struct tl_dot_occurring occurring;
    bool large; /* for sfdp, without texts on the edges */
};

static struct tl_dot_name
node_name(const struct sketch *sketch, uint32_t node)
{
    return tl_dot_item(tl_graph_id(sketch->graph, sketch->network->nodes[node].item));
}

static bool
is_dated(const struct tl_graph *graph, uint32_t event)
{
    const struct tl_date *date = tl_graph_event_date(graph, event);
    return date && tl_date_position(date) != TL_DAY_MAX;
}

static void
survey(struct sketch *sketch)
{
    const struct tl_network *network = sketch->network;
    for (uint32_t i = 0; i < network->node_count; i++)
        tl_dot_occurs_item(&sketch->occurring, sketch->graph, network->nodes[i].item);
    for (uint32_t i = 0; i < network->edge_count; i++)
        tl_dot_occurs_edge(&sketch->occurring, &network->edges[i]);
}

static void
begin(struct sketch *sketch)
{
    struct tl_dot *dot = &sketch->dot;
    tl_dot_graph(dot);
    if (sketch->large) {
        tl_dot_text(dot, TL_DOT_LAYOUT, "sfdp");
        tl_dot_text(dot, TL_DOT_SPLINES, "line");
    } else {
        tl_dot_text(dot, TL_DOT_RANKDIR, "LR");
        tl_dot_text(dot, TL_DOT_RANKSEP, "0.4");
        tl_dot_text(dot, TL_DOT_NODESEP, "0.2");
    }
    tl_dot_text(dot, TL_DOT_CHARSET, "UTF-8");
    tl_dot_text(dot, TL_DOT_OUTPUTORDER, "edgesfirst");
    tl_dot_title(dot, sketch->graph, TITLE_WIDTH);
    tl_dot_close(dot);
}

static void
put_actor(struct sketch *sketch, const struct tl_actor *actor)
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
    tl_dot_text(dot, TL_DOT_STYLE, shape.style);
    tl_dot_text(dot, TL_DOT_COLOR, color);
    tl_dot_text(dot, TL_DOT_FILLCOLOR, color);
    tl_dot_text(dot, TL_DOT_MARGIN, "0.1,0.04");
    tl_dot_text(dot, TL_DOT_HEIGHT, "0.3");
    tl_dot_font(dot, FONT_SIZE, "#ffffff");
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
    tl_dot_event_look(dot, &sketch->occurring.events, event);
    tl_dot_text(dot, TL_DOT_MARGIN, "0.1,0.06");
    tl_dot_font(dot, FONT_SIZE, TL_DOT_INK);
    tl_dot_close(dot);
}

/*
 * The chain of points. Each column of events is between two of them; it is full when
 * it has `room` events, but does not part events of one day.
 */
struct columns {
    uint64_t last;
    uint32_t room;
    uint32_t used;
    int64_t position; /* of the event before */
};

static uint32_t
square_root(uint32_t number)
{
    uint32_t root = 0;
    while ((uint64_t)(root + 1) * (root + 1) <= number)
        root++;
    return root;
}

static struct columns
begin_columns(const struct sketch *sketch)
{
    enum { LEAST_ROOM = 3 };
    uint32_t events = 0;
    for (uint32_t i = 0; i < sketch->network->node_count; i++)
        events += sketch->network->nodes[i].item.type == TL_EVENT;
    uint32_t room = square_root(events);
    return (struct columns){.room = room < LEAST_ROOM ? LEAST_ROOM : room};
}

static struct tl_dot_name
point(uint64_t number)
{
    return tl_dot_drawn("time", number, 0);
}

static void
put_point(struct tl_dot *dot, uint64_t number)
{
    tl_dot_node(dot, point(number));
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_LABEL, "");
    tl_dot_text(dot, TL_DOT_SHAPE, "point");
    tl_dot_text(dot, TL_DOT_STYLE, "invis");
    tl_dot_close(dot);
}

static void
put_hidden(struct tl_dot *dot, struct tl_dot_name tail, struct tl_dot_name head)
{
    tl_dot_edge(dot, tail, head);
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_STYLE, "invis");
    tl_dot_integer(dot, TL_DOT_WEIGHT, 0);
    tl_dot_close(dot);
}

static bool
is_full(const struct columns *columns, int64_t position)
{
    if (position == TL_DAY_MAX && columns->position != TL_DAY_MAX)
        return columns->used > 0;
    if (position == TL_DAY_MAX)
        return columns->used >= 2 * columns->room;
    return columns->used >= columns->room && position != columns->position;
}

/* Holds an event in its column. */
static void
place(struct tl_dot *dot, struct columns *columns, const struct tl_graph *graph,
      uint32_t event)
{
    bool dated = is_dated(graph, event);
    struct tl_dot_name name =
        tl_dot_item(tl_graph_id(graph, (struct tl_item){TL_EVENT, event}));
    int64_t position =
        dated ? tl_date_position(tl_graph_event_date(graph, event)) : TL_DAY_MAX;
    if (columns->last == 0) {
        put_point(dot, 0);
        put_point(dot, ++columns->last);
        put_hidden(dot, point(0), point(1));
    } else if (is_full(columns, position)) {
        put_point(dot, ++columns->last);
        put_hidden(dot, point(columns->last - 1), point(columns->last));
        columns->used = 0;
    }
    put_hidden(dot, point(columns->last - 1), name);
    if (dated)
        put_hidden(dot, name, point(columns->last));
    columns->position = position;
    columns->used++;
}

static void
put_nodes(struct sketch *sketch)
{
    const struct tl_network *network = sketch->network;
    struct columns columns = begin_columns(sketch);
    for (uint32_t i = 0; i < network->node_count; i++) {
        struct tl_item item = network->nodes[i].item;
        if (item.type == TL_ACTOR) {
            struct tl_actor actor = tl_graph_actor(sketch->graph, item.number);
            put_actor(sketch, &actor);
        } else {
            struct tl_event event = tl_graph_event(sketch->graph, item.number);
            put_event(sketch, &event);
            if (!sketch->large)
                place(&sketch->dot, &columns, sketch->graph, item.number);
        }
    }
}

/* Whether an edge may decide on ranks: it never leads back to an earlier column. */
static bool
may_rank(const struct sketch *sketch, const struct tl_edge *edge)
{
    const struct tl_node *nodes = sketch->network->nodes;
    struct tl_item source = nodes[edge->source].item;
    struct tl_item target = nodes[edge->target].item;
    if (source.type == TL_ACTOR)
        return true;
    return target.type == TL_EVENT && !is_dated(sketch->graph, target.number);
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
        return by_side[tl_graph_role_side(sketch->graph, edge->role)];
    return edge->directed ? "forward" : "none";
}

static void
edge_label(struct sketch *sketch, const struct tl_edge *edge)
{
    struct tl_dot *dot = &sketch->dot;
    char when[TL_DOT_WHEN_MAX] = "";
    if (edge->origin == TL_EDGE_PART)
        return; /* the legend says what its diamond means */
    const char *text = tl_edge_kind(sketch->network, edge);
    if (edge->origin == TL_EDGE_PARTICIPATION)
        text = tl_edge_role(sketch->network, edge);
    if (edge->origin == TL_EDGE_TIE)
        tl_dot_edge_when(sketch->network, edge, when);
    if (*text == '\0' && *when == '\0')
        return;
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, text, EDGE_WIDTH, MAX_LINES, 'n');
    tl_dot_add_lines(dot, when, EDGE_WIDTH, MAX_LINES, 'n');
    tl_dot_value_end(dot);
    tl_dot_font(dot, EDGE_FONT_SIZE, TL_DOT_GREY);
}

static void
put_edge(struct sketch *sketch, const struct tl_edge *edge)
{
    struct tl_dot *dot = &sketch->dot;
    tl_dot_edge(dot, node_name(sketch, edge->source), node_name(sketch, edge->target));
    tl_dot_edge_facts(dot, sketch->network, edge);
    if (!sketch->large)
        edge_label(sketch, edge);
    tl_dot_edge_look(dot, edge->origin, edge->status);
    tl_dot_text(dot, TL_DOT_DIR, direction(sketch, edge));
    if (edge->origin != TL_EDGE_PARTICIPATION && edge->origin != TL_EDGE_PART)
        tl_dot_decimal(dot, TL_DOT_PENWIDTH, pen_width(edge->weight));
    if (!may_rank(sketch, edge) && !sketch->large)
        tl_dot_text(dot, TL_DOT_CONSTRAINT, "false");
    tl_dot_close(dot);
}

void
tl_dot_draw_network(const struct tl_drawing *drawing, struct tl_out *out,
                    struct tl_losses *losses)
{
    const struct tl_network *network = drawing->network;
    struct sketch sketch = {.dot = tl_dot_begin(out),
                            .network = network,
                            .graph = drawing->graph,
                            .occurring = tl_dot_occurring_none(),
                            .large = network->edge_count > EDGES_FOR_DOT};
    (void)losses;
    survey(&sketch);
    begin(&sketch);
    if (!sketch.large)
        tl_dot_legend(&sketch.dot, &sketch.occurring);
    put_nodes(&sketch);
    for (uint32_t i = 0; i < network->edge_count; i++)
        put_edge(&sketch, &network->edges[i]);
    tl_dot_end(&sketch.dot);
}
