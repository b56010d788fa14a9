/*
 * The shapes that outputs are written from, each drawn when it is first wanted. Those
 * for pictures are cut down to what people can read, unless all was asked for.
 */
#ifndef TL_SRC_EXPORT_SHAPES_H
#define TL_SRC_EXPORT_SHAPES_H

#include <pthread.h>

#include "graph/layout/lanes.h"
#include "output/format.h"

/* For whom: files have everything, pictures what is within the budget. */
enum tl_shape_use { TL_FOR_FILES, TL_FOR_PICTURES, TL_SHAPE_USES };

struct tl_shapes {
    const struct tl_graph *graph;
    const struct tl_selection *selection;
    const struct tl_selected *selected;
    struct tl_style style;
    bool all; /* pictures, too, have everything */
    enum tl_lanes_by lanes_by;
    struct tl_timeline *timeline;
    struct tl_lanes *lanes[TL_SHAPE_USES];
    struct tl_network *networks[TL_VIEWS][TL_SHAPE_USES];
    struct tl_ranks *ranks[TL_VIEWS][TL_SHAPE_USES];
    pthread_mutex_t locks[TL_VIEWS];
};

/* Begins with what is known: all members but shapes and locks. */
void tl_shapes_begin(struct tl_shapes *shapes);
void tl_shapes_clear(struct tl_shapes *shapes);

/* What a format's emitter is given for a view. Any thread may ask. */
struct tl_drawing tl_shapes_draw(struct tl_shapes *shapes,
                                 const struct tl_format *format, enum tl_view view);

/* Says on standard error what pictures lack, and what makes no pairs. */
void tl_shapes_report(const struct tl_shapes *shapes);

#endif
