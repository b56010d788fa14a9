/*
 * Citations, and the references that they name, as texts, for formats that have no
 * lists of objects.
 *
 *     report: paragraph 2, inferred, “in late April”, hand: second
 *     report: Report on the draft law, Reuters, 2015-05-08, via digest, https://…
 */
#ifndef TL_OUTPUT_COMMON_CITED_H
#define TL_OUTPUT_COMMON_CITED_H

#include "drawing.h"

/* Where a text goes, piece by piece. */
struct tl_cited_sink {
    void *sink;
    void (*add)(void *sink, const char *piece);
};

void tl_cited_tell(const struct tl_cited_sink *to, const struct tl_graph *graph,
                   uint32_t citation);
void tl_cited_tell_reference(const struct tl_cited_sink *to,
                             const struct tl_graph *graph, uint32_t reference);

/* The next reference of an item's citations, which are cut down to what follows: of
 * those that deny the item, or of those that support it, each once; TL_NONE at the end.
 */
uint32_t tl_cited_by(const struct tl_graph *graph, struct tl_slice *citations,
                     bool denials);

/* The next reference from `number` on that was selected; TL_NONE at the end. */
uint32_t tl_cited_next(const struct tl_drawing *drawing, uint32_t number);

#endif
