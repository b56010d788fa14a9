/* Entries of a calendar, which become events. */
#ifndef TL_SRC_READ_ICAL_ENTRY_H
#define TL_SRC_READ_ICAL_ENTRY_H

#include "people.h"
#include "times.h"

struct tl_ical_entry {
    uint32_t component;
    struct tl_ical_time start;
    struct tl_ical_time end;        /* by DTEND */
    struct tl_ical_time occurrence; /* of a recurring entry, that it changes */
    bool is_replaced;               /* by a later version */
};

/* The id that the event has; "" where the entry has none. */
const char *tl_ical_entry_id(struct tl_ical_file *file,
                             const struct tl_ical_entry *entry);

/* Makes an event of an entry, of which the times are known. */
void tl_ical_entry_add(struct tl_ical_file *file, struct tl_ical_people *people,
                       const struct tl_ical_entry *entry);

#endif
