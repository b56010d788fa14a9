#include "legend.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/text_width.h"
#include "label.h"

enum {
    SIZE = 8,   /* font, in points */
    GAP = 40,   /* between a sample and its words */
    SPACE = 80, /* after them */
    LINES = 2,
    WORDS = 1600, /* wide at most */
    RING = 40,    /* between two outlines */
    REST = 700    /* for what is said of those that have no room */
};

static void
put_words(struct tl_dot_legend *legend, struct tl_dot_spot spot, int64_t width,
          const char *text)
{
    /* Graphviz centres what it finds wider than its node. */
    struct tl_dot_area area = {spot.x, spot.y - TL_DOT_LEGEND_STEP / 2, width + SPACE,
                               TL_DOT_LEGEND_STEP};
    tl_dot_put_text(legend->dot, tl_dot_drawn("legend", legend->count, 0), area, SIZE,
                    text, 1, 'l');
}

static int64_t
words_width(const char *text)
{
    int64_t width = (int64_t)tl_text_width(text, strlen(text)) * SIZE / 10 + SIZE * 4;
    return width < WORDS ? width : WORDS;
}

/* Begins a line where the last has no room; false where there is no other. */
static bool
has_room(struct tl_dot_legend *legend, int64_t width)
{
    int64_t rest = legend->lines == LINES ? REST : 0;
    if (legend->lines > 0 && legend->used + width + rest <= legend->width)
        return true;
    if (legend->lines == LINES || legend->left_out > 0)
        return false;
    legend->lines++;
    legend->used = 0;
    return true;
}

bool
tl_dot_legend_add(struct tl_dot_legend *legend, int64_t width, const char *text,
                  struct tl_dot_spot *spot)
{
    int64_t words = words_width(text);
    if (!has_room(legend, width + GAP + words)) {
        legend->left_out++;
        return false;
    }
    *spot =
        (struct tl_dot_spot){legend->left + legend->used,
                             legend->top + (legend->lines - 1) * TL_DOT_LEGEND_STEP +
                                 TL_DOT_LEGEND_STEP / 2};
    legend->used += width + GAP + words + SPACE;
    legend->count++;
    if (legend->dot)
        put_words(legend, (struct tl_dot_spot){spot->x + width + GAP, spot->y}, words,
                  text);
    return legend->dot != NULL;
}

int64_t
tl_dot_legend_end(struct tl_dot_legend *legend)
{
    char text[2 * TL_WORD_MAX];
    struct tl_dot_spot spot = {legend->left + legend->used,
                               legend->top + legend->lines * TL_DOT_LEGEND_STEP -
                                   TL_DOT_LEGEND_STEP / 2};
    tl_phrase_count(legend->language, TL_PHRASE_MORE, legend->left_out, text,
                    sizeof text, NULL);
    legend->count++;
    if (legend->left_out > 0 && legend->dot)
        put_words(legend, spot, words_width(text), text);
    return legend->lines * TL_DOT_LEGEND_STEP;
}

void
tl_dot_legend_shape(struct tl_dot_legend *legend, const struct tl_dot_shape *shape,
                    const char *line, const char *fill, const char *text)
{
    struct tl_dot *dot = legend->dot;
    struct tl_dot_spot spot;
    if (!tl_dot_legend_add(legend, TL_DOT_SAMPLE_WIDTH, text, &spot))
        return;
    struct tl_dot_area area = {spot.x, spot.y - TL_DOT_SAMPLE_HEIGHT / 2,
                               TL_DOT_SAMPLE_WIDTH, TL_DOT_SAMPLE_HEIGHT};
    if (shape->peripheries)
        area = (struct tl_dot_area){area.left + RING, area.top + RING,
                                    area.width - 2 * RING, area.height - 2 * RING};
    tl_dot_node(dot, tl_dot_drawn("sample", legend->count, 0));
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_LABEL, "");
    tl_dot_text(dot, TL_DOT_TOOLTIP, text);
    tl_dot_text(dot, TL_DOT_SHAPE, shape->shape);
    tl_dot_text(dot, TL_DOT_STYLE, shape->style);
    if (shape->peripheries)
        tl_dot_text(dot, TL_DOT_PERIPHERIES, shape->peripheries);
    tl_dot_text(dot, TL_DOT_COLOR, line);
    tl_dot_text(dot, TL_DOT_FILLCOLOR, fill);
    tl_dot_place(dot, area);
    tl_dot_close(dot);
}
