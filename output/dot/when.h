/*
 * What diagrams say of dates.
 */
#ifndef TL_OUTPUT_DOT_WHEN_H
#define TL_OUTPUT_DOT_WHEN_H

#include "graph/graph.h"
#include "graph/query/network.h"

/* Room for all that is said of a date in a line or two; what is longer is cut. */
enum { TL_DOT_WHEN_MAX = 512 };

/* When an event was, for people, else in the words of its source, or `undated`; and its
 * status, where not stated, with those who deny it. */
void tl_dot_event_when(const struct tl_graph *graph, const struct tl_event *event,
                       const char *undated, const struct tl_language *language,
                       char when[TL_DOT_WHEN_MAX]);

/*
 * From when until when an edge holds, for people; empty where nothing is known. Each
 * end is as precise as the date that it comes from, or less where the time is long, and
 * has its doubts: "about 1790 – possibly 1795".
 */
void tl_dot_edge_when(const struct tl_network *network, const struct tl_edge *edge,
                      const struct tl_language *language, char when[TL_DOT_WHEN_MAX]);

/* Who denies an edge, or a part of a tie: "denied by One"; empty where nobody does, and
 * at a participation that is denied with its event, whose box says so. */
void tl_dot_edge_denial(const struct tl_network *network, const struct tl_edge *edge,
                        const struct tl_language *language, char text[TL_DOT_WHEN_MAX]);

/* Adds as much of a text as there is room for. */
void tl_dot_append(char when[TL_DOT_WHEN_MAX], const char *text);

/* Adds a remark to what is said of a date. */
void tl_dot_append_remark(char when[TL_DOT_WHEN_MAX], const char *remark);

/* Adds what an event is part of, and whether that is inferred; where it is to be seen
 * anyhow, only if it is inferred. */
void tl_dot_whole_when(const struct tl_graph *graph, const struct tl_event *event,
                       bool seen, const struct tl_language *language,
                       char when[TL_DOT_WHEN_MAX]);

/* Adds which dates other sources give of an event, the first few. */
void tl_dot_rivals_when(const struct tl_graph *graph, uint32_t event,
                        const struct tl_language *language, char when[TL_DOT_WHEN_MAX]);

#endif
