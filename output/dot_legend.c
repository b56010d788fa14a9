#include "dot_legend.h"

#include "dot_label.h"

struct tl_dot_occurring
tl_dot_occurring_none(void)
{
    return (struct tl_dot_occurring){.actors.type = TL_ACTOR, .events.type = TL_EVENT};
}

bool
tl_dot_is_uncertain(const struct tl_date *date)
{
    enum {
        UNSURE = TL_DATE_APPROXIMATE | TL_DATE_UNCERTAIN | TL_DATE_MASKED |
                 TL_DATE_ONE_OF | TL_DATE_ROUNDED | TL_DATE_UNKNOWN_START |
                 TL_DATE_UNKNOWN_END | TL_DATE_YEAR_UNKNOWN
    };
    return (date->flags & UNSURE) != 0;
}

void
tl_dot_occurs_item(struct tl_dot_occurring *occurring, const struct tl_graph *graph,
                   struct tl_item item)
{
    if (item.type == TL_ACTOR) {
        tl_dot_kinds_add(&occurring->actors, tl_graph_actor(graph, item.number).kind);
        return;
    }
    struct tl_event event = tl_graph_event(graph, item.number);
    tl_dot_kinds_add(&occurring->events, event.kind);
    if (!event.date)
        occurring->undated = true;
    else if (tl_dot_is_uncertain(event.date))
        occurring->uncertain = true;
}

void
tl_dot_occurs_edge(struct tl_dot_occurring *occurring, const struct tl_edge *edge)
{
    occurring->origins |= 1U << edge->origin;
    occurring->statuses |= 1U << edge->status;
}

void
tl_dot_event_look(struct tl_dot *dot, const struct tl_dot_kinds *kinds,
                  const struct tl_event *event)
{
    const struct tl_dot_colour *colour = tl_dot_kinds_colour(kinds, event->kind);
    bool uncertain = event->date && tl_dot_is_uncertain(event->date);
    tl_dot_text(dot, TL_DOT_SHAPE, "box");
    tl_dot_text(dot, TL_DOT_STYLE, uncertain ? "filled,dashed" : "filled");
    tl_dot_color(dot, TL_DOT_COLOR, colour->line, tl_dot_lines[event->status].alpha);
    tl_dot_text(dot, TL_DOT_FILLCOLOR, event->date ? colour->fill : "#ffffff");
}

static const struct {
    const char *color;
    const char *head;
    const char *about; /* in the legend */
} origins[] = {
    [TL_EDGE_PARTICIPATION] = {"#6f8fae", "normal", "takes part"},
    [TL_EDGE_RELATION] = {"#333333", "normal", "relation"},
    [TL_EDGE_PART] = {"#888888", "odiamond", "part of"},
    [TL_EDGE_TIE] = {"#51607a", "normal", "tie; the wider, the stronger"},
};

void
tl_dot_edge_look(struct tl_dot *dot, enum tl_edge_origin origin, enum tl_status status)
{
    tl_dot_text(dot, TL_DOT_STYLE, tl_dot_lines[status].style);
    tl_dot_color(dot, TL_DOT_COLOR, origins[origin].color, tl_dot_lines[status].alpha);
    tl_dot_text(dot, TL_DOT_ARROWHEAD, origins[origin].head);
    tl_dot_text(dot, TL_DOT_ARROWSIZE, "0.6");
}

enum { LEGEND_FONT_SIZE = 9, LEGEND_COLUMNS = 4 };

/* The legend while it is being written: how many samples there are, and how many of
 * them in the last row. */
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
    tl_dot_text(legend->dot, TL_DOT_LABEL, text);
    tl_dot_text(legend->dot, TL_DOT_TOOLTIP, "legend");
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
    legend->in_row = (legend->in_row + 1) % LEGEND_COLUMNS;
}

static void
put_actor_kind(struct legend *legend, const struct tl_dot_kinds *kinds,
               const char *kind)
{
    struct tl_dot *dot = legend->dot;
    struct tl_dot_shape shape = tl_dot_actor_shape(kind);
    const char *color = tl_dot_kinds_colour(kinds, kind)->line;
    begin_sample(legend, kind);
    tl_dot_text(dot, TL_DOT_SHAPE, shape.shape);
    tl_dot_text(dot, TL_DOT_STYLE, shape.style);
    tl_dot_text(dot, TL_DOT_COLOR, color);
    tl_dot_text(dot, TL_DOT_FILLCOLOR, color);
    tl_dot_font(dot, LEGEND_FONT_SIZE, "#ffffff");
    end_sample(legend);
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
    tl_dot_font(dot, LEGEND_FONT_SIZE, TL_DOT_INK);
    end_sample(legend);
}

static void
put_kinds(struct legend *legend, const struct tl_dot_kinds *kinds, const char *others)
{
    for (size_t i = 0; i < TL_DOT_COLOURS; i++) {
        const char *kind = kinds->names[i];
        if (!kind)
            continue;
        if (kinds->type == TL_ACTOR)
            put_actor_kind(legend, kinds, kind);
        else
            put_box(legend, tl_dot_kinds_colour(kinds, kind), "filled", kind);
    }
    if (kinds->any && kinds->others)
        put_box(legend, &(struct tl_dot_colour){"#5c5c5c", "#f0f0f0"}, "filled",
                others);
}

/* A line of its kind, from a point that is not seen to the words for it. */
static void
put_line(struct legend *legend, enum tl_edge_origin origin, enum tl_status status,
         const char *text)
{
    struct tl_dot *dot = legend->dot;
    struct tl_dot_name tail = begin_sample(legend, "");
    tl_dot_text(dot, TL_DOT_SHAPE, "point");
    tl_dot_text(dot, TL_DOT_STYLE, "invis");
    end_sample(legend);
    struct tl_dot_name head = begin_sample(legend, text);
    tl_dot_text(dot, TL_DOT_SHAPE, "plaintext");
    tl_dot_font(dot, LEGEND_FONT_SIZE, TL_DOT_INK);
    end_sample(legend);
    tl_dot_edge(dot, tail, head);
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_edge_look(dot, origin, status);
    tl_dot_close(dot);
}

static void
put_lines(struct legend *legend, const struct tl_dot_occurring *occurring)
{
    legend->in_row = 0; /* both ends of a line are in the same row */
    for (unsigned i = TL_EDGE_PARTICIPATION; i <= TL_EDGE_TIE; i++)
        if (occurring->origins & (1U << i))
            put_line(legend, i, TL_STATED, origins[i].about);
    for (unsigned i = TL_INFERRED; i < TL_STATUSES; i++)
        if (occurring->statuses & (1U << i))
            put_line(legend, TL_EDGE_RELATION, i, tl_status_names[i]);
}

void
tl_dot_legend(struct tl_dot *dot, const struct tl_dot_occurring *occurring)
{
    struct legend legend = {dot, 0, 0};
    tl_dot_enter(dot, "legend");
    tl_dot_graph(dot);
    tl_dot_text(dot, TL_DOT_LABEL, "");
    tl_dot_text(dot, TL_DOT_COLOR, "#cccccc");
    tl_dot_close(dot);
    put_kinds(&legend, &occurring->actors, "other kinds of actors");
    put_kinds(&legend, &occurring->events, "other kinds of events");
    if (occurring->uncertain)
        put_box(&legend, &tl_dot_other_colour, "filled,dashed", "date uncertain");
    if (occurring->undated)
        put_box(&legend, &(struct tl_dot_colour){"#5c5c5c", "#ffffff"}, "filled",
                "no date given");
    put_lines(&legend, occurring);
    tl_dot_leave(dot);
}
