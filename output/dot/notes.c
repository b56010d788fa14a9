#include "notes.h"

#include <stdio.h>
#include <string.h>

struct tl_dot_notes
tl_dot_notes_of(const struct tl_drawing *drawing)
{
    return (struct tl_dot_notes){.drawing = drawing};
}

/* How many nodes are shown, of how many. */
struct shown_nodes {
    struct tl_number shown;
    struct tl_number all;
};

static struct shown_nodes
shown_nodes(const struct tl_network *network, const struct tl_language *language)
{
    uint64_t all = (uint64_t)network->node_count + network->nodes_left_out;
    return (struct shown_nodes){tl_number_of(language, network->node_count),
                                tl_number_of(language, all)};
}

/* The edges as strong as the weakest that is shown. */
static void
name_equals(const struct tl_network *network, const struct tl_language *language,
            char text[TL_CUT_TEXT_MAX])
{
    tl_phrase_count(language, TL_PHRASE_EDGES_OF_WEIGHT, network->cut.all, text,
                    TL_CUT_TEXT_MAX, "weight",
                    tl_weight_word_of(language, network->cut.weight).text, NULL);
}

static void
tell_edges(const struct tl_network *network, const struct tl_language *language,
           char *text)
{
    struct shown_nodes nodes = shown_nodes(network, language);
    uint64_t all = (uint64_t)network->edge_count + network->edges_left_out;
    char equals[TL_CUT_TEXT_MAX], tied[TL_DOT_NOTE_MAX];
    bool cut = tl_cut_is_tied(&network->cut);
    name_equals(network, language, equals);
    tl_phrase_count(language, TL_PHRASE_OF_TIED, network->cut.kept, tied, sizeof tied,
                    "equals", equals, NULL);
    tl_phrase_fill(language, cut ? TL_PHRASE_SHOWN_EDGES_TIED : TL_PHRASE_SHOWN_EDGES,
                   text, TL_DOT_NOTE_MAX, "edges",
                   tl_number_of(language, network->edge_count).text, "all_edges",
                   tl_number_of(language, all).text, "nodes", nodes.shown.text,
                   "all_nodes", nodes.all.text, "tied", tied, NULL);
}

static bool
add_network_lack(const struct tl_network *network, const struct tl_language *language,
                 char *text)
{
    struct shown_nodes nodes = shown_nodes(network, language);
    char equals[TL_CUT_TEXT_MAX];
    if (network->edges_left_out > 0) {
        tell_edges(network, language, text);
        return true;
    }
    if (network->nodes_left_out > 0) {
        tl_phrase_fill(language, TL_PHRASE_SHOWN_NODES, text, TL_DOT_NOTE_MAX, "nodes",
                       nodes.shown.text, "all_nodes", nodes.all.text, NULL);
        return true;
    }
    if (!tl_cut_is_tied(&network->cut))
        return false;
    name_equals(network, language, equals);
    tl_phrase_count(language, TL_PHRASE_SHOWN_TIED, network->cut.kept, text,
                    TL_DOT_NOTE_MAX, "equals", equals, NULL);
    return true;
}

static bool
add_lack(const struct tl_drawing *drawing, char *text)
{
    const struct tl_lanes *lanes = drawing->lanes;
    if (drawing->network)
        return add_network_lack(tl_drawing_frame(drawing), tl_drawing_language(drawing),
                                text);
    if (!lanes || lanes->period_count == 0)
        return false;
    tl_phrase_count(tl_drawing_language(drawing), TL_PHRASE_COUNTED_EVENTS,
                    lanes->timeline->event_count, text, TL_DOT_NOTE_MAX, NULL);
    return true;
}

/* Adds a piece of a reference and what parts it from those before it. */
static void
add_piece(char *text, const char *between, const char *piece)
{
    if (*piece == '\0')
        return;
    size_t used = strlen(text);
    size_t room = TL_DOT_NOTE_MAX - used - 1;
    if (strlen(between) + strlen(piece) <= room)
        snprintf(text + used, room + 1, "%s%s", between, piece);
}

/* What carries a source is named shortly. */
static void
add_via(const struct tl_drawing *drawing, uint32_t number, char *text)
{
    if (number == TL_NONE)
        return;
    struct tl_reference via = tl_graph_reference(drawing->graph, number);
    char piece[TL_DOT_NOTE_MAX], carrier[TL_DOT_NOTE_MAX] = "";
    tl_phrase_fill(tl_drawing_language(drawing), TL_PHRASE_VIA, piece, sizeof piece,
                   "source",
                   *via.publisher ? via.publisher
                   : *via.title   ? via.title
                                  : via.id,
                   NULL);
    add_piece(carrier, " (", piece);
    add_piece(carrier, "", ")");
    add_piece(text, "", carrier);
}

static void
describe(const struct tl_drawing *drawing, uint32_t number, char *text)
{
    struct tl_reference reference = tl_graph_reference(drawing->graph, number);
    char when[TL_DATE_LABEL_MAX] = "";
    if (reference.date)
        tl_date_label(reference.date, tl_drawing_language(drawing), when, sizeof when);
    add_piece(text, "", *reference.title ? reference.title : reference.id);
    add_piece(text, ". ", reference.publisher);
    add_piece(text, ", ", when);
    add_via(drawing, reference.via, text);
}

bool
tl_dot_notes_next(struct tl_dot_notes *notes, struct tl_dot_note *note)
{
    const struct tl_footnotes *all = notes->drawing->footnotes;
    *note = (struct tl_dot_note){.url = ""};
    if (!notes->said) {
        notes->said = true;
        if (add_lack(notes->drawing, note->text))
            return true;
    }
    if (!all || notes->next >= all->count)
        return false;
    if (notes->next == TL_DOT_SOURCES) {
        tl_phrase_count(tl_drawing_language(notes->drawing), TL_PHRASE_MORE_SOURCES,
                        all->count - TL_DOT_SOURCES, note->text, sizeof note->text,
                        NULL);
        notes->next = all->count;
        return true;
    }
    uint32_t reference = all->list[notes->next];
    note->number = ++notes->next;
    snprintf(note->text, sizeof note->text, "%lu\u00a0\u00a0",
             (unsigned long)note->number);
    describe(notes->drawing, reference, note->text);
    note->url = tl_graph_reference(notes->drawing->graph, reference).url;
    return true;
}

static void
cite(struct tl_figures *figures, const struct tl_drawing *drawing,
     struct tl_slice citations)
{
    tl_figures_cite(figures, drawing->footnotes, drawing->graph, citations,
                    TL_DOT_SOURCES);
}

void
tl_dot_figures(const struct tl_drawing *drawing, struct tl_slice citations,
               char text[TL_FIGURES_MAX])
{
    struct tl_figures figures = {.count = 0};
    cite(&figures, drawing, citations);
    tl_figures_text(&figures, text);
}

void
tl_dot_participation_figures(const struct tl_drawing *drawing,
                             const struct tl_participation *one,
                             char text[TL_FIGURES_MAX])
{
    struct tl_figures figures = {.count = 0}, seen = {.count = 0};
    cite(&figures, drawing, one->citations);
    cite(&seen, drawing, tl_graph_event_citations(drawing->graph, one->event));
    tl_figures_subtract(&figures, &seen);
    tl_figures_text(&figures, text);
}

void
tl_dot_add_edge_figures(const struct tl_drawing *drawing, const struct tl_edge *edge,
                        struct tl_figures *figures)
{
    const struct tl_network *network = tl_drawing_frame(drawing);
    tl_figures_add(figures, drawing->footnotes,
                   network->references + edge->references.first, edge->references.count,
                   TL_DOT_SOURCES);
    tl_figures_add(figures, drawing->footnotes,
                   network->deniers + edge->denied_by.first, edge->denied_by.count,
                   TL_DOT_SOURCES);
}

void
tl_dot_edge_figures(const struct tl_drawing *drawing, const struct tl_edge *edge,
                    char text[TL_FIGURES_MAX])
{
    struct tl_figures figures = {.count = 0};
    text[0] = '\0';
    if (edge->origin == TL_EDGE_PART || drawing->whole)
        return;
    if (edge->origin == TL_EDGE_PARTICIPATION) {
        struct tl_participation one =
            tl_graph_participation(drawing->graph, edge->number);
        tl_dot_participation_figures(drawing, &one, text);
        return;
    }
    tl_dot_add_edge_figures(drawing, edge, &figures);
    tl_figures_text(&figures, text);
}
