/* DOT, for Graphviz: a diagram, with what more there is to say in its tooltips. */
#include "output/common/supported.h"
#include "page.h"
#include "views.h"

static tl_emit *const draw[TL_VIEWS] = {
    [TL_VIEW_NETWORK] = tl_dot_draw_network,
    [TL_VIEW_ACTORS] = tl_dot_draw_network,
    [TL_VIEW_EVENTS] = tl_dot_draw_network,
    [TL_VIEW_TIMELINE] = tl_dot_draw_timeline,
};

#define CITED (TL_SUPPORTS(TL_REFERENCE_ID) | TL_SUPPORTS(TL_STATUS))

static const struct tl_supported network_supported = {
    .fields =
        {
            [TL_DATASET] = TL_SUPPORTS(TL_TITLE),
            [TL_ACTOR] =
                TL_SUPPORTS_ALL & ~(TL_SUPPORTS_ATTRIBUTES | TL_SUPPORTS(TL_ALIASES)),
            [TL_EVENT] = TL_SUPPORTS_ALL & ~TL_SUPPORTS_ATTRIBUTES,
            [TL_PARTICIPATION] = TL_SUPPORTS_ALL & ~TL_SUPPORTS_ATTRIBUTES,
            [TL_RELATION] =
                TL_SUPPORTS_ALL & ~(TL_SUPPORTS_ATTRIBUTES | TL_SUPPORTS(TL_EVENTS)),
            [TL_REFERENCE] = TL_SUPPORTS(TL_TITLE) | TL_SUPPORTS(TL_PUBLISHER) |
                             TL_SUPPORTS_DATE | TL_SUPPORTS(TL_URL),
            [TL_CITATION] = CITED,
        },
};

/* There are columns for actors, and nothing for relations. */
static const struct tl_supported timeline_supported = {
    .fields =
        {
            [TL_DATASET] = TL_SUPPORTS(TL_TITLE),
            [TL_ACTOR] =
                TL_SUPPORTS_ALL & ~(TL_SUPPORTS_ATTRIBUTES | TL_SUPPORTS(TL_ALIASES)),
            [TL_EVENT] = TL_SUPPORTS_ALL & ~TL_SUPPORTS_ATTRIBUTES,
            [TL_PARTICIPATION] = TL_SUPPORTS_ALL & ~TL_SUPPORTS_ATTRIBUTES,
            [TL_REFERENCE] = TL_SUPPORTS(TL_TITLE) | TL_SUPPORTS(TL_PUBLISHER) |
                             TL_SUPPORTS_DATE | TL_SUPPORTS(TL_URL),
            [TL_CITATION] = CITED,
        },
};

static bool
is_nothing(const struct tl_drawing *drawing)
{
    const struct tl_timeline *timeline = drawing->timeline;
    if (drawing->network)
        return drawing->network->node_count == 0;
    bool by_actor = drawing->lanes->by == TL_LANES_BY_ACTOR;
    return timeline->event_count == 0 && !(by_actor && timeline->actor_count > 0);
}

/* A picture of nothing, which says so under the title. */
static void
draw_nothing(const struct tl_drawing *drawing, struct tl_out *out,
             struct tl_losses *losses)
{
    enum { WIDTH = 5000, HEIGHT = 200, FONT_SIZE = 10 };
    const struct tl_language *language = tl_drawing_language(drawing);
    struct tl_dot dot = tl_dot_begin(out, tl_dot_theme_of(drawing), language);
    struct tl_dot_area area = {0, 0, WIDTH, HEIGHT};
    tl_dot_begin_fixed(&dot, drawing, WIDTH);
    tl_dot_put_text(&dot, tl_dot_drawn("note", 0, 0), area, FONT_SIZE,
                    tl_phrase(language, TL_PHRASE_NOTHING), 1, 'l');
    tl_dot_end(&dot);
    tl_dot_count(&dot, losses);
}

/* The end of a picture below which there is nothing more. */
static void
end_laid_out(const struct tl_drawing *drawing, struct tl_out *out)
{
    struct tl_dot dot = {.out = out,
                         .theme = tl_dot_theme_of(drawing),
                         .language = tl_drawing_language(drawing)};
    tl_dot_put_laid_out(&dot, drawing);
    tl_dot_end(&dot);
}

static void
emit(const struct tl_drawing *drawing, struct tl_out *out, struct tl_losses *losses)
{
    bool nothing = is_nothing(drawing);
    tl_losses_warn(losses, "diagrams with nothing to draw", nothing);
    if (drawing->laid_out && (nothing || !drawing->network))
        end_laid_out(drawing, out);
    else if (nothing && drawing->is_picture)
        draw_nothing(drawing, out, losses);
    else if (drawing->lanes && drawing->lanes->period_count > 0)
        tl_dot_draw_counts(drawing, out, losses);
    else
        draw[drawing->view](drawing, out, losses);
    tl_losses_expect(
        losses, "items drawn without details such as quotes, aliases, attributes",
        tl_unsupported_count_all(drawing, drawing->network ? &network_supported
                                                           : &timeline_supported));
}

const struct tl_format tl_format_dot = {
    .name = "dot",
    .endings = "dot gv",
    .about = "Graphviz diagram",
    .views = TL_VIEWS_ALL,
    .view = TL_VIEW_NETWORK,
    .needs_layout = true,
    .style_groups = TL_STYLE_WORDS,
    .parts = {{NULL, emit}},
};

const struct tl_format tl_format_svg = {
    .name = "svg",
    .endings = "svg",
    .about = "picture for web pages, drawn by dot",
    .views = TL_VIEWS_ALL,
    .view = TL_VIEW_NETWORK,
    .needs_layout = true,
    .style_groups = TL_STYLE_WORDS,
    .filter = "svg",
    .parts = {{NULL, emit}},
};

const struct tl_format tl_format_png = {
    .name = "png",
    .endings = "png",
    .about = "picture, drawn by dot",
    .views = TL_VIEWS_ALL,
    .view = TL_VIEW_NETWORK,
    .needs_layout = true,
    .style_groups = TL_STYLE_WORDS,
    .filter = "png",
    .parts = {{NULL, emit}},
};

const struct tl_format tl_format_pdf = {
    .name = "pdf",
    .endings = "pdf",
    .about = "picture for print, drawn by dot",
    .views = TL_VIEWS_ALL,
    .view = TL_VIEW_NETWORK,
    .needs_layout = true,
    .style_groups = TL_STYLE_WORDS,
    .filter = "pdf",
    .parts = {{NULL, emit}},
};
