/* What is less than what, for sorting. */
#ifndef TL_GRAPH_BASE_COMPARE_H
#define TL_GRAPH_BASE_COMPARE_H

#include <stdint.h>
#include <string.h>

/* Less than 0, 0 or more than 0, as strcmp() has it. */
static inline int
tl_compare(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

/* Texts by their bytes: for qsort() of pointers to them. */
static inline int
tl_compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

#endif
