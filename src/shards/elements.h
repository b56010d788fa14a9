/*
 * The elements of lists in cells, as they stand there: what is escaped stays so, and
 * goes on as it is. docs/tables.md tells how such lists are written.
 */
#ifndef TL_SRC_SHARDS_ELEMENTS_H
#define TL_SRC_SHARDS_ELEMENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "entry.h"

struct tl_element {
    const char *text;
    size_t length;
};

/* The next element of a list, of which `rest` is what is left; false at its end. */
bool tl_element_next(const char **rest, struct tl_element *element);

/* How many elements a list has. */
size_t tl_element_count(const char *list);

/* By the bytes that they mean. */
int tl_element_compare(const struct tl_element *a, const struct tl_element *b);

/* Writes what an element means, ended by NUL; there is room for its length and one
 * byte. Returns the length. */
size_t tl_element_read(const struct tl_element *element, char *text);

/* Makes a cell of the elements of several lists: each once, in the order of their
 * bytes. */
void tl_elements_unite(const char *const *lists, size_t count, struct tl_entry *to);

#endif
