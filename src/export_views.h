/*
 * The views that outputs are written from, each drawn when it is first wanted. Those
 * for pictures are cut down to what people can read, unless all was asked for.
 */
#ifndef TL_SRC_EXPORT_VIEWS_H
#define TL_SRC_EXPORT_VIEWS_H

#include <pthread.h>

#include "graph/layout/lanes.h"
#include "graph/query/grouping.h"
#include "graph/query/series.h"
#include "output/format.h"

/* For whom: files have everything, pictures what is within the budget. So have pages,
 * which have the rest of it, too, and say themselves what they do not draw. */
enum tl_view_use { TL_FOR_FILES, TL_FOR_PICTURES, TL_FOR_PAGES, TL_VIEW_USES };

struct tl_views {
    const struct tl_graph *graph;
    const struct tl_selection *selection;
    const struct tl_selected *selected;
    struct tl_grouping *grouping; /* of the ties of actors; NULL: none */
    struct tl_style style;
    bool all; /* pictures, too, have everything */
    enum tl_lanes_by lanes_by;
    bool has_each; /* networks of actors are made period by period */
    enum tl_unit each;
    uint32_t max_periods; /* where there are more, only their number is known */
    struct tl_timeline *timeline;
    struct tl_lanes *lanes[TL_VIEW_USES];
    struct tl_network *networks[TL_VIEWS][TL_VIEW_USES];
    struct tl_ranks *ranks[TL_VIEWS][TL_VIEW_USES];
    struct tl_footnotes *footnotes[TL_VIEWS][TL_VIEW_USES];
    struct tl_measure *measures[TL_VIEWS]; /* for files, as what follows */
    struct tl_point *points[TL_VIEWS];
    struct tl_series *series[TL_VIEW_USES];
    struct tl_source_list *sources;
    pthread_mutex_t locks[TL_VIEWS];
    pthread_mutex_t sources_lock;
};

/* Begins with what is known: all members but views and locks. */
void tl_views_begin(struct tl_views *views);
void tl_views_clear(struct tl_views *views);

/* From now on the views are of other things that are selected. */
void tl_views_select(struct tl_views *views, const struct tl_selected *selected);

/* The periods of what a format draws of actors; NULL where there are none to be made.
 * Any thread may ask, as it may for drawings. */
const struct tl_series *tl_views_series(struct tl_views *views,
                                        const struct tl_format *format);

/* What a format's emitter is given for a view; of a series for a period of it. To be
 * released. */
struct tl_drawing tl_views_draw(struct tl_views *views, const struct tl_format *format,
                                enum tl_view view, uint32_t period);
void tl_views_release(struct tl_drawing *drawing);

/* What makes no pairs, summed up over portions of a dataset: adds what the views know
 * of it to a network of nothing else, which is then printed. Whether there is any
 * network of actors. */
bool tl_views_add_unpaired(const struct tl_views *views, struct tl_network *sum);
void tl_views_report_unpaired(const struct tl_network *network, uint32_t max_pairs);

/* Prints on standard error what pictures leave out, and which events make no pairs. */
void tl_views_report(const struct tl_views *views);

#endif
