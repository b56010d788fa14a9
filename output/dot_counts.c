/*
 * The timeline of more events than can be shown: a row for each period, a column for
 * each lane, and discs as large as the number of events is.
 */
#include <inttypes.h>
#include <stdio.h>

#include "dot_columns.h"
#include "dot_page.h"
#include "dot_views.h"

enum {
    ROW_STEP = 270,
    COLUMN_STEP = 270,
    DISC_MOST = 250,
    DISC_LEAST = 30,
    DISC_TEXT = 130, /* discs that have room for their number */
    TEXT_SIZE = 8,
    LABEL_SIZE = 10, /* fonts, in points */
    LABEL_WIDTH = 1100,
    BAR_WIDTH = 1200, /* of the period with the most events */
    BAR_HEIGHT = 130,
    NUMBER_WIDTH = 450,
    GAP = 100,
    NOTES_GAP = 300
};

struct table {
    struct tl_dot dot;
    const struct tl_drawing *drawing;
    const struct tl_lanes *lanes;
    struct tl_dot_columns columns;
    uint32_t busiest; /* the most events of a period */
    int64_t matrix;   /* the first column */
    int64_t bottom;
};

static int64_t
row_top(uint32_t period)
{
    return (int64_t)period * ROW_STEP;
}

static void
put_band(struct table *table, uint32_t period)
{
    int64_t right = table->matrix + (int64_t)table->lanes->count * COLUMN_STEP;
    struct tl_dot_area area = {0, row_top(period), right, ROW_STEP};
    if (period % 2 == 0)
        tl_dot_put_area(&table->dot, tl_dot_drawn("band", period, 0), area,
                        table->dot.theme->band);
}

/* Which period it is, and how many events it has, as a bar and a number. */
static void
put_period(struct table *table, uint32_t number)
{
    struct tl_dot *dot = &table->dot;
    const struct tl_period *period = &table->lanes->periods[number];
    char text[TL_AXIS_LABEL_MAX] = "no date given";
    int64_t top = row_top(number), width = (int64_t)period->events * BAR_WIDTH;
    struct tl_dot_area label = {GAP, top, LABEL_WIDTH - GAP, ROW_STEP};
    struct tl_dot_area bar = {LABEL_WIDTH, top + (ROW_STEP - BAR_HEIGHT) / 2,
                              width / table->busiest + 1, BAR_HEIGHT};
    struct tl_dot_area sum = {bar.left + bar.width + GAP / 2, top, NUMBER_WIDTH,
                              ROW_STEP};
    if (period->first != TL_DAY_MAX)
        tl_axis_label(period->first, table->lanes->unit, text);
    tl_dot_put_text(dot, tl_dot_drawn("time", number, 0), label, LABEL_SIZE, text, 1,
                    'l');
    tl_dot_put_area(dot, tl_dot_drawn("bar", number, 0), bar, dot->theme->grey);
    snprintf(text, sizeof text, "%" PRIu32, period->events);
    tl_dot_put_text(dot, tl_dot_drawn("sum", number, 0), sum, LABEL_SIZE, text, 1, 'l');
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
put_disc(struct table *table, uint32_t period, uint32_t lane, uint32_t count)
{
    struct tl_dot *dot = &table->dot;
    int64_t size = disc_size(table, count);
    int64_t x = table->matrix + (int64_t)lane * COLUMN_STEP;
    int64_t y = row_top(period) + ROW_STEP / 2;
    struct tl_dot_area area = {x - size / 2, y - size / 2, size, size};
    char text[TL_AXIS_LABEL_MAX];
    snprintf(text, sizeof text, "%" PRIu32, count);
    tl_dot_node(dot, tl_dot_drawn("disc", period, lane));
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_LABEL, size >= DISC_TEXT ? text : "");
    tl_dot_text(dot, TL_DOT_TOOLTIP, text);
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
put_rows(struct table *table)
{
    const struct tl_lanes *lanes = table->lanes;
    for (uint32_t period = 0; period < lanes->period_count; period++) {
        put_period(table, period);
        for (uint32_t lane = 0; lane < lanes->count; lane++) {
            uint32_t count = tl_lanes_count(lanes, period, lane);
            if (count > 0)
                put_disc(table, period, lane, count);
        }
    }
}

static void
put_others(struct table *table)
{
    char text[100];
    struct tl_dot_area area = {0, -4 * GAP, table->matrix, 2 * GAP};
    if (table->lanes->others == 0)
        return;
    snprintf(text, sizeof text,
             "the busiest %" PRIu32 " columns; %" PRIu32 " have fewer events",
             table->lanes->count, table->lanes->others);
    tl_dot_put_text(&table->dot, tl_dot_drawn("others", 0, 0), area, LABEL_SIZE, text,
                    1, 'l');
}

static void
measure(struct table *table)
{
    const struct tl_lanes *lanes = table->lanes;
    table->busiest = 1;
    for (uint32_t i = 0; i < lanes->period_count; i++)
        if (lanes->periods[i].events > table->busiest)
            table->busiest = lanes->periods[i].events;
    table->matrix = LABEL_WIDTH + BAR_WIDTH + NUMBER_WIDTH + COLUMN_STEP;
    table->columns = tl_dot_columns_of(lanes, COLUMN_STEP);
    table->bottom = row_top(lanes->period_count);
}

void
tl_dot_draw_counts(const struct tl_drawing *drawing, struct tl_out *out,
                   struct tl_losses *losses)
{
    struct table table = {.dot = tl_dot_begin(out, tl_dot_theme_of(drawing)),
                          .drawing = drawing,
                          .lanes = drawing->lanes};
    (void)losses;
    measure(&table);
    int64_t width = table.matrix + table.columns.width;
    tl_dot_begin_fixed(&table.dot, drawing->graph, width);
    for (uint32_t i = 0; i < table.lanes->period_count; i++)
        put_band(&table, i);
    put_others(&table);
    tl_dot_put_columns(&table.dot, &table.columns, table.matrix, table.bottom);
    put_rows(&table);
    tl_dot_put_notes(&table.dot, drawing, 0,
                     table.bottom + tl_dot_columns_feet(&table.columns, table.bottom) +
                         NOTES_GAP,
                     table.matrix);
    tl_dot_end(&table.dot);
}
