/*
 * The timeline of more events than can be shown: a column for each period, from left to
 * right, with a bar for all its events, or with nothing where there are none; a row for
 * each lane; and discs as large as the number of events is. Between the columns, a long
 * time without events is cut out, and how long it is stands there.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "graph/base/text_width.h"
#include "dots.h"
#include "page.h"
#include "views.h"

enum {
    STEP = 240, /* from row to row, and from column to column */
    DISC_MOST = 230,
    DISC_LEAST = 30,
    DISC_TEXT = 130, /* discs that have room for their number */
    BAR_MOST = 700,  /* of the period with the most events */
    BAR_WIDTH = 160,
    TEXT_SIZE = 8,
    NAME_SIZE = 10, /* fonts, in points */
    NAMES_LEAST = 1200,
    NAMES_MOST = 2200,
    TIMES = 220, /* how high the names of the periods are */
    THIN = 7,
    CUT_POINT = 24,
    CUT_STEP = 60,
    GAP = 100,
    NOTES_GAP = 300
};

struct table {
    struct tl_dot dot;
    const struct tl_drawing *drawing;
    const struct tl_lanes *lanes;
    uint32_t busiest; /* the most events of a period */
    int64_t right;
    int64_t bottom;
};

/* How long a gap is. */
static void
gap_label(const struct table *table, uint32_t period, char text[TL_AXIS_LABEL_MAX])
{
    const struct tl_period *periods = table->lanes->periods;
    struct tl_axis_gap gap = {periods[period].first, periods[period + 1].first};
    tl_axis_gap_label(&table->lanes->axis, &gap, table->dot.language, text);
}

/* There is room for the length of a gap. */
static int64_t
column_width(const struct table *table, uint32_t period)
{
    char text[TL_AXIS_LABEL_MAX];
    if (!table->lanes->periods[period].is_gap)
        return STEP;
    gap_label(table, period, text);
    int64_t width = (int64_t)tl_text_width(text, strlen(text)) + 2 * GAP;
    return width > STEP ? width : STEP;
}

/* That of the undated is apart from the others. */
static int64_t
column_left(const struct table *table, uint32_t period)
{
    enum { APART = 2 * STEP };
    bool undated = table->lanes->periods[period].first == TL_DAY_MAX;
    int64_t left = undated ? APART : 0;
    for (uint32_t i = 0; i < period; i++)
        left += column_width(table, i);
    return left;
}

static int64_t
row_top(uint32_t lane)
{
    return (int64_t)lane * STEP;
}

/* What a period is called after another that was named. */
static void
period_label(const struct table *table, uint32_t number, int64_t before,
             char text[TL_AXIS_LABEL_MAX])
{
    const struct tl_lanes *lanes = table->lanes;
    int64_t first = lanes->periods[number].first;
    if (first == TL_DAY_MAX)
        snprintf(text, TL_AXIS_LABEL_MAX, "%s",
                 tl_phrase(table->dot.language, TL_PHRASE_NO_DATE));
    else
        tl_axis_moment_label(&lanes->axis, first, before, lanes->unit,
                             table->dot.language, text);
}

/* Who or what a row is, to the left of it. */
static void
put_row(struct table *table, uint32_t lane, int64_t left)
{
    struct tl_dot *dot = &table->dot;
    struct tl_dot_area band = {left, row_top(lane), table->right - left, STEP};
    struct tl_dot_area name = {left + GAP, row_top(lane), -left - 2 * GAP, STEP};
    if (lane % 2 == 0)
        tl_dot_put_area(dot, tl_dot_drawn("band", lane, 0), band, dot->theme->band);
    if (table->lanes->by == TL_LANES_BY_ACTOR)
        tl_dot_put_actor(dot, table->drawing->graph, table->lanes->lanes[lane].number,
                         name, 'l');
    else
        tl_dot_put_text(dot, tl_dot_drawn("head", lane, 0), name, NAME_SIZE,
                        tl_dot_lane_name(table->lanes, lane, table->dot.language), 2,
                        'l');
}

/* How many events a period has, as a bar and a number. */
static void
put_bar(struct table *table, uint32_t number)
{
    struct tl_dot *dot = &table->dot;
    uint32_t count = table->lanes->periods[number].events;
    int64_t height = (int64_t)count * BAR_MOST / table->busiest + 1;
    struct tl_dot_area bar = {column_left(table, number) + (STEP - BAR_WIDTH) / 2,
                              -TIMES - height, BAR_WIDTH, height};
    struct tl_dot_area sum = {column_left(table, number), bar.top - GAP - GAP / 2, STEP,
                              GAP};
    char text[TL_AXIS_LABEL_MAX];
    snprintf(text, sizeof text, "%" PRIu32, count);
    tl_dot_put_area(dot, tl_dot_drawn("bar", number, 0), bar, dot->theme->grey);
    tl_dot_put_text(dot, tl_dot_drawn("sum", number, 0), sum, TEXT_SIZE, text, 1, 'n');
}

/* What periods are called, of as many as there is room for, above and below the rows.
 * That of the undated is the last. */
static void
put_times(struct table *table)
{
    struct tl_dot *dot = &table->dot;
    const struct tl_lanes *lanes = table->lanes;
    uint32_t last = lanes->period_count - 1;
    int64_t end = 0, before = TL_DAY_MIN;
    bool undated = lanes->periods[last].first == TL_DAY_MAX;
    for (uint32_t i = 0; i < lanes->period_count; i++) {
        char text[TL_AXIS_LABEL_MAX];
        if (lanes->periods[i].is_gap)
            continue;
        period_label(table, i, before, text);
        int64_t left = column_left(table, i);
        int64_t width = (int64_t)tl_text_width(text, strlen(text)) + GAP;
        bool in_the_way =
            undated && i < last && left + width > column_left(table, last);
        if (left < end || in_the_way)
            continue;
        struct tl_dot_area line = {left, -TIMES, THIN, table->bottom + 2 * TIMES};
        struct tl_dot_area above = {left + GAP / 3, -TIMES, width, TIMES};
        struct tl_dot_area below = {above.left, table->bottom, width, TIMES};
        tl_dot_put_area(dot, tl_dot_drawn("tick", i, 0), line, dot->theme->faint);
        tl_dot_put_text(dot, tl_dot_drawn("time", i, 0), above, NAME_SIZE, text, 1,
                        'l');
        tl_dot_put_text(dot, tl_dot_drawn("time", i, 1), below, NAME_SIZE, text, 1,
                        'l');
        end = left + width;
        before = lanes->periods[i].first;
        table->right = end > table->right ? end : table->right;
    }
}

/* Three points where a time is cut out, and how long it is above them. */
static void
put_gap(struct table *table, uint32_t number)
{
    struct tl_dot *dot = &table->dot;
    int64_t left = column_left(table, number), width = column_width(table, number);
    struct tl_dot_area hole = {left, 0, width, table->bottom};
    struct tl_dot_area words = {left, -TIMES - 2 * GAP, width, GAP};
    struct tl_dot_area point = {0, -TIMES - GAP / 2, CUT_POINT, CUT_POINT};
    char text[TL_AXIS_LABEL_MAX];
    gap_label(table, number, text);
    tl_dot_put_area(dot, tl_dot_drawn("gap", number, 0), hole, dot->theme->paper);
    tl_dot_put_text(dot, tl_dot_drawn("gap", number, 1), words, NAME_SIZE, text, 1,
                    'n');
    for (int i = -1; i <= 1; i++) {
        point.left = left + (width - CUT_POINT) / 2 + i * CUT_STEP;
        tl_dot_put_area(dot, tl_dot_drawn("gap", number, (uint64_t)i + 3), point,
                        dot->theme->grey);
    }
}

/* The side of a disc whose area is in proportion to the count. */
static int64_t
disc_size(const struct table *table, uint32_t count)
{
    uint64_t square = (uint64_t)DISC_MOST * DISC_MOST * count / table->lanes->most;
    int64_t size = DISC_LEAST;
    while ((uint64_t)(size + 1) * (uint64_t)(size + 1) <= square)
        size++;
    return size;
}

static void
disc_tooltip(struct table *table, uint32_t period, uint32_t lane, const char *count)
{
    struct tl_dot *dot = &table->dot;
    char when[TL_AXIS_LABEL_MAX];
    period_label(table, period, TL_DAY_MIN, when);
    tl_dot_value(dot, TL_DOT_TOOLTIP);
    tl_dot_add(dot, tl_dot_lane_name(table->lanes, lane, table->dot.language));
    tl_dot_line_end(dot, 'n');
    tl_dot_add(dot, when);
    tl_dot_add(dot, ": ");
    tl_dot_add(dot, count);
    tl_dot_value_end(dot);
}

static void
put_disc(struct table *table, uint32_t period, uint32_t lane, uint32_t count)
{
    struct tl_dot *dot = &table->dot;
    int64_t size = disc_size(table, count);
    int64_t x = column_left(table, period) + STEP / 2, y = row_top(lane) + STEP / 2;
    struct tl_dot_area area = {x - size / 2, y - size / 2, size, size};
    char text[TL_AXIS_LABEL_MAX];
    snprintf(text, sizeof text, "%" PRIu32, count);
    tl_dot_node(dot, tl_dot_drawn("disc", period, lane));
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_LABEL, size >= DISC_TEXT ? text : "");
    disc_tooltip(table, period, lane, text);
    tl_dot_text(dot, TL_DOT_SHAPE, "circle");
    tl_dot_text(dot, TL_DOT_STYLE, "filled");
    tl_dot_text(dot, TL_DOT_MARGIN, "0");
    tl_dot_text(dot, TL_DOT_PENWIDTH, "0");
    tl_dot_text(dot, TL_DOT_FILLCOLOR, dot->theme->kinds[0].line);
    tl_dot_font(dot, TEXT_SIZE, dot->theme->on_line);
    tl_dot_place(dot, area);
    tl_dot_close(dot);
}

static void
put_counts(struct table *table)
{
    const struct tl_lanes *lanes = table->lanes;
    for (uint32_t period = 0; period < lanes->period_count; period++) {
        if (lanes->periods[period].is_gap)
            put_gap(table, period);
        if (lanes->periods[period].events == 0)
            continue;
        put_bar(table, period);
        for (uint32_t lane = 0; lane < lanes->count; lane++) {
            uint32_t count = tl_lanes_count(lanes, period, lane);
            if (count > 0)
                put_disc(table, period, lane, count);
        }
    }
}

static void
put_others(struct table *table, int64_t left)
{
    char rows[100], text[200];
    struct tl_dot_area area = {left + GAP, -TIMES - 4 * GAP, -left - 2 * GAP, 4 * GAP};
    if (table->lanes->others == 0)
        return;
    tl_phrase_count(table->dot.language, TL_PHRASE_BUSIEST, table->lanes->count, rows,
                    sizeof rows, NULL);
    tl_phrase_count(table->dot.language, TL_PHRASE_FEWER, table->lanes->others, text,
                    sizeof text, "rows", rows, NULL);
    tl_dot_put_text(&table->dot, tl_dot_drawn("others", 0, 0), area, NAME_SIZE, text, 3,
                    'l');
}

/* By which clock the periods are told, beside their names. */
static void
put_clock(struct table *table, int64_t left)
{
    char text[TL_AXIS_LABEL_MAX];
    struct tl_dot_area area = {left + GAP, -TIMES, -left - 2 * GAP, TIMES};
    tl_axis_clock_label(&table->lanes->axis, text);
    if (*text && table->lanes->unit < TL_AXIS_DAY)
        tl_dot_put_text(&table->dot, tl_dot_drawn("clock", 0, 0), area, NAME_SIZE, text,
                        1, 'r');
}

static void
measure(struct table *table)
{
    const struct tl_lanes *lanes = table->lanes;
    table->busiest = 1;
    for (uint32_t i = 0; i < lanes->period_count; i++)
        if (lanes->periods[i].events > table->busiest)
            table->busiest = lanes->periods[i].events;
    table->right = column_left(table, lanes->period_count - 1) + STEP;
    table->bottom = row_top(lanes->count);
}

/* Where the names of the rows begin; the first column is at 0. */
static int64_t
names_left(const struct tl_lanes *lanes, const struct tl_language *language)
{
    int64_t width = NAMES_LEAST;
    for (uint32_t i = 0; i < lanes->count; i++) {
        const char *name = tl_dot_lane_name(lanes, i, language);
        int64_t wide = (int64_t)tl_text_width(name, strlen(name)) * NAME_SIZE / 10;
        width = wide > width ? wide : width;
    }
    return -(width < NAMES_MOST ? width : NAMES_MOST) - 3 * GAP;
}

void
tl_dot_draw_counts(const struct tl_drawing *drawing, struct tl_out *out,
                   struct tl_losses *losses)
{
    struct table table = {.dot = tl_dot_begin(out, tl_dot_theme_of(drawing),
                                              tl_drawing_language(drawing)),
                          .drawing = drawing,
                          .lanes = drawing->lanes};
    int64_t left = names_left(drawing->lanes, table.dot.language);
    measure(&table);
    tl_dot_begin_fixed(&table.dot, drawing, table.right - left);
    for (uint32_t i = 0; i < table.lanes->count; i++)
        put_row(&table, i, left);
    put_times(&table);
    put_clock(&table, left);
    put_others(&table, left);
    put_counts(&table);
    tl_dot_put_notes(&table.dot, drawing, left + GAP, table.bottom + TIMES + NOTES_GAP,
                     table.right - left);
    tl_dot_end(&table.dot);
    tl_dot_count(&table.dot, losses);
}
