/*
 * The format html: the one emitter that is given two shapes, the timeline and the ties
 * between actors as pictures have them.
 */
#include "page.h"

#include <stdio.h>
#include <string.h>

#include "graph/layout/axis.h"
#include "output/syntax/xml.h"

static void
put_part(struct tl_out *out, int number)
{
    tl_out_write(out, tl_page_parts[number].bytes, tl_page_parts[number].size);
}

/* The text of an element; characters that HTML cannot hold are not lost: they are in
 * the data as well. */
static void
put_text(struct tl_out *out, const char *text)
{
    struct tl_xml xml = {.out = out, .has_text = true};
    tl_xml_text(&xml, text);
}

static void
put_event(struct tl_out *out, const struct tl_graph *graph, uint32_t number)
{
    char label[TL_DATE_LABEL_MAX] = "";
    const struct tl_date *date = tl_graph_event_date(graph, number);
    if (date)
        tl_date_label(date, TL_ENGLISH, label, sizeof label);
    tl_out_text(out, "<li dir=\"auto\">");
    put_text(out, label);
    tl_out_text(out, date ? ": " : "");
    put_text(out, tl_graph_label(graph, (struct tl_item){TL_EVENT, number}));
    tl_out_text(out, "\n");
}

/* What is seen where no script runs. */
static void
put_list(const struct tl_drawing *drawing, struct tl_out *out, const char *title)
{
    enum { MOST = 500 };
    const struct tl_timeline *timeline = drawing->timeline;
    uint32_t count = timeline->event_count < MOST ? timeline->event_count : MOST;
    tl_out_text(out, "<h1 dir=\"auto\">");
    put_text(out, title);
    tl_out_text(out, "</h1>\n<p>This page draws a timeline and a network with scripts, "
                     "which are off. Its events:</p>\n<ul>\n");
    for (uint32_t i = 0; i < count; i++)
        put_event(out, drawing->graph, timeline->events[i]);
    if (count < timeline->event_count) {
        tl_out_text(out, "<li>… and ");
        tl_out_integer(out, timeline->event_count - count);
        tl_out_text(out, " more, which need scripts to be shown\n");
    }
    tl_out_text(out, "</ul>\n");
}

/* Of the day that a moment of an axis is on. */
static void
label_year(const struct tl_axis *axis, int64_t moment, char label[TL_AXIS_LABEL_MAX])
{
    enum { SECONDS = 86400 };
    int64_t rest = ((moment % SECONDS) + SECONDS) % SECONDS;
    tl_axis_label(axis->timed ? (moment - rest) / SECONDS : moment, TL_AXIS_YEAR,
                  TL_ENGLISH, label);
}

enum { TITLE_MAX = 2 * TL_AXIS_LABEL_MAX + 32 };

/* A dataset without a title is called by the years of its events. */
static const char *
make_title(const struct tl_drawing *drawing, char title[TITLE_MAX])
{
    struct tl_axis axis;
    char first[TL_AXIS_LABEL_MAX], last[TL_AXIS_LABEL_MAX];
    const char *given = tl_graph_dataset(drawing->graph).title;
    if (*given)
        return given;
    if (!tl_axis_of(&axis, drawing->timeline))
        return "Timeline and network";
    label_year(&axis, axis.first, first);
    label_year(&axis, axis.last - axis.timed, last);
    if (strcmp(first, last) == 0)
        snprintf(title, TITLE_MAX, "Events of %s", first);
    else
        snprintf(title, TITLE_MAX, "Events from %s to %s", first, last);
    return title;
}

static void
emit(const struct tl_drawing *drawing, struct tl_out *out, struct tl_losses *losses)
{
    char made[TITLE_MAX];
    const char *title = make_title(drawing, made);
    put_part(out, 0);
    put_text(out, title);
    put_part(out, 1);
    put_list(drawing, out, title);
    put_part(out, 2);
    tl_page_put_data(drawing, out, losses);
    put_part(out, 3);
}

const struct tl_format tl_format_html = {
    .name = "html",
    .endings = "html",
    .allows = "htm",
    .about = "one page with timeline, network and sources",
    .views = TL_VIEW_BIT(TL_VIEW_TIMELINE),
    .style_groups = TL_STYLE_WORDS,
    .view = TL_VIEW_TIMELINE,
    .has_ties = true,
    .parts = {{NULL, emit}},
};
