/*
 * What vis-timeline draws of an event: one item, or one for each of several times at
 * which it was.
 */
#ifndef TL_OUTPUT_VIS_ITEM_H
#define TL_OUTPUT_VIS_ITEM_H

#include "graph/date/members.h"
#include "graph/graph.h"

/* Days that the tool knows; infinite where a date has none, or one too far away. */
struct tl_vis_place {
    int64_t first;
    int64_t last;
    bool cut; /* an end lies beyond what the tool knows */
};

/* An unknown end is not drawn as if it were one: what is known of the other end stands
 * alone. */
struct tl_vis_place tl_vis_place_of(const struct tl_date *date);

/* Whether a day is neither. */
bool tl_vis_is_infinite(int64_t day);

/* Whether there is nothing to draw. */
bool tl_vis_is_nowhere(const struct tl_vis_place *place);

/* Whether an event of such a date is drawn at each of several times: not of so many
 * that they would hide all else. */
bool tl_vis_is_several(const struct tl_date *date);

struct tl_vis_item {
    const struct tl_event *event;
    uint32_t number; /* 1 for the first or only one; 0 before it */
    struct tl_vis_place place;
    uint32_t flags;     /* of the date, as far as they are true of this time */
    const char *extent; /* a class: whether it fills its range, or took place at some
                           time of it; NULL for one day */
    bool several;       /* internal, as what follows */
    struct tl_date_members members;
};

/* Before the first item of an event that has a date; borrows it. */
struct tl_vis_item tl_vis_items_begin(const struct tl_event *event);

/* Finds the next; false where there is none left. */
bool tl_vis_items_next(struct tl_vis_item *item);

#endif
