/* What names and labels in DOT say: the ids of nodes, and the texts that people see. */
#ifndef TL_SRC_READ_DOT_CAPTION_H
#define TL_SRC_READ_DOT_CAPTION_H

#include <stdbool.h>

#include "graph/base/memory.h"

/* How a label is written. */
enum tl_read_dot_caption_form {
    TL_READ_DOT_LABEL_PLAIN,
    TL_READ_DOT_LABEL_RECORD,
    TL_READ_DOT_LABEL_HTML
};

/* What the escapes stand for; "" for those that there are not. */
struct tl_read_dot_caption_names {
    const char *graph; /* \G */
    const char *node;  /* \N */
    const char *tail;  /* \T */
    const char *head;  /* \H */
    const char *edge;  /* what is between tail and head in \E; NULL: no edge */
};

/* The text of a label, cut where it would be far too long; to be given back with
 * tl_free(). */
char *tl_read_dot_caption(const char *label, enum tl_read_dot_caption_form form,
                          const struct tl_read_dot_caption_names *names);

/* What our graphs are called, and the class of what they draw besides the data. */
#define TL_READ_DOT_OURS "tieline"

/* Whether it is the name of something that is only drawn. */
bool tl_read_dot_is_drawing(const char *name);

/* The id that a name of a node stands for: most often the name, else a text in the
 * arena. */
const char *tl_read_dot_id(struct tl_arena *arena, const char *name);

#endif
