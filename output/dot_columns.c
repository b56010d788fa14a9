#include "dot_columns.h"

#include "dot_item.h"

enum {
    DOT_SIZE = 95,
    PART_PEN = 17,
    CROWD = 1000 /* whose lines would be a thick beam */
};

int64_t
tl_dot_column_x(const struct tl_dot_columns *columns, uint32_t number)
{
    return columns->left + (int64_t)number * columns->step;
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
        tl_dot_colors(dot, colour->line, dot->theme->paper);
    else
        tl_dot_text(dot, TL_DOT_FILLCOLOR,
                    side == TL_DOT_GIVES ? colour->line : dot->theme->paper);
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

static void
put_participant(struct tl_dot *dot, const struct tl_dot_columns *columns,
                const struct tl_dot_row *row, struct tl_dot_name name,
                const struct group *group, const struct tl_dot_colour *colour)
{
    struct tl_participation one = tl_graph_participation(columns->graph, group->first);
    tl_dot_node(dot, name);
    tl_dot_put_dot(dot, tl_dot_column_x(columns, (uint32_t)name.second),
                   row->top + row->height / 2, group->side, colour);
    tl_dot_participation_tooltip(dot, columns->graph, &one);
    tl_dot_close(dot);
    put_hidden(dot, columns->graph, group, row->event.id);
}

/* The first lane of an event after another lane, TL_NONE after the last. */
static uint32_t
next_lane(const struct tl_dot_columns *columns, const struct tl_event *event,
          uint32_t after)
{
    struct group group = {.end = event->participations.first};
    uint32_t next = TL_NONE;
    while (next_group(columns->lanes->timeline, event->participations, &group)) {
        uint32_t lane = tl_lanes_find(columns->lanes, group.actor);
        if ((after == TL_NONE || lane > after) && lane < next)
            next = lane;
    }
    return next;
}

/* Lines from dot to dot, which are in the order of ids and not of lanes. */
static void
put_lines(struct tl_dot *dot, const struct tl_dot_columns *columns,
          const struct tl_event *event, uint32_t number,
          const struct tl_dot_colour *colour)
{
    uint32_t lane = next_lane(columns, event, TL_NONE), next;
    for (; lane != TL_NONE; lane = next) {
        next = next_lane(columns, event, lane);
        if (next != TL_NONE)
            tl_dot_put_line(dot, tl_dot_drawn("dot", number, lane),
                            tl_dot_drawn("dot", number, next), colour->line, PART_PEN);
    }
}

static unsigned
put_participants(struct tl_dot *dot, const struct tl_dot_columns *columns,
                 const struct tl_dot_row *row, uint32_t number,
                 const struct tl_dot_colour *colour)
{
    struct tl_slice slice = row->event.participations;
    struct group group = {.end = slice.first};
    unsigned sides = 0;
    while (next_group(columns->lanes->timeline, slice, &group)) {
        uint32_t lane = tl_lanes_find(columns->lanes, group.actor);
        sides |= 1U << group.side;
        if (dot)
            put_participant(dot, columns, row, tl_dot_drawn("dot", number, lane),
                            &group, colour);
    }
    if (dot && slice.count <= CROWD)
        put_lines(dot, columns, &row->event, number, colour);
    return sides;
}

/* Of an event that has no dots for those who take part. */
static void
put_all_hidden(struct tl_dot *dot, const struct tl_dot_columns *columns,
               const struct tl_event *event)
{
    struct group group = {.end = event->participations.first};
    while (next_group(columns->lanes->timeline, event->participations, &group))
        put_hidden(dot, columns->graph, &group, event->id);
}

static unsigned
put_kind(struct tl_dot *dot, const struct tl_dot_columns *columns,
         const struct tl_dot_row *row, uint32_t number,
         const struct tl_dot_colour *colour)
{
    uint32_t kind = tl_graph_word_find(columns->graph, row->event.kind);
    uint32_t lane = tl_lanes_find(columns->lanes, *row->event.kind ? kind : TL_NONE);
    if (dot) {
        tl_dot_node(dot, tl_dot_drawn("dot", number, lane));
        tl_dot_put_dot(dot, tl_dot_column_x(columns, lane), row->top + row->height / 2,
                       TL_DOT_GIVES, colour);
        tl_dot_close(dot);
        put_all_hidden(dot, columns, &row->event);
    }
    return 0;
}

unsigned
tl_dot_put_dots(struct tl_dot *dot, const struct tl_dot_columns *columns,
                const struct tl_dot_row *row, uint32_t number,
                const struct tl_dot_colour *colour)
{
    if (columns->lanes->by == TL_LANES_BY_KIND)
        return put_kind(dot, columns, row, number, colour);
    return put_participants(dot, columns, row, number, colour);
}
