/* What occurs in a network, which its legend explains. */
#ifndef TL_OUTPUT_DOT_OCCURRING_H
#define TL_OUTPUT_DOT_OCCURRING_H

#include "edges.h"
#include "theme.h"

struct tl_dot_occurring {
    struct tl_dot_kinds actors;
    struct tl_dot_kinds events;
    bool uncertain; /* events with an uncertain date */
    bool undated;
    unsigned statuses; /* of events: a bit (1 << tl_status) for each */
    const struct tl_dot_lines *lines;
};

/* Borrows the lines. */
struct tl_dot_occurring tl_dot_occurring_in(const struct tl_drawing *drawing,
                                            const struct tl_dot_theme *theme,
                                            const struct tl_dot_lines *lines);

/* Whether there are lines that look as those of a status do, and what they mean: that
 * of what is inferred and that of a doubtful date are the same. */
bool tl_dot_occurs_status(const struct tl_dot_occurring *occurring,
                          enum tl_status status);
struct tl_phrase_word tl_dot_status_about(const struct tl_dot_occurring *occurring,
                                          enum tl_status status);

/* What the lines of an origin mean; NULL where none occurs, or a frame shows it. */
const char *tl_dot_origin_about(const struct tl_dot_occurring *occurring,
                                enum tl_edge_origin origin);

#endif
