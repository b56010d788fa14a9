/*
 * Whether a picture is whole, as it goes by: it begins and ends as its format does, and
 * an SVG has no entity that XML does not know, for then no browser opens it. (That is
 * what Graphviz passes on of names; other mistakes of XML have not been seen.)
 */
#ifndef TL_SRC_IO_WHOLE_H
#define TL_SRC_IO_WHOLE_H

#include <stdbool.h>
#include <stddef.h>

struct tl_whole {
    const char *format; /* "svg", "png", "pdf": to be set at the beginning */
    char head[8];       /* the first bytes, and the last ones */
    size_t head_used;
    char tail[8];
    size_t tail_used;
    char entity[12]; /* the one that is going by, or else the first that is wrong */
    size_t entity_used;
    bool wrong;
};

/* Takes the next bytes of the picture. */
void tl_whole_take(struct tl_whole *whole, const char *bytes, size_t length);

/* Whether there is a beginning and an end. */
bool tl_whole_is(const struct tl_whole *whole);

/* The beginning of an entity that XML does not know, from its '&' on; NULL: none. */
const char *tl_whole_entity(const struct tl_whole *whole);

#endif
