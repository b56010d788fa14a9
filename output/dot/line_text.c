#include "line_text.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/text_width.h"
#include "graph/weight.h"
#include "item.h"
#include "notes.h"
#include "when.h"

/* Widths of texts, in hundredths of the font's size, and the most lines they take. */
enum {
    TIE_WIDTH = 1200,
    PAIR_WIDTH = 1400,
    EDGE_WIDTH = 900, /* no less, or single words would break */
    MAX_LINES = 6,
};

/* How much of a kind there is, as "32 × agreement"; the kind alone where it is one, or
 * where the kinds are told with their weights. */
static const char *
weighed_text(const struct tl_network *network, const struct tl_edge *edge,
             const struct tl_language *language, const char *kind,
             char buffer[TL_EDGE_WORDS_MAX])
{
    if ((tl_edge_unites(network, edge) && *kind) || edge->weight == TL_WEIGHT_ONE ||
        strlen(kind) > TL_EDGE_WORDS_MAX / 2)
        return kind;
    char what[TL_EDGE_WORDS_MAX / 2 + 1];
    snprintf(what, sizeof what, "%s",
             *kind ? kind : tl_phrase(language, TL_PHRASE_EVENT));
    tl_phrase_fill(language, TL_PHRASE_TIMES, buffer, TL_EDGE_WORDS_MAX, "weight",
                   tl_weight_word_of(language, edge->weight).text, "kind", what, NULL);
    return buffer;
}

/* A tie of events alone: the title of a single one, or how much of what kind there is
 * of several, as "32 × agreement". A relation is what it is called. */
static const char *
tie_text(const struct tl_network *network, const struct tl_edge *edge,
         const struct tl_language *language, char buffer[TL_EDGE_WORDS_MAX])
{
    const char *kind = tl_dot_edge_kind(network, edge, language, buffer);
    if (edge->related || edge->events.count == 0)
        return kind;
    if (edge->events.count == 1 && edge->weight == TL_WEIGHT_ONE) {
        uint32_t event = network->events[edge->events.first];
        const char *title = tl_graph_event(network->graph, event).title;
        return *title ? title : kind;
    }
    return weighed_text(network, edge, language, kind, buffer);
}

/* The same in the pictures of a series, where it takes as much room in each. */
static const char *
period_text(const struct tl_network *network, const struct tl_edge *edge,
            const struct tl_language *language, char buffer[TL_EDGE_WORDS_MAX])
{
    const char *kind = tl_dot_edge_kind(network, edge, language, buffer);
    return weighed_text(network, edge, language, kind, buffer);
}

/* The label of a line of a series itself is the same in each, as dot measures it. */
static void
period_label(struct tl_dot *dot, const struct tl_dot_layout *layout,
             const struct tl_edge *edge, const struct tl_edge *found)
{
    char buffer[TL_EDGE_WORDS_MAX];
    const char *text =
        layout->labels ? period_text(layout->period, found, dot->language, buffer)
                       : tl_dot_edge_kind(layout->network, edge, dot->language, buffer);
    tl_dot_value(dot, TL_DOT_LABEL);
    tl_dot_add_lines(dot, text, TIE_WIDTH, MAX_LINES, 'n');
    tl_dot_value_end(dot);
}

/* Texts below each other, with figures at the end. */
static void
put_lines(struct tl_dot *dot, const char *const *texts, size_t count,
          const char *figures, size_t width)
{
    while (count > 0 && *texts[count - 1] == '\0')
        count--;
    tl_dot_value(dot, TL_DOT_LABEL);
    for (size_t i = 0; i + 1 < count; i++)
        tl_dot_add_lines(dot, texts[i], width, MAX_LINES, 'n');
    tl_dot_add_cited_lines(dot, count > 0 ? texts[count - 1] : "", figures, width,
                           MAX_LINES, 'n');
    tl_dot_value_end(dot);
}

void
tl_dot_put_line_text(struct tl_dot *dot, const struct tl_dot_layout *layout,
                     const struct tl_edge *edge, const struct tl_edge *found)
{
    if (layout->period) {
        period_label(dot, layout, edge, found);
        return;
    }
    const struct tl_network *network = layout->network;
    char when[TL_DOT_WHEN_MAX] = "", denial[TL_DOT_WHEN_MAX];
    char figures[TL_FIGURES_MAX];
    char buffer[TL_EDGE_WORDS_MAX], said_buffer[TL_EDGE_WORDS_MAX];
    size_t width = network->view == TL_VIEW_ACTORS ? TIE_WIDTH : EDGE_WIDTH;
    const char *said = "",
               *text = tl_dot_edge_kind(network, edge, dot->language, buffer);
    if (edge->origin == TL_EDGE_PARTICIPATION)
        text = tl_edge_role(network, edge);
    if (edge->origin == TL_EDGE_TIE) {
        uint32_t twin = tl_network_twin(network, (uint32_t)(edge - network->edges));
        if (twin != TL_NONE)
            said = tl_dot_edge_kind(network, &network->edges[twin], dot->language,
                                    said_buffer);
        text = tie_text(network, edge, dot->language, buffer);
        tl_dot_edge_when(network, edge, dot->language, when);
    }
    tl_dot_edge_denial(network, edge, dot->language, denial);
    tl_dot_edge_figures(layout->drawing, edge, figures);
    const char *lines[] = {said, text, when, denial};
    put_lines(dot, lines, sizeof lines / sizeof *lines, figures, width);
}

void
tl_dot_put_texts(struct tl_dot *dot, const char *first, const char *second,
                 const char *figures)
{
    const char *texts[] = {first, second};
    put_lines(dot, texts, sizeof texts / sizeof *texts, figures, PAIR_WIDTH);
}

/* Widens a size, in tenths of a point, to that of a text. */
static void
fit(const char *text, int64_t *width, int64_t *lines)
{
    struct tl_text_line line;
    int64_t count = 0;
    while (count < MAX_LINES && tl_text_next_line(&text, TIE_WIDTH, &line)) {
        int64_t taken =
            (int64_t)tl_text_width(line.text, line.length) * TL_DOT_LINE_FONT / 10;
        *width = taken > *width ? taken : *width;
        count++;
    }
    *lines = count > *lines ? count : *lines;
}

/* With the weight and without. */
void
tl_dot_put_line_room(struct tl_dot *dot, const struct tl_dot_layout *layout,
                     const struct tl_edge *edge)
{
    enum { MARGIN = 60, LINE = 12 * TL_DOT_LINE_FONT };
    const struct tl_network *whole = layout->network;
    char buffer[TL_EDGE_WORDS_MAX];
    int64_t width = 0, count = 0;
    fit(tl_dot_edge_kind(whole, edge, dot->language, buffer), &width, &count);
    fit(period_text(whole, edge, dot->language, buffer), &width, &count);
    tl_dot_size(dot, width + MARGIN, count * LINE + MARGIN / 2);
}
