#include "dot.h"

#include <assert.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/text.h"
#include "graph/weight.h"
#include "output/syntax/link.h"
#include "output/syntax/plain.h"

/*
 * How texts, ids and links are written within quotes (the grammar of Graphviz:
 * https://graphviz.org/doc/info/lang.html).
 */

#define ID_MARKER   TL_DOT_MARKER "id:"
#define REPLACEMENT "\xEF\xBF\xBD"

static bool
is_control(unsigned char byte)
{
    return byte < 0x20 || byte == 0x7F;
}

/* How many bytes at `text` are one character that no name has as it is. */
static size_t
unfit(const char *text)
{
    if (strncmp(text, "\xEF\xBF\xBE", 3) == 0 || strncmp(text, "\xEF\xBF\xBF", 3) == 0)
        return 3;
    return is_control((unsigned char)*text) && *text != '\0';
}

/* The same of those that XML, and so SVG, cannot hold. */
static size_t
unfit_for_xml(const char *text)
{
    bool allowed = *text == '\t' || *text == '\n' || *text == '\r' || *text == 0x7F;
    return allowed ? 0 : unfit(text);
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
    size_t length = unfit_for_xml(text);
    if (*text == '&')
        tl_out_text(out, "&amp;");
    else if (*text == '\t' || *text == '\r')
        tl_out_char(out, ' ');
    else if (length > 0)
        tl_out_text(out, REPLACEMENT);
    else
        put_plain(out, text);
    return length > 0 ? length : 1;
}

/* Whether an ampersand begins what a Graphviz takes for an entity: it copies that into
 * the SVG as it is, whether XML knows it or not. Each version has its own rule (2.42
 * passes "&;" on, later ones do not); this is what any of them takes for one. */
static bool
is_entity(const char *text)
{
    text += text[1] == '#' ? 2 : 1;
    while (tl_ascii_is_letter(*text) || tl_ascii_is_digit(*text))
        text++;
    return *text == ';';
}

static size_t
put_ordinary(struct tl_out *out, const char *text)
{
    if (*text != '&' || !is_entity(text))
        return put_plain(out, text);
    tl_out_text(out, "&amp;");
    return 1;
}

static size_t
put_name(struct tl_out *out, const char *text)
{
    size_t length = unfit(text);
    for (size_t i = 0; i < length; i++)
        put_percent(out, (unsigned char)text[i]);
    if (length == 0 && (*text == '%' || *text == '\\' || *text == '&'))
        put_percent(out, (unsigned char)*text);
    else if (length == 0)
        put_plain(out, text);
    return length > 0 ? length : 1;
}

/* What is written otherwise than it is, in any text, and what is in names and labels
 * besides; the last of them begins U+FFFE and U+FFFF. */
static const struct tl_stops plain_stops = {{'\\', '"', '"', '"', '"'}};
static const struct tl_stops name_stops = {{'\\', '"', '&', '&', '&'}};
static const struct tl_stops label_stops = {{'\\', '"', '&', 0x7F, 0xEF}};

/* Writes a whole text, and counts the characters that XML cannot hold. */
static uint64_t
put_each(struct tl_out *out, put_character *put, const char *text, size_t length)
{
    uint64_t count = 0;
    for (const char *end = text + length; text < end; text += put(out, text))
        count += unfit_for_xml(text) > 0;
    return count;
}

/* A text that nothing but cgraph reads. */
static void
escape(struct tl_out *out, const char *text, size_t length)
{
    if (!tl_plain_write(out, text, length, plain_stops))
        put_each(out, put_plain, text, length);
}

/* One that is shown: entities and escapes of labels are characters like any other, and
 * what XML cannot hold is U+FFFD. How many characters are. */
static uint64_t
escape_label(struct tl_out *out, const char *text, size_t length)
{
    if (tl_plain_write(out, text, length, label_stops))
        return 0;
    return put_each(out, put_label, text, length);
}

/* Whether an id can be a name as it is. */
static bool
is_ordinary(const char *id, size_t length)
{
    if (*id == '\0' || *id == '%' || tl_text_begins(id, TL_DOT_MARKER))
        return false;
    if (tl_is_plain(id, length, label_stops))
        return true;
    while (*id && *id != '\\' && unfit(id) == 0)
        id++;
    return *id == '\0';
}

/* An id as a name, or as one that says that it is no ordinary one. */
static void
escape_id(struct tl_out *out, const char *id)
{
    size_t length = strlen(id);
    if (is_ordinary(id, length)) {
        if (!tl_plain_write(out, id, length, name_stops))
            put_each(out, put_ordinary, id, length);
        return;
    }
    tl_out_text(out, ID_MARKER);
    put_each(out, put_name, id, length);
}

/* The name of a node, with its quotes. */
static void
escape_name(struct tl_out *out, struct tl_dot_name name)
{
    tl_out_char(out, '"');
    if (name.id) {
        escape_id(out, name.id);
    } else {
        tl_out_text(out, TL_DOT_MARKER);
        tl_out_text(out, name.drawn);
        tl_out_char(out, ':');
        tl_out_integer(out, (int64_t)name.first);
        tl_out_char(out, ':');
        tl_out_integer(out, (int64_t)name.second);
    }
    tl_out_char(out, '"');
}

static void
put_link(struct tl_out *out, const char *url)
{
    char piece[TL_LINK_PIECE];
    for (url = tl_link_begin(url); tl_link_next(&url, piece);)
        tl_out_text(out, *piece == '&' ? "&amp;" : piece);
}

/* Statements and attributes. */

/* No attribute that is not here is ever written: others can read files. */
static const char *const attribute_names[TL_DOT_ATTRIBUTES] = {
    [TL_DOT_TYPE] = "type",
    [TL_DOT_KIND] = "kind",
    [TL_DOT_SHARES] = "kinds",
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
    [TL_DOT_NSLIMIT] = "nslimit",
    [TL_DOT_PAPER] = "size",
    [TL_DOT_NSLIMIT1] = "nslimit1",
    [TL_DOT_RANK] = "rank",
    [TL_DOT_CONSTRAINT] = "constraint",
    [TL_DOT_MINLEN] = "minlen",
    [TL_DOT_HEADPORT] = "headport",
    [TL_DOT_TAILPORT] = "tailport",
    [TL_DOT_CHARSET] = "charset",
};

struct tl_dot
tl_dot_begin(struct tl_out *out, const struct tl_dot_theme *theme,
             const struct tl_language *language)
{
    tl_out_text(out, "digraph \"tieline\" {\n");
    return (struct tl_dot){.out = out, .theme = theme, .language = language};
}

void
tl_dot_end(struct tl_dot *dot)
{
    tl_out_text(dot->out, "}\n");
}

void
tl_dot_mention(struct tl_dot *dot, struct tl_dot_name name)
{
    escape_name(dot->out, name);
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
    escape_name(dot->out, name);
}

void
tl_dot_edge(struct tl_dot *dot, struct tl_dot_name tail, struct tl_dot_name head)
{
    escape_name(dot->out, tail);
    tl_out_text(dot->out, " -> ");
    escape_name(dot->out, head);
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
        dot->replaced += escape_label(dot->out, text, length);
    else
        escape(dot->out, text, length);
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
    if (attribute == TL_DOT_ID)
        escape_id(dot->out, text);
    else
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
tl_dot_link(struct tl_dot *dot, const char *url)
{
    if (!tl_link_is_safe(url))
        return;
    tl_dot_value(dot, TL_DOT_URL);
    put_link(dot->out, url);
    tl_dot_value_end(dot);
}

/* Numbers in DOT, never by printf: what it writes depends on the locale. */

/* A whole number of `unit`s as a decimal number; `unit` is a power of ten. */
static void
put_decimal(struct tl_out *out, int64_t number, int64_t unit)
{
    if (number < 0)
        tl_out_char(out, '-');
    number = number < 0 ? -number : number;
    tl_out_integer(out, number / unit);
    if (number % unit == 0)
        return;
    tl_out_char(out, '.');
    for (number %= unit, unit /= 10; unit > 0; number %= unit, unit /= 10)
        tl_out_integer(out, number / unit);
}

/*
 * Graphviz wants a whole number, and its network simplex method sums them up in an
 * int. Readers that know nothing of ours take it for the weight.
 */
enum { WEIGHT_MAX = 1000 };

void
tl_dot_weight(struct tl_dot *dot, int64_t for_layout, int64_t weight)
{
    int64_t hint = for_layout / TL_WEIGHT_ONE;
    if (for_layout % TL_WEIGHT_ONE >= TL_WEIGHT_ONE / 2)
        hint++;
    hint = hint < 0 ? 0 : hint > WEIGHT_MAX ? WEIGHT_MAX : hint;
    tl_dot_integer(dot, TL_DOT_WEIGHT, hint);
    if (hint * TL_WEIGHT_ONE == weight)
        return;
    tl_dot_value(dot, TL_DOT_EXACT_WEIGHT);
    tl_out_weight(dot->out, weight);
    tl_dot_value_end(dot);
}

enum { TENTH = 10, TENTHS_PER_INCH = 720, INCH_DIGITS = 10000 };

static void
put_length(struct tl_dot *dot, enum tl_dot_attribute attribute, int64_t tenths)
{
    int64_t inches = (tenths * INCH_DIGITS + TENTHS_PER_INCH / 2) / TENTHS_PER_INCH;
    tl_dot_value(dot, attribute);
    put_decimal(dot->out, inches, INCH_DIGITS);
    tl_dot_value_end(dot);
}

void
tl_dot_decimal(struct tl_dot *dot, enum tl_dot_attribute attribute, int64_t tenths)
{
    tl_dot_value(dot, attribute);
    put_decimal(dot->out, tenths, TENTH);
    tl_dot_value_end(dot);
}

static void
put_position(struct tl_dot *dot, int64_t x, int64_t y)
{
    tl_dot_value(dot, TL_DOT_POS);
    put_decimal(dot->out, x, TENTH);
    tl_out_char(dot->out, ',');
    put_decimal(dot->out, -y, TENTH);
    tl_out_char(dot->out, '!');
    tl_dot_value_end(dot);
}

void
tl_dot_size(struct tl_dot *dot, int64_t width, int64_t height)
{
    /* Unlike "true", "shape" is quiet about a font in which the label is larger. */
    tl_dot_text(dot, TL_DOT_FIXEDSIZE, "shape");
    put_length(dot, TL_DOT_WIDTH, width);
    put_length(dot, TL_DOT_HEIGHT, height);
}

void
tl_dot_place(struct tl_dot *dot, struct tl_dot_area area)
{
    tl_dot_size(dot, area.width, area.height);
    put_position(dot, area.left + area.width / 2, area.top + area.height / 2);
}
