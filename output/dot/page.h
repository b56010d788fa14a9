/*
 * What pictures share in which everything has a place of its own: their beginning, an
 * actor's name, and the notes below.
 */
#ifndef TL_OUTPUT_DOT_PAGE_H
#define TL_OUTPUT_DOT_PAGE_H

#include "output/common/drawing.h"
#include "position.h"
#include "theme.h"

/* The colours that the user wants. */
const struct tl_dot_theme *tl_dot_theme_of(const struct tl_drawing *drawing);

/* The graph's attributes, with its title; neato then only draws. */
void tl_dot_begin_fixed(struct tl_dot *dot, const struct tl_graph *graph,
                        int64_t width);

/* An actor's name, with all that is known of it; for `justification` see dot.h. */
void tl_dot_put_actor(struct tl_dot *dot, const struct tl_graph *graph, uint32_t number,
                      struct tl_dot_area area, char justification);

/* What the picture lacks, and its sources, downwards from a place. */
void tl_dot_put_notes(struct tl_dot *dot, const struct tl_drawing *drawing,
                      int64_t left, int64_t top, int64_t width);

/* Counts what the texts of a diagram lost. */
void tl_dot_count(const struct tl_dot *dot, struct tl_losses *losses);

#endif
