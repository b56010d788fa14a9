/*
 * The scan: walks over a text in DOT, strictly by its grammar, reports the first
 * mistake with its place, and writes the text down again plainly for cgraph, which is
 * to make a graph of it but does not survive everything that DOT can hold.
 *
 * In a plain text all names are in quotes, there are no comments and no lines of a
 * preprocessor, and each statement ends with ';' and a line end. Every node's name and
 * every attribute's value begins with a mark: to cgraph a name must not begin with
 * '%', a text in HTML is the same as one in quotes, and no value the same as "".
 */
#ifndef TL_SRC_READ_DOT_SCAN_H
#define TL_SRC_READ_DOT_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/base/diagnostic.h"
#include "graph/base/memory.h"
#include "src/base/ceilings.h"

#define TL_READ_DOT_MARK_TEXT '\x01'
#define TL_READ_DOT_MARK_HTML '\x02'

/* How deep subgraphs may be in each other whatever the ceiling, and how many nodes an
 * edge may join: much deeper, and cgraph gives a part of the graph for the whole. */
enum { TL_READ_DOT_DEPTH_MAX = 200, TL_READ_DOT_CHAIN_MAX = 1000 };

/* Where a statement, or the rest of one, begins: in the plain text and in the input. */
struct tl_read_dot_note {
    size_t offset;
    struct tl_position position;
};

struct tl_read_dot_plain {
    char *text;
    size_t length;
    size_t room;
    struct tl_vector notes; /* struct tl_read_dot_note, ascending */
};

/*
 * Scans the text of an input. False, and reported, where it is no DOT. The plain text
 * is to be cleared in any case.
 */
bool tl_read_dot_scan_within(struct tl_read_dot_plain *plain, const char *text,
                             size_t length, const struct tl_ceilings *ceilings,
                             struct tl_diagnostics *diagnostics, uint16_t file);

/* The same within the usual ceilings. */
static inline bool
tl_read_dot_scan(struct tl_read_dot_plain *plain, const char *text, size_t length,
                 struct tl_diagnostics *diagnostics, uint16_t file)
{
    return tl_read_dot_scan_within(plain, text, length, &tl_ceilings_usual, diagnostics,
                                   file);
}

void tl_read_dot_plain_clear(struct tl_read_dot_plain *plain);

/* Whether a text begins like a graph in DOT. */
bool tl_read_dot_recognises(const char *text, size_t length);

#endif
