/*
 * Texts that are seen in diagrams: how their lines break, their fonts and colours.
 */
#ifndef TL_OUTPUT_DOT_LABEL_H
#define TL_OUTPUT_DOT_LABEL_H

#include "output/common/drawing.h"
#include "dot.h"

/*
 * Adds a text to the open label, in lines not wider than `width` (as of
 * graph/base/text_width.h) and ended as tl_dot_line_end() does; what is more than
 * `limit` lines is cut. Lines of a text in a script from right to left say in which
 * direction it goes. If the text begins with no-break spaces, all its lines do.
 */
void tl_dot_add_lines(struct tl_dot *dot, const char *text, size_t width, size_t limit,
                      char justification);

/* The same, and at the end of the last line figures that lead to sources; also where
 * the text is cut, or there is none. */
void tl_dot_add_cited_lines(struct tl_dot *dot, const char *text, const char *figures,
                            size_t width, size_t limit, char justification);

/* How many bytes of no-break spaces a text begins with. */
size_t tl_dot_indent(const char *text);

/* A colour, and what follows it. */
void tl_dot_color(struct tl_dot *dot, enum tl_dot_attribute attribute,
                  const char *color, const char *alpha);

/* A fill in two colours, which are halves or fade into each other. */
void tl_dot_colors(struct tl_dot *dot, const char *one, const char *other);

/* The font of a label; sizes are in points. */
void tl_dot_font(struct tl_dot *dot, int size, const char *color);

/* What the label of a whole drawing has besides its text: the dataset's title, for the
 * label may be cut, its place at the top left, and its font. */
void tl_dot_top_label_end(struct tl_dot *dot, const struct tl_drawing *drawing,
                          int size);

/* The title above a picture that is so many tenths of a point wide, and the period that
 * it is of. */
void tl_dot_title(struct tl_dot *dot, const struct tl_drawing *drawing, int64_t width);

#endif
