/*
 * A time axis: which length stands for a day, where the ticks are, how they are
 * labelled. Places are whole numbers of whatever unit its ends are given in. Long times
 * in which nothing is are gaps, which take little length however long they are.
 *
 * What is on an axis are moments: days, or seconds where some date on it has a time of
 * day. A day is then as long as it is, from the moment at which it begins to that at
 * which the next one does; else it is one moment. Seconds are those of one clock.
 */
#ifndef TL_GRAPH_LAYOUT_AXIS_H
#define TL_GRAPH_LAYOUT_AXIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "graph/date/clock.h"
#include "graph/query/timeline.h"

/* How far a label goes into detail. */
enum tl_axis_unit {
    TL_AXIS_SECOND,
    TL_AXIS_MINUTE,
    TL_AXIS_HOUR,
    TL_AXIS_DAY,
    TL_AXIS_MONTH,
    TL_AXIS_YEAR
};

/* Between two moments, without them. */
struct tl_axis_gap {
    int64_t from;
    int64_t to;
};

enum { TL_AXIS_GAPS = 8 };

/* Of what is farther from 1970, whose seconds would be too many, there are only days.
 */
#define TL_AXIS_TIMED_DAYS INT64_C(10000000000000)

struct tl_axis {
    int64_t first; /* moments of days that are counted, the last after the first */
    int64_t last;
    int64_t start; /* where the first moment is, and where the last */
    int64_t end;
    bool beginnings;  /* it has those of dates only */
    uint64_t longest; /* dates that last more moments are cut at its ends */
    bool timed; /* moments are seconds, 0 being the beginning of day 0; else days */
    struct tl_clock clock;                 /* that of the seconds */
    struct tl_axis_gap gaps[TL_AXIS_GAPS]; /* in time order */
    unsigned gap_count;
    int64_t gap_length;       /* of each gap, all of them less than the axis */
    enum tl_axis_unit finest; /* of what is on it: ticks are not finer */
};

/*
 * The days and gaps that an axis for the timeline has, its places and lengths being 0;
 * false where no event has a place on one. It is cut where a few long dates would
 * squash all others: where without the longest it is less than a third as long, gaps
 * apart, and more are left than are cut. Of each date something is on the axis still.
 */
bool tl_axis_of(struct tl_axis *axis, const struct tl_timeline *timeline);

/* The same, without cuts, of an axis for the beginnings of events, however long these
 * last. */
bool tl_axis_of_beginnings(struct tl_axis *axis, const struct tl_timeline *timeline);

/* The finest unit, from days on, in which an end of a date is known. */
enum tl_axis_unit tl_axis_unit_of(const struct tl_date_end *end);

/* Whether a date has a place on axes: its position is a day that is counted. */
bool tl_axis_holds(const struct tl_date *date);

/* The moments at which a day begins and ends; infinite days are infinite moments, and
 * days beyond all seconds the farthest of those. */
int64_t tl_axis_from(const struct tl_axis *axis, int64_t day);
int64_t tl_axis_until(const struct tl_axis *axis, int64_t day);

/* The moment of a date that has a place: its time, or the beginning of the day at which
 * it is sorted. */
int64_t tl_axis_moment(const struct tl_axis *axis, const struct tl_date *date);

/* Where a moment is; moments beyond the axis are at its ends. */
int64_t tl_axis_place(const struct tl_axis *axis, int64_t moment);

/* From tick to tick. */
struct tl_axis_step {
    enum tl_axis_unit unit;
    int64_t count;
};

/* The smallest step of which the ticks are not closer than `distance`, and not finer
 * than what is on the axis. */
struct tl_axis_step tl_axis_step_for(const struct tl_axis *axis, int64_t distance);

/* The first tick not before a moment, and in no gap; false where there is none up to
 * the axis' end. */
bool tl_axis_tick(const struct tl_axis *axis, struct tl_axis_step step, int64_t moment,
                  int64_t *tick);

enum { TL_AXIS_LABEL_MAX = 40 };

/* "8 May 2015", "May 2015", "2015", "44 BCE"; empty for a day that is not counted. */
void tl_axis_label(int64_t day, enum tl_axis_unit unit,
                   const struct tl_language *language, char label[TL_AXIS_LABEL_MAX]);

/* The same of a moment that begins a unit: "8 May 2015, 14:05"; "14:05" where `before`,
 * a moment that has been labelled (TL_DAY_MIN: none), is on the same day. */
void tl_axis_moment_label(const struct tl_axis *axis, int64_t moment, int64_t before,
                          enum tl_axis_unit unit, const struct tl_language *language,
                          char label[TL_AXIS_LABEL_MAX]);

/* "UTC+01:00"; empty where no time says its zone. */
void tl_axis_clock_label(const struct tl_axis *axis, char label[TL_AXIS_LABEL_MAX]);

/* "2,511 years", "5 hours": how long a gap is, in whole years or months of the
 * calendar, or days and less, whichever are the longest of which there are two. */
void tl_axis_gap_label(const struct tl_axis *axis, const struct tl_axis_gap *gap,
                       const struct tl_language *language,
                       char label[TL_AXIS_LABEL_MAX]);

#endif
