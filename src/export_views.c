#include "export_views.h"

#include <stdio.h>

#include "graph/base/memory.h"
#include "graph/layout/ranks.h"
#include "src/base/terminal.h"

/* What fits on a page and can still be read. */
enum { PICTURE_NODES = 150, PICTURE_EDGES = 300 };

static const struct tl_lanes_budget lanes_budgets[TL_VIEW_USES] = {
    [TL_FOR_PICTURES] = {.events = 150, .lanes = 40, .periods = 60},
};

void
tl_views_begin(struct tl_views *views)
{
    for (enum tl_view view = 0; view < TL_VIEWS; view++)
        pthread_mutex_init(&views->locks[view], NULL);
    pthread_mutex_init(&views->sources_lock, NULL);
}

void
tl_views_clear(struct tl_views *views)
{
    for (enum tl_view_use use = 0; use < TL_VIEW_USES; use++) {
        for (enum tl_view view = 0; view < TL_VIEWS; view++)
            tl_ranks_free(views->ranks[view][use]);
        for (enum tl_view view = 0; view < TL_VIEWS; view++)
            tl_network_free(views->networks[view][use]);
        tl_lanes_free(views->lanes[use]);
    }
    tl_timeline_free(views->timeline);
    for (enum tl_view view = 0; view < TL_VIEWS; view++)
        tl_free(views->measures[view]);
    tl_grouping_free(views->grouping);
    tl_source_list_free(views->sources);
    for (enum tl_view view = 0; view < TL_VIEWS; view++)
        pthread_mutex_destroy(&views->locks[view]);
    pthread_mutex_destroy(&views->sources_lock);
}

static void
draw_timeline(struct tl_views *views, struct tl_drawing *drawing, enum tl_view_use use,
              bool with_lanes)
{
    if (!views->timeline)
        views->timeline = tl_timeline_new(views->graph, views->selected);
    drawing->timeline = views->timeline;
    if (!with_lanes)
        return;
    if (!views->lanes[use])
        views->lanes[use] =
            tl_lanes_new(views->timeline, views->lanes_by, &lanes_budgets[use]);
    drawing->lanes = views->lanes[use];
}

static void
draw_network(struct tl_views *views, struct tl_drawing *drawing, enum tl_view_use use,
             const struct tl_format *format)
{
    bool with_ranks = format->needs_layout;
    struct tl_ranks **ranks = &views->ranks[drawing->view][use];
    struct tl_network **network = &views->networks[drawing->view][use];
    struct tl_selection selection = *drawing->selection;
    if (use == TL_FOR_PICTURES) {
        selection.most_nodes = PICTURE_NODES;
        selection.most_edges = PICTURE_EDGES;
    }
    if (!*network)
        *network = tl_network_new(drawing->graph, drawing->selected, &selection,
                                  drawing->view);
    drawing->network = *network;
    if (with_ranks && !*ranks)
        *ranks = tl_ranks_new(*network);
    drawing->ranks = with_ranks ? *ranks : NULL;
    if (!format->needs_measures)
        return;
    if (!views->measures[drawing->view])
        views->measures[drawing->view] = tl_network_measure(*network);
    drawing->measures = views->measures[drawing->view];
}

/* All views have the same. */
static const struct tl_source_list *
list_sources(struct tl_views *views)
{
    pthread_mutex_lock(&views->sources_lock);
    if (!views->sources)
        views->sources = tl_source_list_new(views->graph, views->selected);
    pthread_mutex_unlock(&views->sources_lock);
    return views->sources;
}

/* Who says how many edges there shall be does not need a budget of ours. */
static enum tl_view_use
use_of(const struct tl_views *views, const struct tl_format *format, enum tl_view view)
{
    bool told = view != TL_VIEW_TIMELINE && views->selection->top > 0;
    return format->filter && !views->all && !told ? TL_FOR_PICTURES : TL_FOR_FILES;
}

struct tl_drawing
tl_views_draw(struct tl_views *views, const struct tl_format *format, enum tl_view view)
{
    struct tl_drawing drawing = {.graph = views->graph,
                                 .view = view,
                                 .is_picture = format->filter != NULL,
                                 .selected = views->selected,
                                 .selection = views->selection,
                                 .style = &views->style};
    enum tl_view_use use = use_of(views, format, view);
    if (view == TL_VIEW_ACTORS && views->grouping) {
        drawing.graph = views->grouping->graph;
        drawing.selected = &views->grouping->selected;
        drawing.selection = &views->grouping->selection;
    }
    pthread_mutex_lock(&views->locks[view]);
    if (view == TL_VIEW_TIMELINE)
        draw_timeline(views, &drawing, use, format->needs_layout);
    else
        draw_network(views, &drawing, use, format);
    pthread_mutex_unlock(&views->locks[view]);
    if (format->needs_layout)
        drawing.sources = list_sources(views);
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

/* "2 events, 1 participation and 1 relation are denied and make no ties; …" */
static void
report_denied(const struct tl_network *network)
{
    static const enum tl_type types[] = {TL_EVENT, TL_PARTICIPATION, TL_RELATION};
    enum { TYPES = sizeof types / sizeof *types };
    char text[128] = "";
    size_t length = 0;
    uint32_t kinds = 0, sum = 0, said = 0;
    for (size_t i = 0; i < TYPES; i++) {
        kinds += network->denied[types[i]] > 0;
        sum += network->denied[types[i]];
    }
    for (size_t i = 0; i < TYPES; i++) {
        uint32_t count = network->denied[types[i]];
        if (count == 0)
            continue;
        const char *before = said == 0 ? "" : said + 1 == kinds ? " and " : ", ";
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%lu %s%s",
                                   before, (unsigned long)count,
                                   tl_type_names[types[i]], count == 1 ? "" : "s");
        said++;
    }
    if (sum > 0)
        tl_say("%s %s denied and %s no ties; --status denied shows them", text,
               sum == 1 ? "is" : "are", sum == 1 ? "makes" : "make");
}

/* What makes no pairs is the same in all networks of actors. */
static void
report_unpaired(const struct tl_views *views)
{
    const struct tl_network *network = NULL;
    for (enum tl_view_use use = 0; use < TL_VIEW_USES; use++)
        if (views->networks[TL_VIEW_ACTORS][use])
            network = views->networks[TL_VIEW_ACTORS][use];
    if (network && network->crowds > 0)
        tl_say("%lu %s with more than %lu participants %s no actors; --max-pairs N "
               "raises the limit",
               (unsigned long)network->crowds,
               network->crowds == 1 ? "event" : "events",
               (unsigned long)views->selection->max_pairs,
               network->crowds == 1 ? "ties" : "tie");
    if (network && network->apart > 0)
        tl_say("%lu %s no actors: by the dates of their participations, no two "
               "took part at the same time",
               (unsigned long)network->apart,
               network->apart == 1 ? "event ties" : "events tie");
    if (network)
        report_denied(network);
    if (network && network->beside > 0)
        tl_say("%lu %s: in an event with givers and receivers, their roles are on "
               "neither side",
               (unsigned long)network->beside,
               network->beside == 1 ? "participant makes no ties"
                                    : "participants make no ties");
}

void
tl_views_report(const struct tl_views *views)
{
    for (enum tl_view view = 0; view < TL_VIEWS; view++)
        if (views->networks[view][TL_FOR_PICTURES])
            report_network(views->networks[view][TL_FOR_PICTURES]);
    for (enum tl_view view = 0; view < TL_VIEWS; view++)
        if (views->networks[view][TL_FOR_FILES])
            report_top(views->networks[view][TL_FOR_FILES]);
    if (views->lanes[TL_FOR_PICTURES])
        report_lanes(views->lanes[TL_FOR_PICTURES]);
    report_unpaired(views);
}
