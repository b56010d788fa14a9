#include "caption.h"

#include <stdlib.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/utf8.h"
#include "graph/base/text.h"

/*
 * What labels say: the text that people see in a drawing, in one line and without what
 * is only for its layout. Labels are those of Graphviz: escapes ("\n", "\N"), entities,
 * fields of records, or HTML.
 */

/* The longest caption: names stand in it as often as it says so. */
#define CAPTION_MAX ((size_t)1024 * 1024)

struct caption {
    char *text;
    size_t length;
    size_t room;
    bool parted; /* what comes next is parted from it by a blank */
    bool full;
    const struct tl_read_dot_caption_names *names;
};

static void
add_bytes(struct caption *caption, const char *bytes, size_t length)
{
    caption->full = length > CAPTION_MAX - caption->length;
    if (caption->full)
        return;
    if (caption->room - caption->length <= length) {
        caption->room = 2 * caption->room + length + 1;
        caption->text = tl_resize(caption->text, caption->room);
    }
    memcpy(caption->text + caption->length, bytes, length);
    caption->length += length;
}

static void
end_part(struct caption *caption)
{
    while (caption->length > 0 && caption->text[caption->length - 1] == ' ')
        caption->length--;
    caption->parted = true;
}

static void
add_visible(struct caption *caption, const char *bytes, size_t length)
{
    if (caption->parted && tl_ascii_is_blank(*bytes))
        return;
    if (caption->parted && caption->length > 0)
        add_bytes(caption, " ", 1);
    caption->parted = false;
    add_bytes(caption, bytes, length);
}

static void
add_visible_text(struct caption *caption, const char *text)
{
    if (*text)
        add_visible(caption, text, strlen(text));
}

static bool
is_character(unsigned long point)
{
    return point >= ' ' && point != 0x7F && point < 0x110000 &&
           (point < 0xD800 || point > 0xDFFF);
}

/* Those of Latin-1, from U+00A0 on. */
static const char *const latin_entities[] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",
    "uml",    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",
    "deg",    "plusmn", "sup2",   "sup3",   "acute",  "micro",  "para",   "middot",
    "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34", "iquest",
    "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil",
    "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",
    "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",
    "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",
    "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",
    "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide",
    "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

static bool
is_named(const char *entity, const char *name, size_t length)
{
    return strlen(entity) == length && memcmp(entity, name, length) == 0;
}

static unsigned long
named_point(const char *name, size_t length)
{
    static const struct {
        const char *name;
        unsigned char point;
    } entities[] = {
        {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        if (is_named(entities[i].name, name, length))
            return entities[i].point;
    }
    for (size_t i = 0; i < sizeof latin_entities / sizeof *latin_entities; i++) {
        if (is_named(latin_entities[i], name, length))
            return 0xA0 + i;
    }
    return 0;
}

/* The character that an entity stands for, and its end; 0 where it is none. */
static unsigned long
entity_point(const char *text, const char **end)
{
    enum { LONGEST = 10 };
    size_t length = strcspn(text + 1, "; &");
    *end = text + length + 2;
    if (length < 2 || length > LONGEST || text[length + 1] != ';')
        return 0;
    if (text[1] != '#')
        return named_point(text + 1, length);
    bool hex = text[2] == 'x' || text[2] == 'X';
    const char *digits = text + (hex ? 3 : 2);
    size_t count = strspn(digits, hex ? "0123456789ABCDEFabcdef" : "0123456789");
    if (count == 0 || digits[count] != ';')
        return 0;
    return strtoul(digits, NULL, hex ? 16 : 10);
}

/* Each of these adds what stands at the beginning of a text, and tells where it ends.
 */
static const char *
add_entity(struct caption *caption, const char *text)
{
    const char *end;
    char bytes[4];
    unsigned long point = entity_point(text, &end);
    if (!is_character(point)) {
        add_visible(caption, text, 1);
        return text + 1;
    }
    add_visible(caption, bytes, tl_utf8_encode(point, bytes));
    return end;
}

static const char *
add_escape(struct caption *caption, const char *text)
{
    const struct tl_read_dot_caption_names *names = caption->names;
    char escape = text[1];
    if (escape == 'n' || escape == 'l' || escape == 'r')
        end_part(caption);
    else if (escape == 'N')
        add_visible_text(caption, names->node);
    else if (escape == 'G')
        add_visible_text(caption, names->graph);
    else if (escape == 'T' || (escape == 'E' && names->edge))
        add_visible_text(caption, names->tail);
    else if (escape && !strchr("EHL", escape))
        add_visible(caption, text + 1, 1);
    if (escape == 'E' && names->edge)
        add_visible_text(caption, names->edge);
    if (escape == 'H' || (escape == 'E' && names->edge))
        add_visible_text(caption, names->head);
    return text + (escape ? 2 : 1);
}

/* Tags of texts stand within words, all others end_part them. */
static const char *
add_tag(struct caption *caption, const char *text)
{
    static const char *const within[] = {"b", "i", "u", "o", "s", "sub", "sup", "font"};
    const char *name = text + 1 + (text[1] == '/');
    size_t length = strcspn(name, " \t\r\n/>");
    const char *comment = strncmp(text, "<!--", 4) == 0 ? strstr(text, "-->") : NULL;
    const char *end = strchr(comment ? comment : text, '>');
    bool parts = !comment;
    for (size_t i = 0; i < sizeof within / sizeof *within; i++) {
        size_t same = 0;
        while (same < length && within[i][same] == (name[same] | 0x20))
            same++;
        if (same == length && within[i][same] == '\0')
            parts = false;
    }
    if (parts)
        end_part(caption);
    return end ? end + 1 : text + strlen(text);
}

/* The port of a field; '<' that begins none stands for itself. */
static const char *
skip_port(struct caption *caption, const char *text)
{
    const char *end = strchr(text, '>');
    if (end)
        return end + 1;
    add_visible(caption, text, 1);
    return text + 1;
}

static const char *
add_next(struct caption *caption, enum tl_read_dot_caption_form form, const char *text)
{
    bool html = form == TL_READ_DOT_LABEL_HTML,
         record = form == TL_READ_DOT_LABEL_RECORD;
    if (*text == '&')
        return add_entity(caption, text);
    if (*text == '\\' && !html)
        return add_escape(caption, text);
    if (*text == '<' && html)
        return add_tag(caption, text);
    if (*text == '<' && record)
        return skip_port(caption, text);
    if (*text == '\n' || *text == '\r' || (tl_ascii_is_blank(*text) && html) ||
        (record && strchr("{}|", *text)))
        end_part(caption);
    else
        add_visible(caption, text, 1);
    return text + 1;
}

char *
tl_read_dot_caption(const char *label, enum tl_read_dot_caption_form form,
                    const struct tl_read_dot_caption_names *names)
{
    struct caption caption = {.names = names, .parted = true};
    while (*label && !caption.full)
        label = add_next(&caption, form, label);
    end_part(&caption);
    caption.text = tl_resize(caption.text, caption.length + 1);
    caption.text[caption.length] = '\0';
    return caption.text;
}

/*
 * The names that our own output gives to nodes, and the ids that they stand for. The
 * rule is in output/dot/dot.h, which gives the names.
 */

static const char marker[] = TL_READ_DOT_OURS ":";
static const char id_marker[] = TL_READ_DOT_OURS ":id:";
static const char ampersand[] = "&amp;";

bool
tl_read_dot_is_drawing(const char *name)
{
    return tl_text_begins(name, marker) && !tl_text_begins(name, id_marker);
}

/* The value of a digit; 16 where it is none. */
static unsigned
digit(char byte)
{
    static const char digits[] = "0123456789ABCDEF";
    const char *found = byte ? strchr(digits, byte) : NULL;
    return found ? (unsigned)(found - digits) : 16;
}

/* The byte that %XX at the start of a text stands for; 0 where it is no such code. */
static unsigned
byte_at(const char *text)
{
    unsigned high = *text == '%' ? digit(text[1]) : 16;
    unsigned low = high < 16 ? digit(text[2]) : 16;
    return low < 16 ? high << 4 | low : 0;
}

/* How many codes at the start of a text stand for a character that is written so; any
 * others could make of it what is no UTF-8. */
static int
count_codes(const char *text)
{
    unsigned byte = byte_at(text);
    if (tl_text_begins(text, "%EF%BF%BE") || tl_text_begins(text, "%EF%BF%BF"))
        return 3;
    return (byte > 0 && byte < ' ') || byte == '%' || byte == '\\' || byte == '&' ||
           byte == 0x7F;
}

/* Whether a text begins with an ampersand that is written so as to begin no entity. */
static bool
is_ampersand(const char *text)
{
    if (!tl_text_begins(text, ampersand))
        return false;
    text += strlen(ampersand);
    text += *text == '#';
    while (tl_ascii_is_letter(*text) || tl_ascii_is_digit(*text))
        text++;
    return *text == ';';
}

/* A name of which all else is the id. */
static const char *
ordinary_id(struct tl_arena *arena, const char *name)
{
    if (!strstr(name, ampersand))
        return name;
    char *id = tl_arena_text(arena, name, strlen(name));
    char *out = id;
    while (*name) {
        size_t skipped = is_ampersand(name) ? strlen(ampersand) : 1;
        *out++ = *name;
        name += skipped;
    }
    *out = '\0';
    return id;
}

const char *
tl_read_dot_id(struct tl_arena *arena, const char *name)
{
    enum { CODE_LENGTH = 3 };
    if (!tl_text_begins(name, id_marker))
        return ordinary_id(arena, name);
    name += strlen(id_marker);
    char *id = tl_arena_text(arena, name, strlen(name));
    char *out = id;
    while (*name) {
        int codes = count_codes(name);
        if (codes == 0)
            *out++ = *name++;
        for (; codes > 0; codes--, name += CODE_LENGTH)
            *out++ = (char)byte_at(name);
    }
    *out = '\0';
    return id;
}
