/*
 * The references behind what is drawn, numbered in the order in which they are used
 * first: of a network by its events, then its actors, then its edges; of a timeline by
 * its events, each with those who take part.
 */
#ifndef TL_GRAPH_QUERY_FOOTNOTES_H
#define TL_GRAPH_QUERY_FOOTNOTES_H

#include "network.h"
#include "timeline.h"

struct tl_footnotes {
    uint32_t *list; /* references, by number less one */
    uint32_t count;
    uint32_t *numbers; /* by reference, from 1; 0: it is not used */
};

/* To be freed (NULL is nothing). */
struct tl_footnotes *tl_footnotes_of_network(const struct tl_network *network);

/* Of its events in an order of its own; NULL for that of the timeline. */
struct tl_footnotes *tl_footnotes_of_timeline(const struct tl_timeline *timeline,
                                              const uint32_t *sequence);
void tl_footnotes_free(struct tl_footnotes *notes);

/*
 * The numbers of one thing as small raised figures, "¹ ¹²", to be begun zeroed: each
 * number once, those beyond `most` not at all, and only as many as a label has room
 * for.
 */
enum { TL_FIGURES_MAX = 120, TL_FIGURES = 8 };

struct tl_figures {
    uint32_t numbers[TL_FIGURES];
    uint32_t count;
    bool more; /* than there is room for */
};

/* Adds those of citations, or of references. */
void tl_figures_cite(struct tl_figures *figures, const struct tl_footnotes *notes,
                     const struct tl_graph *graph, struct tl_slice citations,
                     uint32_t most);
void tl_figures_add(struct tl_figures *figures, const struct tl_footnotes *notes,
                    const uint32_t *references, uint32_t count, uint32_t most);

/* Takes away those that others have as well. */
void tl_figures_subtract(struct tl_figures *figures, const struct tl_figures *others);

/* "" where there are none. */
void tl_figures_text(const struct tl_figures *figures, char text[TL_FIGURES_MAX]);

#endif
