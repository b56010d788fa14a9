/*
 * What the user may choose about the way outputs are written. The command line fills it
 * and emitters read it: an option that only emitters need is a member here, a row in
 * the table of options and its use in an emitter.
 */
#ifndef TL_OUTPUT_COMMON_STYLE_H
#define TL_OUTPUT_COMMON_STYLE_H

#include <stdbool.h>
#include <stdint.h>

#include "graph/base/language/language.h"

/* The ground of diagrams; auto is as the reader's browser has it. */
enum tl_theme { TL_THEME_LIGHT, TL_THEME_DARK, TL_THEME_AUTO };

/* A paper on which a picture has to fit, in tenths of a point; width 0: it need not. */
struct tl_paper {
    int64_t width;
    int64_t height;
    bool turns; /* it may lie on its side */
};

/* Tenths of points of so many millimetres. */
static inline int64_t
tl_paper_points(unsigned long millimetres)
{
    return (int64_t)(millimetres * 7200 / 254);
}

struct tl_style {
    bool csv_raw;   /* cells are written without the guard against formulas */
    bool bom;       /* CSV begins with a byte order mark */
    char delimiter; /* of CSV; NUL: a comma */
    bool links;     /* nodelink calls its edges "links" */
    unsigned theme; /* of diagrams: tl_theme */
    const struct tl_language *language; /* of words for people; NULL: English */
    const char *title;     /* of diagrams, instead of that of the dataset; or NULL */
    struct tl_paper paper; /* of pictures */
    bool evidence_dates;   /* edge lists have what merging them needs */
    uint32_t evidence;     /* at most this many events and references are listed for an
                              edge, with the number of all events; 0: all are listed */
};

#endif
