/* Case folding, for texts that are compared and not shown; by libutf8proc. */
#ifndef TL_GRAPH_BASE_FOLD_H
#define TL_GRAPH_BASE_FOLD_H

#include <stddef.h>
#include <stdint.h>

/*
 * Writes a text in folded case, without accents, normalised (NFKC): "Début" as "debut",
 * "ДАТА" as "дата", "Strauß" as "strauss". Characters that are not seen are left out.
 * What is not UTF-8 is folded as ASCII. Returns the length; SIZE_MAX, with nothing
 * useful written, where `size` bytes do not hold it and a NUL.
 */
size_t tl_fold(const char *text, char *folded, size_t size);

/* The letter that a code point is without its accents, in folded case; the code point
 * itself where that is more than one. */
int32_t tl_fold_code(int32_t code);

/*
 * The code points of a text in normal form (NFC): how many they are, at most `most`;
 * more than `most` where they are more. What is not UTF-8 is read byte by byte.
 */
size_t tl_fold_codes(const char *text, int32_t *codes, size_t most);

#endif
