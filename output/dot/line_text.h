/*
 * What is written at the lines of a network.
 */
#ifndef TL_OUTPUT_DOT_LINE_TEXT_H
#define TL_OUTPUT_DOT_LINE_TEXT_H

#include "dot.h"
#include "layout.h"

enum { TL_DOT_LINE_FONT = 8 };

/* The label of an edge of the layout, as an attribute of the open node or line; `found`
 * is what the drawing has of the edge, which may be nothing where the label is the
 * line's own. */
void tl_dot_put_line_text(struct tl_dot *dot, const struct tl_dot_layout *layout,
                          const struct tl_edge *edge, const struct tl_edge *found);

/* A label of two texts, one below the other, with figures at the end. */
void tl_dot_put_texts(struct tl_dot *dot, const char *first, const char *second,
                      const char *figures);

/* The room for a label of a series, as the size of the open node: what its text takes
 * in the whole. */
void tl_dot_put_line_room(struct tl_dot *dot, const struct tl_dot_layout *layout,
                          const struct tl_edge *edge);

#endif
