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

static const enum tl_phrase headings[] = {
    [TL_DOT_TOO_FAR] = TL_PHRASE_TOO_FAR,
    [TL_DOT_NO_YEAR] = TL_PHRASE_NO_YEAR,
    [TL_DOT_NO_DATE] = TL_PHRASE_UNDATED,
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
    tl_dot_whole_when(rows->timeline->graph, &row->event, seen,
                      tl_drawing_language(rows->drawing), row->when);
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
    row->heading =
        row->part != rows->part
            ? tl_phrase(tl_drawing_language(rows->drawing), headings[row->part])
            : NULL;
    rows->part = row->part;
}

bool
tl_dot_rows_next(struct tl_dot_rows *rows, struct tl_dot_row *row)
{
    const struct tl_timeline *timeline = rows->timeline;
    const struct tl_language *language = tl_drawing_language(rows->drawing);
    char figures[TL_FIGURES_MAX];
    if (rows->next == timeline->event_count)
        return false;
    uint32_t event = rows->sequence->events[rows->next++];
    *row = (struct tl_dot_row){.event = tl_graph_event(timeline->graph, event)};
    find_part(rows, row);
    row->indent = indent_of(timeline, event);
    tl_dot_event_when(timeline->graph, &row->event, "", language, row->when);
    if (row->placed && !row->event.date)
        tl_dot_append_remark(row->when, tl_phrase(language, headings[row->part]));
    tl_dot_rivals_when(timeline->graph, event, language, row->when);
    if (*row->event.kind)
        tl_dot_append_remark(
            row->when, tl_graph_kind_label(timeline->graph, TL_EVENT, row->event.kind));
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
