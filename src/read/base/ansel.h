/* ANSEL (ANSI/NISO Z39.47), the encoding of old family trees, with the characters that
 * GEDCOM adds. Its accents stand before their letters. */
#ifndef TL_SRC_READ_BASE_ANSEL_H
#define TL_SRC_READ_BASE_ANSEL_H

#include <stdbool.h>
#include <stddef.h>

/* Decodes as tl_decode() does (decode.h): `*error` becomes EILSEQ where what comes next
 * is nothing in ANSEL. Accents and their letters are composed. */
size_t tl_ansel_decode(const char **bytes, size_t *length, char *text, size_t room,
                       int *error);

/* Whether some accent of a text stands before no letter, as bytes of other encodings do
 * that are taken for ANSEL. */
bool tl_ansel_is_odd(const char *bytes, size_t length);

#endif
