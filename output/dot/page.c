#include "page.h"

#include "graph/base/text_width.h"
#include "output/syntax/xml.h"
#include "item.h"
#include "notes.h"

enum {
    NAME_SIZE = 10, /* fonts, in points */
    NOTE_SIZE = 9,
    NAME_LINES = 2,
    NOTE_LINES = 3,
    NOTE_STEP = 115,
    NOTE_GAP = 45,
    NOTE_WIDTH = 5000
};

const struct tl_dot_theme *
tl_dot_theme_of(const struct tl_drawing *drawing)
{
    return drawing->style && drawing->style->dark ? &tl_dot_dark : &tl_dot_light;
}

void
tl_dot_begin_fixed(struct tl_dot *dot, const struct tl_graph *graph, int64_t width)
{
    tl_dot_graph(dot);
    tl_dot_text(dot, TL_DOT_LAYOUT, "neato");
    tl_dot_text(dot, TL_DOT_INPUTSCALE, "72");
    tl_dot_text(dot, TL_DOT_MAXITER, "-1"); /* all is in its place already */
    tl_dot_text(dot, TL_DOT_SPLINES, "line");
    tl_dot_text(dot, TL_DOT_OUTPUTORDER, "nodesfirst");
    tl_dot_text(dot, TL_DOT_CHARSET, "UTF-8");
    tl_dot_text(dot, TL_DOT_BGCOLOR, dot->theme->paper);
    tl_dot_title(dot, graph, NULL, width);
    tl_dot_close(dot);
}

void
tl_dot_put_actor(struct tl_dot *dot, const struct tl_graph *graph, uint32_t number,
                 struct tl_dot_area area, char justification)
{
    struct tl_actor actor = tl_graph_actor(graph, number);
    size_t width = (size_t)(area.width * 10 / NAME_SIZE);
    tl_dot_begin_text(dot, tl_dot_item(actor.id), area, NAME_SIZE, dot->theme->ink);
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, *actor.name ? actor.name : actor.id, width, NAME_LINES,
                     justification);
    tl_dot_value_end(dot);
    tl_dot_actor_attributes(dot, graph, &actor);
    tl_dot_close(dot);
}

void
tl_dot_put_notes(struct tl_dot *dot, const struct tl_drawing *drawing, int64_t left,
                 int64_t top, int64_t width)
{
    struct tl_dot_notes notes = tl_dot_notes_of(drawing);
    struct tl_dot_note note;
    struct tl_dot_area area = {left, top, width > NOTE_WIDTH ? width : NOTE_WIDTH, 0};
    size_t ems = (size_t)(area.width * 10 / NOTE_SIZE);
    for (uint64_t i = 0; tl_dot_notes_next(&notes, &note); i++) {
        size_t indented = tl_dot_indent(note.text);
        size_t lines = tl_text_count_lines(
            note.text + indented, ems - tl_text_width(note.text, indented), NOTE_LINES);
        area.height = (int64_t)lines * NOTE_STEP;
        tl_dot_begin_text(dot, tl_dot_drawn("note", i, 0), area, NOTE_SIZE,
                          dot->theme->grey);
        tl_dot_value(dot, TL_DOT_LABEL);
        tl_dot_add_lines(dot, note.text, ems, NOTE_LINES, 'l');
        tl_dot_value_end(dot);
        tl_dot_text(dot, TL_DOT_TOOLTIP, note.text);
        tl_dot_link(dot, note.url);
        tl_dot_close(dot);
        area.top += area.height + NOTE_GAP;
    }
}

void
tl_dot_count(const struct tl_dot *dot, struct tl_losses *losses)
{
    tl_losses_add_many(losses, TL_XML_REPLACED, dot->replaced);
}
