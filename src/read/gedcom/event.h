/* Events in a life or of a couple. */
#ifndef TL_SRC_READ_GEDCOM_EVENT_H
#define TL_SRC_READ_GEDCOM_EVENT_H

#include "graph/date/notation/gedcom.h"
#include "record.h"

/* A line that is an event: what it is called, and in its title before a name. */
struct tl_gedcom_kind {
    const char *tag;
    const char *kind;
    const char *title;
    bool lasts;   /* a range of dates is all the time between them */
    bool is_fact; /* no event unless it has a date or place */
    bool is_any;  /* its TYPE is its kind */
};

/* How many rows there are; rows are numbered. */
enum { TL_GEDCOM_KINDS = 52 };
extern const struct tl_gedcom_kind tl_gedcom_kinds[TL_GEDCOM_KINDS];

/* The number of the row of a line that is an event; TL_GEDCOM_KINDS: none is. */
size_t tl_gedcom_kind_find(const struct tl_gedcom_line *line);

struct tl_gedcom_participant {
    const char *id;
    const char *role;
    const struct tl_gedcom_line *line; /* that names it */
};

enum { TL_GEDCOM_PARTICIPANTS = 16 };

struct tl_gedcom_event {
    struct tl_gedcom_line *line;
    const char *owner; /* the id of the person or family */
    size_t kind;
    size_t number; /* from 1, of its kind, for its owner */
    struct tl_gedcom_participant participants[TL_GEDCOM_PARTICIPANTS];
    size_t count;
    size_t named; /* so many of the first are in its title */
};

void tl_gedcom_event_take_part(struct tl_gedcom_event *event, const char *id,
                               const char *role, const struct tl_gedcom_line *line);

/* The id that an event has. */
const char *tl_gedcom_event_id(struct tl_gedcom_file *file, const char *owner,
                               size_t kind, size_t number);

void tl_gedcom_event_add(struct tl_gedcom_file *file,
                         const struct tl_gedcom_event *event);

/* The date below the line of an event, as EDTF; "" where it has none. */
void tl_gedcom_event_date(struct tl_gedcom_file *file,
                          const struct tl_gedcom_line *line,
                          char edtf[TL_DATE_EDTF_MAX]);

/* The name of a person, by the first line NAME, or else the id. */
const char *tl_gedcom_person_name(struct tl_gedcom_file *file, const char *id);

/* The name in a line NAME, or in the lines below it. */
const char *tl_gedcom_name(struct tl_gedcom_file *file,
                           const struct tl_gedcom_line *line);

#endif
