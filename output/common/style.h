/*
 * What the user may choose about the way outputs are written. The command line fills it
 * and emitters read it: an option that only emitters need is a member here, a row in
 * the table of options and its use in an emitter.
 */
#ifndef TL_OUTPUT_COMMON_STYLE_H
#define TL_OUTPUT_COMMON_STYLE_H

#include <stdbool.h>
#include <stdint.h>

struct tl_style {
    bool csv_raw;      /* cells are written without the guard against formulas */
    bool bom;          /* CSV begins with a byte order mark */
    char delimiter;    /* of CSV; NUL: a comma */
    bool links;        /* nodelink calls its edges "links" */
    bool dark;         /* diagrams have a dark background */
    bool evidence_dates; /* edge lists have what merging them needs */
    uint32_t evidence; /* at most this many events and references are listed for an
                          edge, with the number of all events; 0: all are listed */
};

#endif
