#include "caption.h"

#include "legend.h"
#include "look.h"
#include "page.h"

enum {
    MARGIN = 80,
    GAP = 120,          /* above the legend, and above the notes */
    WIDTH_LEAST = 5000, /* of a legend below a narrow picture, */
    WIDTH_LOW = 8000,   /* and below a low one */
    LINE_LENGTH = 300,
    POINT_SIZE = 10
};

static void
add_kinds(struct tl_dot_legend *legend, const struct tl_dot_kinds *kinds,
          const char *others)
{
    for (size_t i = 0; i <= TL_DOT_KINDS; i++) {
        bool rest = i == TL_DOT_KINDS;
        if (rest ? !(kinds->any && kinds->others) : !kinds->occurs[i])
            continue;
        const char *kind = rest ? "" : kinds->names[i];
        struct tl_dot_colour colour = tl_dot_kinds_colour(kinds, kind);
        tl_dot_legend_shape(legend, tl_dot_kinds_shape(kinds, kind), colour.line,
                            kinds->type == TL_ACTOR ? colour.area : colour.fill,
                            rest ? others : tl_dot_kinds_label(kinds, i));
    }
}

static void
add_boxes(struct tl_dot_legend *legend, const struct tl_dot_occurring *occurring,
          const struct tl_dot_theme *theme)
{
    static const struct tl_dot_shape dashed = {"box", "filled,dashed", NULL};
    static const struct tl_dot_shape plain = {"box", "filled", NULL};
    static const struct tl_dot_shape doubtful = {"box", tl_dot_doubt_style, NULL};
    static const struct tl_dot_shape whole = {"box", tl_dot_whole_style, NULL};
    const struct tl_dot_colour *other = &theme->other;
    if (occurring->uncertain)
        tl_dot_legend_shape(legend, &dashed, other->line, other->fill,
                            tl_phrase(legend->language, TL_PHRASE_DATE_UNCERTAIN));
    if (occurring->undated)
        tl_dot_legend_shape(legend, &plain, other->line, theme->paper,
                            tl_phrase(legend->language, TL_PHRASE_UNDATED));
    if (occurring->statuses & 1U << TL_DISPUTED)
        tl_dot_legend_shape(legend, &doubtful, other->line, other->fill,
                            tl_phrase(legend->language, TL_PHRASE_DISPUTED_EVENT));
    if (occurring->statuses & 1U << TL_DENIED)
        tl_dot_legend_shape(legend, &doubtful, other->line, theme->paper,
                            tl_phrase(legend->language, TL_PHRASE_DENIED_EVENT));
    if (occurring->lines->layout.frames &&
        occurring->lines->origins & (1U << TL_EDGE_PART))
        tl_dot_legend_shape(legend, &whole, theme->edges[TL_EDGE_PART], theme->paper,
                            tl_phrase(legend->language, TL_PHRASE_WHOLE));
}

static void
put_end(struct tl_dot *dot, struct tl_dot_name name, struct tl_dot_spot spot)
{
    struct tl_dot_area area = {spot.x, spot.y - POINT_SIZE / 2, POINT_SIZE, POINT_SIZE};
    tl_dot_node(dot, name);
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_LABEL, "");
    tl_dot_text(dot, TL_DOT_STYLE, "invis");
    tl_dot_place(dot, area);
    tl_dot_close(dot);
}

/* A straight line, between two points that are not seen. */
static void
add_line(struct tl_dot_legend *legend, enum tl_edge_origin origin,
         enum tl_status status, bool has_arrow, const char *text)
{
    struct tl_dot *dot = legend->dot;
    struct tl_dot_spot spot;
    if (!tl_dot_legend_add(legend, LINE_LENGTH, text, &spot))
        return;
    struct tl_dot_name tail = tl_dot_drawn("sample", legend->count, 0);
    struct tl_dot_name head = tl_dot_drawn("sample", legend->count, 1);
    put_end(dot, tail, spot);
    spot.x += LINE_LENGTH - POINT_SIZE;
    put_end(dot, head, spot);
    tl_dot_edge(dot, tail, head);
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_TOOLTIP, text);
    tl_dot_edge_look(dot, origin, status, false, NULL);
    tl_dot_unless(dot, TL_DOT_DIR, has_arrow ? "forward" : "none", "forward");
    tl_dot_close(dot);
}

static void
add_lines(struct tl_dot_legend *legend, const struct tl_dot_occurring *occurring)
{
    unsigned pointed = occurring->lines->pointed;
    for (unsigned i = TL_EDGE_PARTICIPATION; i <= TL_EDGE_TIE; i++) {
        const char *about = tl_dot_origin_about(occurring, i);
        if (about)
            add_line(legend, i, TL_STATED, pointed & 1U << i, about);
    }
    for (unsigned i = TL_INFERRED; i < TL_STATUSES; i++)
        if (tl_dot_occurs_status(occurring, i))
            add_line(legend, TL_EDGE_RELATION, i, pointed != 0,
                     tl_dot_status_about(occurring, i).text);
}

/* Below a low picture two lines were more than a tenth of its height: the legend may be
 * wider. */
static int64_t
legend_width(const struct tl_drawing *drawing)
{
    enum { LINES = 2, TENTHS = 10 };
    int64_t width = drawing->laid_out->width - 2 * MARGIN;
    int64_t notes = tl_dot_put_notes(NULL, drawing, 0, 0, width);
    int64_t height = drawing->laid_out->height + notes + TL_DOT_LEGEND_ROOM;
    int64_t least =
        height < LINES * TL_DOT_LEGEND_STEP * TENTHS ? WIDTH_LOW : WIDTH_LEAST;
    return width > least ? width : least;
}

void
tl_dot_put_caption(struct tl_dot *dot, const struct tl_dot_occurring *occurring,
                   const struct tl_drawing *drawing)
{
    struct tl_dot_legend legend = {.dot = dot,
                                   .language = dot->language,
                                   .left = MARGIN,
                                   .top = GAP,
                                   .width = legend_width(drawing)};
    add_lines(&legend, occurring);
    add_boxes(&legend, occurring, dot->theme);
    add_kinds(&legend, &occurring->actors,
              tl_phrase(dot->language, TL_PHRASE_OTHER_ACTOR_KINDS));
    add_kinds(&legend, &occurring->events,
              tl_phrase(dot->language, TL_PHRASE_OTHER_EVENT_KINDS));
    int64_t height = tl_dot_legend_end(&legend);
    tl_dot_put_notes(dot, drawing, MARGIN, GAP + height + GAP, legend.width);
}
