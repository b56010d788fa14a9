#include "dot.h"

#include <assert.h>
#include <string.h>

#include "graph/base/text.h"
#include "output/syntax/link.h"
#include "escape.h"

/* No attribute that is not here is ever written: others can read files. */
static const char *const attribute_names[TL_DOT_ATTRIBUTES] = {
    [TL_DOT_TYPE] = "type",
    [TL_DOT_KIND] = "kind",
    [TL_DOT_NAME] = "name",
    [TL_DOT_TITLE] = "title",
    [TL_DOT_DATE] = "date",
    [TL_DOT_COUNT] = "count",
    [TL_DOT_PLACE] = "place",
    [TL_DOT_ID] = "id",
    [TL_DOT_ROLE] = "role",
    [TL_DOT_STATUS] = "status",
    [TL_DOT_WEIGHT] = "weight",
    [TL_DOT_EXACT_WEIGHT] = "exact_weight",
    [TL_DOT_FIRST] = "first",
    [TL_DOT_LAST] = "last",
    [TL_DOT_LABEL] = "label",
    [TL_DOT_TOOLTIP] = "tooltip",
    [TL_DOT_URL] = "URL",
    [TL_DOT_CLASS] = "class",
    [TL_DOT_SHAPE] = "shape",
    [TL_DOT_PERIPHERIES] = "peripheries",
    [TL_DOT_STYLE] = "style",
    [TL_DOT_COLOR] = "color",
    [TL_DOT_FILLCOLOR] = "fillcolor",
    [TL_DOT_FONTCOLOR] = "fontcolor",
    [TL_DOT_BGCOLOR] = "bgcolor",
    [TL_DOT_GRADIENTANGLE] = "gradientangle",
    [TL_DOT_FONTNAME] = "fontname",
    [TL_DOT_FONTSIZE] = "fontsize",
    [TL_DOT_PENWIDTH] = "penwidth",
    [TL_DOT_DIR] = "dir",
    [TL_DOT_ARROWHEAD] = "arrowhead",
    [TL_DOT_ARROWTAIL] = "arrowtail",
    [TL_DOT_ARROWSIZE] = "arrowsize",
    [TL_DOT_MARGIN] = "margin",
    [TL_DOT_WIDTH] = "width",
    [TL_DOT_HEIGHT] = "height",
    [TL_DOT_FIXEDSIZE] = "fixedsize",
    [TL_DOT_LABELLOC] = "labelloc",
    [TL_DOT_LABELJUST] = "labeljust",
    [TL_DOT_LAYOUT] = "layout",
    [TL_DOT_POS] = "pos",
    [TL_DOT_INPUTSCALE] = "inputscale",
    [TL_DOT_MAXITER] = "maxiter",
    [TL_DOT_OUTPUTORDER] = "outputorder",
    [TL_DOT_SPLINES] = "splines",
    [TL_DOT_OVERLAP] = "overlap",
    [TL_DOT_OVERLAP_SCALING] = "overlap_scaling",
    [TL_DOT_K] = "K",
    [TL_DOT_SEP] = "sep",
    [TL_DOT_RANKDIR] = "rankdir",
    [TL_DOT_RANKSEP] = "ranksep",
    [TL_DOT_NODESEP] = "nodesep",
    [TL_DOT_RANK] = "rank",
    [TL_DOT_CONSTRAINT] = "constraint",
    [TL_DOT_MINLEN] = "minlen",
    [TL_DOT_HEADPORT] = "headport",
    [TL_DOT_TAILPORT] = "tailport",
    [TL_DOT_CHARSET] = "charset",
};

struct tl_dot
tl_dot_begin(struct tl_out *out, const struct tl_dot_theme *theme)
{
    tl_out_text(out, "digraph \"tieline\" {\n");
    return (struct tl_dot){.out = out, .theme = theme};
}

void
tl_dot_end(struct tl_dot *dot)
{
    tl_out_text(dot->out, "}\n");
}

void
tl_dot_mention(struct tl_dot *dot, struct tl_dot_name name)
{
    tl_dot_escape_name(dot->out, name);
    tl_out_text(dot->out, ";\n");
}

void
tl_dot_graph(struct tl_dot *dot)
{
    tl_out_text(dot->out, "graph");
}

void
tl_dot_node(struct tl_dot *dot, struct tl_dot_name name)
{
    tl_dot_escape_name(dot->out, name);
}

void
tl_dot_edge(struct tl_dot *dot, struct tl_dot_name tail, struct tl_dot_name head)
{
    tl_dot_escape_name(dot->out, tail);
    tl_out_text(dot->out, " -> ");
    tl_dot_escape_name(dot->out, head);
}

void
tl_dot_close(struct tl_dot *dot)
{
    tl_out_text(dot->out, dot->listing ? "];\n" : ";\n");
    dot->listing = false;
}

static void
put_subgraph(struct tl_out *out, const char *prefix, const char *what, uint64_t number)
{
    tl_out_text(out, "subgraph \"");
    tl_out_text(out, prefix);
    tl_out_text(out, TL_DOT_MARKER);
    tl_out_text(out, what);
    tl_out_char(out, ':');
    tl_out_integer(out, (int64_t)number);
    tl_out_text(out, "\" {\n");
}

void
tl_dot_enter(struct tl_dot *dot, const char *cluster, uint64_t number)
{
    put_subgraph(dot->out, "cluster_", cluster, number);
}

void
tl_dot_enter_rank(struct tl_dot *dot, uint64_t number)
{
    put_subgraph(dot->out, "", "rank", number);
    tl_dot_graph(dot);
    tl_dot_text(dot, TL_DOT_RANK, "same");
    tl_dot_close(dot);
}

void
tl_dot_leave(struct tl_dot *dot)
{
    tl_out_text(dot->out, "}\n");
}

void
tl_dot_value(struct tl_dot *dot, enum tl_dot_attribute attribute)
{
    enum { MOST = 32 }; /* bytes of a name and what stands around it */
    const char *name = attribute_names[attribute];
    size_t length = strlen(name);
    assert(length + 4 <= MOST);
    char *to = tl_out_room(dot->out, MOST);
    memcpy(to, dot->listing ? ", " : " [", 2);
    memcpy(to + 2, name, length);
    memcpy(to + 2 + length, "=\"", 2);
    tl_out_claim(dot->out, to + 4 + length);
    dot->listing = true;
    dot->open = attribute;
    dot->run = 0;
}

static void
add_run(struct tl_dot *dot, const char *text, size_t length)
{
    if (dot->open == TL_DOT_LABEL || dot->open == TL_DOT_TOOLTIP)
        dot->replaced += tl_dot_escape_label(dot->out, text, length);
    else
        tl_dot_escape(dot->out, text, length);
    dot->run += length;
}

/* Graphviz refuses more than 16,384 bytes in a row, of which a character that is
 * escaped may take five. A backslash at the end of a line parts them, and is no part of
 * the text (https://graphviz.org/doc/info/lang.html, on quoted strings). */
void
tl_dot_add_part(struct tl_dot *dot, const char *text, size_t length)
{
    enum { LONGEST = 3000 };
    while (dot->run + length > LONGEST) {
        size_t piece = tl_text_whole(text, LONGEST - dot->run);
        add_run(dot, text, piece);
        tl_out_text(dot->out, "\\\n");
        dot->run = 0;
        text += piece;
        length -= piece;
    }
    add_run(dot, text, length);
}

void
tl_dot_add(struct tl_dot *dot, const char *text)
{
    tl_dot_add_part(dot, text, strlen(text));
}

void
tl_dot_line_end(struct tl_dot *dot, char justification)
{
    tl_out_char(dot->out, '\\');
    tl_out_char(dot->out, justification);
}

void
tl_dot_value_end(struct tl_dot *dot)
{
    tl_out_char(dot->out, '"');
}

void
tl_dot_text(struct tl_dot *dot, enum tl_dot_attribute attribute, const char *text)
{
    tl_dot_value(dot, attribute);
    tl_dot_add(dot, text);
    tl_dot_value_end(dot);
}

void
tl_dot_unseen_point(struct tl_dot *dot)
{
    tl_dot_text(dot, TL_DOT_LABEL, "");
    tl_dot_text(dot, TL_DOT_SHAPE, "point");
    tl_dot_text(dot, TL_DOT_STYLE, "invis");
}

void
tl_dot_member(struct tl_dot *dot, enum tl_dot_attribute attribute, const char *text)
{
    if (*text)
        tl_dot_text(dot, attribute, text);
}

void
tl_dot_unless(struct tl_dot *dot, enum tl_dot_attribute attribute, const char *text,
              const char *usual)
{
    if (strcmp(text, usual) != 0)
        tl_dot_text(dot, attribute, text);
}

void
tl_dot_integer(struct tl_dot *dot, enum tl_dot_attribute attribute, int64_t number)
{
    tl_dot_value(dot, attribute);
    tl_out_integer(dot->out, number);
    tl_dot_value_end(dot);
}

void
tl_dot_id(struct tl_dot *dot, enum tl_dot_attribute attribute, const char *id)
{
    tl_dot_value(dot, attribute);
    tl_dot_escape_id(dot->out, id);
    tl_dot_value_end(dot);
}

void
tl_dot_link(struct tl_dot *dot, const char *url)
{
    if (!tl_link_is_safe(url))
        return;
    tl_dot_value(dot, TL_DOT_URL);
    tl_dot_escape_link(dot->out, url);
    tl_dot_value_end(dot);
}

void
tl_dot_html_begin(struct tl_dot *dot, enum tl_dot_attribute attribute)
{
    tl_out_text(dot->out, dot->listing ? ", " : " [");
    tl_out_text(dot->out, attribute_names[attribute]);
    tl_out_text(dot->out, "=<");
    dot->listing = true;
}

void
tl_dot_html_tag(struct tl_dot *dot, const char *tag)
{
    tl_out_text(dot->out, tag);
}

void
tl_dot_html_text(struct tl_dot *dot, const char *text)
{
    dot->replaced += tl_dot_escape_html(dot->out, text);
}

void
tl_dot_html_link(struct tl_dot *dot, const char *url)
{
    if (!tl_link_is_safe(url))
        return;
    tl_out_text(dot->out, " HREF=\"");
    tl_dot_escape_html_link(dot->out, url);
    tl_out_char(dot->out, '"');
}

void
tl_dot_html_end(struct tl_dot *dot)
{
    tl_out_char(dot->out, '>');
}
