/* Names that differ only in what is easily written in another way. */
#ifndef TL_GRAPH_BASE_ALIKE_H
#define TL_GRAPH_BASE_ALIKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A number that names share which are the same but for case, blanks, points, commas,
 * apostrophes, hyphens and the marks of Latin letters, however these are encoded:
 * "Anna Müller" and "ANNA  MULLER", "Acme Ltd" and "Acme, Ltd.". Signs before digits
 * count.
 */
uint64_t tl_alike_key(const char *name);

/*
 * Writes a text in small letters, Latin ones without their marks: "Début" as "debut",
 * "ДАТА" as "дата". False where it takes `size` bytes or more, with the NUL.
 */
bool tl_alike_fold(const char *text, char *folded, size_t size);

#endif
