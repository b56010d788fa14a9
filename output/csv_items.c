/* CSV for spreadsheets: the nodes that go with an edge list, and a list of events with
 * their actors by name. */
#include "csv.h"

#include "graph/claim.h"
#include "output/common/cell.h"
#include "output/common/cited.h"
#include "output/common/drawing.h"
#include "output/common/supported.h"
#include "output/common/exported.h"
#include "output/common/sheet.h"

const char *const tl_csv_node_columns[] = {
    "id",       "label",      "type",          "kind",      "date",
    "first",    "last",       "place",         "aliases",   "degree",
    "strength", "status",     TL_TOLD_COLUMNS, "url",       "date_text",
    "count",    "references", "denied_by",     "component", "open",
    NULL,
};

static const struct tl_supported node_supported = {
    .fields = {
        [TL_ACTOR] = TL_SUPPORTS_ALL & ~TL_SUPPORTS_ATTRIBUTES,
        [TL_EVENT] =
            TL_SUPPORTS_ALL & ~(TL_SUPPORTS_ATTRIBUTES | TL_SUPPORTS(TL_PART_OF)),
        [TL_REFERENCE] = TL_SUPPORTS(TL_ID),
        [TL_CITATION] = TL_SUPPORTS(TL_REFERENCE_ID) | TL_SUPPORTS(TL_STATUS),
    }};

/* A day, as spreadsheets know it; empty where there is none: the end is open, not known
 * or too far to be counted. */
static void
put_day(struct tl_csv *csv, int64_t day)
{
    char text[TL_DAY_TEXT_MAX];
    tl_day_text(day, text, sizeof text);
    tl_csv_cell(csv, text);
}

static void
put_open(struct tl_csv *csv, const struct tl_date *date)
{
    uint32_t flags = date ? date->flags : 0;
    tl_csv_cell(csv,
                tl_cell_open(flags & TL_DATE_OPEN_START, flags & TL_DATE_OPEN_END));
}

/* Two cells: the first and the last day that a date may mean. */
static void
put_bounds(struct tl_csv *csv, const struct tl_date *date)
{
    if (!date) {
        tl_csv_cell(csv, "");
        tl_csv_cell(csv, "");
        return;
    }
    put_day(csv, date->start_earliest);
    put_day(csv, date->end_latest);
}

/* The ids of the references that are cited, each once: of those that deny, or of the
 * others. */
static void
put_references(struct tl_csv *csv, const struct tl_graph *graph,
               struct tl_slice citations, bool denials)
{
    uint32_t reference;
    tl_csv_list_begin(csv);
    while ((reference = tl_cited_by(graph, &citations, denials)) != TL_NONE)
        tl_csv_list_add(csv, tl_graph_reference_id(graph, reference));
    tl_csv_list_end(csv);
}

static void
put_measures(struct tl_csv *csv, const struct tl_node *node, enum tl_status status)
{
    tl_csv_integer(csv, node->degree);
    tl_csv_weight(csv, node->strength);
    tl_csv_cell(csv, tl_status_names[status]);
}

/* Two cells: when it has edges. */
static void
put_time(struct tl_csv *csv, const struct tl_measure *measure)
{
    put_day(csv, measure->first);
    put_day(csv, measure->last);
}

/* How many actors a group stands for, and what the ties between them weigh. */
static void
put_members(struct tl_csv *csv, const struct tl_grouping *grouping, uint32_t actor)
{
    if (grouping->members[actor] > 0) {
        tl_csv_integer(csv, grouping->members[actor]);
        tl_csv_weight(csv, grouping->within[actor]);
    } else {
        tl_csv_cell(csv, "");
        tl_csv_cell(csv, "");
    }
}

static void
put_actor_node(struct tl_csv *csv, const struct tl_graph *graph,
               const struct tl_node *node, const struct tl_measure *measure)
{
    struct tl_actor actor = tl_graph_actor(graph, node->item.number);
    tl_csv_cell(csv, actor.kind);
    tl_cell_date(csv, NULL);
    put_time(csv, measure);
    tl_csv_cell(csv, "");
    tl_cell_list(csv, actor.aliases);
    put_measures(csv, node, actor.status);
    tl_sheet_told(csv, TL_CSV_NODES, actor.record);
    tl_csv_cell(csv, actor.url);
    tl_csv_cell(csv, "");
    tl_csv_cell(csv, "");
    put_references(csv, graph, actor.citations, false);
    put_references(csv, graph, actor.citations, true);
}

static void
put_event_node(struct tl_csv *csv, const struct tl_graph *graph,
               const struct tl_node *node, const struct tl_measure *measure)
{
    (void)measure; /* its time is that of its date */
    struct tl_event event = tl_graph_event(graph, node->item.number);
    tl_csv_cell(csv, event.kind);
    tl_cell_date(csv, event.date);
    put_bounds(csv, event.date);
    tl_csv_cell(csv, event.place);
    tl_csv_cell(csv, "");
    put_measures(csv, node, event.status);
    tl_sheet_told(csv, TL_CSV_NODES, event.record);
    tl_csv_cell(csv, event.url);
    tl_csv_cell(csv, event.date_text);
    tl_cell_count(csv, &event);
    put_references(csv, graph, event.citations, false);
    put_references(csv, graph, event.citations, true);
}

static void
put_open_node(struct tl_csv *csv, const struct tl_drawing *drawing, uint32_t number)
{
    const struct tl_measure *measure = &drawing->measures[number];
    struct tl_item item = drawing->network->nodes[number].item;
    if (item.type == TL_EVENT)
        put_open(csv, tl_graph_event_date(drawing->graph, item.number));
    else
        tl_csv_cell(csv, tl_cell_open(measure->first == TL_DAY_MIN,
                                      measure->last == TL_DAY_MAX));
}

static void
write_nodes(const struct tl_drawing *drawing, struct tl_out *out,
            struct tl_losses *losses)
{
    struct tl_csv csv = tl_cell_begin(drawing, out);
    const struct tl_network *network = drawing->network;
    const struct tl_grouping *grouping = tl_drawing_grouping(drawing);
    tl_sheet_names(&csv, tl_csv_node_columns, TL_CSV_NODES);
    if (grouping)
        tl_csv_cell(&csv, "members");
    if (grouping)
        tl_csv_cell(&csv, "within");
    tl_csv_end_record(&csv);
    for (uint32_t i = 0; i < network->node_count; i++) {
        const struct tl_node *node = &network->nodes[i];
        bool is_actor = node->item.type == TL_ACTOR;
        tl_csv_cell(&csv, tl_graph_id(drawing->graph, node->item));
        tl_csv_cell(&csv, tl_graph_label(drawing->graph, node->item));
        tl_csv_cell(&csv, tl_type_names[node->item.type]);
        (is_actor ? put_actor_node : put_event_node)(&csv, drawing->graph, node,
                                                     &drawing->measures[i]);
        tl_csv_integer(&csv, drawing->measures[i].component);
        put_open_node(&csv, drawing, i);
        if (grouping)
            put_members(&csv, grouping, node->item.number);
        tl_csv_end_record(&csv);
    }
    tl_losses_add_many(losses, "items with fields that a list of nodes cannot hold",
                       tl_unsupported_count_all(drawing, &node_supported));
    tl_cell_end(&csv, losses);
}

const char *const tl_csv_event_columns[] = {
    "id",           "date",          "earliest", "latest",     "label",
    "date_text",    "title",         "kind",     "place",      "count",
    "participants", "part_of",       "status",   "references", "denied_by",
    "url",          TL_TOLD_COLUMNS, "open",     NULL,
};

static const struct tl_supported event_supported = {
    .fields =
        {
            [TL_ACTOR] = TL_SUPPORTS(TL_NAME),
            [TL_EVENT] = TL_SUPPORTS_ALL,
            [TL_PARTICIPATION] = TL_SUPPORTS(TL_ACTOR_ID) | TL_SUPPORTS(TL_ROLE),
            [TL_REFERENCE] = TL_SUPPORTS(TL_ID),
            [TL_CITATION] = TL_SUPPORTS(TL_REFERENCE_ID) | TL_SUPPORTS(TL_STATUS),
        },
    .uncited = 1U << TL_PARTICIPATION};

static void
put_label(struct tl_csv *csv, const struct tl_graph *graph,
          const struct tl_event *event)
{
    char label[TL_DATE_LABEL_MAX];
    tl_claim_date_label(graph, TL_EVENT, event->number, event->date, TL_ENGLISH, label,
                        sizeof label);
    tl_csv_cell(csv, label);
}

static bool
ends_in_group(const char *name)
{
    size_t length = strlen(name);
    return length > 0 && name[length - 1] == ')';
}

/* A name that ends in parentheses gets a group, be it empty, or its own would be taken
 * for the role. */
static void
put_participants(struct tl_csv *csv, const struct tl_graph *graph,
                 struct tl_slice slice)
{
    tl_csv_list_begin(csv);
    for (uint32_t i = 0; i < slice.count; i++) {
        struct tl_participation participation =
            tl_graph_participation(graph, slice.first + i);
        struct tl_item actor = {TL_ACTOR, participation.actor};
        const char *name = tl_graph_label(graph, actor);
        if (*participation.role || ends_in_group(name))
            tl_csv_list_add_grouped(csv, name, participation.role);
        else
            tl_csv_list_add(csv, name);
    }
    tl_csv_list_end(csv);
}

static void
put_event(struct tl_sheet *sheet, const struct tl_event *event)
{
    struct tl_csv *csv = &sheet->csv;
    const struct tl_drawing *drawing = sheet->drawing;
    tl_csv_cell(csv, event->id);
    tl_cell_date(csv, event->date);
    put_bounds(csv, event->date);
    put_label(csv, sheet->drawing->graph, event);
    tl_csv_cell(csv, event->date_text);
    tl_csv_cell(csv, event->title);
    tl_csv_cell(csv, event->kind);
    tl_csv_cell(csv, event->place);
    tl_cell_count(csv, event);
    put_participants(csv, drawing->graph, event->participations);
    tl_csv_cell(csv, tl_exported_parent(drawing, event, sheet->losses));
    tl_csv_cell(csv, tl_status_names[event->status]);
    put_references(csv, drawing->graph, event->citations, false);
    put_references(csv, drawing->graph, event->citations, true);
    tl_csv_cell(csv, event->url);
    tl_sheet_told(csv, 1U << TL_EVENT, event->record);
    put_open(csv, event->date);
    tl_sheet_end_row(sheet, event->attributes);
}

static void
write_events(const struct tl_drawing *drawing, struct tl_out *out,
             struct tl_losses *losses)
{
    struct tl_sheet sheet =
        tl_sheet_begin(drawing, out, losses, TL_EVENT, tl_csv_event_columns);
    const struct tl_timeline *timeline = drawing->timeline;
    for (uint32_t i = 0; i < timeline->event_count; i++) {
        struct tl_event event = tl_graph_event(drawing->graph, timeline->events[i]);
        put_event(&sheet, &event);
    }
    tl_losses_add_many(losses, "items with fields that a list of events cannot hold",
                       tl_unsupported_count_all(drawing, &event_supported));
    tl_cell_end(&sheet.csv, losses);
}

const struct tl_format tl_format_csv_nodes = {
    .name = "csv-nodes",
    .endings = "",
    .allows = "csv",
    .about = "the nodes that go with an edge list",
    .views = TL_VIEWS_OF_NETWORKS,
    .view = TL_VIEW_NETWORK,
    .style_groups = TL_STYLE_CSV,
    .needs_measures = true,
    .parts = {{NULL, write_nodes}},
};

const struct tl_format tl_format_csv_events = {
    .name = "csv-events",
    .endings = "",
    .allows = "csv",
    .about = "one event a row, for spreadsheets",
    .views = TL_VIEW_BIT(TL_VIEW_TIMELINE),
    .view = TL_VIEW_TIMELINE,
    .style_groups = TL_STYLE_CSV,
    .parts = {{NULL, write_events}},
};
