/*
 * How diagrams look: colours and shapes by kind, lines by status. Common kinds always
 * have the same colour; others have one by their name, unless two kinds of the dataset
 * would share it.
 */
#ifndef TL_OUTPUT_DOT_THEME_H
#define TL_OUTPUT_DOT_THEME_H

#include "graph/query/network.h"

enum { TL_DOT_COLOURS = 12 };

#define TL_DOT_FONT "Helvetica,Arial,sans-serif"

struct tl_dot_colour {
    const char *line;
    const char *fill; /* a light one of the same hue */
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

/* The kinds of one type, by the number of their colour. */
struct tl_dot_kinds {
    const struct tl_dot_theme *theme;
    enum tl_type type;
    const char *names[TL_DOT_COLOURS];
    bool occurs[TL_DOT_COLOURS]; /* in the picture */
    bool any;                    /* some of them does */
    bool others; /* there are kinds for which no colour was left, or items of none */
};

/* Where there are colours for all kinds in the dataset, each has its own already, in
 * whatever picture. */
struct tl_dot_kinds tl_dot_kinds_of(const struct tl_dot_theme *theme,
                                    const struct tl_graph *graph, enum tl_type type);

/* Says that a kind occurs. Kinds without a colour are told apart in the order in which
 * they come. */
void tl_dot_kinds_add(struct tl_dot_kinds *kinds, const char *kind);

/* The colour of a kind that was added; a grey for others. */
const struct tl_dot_colour *tl_dot_kinds_colour(const struct tl_dot_kinds *kinds,
                                                const char *kind);

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
