/* How texts in XML begin. */
#ifndef TL_SRC_READ_BASE_MARKUP_H
#define TL_SRC_READ_BASE_MARKUP_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a text is XML whose root element has this name, in whatever namespace. */
bool tl_markup_is(const char *text, size_t length, const char *root);

/*
 * The encoding that the declaration of a text in XML names, which is in ASCII but for
 * what it encodes, or in UTF-16. False where it names none.
 */
bool tl_markup_encoding(const char *bytes, size_t length, char *name, size_t size);

#endif
