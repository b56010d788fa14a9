#include "rows.h"

#include <stdio.h>
#include <string.h>

#include "graph/declared.h"
#include "graph/base/text_width.h"
#include "item.h"
#include "notes.h"

enum {
    ROW_PADDING = 55,
    ROW_GAP = 60,
    HEADING_HEIGHT = 300,
    LEAST_HEIGHT = 300,
    DAY_LEAST = 60,   /* a shorter one is a point */
    BAR_LEAST = 40,   /* what is shorter could not be seen */
    BAR_GAP = 40,     /* between two bars in a lane */
    OPEN_LENGTH = 70, /* how far an open end leads beyond the axis */
    STUB_LENGTH = 300,
    DEEPEST = 4
};

static const char *const headings[] = {
    [TL_DOT_TOO_FAR] = "too far away for the axis",
    [TL_DOT_NO_YEAR] = "no year given",
    [TL_DOT_NO_DATE] = "undated",
};

static enum tl_dot_part
part_of_row(const struct tl_date *date)
{
    if (!date)
        return TL_DOT_NO_DATE;
    if (tl_date_position(date) == TL_DAY_MAX)
        return TL_DOT_NO_YEAR;
    return tl_axis_holds(date) ? TL_DOT_ON_AXIS : TL_DOT_TOO_FAR;
}

/* The bounds of a date in moments, those too far to be counted being infinite. */
struct bounds {
    int64_t start_earliest, start_latest, end_earliest, end_latest;
};

static int64_t
bound(int64_t day)
{
    if (tl_day_is_counted(day))
        return day;
    return day < 0 ? TL_DAY_MIN : TL_DAY_MAX;
}

static int64_t
begin_of(const struct tl_axis *axis, int64_t day)
{
    return tl_axis_from(axis, bound(day));
}

static int64_t
end_of(const struct tl_axis *axis, int64_t day)
{
    return tl_axis_until(axis, bound(day));
}

static struct bounds
bounds_of(const struct tl_axis *axis, const struct tl_date *date)
{
    if (date->flags & (TL_DATE_YEAR_UNKNOWN | TL_DATE_HAS_TIME)) {
        int64_t moment = tl_axis_moment(axis, date);
        return (struct bounds){moment, moment, moment, moment};
    }
    return (struct bounds){
        begin_of(axis, date->start_earliest), begin_of(axis, date->start_latest),
        end_of(axis, date->end_earliest), end_of(axis, date->end_latest)};
}

struct tl_dot_rows
tl_dot_rows_begin(const struct tl_drawing *drawing, const struct tl_axis *axis)
{
    return (struct tl_dot_rows){.drawing = drawing,
                                .timeline = drawing->timeline,
                                .sequence = &drawing->lanes->sequence,
                                .axis = axis,
                                .before = TL_NONE,
                                .under = TL_NONE};
}

/* The event that an event is a part of, where it is in the timeline as well. */
static uint32_t
shown_whole(const struct tl_timeline *timeline, uint32_t event)
{
    uint32_t whole = tl_graph_event_part_of(timeline->graph, event);
    return whole != TL_NONE && timeline->selected->events[whole] ? whole : TL_NONE;
}

static int64_t
indent_of(const struct tl_timeline *timeline, uint32_t event)
{
    int depth = 0;
    while (depth < DEEPEST && (event = shown_whole(timeline, event)) != TL_NONE)
        depth++;
    return (int64_t)depth * TL_DOT_INDENT;
}

/* Says what it is a part of, unless that is to be seen from the rows above and sources
 * are sure of it. */
static void
add_whole(struct tl_dot_rows *rows, struct tl_dot_row *row)
{
    uint32_t whole = row->event.part_of;
    bool seen = whole == rows->before || whole == rows->under;
    rows->under = seen ? whole : TL_NONE;
    tl_dot_whole_when(rows->timeline->graph, &row->event, seen, row->when);
}

/* How wide the lines of a row may be. */
static size_t
line_width(const struct tl_dot_row *row, int size)
{
    int64_t room = TL_DOT_BOX_WIDTH - 2 * TL_DOT_BOX_MARGIN - row->indent;
    return (size_t)(room * 10 / size);
}

/* How its texts break into lines, and how high it is for them. */
static void
measure_texts(struct tl_dot_row *row)
{
    const char *title = *row->event.title ? row->event.title : row->event.id;
    row->title_width = line_width(row, TL_DOT_TITLE_SIZE);
    row->when_lines = tl_text_count_lines(row->when, line_width(row, TL_DOT_WHEN_SIZE),
                                          TL_DOT_WHEN_LINES);
    size_t title_lines =
        tl_text_count_lines(title, row->title_width, TL_DOT_TITLE_LINES);
    int64_t height = (int64_t)title_lines * TL_DOT_TITLE_STEP +
                     (int64_t)row->when_lines * TL_DOT_WHEN_STEP + 2 * ROW_PADDING;
    row->height = height < LEAST_HEIGHT ? LEAST_HEIGHT : height;
}

/* The lane of a bar: the first that is free, or the last of all. */
static unsigned
take_lane(struct tl_dot_rows *rows, const struct tl_dot_row *row)
{
    unsigned lane = 0;
    while (lane < rows->lanes && rows->lane_ends[lane] + BAR_GAP > row->from)
        lane++;
    if (lane == TL_DOT_LANES)
        lane--;
    if (lane == rows->lanes)
        rows->lane_ends[rows->lanes++] = row->to;
    else if (rows->lane_ends[lane] < row->to)
        rows->lane_ends[lane] = row->to;
    return lane;
}

static void
stretch(int64_t *from, int64_t *to)
{
    if (*to - *from >= BAR_LEAST)
        return;
    int64_t middle = *from + (*to - *from) / 2;
    *from = middle - BAR_LEAST / 2;
    *to = middle + BAR_LEAST / 2;
}

/* Whether it is at one moment, or on one day that is no longer than a point. */
static bool
is_point(const struct tl_axis *axis, const struct tl_date *date,
         const struct bounds *bounds)
{
    if (bounds->start_earliest == bounds->end_latest)
        return true;
    return date->start_earliest == date->end_latest &&
           tl_axis_place(axis, bounds->end_latest) -
                   tl_axis_place(axis, bounds->start_earliest) <
               DAY_LEAST;
}

static enum tl_dot_mark
mark_of(const struct tl_axis *axis, const struct tl_date *date,
        const struct bounds *bounds)
{
    if (is_point(axis, date, bounds))
        return TL_DOT_DAY;
    if (tl_date_has_members(date))
        return date->flags & TL_DATE_ONE_OF ? TL_DOT_ONE_OF : TL_DOT_ALL_OF;
    bool lasting = date->flags & (TL_DATE_INTERVAL | TL_DATE_ALL_OF);
    return lasting ? TL_DOT_LASTING : TL_DOT_WITHIN;
}

/* Where a bound is; those that are infinite or cut lead beyond the axis. */
static int64_t
place_bound(const struct tl_dot_row *row, int64_t moment)
{
    const struct tl_axis *axis = row->axis;
    if (moment == TL_DAY_MIN || (row->cut_start && moment < axis->first))
        return axis->start - OPEN_LENGTH;
    if (moment == TL_DAY_MAX || (row->cut_end && moment > axis->last))
        return axis->end + OPEN_LENGTH;
    return tl_axis_place(axis, moment);
}

/* Something that has no first day, or an end that nobody knows, is not drawn as if it
 * had lasted all the time up to there. */
static void
shorten(const struct tl_date *date, struct tl_dot_row *row)
{
    int64_t known = row->place;
    if (row->open_start && row->from < known - STUB_LENGTH)
        row->from = row->core_from = known - STUB_LENGTH;
    if (!(date->flags & TL_DATE_UNKNOWN_END) || row->to < known + STUB_LENGTH)
        return;
    row->to = row->core_to = known + STUB_LENGTH;
}

static void
put_on_axis(struct tl_dot_rows *rows, struct tl_dot_row *row)
{
    const struct tl_date *date = row->event.date;
    struct bounds bounds = bounds_of(rows->axis, date);
    row->axis = rows->axis;
    row->mark = mark_of(rows->axis, date, &bounds);
    row->uncertain = tl_date_is_doubtful(date);
    row->open_start = bounds.start_earliest == TL_DAY_MIN;
    row->open_end = bounds.end_latest == TL_DAY_MAX;
    row->cut_start = !row->open_start && bounds.start_earliest < rows->axis->first;
    row->cut_end = !row->open_end && bounds.end_latest > rows->axis->last;
    row->place = tl_axis_place(rows->axis, tl_axis_moment(rows->axis, date));
    row->from = place_bound(row, bounds.start_earliest);
    row->to = place_bound(row, bounds.end_latest);
    row->core_from = place_bound(row, bounds.start_latest);
    row->core_to = place_bound(row, bounds.end_earliest);
    if (row->mark == TL_DOT_DAY)
        return;
    shorten(date, row);
    stretch(&row->from, &row->to);
    if (bounds.start_latest <= bounds.end_earliest)
        stretch(&row->core_from, &row->core_to);
    row->lane = take_lane(rows, row);
}

/* Open ends lead as far as those of the row. */
bool
tl_dot_row_next_time(const struct tl_dot_row *row, struct tl_dot_time *time)
{
    int64_t seen = time->to;
    bool first = !time->begun;
    if (first)
        time->members = tl_date_members_begin(row->event.date);
    time->begun = true;
    while (tl_date_members_next(&time->members)) {
        int64_t begin = begin_of(row->axis, time->members.earliest);
        int64_t end = end_of(row->axis, time->members.latest);
        int64_t from = place_bound(row, begin);
        int64_t to = place_bound(row, end);
        if (end < row->axis->first || begin > row->axis->last)
            continue;
        time->from = from < row->from ? row->from : from;
        time->to = to > row->to ? row->to : to;
        stretch(&time->from, &time->to);
        if (first || time->from >= seen || time->to > seen + BAR_LEAST / 2)
            return true;
    }
    return false;
}

/* Where it belongs, which its heading says, or it says itself. */
static void
find_part(struct tl_dot_rows *rows, struct tl_dot_row *row)
{
    row->part = part_of_row(row->event.date);
    row->placed = row->part >= TL_DOT_NO_YEAR && rows->next <= rows->sequence->placed;
    if (row->placed)
        return;
    row->heading = row->part != rows->part ? headings[row->part] : NULL;
    rows->part = row->part;
}

bool
tl_dot_rows_next(struct tl_dot_rows *rows, struct tl_dot_row *row)
{
    const struct tl_timeline *timeline = rows->timeline;
    char figures[TL_FIGURES_MAX];
    if (rows->next == timeline->event_count)
        return false;
    uint32_t event = rows->sequence->events[rows->next++];
    *row = (struct tl_dot_row){.event = tl_graph_event(timeline->graph, event)};
    find_part(rows, row);
    row->indent = indent_of(timeline, event);
    tl_dot_event_when(timeline->graph, &row->event, "", row->when);
    if (row->placed && !row->event.date)
        tl_dot_append_remark(row->when, headings[row->part], "");
    tl_dot_rivals_when(timeline->graph, event, row->when);
    if (*row->event.kind)
        tl_dot_append_remark(
            row->when, tl_graph_kind_label(timeline->graph, TL_EVENT, row->event.kind),
            "");
    add_whole(rows, row);
    tl_dot_figures(rows->drawing, row->event.citations, figures);
    tl_dot_append(row->when, figures);
    row->top = rows->bottom + (row->heading ? HEADING_HEIGHT : 0) + ROW_GAP;
    measure_texts(row);
    if (rows->axis && row->part == TL_DOT_ON_AXIS)
        put_on_axis(rows, row);
    rows->before = event;
    rows->bottom = row->top + row->height;
    return true;
}

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
tl_dot_lane_name(const struct tl_lanes *lanes, uint32_t number)
{
    const struct tl_graph *graph = lanes->timeline->graph;
    uint32_t what = lanes->lanes[number].number;
    if (lanes->by == TL_LANES_BY_ACTOR)
        return tl_graph_label(graph, (struct tl_item){TL_ACTOR, what});
    const char *kind = tl_graph_word(graph, what);
    return *kind ? tl_graph_kind_label(graph, TL_EVENT, kind) : "no kind given";
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
        snprintf(names->text + used, sizeof names->text - used, "%s%lu more",
                 used > 0 ? " and " : "", (unsigned long)left_out);
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
