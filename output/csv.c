/* The edge list, CSV for spreadsheets: who is tied to what. */
#include <stdio.h>

#include "graph/query/edge_dates.h"
#include "graph/query/periods.h"
#include "graph/weight.h"
#include "output/common/cell.h"
#include "output/common/drawing.h"
#include "output/common/supported.h"
#include "output/syntax/list.h"
#include "output/syntax/memo.h"

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

/* Room for two days. */
enum { DATE_ROOM = 2 * TL_DAY_TEXT_MAX };

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

/*
 * A date by which events can be ordered again. What is undecided is no EDTF, and a
 * season depends on the hemisphere: their days tell as much.
 */
static const char *
date_to_merge(const struct tl_date *date, char room[DATE_ROOM])
{
    char first[TL_DAY_TEXT_MAX], last[TL_DAY_TEXT_MAX];
    if (!date)
        return TL_UNDATED;
    if (!(date->flags & (TL_DATE_UNDECIDED | TL_DATE_CONVENTIONAL)))
        return date->text;
    tl_day_far_text(date->start_earliest, first, sizeof first);
    tl_day_far_text(date->end_latest, last, sizeof last);
    snprintf(room, DATE_ROOM, "%s/%s",
             date->start_earliest == TL_DAY_MIN ? ".." : first,
             date->end_latest == TL_DAY_MAX ? ".." : last);
    return room;
}

/* When the events of an edge were. */
static void
put_event_dates(struct tl_csv *csv, const struct tl_network *network,
                struct tl_slice slice)
{
    char rooms[2][DATE_ROOM]; /* the first text has to last until the next one */
    tl_csv_list_begin(csv);
    for (uint32_t i = 0; i < slice.count; i++) {
        uint32_t event = network->events[slice.first + i];
        tl_csv_list_add(csv, date_to_merge(tl_graph_event_date(network->graph, event),
                                           rooms[i > 0]));
    }
    tl_csv_list_end(csv);
}

/* A list of weights while it is written, by hand: its elements may be lists. A
 * spreadsheet would run one that begins with "-1". */
struct weights {
    struct tl_csv *csv;
    const struct tl_network *network;
    size_t count;
};

/* "2", "2 disputed", "2 disputed 1": a weight, and how much of it is. */
static void
add_weight(struct weights *list, int64_t weight, int64_t disputed)
{
    struct tl_csv *csv = list->csv;
    char text[TL_WEIGHT_TEXT_MAX];
    if (list->count == 0)
        tl_csv_open(csv);
    tl_csv_add(csv, list->count > 0           ? TL_LIST_SEPARATOR
                    : weight < 0 && !csv->raw ? "'"
                                              : "");
    list->count++;
    tl_weight_write(weight, text);
    tl_csv_add(csv, text);
    if (!disputed)
        return;
    tl_csv_add(csv, " disputed");
    if (disputed == weight)
        return;
    tl_csv_add(csv, " ");
    tl_weight_write(disputed, text);
    tl_csv_add(csv, text);
}

/* A list within an element of a list: what it escapes is escaped again. */
static void
add_inner(void *csv, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '\\' || bytes[i] == ';')
            tl_csv_add_part(csv, "\\", 1);
        tl_csv_add_part(csv, bytes + i, 1);
    }
}

static void
add_outer(void *csv, const char *bytes, size_t length)
{
    tl_csv_add_part(csv, bytes, length);
}

/* " (visit=1; consult=1)": what is added, by kind, to an edge that unites kinds. */
static void
add_kind(struct weights *list, uint32_t kind, int64_t weight, bool is_first)
{
    char text[TL_WEIGHT_TEXT_MAX];
    tl_weight_write(weight, text);
    tl_csv_add(list->csv, is_first ? " (" : "\\; ");
    tl_list_element(tl_graph_word(list->network->graph, kind), add_inner, list->csv);
    tl_csv_add(list->csv, "=");
    tl_csv_add(list->csv, text);
}

static void
add_event_weight(struct weights *list, struct tl_slice slice)
{
    int64_t weight = 0, disputed = 0;
    for (uint32_t i = 0; i < slice.count; i++) {
        const struct tl_addition *one =
            tl_vector_at(&list->network->additions, slice.first + i);
        weight = tl_weight_add(weight, one->weight);
        disputed = tl_weight_add(disputed, one->disputed);
    }
    add_weight(list, weight, disputed);
    if (list->network->ties == TL_TIES_BY_KIND || slice.count == 0)
        return;
    for (uint32_t i = 0; i < slice.count; i++) {
        const struct tl_addition *one =
            tl_vector_at(&list->network->additions, slice.first + i);
        add_kind(list, one->kind, one->weight, i == 0);
    }
    tl_csv_add(list->csv, ")");
}

/* What a relation adds that rests on no event, and its id. */
static void
add_relation(struct weights *list, uint32_t number)
{
    const struct tl_graph *graph = list->network->graph;
    struct tl_relation relation = tl_graph_relation(graph, number);
    if (relation.event_count > 0)
        return;
    add_weight(list, relation.weight, relation.weight_disputed);
    if (list->network->ties != TL_TIES_BY_KIND) {
        add_kind(list, tl_graph_relation_kind(graph, number), relation.weight, true);
        tl_csv_add(list->csv, ")");
    }
    tl_csv_add(list->csv, TL_LIST_SEPARATOR);
    tl_list_element(relation.id, add_outer, list->csv);
}

/* What each event of an edge adds to its weight; then each relation that rests on none,
 * with its id. */
static void
put_weights(struct tl_csv *csv, const struct tl_network *network,
            const struct tl_edge *edge, struct tl_slice events)
{
    struct weights list = {csv, network, 0};
    struct tl_slice relations = tl_edge_relations(network, edge);
    for (uint32_t i = 0; i < events.count; i++)
        add_event_weight(&list, tl_network_additions(network, events.first + i));
    for (uint32_t i = 0; i < relations.count; i++)
        add_relation(&list, network->relations[relations.first + i]);
    if (list.count > 0)
        tl_csv_close(csv);
    else
        tl_csv_cell(csv, "");
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

/* An edge list in the making. */
struct edges {
    struct tl_csv csv;
    const struct tl_drawing *drawing;
    struct tl_memo *memo; /* of cells that recur */
};

/* What such a cell is written from. */
struct recurring {
    const struct edges *edges;
    uint64_t of; /* number of an item, word, day */
    enum recurs { ID, LABEL = TL_TYPES, KIND = 2 * TL_TYPES, DAY } as; /* and type */
};

/* Its text; `room` may be where it is. */
static const char *
text_of(const struct recurring *cell, char room[TL_DAY_TEXT_MAX])
{
    const struct tl_graph *graph = cell->edges->drawing->graph;
    if (cell->as == DAY) {
        tl_day_text((int64_t)cell->of, room, TL_DAY_TEXT_MAX);
        return room;
    }
    if (cell->as == KIND)
        return tl_graph_word(graph, (uint32_t)cell->of);
    struct tl_item item = {(enum tl_type)(cell->as % LABEL), (uint32_t)cell->of};
    return cell->as < LABEL ? tl_graph_id(graph, item) : tl_graph_label(graph, item);
}

static void
write_cell(struct tl_out *out, const void *what)
{
    const struct recurring *cell = what;
    char room[TL_DAY_TEXT_MAX];
    tl_csv_cell_put(&cell->edges->csv, out, text_of(cell, room));
}

/* A cell as it is written, or was before; long ones are counted, each time. */
static void
put_cell(struct edges *edges, unsigned as, uint64_t of)
{
    struct recurring cell = {edges, of, (enum recurs)as};
    struct tl_text text =
        tl_memo_text(edges->memo, (struct tl_memo_key){of, as}, write_cell, &cell);
    if (text.length <= TL_CSV_CELL_MAX)
        tl_csv_ready(&edges->csv, text.bytes, text.length);
    else
        tl_csv_cell(&edges->csv, text_of(&cell, NULL));
}

/* A day too far to be counted is told only where lists are to be merged. */
static void
put_first_or_last(struct edges *edges, int64_t day, bool far)
{
    char text[TL_DAY_TEXT_MAX];
    if (tl_day_is_counted(day)) {
        put_cell(edges, DAY, (uint64_t)day);
    } else {
        (far ? tl_day_far_text : tl_day_text)(day, text, sizeof text);
        tl_csv_cell(&edges->csv, text);
    }
}

/* A word of the format's own. */
static void
put_word(struct edges *edges, const char *word)
{
    tl_csv_ready(&edges->csv, word, strlen(word));
}

/* The first and the last day, and which of them is missing because that end is open. */
static void
put_days(struct edges *edges, const struct tl_edge *edge, bool far)
{
    put_first_or_last(edges, edge->first, far);
    put_first_or_last(edges, edge->last, far);
    put_word(edges, tl_cell_open(edge->open_start, edge->open_end));
}

static void
put_edge(struct edges *edges, const struct tl_edge *edge)
{
    struct tl_csv *csv = &edges->csv;
    const struct tl_drawing *drawing = edges->drawing;
    const struct tl_network *network = drawing->network;
    const struct tl_style *style = drawing->style;
    bool weighs = network->addition_starts.count > 0;
    struct tl_item source = item_of(network, edge->source);
    struct tl_item target = item_of(network, edge->target);
    put_cell(edges, ID + source.type, source.number);
    put_cell(edges, ID + target.type, target.number);
    put_cell(edges, LABEL + source.type, source.number);
    put_cell(edges, LABEL + target.type, target.number);
    put_word(edges, edge->directed ? "true" : "false");
    if (edge->kind == TL_NONE || tl_edge_names[edge->origin])
        tl_csv_cell(csv, tl_edge_kind(network, edge));
    else
        put_cell(edges, KIND, edge->kind);
    tl_csv_cell(csv, tl_edge_role(network, edge));
    tl_csv_weight(csv, edge->weight);
    tl_csv_weight(csv, edge->weight_disputed);
    put_days(edges, edge, weighs);
    put_word(edges, tl_status_names[edge->status]);
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
    if (weighs) {
        put_event_dates(csv, network, tl_style_listed(style, edge->events));
        put_weights(csv, network, edge, tl_style_listed(style, edge->events));
    }
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
    if (drawing->network->addition_starts.count > 0) {
        tl_csv_cell(csv, "event_dates");
        tl_csv_cell(csv, "event_weights");
    }
    tl_csv_end_record(csv);
}

const char tl_csv_no_edge[] = "nodes without an edge left out";

/* What is lost of the nodes and of what is behind the edges; of a series once. */
static void
count_losses(const struct tl_drawing *drawing, struct tl_losses *losses)
{
    struct tl_drawing all = *drawing;
    if (drawing->whole)
        all.network = drawing->whole;
    tl_losses_add_many(losses, tl_csv_no_edge, all.network->bare);
    for (uint32_t i = 0; i < all.network->node_count && !drawing->counted; i++) {
        if (all.network->nodes[i].degree == 0)
            tl_losses_add(losses, tl_csv_no_edge);
    }
    tl_losses_add_many(losses, "items with fields that an edge list cannot hold",
                       tl_unsupported_count_all(&all, &supported));
}

static void
write_edges(const struct tl_drawing *drawing, struct tl_out *out,
            struct tl_losses *losses)
{
    struct edges edges = {tl_cell_begin(drawing, out), drawing, tl_memo_new()};
    const struct tl_network *network = drawing->network;
    bool weighs = network->addition_starts.count > 0;
    if (drawing->piece == 0)
        put_head(&edges.csv, drawing);
    for (uint32_t i = 0; i < network->edge_count; i++) {
        put_edge(&edges, &network->edges[i]);
        if (!weighs && is_far(&network->edges[i]))
            tl_losses_add(
                losses,
                "edges with a day outside the format's range, which was left out");
        if (has_gap(&network->edges[i]))
            tl_losses_add(losses,
                          "edges exported without the gaps between first and last");
    }
    if (drawing->piece == 0)
        count_losses(drawing, losses);
    tl_cell_end(&edges.csv, losses);
    tl_memo_free(edges.memo);
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
