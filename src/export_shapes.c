#include "export_shapes.h"

#include "src/base/terminal.h"

/* What fits on a page and can still be read. */
enum { PICTURE_NODES = 150, PICTURE_EDGES = 300 };

static const struct tl_lanes_budget lanes_budgets[TL_SHAPE_USES] = {
    [TL_FOR_PICTURES] = {.events = 150, .lanes = 40, .periods = 60},
};

void
tl_shapes_begin(struct tl_shapes *shapes)
{
    for (enum tl_view view = 0; view < TL_VIEWS; view++)
        pthread_mutex_init(&shapes->locks[view], NULL);
}

void
tl_shapes_clear(struct tl_shapes *shapes)
{
    for (enum tl_shape_use use = 0; use < TL_SHAPE_USES; use++) {
        for (enum tl_view view = 0; view < TL_VIEWS; view++)
            tl_ranks_free(shapes->ranks[view][use]);
        for (enum tl_view view = 0; view < TL_VIEWS; view++)
            tl_network_free(shapes->networks[view][use]);
        tl_lanes_free(shapes->lanes[use]);
    }
    tl_timeline_free(shapes->timeline);
    for (enum tl_view view = 0; view < TL_VIEWS; view++)
        pthread_mutex_destroy(&shapes->locks[view]);
}

static void
draw_timeline(struct tl_shapes *shapes, struct tl_drawing *drawing,
              enum tl_shape_use use, bool with_lanes)
{
    if (!shapes->timeline)
        shapes->timeline = tl_timeline_new(shapes->graph, shapes->selected);
    drawing->timeline = shapes->timeline;
    if (!with_lanes)
        return;
    if (!shapes->lanes[use])
        shapes->lanes[use] =
            tl_lanes_new(shapes->timeline, shapes->lanes_by, &lanes_budgets[use]);
    drawing->lanes = shapes->lanes[use];
}

static void
draw_network(struct tl_shapes *shapes, struct tl_drawing *drawing,
             enum tl_shape_use use, bool with_ranks)
{
    struct tl_ranks **ranks = &shapes->ranks[drawing->view][use];
    struct tl_network **network = &shapes->networks[drawing->view][use];
    struct tl_selection selection = *shapes->selection;
    if (use == TL_FOR_PICTURES) {
        selection.most_nodes = PICTURE_NODES;
        selection.most_edges = PICTURE_EDGES;
    }
    if (!*network)
        *network =
            tl_network_new(shapes->graph, shapes->selected, &selection, drawing->view);
    drawing->network = *network;
    if (with_ranks && !*ranks)
        *ranks = tl_ranks_new(*network);
    drawing->ranks = with_ranks ? *ranks : NULL;
}

/* Who says how many edges there shall be does not need a budget of ours. */
static enum tl_shape_use
use_of(const struct tl_shapes *shapes, const struct tl_format *format,
       enum tl_view view)
{
    bool told = view != TL_VIEW_TIMELINE && shapes->selection->top > 0;
    return format->filter && !shapes->all && !told ? TL_FOR_PICTURES : TL_FOR_FILES;
}

struct tl_drawing
tl_shapes_draw(struct tl_shapes *shapes, const struct tl_format *format,
               enum tl_view view)
{
    struct tl_drawing drawing = {.graph = shapes->graph,
                                 .view = view,
                                 .is_picture = format->filter != NULL,
                                 .selected = shapes->selected,
                                 .selection = shapes->selection,
                                 .style = &shapes->style};
    enum tl_shape_use use = use_of(shapes, format, view);
    pthread_mutex_lock(&shapes->locks[view]);
    if (view == TL_VIEW_TIMELINE)
        draw_timeline(shapes, &drawing, use, format->laid_out);
    else
        draw_network(shapes, &drawing, use, format->laid_out);
    pthread_mutex_unlock(&shapes->locks[view]);
    return drawing;
}

static void
report_network(const struct tl_network *network)
{
    uint32_t edges = network->edge_count + network->edges_left_out;
    uint32_t nodes = network->node_count + network->nodes_left_out;
    char equals[TL_CUT_TEXT_MAX], tied[2 * TL_CUT_TEXT_MAX] = "";
    if (tl_cut_text(&network->cut, equals))
        snprintf(tied, sizeof tied, " (of %s only %lu)", equals,
                 (unsigned long)network->cut.kept);
    if (network->edges_left_out > 0 || network->nodes_left_out > 0)
        tl_say("the picture of '%s' has the %lu strongest of %lu edges%s, and %lu of "
               "%lu nodes; --all draws all, --top N the N strongest",
               tl_view_names[network->view], (unsigned long)network->edge_count,
               (unsigned long)edges, tied, (unsigned long)network->node_count,
               (unsigned long)nodes);
}

/* What was asked for is not said again, but which of equals were taken. */
static void
report_top(const struct tl_network *network)
{
    char equals[TL_CUT_TEXT_MAX];
    if (tl_cut_text(&network->cut, equals))
        tl_say("--top: of %s in '%s' only %lu are taken", equals,
               tl_view_names[network->view], (unsigned long)network->cut.kept);
}

static void
report_lanes(const struct tl_lanes *lanes)
{
    if (lanes->period_count > 0)
        tl_say("the picture of 'timeline' counts its %lu events instead of showing "
               "each; --all shows each, --since and --until fewer",
               (unsigned long)lanes->timeline->event_count);
}

/* What makes no pairs is the same in all networks of actors. */
static void
report_unpaired(const struct tl_shapes *shapes)
{
    const struct tl_network *network = NULL;
    for (enum tl_shape_use use = 0; use < TL_SHAPE_USES; use++)
        if (shapes->networks[TL_VIEW_ACTORS][use])
            network = shapes->networks[TL_VIEW_ACTORS][use];
    if (network && network->crowds > 0)
        tl_say("%lu %s with more than %lu participants %s no actors; --max-pairs N "
               "raises the limit",
               (unsigned long)network->crowds,
               network->crowds == 1 ? "event" : "events",
               (unsigned long)shapes->selection->max_pairs,
               network->crowds == 1 ? "ties" : "tie");
    if (network && network->apart > 0)
        tl_say("%lu %s no actors: by the dates of their participations, no two "
               "took part at the same time",
               (unsigned long)network->apart,
               network->apart == 1 ? "event ties" : "events tie");
}

void
tl_shapes_report(const struct tl_shapes *shapes)
{
    for (enum tl_view view = 0; view < TL_VIEWS; view++)
        if (shapes->networks[view][TL_FOR_PICTURES])
            report_network(shapes->networks[view][TL_FOR_PICTURES]);
    for (enum tl_view view = 0; view < TL_VIEWS; view++)
        if (shapes->networks[view][TL_FOR_FILES])
            report_top(shapes->networks[view][TL_FOR_FILES]);
    if (shapes->lanes[TL_FOR_PICTURES])
        report_lanes(shapes->lanes[TL_FOR_PICTURES]);
    report_unpaired(shapes);
}
