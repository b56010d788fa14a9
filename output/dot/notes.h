/* What is said below a picture: what it lacks, and the sources of what is in it. */
#ifndef TL_OUTPUT_DOT_NOTES_H
#define TL_OUTPUT_DOT_NOTES_H

#include "output/common/drawing.h"
#include "label.h"

enum { TL_DOT_NOTE_MAX = 400 };

/* Notes, one after the other, from a zeroed `next`. Remarks have no reference. */
struct tl_dot_notes {
    const struct tl_drawing *drawing;
    uint32_t next; /* of the drawing's sources */
    bool said;     /* what the picture lacks */
};

struct tl_dot_note {
    char text[TL_DOT_NOTE_MAX];
    const char *url; /* "" for none */
};

struct tl_dot_notes tl_dot_notes_of(const struct tl_drawing *drawing);
bool tl_dot_notes_next(struct tl_dot_notes *notes, struct tl_dot_note *note);

#endif
