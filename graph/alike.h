/* Names that differ only in what is easily written in another way. */
#ifndef TL_ALIKE_H
#define TL_ALIKE_H

#include <stdint.h>

/*
 * A number that names share which are the same but for case, blanks, points, commas,
 * apostrophes, hyphens and the marks of Latin letters, however these are encoded:
 * "Anna Müller" and "ANNA  MULLER", "Acme Ltd" and "Acme, Ltd.". Signs before digits
 * count.
 */
uint64_t tl_alike_key(const char *name);

#endif
