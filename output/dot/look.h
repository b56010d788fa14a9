/* How items and edges look by what they are. */
#ifndef TL_OUTPUT_DOT_LOOK_H
#define TL_OUTPUT_DOT_LOOK_H

#include "graph/query/network.h"
#include "dot.h"
#include "theme.h"

/* The look of an event's box, by its kind, its date and its status; kinds have outlines
 * of their own, unless they are in the box in words. */
void tl_dot_event_look(struct tl_dot *dot, const struct tl_dot_kinds *kinds,
                       const struct tl_event *event, bool in_words);

/* The colour of its texts: what is denied is grey. */
const char *tl_dot_event_ink(const struct tl_dot *dot, enum tl_status status);

/* The style of the box of an event that is disputed or denied. */
extern const char tl_dot_doubt_style[];

/* The look of an edge's line; dashed where it is doubtful, unless its status has a
 * style of its own; `color` is that of its kind, or NULL. */
void tl_dot_edge_look(struct tl_dot *dot, enum tl_edge_origin origin,
                      enum tl_status status, bool doubtful, const char *color);

/* The style of the frame around an event and its parts. */
extern const char tl_dot_whole_style[];

#endif
