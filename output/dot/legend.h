/*
 * A legend in a picture in which everything has a place of its own: samples, each with
 * its words to its right, in lines as wide as the picture. It has two lines at most;
 * what has no room there is counted.
 */
#ifndef TL_OUTPUT_DOT_LEGEND_H
#define TL_OUTPUT_DOT_LEGEND_H

#include "position.h"
#include "theme.h"

enum {
    TL_DOT_LEGEND_STEP = 140,  /* from line to line */
    TL_DOT_SAMPLE_WIDTH = 160, /* of most samples */
    TL_DOT_SAMPLE_HEIGHT = 100,
};

struct tl_dot_legend {
    struct tl_dot *dot; /* NULL: it is only measured */
    const struct tl_language *language;
    int64_t left;
    int64_t top;
    int64_t width;
    int64_t used;   /* of the last line */
    int64_t lines;  /* that have been begun */
    uint64_t count; /* of the samples */
    uint64_t left_out;
};

/* Where the next sample is to be drawn: the middle of its left side. */
struct tl_dot_spot {
    int64_t x;
    int64_t y;
};

/* Makes room for a sample of a width, and writes what it means. False where it is not
 * to be drawn. */
bool tl_dot_legend_add(struct tl_dot_legend *legend, int64_t width, const char *text,
                       struct tl_dot_spot *spot);

/* Says what had no room. How high the legend is. */
int64_t tl_dot_legend_end(struct tl_dot_legend *legend);

/* A box, or another shape, as a sample. */
void tl_dot_legend_shape(struct tl_dot_legend *legend, const struct tl_dot_shape *shape,
                         const char *line, const char *fill, const char *text);

#endif
