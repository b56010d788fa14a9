#include "label.h"

#include <string.h>

#include "graph/base/text_width.h"
#include "theme.h"

enum { TITLE_SIZE = 18, TITLE_LINES = 3 };

size_t
tl_dot_indent(const char *text)
{
    static const char space[] = "\u00a0";
    size_t length = 0;
    while (strncmp(text + length, space, sizeof space - 1) == 0)
        length += sizeof space - 1;
    return length;
}

void
tl_dot_add_cited_lines(struct tl_dot *dot, const char *text, const char *figures,
                       size_t width, size_t limit, char justification)
{
    struct tl_text_embedding embedding = tl_text_embedding_of(text);
    struct tl_text_line line;
    const char *indent = text;
    size_t indented = tl_dot_indent(text), indent_width = tl_text_width(text, indented);
    bool any = false;
    width -= indent_width < width ? indent_width : 0;
    text += indented;
    for (size_t i = 1; i <= limit && tl_text_next_line(&text, width, &line); i++) {
        bool is_last = text[strspn(text, " \n")] == '\0';
        any = true;
        tl_dot_add(dot, embedding.begin);
        tl_dot_add_part(dot, indent, indented);
        tl_dot_add_part(dot, line.text, line.length);
        if (i == limit && !is_last)
            tl_dot_add(dot, "…");
        if (i == limit || is_last)
            tl_dot_add(dot, figures);
        tl_dot_add(dot, embedding.end);
        tl_dot_line_end(dot, justification);
    }
    if (any || !*figures)
        return;
    tl_dot_add(dot, figures);
    tl_dot_line_end(dot, justification);
}

void
tl_dot_add_lines(struct tl_dot *dot, const char *text, size_t width, size_t limit,
                 char justification)
{
    tl_dot_add_cited_lines(dot, text, "", width, limit, justification);
}

void
tl_dot_color(struct tl_dot *dot, enum tl_dot_attribute attribute, const char *color,
             const char *alpha)
{
    tl_dot_value(dot, attribute);
    tl_dot_add(dot, color);
    tl_dot_add(dot, alpha);
    tl_dot_value_end(dot);
}

void
tl_dot_colors(struct tl_dot *dot, const char *one, const char *other)
{
    tl_dot_value(dot, TL_DOT_FILLCOLOR);
    tl_dot_add(dot, one);
    tl_dot_add(dot, ":");
    tl_dot_add(dot, other);
    tl_dot_value_end(dot);
}

void
tl_dot_font(struct tl_dot *dot, int size, const char *color)
{
    tl_dot_text(dot, TL_DOT_FONTNAME, TL_DOT_FONT);
    tl_dot_integer(dot, TL_DOT_FONTSIZE, size);
    tl_dot_text(dot, TL_DOT_FONTCOLOR, color);
}

void
tl_dot_top_label_end(struct tl_dot *dot, const struct tl_drawing *drawing, int size)
{
    tl_dot_member(dot, TL_DOT_TITLE, tl_graph_dataset(drawing->graph).title);
    tl_dot_text(dot, TL_DOT_LABELLOC, "t");
    tl_dot_text(dot, TL_DOT_LABELJUST, "l");
    tl_dot_font(dot, size, dot->theme->ink);
}

void
tl_dot_title(struct tl_dot *dot, const struct tl_drawing *drawing, int64_t width)
{
    const char *title = tl_drawing_title(drawing), *period = drawing->period;
    size_t room = (size_t)width * 10 / TITLE_SIZE;
    if (*title == '\0' && !period)
        return;
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, title, room, TITLE_LINES, 'l');
    if (period)
        tl_dot_add_lines(dot, period, room, 1, 'l');
    tl_dot_value_end(dot);
    tl_dot_top_label_end(dot, drawing, TITLE_SIZE);
}
