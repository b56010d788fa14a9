/* The edge list, CSV for spreadsheets: who is tied to what. */
#include "output/common/cell.h"
#include "output/common/drawing.h"
#include "output/common/supported.h"

static const char *const head[] = {
    "source", "target", "source_name",     "target_name", "directed", "kind",
    "role",   "weight", "weight_disputed", "first",       "last",     "open",
    "status", "events", "references",      "denied_by",   NULL,
};

static const struct tl_supported supported = {
    .fields = {
        [TL_ACTOR] = TL_SUPPORTS(TL_ID) | TL_SUPPORTS(TL_NAME),
        [TL_EVENT] = TL_SUPPORTS(TL_ID) | TL_SUPPORTS(TL_TITLE) |
                     TL_SUPPORTS(TL_PART_OF) | TL_SUPPORTS_DAYS,
        [TL_PARTICIPATION] =
            TL_SUPPORTS(TL_ACTOR_ID) | TL_SUPPORTS(TL_ROLE) | TL_SUPPORTS_DAYS,
        [TL_RELATION] = TL_SUPPORTS(TL_SOURCE) | TL_SUPPORTS(TL_TARGET) |
                        TL_SUPPORTS(TL_KIND) | TL_SUPPORTS(TL_WEIGHT) |
                        TL_SUPPORTS(TL_WEIGHT_DISPUTED) | TL_SUPPORTS(TL_EVENTS) |
                        TL_SUPPORTS_DAYS,
        [TL_REFERENCE] = TL_SUPPORTS(TL_ID),
        [TL_CITATION] = TL_SUPPORTS(TL_REFERENCE_ID) | TL_SUPPORTS(TL_STATUS),
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
put_event_ids(struct tl_csv *csv, const struct tl_network *network,
              struct tl_slice slice)
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
put_reference_ids(struct tl_csv *csv, const struct tl_graph *graph,
                  const uint32_t *references, struct tl_slice slice)
{
    const uint32_t *numbers = references + slice.first;
    tl_csv_list_begin(csv);
    for (uint32_t i = 0; i < slice.count; i++)
        tl_csv_list_add(csv, tl_graph_reference_id(graph, numbers[i]));
    tl_csv_list_end(csv);
}

static void
put_kinds(struct tl_csv *csv, const struct tl_network *network, struct tl_slice slice)
{
    tl_csv_list_begin(csv);
    for (uint32_t i = 0; i < slice.count; i++)
        tl_csv_list_add(csv, network->shares[slice.first + i].text);
    tl_csv_list_end(csv);
}

/* The first and the last day, and which of them is missing because that end is open. */
static void
put_days(struct tl_csv *csv, const struct tl_edge *edge)
{
    const char *open = edge->open_start && edge->open_end ? "both"
                       : edge->open_start                 ? "start"
                       : edge->open_end                   ? "end"
                                                          : "";
    char text[TL_DAY_TEXT_MAX];
    tl_day_text(edge->first, text, sizeof text);
    tl_csv_cell(csv, text);
    tl_day_text(edge->last, text, sizeof text);
    tl_csv_cell(csv, text);
    tl_csv_cell(csv, open);
}

static void
put_edge(struct tl_csv *csv, const struct tl_drawing *drawing,
         const struct tl_edge *edge)
{
    const struct tl_network *network = drawing->network;
    const struct tl_style *style = drawing->style;
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
    tl_csv_weight(csv, edge->weight_disputed);
    put_days(csv, edge);
    tl_csv_cell(csv, tl_status_names[edge->status]);
    put_event_ids(csv, network, tl_style_listed(style, edge->events));
    put_reference_ids(csv, network->graph, network->references,
                      tl_style_listed(style, edge->references));
    put_reference_ids(csv, network->graph, network->deniers,
                      tl_style_listed(style, edge->denied_by));
    if (network->ties != TL_TIES_BY_KIND)
        put_kinds(csv, network, edge->shares);
    if (drawing->period) {
        tl_csv_cell(csv, drawing->period);
        tl_csv_cell(csv, edge->certain ? "true" : "false");
    }
    if (style->evidence)
        tl_csv_integer(csv, edge->events.count);
    tl_csv_end_record(csv);
}

static void
put_head(struct tl_csv *csv, const struct tl_drawing *drawing)
{
    for (size_t i = 0; head[i]; i++)
        tl_csv_cell(csv, head[i]);
    if (drawing->network->ties != TL_TIES_BY_KIND)
        tl_csv_cell(csv, "kinds");
    if (drawing->whole) {
        tl_csv_cell(csv, "period");
        tl_csv_cell(csv, "certain");
    }
    if (drawing->style->evidence)
        tl_csv_cell(csv, "event_count");
    tl_csv_end_record(csv);
}

/* What is lost of the nodes and of what is behind the edges; of a series once. */
static void
count_losses(const struct tl_drawing *drawing, struct tl_losses *losses)
{
    struct tl_drawing all = *drawing;
    if (drawing->whole)
        all.network = drawing->whole;
    tl_losses_add_many(losses, "nodes without an edge left out", all.network->bare);
    for (uint32_t i = 0; i < all.network->node_count; i++) {
        if (all.network->nodes[i].degree == 0)
            tl_losses_add(losses, "nodes without an edge left out");
    }
    tl_losses_add_many(losses, "items with fields that an edge list cannot hold",
                       tl_unsupported_count_all(&all, &supported));
}

static void
write_edges(const struct tl_drawing *drawing, struct tl_out *out,
            struct tl_losses *losses)
{
    struct tl_csv csv = tl_cell_begin(drawing, out);
    const struct tl_network *network = drawing->network;
    if (drawing->piece == 0)
        put_head(&csv, drawing);
    for (uint32_t i = 0; i < network->edge_count; i++) {
        put_edge(&csv, drawing, &network->edges[i]);
        if (is_far(&network->edges[i]))
            tl_losses_add(
                losses,
                "edges with a day outside the format's range, which was left out");
        if (has_gap(&network->edges[i]))
            tl_losses_add(losses,
                          "edges exported without the gaps between first and last");
    }
    if (drawing->piece == 0)
        count_losses(drawing, losses);
    tl_cell_end(&csv, losses);
}

const struct tl_format tl_format_csv = {
    .name = "csv",
    .endings = "csv",
    .about = "edge list: who is tied to what, when and how strongly",
    .views = TL_VIEWS_OF_NETWORKS,
    .view = TL_VIEW_NETWORK,
    .style_groups = TL_STYLE_CSV | TL_STYLE_EVIDENCE,
    .in_periods = true,
    .parts = {{NULL, write_edges}},
};
