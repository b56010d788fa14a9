/*
 * The forms that EDTF makes of dates: intervals and sets, read one end or one
 * member at a time so that nothing has to be kept. The parser folds what it
 * reads into four days, the labels into words.
 */
#ifndef TL_GRAPH_DATE_FORM_H
#define TL_GRAPH_DATE_FORM_H

#include "point.h"

enum tl_date_end_kind { TL_END_DATE, TL_END_OPEN, TL_END_UNKNOWN };

struct tl_date_interval {
    enum tl_date_end_kind start_kind;
    enum tl_date_end_kind end_kind;
    struct tl_date_point start; /* unused unless it is a date */
    struct tl_date_point end;
};

/* "a", "a..b", "..a" and "a..": for all but "a..b" both are the same. */
struct tl_date_member {
    struct tl_date_point first;
    struct tl_date_point last;
    bool range;
    bool before; /* all that is before it, too */
    bool after;
};

/* Reads the whole text as an interval. */
bool tl_date_interval_read(struct tl_date_cursor *cursor,
                           struct tl_date_interval *interval);

/* Steps over the bracket that opens a set. */
bool tl_date_set_begin(struct tl_date_cursor *cursor);

/* Reads the next member; after the last, which ends the text, `more` is false. */
bool tl_date_set_next(struct tl_date_cursor *cursor, struct tl_date_member *member,
                      bool *more);

#endif
