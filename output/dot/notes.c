#include "notes.h"

#include <stdio.h>
#include <string.h>

enum {
    NAMED = 12,       /* sources, before the rest is only counted */
    MOST_INDENTED = 5 /* levels of them */
};

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

/* What carries a source is named shortly: it is one of the lines above. */
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
describe(const struct tl_graph *graph, struct tl_listed_source source, char *text)
{
    struct tl_reference reference = tl_graph_reference(graph, source.reference);
    char when[TL_DATE_LABEL_MAX] = "";
    if (reference.date)
        tl_date_label(reference.date, when, sizeof when);
    for (uint32_t i = 0; i < source.depth && i < MOST_INDENTED; i++)
        add_piece(text, "", "\u00a0\u00a0\u00a0\u00a0");
    add_piece(text, "", *reference.title ? reference.title : reference.id);
    add_piece(text, ". ", reference.publisher);
    add_piece(text, ", ", when);
    add_via(graph, reference.via, text);
}

bool
tl_dot_notes_next(struct tl_dot_notes *notes, struct tl_dot_note *note)
{
    const struct tl_source_list *sources = notes->drawing->sources;
    *note = (struct tl_dot_note){.url = ""};
    if (!notes->said) {
        notes->said = true;
        if (add_lack(notes->drawing, note->text))
            return true;
    }
    if (!sources || notes->next >= sources->count)
        return false;
    if (notes->next == NAMED && sources->count > NAMED + 1) {
        snprintf(note->text, sizeof note->text, "and %lu sources more",
                 (unsigned long)(sources->count - NAMED));
        notes->next = sources->count;
        return true;
    }
    struct tl_listed_source source = sources->list[notes->next];
    add_piece(note->text, "", notes->next++ == 0 ? "Sources: " : "");
    describe(notes->drawing->graph, source, note->text);
    note->url = tl_graph_reference(notes->drawing->graph, source.reference).url;
    return true;
}
