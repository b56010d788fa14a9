#include "samples.h"

#include "item.h"
#include "look.h"
#include "notes.h"

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
    tl_dot_text(legend->dot, TL_DOT_TOOLTIP,
                *text ? text : tl_phrase(legend->dot->language, TL_PHRASE_LEGEND));
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
put_lines(struct legend *legend, const struct tl_dot_occurring *occurring)
{
    legend->in_row = 0;
    for (unsigned i = TL_EDGE_PARTICIPATION; i <= TL_EDGE_TIE; i++) {
        const char *about = tl_dot_origin_about(occurring, i);
        if (about)
            put_line(legend, i, TL_STATED, occurring->lines->pointed & (1U << i),
                     about);
    }
    for (unsigned i = TL_INFERRED; i < TL_STATUSES; i++)
        if (tl_dot_occurs_status(occurring, i))
            put_line(legend, TL_EDGE_RELATION, i, occurring->lines->pointed != 0,
                     tl_dot_status_about(occurring, i).text);
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

void
tl_dot_put_samples(struct tl_dot *dot, const struct tl_dot_occurring *occurring,
                   const struct tl_drawing *drawing)
{
    struct legend legend = {dot, 0, 0};
    struct tl_dot_colour whole = {.line = dot->theme->edges[TL_EDGE_PART],
                                  .fill = dot->theme->paper};
    struct tl_dot_colour undated = {.line = dot->theme->other.line,
                                    .fill = dot->theme->paper};
    enter_frames(dot);
    put_kinds(&legend, &occurring->actors,
              tl_phrase(dot->language, TL_PHRASE_OTHER_ACTOR_KINDS));
    put_kinds(&legend, &occurring->events,
              tl_phrase(dot->language, TL_PHRASE_OTHER_EVENT_KINDS));
    legend.in_row = 0;
    if (occurring->uncertain)
        put_box(&legend, &dot->theme->other, "filled,dashed",
                tl_phrase(dot->language, TL_PHRASE_DATE_UNCERTAIN));
    if (occurring->undated)
        put_box(&legend, &undated, "filled",
                tl_phrase(dot->language, TL_PHRASE_UNDATED));
    if (occurring->statuses & 1U << TL_DISPUTED)
        put_box(&legend, &dot->theme->other, tl_dot_doubt_style,
                tl_phrase(dot->language, TL_PHRASE_DISPUTED_EVENT));
    if (occurring->statuses & 1U << TL_DENIED)
        put_box(&legend, &undated, tl_dot_doubt_style,
                tl_phrase(dot->language, TL_PHRASE_DENIED_EVENT));
    if (occurring->lines->layout.frames &&
        occurring->lines->origins & (1U << TL_EDGE_PART))
        put_box(&legend, &whole, tl_dot_whole_style,
                tl_phrase(dot->language, TL_PHRASE_WHOLE));
    put_lines(&legend, occurring);
    put_notes(dot, drawing);
    leave_frames(dot);
}
