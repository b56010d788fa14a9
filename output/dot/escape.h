/*
 * How texts, ids and links are written in DOT, within quotes (the grammar of Graphviz:
 * https://graphviz.org/doc/info/lang.html). Each text ends in NUL; dot.h says what is
 * written where.
 */
#ifndef TL_OUTPUT_DOT_ESCAPE_H
#define TL_OUTPUT_DOT_ESCAPE_H

#include <stddef.h>
#include <stdint.h>

#include "output/syntax/out.h"

/* Names of what is drawn besides the data begin so, and no others. */
#define TL_DOT_MARKER "tieline:"

/* An item's node, or one that is only drawn: what it is, and one or two numbers. */
struct tl_dot_name {
    const char *id; /* NULL: drawn */
    const char *drawn;
    uint64_t first;
    uint64_t second;
};

static inline struct tl_dot_name
tl_dot_item(const char *id)
{
    return (struct tl_dot_name){.id = id};
}

static inline struct tl_dot_name
tl_dot_drawn(const char *drawn, uint64_t first, uint64_t second)
{
    return (struct tl_dot_name){NULL, drawn, first, second};
}

/* A text that nothing but cgraph reads. */
void tl_dot_escape(struct tl_out *out, const char *text, size_t length);

/* One that is shown: entities and escapes of labels are characters like any other, and
 * what XML cannot hold is U+FFFD. How many characters are. */
uint64_t tl_dot_escape_label(struct tl_out *out, const char *text, size_t length);

/* The same in a label that is HTML. */
uint64_t tl_dot_escape_html(struct tl_out *out, const char *text);

/* An id as a name, or as one that says that it is no ordinary one. */
void tl_dot_escape_id(struct tl_out *out, const char *id);

/* The name of a node, with its quotes. */
void tl_dot_escape_name(struct tl_out *out, struct tl_dot_name name);

/* A link that is safe; in a label that is HTML. */
void tl_dot_escape_link(struct tl_out *out, const char *url);
void tl_dot_escape_html_link(struct tl_out *out, const char *url);

#endif
