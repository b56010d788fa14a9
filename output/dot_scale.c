#include "dot_scale.h"

#include <string.h>

#include "dot_theme.h"
#include "text_width.h"

enum {
    THIN = 7, /* a line that is a node; Graphviz makes it no thinner */
    TICK_LENGTH = 40,
    TICK_SIZE = 9, /* font, in points */
    AXIS_EXCESS = 80,
    BREAK_STEP = 90,
    BREAK_POINT = 24,
    TEXT_LIMIT = 100000
};

/* How long a gap is, for people. */
static void
gap_label(const struct tl_axis_gap *gap, char label[TL_AXIS_LABEL_MAX])
{
    tl_axis_length_label((uint64_t)gap->to - (uint64_t)gap->from, label);
}

int64_t
tl_dot_scale_width(const struct tl_axis *axis, struct tl_axis_step step)
{
    char label[TL_AXIS_LABEL_MAX];
    size_t widest = 0;
    int64_t day = axis->first;
    for (unsigned i = 0; i < axis->gap_count; i++) {
        gap_label(&axis->gaps[i], label);
        size_t width = tl_text_width(label, strlen(label));
        widest = width > widest ? width : widest;
    }
    for (; tl_axis_tick(axis, step, day, &day); day++) {
        tl_axis_label(day, step.unit, label);
        size_t width = tl_text_width(label, strlen(label));
        widest = width > widest ? width : widest;
    }
    return (int64_t)widest * TICK_SIZE / 10;
}

static void
put_tick(const struct tl_dot_scale *scale, int64_t day, uint64_t number)
{
    struct tl_dot *dot = scale->dot;
    char label[TL_AXIS_LABEL_MAX];
    int64_t y = tl_axis_place(scale->axis, day);
    struct tl_dot_area line = {-TICK_LENGTH, y - THIN / 2, TICK_LENGTH, THIN};
    struct tl_dot_area text = {scale->left, y - TL_DOT_SCALE_GAP,
                               -TL_DOT_SCALE_GAP - scale->left, 2 * TL_DOT_SCALE_GAP};
    tl_axis_label(day, scale->step.unit, label);
    tl_dot_put_area(dot, tl_dot_drawn("tick", number, 0), line, dot->theme->grey);
    tl_dot_begin_text(dot, tl_dot_drawn("time", number, 0), text, TICK_SIZE,
                      dot->theme->grey);
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, label, TEXT_LIMIT, 1, 'r');
    tl_dot_value_end(dot);
    tl_dot_close(dot);
}

/* Three points instead of the axis, and beside them how long the gap is. */
static void
put_gap(const struct tl_dot_scale *scale, unsigned number)
{
    struct tl_dot *dot = scale->dot;
    const struct tl_axis_gap *gap = &scale->axis->gaps[number];
    char label[TL_AXIS_LABEL_MAX];
    int64_t from = tl_axis_place(scale->axis, gap->from);
    int64_t middle = from + TL_DOT_SCALE_BREAK / 2;
    struct tl_dot_area hole = {-BREAK_POINT, from + BREAK_STEP / 2, 2 * BREAK_POINT,
                               TL_DOT_SCALE_BREAK - BREAK_STEP};
    struct tl_dot_area text = {scale->left, middle - TL_DOT_SCALE_GAP,
                               -TL_DOT_SCALE_GAP - scale->left, 2 * TL_DOT_SCALE_GAP};
    tl_dot_put_area(dot, tl_dot_drawn("gap", number, 0), hole, dot->theme->paper);
    for (int i = -1; i <= 1; i++) {
        struct tl_dot_area point = {-BREAK_POINT / 2,
                                    middle + i * BREAK_STEP - BREAK_POINT / 2,
                                    BREAK_POINT, BREAK_POINT};
        tl_dot_put_area(dot, tl_dot_drawn("gap", number, (uint64_t)(i + 2)), point,
                        dot->theme->grey);
    }
    gap_label(gap, label);
    tl_dot_begin_text(dot, tl_dot_drawn("gap", number, 4), text, TICK_SIZE,
                      dot->theme->grey);
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, label, TEXT_LIMIT, 1, 'r');
    tl_dot_value_end(dot);
    tl_dot_close(dot);
}

void
tl_dot_put_scale(const struct tl_dot_scale *scale)
{
    int64_t day = scale->axis->first;
    struct tl_dot_area line = {-THIN / 2, scale->axis->start - AXIS_EXCESS, THIN,
                               scale->axis->end - scale->axis->start + 2 * AXIS_EXCESS};
    tl_dot_put_area(scale->dot, tl_dot_drawn("axis", 0, 0), line,
                    scale->dot->theme->grey);
    for (unsigned i = 0; i < scale->axis->gap_count; i++)
        put_gap(scale, i);
    for (uint64_t i = 0; tl_axis_tick(scale->axis, scale->step, day, &day); i++, day++)
        put_tick(scale, day, i);
}
