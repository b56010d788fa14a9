#include "table.h"

#include <stdio.h>

#include "notes.h"

enum { CELLS = 8 }; /* in a row */

/* A row that is being written: how many cells it has. */
struct row {
    struct tl_dot *dot;
    unsigned cells;
};

/* Each of a row's cells has a table of its own, or they were as wide as the widest. */
static void
begin_row(struct row *row)
{
    tl_dot_html_tag(row->dot,
                    "<TR><TD ALIGN=\"LEFT\"><TABLE ALIGN=\"LEFT\" BORDER=\"0\" "
                    "CELLSPACING=\"3\" CELLPADDING=\"3\"><TR>");
}

static void
end_row(struct row *row)
{
    if (row->cells > 0)
        tl_dot_html_tag(row->dot, "</TR></TABLE></TD></TR>");
    row->cells = 0;
}

static void
put_cell(struct row *row, const struct tl_dot_colour *colour, const char *color,
         const char *text)
{
    struct tl_dot *dot = row->dot;
    if (row->cells == CELLS)
        end_row(row);
    if (row->cells++ == 0)
        begin_row(row);
    tl_dot_html_tag(dot, "<TD BORDER=\"1\" COLOR=\"");
    tl_dot_html_tag(dot, colour->line);
    tl_dot_html_tag(dot, "\" BGCOLOR=\"");
    tl_dot_html_tag(dot, colour->fill);
    tl_dot_html_tag(dot, "\"><FONT COLOR=\"");
    tl_dot_html_tag(dot, color);
    tl_dot_html_tag(dot, "\" POINT-SIZE=\"10\">");
    tl_dot_html_text(dot, text);
    tl_dot_html_tag(dot, "</FONT></TD>");
}

static void
put_kinds(struct row *row, const struct tl_dot_kinds *kinds, const char *others)
{
    const struct tl_dot_theme *theme = row->dot->theme;
    for (size_t i = 0; i <= TL_DOT_COLOURS; i++) {
        bool rest = i == TL_DOT_COLOURS;
        if (rest ? !(kinds->any && kinds->others) : !kinds->occurs[i])
            continue;
        struct tl_dot_colour colour = rest ? theme->other : theme->kinds[i];
        if (kinds->type == TL_ACTOR)
            colour.fill = colour.line;
        put_cell(row, &colour, kinds->type == TL_ACTOR ? theme->on_line : theme->ink,
                 rest ? others : kinds->names[i]);
    }
}

static void
put_text(struct tl_dot *dot, const char *size, const char *text, const char *url)
{
    tl_dot_html_tag(dot, "<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\"");
    if (*url)
        tl_dot_html_tag(dot, " TITLE=\"source\"");
    tl_dot_html_link(dot, url);
    tl_dot_html_tag(dot, "><FONT POINT-SIZE=\"");
    tl_dot_html_tag(dot, size);
    tl_dot_html_tag(dot, "\">");
    tl_dot_html_text(dot, text);
    tl_dot_html_tag(dot, "</FONT></TD></TR>");
}

/* Which lines say how sure the sources are. */
static void
put_lines(struct row *row, const struct tl_dot_occurring *occurring)
{
    const struct tl_dot_theme *theme = row->dot->theme;
    const struct tl_dot_colour plain = {theme->paper, theme->paper};
    char text[100];
    for (unsigned i = TL_INFERRED; i < TL_STATUSES; i++) {
        if (!tl_dot_occurs_status(occurring, i))
            continue;
        snprintf(text, sizeof text, "%s%s line: %s", tl_dot_lines[i].style,
                 *tl_dot_lines[i].alpha ? ", pale" : "",
                 tl_dot_status_about(occurring, i));
        put_cell(row, &plain, theme->grey, text);
    }
}

void
tl_dot_table(struct tl_dot *dot, const struct tl_dot_occurring *occurring,
             const struct tl_drawing *drawing)
{
    enum { FONT_SIZE = 10 };
    const char *title = tl_graph_dataset(drawing->graph).title;
    struct row row = {dot, 0};
    struct tl_dot_notes notes = tl_dot_notes_of(drawing);
    struct tl_dot_note note;
    tl_dot_html_begin(dot, TL_DOT_LABEL);
    tl_dot_html_tag(dot, "<TABLE BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\">");
    put_text(dot, "18", *title ? title : " ", "");
    put_kinds(&row, &occurring->actors, "other kinds of actors");
    put_kinds(&row, &occurring->events, "other kinds of events");
    end_row(&row);
    put_lines(&row, occurring);
    end_row(&row);
    while (tl_dot_notes_next(&notes, &note))
        put_text(dot, "9", note.text, note.url);
    tl_dot_html_tag(dot, "</TABLE>");
    tl_dot_html_end(dot);
    tl_dot_top_label_end(dot, drawing->graph, FONT_SIZE);
}
