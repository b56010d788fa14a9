/*
 * The members of a set of dates, read one at a time from its text: "{1887,1897}" has
 * two, and so has "[1887,1890..1897]". Nothing is kept of those before.
 */
#ifndef TL_GRAPH_DATE_MEMBERS_H
#define TL_GRAPH_DATE_MEMBERS_H

#include "date.h"

/* Borrows the date; its fields but `earliest` and `latest` are internal. */
struct tl_date_members {
    const struct tl_date *date;
    int64_t earliest; /* the days of the member, infinite where it is open */
    int64_t latest;
    size_t at;
    bool more;
};

/* Whether a date is a set of several members whose days its text tells alone: those of
 * seasons are not the same in both hemispheres. */
bool tl_date_has_members(const struct tl_date *date);

/* Before the first member of a set that has several. */
struct tl_date_members tl_date_members_begin(const struct tl_date *date);

/* Finds the next member; false where there is none left. */
bool tl_date_members_next(struct tl_date_members *members);

#endif
