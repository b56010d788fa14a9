#include "scale.h"

#include <string.h>

#include "graph/base/text_width.h"
#include "position.h"
#include "signs.h"

enum {
    TICK_LENGTH = 40,
    TICK_SIZE = 9, /* font, in points */
    AXIS_EXCESS = 80,
    TEXT_LIMIT = 100000
};

/* The ticks, one after the other, with their labels. */
struct ticks {
    const struct tl_axis *axis;
    struct tl_axis_step step;
    const struct tl_language *language;
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
                         ticks->language, ticks->label);
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

int64_t
tl_dot_scale_width(const struct tl_axis *axis, struct tl_axis_step step,
                   const struct tl_language *language)
{
    char label[TL_AXIS_LABEL_MAX];
    struct ticks ticks = {.axis = axis, .step = step, .language = language};
    size_t widest = 0;
    for (unsigned i = 0; i < axis->gap_count; i++) {
        tl_axis_gap_label(axis, &axis->gaps[i], language, label);
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
put_label(const struct tl_dot_scale *scale, struct tl_dot_name name, int64_t y,
          const char *label)
{
    struct tl_dot *dot = scale->dot;
    struct tl_dot_area text = {scale->left, y - TL_DOT_SCALE_GAP,
                               -TL_DOT_SCALE_GAP - scale->left, 2 * TL_DOT_SCALE_GAP};
    tl_dot_begin_text(dot, name, text, TICK_SIZE, dot->theme->grey);
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, label, TEXT_LIMIT, 1, 'r');
    tl_dot_value_end(dot);
    tl_dot_close(dot);
}

static void
put_tick(const struct tl_dot_scale *scale, const struct ticks *ticks)
{
    struct tl_dot *dot = scale->dot;
    uint64_t number = ticks->count - 1;
    int64_t y = tl_axis_place(scale->axis, ticks->moment);
    struct tl_dot_area line = {-TICK_LENGTH, y - TL_DOT_THIN / 2, TICK_LENGTH,
                               TL_DOT_THIN};
    tl_dot_put_area(dot, tl_dot_drawn("tick", number, 0), line, dot->theme->grey);
    put_label(scale, tl_dot_drawn("time", number, 0), y, ticks->label);
}

/* With how long the gap is beside it. */
static void
put_gap(const struct tl_dot_scale *scale, unsigned number)
{
    const struct tl_axis_gap *gap = &scale->axis->gaps[number];
    char label[TL_AXIS_LABEL_MAX];
    tl_dot_put_break(scale->dot, scale->axis, number, tl_dot_drawn("gap", number, 0), 0,
                     TL_DOT_BREAK_WIDTH, scale->dot->theme->grey);
    tl_axis_gap_label(scale->axis, gap, scale->dot->language, label);
    put_label(scale, tl_dot_drawn("gap", number, 4),
              tl_axis_place(scale->axis, gap->from) + TL_DOT_SCALE_BREAK / 2, label);
}

/* Above the times. */
static void
put_clock(const struct tl_dot_scale *scale)
{
    char label[TL_AXIS_LABEL_MAX];
    clock_label(scale->axis, scale->step, label);
    if (*label)
        put_label(scale, tl_dot_drawn("clock", 0, 0),
                  scale->axis->start - TL_DOT_SCALE_GAP * 2, label);
}

void
tl_dot_put_scale(const struct tl_dot_scale *scale)
{
    struct ticks ticks = {
        .axis = scale->axis, .step = scale->step, .language = scale->dot->language};
    struct tl_dot_area line = {-TL_DOT_THIN / 2, scale->axis->start - AXIS_EXCESS,
                               TL_DOT_THIN,
                               scale->axis->end - scale->axis->start + 2 * AXIS_EXCESS};
    tl_dot_put_area(scale->dot, tl_dot_drawn("axis", 0, 0), line,
                    scale->dot->theme->grey);
    for (unsigned i = 0; i < scale->axis->gap_count; i++)
        put_gap(scale, i);
    while (next_tick(&ticks))
        put_tick(scale, &ticks);
    put_clock(scale);
}
