/*
 * How texts, ids and links are written in DOT, within quotes (the grammar of Graphviz:
 * https://graphviz.org/doc/info/lang.html). Each text ends in NUL; dot.h says what is
 * written where.
 */
#ifndef TL_OUTPUT_DOT_ESCAPE_H
#define TL_OUTPUT_DOT_ESCAPE_H

#include "dot.h"

/* Names of what is drawn besides the data begin so, and no others. */
#define TL_DOT_MARKER "tieline:"

/* A text that nothing but cgraph reads. */
void tl_dot_escape(struct tl_out *out, const char *text, size_t length);

/* One that is shown: entities and escapes of labels are characters like any other, and
 * what XML cannot hold is U+FFFD. */
void tl_dot_escape_label(struct tl_out *out, const char *text, size_t length);

/* The same in a label that is HTML. */
void tl_dot_escape_html(struct tl_out *out, const char *text);

/* An id as a name, or as one that says that it is no ordinary one. */
void tl_dot_escape_id(struct tl_out *out, const char *id);

/* The name of a node, with its quotes. */
void tl_dot_escape_name(struct tl_out *out, struct tl_dot_name name);

/* A link that is safe. */
void tl_dot_escape_link(struct tl_out *out, const char *url);

#endif
