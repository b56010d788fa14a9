/*
 * What the style sheet of a picture says: how it fits on paper, and which of its
 * colours are others where the reader wants a dark ground.
 */
#ifndef TL_OUTPUT_DOT_STYLESHEET_H
#define TL_OUTPUT_DOT_STYLESHEET_H

#include "output/common/drawing.h"

void tl_dot_put_stylesheet(const struct tl_drawing *drawing, struct tl_out *out);

#endif
