/*
 * What an emitter is given. It draws one shape in one format: it gets the shape const,
 * keeps no state, allocates nothing and sorts nothing.
 */
#ifndef TL_OUTPUT_COMMON_DRAWING_H
#define TL_OUTPUT_COMMON_DRAWING_H

#include "graph/layout/lanes.h"
#include "graph/layout/points.h"
#include "graph/layout/ranks.h"
#include "graph/query/footnotes.h"
#include "graph/query/grouping.h"
#include "graph/query/network.h"
#include "graph/query/sources.h"
#include "graph/query/timeline.h"
#include "output/syntax/out.h"
#include "losses.h"
#include "style.h"

/* How large a picture is, in tenths of a point. */
struct tl_extent {
    int64_t width;
    int64_t height;
};

/* What an emitter is given. One of network and timeline is NULL, but not for a format
 * that has ties. */
struct tl_drawing {
    const struct tl_graph *graph;
    enum tl_view view;
    uint32_t piece;  /* which of the pieces that make a file, one after the other, if */
    uint32_t pieces; /* there are more than one of them */
    bool is_picture; /* a program draws it, and nobody reads it as a graph */
    const struct tl_network *network;
    const struct tl_measure *measures; /* of the network's nodes, for formats that want
                                          them */
    const struct tl_point *points; /* of the nodes of the whole, or else of the network,
                                      for formats that want them; NULL where it has
                                      none */
    const struct tl_timeline *timeline;
    const struct tl_network *whole; /* of whose ties the network has those of a period;
                                       NULL: it is of no series */
    const char *period;             /* "2014-05"; NULL: it is of no series */
    const struct tl_ranks *ranks;   /* of the whole, or else of the network, for formats
                                       that want them; NULL where it has none */
    const struct tl_lanes *lanes;   /* of the timeline, for formats that want them */
    const struct tl_footnotes *footnotes; /* of the whole, or else of what is drawn, for
                                             formats that want lanes or ranks */
    const struct tl_source_list *sources; /* for formats that have ties */
    const struct tl_selected *selected;   /* what is drawn; NULL: everything */
    const struct tl_selection *selection; /* by which; NULL: by nothing */
    const struct tl_style *style;
    struct tl_vocabulary
        *counted; /* of one of the portions of a dataset: the actors and
                     references that lost something so far; else NULL */
    const struct tl_extent *laid_out; /* of a network that is in its places already:
                                         only what is below it is wanted; else NULL */
};

/* The groups that its nodes are; NULL where they are actors and events. */
static inline const struct tl_grouping *
tl_drawing_grouping(const struct tl_drawing *drawing)
{
    return drawing->selection ? drawing->selection->grouping : NULL;
}

/* The network that tells where things are: that of all periods of a series. */
static inline const struct tl_network *
tl_drawing_frame(const struct tl_drawing *drawing)
{
    return drawing->whole ? drawing->whole : drawing->network;
}

/* The language of the words that are for people. */
static inline const struct tl_language *
tl_drawing_language(const struct tl_drawing *drawing)
{
    const struct tl_style *style = drawing->style;
    return style && style->language ? style->language : TL_ENGLISH;
}

/* What a diagram is called; "" where it has no title. */
static inline const char *
tl_drawing_title(const struct tl_drawing *drawing)
{
    const char *given = drawing->style ? drawing->style->title : NULL;
    return given ? given : tl_graph_dataset(drawing->graph).title;
}

/* What is listed of an edge's events or references. */
struct tl_slice tl_style_listed(const struct tl_style *style, struct tl_slice all);

typedef void tl_emit(const struct tl_drawing *drawing, struct tl_out *out,
                     struct tl_losses *losses);

/* How many events, or nodes and edges, the tool of a format shows well, and what is
 * said of more than these: what follows their number. */
struct tl_room {
    uint32_t most; /* 0: any number */
    const char *advice;
};

struct tl_part {
    const char *file; /* its name in the folder; NULL for the only one */
    tl_emit *emit;
};

#define TL_VIEW_BIT(view) (1U << (view))
#define TL_VIEWS_OF_NETWORKS                                                           \
    (TL_VIEW_BIT(TL_VIEW_NETWORK) | TL_VIEW_BIT(TL_VIEW_ACTORS) |                      \
     TL_VIEW_BIT(TL_VIEW_EVENTS))
#define TL_VIEWS_ALL (TL_VIEWS_OF_NETWORKS | TL_VIEW_BIT(TL_VIEW_TIMELINE))

/* The groups of style options that a format supports. */
enum tl_style_group {
    TL_STYLE_CSV = 1,      /* csv_raw, bom, delimiter */
    TL_STYLE_EVIDENCE = 2, /* where it exports edges */
    TL_STYLE_LINKS = 4,
    TL_STYLE_WORDS = 8 /* language: words that are for people */
};

/*
 * A format. Its output is one file, or a folder of files, each with its own emitter.
 * The source file with the emitters defines one at its end; add it to the table in
 * output/format.c.
 */
struct tl_format {
    const char *name;
    const char *endings; /* of file names, separated by blanks; "" for none */
    const char *allows;  /* other endings that such a file may have, which do not
                            identify the format; NULL for none */
    const char *about;
    unsigned views;        /* the TL_VIEW_BIT()s that it supports */
    unsigned style_groups; /* the tl_style_group that it supports */
    enum tl_view view;     /* the default */
    bool needs_layout;     /* its timelines have lanes, its networks ranks */
    bool needs_measures;   /* of the nodes of its networks */
    bool needs_points;     /* of these */
    bool has_ties;         /* beside a timeline it has the network of actors, with
                              as many of them and of ties as a picture */
    bool in_pieces;        /* emitters can write a file in several pieces */
    bool reads_back;       /* an input has all that is in it */
    bool in_periods;       /* and one with all periods of a series, a piece each */
    struct tl_room room;
    const char *filter;       /* what dot makes of its output ("svg"), or NULL */
    struct tl_part parts[10]; /* ends with one without an emitter */
};

#endif
