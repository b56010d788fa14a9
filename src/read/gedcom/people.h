/* Persons, with the events of their lives, and families. */
#ifndef TL_SRC_READ_GEDCOM_PEOPLE_H
#define TL_SRC_READ_GEDCOM_PEOPLE_H

#include "event.h"

enum { TL_GEDCOM_PARTNERS = 8 };

/* The husband and the wife of a family, as lines that point to them. */
struct tl_gedcom_partners {
    const struct tl_gedcom_line *line[TL_GEDCOM_PARTNERS];
    const char *id[TL_GEDCOM_PARTNERS];
    size_t count;
};

/* Who a line points to: a person, even if it has no record, which is counted; NULL:
 * nobody (kin.c, as what follows). */
const char *tl_gedcom_person_of(struct tl_gedcom_file *file,
                                const struct tl_gedcom_line *line);

struct tl_gedcom_partners tl_gedcom_partners_find(struct tl_gedcom_file *file,
                                                  const struct tl_gedcom_line *family);

/* The family whose parents are those at a birth, NULL where none is told. */
const struct tl_gedcom_line *
tl_gedcom_family_of_birth(struct tl_gedcom_file *file,
                          const struct tl_gedcom_line *person);

/* Relates each partner in a family to a child, once. */
void tl_gedcom_child_add(struct tl_gedcom_file *file,
                         const struct tl_gedcom_line *family, const char *child,
                         struct tl_gedcom_line *line);

/* Makes an actor of a person, and events of what is told of it. */
void tl_gedcom_person_add(struct tl_gedcom_file *file, struct tl_gedcom_line *person);

/* Makes relations of a family, and its events. */
void tl_gedcom_family_add(struct tl_gedcom_file *file, struct tl_gedcom_line *family);

#endif
