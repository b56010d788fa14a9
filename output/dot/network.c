/*
 * Networks in DOT: actors and events as nodes, laid out by dot in columns that are
 * given (see graph/layout/ranks.h).
 */
#include <stdio.h>

#include "graph/query/edge_dates.h"
#include "graph/query/network.h"
#include "output/common/drawing.h"
#include "dot.h"
#include "edges.h"
#include "item.h"
#include "look.h"
#include "notes.h"
#include "page.h"
#include "theme.h"
#include "views.h"
#include "when.h"

/* What occurs in a network, which its legend explains. */
struct occurring {
    struct tl_dot_kinds actors;
    struct tl_dot_kinds events;
    bool uncertain; /* events with an uncertain date */
    bool undated;
    unsigned statuses; /* of events: a bit (1 << tl_status) for each */
    const struct tl_dot_lines *lines;
};

static void
add_item(struct occurring *occurring, const struct tl_graph *graph, struct tl_item item)
{
    if (item.type == TL_ACTOR) {
        tl_dot_kinds_add(&occurring->actors, tl_graph_actor(graph, item.number).kind);
        return;
    }
    struct tl_event event = tl_graph_event(graph, item.number);
    tl_dot_kinds_add(&occurring->events, event.kind);
    occurring->statuses |= 1U << event.status;
    if (!event.date)
        occurring->undated = true;
    else if (tl_date_is_doubtful(event.date))
        occurring->uncertain = true;
}

/* Borrows the lines. */
static struct occurring
occurring_in(const struct tl_drawing *drawing, const struct tl_dot_theme *theme,
             const struct tl_dot_lines *lines)
{
    const struct tl_network *network = tl_drawing_frame(drawing);
    struct occurring occurring = {
        .actors = tl_dot_kinds_of(theme, drawing->graph, TL_ACTOR),
        .events = tl_dot_kinds_of(theme, drawing->graph, TL_EVENT),
        .lines = lines};
    for (uint32_t i = 0; i < network->node_count; i++)
        add_item(&occurring, drawing->graph, network->nodes[i].item);
    return occurring;
}

/* Whether there are lines that look as those of a status do, and what they mean: that
 * of what is inferred and that of a doubtful date are the same. */
static bool
occurs_status(const struct occurring *occurring, enum tl_status status)
{
    return occurring->lines->statuses & (1U << status) ||
           (status == TL_INFERRED && occurring->lines->doubtful);
}

static const char *
status_about(const struct occurring *occurring, enum tl_status status)
{
    if (status != TL_INFERRED || !occurring->lines->doubtful)
        return tl_status_names[status];
    return occurring->lines->statuses & (1U << TL_INFERRED)
               ? "inferred, or date uncertain"
               : "date uncertain";
}

static const char *const origins[] = {
    [TL_EDGE_PARTICIPATION] = "takes part",
    [TL_EDGE_RELATION] = "relation",
    [TL_EDGE_PART] = "part of",
    [TL_EDGE_TIE] = "tie; the wider, the stronger",
};

enum {
    LEGEND_FONT_SIZE = 8,
    COLUMNS = 8,        /* at most in a row, however wide the picture is */
    SAMPLE_WIDTH = 900, /* no wider than labels of edges, in whose ranks they are */
    SAMPLE_LINES = 3,
    NOTE_RANKS = 6,
    NOTE_WIDTH = 850 * NOTE_RANKS,
    NOTE_LINES = 3
};

/* The legend while it is being written: how many samples there are, and how many of
 * them in the last row, each in a rank of the network. */
struct legend {
    struct tl_dot *dot;
    uint64_t count;
    unsigned in_row;
};

static struct tl_dot_name
sample_name(uint64_t number)
{
    return tl_dot_drawn("legend", number, 0);
}

static struct tl_dot_name
begin_sample(struct legend *legend, const char *text)
{
    struct tl_dot_name name = sample_name(legend->count++);
    tl_dot_node(legend->dot, name);
    tl_dot_text(legend->dot, TL_DOT_CLASS, "tieline");
    tl_dot_value(legend->dot, TL_DOT_LABEL);
    tl_dot_add_lines(legend->dot, text, SAMPLE_WIDTH, SAMPLE_LINES, 'n');
    tl_dot_value_end(legend->dot);
    tl_dot_text(legend->dot, TL_DOT_TOOLTIP, *text ? text : "legend");
    tl_dot_text(legend->dot, TL_DOT_MARGIN, "0.06,0.02");
    tl_dot_text(legend->dot, TL_DOT_HEIGHT, "0.2");
    tl_dot_text(legend->dot, TL_DOT_WIDTH, "0.2");
    return name;
}

/* Ends the sample, and puts it to the right of the one before it in its row. */
static void
end_sample(struct legend *legend)
{
    tl_dot_close(legend->dot);
    if (legend->in_row > 0) {
        tl_dot_edge(legend->dot, sample_name(legend->count - 2),
                    sample_name(legend->count - 1));
        tl_dot_text(legend->dot, TL_DOT_CLASS, "tieline");
        tl_dot_text(legend->dot, TL_DOT_STYLE, "invis");
        tl_dot_close(legend->dot);
    }
    legend->in_row = (legend->in_row + 1) % COLUMNS;
}

static void
put_box(struct legend *legend, const struct tl_dot_colour *colour, const char *style,
        const char *text)
{
    struct tl_dot *dot = legend->dot;
    begin_sample(legend, text);
    tl_dot_text(dot, TL_DOT_SHAPE, "box");
    tl_dot_text(dot, TL_DOT_STYLE, style);
    tl_dot_text(dot, TL_DOT_COLOR, colour->line);
    tl_dot_text(dot, TL_DOT_FILLCOLOR, colour->fill);
    tl_dot_font(dot, LEGEND_FONT_SIZE, dot->theme->ink);
    end_sample(legend);
}

/* A node as those of a kind look, and what it means. */
static void
put_kind(struct legend *legend, const struct tl_dot_kinds *kinds, const char *kind,
         const char *text)
{
    struct tl_dot *dot = legend->dot;
    const struct tl_dot_shape *shape = tl_dot_kinds_shape(kinds, kind);
    const struct tl_dot_colour colour = tl_dot_kinds_colour(kinds, kind);
    bool is_actor = kinds->type == TL_ACTOR;
    begin_sample(legend, text);
    tl_dot_text(dot, TL_DOT_SHAPE, shape->shape);
    tl_dot_text(dot, TL_DOT_STYLE, shape->style);
    if (shape->peripheries)
        tl_dot_text(dot, TL_DOT_PERIPHERIES, shape->peripheries);
    tl_dot_text(dot, TL_DOT_COLOR, colour.line);
    tl_dot_text(dot, TL_DOT_FILLCOLOR, is_actor ? colour.area : colour.fill);
    tl_dot_font(dot, LEGEND_FONT_SIZE, is_actor ? colour.on : dot->theme->ink);
    end_sample(legend);
}

static void
put_kinds(struct legend *legend, const struct tl_dot_kinds *kinds, const char *others)
{
    legend->in_row = 0;
    for (size_t i = 0; i < TL_DOT_KINDS; i++)
        if (kinds->occurs[i])
            put_kind(legend, kinds, kinds->names[i], tl_dot_kinds_label(kinds, i));
    if (kinds->any && kinds->others)
        put_kind(legend, kinds, "", others);
}

/* A line of its kind, from a point that is not seen to the words for it. */
static void
put_line(struct legend *legend, enum tl_edge_origin origin, enum tl_status status,
         bool has_arrow, const char *text)
{
    struct tl_dot *dot = legend->dot;
    if (legend->in_row + 1 >= COLUMNS)
        legend->in_row = 0; /* both ends of a line are in the same row */
    struct tl_dot_name tail = begin_sample(legend, "");
    tl_dot_text(dot, TL_DOT_SHAPE, "point");
    tl_dot_text(dot, TL_DOT_STYLE, "invis");
    end_sample(legend);
    struct tl_dot_name head = begin_sample(legend, text);
    tl_dot_text(dot, TL_DOT_SHAPE, "plaintext");
    tl_dot_font(dot, LEGEND_FONT_SIZE, dot->theme->ink);
    end_sample(legend);
    tl_dot_edge(dot, tail, head);
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_edge_look(dot, origin, status, false, NULL);
    tl_dot_unless(dot, TL_DOT_DIR, has_arrow ? "forward" : "none", "forward");
    tl_dot_close(dot);
}

static void
put_lines(struct legend *legend, const struct occurring *occurring)
{
    legend->in_row = 0;
    for (unsigned i = TL_EDGE_PARTICIPATION; i <= TL_EDGE_TIE; i++)
        if ((i != TL_EDGE_PART || !occurring->lines->layout.frames) &&
            occurring->lines->origins & (1U << i))
            put_line(legend, i, TL_STATED, occurring->lines->pointed & (1U << i),
                     i == TL_EDGE_PARTICIPATION &&
                             occurring->lines->drawing->view == TL_VIEW_ACTORS
                         ? "takes part, on neither side"
                         : origins[i]);
    for (unsigned i = TL_INFERRED; i < TL_STATUSES; i++)
        if (occurs_status(occurring, i))
            put_line(legend, TL_EDGE_RELATION, i, occurring->lines->pointed != 0,
                     status_about(occurring, i));
}

static void
put_frame(struct tl_dot *dot, const char *color, const char *margin)
{
    tl_dot_graph(dot);
    tl_dot_text(dot, TL_DOT_LABEL, "");
    tl_dot_text(dot, TL_DOT_COLOR, color);
    tl_dot_text(dot, TL_DOT_MARGIN, margin);
    tl_dot_close(dot);
}

/* The frame that is seen has one around it, which keeps the network away, and one
 * within it, whose margin stands between notes, too. */
static void
enter_frames(struct tl_dot *dot)
{
    tl_dot_enter(dot, "legend", 1);
    put_frame(dot, dot->theme->paper, "12");
    tl_dot_enter(dot, "legend", 0);
    put_frame(dot, dot->theme->faint, "6");
    tl_dot_enter(dot, "legend", 2);
    put_frame(dot, dot->theme->paper, "2");
}

static void
leave_frames(struct tl_dot *dot)
{
    tl_dot_leave(dot);
    tl_dot_leave(dot);
    tl_dot_leave(dot);
}

/* Points that are not seen, and from the first to the second as many ranks as a note
 * has room for. */
static void
put_note_points(struct tl_dot *dot, uint64_t number)
{
    for (uint64_t end = 0; end < 2; end++) {
        tl_dot_node(dot, tl_dot_drawn("note", number, end));
        tl_dot_text(dot, TL_DOT_CLASS, "tieline");
        tl_dot_unseen_point(dot);
        tl_dot_text(dot, TL_DOT_WIDTH, "0.01");
        tl_dot_close(dot);
    }
    tl_dot_edge(dot, tl_dot_drawn("note", number, 0), tl_dot_drawn("note", number, 1));
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_STYLE, "invis");
    tl_dot_integer(dot, TL_DOT_MINLEN, NOTE_RANKS - 1);
    tl_dot_close(dot);
}

/* A note is the label of a frame of its own, which is not seen: as a node it would
 * make the column wide in which it is. */
static void
put_note(struct tl_dot *dot, const struct tl_dot_note *note, uint64_t number)
{
    tl_dot_enter(dot, "note", number);
    tl_dot_graph(dot);
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, note->text, NOTE_WIDTH, NOTE_LINES, 'l');
    tl_dot_value_end(dot);
    tl_dot_text(dot, TL_DOT_TOOLTIP, note->text);
    tl_dot_link(dot, note->url);
    tl_dot_text(dot, TL_DOT_LABELJUST, "l");
    tl_dot_text(dot, TL_DOT_COLOR, dot->theme->paper);
    tl_dot_text(dot, TL_DOT_MARGIN, "0");
    tl_dot_font(dot, LEGEND_FONT_SIZE, dot->theme->grey);
    tl_dot_close(dot);
    put_note_points(dot, number);
    tl_dot_leave(dot);
}

static void
put_notes(struct tl_dot *dot, const struct tl_drawing *drawing)
{
    struct tl_dot_notes notes = tl_dot_notes_of(drawing);
    struct tl_dot_note note;
    for (uint64_t i = 0; tl_dot_notes_next(&notes, &note); i++)
        put_note(dot, &note, i);
}

/* With the notes of the drawing under it. */
static void
put_legend(struct tl_dot *dot, const struct occurring *occurring,
           const struct tl_drawing *drawing)
{
    struct legend legend = {dot, 0, 0};
    struct tl_dot_colour whole = {.line = dot->theme->edges[TL_EDGE_PART],
                                  .fill = dot->theme->paper};
    struct tl_dot_colour undated = {.line = dot->theme->other.line,
                                    .fill = dot->theme->paper};
    enter_frames(dot);
    put_kinds(&legend, &occurring->actors, "other kinds of actors");
    put_kinds(&legend, &occurring->events, "other kinds of events");
    legend.in_row = 0;
    if (occurring->uncertain)
        put_box(&legend, &dot->theme->other, "filled,dashed", "date uncertain");
    if (occurring->undated)
        put_box(&legend, &undated, "filled", "undated");
    if (occurring->statuses & 1U << TL_DISPUTED)
        put_box(&legend, &dot->theme->other, tl_dot_doubt_style, "disputed event");
    if (occurring->statuses & 1U << TL_DENIED)
        put_box(&legend, &undated, tl_dot_doubt_style, "denied event");
    if (occurring->lines->layout.frames &&
        occurring->lines->origins & (1U << TL_EDGE_PART))
        put_box(&legend, &whole, tl_dot_whole_style, "an event and its parts");
    put_lines(&legend, occurring);
    put_notes(dot, drawing);
    leave_frames(dot);
}

/* The legend as a table. */

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
    tl_dot_tag(row->dot, "<TR><TD ALIGN=\"LEFT\"><TABLE ALIGN=\"LEFT\" BORDER=\"0\" "
                         "CELLSPACING=\"3\" CELLPADDING=\"3\"><TR>");
}

static void
end_row(struct row *row)
{
    if (row->cells > 0)
        tl_dot_tag(row->dot, "</TR></TABLE></TD></TR>");
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
    tl_dot_tag(dot, "<TD BORDER=\"1\" COLOR=\"");
    tl_dot_tag(dot, colour->line);
    tl_dot_tag(dot, "\" BGCOLOR=\"");
    tl_dot_tag(dot, colour->fill);
    tl_dot_tag(dot, "\"><FONT COLOR=\"");
    tl_dot_tag(dot, color);
    tl_dot_tag(dot, "\" POINT-SIZE=\"10\">");
    tl_dot_add(dot, text);
    tl_dot_tag(dot, "</FONT></TD>");
}

static void
put_kind_cells(struct row *row, const struct tl_dot_kinds *kinds, const char *others)
{
    for (size_t i = 0; i <= TL_DOT_KINDS; i++) {
        bool rest = i == TL_DOT_KINDS;
        if (rest ? !(kinds->any && kinds->others) : !kinds->occurs[i])
            continue;
        struct tl_dot_colour colour =
            tl_dot_kinds_colour(kinds, rest ? "" : kinds->names[i]);
        if (kinds->type == TL_ACTOR)
            colour.fill = colour.area;
        put_cell(row, &colour,
                 kinds->type == TL_ACTOR ? colour.on : row->dot->theme->ink,
                 rest ? others : tl_dot_kinds_label(kinds, i));
    }
}

static void
put_text(struct tl_dot *dot, const char *size, const char *text, const char *url)
{
    tl_dot_tag(dot, "<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\"");
    if (*url)
        tl_dot_tag(dot, " TITLE=\"source\"");
    tl_dot_link(dot, url);
    tl_dot_tag(dot, "><FONT POINT-SIZE=\"");
    tl_dot_tag(dot, size);
    tl_dot_tag(dot, "\">");
    tl_dot_add(dot, text);
    tl_dot_tag(dot, "</FONT></TD></TR>");
}

/* Which lines say how sure the sources are. */
static void
put_line_cells(struct row *row, const struct occurring *occurring)
{
    const struct tl_dot_theme *theme = row->dot->theme;
    const struct tl_dot_colour plain = {.line = theme->paper, .fill = theme->paper};
    char text[100];
    for (unsigned i = TL_INFERRED; i < TL_STATUSES; i++) {
        if (!occurs_status(occurring, i))
            continue;
        snprintf(text, sizeof text, "%s%s line: %s", tl_dot_lines[i].style,
                 *tl_dot_lines[i].alpha ? ", pale" : "", status_about(occurring, i));
        put_cell(row, &plain, theme->grey, text);
    }
}

/*
 * The same with the title, as one label of the graph: an attribute of the open graph
 * statement, for layouts in which nodes that explain would be moved about among those
 * of the network.
 */
static void
put_table(struct tl_dot *dot, const struct occurring *occurring,
          const struct tl_drawing *drawing)
{
    enum { FONT_SIZE = 10 };
    const char *title = tl_graph_dataset(drawing->graph).title;
    struct row row = {dot, 0};
    struct tl_dot_notes notes = tl_dot_notes_of(drawing);
    struct tl_dot_note note;
    tl_dot_html(dot, TL_DOT_LABEL);
    tl_dot_tag(dot, "<TABLE BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\">");
    put_text(dot, "18", *title ? title : " ", "");
    if (drawing->period)
        put_text(dot, "18", drawing->period, "");
    put_kind_cells(&row, &occurring->actors, "other kinds of actors");
    put_kind_cells(&row, &occurring->events, "other kinds of events");
    end_row(&row);
    put_line_cells(&row, occurring);
    end_row(&row);
    while (tl_dot_notes_next(&notes, &note))
        put_text(dot, "9", note.text, note.url);
    tl_dot_tag(dot, "</TABLE>");
    tl_dot_value_end(dot);
    tl_dot_top_label_end(dot, drawing->graph, FONT_SIZE);
}

/*
 * What would be a tangle in columns is near to what it is tied to, without labels on
 * the lines, which would hide it; they lead around what is between, unless there are so
 * many nodes that finding the ways took minutes.
 */
enum { NODES_FOR_ROUTES = 150 };

/* Widths of texts, in hundredths of the font's size, and the most lines they take. */
enum {
    ACTOR_WIDTH = 1050,
    EVENT_WIDTH = 1350,
    TITLE_WIDTH = 7000, /* in tenths of a point */
    MAX_LINES = 6,
    FONT_SIZE = 10
};

struct sketch {
    struct tl_dot dot;
    const struct tl_drawing *drawing;
    const struct tl_network *network;
    const struct tl_graph *graph;
    struct occurring occurring;
    const struct tl_dot_layout *layout;
    uint32_t ego; /* the node in the centre, or TL_NONE */
};

static void
put_layers(struct sketch *sketch)
{
    bool ties = sketch->network->view == TL_VIEW_ACTORS;
    tl_dot_text(&sketch->dot, TL_DOT_RANKDIR, "LR");
    tl_dot_text(&sketch->dot, TL_DOT_RANKSEP, ties ? "0.25" : "0.15");
    tl_dot_text(&sketch->dot, TL_DOT_NODESEP, "0.1");
}

static void
put_loose(struct sketch *sketch)
{
    bool routes = sketch->network->node_count <= NODES_FOR_ROUTES;
    tl_dot_text(&sketch->dot, TL_DOT_LAYOUT, "sfdp");
    tl_dot_text(&sketch->dot, TL_DOT_K, "0.8");
    tl_dot_text(&sketch->dot, TL_DOT_OVERLAP, "prism");
    tl_dot_text(&sketch->dot, TL_DOT_OVERLAP_SCALING, "2");
    tl_dot_text(&sketch->dot, TL_DOT_SEP, "+12");
    tl_dot_text(&sketch->dot, TL_DOT_SPLINES, routes ? "true" : "line");
}

/* Without a legend: some who read a graph have never seen HTML in a DOT file. */
static void
put_title_and_notes(struct sketch *sketch)
{
    enum { SIZE = 12, LINES = 3 };
    struct tl_dot *dot = &sketch->dot;
    struct tl_dot_notes notes = tl_dot_notes_of(sketch->drawing);
    struct tl_dot_note note;
    size_t width = TITLE_WIDTH * 10 / SIZE;
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, tl_graph_dataset(sketch->graph).title, width, LINES, 'l');
    if (sketch->drawing->period)
        tl_dot_add_lines(dot, sketch->drawing->period, width, 1, 'l');
    while (tl_dot_notes_next(&notes, &note))
        tl_dot_add_lines(dot, note.text, width, LINES, 'l');
    tl_dot_value_end(dot);
    tl_dot_top_label_end(dot, sketch->graph, SIZE);
}

static void
begin(struct sketch *sketch)
{
    struct tl_dot *dot = &sketch->dot;
    tl_dot_graph(dot);
    (sketch->drawing->ranks ? put_layers : put_loose)(sketch);
    tl_dot_text(dot, TL_DOT_CHARSET, "UTF-8");
    tl_dot_text(dot, TL_DOT_OUTPUTORDER, "edgesfirst");
    tl_dot_text(dot, TL_DOT_BGCOLOR, dot->theme->paper);
    if (sketch->drawing->ranks)
        tl_dot_title(dot, sketch->graph, sketch->drawing->period, TITLE_WIDTH);
    else if (sketch->drawing->is_picture)
        put_table(dot, &sketch->occurring, sketch->drawing);
    else
        put_title_and_notes(sketch);
    tl_dot_close(dot);
}

/* The node of an actor, of whom only the place is seen where there are no ties in the
 * period. */
static void
put_actor(struct sketch *sketch, const struct tl_actor *actor, uint32_t node)
{
    struct tl_dot *dot = &sketch->dot;
    bool is_ego = node == sketch->ego;
    struct tl_dot_name name = tl_dot_node_name(sketch->layout, node);
    const struct tl_dot_kinds *kinds = &sketch->occurring.actors;
    const struct tl_dot_shape *shape = tl_dot_kinds_shape(kinds, actor->kind);
    struct tl_dot_colour colour = tl_dot_kinds_colour(kinds, actor->kind);
    tl_dot_node(dot, name);
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, *actor->name ? actor->name : actor->id, ACTOR_WIDTH,
                     MAX_LINES, 'n');
    tl_dot_value_end(dot);
    if (name.id)
        tl_dot_actor_attributes(dot, sketch->graph, actor);
    else
        tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_SHAPE, shape->shape);
    if (is_ego)
        tl_dot_text(dot, TL_DOT_PERIPHERIES, "2");
    tl_dot_text(dot, TL_DOT_STYLE, name.id ? shape->style : "invis");
    tl_dot_text(dot, TL_DOT_COLOR, colour.line);
    tl_dot_text(dot, TL_DOT_FILLCOLOR, colour.area);
    tl_dot_text(dot, TL_DOT_MARGIN, "0.1,0.04");
    tl_dot_text(dot, TL_DOT_HEIGHT, "0.3");
    tl_dot_font(dot, FONT_SIZE, colour.on);
    tl_dot_close(dot);
}

static void
put_event(struct sketch *sketch, const struct tl_event *event)
{
    struct tl_dot *dot = &sketch->dot;
    char when[TL_DOT_WHEN_MAX];
    tl_dot_event_when(sketch->graph, event, "no date given", when);
    if (sketch->occurring.lines->layout.frames)
        tl_dot_whole_when(sketch->graph, event, true, when);
    tl_dot_node(dot, tl_dot_item(event->id));
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, *event->title ? event->title : event->id, EVENT_WIDTH,
                     MAX_LINES, 'l');
    tl_dot_add_lines(dot, when, EVENT_WIDTH, MAX_LINES, 'l');
    tl_dot_value_end(dot);
    tl_dot_event_attributes(dot, sketch->graph, event);
    tl_dot_event_look(dot, &sketch->occurring.events, event, false);
    tl_dot_text(dot, TL_DOT_MARGIN, "0.15,0.06"); /* beside tabs and folds */
    tl_dot_font(dot, FONT_SIZE, tl_dot_event_ink(dot, event->status));
    tl_dot_close(dot);
}

static void
put_nodes(struct sketch *sketch)
{
    const struct tl_network *network = sketch->network;
    for (uint32_t i = 0; i < network->node_count; i++) {
        struct tl_item item = network->nodes[i].item;
        if (item.type == TL_ACTOR) {
            struct tl_actor actor = tl_graph_actor(sketch->graph, item.number);
            put_actor(sketch, &actor, i);
        } else {
            struct tl_event event = tl_graph_event(sketch->graph, item.number);
            put_event(sketch, &event);
        }
    }
}

/* The node of the one actor whose surroundings were asked for. */
static uint32_t
find_ego(const struct tl_drawing *drawing)
{
    const struct tl_selection *selection = drawing->selection;
    const struct tl_network *network = tl_drawing_frame(drawing);
    if (!selection || !selection->has_hops || selection->actor_count != 1)
        return TL_NONE;
    for (uint32_t i = 0; i < network->node_count; i++)
        if (network->nodes[i].item.type == TL_ACTOR &&
            network->nodes[i].item.number == selection->actors[0])
            return i;
    return TL_NONE;
}

void
tl_dot_draw_network(const struct tl_drawing *drawing, struct tl_out *out,
                    struct tl_losses *losses)
{
    const struct tl_dot_theme *theme = tl_dot_theme_of(drawing);
    struct sketch sketch = {.dot = tl_dot_begin(out, theme),
                            .drawing = drawing,
                            .network = tl_drawing_frame(drawing),
                            .graph = drawing->graph,
                            .ego = find_ego(drawing)};
    struct tl_dot_lines lines = tl_dot_lines_of(&sketch.dot, drawing);
    sketch.layout = &lines.layout;
    sketch.occurring = occurring_in(drawing, theme, &lines);
    begin(&sketch);
    if (drawing->ranks)
        put_legend(&sketch.dot, &sketch.occurring, drawing);
    put_nodes(&sketch);
    tl_dot_put_lines(&lines);
    tl_dot_end(&sketch.dot);
    tl_dot_count(&sketch.dot, losses);
}
