/*
 * The legend of a network that is written as DOT and laid out by whoever draws it:
 * samples as nodes and edges of its own, in frames, with the notes of the drawing.
 */
#ifndef TL_OUTPUT_DOT_SAMPLES_H
#define TL_OUTPUT_DOT_SAMPLES_H

#include "occurring.h"

void tl_dot_put_samples(struct tl_dot *dot, const struct tl_dot_occurring *occurring,
                        const struct tl_drawing *drawing);

#endif
