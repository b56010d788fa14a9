/*
 * What is below the picture of a network whose places dot has found: a legend of what
 * occurs in it, and the notes.
 */
#ifndef TL_OUTPUT_DOT_CAPTION_H
#define TL_OUTPUT_DOT_CAPTION_H

#include "occurring.h"

void tl_dot_put_caption(struct tl_dot *dot, const struct tl_dot_occurring *occurring,
                        const struct tl_drawing *drawing);

#endif
