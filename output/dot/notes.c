#include "notes.h"

#include <stdio.h>
#include <string.h>

enum { NAMED = 8 }; /* sources, before the rest is only counted */

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
        return add_network_lack(drawing->network, text);
    if (!lanes || lanes->period_count == 0)
        return false;
    snprintf(text, TL_DOT_NOTE_MAX,
             "%lu events, counted where they begin; tieline export --all shows each.",
             (unsigned long)lanes->timeline->event_count);
    return true;
}

static bool
is_shown(const struct tl_dot_notes *notes, uint32_t reference)
{
    const struct tl_selected *selected = notes->drawing->selected;
    return !selected || selected->references[reference];
}

static uint32_t
count_shown(const struct tl_dot_notes *notes, uint32_t from)
{
    uint32_t count = 0;
    uint32_t end = tl_graph_count(notes->drawing->graph, TL_REFERENCE);
    for (uint32_t i = from; i < end; i++)
        count += is_shown(notes, i);
    return count;
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

static void
describe(const struct tl_reference *reference, char *text)
{
    char when[TL_DATE_LABEL_MAX] = "";
    if (reference->date)
        tl_date_label(reference->date, when, sizeof when);
    add_piece(text, "", *reference->title ? reference->title : reference->id);
    add_piece(text, ". ", reference->publisher);
    add_piece(text, ", ", when);
}

bool
tl_dot_notes_next(struct tl_dot_notes *notes, struct tl_dot_note *note)
{
    const struct tl_graph *graph = notes->drawing->graph;
    uint32_t count = tl_graph_count(graph, TL_REFERENCE);
    *note = (struct tl_dot_note){.url = ""};
    if (!notes->said) {
        notes->said = true;
        if (add_lack(notes->drawing, note->text))
            return true;
    }
    while (notes->next < count && !is_shown(notes, notes->next))
        notes->next++;
    if (notes->next >= count)
        return false;
    if (notes->named == NAMED && count_shown(notes, notes->next) > 1) {
        snprintf(note->text, sizeof note->text, "and %lu sources more",
                 (unsigned long)count_shown(notes, notes->next));
        notes->next = count;
        return true;
    }
    struct tl_reference reference = tl_graph_reference(graph, notes->next++);
    add_piece(note->text, "", notes->named++ == 0 ? "Sources: " : "");
    describe(&reference, note->text);
    note->url = reference.url;
    return true;
}
