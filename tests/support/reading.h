/* Readers in tests: what they make of a text, and what they report, in writing. */
#ifndef READING_H
#define READING_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/base/diagnostic.h"
#include "graph/graph.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* How much an input hands out at once. */
#define PIECE ((size_t)256 * 1024)

struct outcome {
    struct tl_diagnostics *diagnostics;
    struct tl_graph *graph;
};

/* Reads by the reader of a name; to be freed. */
struct outcome outcome_of_bytes(const char *format, bool lenient, const char *bytes,
                                size_t size);
struct outcome outcome_of(const char *format, const char *text);
void outcome_free(struct outcome *outcome);

/*
 * What was reported of the text itself, in the order of its places, a line each:
 * "1:2 rule: message? suggestion". What concerns the dataset as a whole is left out.
 */
const char *outcome_write(const struct outcome *outcome, char *buffer, size_t size);

/* A text, and what is reported of it. */
struct report {
    const char *text;
    const char *expected;
};

/* Fails the test where anything else is. */
void check_reports(const char *format, const struct report *reports, size_t count);

#endif
