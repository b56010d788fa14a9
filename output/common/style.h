/*
 * What the user may choose about the way things are written. The command line holds one
 * and emitters get it as it is: an option of emitters is a member here and a row in the
 * table of options.
 */
#ifndef TL_OUTPUT_COMMON_STYLE_H
#define TL_OUTPUT_COMMON_STYLE_H

#include <stdbool.h>
#include <stdint.h>

struct tl_style {
    bool csv_raw;      /* cells as they are, with no guard against formulas */
    bool bom;          /* CSV begins with a byte order mark */
    char delimiter;    /* of CSV; NUL: a comma */
    bool links;        /* nodelink calls its edges "links" */
    bool dark;         /* pictures are on a dark ground */
    uint32_t evidence; /* the most events and references listed of an edge; all are
                          counted. 0: no limit */
};

#endif
