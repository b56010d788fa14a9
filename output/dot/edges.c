#include "edges.h"

#include "graph/query/edge_dates.h"
#include "graph/query/network.h"
#include "graph/weight.h"
#include "output/common/drawing.h"
#include "dot.h"
#include "frames.h"
#include "item.h"
#include "line_text.h"
#include "look.h"
#include "when.h"

/* The node of the same item in the period; TL_NONE where it has none. Nodes are in the
 * order of their items' numbers. */
static uint32_t
find_node(const struct tl_dot_layout *layout, uint32_t node)
{
    const struct tl_node *nodes = layout->period->nodes;
    uint32_t number = layout->network->nodes[node].item.number;
    uint32_t low = 0, high = layout->period->node_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (nodes[middle].item.number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < layout->period->node_count && nodes[low].item.number == number
               ? low
               : TL_NONE;
}

struct tl_dot_name
tl_dot_node_name(const struct tl_dot_layout *layout, uint32_t node)
{
    if (layout->period && find_node(layout, node) == TL_NONE)
        return tl_dot_drawn("absent", node, 0);
    return tl_dot_item(
        tl_graph_id(layout->network->graph, layout->network->nodes[node].item));
}

/* The edges from one node of the layout to another that the drawing has. */
static struct tl_slice
find_between(const struct tl_dot_layout *layout, uint32_t source, uint32_t target)
{
    if (layout->period) {
        source = find_node(layout, source);
        target = find_node(layout, target);
    }
    if (source == TL_NONE || target == TL_NONE)
        return (struct tl_slice){0, 0};
    return tl_network_between(layout->period ? layout->period : layout->network, source,
                              target);
}

/* What the drawing has of an edge of the layout; NULL: nothing. */
static const struct tl_edge *
find_edge(const struct tl_dot_layout *layout, const struct tl_edge *edge)
{
    if (!layout->period)
        return edge;
    struct tl_slice slice = find_between(layout, edge->source, edge->target);
    for (uint32_t i = 0; i < slice.count; i++) {
        const struct tl_edge *one = &layout->period->edges[slice.first + i];
        if (one->kind == edge->kind && one->directed == edge->directed)
            return one;
    }
    return NULL;
}

/* How often a weight of one has to be doubled to come to a weight. */
static int64_t
doublings(int64_t weight)
{
    int64_t count = 0;
    for (weight /= TL_WEIGHT_ONE; weight > 1; weight /= 2)
        count++;
    return count;
}

static int64_t
line_width(int64_t weight, int64_t strongest)
{
    enum { LEAST = 6, ONE = 9, MOST = 60, USUAL = 10 };
    int64_t all = doublings(strongest);
    if (weight < TL_WEIGHT_ONE)
        return LEAST;
    if (all <= USUAL)
        return ONE + doublings(weight) * 5;
    return ONE + doublings(weight) * (MOST - ONE) / all;
}

static bool
has_width(const struct tl_edge *edge)
{
    return edge->origin != TL_EDGE_PARTICIPATION && edge->origin != TL_EDGE_PART;
}

/*
 * Sets the width of the line of an edge, where it says how much `weight` there is: half
 * a point more for each doubling, or less where the strongest line of the picture were
 * too wide.
 */
static void
put_width(struct tl_dot *dot, const struct tl_edge *edge, int64_t weight,
          int64_t strongest)
{
    if (has_width(edge))
        tl_dot_decimal(dot, TL_DOT_PENWIDTH, line_width(weight, strongest));
}

/* At which end an edge has an arrow: TL_SIDE_GIVING for the target, as of a giver. */
static enum tl_side
arrow_of(const struct tl_network *network, const struct tl_edge *edge)
{
    if (edge->origin == TL_EDGE_PARTICIPATION)
        return tl_graph_role_side(
            network->graph, tl_graph_participation_role(network->graph, edge->number));
    return edge->directed ? TL_SIDE_GIVING : TL_SIDE_NONE;
}

/* Edges between two nodes, of which the line looks like the strongest. */
struct bundle {
    struct tl_slice there; /* of the network's edges, in the direction of the first */
    struct tl_slice back;  /* the other way round */
    const struct tl_edge *strongest;
};

static void
find_strongest(struct bundle *bundle, const struct tl_network *network,
               struct tl_slice edges)
{
    for (uint32_t i = 0; i < edges.count; i++) {
        const struct tl_edge *edge = &network->edges[edges.first + i];
        if (!bundle->strongest || edge->weight > bundle->strongest->weight)
            bundle->strongest = edge;
    }
}

/* The bundle of which an edge is the first; false where that is another. */
static bool
bundle_of(const struct tl_network *network, uint32_t edge, struct bundle *bundle)
{
    uint32_t source = network->edges[edge].source;
    uint32_t target = network->edges[edge].target;
    struct tl_slice there = tl_network_between(network, source, target);
    if (there.first != edge)
        return false;
    *bundle = (struct bundle){.there = there};
    if (source != target)
        bundle->back = tl_network_between(network, target, source);
    find_strongest(bundle, network, bundle->there);
    find_strongest(bundle, network, bundle->back);
    return bundle->back.count == 0 || source < target;
}

/* Adds weights of edges, and a bit (1 << tl_side) for each end that has an arrow. */
static unsigned
add(const struct tl_network *network, struct tl_slice edges, int64_t *weight)
{
    unsigned arrows = 0;
    for (uint32_t i = edges.first; i < edges.first + edges.count; i++) {
        const struct tl_edge *edge = &network->edges[i];
        if (tl_network_is_retold(network, i))
            continue;
        if (edge->weight > 0 && edge->weight < INT64_MAX - *weight)
            *weight += edge->weight;
        arrows |= 1U << arrow_of(network, edge);
    }
    return arrows;
}

static const char *
direction(unsigned there, unsigned back)
{
    enum { GIVING = 1U << TL_SIDE_GIVING, RECEIVING = 1U << TL_SIDE_RECEIVING };
    bool at_end = (there & GIVING) || (back & RECEIVING);
    bool at_start = (there & RECEIVING) || (back & GIVING);
    if (at_end)
        return at_start ? "both" : "forward";
    return at_start ? "back" : "none";
}

/* What its edges weigh together; 0 where the line's width does not say so. */
static int64_t
bundle_weight(const struct tl_network *network, const struct bundle *bundle)
{
    int64_t weight = 0;
    if (!has_width(bundle->strongest))
        return 0;
    add(network, bundle->there, &weight);
    add(network, bundle->back, &weight);
    return weight;
}

/* The colour that is declared for the kind of an edge, in room for it; or NULL. */
static const char *
color_of(const struct tl_dot_lines *lines, const struct tl_edge *edge,
         struct tl_dot_paint *paint)
{
    const struct tl_network *network = lines->drawing->network;
    const struct tl_dot_theme *theme = lines->dot->theme;
    const char *kind = tl_edge_kind(network, edge);
    const char *color = NULL;
    if (edge->shares.count == 1)
        kind = network->shares[edge->shares.first].kind;
    if (edge->origin == TL_EDGE_TIE)
        color = tl_dot_declared_line(theme, network->graph, TL_EVENT, kind, paint);
    if (!color && (edge->origin == TL_EDGE_TIE || edge->origin == TL_EDGE_RELATION))
        color = tl_dot_declared_line(theme, network->graph, TL_RELATION, kind, paint);
    return color;
}

/* Whether a line says that a date, or the period, is not sure. */
static bool
is_doubtful(const struct tl_drawing *drawing, const struct tl_edge *edge)
{
    return (drawing->period && !edge->certain) ||
           tl_edge_is_doubtful(drawing->network, edge);
}

/* What is not seen of a line: it only keeps others in their places. */
static void
hide(struct tl_dot *dot)
{
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_STYLE, "invis");
}

/* What the drawing has of a bundle of the layout. */
static struct bundle
find_bundle(const struct tl_dot_lines *lines, const struct bundle *bundle)
{
    const struct tl_edge *first = &lines->layout.network->edges[bundle->there.first];
    struct bundle found = *bundle;
    if (!lines->layout.period)
        return found;
    found = (struct bundle){
        .there = find_between(&lines->layout, first->source, first->target)};
    if (first->source != first->target)
        found.back = find_between(&lines->layout, first->target, first->source);
    find_strongest(&found, lines->drawing->network, found.there);
    find_strongest(&found, lines->drawing->network, found.back);
    return found;
}

/* Its tooltip has all that those of the edges would say, of the first few. */
static void
put_bundle_look(const struct tl_dot_lines *lines, const struct bundle *bundle)
{
    struct tl_dot *dot = lines->dot;
    const struct tl_network *network = lines->drawing->network;
    const struct tl_edge *look = bundle->strongest;
    int64_t weight = 0;
    struct tl_dot_paint paint;
    unsigned there = add(network, bundle->there, &weight);
    unsigned back = add(network, bundle->back, &weight);
    tl_dot_edge_tooltip(dot, network, bundle->there, bundle->back);
    tl_dot_edge_look(dot, look->origin, look->status, is_doubtful(lines->drawing, look),
                     bundle->there.count + bundle->back.count == 1
                         ? color_of(lines, look, &paint)
                         : NULL);
    put_width(dot, look, weight, lines->strongest);
    tl_dot_unless(dot, TL_DOT_DIR, direction(there, back), "forward");
}

static void
put_bundle(const struct tl_dot_lines *lines, const struct bundle *bundle)
{
    const struct tl_edge *first = &lines->layout.network->edges[bundle->there.first];
    struct bundle found = find_bundle(lines, bundle);
    tl_dot_edge(lines->dot, tl_dot_node_name(&lines->layout, first->source),
                tl_dot_node_name(&lines->layout, first->target));
    if (found.strongest)
        put_bundle_look(lines, &found);
    else
        hide(lines->dot);
    tl_dot_close(lines->dot);
}

static struct tl_dot_name
point(uint64_t place)
{
    return tl_dot_drawn("time", place, 0);
}

/* Of what dot has as ranks, those of columns are between those of gaps with labels. */
static uint64_t
column(const struct tl_dot_layout *layout, uint32_t rank)
{
    return layout->labels ? 2 * (uint64_t)rank + 1 : rank;
}

static bool
is_within_column(const struct tl_dot_layout *layout, const struct tl_edge *edge)
{
    return layout->ranks &&
           layout->ranks->of[edge->source] == layout->ranks->of[edge->target];
}

/* Whether something is written at an edge: its role, or else its kind and time; of a
 * series, what is the same in all periods. */
static bool
has_words(const struct tl_dot_layout *layout, const struct tl_edge *edge)
{
    char when[TL_DOT_WHEN_MAX] = "";
    if (layout->period)
        return *tl_edge_kind(layout->network, edge) != '\0';
    tl_dot_edge_denial(layout->network, edge, when);
    if (*when)
        return true;
    if (edge->origin == TL_EDGE_PARTICIPATION)
        return *tl_edge_role(layout->network, edge) != '\0';
    if (edge->origin == TL_EDGE_PART)
        return false;
    char kind[TL_EDGE_WORDS_MAX];
    if (*tl_dot_edge_kind(layout->network, edge, kind) != '\0' ||
        tl_network_twin(layout->network, (uint32_t)(edge - layout->network->edges)) !=
            TL_NONE)
        return true;
    if (edge->origin == TL_EDGE_TIE)
        tl_dot_edge_when(layout->network, edge, when);
    return *when != '\0';
}

static struct tl_dot_name
label_node_name(uint32_t edge)
{
    return tl_dot_drawn("label", edge, 0);
}

/* Whether an edge, by its number, has a label that is a node; and what the node of that
 * is called. One within a column has it even without words, for its line to lead around
 * what is between its ends. */
static bool
has_label_node(const struct tl_dot_layout *layout, uint32_t edge)
{
    const struct tl_edge *one = &layout->network->edges[edge];
    if (!layout->labels || tl_network_is_retold(layout->network, edge))
        return false;
    if (has_words(layout, one))
        return true;
    bool relates = one->origin == TL_EDGE_RELATION || one->origin == TL_EDGE_TIE;
    return relates && is_within_column(layout, one);
}

static uint64_t
gap(uint32_t gap)
{
    return 2 * (uint64_t)gap;
}

/* How many there are. */
static uint64_t
places(const struct tl_dot_layout *layout)
{
    return layout->labels ? gap(layout->ranks->count) + 1 : layout->ranks->count;
}

static void
put_point(struct tl_dot *dot, uint64_t place)
{
    tl_dot_node(dot, point(place));
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_unseen_point(dot);
    tl_dot_close(dot);
}

static void
put_hidden(struct tl_dot *dot, struct tl_dot_name tail, struct tl_dot_name head)
{
    tl_dot_edge(dot, tail, head);
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_STYLE, "invis");
    tl_dot_close(dot);
}

static bool
is_framed(const struct tl_dot_layout *layout, uint32_t node)
{
    return layout->frames && tl_dot_is_framed(layout->network, node);
}

/* Without nodes for labels a line between two frames within a column makes dot fail. */
static bool
may_have_frames(const struct tl_dot_layout *layout)
{
    bool may = layout->ranks != NULL;
    for (uint32_t i = 0; i < layout->network->edge_count && may && !layout->labels;
         i++) {
        const struct tl_edge *edge = &layout->network->edges[i];
        may = edge->origin == TL_EDGE_PART || !is_within_column(layout, edge) ||
              !tl_dot_is_framed(layout->network, edge->source) ||
              !tl_dot_is_framed(layout->network, edge->target);
    }
    return may;
}

static void
put_column(struct tl_dot *dot, const struct tl_dot_layout *layout, uint32_t rank)
{
    tl_dot_enter_rank(dot, column(layout, rank));
    tl_dot_mention(dot, point(column(layout, rank)));
    for (uint32_t i = 0; i < layout->network->node_count; i++)
        if (layout->ranks->of[i] == rank && !is_framed(layout, i))
            tl_dot_mention(dot, tl_dot_node_name(layout, i));
    tl_dot_leave(dot);
}

static void
put_gap(struct tl_dot *dot, const struct tl_dot_layout *layout, uint32_t rank)
{
    tl_dot_enter_rank(dot, gap(rank));
    tl_dot_mention(dot, point(gap(rank)));
    for (uint32_t i = 0; i < layout->network->edge_count; i++)
        if (layout->ranks->gaps[i] == rank && has_label_node(layout, i))
            tl_dot_mention(dot, label_node_name(i));
    tl_dot_leave(dot);
}

/* dot would take those in a frame out of it, if they were named as of a rank. A frame
 * is between the points beside it instead. */
static void
hold_frame(struct tl_dot *dot, const struct tl_dot_layout *layout, uint32_t node)
{
    uint64_t place = column(layout, layout->ranks->of[node]);
    if (place > 0)
        put_hidden(dot, point(place - 1), tl_dot_node_name(layout, node));
    if (place + 1 < places(layout))
        put_hidden(dot, tl_dot_node_name(layout, node), point(place + 1));
}

/* Whether an edge is written from its target to its source: that is to the right, or
 * later in the same column (cgraph has the lines of a node in the order of their other
 * ends, and a reader needs the left one first); whether both are in one column. */
static bool
is_turned(const struct tl_dot_layout *layout, const struct tl_edge *edge)
{
    if (!layout->labels || edge->origin == TL_EDGE_PART)
        return false;
    uint32_t source = layout->ranks->of[edge->source];
    uint32_t target = layout->ranks->of[edge->target];
    return source > target || (source == target && edge->source > edge->target);
}

/* Whether the label of an edge is to be written at its own line; whether its line does
 * not count for the columns. */
static bool
has_own_label(const struct tl_dot_layout *layout, const struct tl_edge *edge)
{
    return !layout->labels && !is_within_column(layout, edge) &&
           has_words(layout, edge);
}

static bool
is_unconstrained(const struct tl_dot_layout *layout, const struct tl_edge *edge)
{
    if (!layout->ranks)
        return false;
    if (layout->labels)
        return edge->origin == TL_EDGE_PART;
    return !is_within_column(layout, edge) || is_framed(layout, edge->source) ||
           is_framed(layout, edge->target);
}

/* Says of the open line, from the label of an edge, that it does not count for the
 * columns where it leads to the left: two from one column to a label beside it do. */
static void
unconstrain_leftward(struct tl_dot *dot, const struct tl_dot_layout *layout,
                     uint32_t edge)
{
    const struct tl_edge *one = &layout->network->edges[edge];
    uint32_t rank = layout->ranks->of[one->source];
    if (is_within_column(layout, one) &&
        gap(layout->ranks->gaps[edge]) > column(layout, rank))
        tl_dot_text(dot, TL_DOT_CONSTRAINT, "false");
}

enum { MENTION_WIDTH = 5 }; /* of its line, in tenths of a point */

/* At which end the line of an edge has an arrow, which may be written from the target
 * to the source. */
static enum tl_side
line_arrow_of(const struct tl_dot_lines *lines, const struct tl_edge *edge)
{
    enum tl_side arrow = arrow_of(lines->drawing->network, edge);
    if (arrow == TL_SIDE_NONE || !is_turned(&lines->layout, edge))
        return arrow;
    return arrow == TL_SIDE_GIVING ? TL_SIDE_RECEIVING : TL_SIDE_GIVING;
}

static const char *const directions[] = {[TL_SIDE_NONE] = "none",
                                         [TL_SIDE_GIVING] = "forward",
                                         [TL_SIDE_RECEIVING] = "back"};

static void
point_line(const struct tl_dot_lines *lines, enum tl_side side)
{
    tl_dot_unless(lines->dot, TL_DOT_DIR, directions[side], "forward");
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
put_tooltip(const struct tl_dot_lines *lines, const struct tl_edge *edge)
{
    const struct tl_network *network = lines->drawing->network;
    struct tl_slice one = {(uint32_t)(edge - network->edges), 1};
    uint32_t twin = tl_network_twin(network, one.first);
    tl_dot_edge_tooltip(lines->dot, network, one,
                        (struct tl_slice){twin, twin != TL_NONE});
}

static void
put_label_look(const struct tl_dot_lines *lines, const struct tl_edge *edge)
{
    struct tl_dot *dot = lines->dot;
    const struct tl_edge *found = find_edge(&lines->layout, edge);
    tl_dot_put_line_text(dot, &lines->layout, edge, found);
    put_tooltip(lines, found);
    tl_dot_text(dot, TL_DOT_SHAPE, "plaintext");
    tl_dot_text(dot, TL_DOT_STYLE, "filled");
    tl_dot_text(dot, TL_DOT_FILLCOLOR, dot->theme->paper);
    tl_dot_text(dot, TL_DOT_MARGIN, "0.03,0.01");
    if (!lines->layout.period) {
        tl_dot_text(dot, TL_DOT_WIDTH, "0.1");
        tl_dot_text(dot, TL_DOT_HEIGHT, "0.1");
    }
    tl_dot_font(dot, TL_DOT_LINE_FONT, dot->theme->grey);
}

static void
put_label(const struct tl_dot_lines *lines, uint32_t number)
{
    struct tl_dot *dot = lines->dot;
    const struct tl_edge *edge = &lines->layout.network->edges[number];
    const struct tl_edge *found = find_edge(&lines->layout, edge);
    tl_dot_node(dot, label_node_name(number));
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    if (!has_words(&lines->layout, edge)) {
        put_bend(dot);
        return;
    }
    if (found) {
        put_label_look(lines, edge);
    } else {
        tl_dot_text(dot, TL_DOT_LABEL, "");
        tl_dot_text(dot, TL_DOT_SHAPE, "plaintext");
        tl_dot_text(dot, TL_DOT_STYLE, "invis");
    }
    if (lines->layout.period)
        tl_dot_put_line_room(dot, &lines->layout, edge);
    tl_dot_close(dot);
}

/* What all lines of an edge have. */
static void
line_look(const struct tl_dot_lines *lines, const struct tl_edge *edge)
{
    struct tl_dot_paint paint;
    struct tl_dot *dot = lines->dot;
    put_tooltip(lines, edge);
    if (edge->origin == TL_EDGE_PART && lines->layout.frames)
        tl_dot_text(dot, TL_DOT_STYLE, "invis"); /* a frame shows it */
    else
        tl_dot_edge_look(dot, edge->origin, edge->status,
                         is_doubtful(lines->drawing, edge),
                         color_of(lines, edge, &paint));
    put_width(dot, edge, edge->weight, lines->strongest);
}

/* What a line has that is not seen, but whose place is that of an edge. */
static void
hide_line(const struct tl_dot_lines *lines, const struct tl_edge *edge)
{
    hide(lines->dot);
    tl_dot_weight(lines->dot, edge->weight, edge->weight);
}

static void
put_line(const struct tl_dot_lines *lines, const struct tl_edge *edge)
{
    struct tl_dot *dot = lines->dot;
    const struct tl_edge *found = find_edge(&lines->layout, edge);
    struct tl_dot_name source = tl_dot_node_name(&lines->layout, edge->source);
    struct tl_dot_name target = tl_dot_node_name(&lines->layout, edge->target);
    bool turned = is_turned(&lines->layout, edge);
    tl_dot_edge(dot, turned ? target : source, turned ? source : target);
    if (found)
        tl_dot_edge_attributes(dot, lines->drawing->network, found, edge->weight);
    else
        hide_line(lines, edge);
    if (lines->drawing->ranks && has_own_label(&lines->layout, edge)) {
        tl_dot_put_line_text(dot, &lines->layout, edge, found);
        tl_dot_font(dot, TL_DOT_LINE_FONT, dot->theme->grey);
    }
    if (found) {
        line_look(lines, found);
        point_line(lines, line_arrow_of(lines, edge));
    }
    if (is_unconstrained(&lines->layout, edge))
        tl_dot_text(dot, TL_DOT_CONSTRAINT, "false");
    tl_dot_close(dot);
}

/* The line between the left end of an edge and its label. */
static void
put_left_half(const struct tl_dot_lines *lines, uint32_t number)
{
    struct tl_dot *dot = lines->dot;
    const struct tl_edge *edge = &lines->layout.network->edges[number];
    const struct tl_edge *found = find_edge(&lines->layout, edge);
    bool turned = is_turned(&lines->layout, edge);
    bool has_arrow = line_arrow_of(lines, edge) == TL_SIDE_RECEIVING;
    uint32_t left = turned ? edge->target : edge->source;
    struct tl_dot_name label = label_node_name(number);
    struct tl_dot_name end = tl_dot_node_name(&lines->layout, left);
    bool within = is_within_column(&lines->layout, edge);
    tl_dot_edge(dot, within ? label : end, within ? end : label);
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    if (found) {
        line_look(lines, found);
        point_line(lines, !has_arrow ? TL_SIDE_NONE
                          : within   ? TL_SIDE_GIVING
                                     : TL_SIDE_RECEIVING);
    } else {
        tl_dot_text(dot, TL_DOT_STYLE, "invis");
    }
    unconstrain_leftward(dot, &lines->layout, number);
    tl_dot_close(dot);
}

/* The line from the label to the right end, in which those who read the diagram find
 * the edge; so its direction is that of the edge, even where the arrow is at the other
 * end. */
static void
put_right_half(const struct tl_dot_lines *lines, uint32_t number)
{
    struct tl_dot *dot = lines->dot;
    const struct tl_edge *edge = &lines->layout.network->edges[number];
    const struct tl_edge *found = find_edge(&lines->layout, edge);
    enum tl_side arrow = line_arrow_of(lines, edge);
    bool turned = is_turned(&lines->layout, edge);
    tl_dot_edge(dot, label_node_name(number),
                tl_dot_node_name(&lines->layout, turned ? edge->source : edge->target));
    if (found) {
        tl_dot_edge_attributes(dot, lines->drawing->network, found, edge->weight);
        line_look(lines, found);
        point_line(lines, arrow);
        if (arrow == TL_SIDE_RECEIVING)
            tl_dot_text(dot, TL_DOT_ARROWTAIL, "none");
    } else {
        hide_line(lines, edge);
    }
    unconstrain_leftward(dot, &lines->layout, number);
    tl_dot_close(dot);
}

/* An edge that is told at the line of another, for those who read the diagram. */
static void
put_retold(const struct tl_dot_lines *lines, const struct tl_edge *edge)
{
    const struct tl_network *network = lines->drawing->network;
    const struct tl_edge *found = find_edge(&lines->layout, edge);
    if (lines->drawing->is_picture || !found)
        return;
    tl_dot_edge(lines->dot, tl_dot_node_name(&lines->layout, edge->source),
                tl_dot_node_name(&lines->layout, edge->target));
    tl_dot_edge_attributes(lines->dot, network, found, edge->weight);
    tl_dot_text(lines->dot, TL_DOT_STYLE, "invis");
    tl_dot_unless(lines->dot, TL_DOT_DIR, directions[arrow_of(network, found)],
                  "forward");
    tl_dot_close(lines->dot);
}

static void
put_edges(const struct tl_dot_lines *lines)
{
    for (uint32_t i = 0; i < lines->layout.network->edge_count; i++) {
        if (tl_network_is_retold(lines->layout.network, i)) {
            put_retold(lines, &lines->layout.network->edges[i]);
            continue;
        }
        if (!has_label_node(&lines->layout, i)) {
            put_line(lines, &lines->layout.network->edges[i]);
            continue;
        }
        put_left_half(lines, i);
        put_right_half(lines, i);
    }
}

/* From an actor to the label of a tie, or the other way where that is on the left. */
static void
put_mention(const struct tl_dot_lines *lines, const struct tl_mention *mention)
{
    struct tl_dot *dot = lines->dot;
    const struct tl_network *network = lines->drawing->network;
    const struct tl_dot_layout *layout = &lines->layout;
    struct tl_participation one =
        tl_graph_participation(network->graph, mention->participation);
    struct tl_dot_name actor = tl_dot_node_name(layout, mention->node);
    struct tl_dot_name label = label_node_name(mention->edge);
    bool turned = column(layout, layout->ranks->of[mention->node]) >
                  gap(layout->ranks->gaps[mention->edge]);
    tl_dot_edge(dot, turned ? label : actor, turned ? actor : label);
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_participation_tooltip(dot, network->graph, &one);
    tl_dot_edge_look(dot, TL_EDGE_PARTICIPATION, one.status, false, NULL);
    tl_dot_decimal(dot, TL_DOT_PENWIDTH, MENTION_WIDTH);
    point_line(lines, TL_SIDE_NONE);
    tl_dot_close(dot);
}

/* Only pictures have labels to which they can lead. */
static void
put_mentions(const struct tl_dot_lines *lines)
{
    const struct tl_ranks *ranks = lines->layout.ranks;
    bool mentions = lines->layout.labels && !lines->layout.period;
    for (uint32_t i = 0; mentions && i < ranks->mention_count; i++)
        if (has_label_node(&lines->layout, ranks->mentions[i].edge))
            put_mention(lines, &ranks->mentions[i]);
}

static void
put_bundles(const struct tl_dot_lines *lines)
{
    struct bundle bundle;
    for (uint32_t i = 0; i < lines->layout.network->edge_count; i++)
        if (bundle_of(lines->layout.network, i, &bundle))
            put_bundle(lines, &bundle);
}

/* With the frames. It looks through all edges for each node and column. */
static void
put_ranks(struct tl_dot *dot, const struct tl_dot_layout *layout)
{
    for (uint64_t place = 0; place < places(layout); place++) {
        put_point(dot, place);
        if (place > 0)
            put_hidden(dot, point(place - 1), point(place));
    }
    for (uint32_t rank = 0; rank < layout->ranks->count; rank++)
        put_column(dot, layout, rank);
    for (uint32_t rank = 0; layout->labels && rank <= layout->ranks->count; rank++)
        put_gap(dot, layout, rank);
    for (uint32_t i = 0; i < layout->network->node_count && layout->frames; i++)
        if (tl_dot_is_frame(layout->network, i))
            hold_frame(dot, layout, i);
    if (layout->frames)
        tl_dot_put_frames(dot, layout->network);
}

static struct tl_dot_layout
layout_of(const struct tl_drawing *drawing)
{
    struct tl_dot_layout layout = {.network = tl_drawing_frame(drawing)};
    if (drawing->period)
        layout.period = drawing->network;
    if (drawing->is_picture || drawing->view != TL_VIEW_ACTORS)
        layout.ranks = drawing->ranks;
    layout.labels = layout.ranks && drawing->is_picture;
    layout.frames = may_have_frames(&layout);
    return layout;
}

/* Adds what a line says by its look, which is that of an edge. */
static void
add_look(struct tl_dot_lines *lines, const struct tl_edge *edge)
{
    const struct tl_network *network = lines->layout.network;
    lines->origins |= 1U << edge->origin;
    if (arrow_of(network, edge) != TL_SIDE_NONE)
        lines->pointed |= 1U << edge->origin;
    lines->statuses |= 1U << edge->status;
    if ((edge->status <= TL_STATED && tl_edge_is_doubtful(network, edge)) ||
        (lines->layout.period && !edge->certain))
        lines->doubtful = true;
}

struct tl_dot_lines
tl_dot_lines_of(struct tl_dot *dot, const struct tl_drawing *drawing)
{
    const struct tl_network *network = tl_drawing_frame(drawing);
    struct tl_dot_lines lines = {.dot = dot,
                                 .drawing = drawing,
                                 .layout = layout_of(drawing),
                                 .bundles = drawing->is_picture && !drawing->ranks};
    for (uint32_t i = 0; i < network->edge_count; i++) {
        struct bundle bundle = {{i, 1}, {0}, &network->edges[i]};
        if (lines.bundles && !bundle_of(network, i, &bundle))
            continue;
        int64_t weight = bundle_weight(network, &bundle);
        lines.strongest = weight > lines.strongest ? weight : lines.strongest;
        add_look(&lines, bundle.strongest);
    }
    if (lines.layout.labels && !lines.layout.period &&
        lines.layout.ranks->mention_count > 0)
        lines.origins |= 1U << TL_EDGE_PARTICIPATION;
    return lines;
}

void
tl_dot_put_lines(const struct tl_dot_lines *lines)
{
    for (uint32_t i = 0; i < lines->layout.network->edge_count; i++)
        if (has_label_node(&lines->layout, i))
            put_label(lines, i);
    if (lines->layout.ranks)
        put_ranks(lines->dot, &lines->layout);
    if (lines->bundles)
        put_bundles(lines);
    else
        put_edges(lines);
    put_mentions(lines);
}
