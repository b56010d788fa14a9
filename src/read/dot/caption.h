/*
 * What labels say: the text that people see in a drawing, in one line and without what
 * is only for its layout. Labels are those of Graphviz: escapes ("\n", "\N"), entities,
 * fields of records, or HTML.
 */
#ifndef TL_SRC_READ_DOT_CAPTION_H
#define TL_SRC_READ_DOT_CAPTION_H

#include <stdbool.h>
#include <stddef.h>

/* How a label is written. */
enum tl_caption_form { TL_CAPTION_PLAIN, TL_CAPTION_RECORD, TL_CAPTION_HTML };

/* What the escapes stand for; "" for those that there are not. */
struct tl_caption_names {
    const char *graph; /* \G */
    const char *node;  /* \N */
    const char *tail;  /* \T */
    const char *head;  /* \H */
    const char *edge;  /* what is between tail and head in \E; NULL: no edge */
};

/* The text of a label, cut where it would be far too long; to be given back with
 * tl_free(). */
char *tl_caption(const char *label, enum tl_caption_form form,
                 const struct tl_caption_names *names);

#endif
