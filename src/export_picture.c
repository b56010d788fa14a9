#include "export_picture.h"

#include <stdio.h>

#include "output/dot/page.h"
#include "output/dot/stylesheet.h"
#include "src/base/terminal.h"

static const char *
title_of(const struct tl_drawing *drawing)
{
    static const enum tl_phrase titles[TL_VIEWS] = {
        [TL_VIEW_NETWORK] = TL_PHRASE_VIEW_NETWORK,
        [TL_VIEW_ACTORS] = TL_PHRASE_VIEW_ACTORS,
        [TL_VIEW_EVENTS] = TL_PHRASE_VIEW_EVENTS,
        [TL_VIEW_TIMELINE] = TL_PHRASE_VIEW_TIMELINE,
    };
    return tl_phrase(tl_drawing_language(drawing), titles[drawing->view]);
}

static void
tell(const struct tl_drawing *drawing, char about[TL_EXPORT_ABOUT])
{
    const struct tl_network *network = drawing->network;
    const struct tl_language *language = tl_drawing_language(drawing);
    char view[TL_EXPORT_ABOUT], first[TL_NUMBER_MAX * 2], second[TL_NUMBER_MAX * 2];
    snprintf(view, sizeof view, "%s", title_of(drawing));
    if (network && drawing->period)
        tl_phrase_fill(language, TL_PHRASE_VIEW_IN_PERIOD, view, sizeof view, "view",
                       title_of(drawing), "period", drawing->period, NULL);
    tl_phrase_count(language, network ? TL_PHRASE_NODES : TL_PHRASE_EVENTS,
                    network ? network->node_count : drawing->timeline->event_count,
                    first, sizeof first, NULL);
    tl_phrase_count(language, network ? TL_PHRASE_EDGES : TL_PHRASE_ACTORS,
                    network ? network->edge_count : drawing->timeline->actor_count,
                    second, sizeof second, NULL);
    tl_phrase_fill(language, TL_PHRASE_VIEW_COUNTS, about, TL_EXPORT_ABOUT, "view",
                   view, "first", first, "second", second, NULL);
}

void
tl_export_words_begin(struct tl_export_words *words, const struct tl_drawing *drawing)
{
    const char *title = tl_drawing_title(drawing);
    tell(drawing, words->about);
    tl_out_open(&words->style, TL_OUT_MEMORY);
    tl_dot_put_stylesheet(drawing, &words->style);
    tl_out_char(&words->style, '\0');
    words->words = (struct tl_picture_words){*title ? title : title_of(drawing),
                                             words->about, words->style.buffer};
}

void
tl_export_words_end(struct tl_export_words *words)
{
    tl_out_close(&words->style);
}

/* Of a timeline everything is laid out already. */
static int64_t
height_of(const struct tl_drawing *drawing)
{
    const struct tl_extent *size = drawing->laid_out;
    if (!drawing->network)
        return size->height;
    return size->height + TL_DOT_LEGEND_ROOM +
           tl_dot_put_notes(NULL, drawing, 0, 0, size->width);
}

bool
tl_export_suits_paper(const struct tl_drawing *drawing)
{
    enum { SMALLEST = 80, READABLE = 70, TENTHS = 254, POINTS = 7200 };
    struct tl_paper paper = drawing->style->paper;
    int64_t width = drawing->laid_out->width, height = height_of(drawing);
    if (paper.width == 0)
        return true;
    paper = tl_dot_turn(paper, width, height);
    int64_t least_width = width * READABLE / SMALLEST;
    int64_t least_height = height * READABLE / SMALLEST;
    if (least_width <= paper.width && least_height <= paper.height)
        return true;
    tl_say("--size: the picture of '%s' needs %ld x %ld mm for letters of 7 pt; select "
           "less, for example with %s, or say a larger size",
           tl_view_names[drawing->view], (long)(least_width * TENTHS / POINTS) + 1,
           (long)(least_height * TENTHS / POINTS) + 1,
           drawing->network ? "--top 20 or --since" : "--since, --kind or --actor");
    return false;
}
