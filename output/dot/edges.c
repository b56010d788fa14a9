#include "edges.h"

#include "graph/query/edge_dates.h"
#include "graph/weight.h"
#include "bundle.h"
#include "columns.h"
#include "item.h"
#include "pair.h"
#include "line_text.h"
#include "look.h"
#include "when.h"

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

/*
 * Sets the width of the line of an edge, where it says how much `weight` there is: half
 * a point more for each doubling, or less where the strongest line of the picture were
 * too wide.
 */
static void
put_width(struct tl_dot *dot, const struct tl_edge *edge, int64_t weight,
          int64_t strongest)
{
    if (tl_dot_edge_has_width(edge))
        tl_dot_decimal(dot, TL_DOT_PENWIDTH, line_width(weight, strongest));
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

/* All but where its arrows are. Its tooltip has all that those of the edges would say,
 * of the first few. */
static void
put_bundle_look(const struct tl_dot_lines *lines, const struct tl_dot_bundle *bundle)
{
    struct tl_dot *dot = lines->dot;
    const struct tl_network *network = lines->drawing->network;
    const struct tl_edge *look = bundle->strongest;
    int64_t weight = 0;
    struct tl_dot_paint paint;
    tl_dot_bundle_add(network, bundle->there, &weight);
    tl_dot_bundle_add(network, bundle->back, &weight);
    tl_dot_edge_tooltip(dot, network, bundle->there, bundle->back);
    tl_dot_edge_look(dot, look->origin, look->status, is_doubtful(lines->drawing, look),
                     bundle->there.count + bundle->back.count == 1
                         ? color_of(lines, look, &paint)
                         : NULL);
    put_width(dot, look, weight, lines->strongest);
}

static void
point_ends(struct tl_dot *dot, struct tl_dot_ends ends)
{
    static const char *const names[2][2] = {{"none", "forward"}, {"back", "both"}};
    tl_dot_unless(dot, TL_DOT_DIR, names[ends.at_source][ends.at_target], "forward");
}

static void
put_bundle(const struct tl_dot_lines *lines, const struct tl_dot_bundle *bundle)
{
    const struct tl_edge *first = &lines->layout.network->edges[bundle->there.first];
    struct tl_dot_bundle found = tl_dot_bundle_shown(&lines->layout, bundle);
    tl_dot_edge(lines->dot, tl_dot_node_name(&lines->layout, first->source),
                tl_dot_node_name(&lines->layout, first->target));
    if (found.strongest) {
        put_bundle_look(lines, &found);
        point_ends(lines->dot, tl_dot_bundle_ends(lines->drawing->network, &found));
    } else {
        hide(lines->dot);
    }
    tl_dot_close(lines->dot);
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
    return !layout->labels && !tl_dot_is_within_column(layout, edge) &&
           tl_dot_has_words(layout, edge);
}

static bool
is_unconstrained(const struct tl_dot_layout *layout, const struct tl_edge *edge)
{
    if (!layout->ranks)
        return false;
    if (layout->labels)
        return edge->origin == TL_EDGE_PART;
    return !tl_dot_is_within_column(layout, edge) ||
           tl_dot_is_framed_in(layout, edge->source) ||
           tl_dot_is_framed_in(layout, edge->target);
}

/* Says of the open line, from the label of an edge, that it does not count for the
 * columns where it leads to the left: two from one column to a label beside it do. */
static void
unconstrain_leftward(struct tl_dot *dot, const struct tl_dot_layout *layout,
                     uint32_t edge)
{
    const struct tl_edge *one = &layout->network->edges[edge];
    uint32_t rank = layout->ranks->of[one->source];
    if (tl_dot_is_within_column(layout, one) &&
        tl_dot_gap_rank(layout->ranks->gaps[edge]) > tl_dot_column_rank(layout, rank))
        tl_dot_text(dot, TL_DOT_CONSTRAINT, "false");
}

enum { MENTION_WIDTH = 5 }; /* of its line, in tenths of a point */

/* At which end the line of an edge has an arrow, which may be written from the target
 * to the source. */
static enum tl_side
line_arrow_of(const struct tl_dot_lines *lines, const struct tl_edge *edge)
{
    enum tl_side arrow = tl_dot_edge_arrow(lines->drawing->network, edge);
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

/* What hides lines that come near. */
static void
put_label_ground(struct tl_dot *dot)
{
    tl_dot_text(dot, TL_DOT_SHAPE, "plaintext");
    tl_dot_text(dot, TL_DOT_STYLE, "filled");
    tl_dot_text(dot, TL_DOT_FILLCOLOR, dot->theme->paper);
    tl_dot_text(dot, TL_DOT_MARGIN, "0.03,0.01");
    tl_dot_font(dot, TL_DOT_LINE_FONT, dot->theme->grey);
}

static void
put_label_look(const struct tl_dot_lines *lines, const struct tl_edge *edge)
{
    struct tl_dot *dot = lines->dot;
    const struct tl_edge *found = tl_dot_edge_shown(&lines->layout, edge);
    tl_dot_put_line_text(dot, &lines->layout, edge, found);
    put_tooltip(lines, found);
    put_label_ground(dot);
}

static void
put_label(const struct tl_dot_lines *lines, uint32_t number)
{
    struct tl_dot *dot = lines->dot;
    const struct tl_edge *edge = &lines->layout.network->edges[number];
    const struct tl_edge *found = tl_dot_edge_shown(&lines->layout, edge);
    tl_dot_node(dot, tl_dot_line_label(number));
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    if (!tl_dot_has_words(&lines->layout, edge)) {
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
    if (lines->layout.period) {
        tl_dot_put_line_room(dot, &lines->layout, edge);
    } else {
        tl_dot_text(dot, TL_DOT_WIDTH, "0.1");
        tl_dot_text(dot, TL_DOT_HEIGHT, "0.1");
    }
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
    const struct tl_edge *found = tl_dot_edge_shown(&lines->layout, edge);
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
    const struct tl_edge *found = tl_dot_edge_shown(&lines->layout, edge);
    bool turned = is_turned(&lines->layout, edge);
    bool has_arrow = line_arrow_of(lines, edge) == TL_SIDE_RECEIVING;
    uint32_t left = turned ? edge->target : edge->source;
    struct tl_dot_name label = tl_dot_line_label(number);
    struct tl_dot_name end = tl_dot_node_name(&lines->layout, left);
    bool within = tl_dot_is_within_column(&lines->layout, edge);
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
    const struct tl_edge *found = tl_dot_edge_shown(&lines->layout, edge);
    enum tl_side arrow = line_arrow_of(lines, edge);
    bool turned = is_turned(&lines->layout, edge);
    tl_dot_edge(dot, tl_dot_line_label(number),
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
    const struct tl_edge *found = tl_dot_edge_shown(&lines->layout, edge);
    if (lines->drawing->is_picture || !found)
        return;
    tl_dot_edge(lines->dot, tl_dot_node_name(&lines->layout, edge->source),
                tl_dot_node_name(&lines->layout, edge->target));
    tl_dot_edge_attributes(lines->dot, network, found, edge->weight);
    tl_dot_text(lines->dot, TL_DOT_STYLE, "invis");
    tl_dot_unless(lines->dot, TL_DOT_DIR, directions[tl_dot_edge_arrow(network, found)],
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
        if (!tl_dot_has_line_label(&lines->layout, i)) {
            put_line(lines, &lines->layout.network->edges[i]);
            continue;
        }
        put_left_half(lines, i);
        put_right_half(lines, i);
    }
}

/* The label of a pair. */
static void
put_pair_label(const struct tl_dot_lines *lines, const struct tl_dot_bundle *pair)
{
    struct tl_dot *dot = lines->dot;
    struct tl_dot_pair_text text = tl_dot_pair_text_of(lines->drawing, pair);
    tl_dot_node(dot, tl_dot_line_label(pair->there.first));
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    if (!*text.words && !*text.when && !*text.figures) {
        put_bend(dot);
        return;
    }
    tl_dot_put_texts(dot, text.words, text.when, text.figures);
    tl_dot_edge_tooltip(dot, lines->drawing->network, pair->there, pair->back);
    put_label_ground(dot);
    tl_dot_text(dot, TL_DOT_WIDTH, "0.1");
    tl_dot_text(dot, TL_DOT_HEIGHT, "0.1");
    tl_dot_close(dot);
}

/* From one end of a pair to its label, or from that to the other end. */
static void
put_pair_half(const struct tl_dot_lines *lines, const struct tl_dot_bundle *pair,
              bool is_left)
{
    struct tl_dot *dot = lines->dot;
    const struct tl_dot_layout *layout = &lines->layout;
    const struct tl_edge *first = &layout->network->edges[pair->there.first];
    struct tl_dot_ends ends = tl_dot_bundle_ends(layout->network, pair);
    bool at_source = is_turned(layout, first) != is_left;
    bool has_arrow = at_source ? ends.at_source : ends.at_target;
    bool from_label = !is_left || tl_dot_is_within_column(layout, first);
    struct tl_dot_name label = tl_dot_line_label(pair->there.first);
    struct tl_dot_name end =
        tl_dot_node_name(layout, at_source ? first->source : first->target);
    tl_dot_edge(dot, from_label ? label : end, from_label ? end : label);
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    put_bundle_look(lines, pair);
    point_ends(dot,
               (struct tl_dot_ends){has_arrow && !from_label, has_arrow && from_label});
    unconstrain_leftward(dot, layout, pair->there.first);
    tl_dot_close(dot);
}

static void
put_pairs(const struct tl_dot_lines *lines)
{
    struct tl_dot_bundle pair;
    for (uint32_t i = 0; i < lines->layout.network->edge_count; i++) {
        if (!tl_dot_bundle_of(lines->layout.network, i, &pair))
            continue;
        put_pair_half(lines, &pair, true);
        put_pair_half(lines, &pair, false);
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
    uint32_t edge = lines->layout.pairs ? tl_dot_bundle_first(network, mention->edge)
                                        : mention->edge;
    struct tl_dot_name label = tl_dot_line_label(edge);
    bool turned = tl_dot_column_rank(layout, layout->ranks->of[mention->node]) >
                  tl_dot_gap_rank(layout->ranks->gaps[edge]);
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
        if (lines->layout.pairs ||
            tl_dot_has_line_label(&lines->layout, ranks->mentions[i].edge))
            put_mention(lines, &ranks->mentions[i]);
}

static void
put_bundles(const struct tl_dot_lines *lines)
{
    struct tl_dot_bundle bundle;
    for (uint32_t i = 0; i < lines->layout.network->edge_count; i++)
        if (tl_dot_bundle_of(lines->layout.network, i, &bundle))
            put_bundle(lines, &bundle);
}

/* Adds what a line says by its look, which is that of an edge. */
static void
add_look(struct tl_dot_lines *lines, const struct tl_edge *edge)
{
    const struct tl_network *network = lines->layout.network;
    lines->origins |= 1U << edge->origin;
    if (tl_dot_edge_arrow(network, edge) != TL_SIDE_NONE)
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
                                 .layout = tl_dot_layout_of(drawing),
                                 .bundles = drawing->is_picture && !drawing->ranks};
    for (uint32_t i = 0; i < network->edge_count; i++) {
        struct tl_dot_bundle bundle = {{i, 1}, {0}, &network->edges[i]};
        if (lines.bundles && !tl_dot_bundle_of(network, i, &bundle))
            continue;
        int64_t weight = tl_dot_bundle_weight(network, &bundle);
        lines.strongest = weight > lines.strongest ? weight : lines.strongest;
        add_look(&lines, bundle.strongest);
    }
    if (lines.layout.labels && !lines.layout.period &&
        lines.layout.ranks->mention_count > 0)
        lines.origins |= 1U << TL_EDGE_PARTICIPATION;
    return lines;
}

static void
put_any_label(const struct tl_dot_lines *lines, uint32_t edge)
{
    struct tl_dot_bundle pair;
    if (!lines->layout.pairs)
        put_label(lines, edge);
    else if (tl_dot_bundle_of(lines->layout.network, edge, &pair))
        put_pair_label(lines, &pair);
}

void
tl_dot_put_lines(const struct tl_dot_lines *lines)
{
    for (uint32_t i = 0; i < lines->layout.network->edge_count; i++)
        if (tl_dot_has_line_label(&lines->layout, i))
            put_any_label(lines, i);
    if (lines->layout.ranks)
        tl_dot_put_columns(lines->dot, &lines->layout);
    if (lines->bundles)
        put_bundles(lines);
    else if (lines->layout.pairs)
        put_pairs(lines);
    else
        put_edges(lines);
    put_mentions(lines);
}
