#include "signs.h"

#include "graph/claim.h"
#include "legend.h"
#include "look.h"

enum {
    BREAK_STEP = 90,
    BREAK_POINT = TL_DOT_BREAK_WIDTH / 2,
    BAR_WIDTH = 50,
    POINT_SIZE = 60,
    RIVAL_SIZE = 70,
    ARROW_SIZE = 80,
    CUT_STEP = 30, /* from point to point of what goes on */
    CUT_POINT = 20,
    MARK_WIDTH = 100, /* of a sample in the legend */
    PEN = 10,
    THIN = 7,        /* a line that is a node; Graphviz makes it no thinner */
    TIME_LENGTH = 40 /* of one of several times in the legend */
};

void
tl_dot_put_break(struct tl_dot *dot, const struct tl_axis *axis, unsigned gap,
                 struct tl_dot_name name, int64_t x, int64_t width, const char *color)
{
    int64_t from = tl_axis_place(axis, axis->gaps[gap].from);
    int64_t middle = from + TL_DOT_SCALE_BREAK / 2;
    struct tl_dot_area hole = {x - width / 2, from + BREAK_STEP / 2, width,
                               TL_DOT_SCALE_BREAK - BREAK_STEP};
    tl_dot_put_area(dot, name, hole, dot->theme->paper);
    for (int i = -1; i <= 1; i++) {
        struct tl_dot_area point = {x - BREAK_POINT / 2,
                                    middle + i * BREAK_STEP - BREAK_POINT / 2,
                                    BREAK_POINT, BREAK_POINT};
        name.second++;
        tl_dot_put_area(dot, name, point, color);
    }
}

static void
put_shape(struct tl_dot *dot, struct tl_dot_name name, const char *shape,
          const char *style, struct tl_dot_area area, const char *line,
          const char *fill)
{
    tl_dot_node(dot, name);
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_LABEL, "");
    tl_dot_text(dot, TL_DOT_SHAPE, shape);
    tl_dot_text(dot, TL_DOT_STYLE, style);
    tl_dot_text(dot, TL_DOT_COLOR, line);
    tl_dot_text(dot, TL_DOT_FILLCOLOR, fill);
    tl_dot_decimal(dot, TL_DOT_PENWIDTH, PEN);
    tl_dot_place(dot, area);
    tl_dot_close(dot);
}

static const char *
style_of(const struct tl_dot_row *row)
{
    return row->uncertain ? "filled,dashed" : "filled";
}

static void
put_arrow(struct tl_dot *dot, const char *shape, int64_t x, int64_t y, uint64_t number,
          const char *color)
{
    struct tl_dot_area area = {x - ARROW_SIZE / 2, y - ARROW_SIZE / 2, ARROW_SIZE,
                               ARROW_SIZE};
    put_shape(dot, tl_dot_drawn(shape, number, 0), shape, "filled", area, color, color);
}

/* Three points that lead on from an end at `y`. */
static void
put_points(struct tl_dot *dot, int64_t x, int64_t y, int direction, uint64_t number,
           const char *color)
{
    for (int i = 1; i <= 3; i++) {
        struct tl_dot_area area = {x - CUT_POINT / 2,
                                   y + direction * i * CUT_STEP - CUT_POINT / 2,
                                   CUT_POINT, CUT_POINT};
        uint64_t point = (uint64_t)(direction < 0 ? 3 + i : i);
        tl_dot_put_area(dot, tl_dot_drawn("cut", number, point), area, color);
    }
}

/* A mark is broken where the axis is. */
static void
put_breaks(struct tl_dot *dot, const struct tl_dot_row *row, int64_t x, uint64_t number,
           const struct tl_dot_colour *colour)
{
    enum { NODES = 4 };
    for (unsigned i = 0; row->axis && i < row->axis->gap_count; i++) {
        int64_t from = tl_axis_place(row->axis, row->axis->gaps[i].from);
        if (row->from <= from && row->to >= from + TL_DOT_SCALE_BREAK)
            tl_dot_put_break(dot, row->axis, i,
                             tl_dot_drawn("break", number, i * NODES), x,
                             BAR_WIDTH + 2 * PEN, colour->line);
    }
}

/* What leads on beyond the ends of a mark. */
static void
put_ends(struct tl_dot *dot, const struct tl_dot_row *row, int64_t x, uint64_t number,
         const struct tl_dot_colour *colour)
{
    if (row->open_start)
        put_arrow(dot, "triangle", x, row->from, number, colour->line);
    if (row->open_end)
        put_arrow(dot, "invtriangle", x, row->to, number, colour->line);
    if (row->cut_start)
        put_points(dot, x, row->from, -1, number, colour->line);
    if (row->cut_end)
        put_points(dot, x, row->to, 1, number, colour->line);
}

static void
put_point(struct tl_dot *dot, const struct tl_dot_row *row, int64_t x, uint64_t number,
          const struct tl_dot_colour *colour)
{
    struct tl_dot_area area = {x - POINT_SIZE / 2, row->place - POINT_SIZE / 2,
                               POINT_SIZE, POINT_SIZE};
    put_shape(dot, tl_dot_drawn("point", number, 0), "circle", style_of(row), area,
              colour->line, row->uncertain ? dot->theme->paper : colour->line);
}

/* The part of a bar that is sure; it fades towards an open end. */
static void
put_core(struct tl_dot *dot, const struct tl_dot_row *row, struct tl_dot_name name,
         struct tl_dot_area area, const char *color)
{
    const char *paper = dot->theme->paper;
    if (row->open_start == row->open_end) {
        tl_dot_put_area(dot, name, area, color);
        return;
    }
    tl_dot_node(dot, name);
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_LABEL, "");
    tl_dot_text(dot, TL_DOT_SHAPE, "box");
    tl_dot_text(dot, TL_DOT_STYLE, "filled");
    tl_dot_colors(dot, row->open_start ? paper : color,
                  row->open_start ? color : paper);
    tl_dot_text(dot, TL_DOT_GRADIENTANGLE, "270");
    tl_dot_text(dot, TL_DOT_PENWIDTH, "0");
    tl_dot_place(dot, area);
    tl_dot_close(dot);
}

static void
put_bar(struct tl_dot *dot, const struct tl_dot_row *row, int64_t x, uint64_t number,
        const struct tl_dot_colour *colour)
{
    struct tl_dot_area bar = {x - BAR_WIDTH / 2, row->from, BAR_WIDTH,
                              row->to - row->from};
    struct tl_dot_area core = {x - BAR_WIDTH / 2 + PEN / 2, row->core_from,
                               BAR_WIDTH - PEN, row->core_to - row->core_from};
    put_shape(dot, tl_dot_drawn("bar", number, 0), "box", style_of(row), bar,
              colour->line, dot->theme->paper);
    if (row->mark == TL_DOT_LASTING && core.height > 0)
        put_core(dot, row, tl_dot_drawn("core", number, 0), core,
                 row->uncertain ? colour->fill : colour->line);
    put_breaks(dot, row, x, number, colour);
    put_ends(dot, row, x, number, colour);
}

static void
put_time(struct tl_dot *dot, const struct tl_dot_row *row, struct tl_dot_name name,
         struct tl_dot_area area, const struct tl_dot_colour *colour)
{
    bool each = row->mark == TL_DOT_ALL_OF;
    put_shape(dot, name, "box", "filled", area, colour->line,
              each && !row->uncertain ? colour->line : dot->theme->paper);
}

/* Several times on one line, which says that they belong together. In a legend there
 * are two. */
static void
put_times(struct tl_dot *dot, const struct tl_dot_row *row, int64_t x, uint64_t number,
          const struct tl_dot_colour *colour)
{
    struct tl_dot_area area = {x - THIN / 2, row->from, THIN, row->to - row->from};
    struct tl_dot_time time = {.from = row->from, .to = row->from + TIME_LENGTH};
    tl_dot_put_area(dot, tl_dot_drawn("times", number, 0), area, colour->line);
    put_breaks(dot, row, x, number, colour);
    area = (struct tl_dot_area){x - BAR_WIDTH / 2, 0, BAR_WIDTH, TIME_LENGTH};
    for (uint64_t i = 0; row->axis ? tl_dot_row_next_time(row, &time) : i < 2; i++) {
        area.top = time.from;
        area.height = time.to - time.from;
        put_time(dot, row, tl_dot_drawn("times", number, i + 1), area, colour);
        time.from = row->axis ? time.from : row->to - TIME_LENGTH;
        time.to = row->axis ? time.to : row->to;
    }
    put_ends(dot, row, x, number, colour);
}

static void
put_mark(struct tl_dot *dot, const struct tl_dot_row *row, int64_t x, uint64_t number,
         const struct tl_dot_colour *colour)
{
    if (row->mark == TL_DOT_DAY)
        put_point(dot, row, x, number, colour);
    else if (row->mark == TL_DOT_ONE_OF || row->mark == TL_DOT_ALL_OF)
        put_times(dot, row, x, number, colour);
    else
        put_bar(dot, row, x, number, colour);
}

static void
put_rival(struct tl_dot *dot, struct tl_dot_name name, int64_t x, int64_t y,
          const struct tl_dot_colour *colour)
{
    struct tl_dot_area area = {x - RIVAL_SIZE / 2, y - RIVAL_SIZE / 2, RIVAL_SIZE,
                               RIVAL_SIZE};
    put_shape(dot, name, "diamond", "filled", area, colour->line, dot->theme->paper);
}

/* How many there are; without `dot` they are only counted. */
static uint64_t
put_rivals(struct tl_dot *dot, const struct tl_graph *graph,
           const struct tl_dot_row *row, int64_t x, uint64_t number,
           const struct tl_dot_colour *colour)
{
    struct tl_claims claims = tl_claims_begin(graph, TL_EVENT, row->event.number);
    struct tl_claim claim;
    struct tl_date date;
    uint64_t count = 0;
    while (tl_claims_next_rival(&claims, &claim)) {
        if (claim.status == TL_DENIED || !tl_claim_date(graph, &claim, &date) ||
            !tl_day_is_counted(tl_date_position(&date)))
            continue;
        int64_t moment = tl_axis_moment(row->axis, &date);
        if (moment < row->axis->first || moment > row->axis->last)
            continue;
        if (dot)
            put_rival(dot, tl_dot_drawn("rival", number, count), x,
                      tl_axis_place(row->axis, moment), colour);
        count++;
    }
    return count;
}

void
tl_dot_put_marks(struct tl_dot *dot, const struct tl_graph *graph,
                 const struct tl_dot_row *row, int64_t x, uint64_t number,
                 const struct tl_dot_colour *colour)
{
    put_mark(dot, row, x, number, colour);
    put_rivals(dot, graph, row, x, number, colour);
}

/* Numbers of samples, so that they are not those of rows. */
static uint64_t
sample_number(const struct tl_dot_legend *legend)
{
    return UINT32_MAX + legend->count;
}

static void
add_colour(struct tl_dot_legend *legend, const struct tl_dot_colour *colour,
           const char *style, const char *text)
{
    const struct tl_dot_shape shape = {"box", style, NULL};
    tl_dot_legend_shape(legend, &shape, colour->line, colour->fill, text);
}

static void
add_mark(struct tl_dot_legend *legend, struct tl_dot_row row, enum tl_phrase phrase)
{
    const char *text = tl_phrase(legend->language, phrase);
    struct tl_dot_spot spot;
    if (!tl_dot_legend_add(legend, MARK_WIDTH, text, &spot))
        return;
    row.place = spot.y;
    row.from = row.core_from = spot.y - TL_DOT_SAMPLE_HEIGHT / 2;
    row.to = row.core_to = spot.y + (row.cut_end    ? -CUT_STEP
                                     : row.open_end ? 0
                                                    : TL_DOT_SAMPLE_HEIGHT / 2);
    put_mark(legend->dot, &row, spot.x + MARK_WIDTH / 2, sample_number(legend),
             &legend->dot->theme->sample);
}

static void
add_rival(struct tl_dot_legend *legend)
{
    struct tl_dot_spot spot;
    if (tl_dot_legend_add(legend, MARK_WIDTH,
                          tl_phrase(legend->language, TL_PHRASE_RIVAL_DATE), &spot))
        put_rival(legend->dot, tl_dot_drawn("rival", sample_number(legend), 0),
                  spot.x + MARK_WIDTH / 2, spot.y, &legend->dot->theme->sample);
}

static void
add_part(struct tl_dot_legend *legend, enum tl_dot_side side, enum tl_status status,
         const char *text)
{
    struct tl_dot_spot spot;
    if (!tl_dot_legend_add(legend, MARK_WIDTH, text, &spot))
        return;
    tl_dot_node(legend->dot, tl_dot_drawn("side", side, status));
    tl_dot_put_dot(legend->dot, spot.x + MARK_WIDTH / 2, spot.y, side, status,
                   &legend->dot->theme->sample);
    tl_dot_close(legend->dot);
}

static void
add_kinds(struct tl_dot_legend *legend, const struct tl_dot_kinds *kinds)
{
    for (size_t i = 0; i < TL_DOT_KINDS; i++) {
        const char *label = tl_dot_kinds_label(kinds, i);
        if (!label)
            continue;
        struct tl_dot_colour colour = tl_dot_kinds_colour(kinds, kinds->names[i]);
        add_colour(legend, &colour, "filled", label);
    }
    if (kinds->any && kinds->others)
        add_colour(legend, &kinds->theme->other, "filled",
                   tl_phrase(legend->language, TL_PHRASE_OTHER_KINDS));
}

/* Boxes of events that are disputed or denied. */
static void
add_doubts(struct tl_dot_legend *legend, const struct tl_dot_signs *signs)
{
    const struct tl_dot_theme *theme = signs->kinds->theme;
    const struct tl_dot_colour empty = {.line = theme->other.line,
                                        .fill = theme->paper};
    if (signs->statuses & 1U << TL_DISPUTED)
        add_colour(legend, &theme->other, tl_dot_doubt_style,
                   tl_phrase(legend->language, TL_PHRASE_DISPUTED_EVENT));
    if (signs->statuses & 1U << TL_DENIED)
        add_colour(legend, &empty, tl_dot_doubt_style,
                   tl_phrase(legend->language, TL_PHRASE_DENIED_EVENT));
}

static void
add_marks(struct tl_dot_legend *legend, const struct tl_dot_signs *signs)
{
    static const enum tl_phrase marks[] = {
        [TL_DOT_DAY] = TL_PHRASE_ON_DAY,
        [TL_DOT_WITHIN] = TL_PHRASE_WITHIN_DAYS,
        [TL_DOT_LASTING] = TL_PHRASE_LASTED,
        [TL_DOT_ONE_OF] = TL_PHRASE_ONE_OF_DAYS,
        [TL_DOT_ALL_OF] = TL_PHRASE_EACH_OF_DAYS,
    };
    static const enum tl_phrase timed_marks[] = {
        [TL_DOT_DAY] = TL_PHRASE_AT_TIME,
        [TL_DOT_WITHIN] = TL_PHRASE_WITHIN_TIMES,
        [TL_DOT_LASTING] = TL_PHRASE_LASTED,
        [TL_DOT_ONE_OF] = TL_PHRASE_ONE_OF_TIMES,
        [TL_DOT_ALL_OF] = TL_PHRASE_EACH_OF_TIMES,
    };
    const struct tl_dot_colour empty = {.line = signs->kinds->theme->other.line,
                                        .fill = signs->kinds->theme->paper};
    for (unsigned i = TL_DOT_DAY; i <= TL_DOT_ALL_OF; i++) {
        enum tl_phrase text = (signs->timed ? timed_marks : marks)[i];
        if (i == TL_DOT_DAY && signs->timed && signs->days)
            text = TL_PHRASE_ON_DAY_OR_TIME;
        if (signs->marks & (1U << i))
            add_mark(legend, (struct tl_dot_row){.mark = i}, text);
    }
    if (signs->uncertain)
        add_colour(legend, &signs->kinds->theme->other, "filled,dashed",
                   tl_phrase(legend->language, TL_PHRASE_DATE_UNCERTAIN));
    add_doubts(legend, signs);
    if (signs->open)
        add_mark(legend, (struct tl_dot_row){.mark = TL_DOT_WITHIN, .open_end = true},
                 TL_PHRASE_OPEN_END);
    if (signs->placed)
        add_colour(legend, &empty, "filled",
                   tl_phrase(legend->language, TL_PHRASE_UNDATED_EVENT));
    if (signs->cut)
        add_mark(legend, (struct tl_dot_row){.mark = TL_DOT_WITHIN, .cut_end = true},
                 TL_PHRASE_CUT_END);
    if (signs->rivals)
        add_rival(legend);
}

static void
add_parts(struct tl_dot_legend *legend, const struct tl_dot_signs *signs)
{
    static const enum tl_phrase sides[] = {
        [TL_DOT_GIVES] = TL_PHRASE_TAKES_PART,
        [TL_DOT_RECEIVES] = TL_PHRASE_RECEIVES,
        [TL_DOT_BOTH] = TL_PHRASE_BOTH_SIDES,
    };
    for (unsigned i = TL_DOT_GIVES; i <= TL_DOT_BOTH; i++)
        if (signs->parts.sides & (1U << i))
            add_part(legend, i, TL_UNCITED, tl_phrase(signs->language, sides[i]));
    for (unsigned i = TL_INFERRED; i < TL_STATUSES; i++)
        if (signs->parts.statuses & (1U << i))
            add_part(legend, TL_DOT_GIVES, i, tl_status_word(signs->language, i).text);
}

static void
add_row(struct tl_dot_signs *signs, const struct tl_dot_row *row)
{
    bool has_time = row->event.date->flags & TL_DATE_HAS_TIME;
    signs->marks |= 1U << row->mark;
    signs->timed = signs->timed || (row->axis->timed && has_time);
    signs->days = signs->days || (row->mark == TL_DOT_DAY && !has_time);
    signs->uncertain = signs->uncertain || row->uncertain;
    signs->open = signs->open || row->open_start || row->open_end;
    signs->cut = signs->cut || row->cut_start || row->cut_end;
}

struct tl_dot_signs
tl_dot_signs_of(struct tl_dot_rows *rows, const struct tl_dot_columns *columns,
                const struct tl_dot_kinds *kinds)
{
    struct tl_dot_signs signs = {.kinds = kinds,
                                 .language = tl_drawing_language(rows->drawing)};
    struct tl_dot_row row;
    while (tl_dot_rows_next(rows, &row)) {
        tl_dot_put_dots(NULL, columns, &row, rows->next, NULL, &signs.parts);
        signs.statuses |= 1U << row.event.status;
        signs.placed = signs.placed || row.placed;
        if (row.part != TL_DOT_ON_AXIS)
            continue;
        add_row(&signs, &row);
        signs.rivals |= put_rivals(NULL, rows->timeline->graph, &row, 0, 0, NULL) > 0;
    }
    return signs;
}

int64_t
tl_dot_put_signs(struct tl_dot *dot, const struct tl_dot_signs *signs, int64_t left,
                 int64_t top, int64_t width)
{
    struct tl_dot_legend legend = {.dot = dot,
                                   .language = signs->language,
                                   .left = left,
                                   .top = top,
                                   .width = width};
    add_marks(&legend, signs);
    add_parts(&legend, signs);
    add_kinds(&legend, signs->kinds);
    return tl_dot_legend_end(&legend);
}
