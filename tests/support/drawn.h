/* Datasets drawn in DOT, and what stands in the lines of it. */
#ifndef TL_TEST_DRAWN_H
#define TL_TEST_DRAWN_H

#include <stdbool.h>
#include <stdint.h>

#include "graph/layout/lanes.h"
#include "graph/query/select.h"
#include "output/format.h"

/* How a dataset is drawn. */
struct wish {
    enum tl_view view;
    enum tl_lanes_by by;
    struct tl_lanes_budget budget;
    uint32_t most_edges;
    bool dark;
    bool picture;
    struct tl_extent laid_out; /* width 0: it has no places yet */
};

/* Three actors, a meeting with a part, and two relations; see model_of(). */
extern const char meeting[];

/* What was drawn of a dataset in the notation of model_of(), to be freed. */
char *draw_text_as(const char *model_text, const struct wish *wish);
char *draw_text(const char *model_text, enum tl_view view);
char *draw_caption(const char *model_text, enum tl_view view); /* of a picture */
char *draw_picture(const char *model_text, enum tl_view view);

/* The line of a node or an edge, in a buffer of its own; fails where there is none. */
const char *line_of(const char *text, const char *start);

/* The same of the line between a label and an item. */
const char *half_of(const char *text, const char *label, const char *item);

/* Fails the test unless `part` is in a text, or is not. */
void check_has(const char *text, const char *part);
void check_lacks(const char *text, const char *part);

#endif
