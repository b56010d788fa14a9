#include "edge.h"

#include "graph/query/edge_dates.h"
#include "item.h"
#include "legend.h"
#include "line.h"
#include "look.h"
#include "when.h"
#include "wholes.h"

/* Widths of texts, in hundredths of the font's size, and the most lines they take. */
enum {
    TIE_WIDTH = 1200,
    EDGE_WIDTH = 900, /* no less, or single words would break */
    MAX_LINES = 6,
    FONT_SIZE = 8
};

/* At which end the line of an edge has an arrow, which may be written from the target
 * to the source. */
static enum tl_side
line_arrow_of(const struct tl_dot_lines *lines, const struct tl_edge *edge)
{
    enum tl_side arrow = tl_dot_line_arrow(lines->drawing->network, edge);
    if (arrow == TL_SIDE_NONE || !tl_dot_is_turned(lines->hold, edge))
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

static void
label_lines(const struct tl_dot_lines *lines, const struct tl_edge *edge)
{
    struct tl_dot *dot = lines->dot;
    char when[TL_DOT_WHEN_MAX] = "";
    bool ties = lines->drawing->network->view == TL_VIEW_ACTORS;
    size_t width = ties ? TIE_WIDTH : EDGE_WIDTH;
    const char *text = tl_edge_kind(lines->drawing->network, edge);
    if (edge->origin == TL_EDGE_PARTICIPATION)
        text = tl_edge_role(lines->drawing->network, edge);
    if (edge->origin == TL_EDGE_TIE)
        tl_dot_edge_when(lines->drawing->network, edge, when);
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
put_label(const struct tl_dot_lines *lines, uint32_t number)
{
    struct tl_dot *dot = lines->dot;
    const struct tl_edge *edge = &lines->drawing->network->edges[number];
    tl_dot_node(dot, tl_dot_label_name(number));
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    if (!tl_dot_has_words(lines->hold, edge)) {
        put_bend(dot);
        return;
    }
    label_lines(lines, edge);
    tl_dot_edge_tooltip(dot, lines->drawing->network, edge);
    tl_dot_text(dot, TL_DOT_SHAPE, "plaintext");
    tl_dot_text(dot, TL_DOT_STYLE, "filled");
    tl_dot_text(dot, TL_DOT_FILLCOLOR, dot->theme->paper);
    tl_dot_text(dot, TL_DOT_MARGIN, "0.03,0.01");
    tl_dot_text(dot, TL_DOT_WIDTH, "0.1");
    tl_dot_text(dot, TL_DOT_HEIGHT, "0.1");
    tl_dot_font(dot, FONT_SIZE, dot->theme->grey);
    tl_dot_close(dot);
}

void
tl_dot_put_labels(const struct tl_dot_lines *lines)
{
    for (uint32_t i = 0; i < lines->drawing->network->edge_count; i++)
        if (tl_dot_has_label(lines->hold, i))
            put_label(lines, i);
}

/* What all lines of an edge have. */
static void
line_look(const struct tl_dot_lines *lines, const struct tl_edge *edge)
{
    struct tl_dot *dot = lines->dot;
    tl_dot_edge_tooltip(dot, lines->drawing->network, edge);
    if (edge->origin == TL_EDGE_PART && lines->hold->frames)
        tl_dot_text(dot, TL_DOT_STYLE, "invis"); /* a frame shows it */
    else
        tl_dot_edge_look(dot, edge->origin, edge->status,
                         tl_edge_is_doubtful(lines->drawing->network, edge));
    tl_dot_put_width(dot, edge, edge->weight, lines->strongest);
}

static void
put_line(const struct tl_dot_lines *lines, const struct tl_edge *edge)
{
    struct tl_dot *dot = lines->dot;
    struct tl_dot_name source = tl_dot_node_name(lines->drawing->network, edge->source);
    struct tl_dot_name target = tl_dot_node_name(lines->drawing->network, edge->target);
    bool turned = tl_dot_is_turned(lines->hold, edge);
    tl_dot_edge(dot, turned ? target : source, turned ? source : target);
    tl_dot_edge_facts(dot, lines->drawing->network, edge);
    if (lines->drawing->ranks && tl_dot_has_room(lines->hold, edge)) {
        label_lines(lines, edge);
        tl_dot_font(dot, FONT_SIZE, dot->theme->grey);
    }
    line_look(lines, edge);
    point_line(lines, line_arrow_of(lines, edge));
    if (tl_dot_has_no_say(lines->hold, edge))
        tl_dot_text(dot, TL_DOT_CONSTRAINT, "false");
    tl_dot_close(dot);
}

/* The line between the left end of an edge and its label. */
static void
put_left_half(const struct tl_dot_lines *lines, uint32_t number)
{
    struct tl_dot *dot = lines->dot;
    const struct tl_edge *edge = &lines->drawing->network->edges[number];
    bool turned = tl_dot_is_turned(lines->hold, edge);
    bool has_arrow = line_arrow_of(lines, edge) == TL_SIDE_RECEIVING;
    uint32_t left = turned ? edge->target : edge->source;
    struct tl_dot_name label = tl_dot_label_name(number);
    struct tl_dot_name end = tl_dot_node_name(lines->drawing->network, left);
    bool within = tl_dot_is_within(lines->hold, edge);
    tl_dot_edge(dot, within ? label : end, within ? end : label);
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    line_look(lines, edge);
    point_line(lines, !has_arrow ? TL_SIDE_NONE
                      : within   ? TL_SIDE_GIVING
                                 : TL_SIDE_RECEIVING);
    tl_dot_leave_order(dot, lines->hold, number);
    tl_dot_close(dot);
}

/* The line from the label to the right end, in which those who read the diagram find
 * the edge; so its direction is that of the edge, even where the arrow is at the other
 * end. */
static void
put_right_half(const struct tl_dot_lines *lines, uint32_t number)
{
    struct tl_dot *dot = lines->dot;
    const struct tl_edge *edge = &lines->drawing->network->edges[number];
    enum tl_side arrow = line_arrow_of(lines, edge);
    bool turned = tl_dot_is_turned(lines->hold, edge);
    tl_dot_edge(dot, tl_dot_label_name(number),
                tl_dot_node_name(lines->drawing->network,
                                 turned ? edge->source : edge->target));
    tl_dot_edge_facts(dot, lines->drawing->network, edge);
    line_look(lines, edge);
    point_line(lines, arrow);
    if (arrow == TL_SIDE_RECEIVING)
        tl_dot_text(dot, TL_DOT_ARROWTAIL, "none");
    tl_dot_leave_order(dot, lines->hold, number);
    tl_dot_close(dot);
}

void
tl_dot_put_edges(const struct tl_dot_lines *lines)
{
    for (uint32_t i = 0; i < lines->drawing->network->edge_count; i++) {
        if (!tl_dot_has_label(lines->hold, i)) {
            put_line(lines, &lines->drawing->network->edges[i]);
            continue;
        }
        put_left_half(lines, i);
        put_right_half(lines, i);
    }
}
