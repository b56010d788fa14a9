/* Names that differ only in what is easily written in another way. */
#ifndef TL_GRAPH_BASE_ALIKE_H
#define TL_GRAPH_BASE_ALIKE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Writes what names share that are the same but for case, blanks, points, commas,
 * apostrophes, hyphens and the marks of Latin letters, however these are encoded:
 * "Anna Müller" and "ANNA  MULLER", "Acme Ltd" and "Acme, Ltd.". Signs before digits
 * count. `letters` has room for as many bytes as the name has; how many are written is
 * returned, without a NUL.
 */
size_t tl_alike_letters(const char *name, char *letters);

/*
 * Writes a text in small letters, Latin ones without their marks: "Début" as "debut",
 * "ДАТА" as "дата". False where it takes `size` bytes or more, with the NUL.
 */
bool tl_alike_fold(const char *text, char *folded, size_t size);

#endif
