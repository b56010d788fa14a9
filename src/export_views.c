#include "export_views.h"

#include <stdio.h>

#include "graph/base/memory.h"
#include "graph/layout/ranks.h"
#include "src/base/terminal.h"

/* What fits on a page and can still be read: in columns, with labels, or where that is
 * too much, the strongest part of it. A page can be moved about. */
enum { PICTURE_NODES = 150, PART_NODES = 60, PART_EDGES = 120, PAGE_EDGES = 300 };

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
        tl_series_free(views->series[use]);
        for (enum tl_view view = 0; view < TL_VIEWS; view++)
            tl_ranks_free(views->ranks[view][use]);
        for (enum tl_view view = 0; view < TL_VIEWS; view++)
            tl_network_free(views->networks[view][use]);
        for (enum tl_view view = 0; view < TL_VIEWS; view++)
            tl_footnotes_free(views->footnotes[view][use]);
        tl_lanes_free(views->lanes[use]);
    }
    tl_timeline_free(views->timeline);
    for (enum tl_view view = 0; view < TL_VIEWS; view++)
        tl_free(views->measures[view]);
    for (enum tl_view view = 0; view < TL_VIEWS; view++)
        tl_free(views->points[view]);
    tl_grouping_free(views->grouping);
    tl_source_list_free(views->sources);
    for (enum tl_view view = 0; view < TL_VIEWS; view++)
        pthread_mutex_destroy(&views->locks[view]);
    pthread_mutex_destroy(&views->sources_lock);
}

void
tl_views_select(struct tl_views *views, const struct tl_selected *selected)
{
    tl_timeline_free(views->timeline);
    views->timeline = NULL;
    views->selected = selected;
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
    struct tl_footnotes **notes = &views->footnotes[TL_VIEW_TIMELINE][use];
    if (!*notes)
        *notes =
            tl_footnotes_of_timeline(views->timeline, drawing->lanes->sequence.events);
    drawing->footnotes = *notes;
}

/* What is drawn in a view, and by which selection: in that of actors, of their groups.
 */
static void
set_subject(const struct tl_views *views, enum tl_view view, struct tl_drawing *drawing)
{
    bool grouped = view == TL_VIEW_ACTORS && views->grouping;
    drawing->graph = grouped ? views->grouping->graph : views->graph;
    drawing->selected = grouped ? &views->grouping->selected : views->selected;
    drawing->selection = grouped ? &views->grouping->selection : views->selection;
}

static struct tl_network *
network_within(const struct tl_drawing *subject, struct tl_selection *selection,
               enum tl_view view, uint32_t nodes, uint32_t edges)
{
    selection->most_nodes = nodes;
    selection->most_edges = edges;
    return tl_network_new(subject->graph, subject->selected, selection, view);
}

/* All of it where that is clear, else the strongest part. */
static struct tl_network *
network_for_picture(const struct tl_drawing *subject, struct tl_selection *selection,
                    enum tl_view view)
{
    struct tl_network *network =
        network_within(subject, selection, view, TL_RANKS_NODES, TL_RANKS_STAR);
    if (network->edges_left_out == 0 && network->nodes_left_out == 0 &&
        (network->edge_count <= TL_RANKS_EDGES || tl_ranks_suit_star(network)) &&
        (network->node_count <= PICTURE_NODES || tl_ranks_suit_star(network)))
        return network;
    bool all = network->edges_left_out == 0 && network->edge_count <= TL_RANKS_EDGES &&
               2 * network->edge_count <= PICTURE_NODES;
    tl_network_free(network);
    return all ? network_within(subject, selection, view, PICTURE_NODES, TL_RANKS_EDGES)
               : network_within(subject, selection, view, PART_NODES, PART_EDGES);
}

static struct tl_network *
make_network(struct tl_views *views, enum tl_view view, enum tl_view_use use)
{
    struct tl_network **network = &views->networks[view][use];
    struct tl_drawing subject;
    set_subject(views, view, &subject);
    struct tl_selection selection = *subject.selection;
    if (*network)
        return *network;
    if (view == TL_VIEW_ACTORS)
        tl_memory_stage("pairing the actors of events");
    if (use == TL_FOR_PICTURES)
        *network = network_for_picture(&subject, &selection, view);
    else if (use == TL_FOR_PAGES)
        *network =
            network_within(&subject, &selection, view, PICTURE_NODES, PAGE_EDGES);
    else
        *network = network_within(&subject, &selection, view, 0, 0);
    tl_memory_stage("writing the outputs");
    return *network;
}

static const struct tl_series *
make_series(struct tl_views *views, enum tl_view_use use)
{
    struct tl_drawing subject;
    set_subject(views, TL_VIEW_ACTORS, &subject);
    if (views->has_each && !views->series[use])
        views->series[use] =
            tl_series_new(make_network(views, TL_VIEW_ACTORS, use), subject.selected,
                          subject.selection, views->each, views->max_periods);
    return views->series[use];
}

static void
draw_network(struct tl_views *views, struct tl_drawing *drawing, enum tl_view_use use,
             const struct tl_format *format)
{
    bool with_ranks = format->needs_layout;
    struct tl_ranks **ranks = &views->ranks[drawing->view][use];
    struct tl_network **network = &views->networks[drawing->view][use];
    drawing->network = make_network(views, drawing->view, use);
    if (with_ranks && !*ranks)
        *ranks = tl_ranks_new(*network);
    drawing->ranks = with_ranks ? *ranks : NULL;
    struct tl_footnotes **notes = &views->footnotes[drawing->view][use];
    if (with_ranks && !*notes)
        *notes = tl_footnotes_of_network(*network);
    drawing->footnotes = *notes;
    if (!format->needs_measures && !format->needs_points)
        return;
    if (!views->measures[drawing->view])
        views->measures[drawing->view] = tl_network_measure(*network);
    drawing->measures = views->measures[drawing->view];
    if (format->needs_points && !views->points[drawing->view])
        views->points[drawing->view] = tl_points_new(*network, drawing->measures);
    drawing->points = views->points[drawing->view];
}

/* The network of actors beside a timeline. */
static void
draw_ties(struct tl_views *views, struct tl_drawing *drawing)
{
    pthread_mutex_lock(&views->locks[TL_VIEW_ACTORS]);
    drawing->network = make_network(views, TL_VIEW_ACTORS, TL_FOR_PAGES);
    pthread_mutex_unlock(&views->locks[TL_VIEW_ACTORS]);
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

const struct tl_series *
tl_views_series(struct tl_views *views, const struct tl_format *format)
{
    enum tl_view_use use = use_of(views, format, TL_VIEW_ACTORS);
    pthread_mutex_lock(&views->locks[TL_VIEW_ACTORS]);
    const struct tl_series *series = make_series(views, use);
    pthread_mutex_unlock(&views->locks[TL_VIEW_ACTORS]);
    return series;
}

/* The network of a period is made anew, for that drawing alone. Where no period has
 * ties, there is the whole, which has none. */
static void
draw_period(struct tl_drawing *drawing, const struct tl_series *series, uint32_t period)
{
    drawing->whole = series->whole;
    if (period >= series->count)
        return;
    drawing->period = series->texts[period];
    drawing->network = tl_series_network(series, period);
}

struct tl_drawing
tl_views_draw(struct tl_views *views, const struct tl_format *format, enum tl_view view,
              uint32_t period)
{
    struct tl_drawing drawing = {
        .view = view, .is_picture = format->filter != NULL, .style = &views->style};
    enum tl_view_use use = use_of(views, format, view);
    set_subject(views, view, &drawing);
    pthread_mutex_lock(&views->locks[view]);
    if (view == TL_VIEW_TIMELINE)
        draw_timeline(views, &drawing, use, format->needs_layout);
    else
        draw_network(views, &drawing, use, format);
    pthread_mutex_unlock(&views->locks[view]);
    if (view == TL_VIEW_ACTORS && views->series[use])
        draw_period(&drawing, views->series[use], period);
    if (format->has_ties)
        draw_ties(views, &drawing);
    if (format->has_ties)
        drawing.sources = list_sources(views);
    return drawing;
}

void
tl_views_release(struct tl_drawing *drawing)
{
    if (drawing->whole && drawing->network != drawing->whole)
        tl_network_free((struct tl_network *)drawing->network);
}

static void
report_network(const struct tl_network *network)
{
    const char *view = tl_view_names[network->view];
    uint32_t edges = network->edge_count + network->edges_left_out;
    uint32_t nodes = network->node_count + network->nodes_left_out;
    char equals[TL_CUT_TEXT_MAX], tied[2 * TL_CUT_TEXT_MAX] = "";
    if (tl_cut_text(&network->cut, equals))
        snprintf(tied, sizeof tied, " (of %s only %lu)", equals,
                 (unsigned long)network->cut.kept);
    if (network->edges_left_out > 0)
        tl_say("the picture of '%s' has the %lu strongest of %lu edges%s, and %lu of "
               "%lu nodes; --all draws all, --top N the N strongest",
               view, (unsigned long)network->edge_count, (unsigned long)edges, tied,
               (unsigned long)network->node_count, (unsigned long)nodes);
    else if (network->nodes_left_out > 0)
        tl_say("the picture of '%s' has %lu of %lu nodes, all that have edges and the "
               "first of the others; --all draws all, --since and --until fewer",
               view, (unsigned long)network->node_count, (unsigned long)nodes);
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
static const struct tl_network *
network_of_actors(const struct tl_views *views)
{
    const struct tl_network *network = NULL;
    for (enum tl_view_use use = 0; use < TL_VIEW_USES; use++)
        if (views->networks[TL_VIEW_ACTORS][use])
            network = views->networks[TL_VIEW_ACTORS][use];
    return network;
}

bool
tl_views_add_unpaired(const struct tl_views *views, struct tl_network *sum)
{
    const struct tl_network *network = network_of_actors(views);
    if (!network)
        return false;
    sum->crowds += network->crowds;
    sum->apart += network->apart;
    sum->beside += network->beside;
    for (enum tl_type type = 0; type < TL_TYPES; type++)
        sum->denied[type] += network->denied[type];
    return true;
}

void
tl_views_report_unpaired(const struct tl_network *network, uint32_t max_pairs)
{
    if (network->crowds > 0)
        tl_say("%lu %s with more than %lu participants %s no actors; --max-pairs N "
               "raises the limit",
               (unsigned long)network->crowds,
               network->crowds == 1 ? "event" : "events", (unsigned long)max_pairs,
               network->crowds == 1 ? "ties" : "tie");
    if (network->apart > 0)
        tl_say("%lu %s no actors: by the dates of their participations, no two "
               "took part at the same time",
               (unsigned long)network->apart,
               network->apart == 1 ? "event ties" : "events tie");
    report_denied(network);
    if (network->beside > 0)
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
    const struct tl_network *network = network_of_actors(views);
    if (network)
        tl_views_report_unpaired(network, views->selection->max_pairs);
}
