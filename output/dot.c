#include "dot.h"

#include <assert.h>
#include <string.h>

#include "link.h"
#include "plain.h"

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

static const char marker[] = "tieline:";
static const char id_marker[] = "tieline:id:";

static bool
starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

static bool
is_control(unsigned char byte)
{
    return byte < 0x20 || byte == 0x7F;
}

/* How many bytes at `text` are one character that XML, and so SVG, cannot hold. */
static size_t
unfit(const char *text)
{
    if (strncmp(text, "\xEF\xBF\xBE", 3) == 0 || strncmp(text, "\xEF\xBF\xBF", 3) == 0)
        return 3;
    return is_control((unsigned char)*text) && *text != '\0';
}

static void
put_percent(struct tl_out *out, unsigned char byte)
{
    static const char digits[] = "0123456789ABCDEF";
    const char code[] = {'%', digits[byte >> 4], digits[byte & 0xF]};
    tl_out_write(out, code, sizeof code);
}

/*
 * Each of these writes one character, or as much as it has to say something about,
 * and tells how many bytes that were.
 */
typedef size_t put_character(struct tl_out *out, const char *text);

static size_t
put_plain(struct tl_out *out, const char *text)
{
    switch (*text) {
    case '\\':
        tl_out_text(out, "\\\\");
        break;
    case '"':
        tl_out_text(out, "\\\"");
        break;
    case '\n':
        tl_out_text(out, "\\n");
        break;
    default:
        tl_out_char(out, *text);
    }
    return 1;
}

static size_t
put_label(struct tl_out *out, const char *text)
{
    size_t length = unfit(text);
    if (*text == '&')
        tl_out_text(out, "&amp;");
    else if (*text == '\t' || *text == '\r')
        tl_out_char(out, ' ');
    else if (length > 0 && *text != '\n')
        tl_out_text(out, "\xEF\xBF\xBD");
    else
        return put_plain(out, text);
    return length > 0 ? length : 1;
}

static size_t
put_name(struct tl_out *out, const char *text)
{
    size_t length = unfit(text);
    for (size_t i = 0; i < length; i++)
        put_percent(out, (unsigned char)text[i]);
    if (length == 0 && (*text == '%' || *text == '\\'))
        put_percent(out, (unsigned char)*text);
    else if (length == 0)
        put_plain(out, text);
    return length > 0 ? length : 1;
}

/* What is written otherwise than it is, in any text, and what is in labels besides; the
 * last of them begins U+FFFE and U+FFFF. */
static const struct tl_stops plain_stops = {{'\\', '"', '"', '"', '"'}};
static const struct tl_stops label_stops = {{'\\', '"', '&', 0x7F, 0xEF}};

static void
put_each(struct tl_out *out, put_character *put, const char *text, size_t length)
{
    for (const char *end = text + length; text < end;)
        text += put(out, text);
}

static void
put_text(struct tl_out *out, const char *text, size_t length)
{
    if (!tl_plain_write(out, text, length, plain_stops))
        put_each(out, put_plain, text, length);
}

static void
put_label_text(struct tl_out *out, const char *text, size_t length)
{
    if (!tl_plain_write(out, text, length, label_stops))
        put_each(out, put_label, text, length);
}

/* Whether an id can be a name as it is. */
static bool
is_ordinary(const char *id, size_t length)
{
    if (*id == '\0' || *id == '%' || starts_with(id, marker))
        return false;
    if (tl_is_plain(id, length, label_stops))
        return true;
    while (*id && *id != '\\' && unfit(id) == 0)
        id++;
    return *id == '\0';
}

static void
put_id(struct tl_out *out, const char *id)
{
    size_t length = strlen(id);
    if (is_ordinary(id, length)) {
        put_text(out, id, length);
        return;
    }
    tl_out_text(out, id_marker);
    put_each(out, put_name, id, length);
}

static void
put_node_name(struct tl_out *out, struct tl_dot_name name)
{
    tl_out_char(out, '"');
    if (name.id) {
        put_id(out, name.id);
    } else {
        tl_out_text(out, marker);
        tl_out_text(out, name.drawn);
        tl_out_char(out, ':');
        tl_out_integer(out, (int64_t)name.first);
        tl_out_char(out, ':');
        tl_out_integer(out, (int64_t)name.second);
    }
    tl_out_char(out, '"');
}

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
    put_node_name(dot->out, name);
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
    put_node_name(dot->out, name);
}

void
tl_dot_edge(struct tl_dot *dot, struct tl_dot_name tail, struct tl_dot_name head)
{
    put_node_name(dot->out, tail);
    tl_out_text(dot->out, " -> ");
    put_node_name(dot->out, head);
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
    tl_out_text(out, marker);
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
}

void
tl_dot_add_part(struct tl_dot *dot, const char *text, size_t length)
{
    bool label = dot->open == TL_DOT_LABEL || dot->open == TL_DOT_TOOLTIP;
    (label ? put_label_text : put_text)(dot->out, text, length);
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
tl_dot_member(struct tl_dot *dot, enum tl_dot_attribute attribute, const char *text)
{
    if (*text)
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
    put_id(dot->out, id);
    tl_dot_value_end(dot);
}

static void
put_link(struct tl_out *out, const char *url)
{
    char piece[TL_LINK_PIECE];
    for (url = tl_link_begin(url); tl_link_next(&url, piece);)
        tl_out_text(out, *piece == '&' ? "&amp;" : piece); /* dot leaves it bare */
}

void
tl_dot_link(struct tl_dot *dot, const char *url)
{
    if (!tl_link_is_safe(url))
        return;
    tl_dot_value(dot, TL_DOT_URL);
    put_link(dot->out, url);
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

static size_t
put_html(struct tl_out *out, const char *text)
{
    size_t length = unfit(text);
    if (*text == '&')
        tl_out_text(out, "&amp;");
    else if (*text == '<')
        tl_out_text(out, "&lt;");
    else if (*text == '>')
        tl_out_text(out, "&gt;");
    else if (*text == '\t' || *text == '\r' || *text == '\n')
        tl_out_char(out, ' ');
    else if (length > 0)
        tl_out_text(out, "\xEF\xBF\xBD");
    else
        tl_out_char(out, *text);
    return length > 0 ? length : 1;
}

void
tl_dot_html_text(struct tl_dot *dot, const char *text)
{
    put_each(dot->out, put_html, text, strlen(text));
}

void
tl_dot_html_link(struct tl_dot *dot, const char *url)
{
    if (!tl_link_is_safe(url))
        return;
    tl_out_text(dot->out, " HREF=\"");
    put_link(dot->out, url);
    tl_out_char(dot->out, '"');
}

void
tl_dot_html_end(struct tl_dot *dot)
{
    tl_out_char(dot->out, '>');
}
