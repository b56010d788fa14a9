/* The events of a timeline as they are on its axis; for the files of the axis. */
#ifndef TL_GRAPH_LAYOUT_AXIS_EVENTS_H
#define TL_GRAPH_LAYOUT_AXIS_EVENTS_H

#include "axis.h"

/* Sets whether moments are seconds, by which clock, and how fine the ticks may be; says
 * how many events have a place. */
uint32_t tl_axis_set_units(struct tl_axis *axis, const struct tl_timeline *timeline);

struct tl_axis_event {
    uint32_t next; /* 0 at first */
    /* From when until when it is, open and far ends apart; in time order, but for times
     * of several zones. */
    struct tl_axis_gap extent;
    int64_t earliest; /* in time order, and not after its beginning */
};

/* Finds the next event that has a place; false where there is none left. */
bool tl_axis_next_event(const struct tl_axis *axis, const struct tl_timeline *timeline,
                        struct tl_axis_event *event);

#endif
