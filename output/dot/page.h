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
void tl_dot_begin_fixed(struct tl_dot *dot, const struct tl_drawing *drawing,
                        int64_t width);

/* An actor's name, with all that is known of it; for `justification` see dot.h. */
void tl_dot_put_actor(struct tl_dot *dot, const struct tl_graph *graph, uint32_t number,
                      struct tl_dot_area area, char justification);

/* Of a picture that is in its places: how neato draws it, and on which paper. */
void tl_dot_put_laid_out(struct tl_dot *dot, const struct tl_drawing *drawing);

/* Paper as it lies for a picture of a size. */
struct tl_paper tl_dot_turn(struct tl_paper paper, int64_t width, int64_t height);

/* What the legend of a network takes, and what is around it. */
enum { TL_DOT_LEGEND_ROOM = 540 };

/* What the picture lacks, and its sources, downwards from a place; how high they are.
 * Without `dot` they are not drawn. */
int64_t tl_dot_put_notes(struct tl_dot *dot, const struct tl_drawing *drawing,
                         int64_t left, int64_t top, int64_t width);

/* Counts what the texts of a diagram lost. */
void tl_dot_count(const struct tl_dot *dot, struct tl_losses *losses);

#endif
