/*
 * The timeline in DOT. Every node has its place, so that neato only draws: on the left
 * an axis to scale with what the events are on it; a row for each event; on the right
 * a column for each actor, with a dot in the rows of the events in which it takes part.
 *
 * Texts are in places of their own (ticks to the left of the axis, titles in boxes,
 * heads as stairs above the columns), and lines run in between: from the axis to the
 * boxes, in the order of both; and from dot to dot. So no line ever meets a text.
 *
 * Nodes are drawn in the order in which they are written, then edges. What is under
 * something else is therefore a node, be it a line.
 */
#include <string.h>

#include "dot_item.h"
#include "dot_legend.h"
#include "dot_page.h"
#include "dot_signs.h"
#include "dot_views.h"
#include "text_width.h"

enum {
    THIN = 7, /* a line that is a node; Graphviz makes it no thinner */
    TICK_LENGTH = 40,
    TICK_GAP = 70, /* between the axis and its labels */
    TICK_DISTANCE = 450,
    TICK_SIZE = 9, /* font, in points */
    AXIS_EXCESS = 80,
    AXIS_LEAST = 1200,
    LANE_FIRST = 110,
    LANE_STEP = 85,
    GUTTER_LEAST = 500,
    GUTTER_MOST = 1200,
    MATRIX_GAP = 250,
    BAND_EXCESS = 60,
    HEADING_HEIGHT = 220,
    HEADING_SIZE = 11,
    LEGEND_GAP = 200,
    LEADER_PEN = 9,
    COLUMN_STEP = 200,
    BREAK_LENGTH = 450,
    BREAK_STEP = 90,
    BREAK_POINT = 24,
    BARE_STEP = 170,
    TEXT_LIMIT = 100000
};

struct page {
    struct tl_dot dot;
    const struct tl_drawing *drawing;
    const struct tl_timeline *timeline;
    const struct tl_graph *graph;
    struct tl_dot_kinds kinds;
    struct tl_dot_columns columns;
    struct tl_dot_signs signs;
    bool has_axis;
    struct tl_axis axis;
    struct tl_axis_step step;
    int64_t left;   /* of the labels of the ticks */
    int64_t stubs;  /* where the lines from the axis to the boxes begin to slope */
    int64_t boxes;  /* their left ends */
    int64_t matrix; /* the first column */
    int64_t bottom;
};

static struct tl_dot_rows
begin_rows(const struct page *page)
{
    return tl_dot_rows_begin(page->timeline, page->has_axis ? &page->axis : NULL);
}

/* How high the rows are, which is how long the axis is. */
static void
measure_height(struct page *page)
{
    struct tl_dot_rows rows = tl_dot_rows_begin(page->timeline, NULL);
    struct tl_dot_row row;
    bool found = false;
    while (tl_dot_rows_next(&rows, &row)) {
        tl_dot_kinds_add(&page->kinds, row.event.kind);
        if (row.part != TL_DOT_ON_AXIS)
            continue;
        if (!found)
            page->axis.start = row.top + TICK_SIZE * 10;
        found = true;
        page->axis.end = row.top + row.height - TICK_SIZE * 10;
    }
    int64_t least = AXIS_LEAST + page->axis.gap_count * 2 * BREAK_LENGTH;
    if (page->axis.end - page->axis.start < least)
        page->axis.end = page->axis.start + least;
    page->bottom = rows.bottom;
}

/* How long a gap is, for people. */
static void
gap_label(const struct tl_axis_gap *gap, char label[TL_AXIS_LABEL_MAX])
{
    tl_axis_length_label((uint64_t)gap->to - (uint64_t)gap->from, label);
}

static int64_t
measure_ticks(const struct page *page)
{
    char label[TL_AXIS_LABEL_MAX];
    size_t widest = 0;
    int64_t day = page->axis.first;
    for (unsigned i = 0; i < page->axis.gap_count; i++) {
        gap_label(&page->axis.gaps[i], label);
        size_t width = tl_text_width(label, strlen(label));
        widest = width > widest ? width : widest;
    }
    for (; tl_axis_tick(&page->axis, page->step, day, &day); day++) {
        tl_axis_label(day, page->step.unit, label);
        size_t width = tl_text_width(label, strlen(label));
        widest = width > widest ? width : widest;
    }
    return (int64_t)widest * TICK_SIZE / 10;
}

/* What is on the axis, and in how many lanes. */
static unsigned
measure_marks(struct page *page)
{
    struct tl_dot_rows rows = begin_rows(page);
    struct tl_dot_row row;
    while (tl_dot_rows_next(&rows, &row)) {
        page->signs.sides |=
            tl_dot_put_dots(NULL, &page->columns, 0, &row, rows.next, NULL);
        if (row.part == TL_DOT_ON_AXIS)
            tl_dot_signs_add(&page->signs, &row);
    }
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

static void
measure(struct page *page)
{
    page->columns = tl_dot_columns_of(page->drawing->lanes, COLUMN_STEP);
    page->has_axis = tl_axis_of(&page->axis, page->timeline);
    page->axis.gap_length = BREAK_LENGTH;
    measure_height(page);
    if (page->has_axis)
        page->step = tl_axis_step_for(&page->axis, TICK_DISTANCE);
    unsigned lanes = measure_marks(page);
    if (page->has_axis) {
        page->left = -TICK_GAP - measure_ticks(page);
        page->stubs = LANE_FIRST + (int64_t)lanes * LANE_STEP;
        page->boxes = page->stubs + gutter_width(page->bottom);
    }
    page->matrix = page->boxes + TL_DOT_BOX_WIDTH + MATRIX_GAP;
    page->signs.kinds = &page->kinds;
}

static void
put_bands(struct page *page)
{
    struct tl_dot_rows rows = begin_rows(page);
    struct tl_dot_row row;
    int64_t left = page->boxes - BAND_EXCESS;
    int64_t right = page->boxes + TL_DOT_BOX_WIDTH + BAND_EXCESS;
    if (page->drawing->lanes->count > 0)
        right = page->matrix + (int64_t)page->drawing->lanes->count * COLUMN_STEP;
    while (tl_dot_rows_next(&rows, &row)) {
        struct tl_dot_area area = {left, row.top - BAND_EXCESS / 2, right - left,
                                   row.height + BAND_EXCESS};
        if (rows.next % 2 == 1)
            tl_dot_put_area(&page->dot, tl_dot_drawn("band", rows.next, 0), area,
                            page->dot.theme->band);
    }
}

static void
put_tick(struct page *page, int64_t day, uint64_t number)
{
    struct tl_dot *dot = &page->dot;
    char label[TL_AXIS_LABEL_MAX];
    int64_t y = tl_axis_place(&page->axis, day);
    struct tl_dot_area line = {-TICK_LENGTH, y - THIN / 2, TICK_LENGTH, THIN};
    struct tl_dot_area text = {page->left, y - TICK_GAP, -TICK_GAP - page->left,
                               2 * TICK_GAP};
    tl_axis_label(day, page->step.unit, label);
    tl_dot_put_area(dot, tl_dot_drawn("tick", number, 0), line, dot->theme->grey);
    tl_dot_begin_text(dot, tl_dot_drawn("time", number, 0), text, TICK_SIZE,
                      dot->theme->grey);
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, label, TEXT_LIMIT, 1, 'r');
    tl_dot_value_end(dot);
    tl_dot_close(dot);
}

/* Three points instead of the axis, and beside them how long the gap is. */
static void
put_gap(struct page *page, unsigned number)
{
    struct tl_dot *dot = &page->dot;
    const struct tl_axis_gap *gap = &page->axis.gaps[number];
    char label[TL_AXIS_LABEL_MAX];
    int64_t from = tl_axis_place(&page->axis, gap->from);
    int64_t middle = from + BREAK_LENGTH / 2;
    struct tl_dot_area hole = {-BREAK_POINT, from + BREAK_STEP / 2, 2 * BREAK_POINT,
                               BREAK_LENGTH - BREAK_STEP};
    struct tl_dot_area text = {page->left, middle - TICK_GAP, -TICK_GAP - page->left,
                               2 * TICK_GAP};
    tl_dot_put_area(dot, tl_dot_drawn("gap", number, 0), hole, dot->theme->paper);
    for (int i = -1; i <= 1; i++) {
        struct tl_dot_area point = {-BREAK_POINT / 2,
                                    middle + i * BREAK_STEP - BREAK_POINT / 2,
                                    BREAK_POINT, BREAK_POINT};
        tl_dot_put_area(dot, tl_dot_drawn("gap", number, (uint64_t)(i + 2)), point,
                        dot->theme->grey);
    }
    gap_label(gap, label);
    tl_dot_begin_text(dot, tl_dot_drawn("gap", number, 4), text, TICK_SIZE,
                      dot->theme->grey);
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, label, TEXT_LIMIT, 1, 'r');
    tl_dot_value_end(dot);
    tl_dot_close(dot);
}

static void
put_axis(struct page *page)
{
    int64_t day = page->axis.first;
    struct tl_dot_area line = {-THIN / 2, page->axis.start - AXIS_EXCESS, THIN,
                               page->axis.end - page->axis.start + 2 * AXIS_EXCESS};
    tl_dot_put_area(&page->dot, tl_dot_drawn("axis", 0, 0), line,
                    page->dot.theme->grey);
    for (unsigned i = 0; i < page->axis.gap_count; i++)
        put_gap(page, i);
    for (uint64_t i = 0; tl_axis_tick(&page->axis, page->step, day, &day); i++, day++)
        put_tick(page, day, i);
}

/* The way from the axis to a box: level past the marks of others, then a slope. */
static void
put_leader(struct page *page, const struct tl_dot_row *row, uint32_t number,
           const struct tl_dot_colour *colour)
{
    int64_t x = row->mark == TL_DOT_DAY ? 0 : LANE_FIRST + row->lane * LANE_STEP;
    struct tl_dot_name stub = tl_dot_drawn("stub", number, 0);
    struct tl_dot_area area = {x, row->place - THIN / 2, page->stubs - x, THIN};
    tl_dot_put_area(&page->dot, stub, area, colour->line);
    tl_dot_put_mark(&page->dot, row, x, number, colour);
    tl_dot_put_line(&page->dot, stub, tl_dot_item(row->event.id), colour->line,
                    LEADER_PEN);
}

static size_t
count_when_lines(const struct tl_dot_row *row)
{
    return tl_text_count_lines(row->when, tl_dot_row_width(row, TL_DOT_WHEN_SIZE),
                               TL_DOT_WHEN_LINES);
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
    tl_dot_add_lines(dot, *event->title ? event->title : event->id,
                     tl_dot_row_width(row, TL_DOT_TITLE_SIZE), TL_DOT_TITLE_LINES, 'l');
    for (size_t i = count_when_lines(row); i > 0; i--)
        tl_dot_line_end(dot, 'l');
    tl_dot_value_end(dot);
    tl_dot_event_facts(dot, page->graph, event);
    tl_dot_event_look(dot, &page->kinds, event);
    tl_dot_text(dot, TL_DOT_MARGIN, "0.11,0.05"); /* 8 points, the box's margin */
    tl_dot_font(dot, TL_DOT_TITLE_SIZE, dot->theme->ink);
    tl_dot_place(dot, area);
    tl_dot_close(dot);
}

/* The lower lines in a box, which are smaller. */
static void
put_when(struct page *page, const struct tl_dot_row *row, uint32_t number)
{
    int64_t height = (int64_t)count_when_lines(row) * TL_DOT_WHEN_STEP;
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
    while (tl_dot_rows_next(&rows, &row)) {
        const struct tl_dot_colour *colour =
            tl_dot_kinds_colour(&page->kinds, row.event.kind);
        if (row.heading)
            put_heading(page, &row, rows.next);
        if (row.part == TL_DOT_ON_AXIS)
            put_leader(page, &row, rows.next, colour);
        put_box(page, &row);
        if (*row.when)
            put_when(page, &row, rows.next);
        tl_dot_put_dots(&page->dot, &page->columns, page->matrix, &row, rows.next,
                        colour);
    }
}

/* Actors that have no column, each in a line of its own below the rows. */
static void
put_bare(struct page *page)
{
    struct tl_dot *dot = &page->dot;
    struct tl_dot_area area = {page->boxes, page->bottom + HEADING_HEIGHT,
                               TL_DOT_BOX_WIDTH, HEADING_HEIGHT};
    const struct tl_lanes *lanes = page->drawing->lanes;
    bool any = false;
    if (lanes->by == TL_LANES_BY_KIND)
        return;
    for (uint32_t i = 0; i < page->timeline->actor_count; i++) {
        if (tl_lanes_find(lanes, page->timeline->actors[i]) != TL_NONE)
            continue;
        if (!any)
            tl_dot_put_text(dot, tl_dot_drawn("heading", 0, 0), area, HEADING_SIZE,
                            "in no event", 1, 'l');
        any = true;
        area.top += BARE_STEP;
        tl_dot_put_actor(dot, page->graph, page->timeline->actors[i], area);
    }
    if (any)
        page->bottom = area.top + BARE_STEP;
}

static void
draw_page(struct page *page)
{
    struct tl_dot *dot = &page->dot;
    int64_t width = page->matrix + page->columns.width - page->left;
    tl_dot_begin_fixed(dot, page->graph, width);
    tl_dot_put_signs(dot, &page->signs, page->left,
                     -LEGEND_GAP - tl_dot_signs_height(&page->signs),
                     page->boxes + TL_DOT_BOX_WIDTH - page->left);
    put_bands(page);
    tl_dot_put_columns(dot, &page->columns, page->matrix, page->bottom);
    if (page->has_axis)
        put_axis(page);
    put_rows(page);
    put_bare(page);
    tl_dot_put_notes(dot, page->drawing, page->left, page->bottom + LEGEND_GAP,
                     page->boxes + TL_DOT_BOX_WIDTH - page->left);
    tl_dot_end(dot);
}

void
tl_dot_draw_timeline(const struct tl_drawing *drawing, struct tl_out *out,
                     struct tl_losses *losses)
{
    const struct tl_dot_theme *theme = tl_dot_theme_of(drawing);
    struct page page = {.dot = tl_dot_begin(out, theme),
                        .drawing = drawing,
                        .timeline = drawing->timeline,
                        .graph = drawing->graph,
                        .kinds = {.theme = theme, .type = TL_EVENT}};
    (void)losses;
    measure(&page);
    draw_page(&page);
}
