/* Nodes at fixed places, for a picture in which nothing is left to the layout. */
#ifndef TL_OUTPUT_DOT_POSITION_H
#define TL_OUTPUT_DOT_POSITION_H

#include "label.h"

/* A node that is a plain area, or a line if it is thin. */
void tl_dot_put_area(struct tl_dot *dot, struct tl_dot_name name,
                     struct tl_dot_area area, const char *color);

/* Begins a node that is nothing but a text; its label and tl_dot_close() follow. */
void tl_dot_begin_text(struct tl_dot *dot, struct tl_dot_name name,
                       struct tl_dot_area area, int size, const char *color);

/* The same with its label, in as many lines as there is room for. */
void tl_dot_put_text(struct tl_dot *dot, struct tl_dot_name name,
                     struct tl_dot_area area, int size, const char *text, size_t lines,
                     char justification);

/* An edge that is only drawn, as a straight line between the sides of two nodes. */
void tl_dot_put_line(struct tl_dot *dot, struct tl_dot_name tail,
                     struct tl_dot_name head, const char *color, int64_t pen_width);

#endif
