/*
 * What an SVG of Graphviz needs besides: a role, a title, a description and a style
 * sheet at its beginning; and within each link, as the title that browsers show under
 * the pointer, what there is to say. What a thing is called in the DOT is its
 * `data-id`, of nodes also the title around that; what is only drawn has as `data-part`
 * what it is part of.
 */
#ifndef TL_SRC_IO_DRESS_H
#define TL_SRC_IO_DRESS_H

#include <stddef.h>

/* What an SVG says of itself. */
struct tl_picture_words {
    const char *title;       /* may be "" */
    const char *description; /* the same */
    const char *style;       /* a style sheet of its own; the same */
};

/* Passes a whole SVG on in pieces. */
void tl_dress(const char *svg, size_t length, const struct tl_picture_words *words,
              void (*write)(void *context, const char *bytes, size_t length),
              void *context);

#endif
