/*
 * What an event is called for people: by its title, or, where it has none of its own
 * (none at all, or its kind), by who did what: "China → Russia: visit". Who is denied
 * to have taken part is not named. The page does the same (output/page/data.js).
 */
#ifndef TL_GRAPH_TITLE_H
#define TL_GRAPH_TITLE_H

#include "graph.h"
#include "base/language/language.h"

/* Room for a title that is made, of which names and kinds that are too long are cut. */
#define TL_EVENT_TITLE_MAX 1200

/* The title; it is in `room`, or borrowed from the graph. */
const char *tl_event_title(const struct tl_graph *graph, const struct tl_event *event,
                           const struct tl_language *language,
                           char room[TL_EVENT_TITLE_MAX]);

#endif
