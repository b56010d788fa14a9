/* The characters of a text in UTF-8, by their numbers in Unicode. */
#ifndef TL_GRAPH_BASE_TEXT_CODE_H
#define TL_GRAPH_BASE_TEXT_CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct tl_code_range {
    uint32_t first;
    uint32_t last;
};

/* Whether a character is in one of some ranges. */
bool tl_code_is_in(const struct tl_code_range *ranges, size_t count, uint32_t code);

/* The first character of a text, which has `length` bytes, at least one; it takes
 * `size` of them. A byte that begins none, which valid texts do not have, stands for
 * itself. */
uint32_t tl_code_read(const char *text, size_t length, size_t *size);

/* Whether a character commands a terminal instead of being shown: controls (C0, DEL,
 * C1), and those that turn the direction of text, break lines or mark the order of
 * bytes (U+061C, U+200E..F, U+2028..E, U+2066..9, U+FEFF). */
bool tl_code_is_control(uint32_t code);

#endif
