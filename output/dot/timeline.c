/*
 * The timeline in DOT. Every node has its place, so that neato only draws: on the left
 * an axis to scale with what the events are on it; a row for each event; on the right
 * a column for each actor, with a dot in the rows of the events in which it takes part.
 *
 * Texts are in places of their own (ticks to the left of the axis, titles in boxes,
 * heads as stairs around the columns), and lines run in between: from the axis to the
 * boxes, in the order of both; and from dot to dot. So no line ever meets a text.
 *
 * Nodes are drawn in the order in which they are written, then edges. What is under
 * something else is therefore a node, be it a line.
 */
#include <string.h>

#include "graph/layout/axis.h"
#include "heads.h"
#include "item.h"
#include "look.h"
#include "page.h"
#include "position.h"
#include "rows.h"
#include "scale.h"
#include "signs.h"
#include "theme.h"
#include "views.h"

enum {
    UNSEEN_SIZE = 40,
    AXIS_MARGIN = 90, /* so that labels at its ends stay beside the rows */
    AXIS_LEAST = 1200,
    LANE_FIRST = 110,
    LANE_STEP = 85,
    GUTTER_LEAST = 500,
    GUTTER_MOST = 1200,
    KNEE_WIDTH = 120,
    KNEE_STEP = 50, /* from one to the next, at least */
    MATRIX_GAP = 250,
    BAND_EXCESS = 60,
    HEADING_HEIGHT = 220,
    HEADING_SIZE = 11,
    LEGEND_GAP = 200,
    LEADER_PEN = 9,
    COLUMN_STEP = 200,
    BARE_START = 220,
    BARE_STEP = 170
};

static int64_t
larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

struct page {
    struct tl_dot dot;
    const struct tl_drawing *drawing;
    const struct tl_timeline *timeline;
    const struct tl_graph *graph;
    struct tl_dot_kinds kinds;
    struct tl_dot_columns columns;
    struct tl_dot_heads heads;
    struct tl_dot_signs signs;
    bool has_axis;
    struct tl_axis axis;
    struct tl_axis_step step;
    int64_t left;   /* of the labels of the ticks */
    int64_t stubs;  /* where the lines from the axis end to be level, */
    int64_t knees;  /* and where they begin to slope to the boxes, apart */
    int64_t boxes;  /* their left ends */
    int64_t bottom; /* of the rows */
    int64_t end;    /* of the actors below them */
};

static struct tl_dot_rows
begin_rows(const struct page *page)
{
    return tl_dot_rows_begin(page->drawing, page->has_axis ? &page->axis : NULL);
}

/* How high the rows are, which is how long the axis is. */
static void
measure_height(struct page *page)
{
    struct tl_dot_rows rows = tl_dot_rows_begin(page->drawing, NULL);
    struct tl_dot_row row;
    bool found = false;
    while (tl_dot_rows_next(&rows, &row)) {
        tl_dot_kinds_add(&page->kinds, row.event.kind);
        if (row.part != TL_DOT_ON_AXIS)
            continue;
        if (!found)
            page->axis.start = row.top + AXIS_MARGIN;
        found = true;
        page->axis.end = row.top + row.height - AXIS_MARGIN;
    }
    int64_t least = AXIS_LEAST + page->axis.gap_count * 2 * TL_DOT_SCALE_BREAK;
    if (page->axis.end - page->axis.start < least)
        page->axis.end = page->axis.start + least;
    page->bottom = larger(rows.bottom, page->has_axis ? page->axis.end : 0);
}

/* What is to be explained, and how many lanes the marks on the axis take. */
static unsigned
measure_signs(struct page *page)
{
    struct tl_dot_rows rows = begin_rows(page);
    page->signs = tl_dot_signs_of(&rows, &page->columns, &page->kinds);
    return rows.lanes;
}

/* The higher the page, the wider the gutter, or the lines in it were too steep. */
static int64_t
gutter_width(int64_t height)
{
    int64_t width = height / 8;
    if (width < GUTTER_LEAST)
        return GUTTER_LEAST;
    return width > GUTTER_MOST ? GUTTER_MOST : width;
}

static bool
is_bare(const struct page *page, uint32_t actor)
{
    const struct tl_lanes *lanes = page->drawing->lanes;
    return lanes->by == TL_LANES_BY_ACTOR && tl_lanes_find(lanes, actor) == TL_NONE;
}

/* How far down actors lead who have no column, each in a line of its own. */
static void
measure_bare(struct page *page)
{
    page->end = page->bottom;
    for (uint32_t i = 0; i < page->timeline->actor_count; i++)
        if (is_bare(page, page->timeline->actors[i]))
            page->end += BARE_STEP;
    if (page->end > page->bottom)
        page->end += BARE_START + BARE_STEP;
}

static void
measure_heads(struct page *page)
{
    page->columns.left = page->boxes + TL_DOT_BOX_WIDTH + MATRIX_GAP;
    page->heads =
        tl_dot_arrange_heads(&page->columns, page->columns.left - page->boxes);
    page->columns.named = tl_dot_has_feet(&page->heads, page->end);
}

static void
measure(struct page *page)
{
    page->columns = (struct tl_dot_columns){.drawing = page->drawing,
                                            .lanes = page->drawing->lanes,
                                            .graph = page->graph,
                                            .step = COLUMN_STEP};
    page->has_axis = tl_axis_of(&page->axis, page->timeline);
    page->axis.gap_length = TL_DOT_SCALE_BREAK;
    measure_height(page);
    if (page->has_axis)
        page->step = tl_axis_step_for(&page->axis, TL_DOT_SCALE_DISTANCE);
    unsigned lanes = measure_signs(page);
    if (page->has_axis) {
        page->left = -TL_DOT_SCALE_GAP -
                     tl_dot_scale_width(&page->axis, page->step, page->dot.language);
        page->stubs = LANE_FIRST + (int64_t)lanes * LANE_STEP;
        page->knees = page->stubs + KNEE_WIDTH;
        page->boxes = page->knees + gutter_width(page->bottom);
    }
    measure_bare(page);
    measure_heads(page);
}

static void
put_bands(struct page *page)
{
    struct tl_dot_rows rows = begin_rows(page);
    struct tl_dot_row row;
    int64_t left = page->boxes - BAND_EXCESS;
    int64_t right = page->boxes + TL_DOT_BOX_WIDTH + BAND_EXCESS;
    if (page->drawing->lanes->count > 0)
        right = tl_dot_column_x(&page->columns, page->drawing->lanes->count);
    while (tl_dot_rows_next(&rows, &row)) {
        struct tl_dot_area area = {left, row.top - BAND_EXCESS / 2, right - left,
                                   row.height + BAND_EXCESS};
        if (rows.next % 2 == 1)
            tl_dot_put_area(&page->dot, tl_dot_drawn("band", rows.next, 0), area,
                            page->dot.theme->band);
    }
}

/* What is the end of the way to a box: of one that is indented, a level line to it,
 * for a slope would run through boxes above or below. */
static struct tl_dot_name
put_inlet(struct page *page, const struct tl_dot_row *row, uint32_t number,
          const struct tl_dot_colour *colour)
{
    struct tl_dot_name inlet = tl_dot_drawn("inlet", number, 0);
    struct tl_dot_area area = {page->boxes,
                               row->top + row->height / 2 - TL_DOT_THIN / 2,
                               row->indent, TL_DOT_THIN};
    if (row->indent == 0)
        return tl_dot_item(row->event.id);
    tl_dot_put_area(&page->dot, inlet, area, colour->line);
    return inlet;
}

/* What a line bends at, where it is led away from its place. */
static struct tl_dot_name
put_knee(struct page *page, struct tl_dot_name stub, uint32_t number, int64_t knee,
         const struct tl_dot_colour *colour)
{
    struct tl_dot_name name = tl_dot_drawn("knee", number, 0);
    struct tl_dot_area area = {page->knees, knee - TL_DOT_THIN / 2, TL_DOT_THIN,
                               TL_DOT_THIN};
    tl_dot_put_area(&page->dot, name, area, colour->line);
    tl_dot_put_line(&page->dot, stub, name, colour->line, LEADER_PEN);
    return name;
}

/* The way from the axis to a box: level past the marks of others, then a slope. `*knee`
 * is where that of the row before began: those of events that are close in time are a
 * little apart, so that they do not all come out of one corner. */
static void
put_leader(struct page *page, const struct tl_dot_row *row, uint32_t number,
           int64_t *knee, const struct tl_dot_colour *colour)
{
    int64_t x = row->mark == TL_DOT_DAY ? 0 : LANE_FIRST + row->lane * LANE_STEP;
    *knee = larger(row->place, *knee + KNEE_STEP);
    bool bends = *knee != row->place;
    struct tl_dot_name stub = tl_dot_drawn("stub", number, 0);
    struct tl_dot_area area = {x, row->place - TL_DOT_THIN / 2,
                               (bends ? page->stubs : page->knees) - x, TL_DOT_THIN};
    tl_dot_put_area(&page->dot, stub, area, colour->line);
    tl_dot_put_marks(&page->dot, page->graph, row, x, number, colour);
    if (bends)
        stub = put_knee(page, stub, number, *knee, colour);
    tl_dot_put_line(&page->dot, stub, put_inlet(page, row, number, colour),
                    colour->line, LEADER_PEN);
}

/* Labels are centred in their nodes: empty lines at the end of the title's keep the
 * place free for put_when(). */
static void
put_box(struct page *page, const struct tl_dot_row *row)
{
    struct tl_dot *dot = &page->dot;
    const struct tl_event *event = &row->event;
    struct tl_dot_area area = {page->boxes + row->indent, row->top,
                               TL_DOT_BOX_WIDTH - row->indent, row->height};
    tl_dot_node(dot, tl_dot_item(event->id));
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, *event->title ? event->title : event->id, row->title_width,
                     TL_DOT_TITLE_LINES, 'l');
    for (size_t i = row->when_lines; i > 0; i--)
        tl_dot_line_end(dot, 'l');
    tl_dot_value_end(dot);
    tl_dot_event_attributes(dot, page->graph, event);
    tl_dot_event_look(dot, &page->kinds, event, true);
    tl_dot_text(dot, TL_DOT_MARGIN, "0.11,0.05"); /* 8 points, the box's margin */
    tl_dot_font(dot, TL_DOT_TITLE_SIZE, tl_dot_event_ink(dot, event->status));
    tl_dot_place(dot, area);
    tl_dot_close(dot);
}

/* The lower lines in a box, which are smaller. */
static void
put_when(struct page *page, const struct tl_dot_row *row, uint32_t number)
{
    int64_t height = (int64_t)row->when_lines * TL_DOT_WHEN_STEP;
    struct tl_dot_area area = {page->boxes + row->indent + TL_DOT_BOX_MARGIN,
                               row->top + row->height - height - TL_DOT_WHEN_STEP / 2,
                               TL_DOT_BOX_WIDTH - row->indent - 2 * TL_DOT_BOX_MARGIN,
                               height};
    tl_dot_put_text(&page->dot, tl_dot_drawn("when", number, 0), area, TL_DOT_WHEN_SIZE,
                    row->when, TL_DOT_WHEN_LINES, 'l');
}

static void
put_heading(struct page *page, const struct tl_dot_row *row, uint32_t number)
{
    struct tl_dot_area area = {page->boxes, row->top - HEADING_HEIGHT, TL_DOT_BOX_WIDTH,
                               HEADING_HEIGHT};
    tl_dot_put_text(&page->dot, tl_dot_drawn("heading", number, 0), area, HEADING_SIZE,
                    row->heading, 1, 'l');
}

static void
put_rows(struct page *page)
{
    struct tl_dot_rows rows = begin_rows(page);
    struct tl_dot_row row;
    int64_t knee = page->axis.start - KNEE_STEP;
    while (tl_dot_rows_next(&rows, &row)) {
        struct tl_dot_colour colour = tl_dot_kinds_colour(&page->kinds, row.event.kind);
        if (row.heading)
            put_heading(page, &row, rows.next);
        if (row.part == TL_DOT_ON_AXIS)
            put_leader(page, &row, rows.next, &knee, &colour);
        put_box(page, &row);
        if (*row.when)
            put_when(page, &row, rows.next);
        tl_dot_put_dots(&page->dot, &page->columns, &row, rows.next, &colour,
                        &page->signs.parts);
    }
}

/* An actor that is not seen, for those who read the diagram. */
static void
put_unseen(struct page *page, uint32_t number)
{
    struct tl_dot *dot = &page->dot;
    struct tl_actor actor = tl_graph_actor(page->graph, number);
    struct tl_dot_area area = {page->boxes, 0, UNSEEN_SIZE, UNSEEN_SIZE};
    tl_dot_node(dot, tl_dot_item(actor.id));
    tl_dot_actor_attributes(dot, page->graph, &actor);
    tl_dot_text(dot, TL_DOT_LABEL, "");
    tl_dot_text(dot, TL_DOT_STYLE, "invis");
    tl_dot_place(dot, area);
    tl_dot_close(dot);
}

/* The actors that have no column, below the rows. */
static void
put_bare(struct page *page)
{
    struct tl_dot *dot = &page->dot;
    struct tl_dot_area area = {page->boxes, page->bottom + BARE_START, TL_DOT_BOX_WIDTH,
                               HEADING_HEIGHT};
    if (page->end > page->bottom)
        tl_dot_put_text(dot, tl_dot_drawn("heading", 0, 0), area, HEADING_SIZE,
                        tl_phrase(dot->language, TL_PHRASE_IN_NO_EVENT), 1, 'l');
    for (uint32_t i = 0; i < page->timeline->actor_count; i++) {
        if (!is_bare(page, page->timeline->actors[i]))
            continue;
        area.top += BARE_STEP;
        tl_dot_put_actor(dot, page->graph, page->timeline->actors[i], area, 'l');
    }
}

/* Where the columns are kinds, no actor is seen. */
static void
put_actors(struct page *page)
{
    if (page->drawing->lanes->by == TL_LANES_BY_ACTOR) {
        put_bare(page);
        return;
    }
    for (uint32_t i = 0; i < page->timeline->actor_count; i++)
        put_unseen(page, page->timeline->actors[i]);
}

/* Below what is on the left at the bottom, and beside what is on the right. */
static void
put_notes(struct page *page, int64_t width)
{
    bool feet = tl_dot_has_feet(&page->heads, page->end);
    int64_t top = page->end + (feet ? page->heads.left_height : 0) + LEGEND_GAP;
    if (feet)
        width = page->boxes + TL_DOT_BOX_WIDTH - page->left;
    tl_dot_put_notes(&page->dot, page->drawing, page->left, top, width);
}

static void
draw_page(struct page *page)
{
    struct tl_dot *dot = &page->dot;
    int64_t width = page->columns.left + page->heads.width - page->left;
    tl_dot_begin_fixed(dot, page->drawing, width);
    int64_t height = tl_dot_put_signs(NULL, &page->signs, page->left, 0, width);
    int64_t top = -larger(page->heads.left_height, page->heads.right_height);
    tl_dot_put_signs(dot, &page->signs, page->left, top - LEGEND_GAP - height, width);
    put_bands(page);
    tl_dot_put_heads(dot, &page->heads, page->end);
    if (page->has_axis)
        tl_dot_put_scale(
            &(struct tl_dot_scale){dot, &page->axis, page->step, page->left});
    put_rows(page);
    put_actors(page);
    put_notes(page, width);
    tl_dot_end(dot);
}

void
tl_dot_draw_timeline(const struct tl_drawing *drawing, struct tl_out *out,
                     struct tl_losses *losses)
{
    const struct tl_dot_theme *theme = tl_dot_theme_of(drawing);
    struct page page = {.dot = tl_dot_begin(out, theme, tl_drawing_language(drawing)),
                        .drawing = drawing,
                        .timeline = drawing->timeline,
                        .graph = drawing->graph,
                        .kinds = tl_dot_kinds_of(theme, drawing->graph, TL_EVENT)};
    measure(&page);
    draw_page(&page);
    tl_dot_count(&page.dot, losses);
}
