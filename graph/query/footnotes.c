#include "footnotes.h"

#include <stdio.h>
#include <string.h>

static struct tl_footnotes *
new_notes(const struct tl_graph *graph)
{
    uint32_t count = tl_graph_count(graph, TL_REFERENCE);
    struct tl_footnotes *notes = tl_alloc(sizeof *notes);
    notes->list = tl_alloc(count * sizeof *notes->list);
    notes->numbers = tl_alloc(count * sizeof *notes->numbers);
    return notes;
}

static void
use(struct tl_footnotes *notes, uint32_t reference)
{
    if (notes->numbers[reference] > 0)
        return;
    notes->list[notes->count++] = reference;
    notes->numbers[reference] = notes->count;
}

static void
use_citations(struct tl_footnotes *notes, const struct tl_graph *graph,
              struct tl_slice citations)
{
    for (uint32_t i = 0; i < citations.count; i++)
        use(notes, tl_graph_citation_reference(graph, citations.first + i));
}

static void
use_nodes(struct tl_footnotes *notes, const struct tl_network *network,
          enum tl_type type)
{
    const struct tl_graph *graph = network->graph;
    for (uint32_t i = 0; i < network->node_count; i++) {
        struct tl_item item = network->nodes[i].item;
        if (item.type == type)
            use_citations(notes, graph,
                          type == TL_EVENT
                              ? tl_graph_event_citations(graph, item.number)
                              : tl_graph_actor(graph, item.number).citations);
    }
}

struct tl_footnotes *
tl_footnotes_of_network(const struct tl_network *network)
{
    struct tl_footnotes *notes = new_notes(network->graph);
    use_nodes(notes, network, TL_EVENT);
    use_nodes(notes, network, TL_ACTOR);
    for (uint32_t i = 0; i < network->edge_count; i++) {
        const struct tl_edge *edge = &network->edges[i];
        for (uint32_t j = 0; j < edge->references.count; j++)
            use(notes, network->references[edge->references.first + j]);
        for (uint32_t j = 0; j < edge->denied_by.count; j++)
            use(notes, network->deniers[edge->denied_by.first + j]);
    }
    return notes;
}

struct tl_footnotes *
tl_footnotes_of_timeline(const struct tl_timeline *timeline, const uint32_t *sequence)
{
    const struct tl_graph *graph = timeline->graph;
    struct tl_footnotes *notes = new_notes(graph);
    for (uint32_t i = 0; i < timeline->event_count; i++) {
        uint32_t number = sequence ? sequence[i] : timeline->events[i];
        struct tl_event event = tl_graph_event(graph, number);
        use_citations(notes, graph, event.citations);
        for (uint32_t j = 0; j < event.participations.count; j++)
            use_citations(notes, graph,
                          tl_graph_participation(graph, event.participations.first + j)
                              .citations);
    }
    return notes;
}

void
tl_footnotes_free(struct tl_footnotes *notes)
{
    if (notes) {
        tl_free(notes->list);
        tl_free(notes->numbers);
    }
    tl_free(notes);
}

/* In ascending order. */
static void
add_number(struct tl_figures *figures, uint32_t number)
{
    uint32_t at = figures->count;
    for (uint32_t i = 0; i < figures->count; i++)
        if (figures->numbers[i] == number)
            return;
    if (at == TL_FIGURES) {
        figures->more = true;
        return;
    }
    for (; at > 0 && figures->numbers[at - 1] > number; at--)
        figures->numbers[at] = figures->numbers[at - 1];
    figures->numbers[at] = number;
    figures->count++;
}

void
tl_figures_add(struct tl_figures *figures, const struct tl_footnotes *notes,
               const uint32_t *references, uint32_t count, uint32_t most)
{
    for (uint32_t i = 0; i < count && notes; i++) {
        uint32_t number = notes->numbers[references[i]];
        if (number > 0 && number <= most)
            add_number(figures, number);
    }
}

void
tl_figures_cite(struct tl_figures *figures, const struct tl_footnotes *notes,
                const struct tl_graph *graph, struct tl_slice citations, uint32_t most)
{
    for (uint32_t i = 0; i < citations.count; i++) {
        uint32_t reference = tl_graph_citation_reference(graph, citations.first + i);
        tl_figures_add(figures, notes, &reference, 1, most);
    }
}

void
tl_figures_subtract(struct tl_figures *figures, const struct tl_figures *others)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < figures->count; i++) {
        bool both = false;
        for (uint32_t j = 0; j < others->count; j++)
            both = both || others->numbers[j] == figures->numbers[i];
        if (!both)
            figures->numbers[kept++] = figures->numbers[i];
    }
    figures->count = kept;
}

static void
append_raised(char text[TL_FIGURES_MAX], uint32_t number)
{
    static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴",
                                         "⁵", "⁶", "⁷", "⁸", "⁹"};
    char plain[16];
    snprintf(plain, sizeof plain, "%lu", (unsigned long)number);
    for (const char *digit = plain; *digit; digit++)
        strcat(text, digits[*digit - '0']);
}

void
tl_figures_text(const struct tl_figures *figures, char text[TL_FIGURES_MAX])
{
    text[0] = '\0';
    for (uint32_t i = 0; i < figures->count; i++) {
        if (i > 0)
            strcat(text, "\u202f"); /* narrow, and no line ends there */
        append_raised(text, figures->numbers[i]);
    }
    if (figures->more)
        strcat(text, "⁺");
}
