#include "look.h"

#include "item.h"

const char tl_dot_doubt_style[] = "filled,dotted";

/* The outline of a box; dotted, where it is disputed or denied, else dashed, where its
 * date is uncertain. */
static void
outline(struct tl_dot *dot, const struct tl_dot_shape *shape, bool uncertain,
        enum tl_status status)
{
    tl_dot_text(dot, TL_DOT_SHAPE, shape->shape);
    tl_dot_value(dot, TL_DOT_STYLE);
    tl_dot_add(dot, shape->style);
    tl_dot_add(dot, status >= TL_DISPUTED ? ",dotted" : uncertain ? ",dashed" : "");
    tl_dot_value_end(dot);
    if (shape->peripheries)
        tl_dot_text(dot, TL_DOT_PERIPHERIES, shape->peripheries);
}

const char tl_dot_whole_style[] = "rounded,dashed";

static const char *const heads[] = {
    [TL_EDGE_PARTICIPATION] = "normal",
    [TL_EDGE_RELATION] = "normal",
    [TL_EDGE_PART] = "odiamond",
    [TL_EDGE_TIE] = "normal",
};

void
tl_dot_event_look(struct tl_dot *dot, const struct tl_dot_kinds *kinds,
                  const struct tl_event *event, bool in_words)
{
    struct tl_dot_colour colour = tl_dot_kinds_colour(kinds, event->kind);
    const struct tl_dot_shape *shape = tl_dot_kinds_shape(kinds, "");
    bool uncertain = event->date && tl_date_is_doubtful(event->date);
    if (!in_words)
        shape = tl_dot_kinds_shape(kinds, event->kind);
    outline(dot, shape, uncertain, event->status);
    tl_dot_color(dot, TL_DOT_COLOR, colour.line, tl_dot_lines[event->status].alpha);
    bool empty = !event->date || event->status == TL_DENIED;
    tl_dot_text(dot, TL_DOT_FILLCOLOR, empty ? dot->theme->paper : colour.fill);
}

const char *
tl_dot_event_ink(const struct tl_dot *dot, enum tl_status status)
{
    return status == TL_DENIED ? dot->theme->grey : dot->theme->ink;
}

void
tl_dot_edge_look(struct tl_dot *dot, enum tl_edge_origin origin, enum tl_status status,
                 bool doubtful, const char *color)
{
    bool dashed = doubtful && status <= TL_STATED;
    tl_dot_unless(dot, TL_DOT_STYLE, dashed ? "dashed" : tl_dot_lines[status].style,
                  "solid");
    tl_dot_color(dot, TL_DOT_COLOR, color ? color : dot->theme->edges[origin],
                 tl_dot_lines[status].alpha);
    tl_dot_unless(dot, TL_DOT_ARROWHEAD, heads[origin], "normal");
    tl_dot_text(dot, TL_DOT_ARROWSIZE, "0.6");
}
