/* The edge list: an edge of a network a row. */
#include "output/common/cell.h"
#include "output/common/drawing.h"
#include "output/common/held.h"

static const char *const head[] = {
    "source", "target", "source_name", "target_name", "directed", "kind",       "role",
    "weight", "first",  "last",        "status",      "events",   "references", NULL,
};

static const struct tl_held held = {
    .fields = {
        [TL_ACTOR] = TL_HELD(TL_ID) | TL_HELD(TL_NAME),
        [TL_EVENT] =
            TL_HELD(TL_ID) | TL_HELD(TL_TITLE) | TL_HELD(TL_PART_OF) | TL_HELD_DAYS,
        [TL_PARTICIPATION] = TL_HELD(TL_ACTOR_ID) | TL_HELD(TL_ROLE) | TL_HELD_DAYS,
        [TL_RELATION] = TL_HELD(TL_SOURCE) | TL_HELD(TL_TARGET) | TL_HELD(TL_KIND) |
                        TL_HELD(TL_WEIGHT) | TL_HELD(TL_EVENTS) | TL_HELD_DAYS,
        [TL_REFERENCE] = TL_HELD(TL_ID),
        [TL_CITATION] = TL_HELD(TL_REFERENCE_ID) | TL_HELD(TL_STATUS),
    }};

static struct tl_item
item_of(const struct tl_network *network, uint32_t node)
{
    return network->nodes[node].item;
}

/* Where an end is neither open nor unknown, and yet no day that can be written. */
static bool
is_far(const struct tl_edge *edge)
{
    bool first = edge->first == TL_DAY_FAR_PAST || edge->first == TL_DAY_FAR_FUTURE;
    bool last = edge->last == TL_DAY_FAR_PAST || edge->last == TL_DAY_FAR_FUTURE;
    return (first && !edge->open_start) || (last && !edge->open_end);
}

/* Whether it did not hold all of the time from its first day to its last; of edges that
 * events make, that is told by these. */
static bool
has_gap(const struct tl_edge *edge)
{
    return !edge->spells_follow && edge->spells.count > 1;
}

static void
put_events(struct tl_csv *csv, const struct tl_network *network, struct tl_slice slice)
{
    const uint32_t *numbers = network->events + slice.first;
    tl_csv_list_begin(csv);
    for (uint32_t i = 0; i < slice.count; i++) {
        struct tl_item event = {TL_EVENT, numbers[i]};
        tl_graph_expect_events(network->graph, network->events, network->event_count,
                               slice.first + i);
        tl_csv_list_add(csv, tl_graph_id(network->graph, event));
    }
    tl_csv_list_end(csv);
}

static void
put_references(struct tl_csv *csv, const struct tl_network *network,
               struct tl_slice slice)
{
    const uint32_t *numbers = network->references + slice.first;
    tl_csv_list_begin(csv);
    for (uint32_t i = 0; i < slice.count; i++)
        tl_csv_list_add(csv, tl_graph_reference_id(network->graph, numbers[i]));
    tl_csv_list_end(csv);
}

static void
put_edge(struct tl_csv *csv, const struct tl_network *network,
         const struct tl_edge *edge, const struct tl_style *style)
{
    struct tl_item source = item_of(network, edge->source);
    struct tl_item target = item_of(network, edge->target);
    tl_csv_cell(csv, tl_graph_id(network->graph, source));
    tl_csv_cell(csv, tl_graph_id(network->graph, target));
    tl_csv_cell(csv, tl_graph_label(network->graph, source));
    tl_csv_cell(csv, tl_graph_label(network->graph, target));
    tl_csv_cell(csv, edge->directed ? "true" : "false");
    tl_csv_cell(csv, tl_edge_kind(network, edge));
    tl_csv_cell(csv, tl_edge_role(network, edge));
    tl_csv_weight(csv, edge->weight);
    tl_cell_day(csv, edge->first, edge->open_start);
    tl_cell_day(csv, edge->last, edge->open_end);
    tl_csv_cell(csv, tl_status_names[edge->status]);
    put_events(csv, network, tl_style_listed(style, edge->events));
    put_references(csv, network, tl_style_listed(style, edge->references));
    if (style->evidence)
        tl_csv_integer(csv, edge->events.count);
    tl_csv_end_record(csv);
}

void
tl_emit_csv(const struct tl_drawing *drawing, struct tl_out *out,
            struct tl_losses *losses)
{
    struct tl_csv csv = tl_cell_begin(drawing, out);
    const struct tl_network *network = drawing->network;
    for (size_t i = 0; head[i]; i++)
        tl_csv_cell(&csv, head[i]);
    if (drawing->style->evidence)
        tl_csv_cell(&csv, "event_count");
    tl_csv_end_record(&csv);
    for (uint32_t i = 0; i < network->edge_count; i++) {
        put_edge(&csv, network, &network->edges[i], drawing->style);
        if (is_far(&network->edges[i]))
            tl_losses_add(losses, "edges lost a day too far away to be written");
        if (has_gap(&network->edges[i]))
            tl_losses_add(losses, "edges lost the gaps between first and last");
    }
    for (uint32_t i = 0; i < network->node_count; i++) {
        if (network->nodes[i].degree == 0)
            tl_losses_add(losses, "nodes without an edge left out");
    }
    tl_losses_add_many(losses, "items lost what an edge list has no column for",
                       tl_held_lost_all(drawing, &held));
    tl_cell_end(&csv, losses);
}
