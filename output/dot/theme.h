/*
 * How diagrams look: colours and shapes by kind, lines by status. Common kinds always
 * have the same colour; others have one by their name, unless two kinds of the dataset
 * would share it and there is another: the most frequent kinds come first.
 */
#ifndef TL_OUTPUT_DOT_THEME_H
#define TL_OUTPUT_DOT_THEME_H

#include "graph/query/network.h"

/* So many colours there are; of more kinds two have one, with outlines of their own. */
enum { TL_DOT_COLOURS = 12, TL_DOT_UNDECLARED = 2 * TL_DOT_COLOURS };

/* So many kinds of a type can have colours that the dataset declares. */
enum { TL_DOT_DECLARED = 64, TL_DOT_KINDS = TL_DOT_UNDECLARED + TL_DOT_DECLARED };

#define TL_DOT_FONT "Helvetica,Arial,sans-serif"

struct tl_dot_colour {
    const char *line;
    const char *fill; /* a light one of the same hue */
    const char *area; /* of areas with text on them; NULL in a theme: as `line` */
    const char *on;   /* of that text; NULL in a theme: its `on_line` */
};

/* The texts of the colours that a declared one gives. */
struct tl_dot_paint {
    char line[8];
    char fill[8];
    char area[8];
    const char *on;
};

/* All colours of a picture. */
struct tl_dot_theme {
    const char *paper;   /* the ground */
    const char *ink;     /* texts */
    const char *grey;    /* texts and lines that matter less */
    const char *faint;   /* lines that only lead the eye */
    const char *band;    /* every other row of a timeline */
    const char *on_line; /* texts on areas in the line colour of a kind */
    const char *edges[TL_EDGE_TIE + 1];
    struct tl_dot_colour sample; /* of signs in a legend that have no kind */
    struct tl_dot_colour other;  /* of kinds for which no colour is left, and of none */
    struct tl_dot_colour kinds[TL_DOT_COLOURS];
};

extern const struct tl_dot_theme tl_dot_light;
extern const struct tl_dot_theme tl_dot_dark;

/* The kinds of one type, by the number of their colour; declared ones come last, in the
 * order of their bytes. */
struct tl_dot_kinds {
    const struct tl_dot_theme *theme;
    const struct tl_graph *graph;
    enum tl_type type;
    size_t declared;
    struct tl_dot_paint paints[TL_DOT_DECLARED];
    const char *names[TL_DOT_KINDS];
    bool occurs[TL_DOT_KINDS]; /* in the picture */
    bool any;                  /* some of them does */
    bool others; /* there are kinds for which no colour was left, or items of none */
};

/* The most frequent kinds of the whole dataset have their colours already, in whatever
 * picture; so have those with declared ones. */
struct tl_dot_kinds tl_dot_kinds_of(const struct tl_dot_theme *theme,
                                    const struct tl_graph *graph, enum tl_type type);

/* Says that a kind occurs. Kinds without a colour are told apart in the order in which
 * they come. */
void tl_dot_kinds_add(struct tl_dot_kinds *kinds, const char *kind);

/* The colour of a kind that was added; a grey for others, and for "". */
struct tl_dot_colour tl_dot_kinds_colour(const struct tl_dot_kinds *kinds,
                                         const char *kind);

/* Whether a kind has the colour of a more frequent one, and but its outline tells it.
 */
bool tl_dot_kinds_shares_colour(const struct tl_dot_kinds *kinds, const char *kind);

/* What people read for the kind that has a number; NULL where none occurs. */
const char *tl_dot_kinds_label(const struct tl_dot_kinds *kinds, size_t number);

/* The colour of a line for something of a kind of a type, in room for it; NULL where
 * none is declared. */
const char *tl_dot_declared_line(const struct tl_dot_theme *theme,
                                 const struct tl_graph *graph, enum tl_type type,
                                 const char *kind, struct tl_dot_paint *paint);

/* The outline of a node: a shape, a style, and the lines around it if not one. */
struct tl_dot_shape {
    const char *shape;
    const char *style;
    const char *peripheries;
};

/* Common kinds of actors have an outline of their own, and so has each colour of
 * events, for print in grey and for those who do not tell colours apart; others share
 * one. */
const struct tl_dot_shape *tl_dot_kinds_shape(const struct tl_dot_kinds *kinds,
                                              const char *kind);

/* How a line is drawn that is as sure as `status` says: its style, and what follows
 * its colour to make it paler. */
struct tl_dot_line {
    const char *style;
    const char *alpha;
};

extern const struct tl_dot_line tl_dot_lines[TL_STATUSES];

#endif
