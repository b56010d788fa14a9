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

#include "graph/base/text_width.h"
#include "graph/layout/axis.h"
#include "item.h"
#include "look.h"
#include "page.h"
#include "position.h"
#include "rows.h"
#include "signs.h"
#include "theme.h"
#include "views.h"

/* The axis as it is drawn: downwards, with labels to its left. */
struct scale {
    struct tl_dot *dot;
    const struct tl_axis *axis;
    struct tl_axis_step step;
    int64_t left; /* of the labels, which end at -SCALE_GAP */
};

enum {
    SCALE_GAP = 70,      /* between the labels and the axis */
    SCALE_DISTANCE = 450 /* of ticks, at least */
};

enum {
    THIN = 7, /* a line that is a node; Graphviz makes it no thinner */
    TICK_LENGTH = 40,
    TICK_SIZE = 9, /* font, in points */
    AXIS_EXCESS = 80,
    TEXT_LIMIT = 100000
};

/* The ticks, one after the other, with their labels. */
struct ticks {
    const struct tl_axis *axis;
    struct tl_axis_step step;
    int64_t moment;
    char label[TL_AXIS_LABEL_MAX];
    uint64_t count;
};

static bool
next_tick(struct ticks *ticks)
{
    int64_t before = ticks->count > 0 ? ticks->moment : TL_DAY_MIN;
    int64_t from = ticks->count > 0 ? ticks->moment + 1 : ticks->axis->first;
    if (!tl_axis_tick(ticks->axis, ticks->step, from, &ticks->moment))
        return false;
    tl_axis_moment_label(ticks->axis, ticks->moment, before, ticks->step.unit,
                         ticks->label);
    ticks->count++;
    return true;
}

/* By which clock ticks are told, if they are times. */
static void
clock_label(const struct tl_axis *axis, struct tl_axis_step step,
            char label[TL_AXIS_LABEL_MAX])
{
    label[0] = '\0';
    if (step.unit < TL_AXIS_DAY)
        tl_axis_clock_label(axis, label);
}

static void
widen(size_t *widest, const char *label)
{
    size_t width = tl_text_width(label, strlen(label));
    *widest = width > *widest ? width : *widest;
}

/* How wide the widest label is. */
static int64_t
scale_width(const struct tl_axis *axis, struct tl_axis_step step)
{
    char label[TL_AXIS_LABEL_MAX];
    struct ticks ticks = {.axis = axis, .step = step};
    size_t widest = 0;
    for (unsigned i = 0; i < axis->gap_count; i++) {
        tl_axis_gap_label(axis, &axis->gaps[i], label);
        widen(&widest, label);
    }
    while (next_tick(&ticks))
        widen(&widest, ticks.label);
    clock_label(axis, step, label);
    widen(&widest, label);
    return (int64_t)widest * TICK_SIZE / 10;
}

/* A label to the left of the axis. */
static void
put_label(const struct scale *scale, struct tl_dot_name name, int64_t y,
          const char *label)
{
    struct tl_dot *dot = scale->dot;
    struct tl_dot_area text = {scale->left, y - SCALE_GAP, -SCALE_GAP - scale->left,
                               2 * SCALE_GAP};
    tl_dot_begin_text(dot, name, text, TICK_SIZE, dot->theme->grey);
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, label, TEXT_LIMIT, 1, 'r');
    tl_dot_value_end(dot);
    tl_dot_close(dot);
}

static void
put_tick(const struct scale *scale, const struct ticks *ticks)
{
    struct tl_dot *dot = scale->dot;
    uint64_t number = ticks->count - 1;
    int64_t y = tl_axis_place(scale->axis, ticks->moment);
    struct tl_dot_area line = {-TICK_LENGTH, y - THIN / 2, TICK_LENGTH, THIN};
    tl_dot_put_area(dot, tl_dot_drawn("tick", number, 0), line, dot->theme->grey);
    put_label(scale, tl_dot_drawn("time", number, 0), y, ticks->label);
}

/* With how long the gap is beside it. */
static void
put_gap(const struct scale *scale, unsigned number)
{
    const struct tl_axis_gap *gap = &scale->axis->gaps[number];
    char label[TL_AXIS_LABEL_MAX];
    tl_dot_put_break(scale->dot, scale->axis, number, tl_dot_drawn("gap", number, 0), 0,
                     TL_DOT_BREAK_WIDTH, scale->dot->theme->grey);
    tl_axis_gap_label(scale->axis, gap, label);
    put_label(scale, tl_dot_drawn("gap", number, 4),
              tl_axis_place(scale->axis, gap->from) + TL_DOT_SCALE_BREAK / 2, label);
}

/* Above the times. */
static void
put_clock(const struct scale *scale)
{
    char label[TL_AXIS_LABEL_MAX];
    clock_label(scale->axis, scale->step, label);
    if (*label)
        put_label(scale, tl_dot_drawn("clock", 0, 0),
                  scale->axis->start - SCALE_GAP * 2, label);
}

static void
draw_scale(const struct scale *scale)
{
    struct ticks ticks = {.axis = scale->axis, .step = scale->step};
    struct tl_dot_area line = {-THIN / 2, scale->axis->start - AXIS_EXCESS, THIN,
                               scale->axis->end - scale->axis->start + 2 * AXIS_EXCESS};
    tl_dot_put_area(scale->dot, tl_dot_drawn("axis", 0, 0), line,
                    scale->dot->theme->grey);
    for (unsigned i = 0; i < scale->axis->gap_count; i++)
        put_gap(scale, i);
    while (next_tick(&ticks))
        put_tick(scale, &ticks);
    put_clock(scale);
}

/*
 * What the columns of a timeline are called. The heads are stairs: those of the right
 * columns are beside their lines on the right, and lead down to the right; those of as
 * many left ones as make the picture low are on the left, and lead down to the left.
 * So neither a head nor the line from it to its column meets another head, however long
 * they are. Below high pictures they are once more, upside down.
 */
struct heads {
    const struct tl_dot_columns *columns;
    int64_t room;         /* to the left of the first column */
    uint32_t turned;      /* so many heads are on the left */
    int64_t left_height;  /* of those */
    int64_t right_height; /* of the others */
    int64_t width;        /* from the first column to the end of the last head */
};

enum {
    HEAD_SIZE = 10, /* font, in points */
    HEAD_STEP = 125,
    HEAD_PADDING = 35,
    HEAD_WIDTH = 2100, /* of the last one, at most */
    HEAD_LINES = 2,
    HEAD_INDENT = 50,
    HEAD_GAP = 80, /* below the last one */
    LINE_WIDTH = 7,
    FEET_FROM = 10000 /* what is lower can be seen at once */
};

/* A head as it would be on one side or the other. */
struct head {
    const char *text;
    bool turned;
    int64_t width;
    int64_t height;
};

/* It may be as long as there is room for: to the right, without making the picture
 * wider than the last head may do. */
static struct head
head_of(const struct heads *heads, uint32_t number, bool turned)
{
    const struct tl_lanes *lanes = heads->columns->lanes;
    struct head head = {.text = tl_dot_lane_name(lanes, number), .turned = turned};
    int64_t before = (int64_t)number * heads->columns->step;
    int64_t after = (int64_t)(lanes->count - 1 - number) * heads->columns->step;
    int64_t most = turned ? heads->room + before - HEAD_INDENT : HEAD_WIDTH + after;
    int64_t width =
        (int64_t)tl_text_width(head.text, strlen(head.text)) * HEAD_SIZE / 10;
    size_t lines =
        tl_text_count_lines(head.text, (size_t)most * 10 / HEAD_SIZE, HEAD_LINES);
    head.width = width < most ? width : most;
    head.height = (int64_t)lines * HEAD_STEP + HEAD_PADDING;
    return head;
}

static int64_t
larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* How many heads are to be on the left: as few as make the picture lowest. */
static void
part(struct heads *heads)
{
    uint32_t count = heads->columns->lanes->count;
    int64_t left = HEAD_GAP, right = HEAD_GAP;
    for (uint32_t i = 0; i < count; i++)
        right += head_of(heads, i, false).height;
    heads->left_height = 0;
    heads->right_height = right;
    for (uint32_t i = 0; i < count; i++) {
        int64_t lowest = larger(heads->left_height, heads->right_height);
        left += head_of(heads, i, true).height;
        right -= head_of(heads, i, false).height;
        if (larger(left, right) >= lowest)
            continue;
        heads->turned = i + 1;
        heads->left_height = left;
        heads->right_height = right;
    }
}

/* Borrows the columns. */
static struct heads
arrange_heads(const struct tl_dot_columns *columns, int64_t room)
{
    struct heads heads = {.columns = columns, .room = room};
    part(&heads);
    for (uint32_t i = heads.turned; i < columns->lanes->count; i++)
        heads.width =
            larger(heads.width, tl_dot_column_x(columns, i) - columns->left +
                                    HEAD_INDENT + head_of(&heads, i, false).width);
    return heads;
}

/* Whether the heads are out of sight at the bottom, and so needed there, too. */
static bool
has_feet(const struct heads *heads, int64_t bottom)
{
    int64_t height = larger(heads->left_height, heads->right_height);
    return heads->columns->lanes->count > 0 && bottom > FEET_FROM &&
           bottom > 3 * height;
}

static void
put_head(struct tl_dot *dot, const struct heads *heads, uint32_t number,
         const struct head *head, struct tl_dot_area area)
{
    const struct tl_lanes *lanes = heads->columns->lanes;
    char justification = head->turned ? 'r' : 'l';
    if (lanes->by == TL_LANES_BY_ACTOR)
        tl_dot_put_actor(dot, heads->columns->graph, lanes->lanes[number].number, area,
                         justification);
    else
        tl_dot_put_text(dot, tl_dot_drawn("head", number, 0), area, HEAD_SIZE,
                        head->text, HEAD_LINES, justification);
}

/* One that begins as far above the rows, and below them, as is told. */
static void
put_column(struct tl_dot *dot, const struct heads *heads, uint32_t number, int64_t away,
           int64_t bottom)
{
    struct head head = head_of(heads, number, number < heads->turned);
    bool again = has_feet(heads, bottom);
    int64_t x = tl_dot_column_x(heads->columns, number);
    int64_t from = HEAD_PADDING / 2 - away;
    int64_t to = again ? bottom - from : bottom;
    int64_t left = head.turned ? x - HEAD_INDENT - head.width : x + HEAD_INDENT;
    struct tl_dot_area line = {x - LINE_WIDTH / 2, from, LINE_WIDTH, to - from};
    struct tl_dot_area area = {left, -away, head.width, head.height};
    tl_dot_put_area(dot, tl_dot_drawn("column", number, 0), line, dot->theme->faint);
    put_head(dot, heads, number, &head, area);
    if (!again)
        return;
    area.top = bottom + away - head.height;
    tl_dot_put_text(dot, tl_dot_drawn("foot", number, 0), area, HEAD_SIZE, head.text,
                    HEAD_LINES, head.turned ? 'r' : 'l');
}

/* With the lines of the columns, which end at `bottom`. */
static void
put_heads(struct tl_dot *dot, const struct heads *heads, int64_t bottom)
{
    int64_t left = HEAD_GAP, right = heads->right_height;
    for (uint32_t i = 0; i < heads->columns->lanes->count; i++) {
        if (i < heads->turned)
            left += head_of(heads, i, true).height;
        put_column(dot, heads, i, i < heads->turned ? left : right, bottom);
        if (i >= heads->turned)
            right -= head_of(heads, i, false).height;
    }
}

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

struct page {
    struct tl_dot dot;
    const struct tl_drawing *drawing;
    const struct tl_timeline *timeline;
    const struct tl_graph *graph;
    struct tl_dot_kinds kinds;
    struct tl_dot_columns columns;
    struct heads heads;
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
    page->heads = arrange_heads(&page->columns, page->columns.left - page->boxes);
    page->columns.named = has_feet(&page->heads, page->end);
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
        page->step = tl_axis_step_for(&page->axis, SCALE_DISTANCE);
    unsigned lanes = measure_signs(page);
    if (page->has_axis) {
        page->left = -SCALE_GAP - scale_width(&page->axis, page->step);
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
    struct tl_dot_area area = {page->boxes, row->top + row->height / 2 - THIN / 2,
                               row->indent, THIN};
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
    struct tl_dot_area area = {page->knees, knee - THIN / 2, THIN, THIN};
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
    struct tl_dot_area area = {x, row->place - THIN / 2,
                               (bends ? page->stubs : page->knees) - x, THIN};
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
                        "in no event", 1, 'l');
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
    bool feet = has_feet(&page->heads, page->end);
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
    put_heads(dot, &page->heads, page->end);
    if (page->has_axis)
        draw_scale(&(struct scale){dot, &page->axis, page->step, page->left});
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
    struct page page = {.dot = tl_dot_begin(out, theme),
                        .drawing = drawing,
                        .timeline = drawing->timeline,
                        .graph = drawing->graph,
                        .kinds = tl_dot_kinds_of(theme, drawing->graph, TL_EVENT)};
    measure(&page);
    draw_page(&page);
    tl_dot_count(&page.dot, losses);
}
