/* Dates, times and durations of calendars. */
#ifndef TL_SRC_READ_ICAL_TIMES_H
#define TL_SRC_READ_ICAL_TIMES_H

#include "lines.h"

enum tl_ical_zone {
    TL_ICAL_FLOATING, /* as clocks show it wherever one is */
    TL_ICAL_UTC,
    TL_ICAL_SHIFTED, /* `shift` is known */
    TL_ICAL_UNKNOWN  /* of a zone that the file does not describe */
};

/* A day, or a moment of it. */
struct tl_ical_time {
    bool is_set;
    bool is_day;
    int64_t day;
    int second; /* of the day */
    enum tl_ical_zone zone;
    int shift; /* in seconds east of UTC */
    const struct tl_ical_line *line;
};

/* Room for a time as EDTF. */
enum { TL_ICAL_TIME_MAX = 32 };

/* Reads the value of a line; not set, and reported, where it is none. NULL is not set
 * either. */
struct tl_ical_time tl_ical_time_read(const struct tl_ical_file *file,
                                      const struct tl_ical_line *line);

/* A time that is some duration after another; not set, and reported, where the line has
 * no duration. */
struct tl_ical_time tl_ical_time_add(const struct tl_ical_file *file,
                                     const struct tl_ical_time *from,
                                     const struct tl_ical_line *line);

/* As EDTF. */
void tl_ical_time_write(const struct tl_ical_time *time, char text[TL_ICAL_TIME_MAX]);

/* The day alone. */
void tl_ical_day_write(int64_t day, char text[TL_ICAL_TIME_MAX]);

/* Whether one is before another, so far as can be told. */
bool tl_ical_time_precedes(const struct tl_ical_time *a, const struct tl_ical_time *b);

#endif
