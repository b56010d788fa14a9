#include "layout.h"

#include "frames.h"
#include "notes.h"
#include "when.h"
#include "item.h"

/* The node of the same item in the period; TL_NONE where it has none. Nodes are in the
 * order of their items' numbers. */
static uint32_t
find_node(const struct tl_dot_layout *layout, uint32_t node)
{
    const struct tl_node *nodes = layout->period->nodes;
    uint32_t number = layout->network->nodes[node].item.number;
    uint32_t low = 0, high = layout->period->node_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (nodes[middle].item.number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < layout->period->node_count && nodes[low].item.number == number
               ? low
               : TL_NONE;
}

struct tl_dot_name
tl_dot_node_name(const struct tl_dot_layout *layout, uint32_t node)
{
    if (layout->period && find_node(layout, node) == TL_NONE)
        return tl_dot_drawn("absent", node, 0);
    return tl_dot_item(
        tl_graph_id(layout->network->graph, layout->network->nodes[node].item));
}

/* The edges from one node of the layout to another that the drawing has. */
struct tl_slice
tl_dot_edges_between(const struct tl_dot_layout *layout, uint32_t source,
                     uint32_t target)
{
    if (layout->period) {
        source = find_node(layout, source);
        target = find_node(layout, target);
    }
    if (source == TL_NONE || target == TL_NONE)
        return (struct tl_slice){0, 0};
    return tl_network_between(layout->period ? layout->period : layout->network, source,
                              target);
}

/* What the drawing has of an edge of the layout; NULL: nothing. */
const struct tl_edge *
tl_dot_edge_shown(const struct tl_dot_layout *layout, const struct tl_edge *edge)
{
    if (!layout->period)
        return edge;
    struct tl_slice slice = tl_dot_edges_between(layout, edge->source, edge->target);
    for (uint32_t i = 0; i < slice.count; i++) {
        const struct tl_edge *one = &layout->period->edges[slice.first + i];
        if (one->kind == edge->kind && one->directed == edge->directed)
            return one;
    }
    return NULL;
}

/* Of what dot has as ranks, those of columns are between those of gaps with labels. */
uint64_t
tl_dot_column_rank(const struct tl_dot_layout *layout, uint32_t rank)
{
    return layout->labels ? 2 * (uint64_t)rank + 1 : rank;
}

uint64_t
tl_dot_gap_rank(uint32_t gap)
{
    return 2 * (uint64_t)gap;
}

/* How many there are. */
uint64_t
tl_dot_rank_count(const struct tl_dot_layout *layout)
{
    return layout->labels ? tl_dot_gap_rank(layout->ranks->count) + 1
                          : layout->ranks->count;
}

bool
tl_dot_is_within_column(const struct tl_dot_layout *layout, const struct tl_edge *edge)
{
    return layout->ranks &&
           layout->ranks->of[edge->source] == layout->ranks->of[edge->target];
}

/* Whether something is written at an edge: its role, or else its kind and time; of a
 * series, what is the same in all periods. */
bool
tl_dot_has_words(const struct tl_dot_layout *layout, const struct tl_edge *edge)
{
    char when[TL_DOT_WHEN_MAX] = "", figures[TL_FIGURES_MAX];
    if (layout->period)
        return *tl_edge_kind(layout->network, edge) != '\0';
    tl_dot_edge_denial(layout->network, edge, tl_drawing_language(layout->drawing),
                       when);
    tl_dot_edge_figures(layout->drawing, edge, figures);
    if (*when || *figures)
        return true;
    if (edge->origin == TL_EDGE_PARTICIPATION)
        return *tl_edge_role(layout->network, edge) != '\0';
    if (edge->origin == TL_EDGE_PART)
        return false;
    char kind[TL_EDGE_WORDS_MAX];
    if (*tl_dot_edge_kind(layout->network, edge, tl_drawing_language(layout->drawing),
                          kind) != '\0' ||
        tl_network_twin(layout->network, (uint32_t)(edge - layout->network->edges)) !=
            TL_NONE)
        return true;
    if (edge->origin == TL_EDGE_TIE)
        tl_dot_edge_when(layout->network, edge, tl_drawing_language(layout->drawing),
                         when);
    return *when != '\0';
}

struct tl_dot_name
tl_dot_line_label(uint32_t edge)
{
    return tl_dot_drawn("label", edge, 0);
}

/* Whether an edge, by its number, has a label that is a node; and what the node of that
 * is called. One within a column has it even without words, for its line to lead around
 * what is between its ends. */
bool
tl_dot_has_line_label(const struct tl_dot_layout *layout, uint32_t edge)
{
    const struct tl_edge *one = &layout->network->edges[edge];
    struct tl_dot_bundle pair;
    if (layout->pairs)
        return tl_dot_bundle_of(layout->network, edge, &pair);
    if (!layout->labels || tl_network_is_retold(layout->network, edge))
        return false;
    if (tl_dot_has_words(layout, one))
        return true;
    bool relates = one->origin == TL_EDGE_RELATION || one->origin == TL_EDGE_TIE;
    return relates && tl_dot_is_within_column(layout, one);
}

bool
tl_dot_is_framed_in(const struct tl_dot_layout *layout, uint32_t node)
{
    return layout->frames && tl_dot_is_framed(layout->network, node);
}

/* Without nodes for labels a line between two frames within a column makes dot fail. */
static bool
may_have_frames(const struct tl_dot_layout *layout)
{
    bool may = layout->ranks != NULL;
    for (uint32_t i = 0; i < layout->network->edge_count && may && !layout->labels;
         i++) {
        const struct tl_edge *edge = &layout->network->edges[i];
        may = edge->origin == TL_EDGE_PART || !tl_dot_is_within_column(layout, edge) ||
              !tl_dot_is_framed(layout->network, edge->source) ||
              !tl_dot_is_framed(layout->network, edge->target);
    }
    return may;
}

struct tl_dot_layout
tl_dot_layout_of(const struct tl_drawing *drawing)
{
    struct tl_dot_layout layout = {.drawing = drawing,
                                   .network = tl_drawing_frame(drawing)};
    if (drawing->period)
        layout.period = drawing->network;
    if (drawing->is_picture || drawing->view != TL_VIEW_ACTORS)
        layout.ranks = drawing->ranks;
    layout.labels = layout.ranks && drawing->is_picture;
    layout.pairs = layout.labels && !layout.period && drawing->view == TL_VIEW_ACTORS;
    layout.frames = may_have_frames(&layout);
    return layout;
}

/* What the drawing has of a bundle of the layout. */
struct tl_dot_bundle
tl_dot_bundle_shown(const struct tl_dot_layout *layout,
                    const struct tl_dot_bundle *bundle)
{
    const struct tl_edge *first = &layout->network->edges[bundle->there.first];
    struct tl_dot_bundle found = *bundle;
    if (!layout->period)
        return found;
    found = (struct tl_dot_bundle){
        .there = tl_dot_edges_between(layout, first->source, first->target)};
    if (first->source != first->target)
        found.back = tl_dot_edges_between(layout, first->target, first->source);
    tl_dot_bundle_find_strongest(&found, layout->period);
    return found;
}
