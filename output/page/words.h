/*
 * What the items of the page refer to: words, kinds and dates; and what all who write
 * its data share.
 */
#ifndef TL_OUTPUT_PAGE_WORDS_H
#define TL_OUTPUT_PAGE_WORDS_H

#include "page.h"

#include "graph/layout/axis.h"
#include "output/syntax/json.h"

struct tl_page_data {
    struct tl_json json;
    const struct tl_drawing *drawing;
    const struct tl_graph *graph;
    const struct tl_timeline *timeline;
    struct tl_losses *losses;
    struct tl_axis axis;
    bool has_axis;
    const char *date; /* the last one that was written */
    uint32_t *events; /* the numbers of events and references in their lists */
    uint32_t *references;
    uint32_t word; /* the number of the next word, if none is left out before */
};

/* Each a member of the data. */
void tl_page_put_words(struct tl_page_data *data);
void tl_page_put_kinds(struct tl_page_data *data);
void tl_page_put_dates(struct tl_page_data *data);

/* A date, as it is in the list of them or in a claim. */
void tl_page_put_date_row(struct tl_page_data *data, const struct tl_date *date);

#endif
