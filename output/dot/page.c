#include "page.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/text_width.h"
#include "output/syntax/xml.h"
#include "item.h"
#include "notes.h"

enum {
    NAME_SIZE = 10, /* fonts, in points */
    NOTE_SIZE = 8,
    NAME_LINES = 2,
    NOTE_LINES = 3,
    NOTE_STEP = 100,
    NOTE_GAP = 25,
    NOTE_WIDTH = 5000,
    COLUMN_LEAST = 1000, /* of sources */
    COLUMN_MOST = 3000,
    COLUMN_GAP = 150,
    COLUMNS_MOST = 6,
    IN_COLUMN = 3 /* there are at least so many in each */
};

const struct tl_dot_theme *
tl_dot_theme_of(const struct tl_drawing *drawing)
{
    return drawing->style && drawing->style->theme == TL_THEME_DARK ? &tl_dot_dark
                                                                    : &tl_dot_light;
}

void
tl_dot_begin_fixed(struct tl_dot *dot, const struct tl_drawing *drawing, int64_t width)
{
    tl_dot_graph(dot);
    tl_dot_text(dot, TL_DOT_LAYOUT, "neato");
    tl_dot_text(dot, TL_DOT_INPUTSCALE, "72");
    tl_dot_text(dot, TL_DOT_MAXITER, "-1"); /* all is in its place already */
    tl_dot_text(dot, TL_DOT_SPLINES, "line");
    tl_dot_text(dot, TL_DOT_OUTPUTORDER, "nodesfirst");
    tl_dot_text(dot, TL_DOT_CHARSET, "UTF-8");
    tl_dot_text(dot, TL_DOT_BGCOLOR, dot->theme->paper);
    tl_dot_title(dot, drawing, width);
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

/* How many lines a note takes, whose first is indented where it is part of a list. */
static size_t
count_lines(const struct tl_dot_note *note, size_t ems)
{
    size_t indented = tl_dot_indent(note->text);
    return tl_text_count_lines(note->text + indented,
                               ems - tl_text_width(note->text, indented), NOTE_LINES);
}

static void
put_note(struct tl_dot *dot, const struct tl_dot_note *note, uint64_t number,
         struct tl_dot_area area)
{
    tl_dot_begin_text(dot, tl_dot_drawn("note", number, 0), area, NOTE_SIZE,
                      dot->theme->grey);
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, note->text, (size_t)(area.width * 10 / NOTE_SIZE), NOTE_LINES,
                     'l');
    tl_dot_value_end(dot);
    tl_dot_text(dot, TL_DOT_TOOLTIP, note->text);
    tl_dot_link(dot, note->url);
    tl_dot_close(dot);
}

/* Where notes go: remarks below each other, then sources in columns of equal height. */
struct notes_place {
    int64_t column_width;
    int64_t per_column; /* lines */
    uint32_t columns;
};

/* How wide the widest source is, but not more than a column needs. */
static int64_t
widest_note(const struct tl_drawing *drawing)
{
    struct tl_dot_notes notes = tl_dot_notes_of(drawing);
    struct tl_dot_note note;
    int64_t widest = COLUMN_LEAST;
    while (tl_dot_notes_next(&notes, &note)) {
        int64_t width =
            (int64_t)tl_text_width(note.text, strlen(note.text)) * NOTE_SIZE / 10 + 1;
        if (note.number > 0 && width > widest)
            widest = width;
    }
    return widest < COLUMN_MOST ? widest : COLUMN_MOST;
}

static struct notes_place
arrange_notes(const struct tl_drawing *drawing, int64_t width)
{
    struct tl_dot_notes notes = tl_dot_notes_of(drawing);
    struct tl_dot_note note;
    struct notes_place place = {
        .columns = (uint32_t)(width / (widest_note(drawing) + COLUMN_GAP))};
    uint32_t count = drawing->footnotes ? drawing->footnotes->count : 0;
    if (place.columns > COLUMNS_MOST)
        place.columns = COLUMNS_MOST;
    if (place.columns > count / IN_COLUMN)
        place.columns = count / IN_COLUMN;
    if (place.columns == 0)
        place.columns = 1;
    place.column_width = width / place.columns - COLUMN_GAP;
    while (tl_dot_notes_next(&notes, &note))
        if (note.number > 0)
            place.per_column += (int64_t)count_lines(
                &note, (size_t)(place.column_width * 10 / NOTE_SIZE));
    place.per_column += count > TL_DOT_SOURCES; /* and how many more there are */
    place.per_column = (place.per_column + place.columns - 1) / place.columns;
    return place;
}

struct tl_paper
tl_dot_turn(struct tl_paper paper, int64_t width, int64_t height)
{
    bool turned = paper.turns && (width > height) != (paper.width > paper.height);
    return turned ? (struct tl_paper){paper.height, paper.width, true} : paper;
}

static void
put_inches(struct tl_dot *dot, int64_t points)
{
    enum { INCH = 720 };
    char text[32];
    snprintf(text, sizeof text, "%ld.%02ld", (long)(points / INCH),
             (long)(points % INCH * 100 / INCH));
    tl_dot_add(dot, text);
}

void
tl_dot_put_laid_out(struct tl_dot *dot, const struct tl_drawing *drawing)
{
    const struct tl_extent *size = drawing->laid_out;
    struct tl_paper paper = {0};
    if (drawing->style)
        paper = tl_dot_turn(drawing->style->paper, size->width, size->height);
    tl_dot_graph(dot);
    tl_dot_text(dot, TL_DOT_LAYOUT, "neato"); /* which then only draws */
    if (paper.width > 0) {
        tl_dot_text(dot, TL_DOT_MARGIN, "0"); /* PDF would have half an inch */
        tl_dot_value(dot, TL_DOT_PAPER);
        put_inches(dot, paper.width);
        tl_dot_add(dot, ",");
        put_inches(dot, paper.height);
        tl_dot_value_end(dot);
    }
    tl_dot_close(dot);
}

int64_t
tl_dot_put_notes(struct tl_dot *dot, const struct tl_drawing *drawing, int64_t left,
                 int64_t top, int64_t width)
{
    if (width < NOTE_WIDTH)
        width = NOTE_WIDTH;
    struct notes_place place = arrange_notes(drawing, width);
    struct tl_dot_notes notes = tl_dot_notes_of(drawing);
    struct tl_dot_area area = {left, top, width, 0};
    struct tl_dot_note note;
    int64_t first_top = top, bottom = top, lines = 0;
    for (uint64_t i = 0; tl_dot_notes_next(&notes, &note); i++) {
        area.width = note.number > 0 || lines > 0 ? place.column_width : width;
        if (note.number == 1) {
            first_top = area.top;
            lines = 0;
        }
        if (note.number > 1 && lines >= place.per_column) {
            area.left += place.column_width + COLUMN_GAP;
            area.top = first_top;
            lines = 0;
        }
        int64_t taken =
            (int64_t)count_lines(&note, (size_t)(area.width * 10 / NOTE_SIZE));
        area.height = taken * NOTE_STEP;
        if (dot)
            put_note(dot, &note, i, area);
        area.top += area.height + NOTE_GAP;
        lines += taken;
        bottom = area.top > bottom ? area.top : bottom;
    }
    return bottom - top;
}

void
tl_dot_count(const struct tl_dot *dot, struct tl_losses *losses)
{
    tl_losses_add_many(losses, TL_XML_REPLACED, dot->replaced);
}
