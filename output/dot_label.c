#include "dot_label.h"

#include <string.h>

#include "graph/axis.h"
#include "graph/span.h"
#include "dot_theme.h"
#include "text_width.h"

enum { TITLE_SIZE = 18, TITLE_LINES = 3 };

/* Where a text can be cut, at `length` or before. */
static size_t
whole_characters(const char *text, size_t length)
{
    while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
        length--;
    return length;
}

/* Adds as much of a text as there is room for. */
static void
append(char when[TL_DOT_WHEN_MAX], const char *text)
{
    size_t used = strlen(when), length = strlen(text);
    if (length > TL_DOT_WHEN_MAX - used - 1)
        length = whole_characters(text, TL_DOT_WHEN_MAX - used - 1);
    memcpy(when + used, text, length);
    when[used + length] = '\0';
}

void
tl_dot_append_remark(char when[TL_DOT_WHEN_MAX], const char *start, const char *rest)
{
    append(when, *when ? " · " : "");
    append(when, start);
    append(when, rest);
}

void
tl_dot_add_lines(struct tl_dot *dot, const char *text, size_t width, size_t limit,
                 char justification)
{
    struct tl_text_line line;
    for (size_t i = 1; i <= limit && tl_text_next_line(&text, width, &line); i++) {
        tl_dot_add_part(dot, line.text, line.length);
        if (i == limit && text[strspn(text, " \n")] != '\0')
            tl_dot_add(dot, "…");
        tl_dot_line_end(dot, justification);
    }
}

void
tl_dot_color(struct tl_dot *dot, enum tl_dot_attribute attribute, const char *color,
             const char *alpha)
{
    tl_dot_value(dot, attribute);
    tl_dot_add(dot, color);
    tl_dot_add(dot, alpha);
    tl_dot_value_end(dot);
}

void
tl_dot_colors(struct tl_dot *dot, const char *one, const char *other)
{
    tl_dot_value(dot, TL_DOT_FILLCOLOR);
    tl_dot_add(dot, one);
    tl_dot_add(dot, ":");
    tl_dot_add(dot, other);
    tl_dot_value_end(dot);
}

void
tl_dot_font(struct tl_dot *dot, int size, const char *color)
{
    tl_dot_text(dot, TL_DOT_FONTNAME, TL_DOT_FONT);
    tl_dot_integer(dot, TL_DOT_FONTSIZE, size);
    tl_dot_text(dot, TL_DOT_FONTCOLOR, color);
}

void
tl_dot_top_label_end(struct tl_dot *dot, const struct tl_graph *graph, int size)
{
    tl_dot_member(dot, TL_DOT_TITLE, tl_graph_dataset(graph).title);
    tl_dot_text(dot, TL_DOT_LABELLOC, "t");
    tl_dot_text(dot, TL_DOT_LABELJUST, "l");
    tl_dot_font(dot, size, dot->theme->ink);
}

void
tl_dot_title(struct tl_dot *dot, const struct tl_graph *graph, int64_t width)
{
    const char *title = tl_graph_dataset(graph).title;
    if (*title == '\0')
        return;
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, title, (size_t)width * 10 / TITLE_SIZE, TITLE_LINES, 'l');
    tl_dot_value_end(dot);
    tl_dot_top_label_end(dot, graph, TITLE_SIZE);
}

/* The coarsest labels that tell the ends of a span apart well enough. */
static enum tl_axis_unit
span_unit(int64_t first, int64_t last)
{
    if (!tl_day_is_counted(first) || !tl_day_is_counted(last))
        return TL_AXIS_MONTH;
    struct tl_day_civil from = tl_day_to_civil(first), to = tl_day_to_civil(last);
    bool years = from.month == 1 && from.day == 1 && to.month == 12 && to.day == 31;
    return years || to.year - from.year >= 10 ? TL_AXIS_YEAR : TL_AXIS_MONTH;
}

static void
span_label(const struct tl_edge *edge, char when[TL_DOT_WHEN_MAX])
{
    char first[TL_AXIS_LABEL_MAX], last[TL_AXIS_LABEL_MAX];
    enum tl_axis_unit unit = span_unit(edge->first, edge->last);
    tl_axis_label(edge->open_start ? TL_DAY_MIN : edge->first, unit, first);
    tl_axis_label(edge->open_end ? TL_DAY_MAX : edge->last, unit, last);
    when[0] = '\0';
    if (*first && edge->open_end)
        append(when, "since ");
    else if (*last && edge->open_start)
        append(when, "until ");
    append(when, first);
    if (strcmp(first, last) == 0)
        return;
    append(when, *first && *last ? " – " : "");
    append(when, last);
}

/* A date that says more about an edge than its first and last day; NULL for none. */
static const struct tl_date *
edge_date(const struct tl_network *network, const struct tl_edge *edge)
{
    const struct tl_graph *graph = network->graph;
    if (edge->origin == TL_EDGE_PARTICIPATION)
        return tl_graph_participation_date(graph, edge->number);
    if (edge->origin == TL_EDGE_RELATION) {
        const struct tl_date *date = tl_graph_relation(graph, edge->number).date;
        if (date)
            return date;
    }
    if (edge->origin == TL_EDGE_PART || edge->events.count != 1)
        return NULL;
    const struct tl_date *date =
        tl_graph_event_date(graph, network->events[edge->events.first]);
    struct tl_span span = tl_span_of(date);
    /* Participations with dates of their own make a tie that is shorter. */
    return span.first == edge->first && span.last == edge->last ? date : NULL;
}

static void
date_label(const struct tl_date *date, char when[TL_DOT_WHEN_MAX])
{
    char label[TL_DATE_LABEL_MAX];
    tl_date_label(date, label, sizeof label);
    when[0] = '\0';
    append(when, label);
}

void
tl_dot_edge_when(const struct tl_network *network, const struct tl_edge *edge,
                 char when[TL_DOT_WHEN_MAX])
{
    const struct tl_date *date = edge_date(network, edge);
    when[0] = '\0';
    if (date)
        date_label(date, when);
    else if (edge->origin == TL_EDGE_TIE || edge->origin == TL_EDGE_RELATION)
        span_label(edge, when);
}

void
tl_dot_event_when(const struct tl_event *event, const char *undated,
                  char when[TL_DOT_WHEN_MAX])
{
    when[0] = '\0';
    if (event->date)
        date_label(event->date, when);
    else
        append(when, undated);
    if (event->status > TL_STATED)
        tl_dot_append_remark(when, tl_status_names[event->status], "");
}
