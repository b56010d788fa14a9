/*
 * A time axis: which length stands for a day, where the ticks are, how days are
 * labelled. Places are whole numbers of whatever unit its ends are given in. Long times
 * in which nothing is are gaps, which take little length however long they are.
 */
#ifndef TL_AXIS_H
#define TL_AXIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "timeline.h"

/* How far a label goes into detail. */
enum tl_axis_unit { TL_AXIS_DAY, TL_AXIS_MONTH, TL_AXIS_YEAR };

/* Between two days, without them. */
struct tl_axis_gap {
    int64_t from;
    int64_t to;
};

enum { TL_AXIS_GAPS = 3 };

struct tl_axis {
    int64_t first; /* days that are counted, the last after the first */
    int64_t last;
    int64_t start; /* where the first day is, and where the last */
    int64_t end;
    struct tl_axis_gap gaps[TL_AXIS_GAPS]; /* in time order */
    unsigned gap_count;
    int64_t gap_length;       /* of each gap, all of them less than the axis */
    enum tl_axis_unit finest; /* of what is on it: ticks are not finer */
};

/*
 * The days and gaps that an axis for the timeline has, its places and lengths being 0;
 * false where no event has a place on one.
 */
bool tl_axis_of(struct tl_axis *axis, const struct tl_timeline *timeline);

/* The finest unit in which an end of a date is known. */
enum tl_axis_unit tl_axis_unit_of(const struct tl_date_end *end);

/* Whether a date has a place on axes: its position is a day that is counted. */
bool tl_axis_holds(const struct tl_date *date);

/* Where a day is; days beyond the axis are at its ends. */
int64_t tl_axis_place(const struct tl_axis *axis, int64_t day);

/* From tick to tick. */
struct tl_axis_step {
    enum tl_axis_unit unit;
    int64_t count;
};

/* The smallest step of which the ticks are not closer than `distance`, and not finer
 * than what is on the axis. */
struct tl_axis_step tl_axis_step_for(const struct tl_axis *axis, int64_t distance);

/* The first tick not before `day`, and in no gap; false where there is none up to the
 * axis' end. */
bool tl_axis_tick(const struct tl_axis *axis, struct tl_axis_step step, int64_t day,
                  int64_t *tick);

enum { TL_AXIS_LABEL_MAX = 40 };

/* "8 May 2015", "May 2015", "2015", "44 BCE"; empty for a day that is not counted. */
void tl_axis_label(int64_t day, enum tl_axis_unit unit, char label[TL_AXIS_LABEL_MAX]);

/* "2,511 years", for a time between two days. */
void tl_axis_length_label(uint64_t days, char label[TL_AXIS_LABEL_MAX]);

#endif
