/* The nodes that go with an edge list: actors and events in one table. */
#include "output/common/cell.h"
#include "output/common/drawing.h"
#include "output/common/held.h"

static const char *const head[] = {
    "id",          "label", "type",      "kind",   "date",       "first",
    "last",        "place", "aliases",   "degree", "strength",   "status",
    "description", "url",   "date_text", "count",  "references", NULL,
};

static const struct tl_held held = {
    .fields = {
        [TL_ACTOR] = TL_HELD_ALL & ~TL_HELD_ATTRIBUTES,
        [TL_EVENT] = TL_HELD_ALL & ~(TL_HELD_ATTRIBUTES | TL_HELD(TL_PART_OF)),
        [TL_REFERENCE] = TL_HELD(TL_ID),
        [TL_CITATION] = TL_HELD(TL_REFERENCE_ID) | TL_HELD(TL_STATUS),
    }};

static void
put_measures(struct tl_csv *csv, const struct tl_node *node, enum tl_status status)
{
    tl_csv_integer(csv, node->degree);
    tl_csv_weight(csv, node->strength);
    tl_csv_cell(csv, tl_status_names[status]);
}

static void
put_actor(struct tl_csv *csv, const struct tl_graph *graph, const struct tl_node *node)
{
    struct tl_actor actor = tl_graph_actor(graph, node->item.number);
    tl_csv_cell(csv, actor.kind);
    tl_cell_date(csv, NULL);
    tl_cell_bounds(csv, NULL);
    tl_csv_cell(csv, "");
    tl_cell_list(csv, actor.aliases);
    put_measures(csv, node, actor.status);
    tl_csv_cell(csv, actor.description);
    tl_csv_cell(csv, actor.url);
    tl_csv_cell(csv, "");
    tl_csv_cell(csv, "");
    tl_cell_references(csv, graph, actor.citations);
}

static void
put_event(struct tl_csv *csv, const struct tl_graph *graph, const struct tl_node *node)
{
    struct tl_event event = tl_graph_event(graph, node->item.number);
    tl_csv_cell(csv, event.kind);
    tl_cell_date(csv, event.date);
    tl_cell_bounds(csv, event.date);
    tl_csv_cell(csv, event.place);
    tl_csv_cell(csv, "");
    put_measures(csv, node, event.status);
    tl_csv_cell(csv, event.description);
    tl_csv_cell(csv, event.url);
    tl_csv_cell(csv, event.date_text);
    tl_cell_count(csv, &event);
    tl_cell_references(csv, graph, event.citations);
}

void
tl_emit_csv_nodes(const struct tl_drawing *drawing, struct tl_out *out,
                  struct tl_losses *losses)
{
    struct tl_csv csv = tl_cell_begin(drawing, out);
    const struct tl_network *network = drawing->network;
    tl_csv_head(&csv, head);
    for (uint32_t i = 0; i < network->node_count; i++) {
        const struct tl_node *node = &network->nodes[i];
        bool is_actor = node->item.type == TL_ACTOR;
        tl_csv_cell(&csv, tl_graph_id(drawing->graph, node->item));
        tl_csv_cell(&csv, tl_graph_label(drawing->graph, node->item));
        tl_csv_cell(&csv, tl_type_names[node->item.type]);
        (is_actor ? put_actor : put_event)(&csv, drawing->graph, node);
        tl_csv_end_record(&csv);
    }
    tl_losses_add_many(losses, "items lost what a list of nodes has no column for",
                       tl_held_lost_all(drawing, &held));
    tl_cell_end(&csv, losses);
}
