#include "position.h"

#include "theme.h"

void
tl_dot_put_area(struct tl_dot *dot, struct tl_dot_name name, struct tl_dot_area area,
                const char *color)
{
    tl_dot_node(dot, name);
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_LABEL, "");
    tl_dot_text(dot, TL_DOT_SHAPE, "box");
    tl_dot_text(dot, TL_DOT_STYLE, "filled");
    tl_dot_text(dot, TL_DOT_FILLCOLOR, color);
    tl_dot_text(dot, TL_DOT_PENWIDTH, "0");
    tl_dot_place(dot, area);
    tl_dot_close(dot);
}

void
tl_dot_begin_text(struct tl_dot *dot, struct tl_dot_name name, struct tl_dot_area area,
                  int size, const char *color)
{
    tl_dot_node(dot, name);
    if (!name.id)
        tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_SHAPE, "none");
    tl_dot_text(dot, TL_DOT_MARGIN, "0");
    tl_dot_font(dot, size, color);
    tl_dot_place(dot, area);
}

void
tl_dot_put_text(struct tl_dot *dot, struct tl_dot_name name, struct tl_dot_area area,
                int size, const char *text, size_t lines, char justification)
{
    tl_dot_begin_text(dot, name, area, size, dot->theme->grey);
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, text, (size_t)(area.width * 10 / size), lines, justification);
    tl_dot_value_end(dot);
    tl_dot_close(dot);
}

void
tl_dot_put_line(struct tl_dot *dot, struct tl_dot_name tail, struct tl_dot_name head,
                const char *color, int64_t pen_width)
{
    tl_dot_edge(dot, tail, head);
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_COLOR, color);
    tl_dot_text(dot, TL_DOT_DIR, "none");
    tl_dot_decimal(dot, TL_DOT_PENWIDTH, pen_width);
    tl_dot_text(dot, TL_DOT_HEADPORT, "w");
    tl_dot_text(dot, TL_DOT_TAILPORT, "e");
    tl_dot_close(dot);
}
