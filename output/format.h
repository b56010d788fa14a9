/*
 * The formats: one row each. The command line, its help and the list of formats come
 * from this table and nothing else.
 *
 * An emitter draws one shape in one format: it gets the shape const, keeps no state,
 * allocates nothing and sorts nothing. A format is one file, or a folder of files, each
 * of which has an emitter of its own.
 */
#ifndef TL_OUTPUT_FORMAT_H
#define TL_OUTPUT_FORMAT_H

#include "graph/layout/lanes.h"
#include "graph/query/network.h"
#include "graph/layout/ranks.h"
#include "graph/query/timeline.h"
#include "output/syntax/out.h"

/* What a target could not hold: a line a cause, said at the end. */
#define TL_MOST_LOSSES 16

struct tl_losses {
    struct tl_loss {
        const char *cause; /* a sentence's end: "events without a date left out" */
        uint64_t count;
        bool warning; /* the file has it all: no reason for --strict to refuse it */
    } losses[TL_MOST_LOSSES];
};

/* Counts one more loss of a cause, which is a constant text; or so many, maybe none. */
void tl_losses_add(struct tl_losses *losses, const char *cause);
void tl_losses_add_many(struct tl_losses *losses, const char *cause, uint64_t count);

/* Counts all that others have counted. */
void tl_losses_add_all(struct tl_losses *losses, const struct tl_losses *others);

/* Counts what the file holds, and the program that opens it may not. */
void tl_losses_warn(struct tl_losses *losses, const char *cause, uint64_t count);

/* What the user may choose about the way things are written. */
struct tl_style {
    bool csv_raw;      /* cells as they are, with no guard against formulas */
    bool bom;          /* CSV begins with a byte order mark */
    char delimiter;    /* of CSV; NUL: a comma */
    bool links;        /* nodelink calls its edges "links" */
    bool dark;         /* pictures are on a dark ground */
    uint32_t evidence; /* so many events and references an edge are listed, and the
                          events counted; 0: all are listed */
};

/* What an emitter is given. One of network and timeline is NULL. */
struct tl_drawing {
    const struct tl_graph *graph;
    enum tl_view view;
    uint32_t piece;  /* which of the pieces that make a file, one after the other, if */
    uint32_t pieces; /* there are more than one of them */
    bool is_picture; /* a program draws it, and nobody reads it as a graph */
    const struct tl_network *network;
    const struct tl_timeline *timeline;
    const struct tl_ranks *ranks; /* of the network, for formats that want them; NULL
                                     where it has none */
    const struct tl_lanes *lanes; /* of the timeline, for formats that want them */
    const struct tl_selected *selected;   /* what is drawn; NULL: everything */
    const struct tl_selection *selection; /* by which; NULL: by nothing */
    const struct tl_style *style;
};

/* What is listed of an edge's events or references. */
struct tl_slice tl_style_listed(const struct tl_style *style, struct tl_slice all);

typedef void tl_emit(const struct tl_drawing *drawing, struct tl_out *out,
                     struct tl_losses *losses);

struct tl_part {
    const char *file; /* its name in the folder; NULL for the only one */
    tl_emit *emit;
};

#define TL_VIEW_BIT(view) (1U << (view))

/* Which choices of style a format has a use for. */
enum tl_heeds {
    TL_HEEDS_CSV = 1,      /* csv_raw, bom, delimiter */
    TL_HEEDS_EVIDENCE = 2, /* where it draws edges */
    TL_HEEDS_LINKS = 4
};

struct tl_format {
    const char *name;
    const char *endings; /* of file names, separated by blanks; "" for none */
    const char *allows;  /* endings that a file may have as well, by which it is not
                            told; NULL for none */
    const char *about;
    unsigned views;          /* TL_VIEW_BIT()s that it draws */
    unsigned heeds;          /* tl_heeds of it */
    enum tl_view view;       /* the one it draws unless told otherwise */
    bool laid_out;           /* its timelines have lanes, its networks ranks */
    bool in_pieces;          /* emitters write one of several when they are told so */
    const char *filter;      /* what dot makes of its output ("svg"), or NULL */
    struct tl_part parts[8]; /* ended by one without a function */
};

/* All of them, ended by one without a name. */
extern const struct tl_format tl_formats[];

/* By name (`length` bytes of it), or by a file's ending; NULL where there is none. */
const struct tl_format *tl_format_find(const char *name, size_t length);
const struct tl_format *tl_format_of_file(const char *path);

/* Whether a file of a format may be called like that. */
bool tl_format_may_be_called(const struct tl_format *format, const char *path);

/* Whether it writes a folder. */
bool tl_format_is_folder(const struct tl_format *format);

/* The emitters, one file each. */
tl_emit tl_emit_csv;
tl_emit tl_emit_csv_nodes;
tl_emit tl_emit_csv_events;
tl_emit tl_emit_dot;
tl_emit tl_emit_json;
tl_emit tl_emit_timelinejs;
tl_emit tl_emit_vis;
tl_emit tl_emit_mermaid;
tl_emit tl_emit_ics;
tl_emit tl_emit_cytoscape;
tl_emit tl_emit_graphology;
tl_emit tl_emit_nodelink;
tl_emit tl_emit_gexf;
tl_emit tl_emit_graphml;
tl_emit tl_emit_gephi_nodes;
tl_emit tl_emit_gephi_edges;
tl_emit tl_emit_neo4j_nodes;
tl_emit tl_emit_neo4j_relationships;
tl_emit tl_emit_neo4j_references;
tl_emit tl_emit_tables_dataset;
tl_emit tl_emit_tables_actors;
tl_emit tl_emit_tables_events;
tl_emit tl_emit_tables_participants;
tl_emit tl_emit_tables_relations;
tl_emit tl_emit_tables_references;
tl_emit tl_emit_tables_citations;

#endif
