/*
 * The DOT writer. It owns all quoting and escaping, the list of attributes that may be
 * written at all, and the rule for names.
 *
 * Names: an item's node is named by its id. Graphviz copies what looks like an entity
 * ("&lt;", "&#65;", "&nbsp;") into the SVG as it is: so an ampersand before such is
 * "&amp;", and any other is itself. Where a DOT name cannot hold the id, the name is
 * "tieline:id:" and the id with its unfit bytes, and "&", as %XX. These ids are
 * concerned, and no others: the empty one; those that begin with "%" or "tieline:";
 * those with a backslash, a control character, U+FFFE or U+FFFF in them. What is drawn
 * besides the items (axes, legends, …) has names that begin with "tieline:", but not
 * with "tieline:id:", and the class "tieline". The attribute `id` follows the same
 * rule.
 *
 * Other texts: in all attributes `\` is written as `\\` and a line end as `\n`. Labels
 * and tooltips, in which Graphviz reads entities, also have `&` as `&amp;`, and U+FFFD
 * for characters that the SVG made from them could not hold. Links lose blanks at
 * their ends and control characters, and have unsafe characters as %XX, `&` as `&amp;`.
 * Texts longer than Graphviz reads in a row go on in a new line after a backslash.
 */
#ifndef TL_OUTPUT_DOT_DOT_H
#define TL_OUTPUT_DOT_DOT_H

#include <stddef.h>
#include <stdint.h>

#include "graph/base/language/language.h"
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

enum tl_dot_attribute {
    /* What a reader gets back */
    TL_DOT_TYPE,
    TL_DOT_KIND,
    TL_DOT_SHARES,
    TL_DOT_NAME,
    TL_DOT_TITLE,
    TL_DOT_DATE,
    TL_DOT_COUNT,
    TL_DOT_PLACE,
    TL_DOT_ID,
    TL_DOT_ROLE,
    TL_DOT_STATUS,
    TL_DOT_WEIGHT,
    TL_DOT_EXACT_WEIGHT,
    TL_DOT_FIRST,
    TL_DOT_LAST,
    /* What is seen */
    TL_DOT_LABEL,
    TL_DOT_TOOLTIP,
    TL_DOT_URL,
    TL_DOT_CLASS,
    TL_DOT_SHAPE,
    TL_DOT_PERIPHERIES,
    TL_DOT_STYLE,
    TL_DOT_COLOR,
    TL_DOT_FILLCOLOR,
    TL_DOT_FONTCOLOR,
    TL_DOT_BGCOLOR,
    TL_DOT_GRADIENTANGLE,
    TL_DOT_FONTNAME,
    TL_DOT_FONTSIZE,
    TL_DOT_PENWIDTH,
    TL_DOT_DIR,
    TL_DOT_ARROWHEAD,
    TL_DOT_ARROWTAIL,
    TL_DOT_ARROWSIZE,
    TL_DOT_MARGIN,
    TL_DOT_WIDTH,
    TL_DOT_HEIGHT,
    TL_DOT_FIXEDSIZE,
    TL_DOT_LABELLOC,
    TL_DOT_LABELJUST,
    /* Where */
    TL_DOT_LAYOUT,
    TL_DOT_POS,
    TL_DOT_INPUTSCALE,
    TL_DOT_MAXITER,
    TL_DOT_OUTPUTORDER,
    TL_DOT_SPLINES,
    TL_DOT_OVERLAP,
    TL_DOT_OVERLAP_SCALING,
    TL_DOT_K,
    TL_DOT_SEP,
    TL_DOT_RANKDIR,
    TL_DOT_RANKSEP,
    TL_DOT_NODESEP,
    TL_DOT_NSLIMIT,
    TL_DOT_PAPER,
    TL_DOT_NSLIMIT1,
    TL_DOT_RANK,
    TL_DOT_CONSTRAINT,
    TL_DOT_MINLEN,
    TL_DOT_HEADPORT,
    TL_DOT_TAILPORT,
    TL_DOT_CHARSET,
    TL_DOT_ATTRIBUTES
};

struct tl_dot_theme;

struct tl_dot {
    struct tl_out *out;
    const struct tl_dot_theme *theme; /* for those who write looks; see theme.h */
    const struct tl_language *language;
    bool listing; /* an attribute of the open statement has been written */
    enum tl_dot_attribute open; /* the one whose value is being written */
    size_t run;                 /* internal: bytes of it that stand in one line */
    uint64_t replaced;          /* characters that XML cannot hold, now U+FFFD */
};

/* A directed graph, whole. */
struct tl_dot tl_dot_begin(struct tl_out *out, const struct tl_dot_theme *theme,
                           const struct tl_language *language);
void tl_dot_end(struct tl_dot *dot);

/* A node that has been written, named again where it belongs to a cluster. */
void tl_dot_mention(struct tl_dot *dot, struct tl_dot_name name);

/* Statements; the attributes that follow are theirs until tl_dot_close(). */
void tl_dot_graph(struct tl_dot *dot);
void tl_dot_node(struct tl_dot *dot, struct tl_dot_name name);
void tl_dot_edge(struct tl_dot *dot, struct tl_dot_name tail, struct tl_dot_name head);
void tl_dot_close(struct tl_dot *dot);

/* A cluster around the statements up to tl_dot_leave(). */
void tl_dot_enter(struct tl_dot *dot, const char *cluster, uint64_t number);
void tl_dot_leave(struct tl_dot *dot);

/* The nodes mentioned up to tl_dot_leave() are in one column. */
void tl_dot_enter_rank(struct tl_dot *dot, uint64_t number);

/* An attribute of the open statement; TL_DOT_ID is under the rule for names. */
void tl_dot_text(struct tl_dot *dot, enum tl_dot_attribute attribute, const char *text);

/* Makes the open node a point that is not seen. */
void tl_dot_unseen_point(struct tl_dot *dot);

/* The same as tl_dot_text(), where the text is not empty. */
void tl_dot_member(struct tl_dot *dot, enum tl_dot_attribute attribute,
                   const char *text);
/* The same, where it is not what Graphviz takes when nothing is said. */
void tl_dot_unless(struct tl_dot *dot, enum tl_dot_attribute attribute,
                   const char *text, const char *usual);

void tl_dot_integer(struct tl_dot *dot, enum tl_dot_attribute attribute,
                    int64_t number);

/* A weight: what `dot` takes for its layout, rounded to what it can take, and exact
 * where that is not the same. */
void tl_dot_weight(struct tl_dot *dot, int64_t for_layout, int64_t weight);

/* In tenths of a point; y grows downwards. */
struct tl_dot_area {
    int64_t left;
    int64_t top;
    int64_t width;
    int64_t height;
};

/* Says where the open node is, and that it stays as large as it is. */
void tl_dot_place(struct tl_dot *dot, struct tl_dot_area area);

/* Says that the open node is of a size, in tenths of a point, whatever its label is. */
void tl_dot_size(struct tl_dot *dot, int64_t width, int64_t height);

/* A number in tenths. */
void tl_dot_decimal(struct tl_dot *dot, enum tl_dot_attribute attribute,
                    int64_t tenths);

/* A link, where it is one that is safe to follow: http, https or mailto. */
void tl_dot_link(struct tl_dot *dot, const char *url);

/* An attribute whose text comes in pieces; a line ends with 'n', 'l' or 'r', which
 * centres it or justifies it left or right. */
void tl_dot_value(struct tl_dot *dot, enum tl_dot_attribute attribute);
void tl_dot_add(struct tl_dot *dot, const char *text);
void tl_dot_add_part(struct tl_dot *dot, const char *text, size_t length);
void tl_dot_line_end(struct tl_dot *dot, char justification);
void tl_dot_value_end(struct tl_dot *dot);

#endif
