#include "dots.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/text_width.h"
#include "graph/declared.h"
#include "item.h"
#include "notes.h"

enum {
    DOT_SIZE = 95,
    PART_PEN = 17,
    CROWD = 1000,   /* whose lines would be a thick beam */
    NAMES_SIZE = 9, /* font, in points */
    NAMES_STEP = 115,
    NAMES_MARGIN = 25, /* signs of other fonts may be higher, */
    NAMES_SIDE = 10,   /* or end a little further out */
    NAMES_LINES = 2,
    NAMES_LEAST = 700, /* a width in which there is no room for them */
    NAMES_MAX = 200, /* bytes of them in a row, and how many to say what is left out */
    NAMES_REST = 30,
    FIGURES_SIZE = 9,
    FIGURES_HEIGHT = 90,
    FIGURES_WIDTH = 140
};

/* Follows a colour to let its ground be seen through it. */
#define PALE "66"

const char *
tl_dot_lane_name(const struct tl_lanes *lanes, uint32_t number,
                 const struct tl_language *language)
{
    const struct tl_graph *graph = lanes->timeline->graph;
    uint32_t what = lanes->lanes[number].number;
    if (lanes->by == TL_LANES_BY_ACTOR)
        return tl_graph_label(graph, (struct tl_item){TL_ACTOR, what});
    const char *kind = tl_graph_word(graph, what);
    return *kind ? tl_graph_kind_label(graph, TL_EVENT, kind)
                 : tl_phrase(language, TL_PHRASE_NO_KIND);
}

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
    enum tl_status status; /* of several the strongest; if uncited, the event's */
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
    group->status = TL_UNCITED;
    group->actor = tl_graph_participation_actor(graph, at);
    for (; at < end && tl_graph_participation_actor(graph, at) == group->actor; at++) {
        uint32_t role = tl_graph_participation_role(graph, at);
        bool receiving = tl_graph_role_side(graph, role) == TL_SIDE_RECEIVING;
        gives = gives || !receiving;
        receives = receives || receiving;
        group->status =
            tl_status_stronger(group->status, tl_graph_participation(graph, at).status);
    }
    group->end = at;
    if (group->status == TL_UNCITED)
        group->status = tl_graph_event_status(
            graph, tl_graph_participation(graph, group->first).event);
    group->side = !receives ? TL_DOT_GIVES : gives ? TL_DOT_BOTH : TL_DOT_RECEIVES;
    return true;
}

void
tl_dot_put_dot(struct tl_dot *dot, int64_t x, int64_t y, enum tl_dot_side side,
               enum tl_status status, const struct tl_dot_colour *colour)
{
    bool sure = status <= TL_STATED;
    struct tl_dot_area area = {x - DOT_SIZE / 2, y - DOT_SIZE / 2, DOT_SIZE, DOT_SIZE};
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_LABEL, "");
    tl_dot_text(dot, TL_DOT_SHAPE, "circle");
    tl_dot_value(dot, TL_DOT_STYLE);
    tl_dot_add(dot, side == TL_DOT_BOTH ? "wedged" : "filled");
    tl_dot_add(dot, sure ? "" : ",");
    tl_dot_add(dot, sure ? "" : tl_dot_lines[status].style);
    tl_dot_value_end(dot);
    tl_dot_color(dot, TL_DOT_COLOR, colour->line, tl_dot_lines[status].alpha);
    if (side == TL_DOT_BOTH)
        tl_dot_colors(dot, sure ? colour->line : colour->fill, dot->theme->paper);
    else if (side == TL_DOT_GIVES)
        tl_dot_color(dot, TL_DOT_FILLCOLOR, colour->line, sure ? "" : PALE);
    else
        tl_dot_text(dot, TL_DOT_FILLCOLOR, dot->theme->paper);
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
        tl_dot_participation_attributes(dot, &one);
        tl_dot_text(dot, TL_DOT_STYLE, "invis");
        tl_dot_close(dot);
    }
}

/* What leads to the sources of a dot that are not those of its event. */
static void
group_figures(const struct tl_dot_columns *columns, const struct group *group,
              char text[TL_FIGURES_MAX])
{
    text[0] = '\0';
    for (uint32_t i = group->first; i < group->end && *text == '\0'; i++) {
        struct tl_participation one = tl_graph_participation(columns->graph, i);
        tl_dot_participation_figures(columns->drawing, &one, text);
    }
}

/* To the right of a dot, above the line to the next. */
static void
put_figures(struct tl_dot *dot, const struct tl_dot_columns *columns,
            const struct tl_dot_row *row, struct tl_dot_name name,
            const struct group *group)
{
    char text[TL_FIGURES_MAX];
    group_figures(columns, group, text);
    if (*text == '\0')
        return;
    struct tl_dot_area area = {
        tl_dot_column_x(columns, (uint32_t)name.second) + DOT_SIZE / 2,
        row->top + row->height / 2 - DOT_SIZE / 2 - FIGURES_HEIGHT / 2, FIGURES_WIDTH,
        FIGURES_HEIGHT};
    name.drawn = "figures";
    tl_dot_put_text(dot, name, area, FIGURES_SIZE, text, 1, 'l');
}

static void
put_participant(struct tl_dot *dot, const struct tl_dot_columns *columns,
                const struct tl_dot_row *row, struct tl_dot_name name,
                const struct group *group, const struct tl_dot_colour *colour)
{
    struct tl_participation one = tl_graph_participation(columns->graph, group->first);
    tl_dot_node(dot, name);
    tl_dot_put_dot(dot, tl_dot_column_x(columns, (uint32_t)name.second),
                   row->top + row->height / 2, group->side, group->status, colour);
    tl_dot_participation_tooltip(dot, columns->graph, &one);
    tl_dot_close(dot);
    put_hidden(dot, columns->graph, group, row->event.id);
    if (!columns->named)
        put_figures(dot, columns, row, name, group);
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

/* The actors of an event in the order of their columns, and where these are. */
struct names {
    uint32_t first;
    uint32_t last;
    char text[NAMES_MAX];
};

/* The same of the dot in a lane. */
static void
lane_figures(const struct tl_dot_columns *columns, const struct tl_event *event,
             uint32_t lane, char text[TL_FIGURES_MAX])
{
    struct group group = {.end = event->participations.first};
    text[0] = '\0';
    while (next_group(columns->lanes->timeline, event->participations, &group))
        if (tl_lanes_find(columns->lanes, group.actor) == lane)
            group_figures(columns, &group, text);
}

/* Adds how many have no room. */
static void
add_left_out(const struct tl_dot_columns *columns, uint32_t count, struct names *names)
{
    char named[NAMES_MAX];
    strcpy(named, names->text);
    tl_phrase_count(tl_drawing_language(columns->drawing),
                    *named ? TL_PHRASE_SOME_MORE : TL_PHRASE_COUNT_MORE, count,
                    names->text, sizeof names->text, "some", named, NULL);
}

static void
add_names(const struct tl_dot_columns *columns, const struct tl_event *event,
          struct names *names)
{
    uint32_t lane = names->first, left_out = 0;
    size_t used = 0;
    for (; lane != TL_NONE; lane = next_lane(columns, event, lane)) {
        struct tl_item actor = {TL_ACTOR, columns->lanes->lanes[lane].number};
        const char *name = tl_graph_label(columns->graph, actor);
        char figures[TL_FIGURES_MAX];
        lane_figures(columns, event, lane, figures);
        size_t length = strlen(name) + strlen(figures);
        names->last = lane;
        if (left_out > 0 || used + length + NAMES_REST > sizeof names->text) {
            left_out++;
            continue;
        }
        used += (size_t)snprintf(names->text + used, sizeof names->text - used,
                                 "%s%s%s", used > 0 ? ", " : "", name, figures);
    }
    if (left_out > 0)
        add_left_out(columns, left_out, names);
}

/* Who takes part, on the side of the dots on which there is more room; on the ground of
 * the row, which hides the lines of the columns. */
static void
put_names(struct tl_dot *dot, const struct tl_dot_columns *columns,
          const struct tl_dot_row *row, uint32_t number)
{
    struct names names = {.first = next_lane(columns, &row->event, TL_NONE)};
    if (names.first == TL_NONE)
        return;
    add_names(columns, &row->event, &names);
    int64_t before = tl_dot_column_x(columns, names.first) - DOT_SIZE - columns->left;
    int64_t from = tl_dot_column_x(columns, names.last) + DOT_SIZE;
    int64_t after = tl_dot_column_x(columns, columns->lanes->count) - from;
    int64_t most = before > after ? before : after;
    if (most < NAMES_LEAST)
        return;
    int64_t width =
        (int64_t)tl_text_width(names.text, strlen(names.text)) * NAMES_SIZE / 10 + 1;
    width = width < most ? width : most;
    size_t lines =
        tl_text_count_lines(names.text, (size_t)(width * 10 / NAMES_SIZE), NAMES_LINES);
    int64_t height = (int64_t)lines * NAMES_STEP;
    struct tl_dot_area area = {before > after ? columns->left + before - width : from,
                               row->top + row->height / 2 - height / 2, width, height};
    struct tl_dot_area ground = {area.left - NAMES_SIDE, area.top - NAMES_MARGIN,
                                 width + 2 * NAMES_SIDE, height + 2 * NAMES_MARGIN};
    tl_dot_put_area(dot, tl_dot_drawn("names", number, 0), ground,
                    number % 2 == 1 ? dot->theme->band : dot->theme->paper);
    tl_dot_put_text(dot, tl_dot_drawn("names", number, 1), area, NAMES_SIZE, names.text,
                    NAMES_LINES, before > after ? 'r' : 'l');
}

static void
put_participants(struct tl_dot *dot, const struct tl_dot_columns *columns,
                 const struct tl_dot_row *row, uint32_t number,
                 const struct tl_dot_colour *colour, struct tl_dot_parts *parts)
{
    struct tl_slice slice = row->event.participations;
    struct group group = {.end = slice.first};
    while (next_group(columns->lanes->timeline, slice, &group)) {
        uint32_t lane = tl_lanes_find(columns->lanes, group.actor);
        parts->sides |= 1U << group.side;
        parts->statuses |= 1U << group.status;
        if (dot)
            put_participant(dot, columns, row, tl_dot_drawn("dot", number, lane),
                            &group, colour);
    }
    if (dot && columns->named)
        put_names(dot, columns, row, number);
    if (dot && slice.count <= CROWD)
        put_lines(dot, columns, &row->event, number, colour);
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

static void
put_kind(struct tl_dot *dot, const struct tl_dot_columns *columns,
         const struct tl_dot_row *row, uint32_t number,
         const struct tl_dot_colour *colour)
{
    uint32_t kind = tl_graph_word_find(columns->graph, row->event.kind);
    uint32_t lane = tl_lanes_find(columns->lanes, *row->event.kind ? kind : TL_NONE);
    if (dot) {
        tl_dot_node(dot, tl_dot_drawn("dot", number, lane));
        tl_dot_put_dot(dot, tl_dot_column_x(columns, lane), row->top + row->height / 2,
                       TL_DOT_GIVES, TL_STATED, colour);
        tl_dot_close(dot);
        put_all_hidden(dot, columns, &row->event);
    }
}

void
tl_dot_put_dots(struct tl_dot *dot, const struct tl_dot_columns *columns,
                const struct tl_dot_row *row, uint32_t number,
                const struct tl_dot_colour *colour, struct tl_dot_parts *parts)
{
    if (columns->lanes->by == TL_LANES_BY_KIND)
        put_kind(dot, columns, row, number, colour);
    else
        put_participants(dot, columns, row, number, colour, parts);
}
