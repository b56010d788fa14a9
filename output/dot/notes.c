#include "notes.h"

#include <stdio.h>
#include <string.h>

struct tl_dot_notes
tl_dot_notes_of(const struct tl_drawing *drawing)
{
    return (struct tl_dot_notes){.drawing = drawing};
}

static bool
add_network_lack(const struct tl_network *network, char *text)
{
    char equals[TL_CUT_TEXT_MAX];
    unsigned long kept = network->cut.kept;
    bool tied = tl_cut_text(&network->cut, equals);
    if (network->edges_left_out == 0 && network->nodes_left_out == 0) {
        if (tied)
            snprintf(text, TL_DOT_NOTE_MAX, "Of %s only %lu are shown.", equals, kept);
        return tied;
    }
    if (network->edges_left_out == 0) {
        snprintf(text, TL_DOT_NOTE_MAX,
                 "Shown are %lu of %lu nodes, all that have edges and the first of the "
                 "others; tieline export --all shows all.",
                 (unsigned long)network->node_count,
                 (unsigned long)network->node_count + network->nodes_left_out);
        return true;
    }
    int used =
        snprintf(text, TL_DOT_NOTE_MAX, "Shown are the %lu strongest of %lu edges",
                 (unsigned long)network->edge_count,
                 (unsigned long)network->edge_count + network->edges_left_out);
    if (tied)
        used += snprintf(text + used, (size_t)(TL_DOT_NOTE_MAX - used),
                         " (of %s only %lu)", equals, kept);
    snprintf(text + used, (size_t)(TL_DOT_NOTE_MAX - used),
             ", and %lu of %lu nodes; tieline export --all shows all.",
             (unsigned long)network->node_count,
             (unsigned long)network->node_count + network->nodes_left_out);
    return true;
}

static bool
add_lack(const struct tl_drawing *drawing, char *text)
{
    const struct tl_lanes *lanes = drawing->lanes;
    if (drawing->network)
        return add_network_lack(tl_drawing_frame(drawing), text);
    if (!lanes || lanes->period_count == 0)
        return false;
    snprintf(text, TL_DOT_NOTE_MAX,
             "%lu events, counted where they begin; tieline export --all shows each.",
             (unsigned long)lanes->timeline->event_count);
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
add_via(const struct tl_graph *graph, uint32_t number, char *text)
{
    if (number == TL_NONE)
        return;
    struct tl_reference via = tl_graph_reference(graph, number);
    char piece[TL_DOT_NOTE_MAX] = "";
    add_piece(piece, " (via ",
              *via.publisher ? via.publisher
              : *via.title   ? via.title
                             : via.id);
    add_piece(piece, "", ")");
    add_piece(text, "", piece);
}

static void
describe(const struct tl_graph *graph, uint32_t number, char *text)
{
    struct tl_reference reference = tl_graph_reference(graph, number);
    char when[TL_DATE_LABEL_MAX] = "";
    if (reference.date)
        tl_date_label(reference.date, when, sizeof when);
    add_piece(text, "", *reference.title ? reference.title : reference.id);
    add_piece(text, ". ", reference.publisher);
    add_piece(text, ", ", when);
    add_via(graph, reference.via, text);
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
        snprintf(note->text, sizeof note->text, "and %lu more sources",
                 (unsigned long)(all->count - TL_DOT_SOURCES));
        notes->next = all->count;
        return true;
    }
    uint32_t reference = all->list[notes->next];
    note->number = ++notes->next;
    snprintf(note->text, sizeof note->text, "%lu\u00a0\u00a0",
             (unsigned long)note->number);
    describe(notes->drawing->graph, reference, note->text);
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
