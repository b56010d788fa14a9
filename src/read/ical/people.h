/* People who are invited to entries of a calendar. */
#ifndef TL_SRC_READ_ICAL_PEOPLE_H
#define TL_SRC_READ_ICAL_PEOPLE_H

#include "lines.h"

/* Somebody who takes part in an entry. */
struct tl_ical_person {
    const char *id;
    const char *name;
    const char *kind; /* "": not known */
    const struct tl_ical_line *line;
};

struct tl_ical_people {
    struct tl_vocabulary ids;
    struct tl_vector list;      /* struct tl_ical_person, by the number of the id */
    struct tl_vocabulary names; /* "id\tname", of all names that somebody has */
    struct tl_vector others;    /* struct tl_ical_person: with those names */
};

/* Makes participations of those who are invited, in the open event. */
void tl_ical_people_take_part(struct tl_ical_file *file, struct tl_ical_people *people,
                              uint32_t component);

/* Makes actors of all who take part in something. */
void tl_ical_people_add(struct tl_ical_file *file, struct tl_ical_people *people);
void tl_ical_people_clear(struct tl_ical_people *people);

#endif
