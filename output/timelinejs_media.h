/*
 * What TimelineJS shows beside the text of a slide: a picture or document that it can
 * embed, or the words of a source. Any other address it would take for a picture.
 */
#ifndef TL_OUTPUT_TIMELINEJS_MEDIA_H
#define TL_OUTPUT_TIMELINEJS_MEDIA_H

#include "graph/graph.h"
#include "output/syntax/json.h"

/* The citation whose quote is shown there; TL_NONE for none. */
uint32_t tl_timelinejs_quoted(const struct tl_graph *graph,
                              const struct tl_event *event);

/* The member "media", if there is anything to show. */
void tl_timelinejs_media(struct tl_json *json, const struct tl_graph *graph,
                         const struct tl_event *event);

#endif
