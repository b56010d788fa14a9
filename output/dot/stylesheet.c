#include "stylesheet.h"

#include <string.h>

#include "theme.h"

/* Graphviz gives each shape its colours as attributes, by which they are found. */
static void
put_rule(struct tl_out *out, const char *what, const char *attribute, const char *light,
         const char *dark)
{
    tl_out_text(out, ".tieline ");
    tl_out_text(out, what);
    tl_out_text(out, "[");
    tl_out_text(out, attribute);
    tl_out_text(out, "=\"");
    tl_out_text(out, light);
    tl_out_text(out, "\"]{");
    tl_out_text(out, attribute);
    tl_out_text(out, ":");
    tl_out_text(out, dark);
    tl_out_text(out, "}\n");
}

static void
put_line(struct tl_out *out, const char *light, const char *dark)
{
    put_rule(out, "", "stroke", light, dark);
    put_rule(out, ":not(text)", "fill", light, dark);
}

static void
put_colour(struct tl_out *out, struct tl_dot_colour light, struct tl_dot_colour dark)
{
    put_line(out, light.line, dark.line);
    put_rule(out, ":not(text)", "fill", light.fill, dark.fill);
}

/* Those that the dataset declares; an area has the same colour on any ground. */
static void
put_declared(const struct tl_drawing *drawing, enum tl_type type, struct tl_out *out)
{
    const struct tl_dot_kinds light =
        tl_dot_kinds_of(&tl_dot_light, drawing->graph, type);
    const struct tl_dot_kinds dark =
        tl_dot_kinds_of(&tl_dot_dark, drawing->graph, type);
    for (size_t i = 0; i < light.declared; i++) {
        const struct tl_dot_paint *one = &light.paints[i], *other = &dark.paints[i];
        put_rule(out, "", "stroke", one->line, other->line);
        if (strcmp(one->line, one->area) != 0)
            put_rule(out, ":not(text)", "fill", one->line, other->line);
        put_rule(out, ":not(text)", "fill", one->fill, other->fill);
    }
}

static void
put_dark(const struct tl_drawing *drawing, struct tl_out *out)
{
    const struct tl_dot_theme *light = &tl_dot_light, *dark = &tl_dot_dark;
    tl_out_text(out, "@media (prefers-color-scheme: dark) {\n");
    put_line(out, light->paper, dark->paper);
    put_line(out, light->grey, dark->grey);
    put_line(out, light->faint, dark->faint);
    put_line(out, light->band, dark->band);
    put_rule(out, "text", "fill", light->on_line, dark->on_line);
    put_rule(out, "text", "fill", light->ink, dark->ink);
    put_rule(out, "text", "fill", light->grey, dark->grey);
    for (size_t i = 0; i < sizeof light->edges / sizeof *light->edges; i++)
        put_line(out, light->edges[i], dark->edges[i]);
    put_colour(out, light->sample, dark->sample);
    put_colour(out, light->other, dark->other);
    for (size_t i = 0; i < TL_DOT_COLOURS; i++)
        put_colour(out, light->kinds[i], dark->kinds[i]);
    put_declared(drawing, TL_ACTOR, out);
    put_declared(drawing, TL_EVENT, out);
    put_declared(drawing, TL_RELATION, out);
    tl_out_text(out, "}\n");
}

void
tl_dot_put_stylesheet(const struct tl_drawing *drawing, struct tl_out *out)
{
    tl_out_text(out, "@media print {.tieline{max-width:100%;height:auto}}\n");
    if (drawing->style->theme == TL_THEME_AUTO)
        put_dark(drawing, out);
}
