/*
 * What is below a picture: what it leaves out, then its sources, numbered in the order
 * in which the picture uses them first. Raised figures in the picture lead there.
 */
#ifndef TL_OUTPUT_DOT_NOTES_H
#define TL_OUTPUT_DOT_NOTES_H

#include "output/common/drawing.h"
#include "label.h"

enum { TL_DOT_NOTE_MAX = 400 };

/* Notes, one after the other, from a zeroed `next`. Remarks have no reference. */
/* So many sources are listed; the others are counted. */
enum { TL_DOT_SOURCES = 40 };

struct tl_dot_notes {
    const struct tl_drawing *drawing;
    uint32_t next; /* of the drawing's footnotes */
    bool said;     /* what the picture lacks */
};

struct tl_dot_note {
    char text[TL_DOT_NOTE_MAX]; /* of a source with its number before it */
    uint32_t number;            /* of a source; 0: it is another note */
    const char *url;            /* "" for none */
};

struct tl_dot_notes tl_dot_notes_of(const struct tl_drawing *drawing);
bool tl_dot_notes_next(struct tl_dot_notes *notes, struct tl_dot_note *note);

/* Raised figures that lead to the sources of citations; of an edge, of a participation
 * only to those that its event does not lead to. */
void tl_dot_figures(const struct tl_drawing *drawing, struct tl_slice citations,
                    char text[TL_FIGURES_MAX]);
void tl_dot_participation_figures(const struct tl_drawing *drawing,
                                  const struct tl_participation *one,
                                  char text[TL_FIGURES_MAX]);
void tl_dot_add_edge_figures(const struct tl_drawing *drawing,
                             const struct tl_edge *edge, struct tl_figures *figures);
void tl_dot_edge_figures(const struct tl_drawing *drawing, const struct tl_edge *edge,
                         char text[TL_FIGURES_MAX]);

#endif
