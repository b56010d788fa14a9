#include "dot_columns.h"

#include <string.h>

#include "dot_item.h"
#include "text_width.h"

enum {
    HEAD_SIZE = 10, /* font, in points */
    HEAD_STEP = 125,
    HEAD_PADDING = 35,
    HEAD_WIDTH = 1700,                      /* at most */
    HEAD_EMS = HEAD_WIDTH * 10 / HEAD_SIZE, /* the same, as of text_width.h */
    HEAD_LINES = 2,
    HEAD_INDENT = 50,
    HEAD_GAP = 80, /* below the last one */
    LINE_WIDTH = 7,
    DOT_SIZE = 95,
    PART_PEN = 17,
    WORD = 64
};

static const char line_color[] = "#d4d7da";

/* Where an actor is in the timeline, which has it. */
static uint32_t
find_actor(const struct tl_timeline *timeline, uint32_t actor)
{
    uint32_t low = 0, high = timeline->actor_count;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (timeline->actors[mid] < actor)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static bool
has_column(const struct tl_dot_columns *columns, uint32_t index)
{
    if (index >= TL_DOT_COLUMN_BITS)
        return true;
    return columns->bits[index / WORD] >> index % WORD & 1;
}

static uint32_t
count_bits(uint64_t bits)
{
    uint32_t count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

/* How many columns there are before that of an actor. */
static uint32_t
column_number(const struct tl_dot_columns *columns, uint32_t index)
{
    uint32_t number = 0;
    for (uint32_t i = 0; i < TL_DOT_COLUMN_BITS / WORD && (i + 1) * WORD <= index; i++)
        number += count_bits(columns->bits[i]);
    if (index >= TL_DOT_COLUMN_BITS)
        return number + index - TL_DOT_COLUMN_BITS;
    uint64_t before = ((uint64_t)1 << index % WORD) - 1;
    return number + count_bits(columns->bits[index / WORD] & before);
}

static int64_t
column_x(uint32_t number)
{
    return (int64_t)number * TL_DOT_COLUMN_STEP;
}

/* The participations of one actor in an event, which stand together. */
struct group {
    uint32_t actor;
    uint32_t first;
    uint32_t end;
    enum tl_dot_side side;
};

static bool
next_group(const struct tl_timeline *timeline, struct tl_slice slice,
           struct group *group)
{
    const struct tl_graph *graph = timeline->graph;
    uint32_t at = group->end, end = slice.first + slice.count;
    bool gives = false, receives = false;
    while (at < end &&
           !timeline->selected->actors[tl_graph_participation_actor(graph, at)])
        at++;
    if (at == end)
        return false;
    group->first = at;
    group->actor = tl_graph_participation_actor(graph, at);
    for (; at < end && tl_graph_participation_actor(graph, at) == group->actor; at++) {
        uint32_t role = tl_graph_participation_role(graph, at);
        bool receiving = tl_graph_role_side(graph, role) == TL_SIDE_RECEIVING;
        gives = gives || !receiving;
        receives = receives || receiving;
    }
    group->end = at;
    group->side = !receives ? TL_DOT_GIVES : gives ? TL_DOT_BOTH : TL_DOT_RECEIVES;
    return true;
}

static void
mark_columns(struct tl_dot_columns *columns, struct tl_slice slice)
{
    struct group group = {.end = slice.first};
    while (next_group(columns->timeline, slice, &group)) {
        uint32_t index = find_actor(columns->timeline, group.actor);
        if (index < TL_DOT_COLUMN_BITS)
            columns->bits[index / WORD] |= (uint64_t)1 << index % WORD;
        columns->sides |= 1U << group.side;
    }
}

static const char *
head_text(const struct tl_dot_columns *columns, uint32_t index)
{
    struct tl_item actor = {TL_ACTOR, columns->timeline->actors[index]};
    return tl_graph_label(columns->timeline->graph, actor);
}

static int64_t
head_height(const char *text)
{
    size_t lines = tl_text_count_lines(text, HEAD_EMS, HEAD_LINES);
    return (int64_t)lines * HEAD_STEP + HEAD_PADDING;
}

static int64_t
head_width(const char *text)
{
    int64_t width = (int64_t)tl_text_width(text, strlen(text)) * HEAD_SIZE / 10;
    return width < HEAD_WIDTH ? width : HEAD_WIDTH;
}

struct tl_dot_columns
tl_dot_columns_of(const struct tl_timeline *timeline)
{
    struct tl_dot_columns columns = {.timeline = timeline};
    for (uint32_t i = 0; i < timeline->event_count; i++)
        mark_columns(&columns, tl_graph_event_participations(timeline->graph,
                                                             timeline->events[i]));
    for (uint32_t i = 0; i < timeline->actor_count; i++) {
        if (!has_column(&columns, i))
            continue;
        const char *head = head_text(&columns, i);
        int64_t end = column_x(columns.count++) + HEAD_INDENT + head_width(head);
        columns.width = end > columns.width ? end : columns.width;
        columns.height += head_height(head);
    }
    columns.height += HEAD_GAP;
    return columns;
}

static void
put_head(struct tl_dot *dot, const struct tl_graph *graph, uint32_t number,
         struct tl_dot_area area)
{
    struct tl_actor actor = tl_graph_actor(graph, number);
    tl_dot_begin_text(dot, tl_dot_item(actor.id), area, HEAD_SIZE, TL_DOT_INK);
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, *actor.name ? actor.name : actor.id, HEAD_EMS, HEAD_LINES,
                     'l');
    tl_dot_value_end(dot);
    tl_dot_actor_facts(dot, graph, &actor);
    tl_dot_close(dot);
}

void
tl_dot_put_columns(struct tl_dot *dot, const struct tl_dot_columns *columns,
                   int64_t left, int64_t bottom)
{
    bool again = bottom > 3 * columns->height; /* the heads are out of sight there */
    int64_t top = -columns->height;
    int64_t end = bottom + columns->height;
    uint32_t number = 0;
    for (uint32_t i = 0; i < columns->timeline->actor_count; i++) {
        if (!has_column(columns, i))
            continue;
        const char *text = head_text(columns, i);
        int64_t x = left + column_x(number), height = head_height(text);
        int64_t from = top + HEAD_PADDING / 2;
        int64_t to = again ? end - HEAD_PADDING / 2 : bottom;
        struct tl_dot_area line = {x - LINE_WIDTH / 2, from, LINE_WIDTH, to - from};
        struct tl_dot_area head = {x + HEAD_INDENT, top, head_width(text), height};
        struct tl_dot_area foot = {head.left, end - height, head.width, height};
        tl_dot_put_area(dot, tl_dot_drawn("column", number, 0), line, line_color);
        put_head(dot, columns->timeline->graph, columns->timeline->actors[i], head);
        if (again)
            tl_dot_put_text(dot, tl_dot_drawn("foot", number, 0), foot, HEAD_SIZE, text,
                            HEAD_LINES, 'l');
        top += height;
        end -= height;
        number++;
    }
}

void
tl_dot_put_dot(struct tl_dot *dot, int64_t x, int64_t y, enum tl_dot_side side,
               const struct tl_dot_colour *colour)
{
    struct tl_dot_area area = {x - DOT_SIZE / 2, y - DOT_SIZE / 2, DOT_SIZE, DOT_SIZE};
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_LABEL, "");
    tl_dot_text(dot, TL_DOT_SHAPE, "circle");
    tl_dot_text(dot, TL_DOT_STYLE, side == TL_DOT_BOTH ? "wedged" : "filled");
    tl_dot_text(dot, TL_DOT_COLOR, colour->line);
    if (side == TL_DOT_BOTH)
        tl_dot_color(dot, TL_DOT_FILLCOLOR, colour->line, ":#ffffff");
    else
        tl_dot_text(dot, TL_DOT_FILLCOLOR,
                    side == TL_DOT_GIVES ? colour->line : "#ffffff");
    tl_dot_decimal(dot, TL_DOT_PENWIDTH, PART_PEN);
    tl_dot_place(dot, area);
}

/* The edges of a group that a reader gets its participations back from. */
static void
put_hidden(struct tl_dot *dot, const struct tl_graph *graph, const struct group *group,
           const char *event)
{
    struct tl_item actor = {TL_ACTOR, group->actor};
    for (uint32_t i = group->first; i < group->end; i++) {
        struct tl_participation one = tl_graph_participation(graph, i);
        tl_dot_edge(dot, tl_dot_item(tl_graph_id(graph, actor)), tl_dot_item(event));
        tl_dot_participation_facts(dot, &one);
        tl_dot_text(dot, TL_DOT_STYLE, "invis");
        tl_dot_close(dot);
    }
}

void
tl_dot_put_dots(struct tl_dot *dot, const struct tl_dot_columns *columns, int64_t left,
                const struct tl_dot_row *row, uint32_t number,
                const struct tl_dot_colour *colour)
{
    const struct tl_timeline *timeline = columns->timeline;
    struct group group = {.end = row->event.participations.first};
    struct tl_dot_name before = {0};
    while (next_group(timeline, row->event.participations, &group)) {
        struct tl_participation one =
            tl_graph_participation(timeline->graph, group.first);
        uint32_t column = column_number(columns, find_actor(timeline, group.actor));
        struct tl_dot_name name = tl_dot_drawn("dot", number, column);
        tl_dot_node(dot, name);
        tl_dot_put_dot(dot, left + column_x(column), row->top + row->height / 2,
                       group.side, colour);
        tl_dot_participation_tooltip(dot, timeline->graph, &one);
        tl_dot_close(dot);
        if (before.drawn)
            tl_dot_put_line(dot, before, name, colour->line, PART_PEN);
        put_hidden(dot, timeline->graph, &group, row->event.id);
        before = name;
    }
}
