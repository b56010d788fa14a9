/*
 * Networks in DOT: actors and events as nodes, laid out by dot in columns that are
 * given (see graph/layout/ranks.h).
 */
#include <stdio.h>

#include "graph/query/edge_dates.h"
#include "graph/query/network.h"
#include "output/common/drawing.h"
#include "dot.h"
#include "edges.h"
#include "item.h"
#include "look.h"
#include "notes.h"
#include "caption.h"
#include "occurring.h"
#include "page.h"
#include "samples.h"
#include "theme.h"
#include "views.h"
#include "when.h"

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
    const struct tl_dot_layout *layout;
    uint32_t ego; /* the node in the centre, or TL_NONE */
};

static void
put_layers(struct sketch *sketch)
{
    bool ties = sketch->network->view == TL_VIEW_ACTORS;
    tl_dot_text(&sketch->dot, TL_DOT_RANKDIR, "LR");
    tl_dot_text(&sketch->dot, TL_DOT_RANKSEP, ties ? "0.25" : "0.15");
    tl_dot_text(&sketch->dot, TL_DOT_NODESEP, "0.1");
    if (sketch->network->edge_count <= TL_RANKS_EDGES)
        return;
    /* Of a star of 500 ties the best places take 1.4 s, and these 0.5 s. */
    tl_dot_text(&sketch->dot, TL_DOT_NSLIMIT, "2");
    tl_dot_text(&sketch->dot, TL_DOT_NSLIMIT1, "2");
}

/* What would be a tangle in columns is near to what it is tied to, without labels on
 * the lines, which would hide it. Lines are straight: finding ways around what is
 * between takes minutes, of a star of 150 ties 11 s. */
static void
put_loose(struct sketch *sketch)
{
    tl_dot_text(&sketch->dot, TL_DOT_LAYOUT, "sfdp");
    tl_dot_text(&sketch->dot, TL_DOT_K, "0.8");
    tl_dot_text(&sketch->dot, TL_DOT_OVERLAP, "prism");
    tl_dot_text(&sketch->dot, TL_DOT_OVERLAP_SCALING, "2");
    tl_dot_text(&sketch->dot, TL_DOT_SEP, "+12");
    tl_dot_text(&sketch->dot, TL_DOT_SPLINES, "line");
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
    tl_dot_add_lines(dot, tl_drawing_title(sketch->drawing), width, LINES, 'l');
    if (sketch->drawing->period)
        tl_dot_add_lines(dot, sketch->drawing->period, width, 1, 'l');
    while (tl_dot_notes_next(&notes, &note))
        tl_dot_add_lines(dot, note.text, width, LINES, 'l');
    tl_dot_value_end(dot);
    tl_dot_top_label_end(dot, sketch->drawing, SIZE);
}

static void
begin(struct sketch *sketch)
{
    struct tl_dot *dot = &sketch->dot;
    *dot = tl_dot_begin(dot->out, dot->theme, dot->language);
    tl_dot_graph(dot);
    (sketch->drawing->ranks ? put_layers : put_loose)(sketch);
    tl_dot_text(dot, TL_DOT_CHARSET, "UTF-8");
    tl_dot_text(dot, TL_DOT_OUTPUTORDER, "edgesfirst");
    tl_dot_text(dot, TL_DOT_BGCOLOR, dot->theme->paper);
    if (sketch->drawing->ranks || sketch->drawing->is_picture)
        tl_dot_title(dot, sketch->drawing, TITLE_WIDTH);
    else
        put_title_and_notes(sketch);
    tl_dot_close(dot);
}

/* The node of an actor, of whom only the place is seen where there are no ties in the
 * period. */
static void
put_actor(struct sketch *sketch, const struct tl_actor *actor, uint32_t node)
{
    struct tl_dot *dot = &sketch->dot;
    bool is_ego = node == sketch->ego;
    struct tl_dot_name name = tl_dot_node_name(sketch->layout, node);
    const struct tl_dot_kinds *kinds = &sketch->occurring.actors;
    const struct tl_dot_shape *shape = tl_dot_kinds_shape(kinds, actor->kind);
    struct tl_dot_colour colour = tl_dot_kinds_colour(kinds, actor->kind);
    char figures[TL_FIGURES_MAX];
    tl_dot_figures(sketch->drawing, actor->citations, figures);
    tl_dot_node(dot, name);
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_cited_lines(dot, *actor->name ? actor->name : actor->id, figures,
                           ACTOR_WIDTH, MAX_LINES, 'n');
    tl_dot_value_end(dot);
    if (name.id)
        tl_dot_actor_attributes(dot, sketch->graph, actor);
    else
        tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_SHAPE, shape->shape);
    if (is_ego)
        tl_dot_text(dot, TL_DOT_PERIPHERIES, "2");
    tl_dot_text(dot, TL_DOT_STYLE, name.id ? shape->style : "invis");
    tl_dot_text(dot, TL_DOT_COLOR, colour.line);
    tl_dot_text(dot, TL_DOT_FILLCOLOR, colour.area);
    tl_dot_text(dot, TL_DOT_MARGIN, "0.1,0.04");
    tl_dot_text(dot, TL_DOT_HEIGHT, "0.3");
    tl_dot_font(dot, FONT_SIZE, colour.on);
    tl_dot_close(dot);
}

static void
put_event(struct sketch *sketch, const struct tl_event *event)
{
    struct tl_dot *dot = &sketch->dot;
    char when[TL_DOT_WHEN_MAX], figures[TL_FIGURES_MAX];
    tl_dot_event_when(sketch->graph, event, tl_phrase(dot->language, TL_PHRASE_NO_DATE),
                      dot->language, when);
    if (sketch->occurring.lines->layout.frames)
        tl_dot_whole_when(sketch->graph, event, true, dot->language, when);
    tl_dot_figures(sketch->drawing, event->citations, figures);
    tl_dot_node(dot, tl_dot_item(event->id));
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, *event->title ? event->title : event->id, EVENT_WIDTH,
                     MAX_LINES, 'l');
    tl_dot_add_cited_lines(dot, when, figures, EVENT_WIDTH, MAX_LINES, 'l');
    tl_dot_value_end(dot);
    tl_dot_event_attributes(dot, sketch->graph, event);
    tl_dot_event_look(dot, &sketch->occurring.events, event, false);
    tl_dot_text(dot, TL_DOT_MARGIN, "0.15,0.06"); /* beside tabs and folds */
    tl_dot_font(dot, FONT_SIZE, tl_dot_event_ink(dot, event->status));
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
            put_actor(sketch, &actor, i);
        } else {
            struct tl_event event = tl_graph_event(sketch->graph, item.number);
            put_event(sketch, &event);
        }
    }
}

/* The node of the one actor whose surroundings were asked for. */
static uint32_t
find_ego(const struct tl_drawing *drawing)
{
    const struct tl_selection *selection = drawing->selection;
    const struct tl_network *network = tl_drawing_frame(drawing);
    if (!selection || !selection->has_hops || selection->actor_count != 1)
        return TL_NONE;
    for (uint32_t i = 0; i < network->node_count; i++)
        if (network->nodes[i].item.type == TL_ACTOR &&
            network->nodes[i].item.number == selection->actors[0])
            return i;
    return TL_NONE;
}

/* What is below, where the rest is in its place already, and the end. */
static void
put_rest(struct sketch *sketch)
{
    tl_dot_put_laid_out(&sketch->dot, sketch->drawing);
    tl_dot_put_caption(&sketch->dot, &sketch->occurring, sketch->drawing);
    tl_dot_end(&sketch->dot);
}

void
tl_dot_draw_network(const struct tl_drawing *drawing, struct tl_out *out,
                    struct tl_losses *losses)
{
    const struct tl_dot_theme *theme = tl_dot_theme_of(drawing);
    struct sketch sketch = {
        .dot = {.out = out, .theme = theme, .language = tl_drawing_language(drawing)},
        .drawing = drawing,
        .network = tl_drawing_frame(drawing),
        .graph = drawing->graph,
        .ego = find_ego(drawing)};
    struct tl_dot_lines lines = tl_dot_lines_of(&sketch.dot, drawing);
    sketch.layout = &lines.layout;
    sketch.occurring = tl_dot_occurring_in(drawing, theme, &lines);
    if (drawing->laid_out) {
        put_rest(&sketch);
        return;
    }
    begin(&sketch);
    if (drawing->ranks && !drawing->is_picture)
        tl_dot_put_samples(&sketch.dot, &sketch.occurring, drawing);
    put_nodes(&sketch);
    tl_dot_put_lines(&lines);
    tl_dot_end(&sketch.dot);
    tl_dot_count(&sketch.dot, losses);
}
