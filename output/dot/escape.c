#include "escape.h"

#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/text.h"
#include "output/syntax/link.h"
#include "output/syntax/plain.h"

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
unheld(const char *text)
{
    bool held = *text == '\t' || *text == '\n' || *text == '\r' || *text == 0x7F;
    return held ? 0 : unfit(text);
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
    size_t length = unheld(text);
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
        count += unheld(text) > 0;
    return count;
}

void
tl_dot_escape(struct tl_out *out, const char *text, size_t length)
{
    if (!tl_plain_write(out, text, length, plain_stops))
        put_each(out, put_plain, text, length);
}

uint64_t
tl_dot_escape_label(struct tl_out *out, const char *text, size_t length)
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

void
tl_dot_escape_id(struct tl_out *out, const char *id)
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

void
tl_dot_escape_name(struct tl_out *out, struct tl_dot_name name)
{
    tl_out_char(out, '"');
    if (name.id) {
        tl_dot_escape_id(out, name.id);
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

static size_t
put_html(struct tl_out *out, const char *text)
{
    size_t length = unheld(text);
    if (*text == '&')
        tl_out_text(out, "&amp;");
    else if (*text == '<')
        tl_out_text(out, "&lt;");
    else if (*text == '>')
        tl_out_text(out, "&gt;");
    else if (*text == '\t' || *text == '\r' || *text == '\n')
        tl_out_char(out, ' ');
    else if (length > 0)
        tl_out_text(out, REPLACEMENT);
    else
        tl_out_char(out, *text);
    return length > 0 ? length : 1;
}

uint64_t
tl_dot_escape_html(struct tl_out *out, const char *text)
{
    return put_each(out, put_html, text, strlen(text));
}

static void
put_link(struct tl_out *out, const char *url, const char *ampersand)
{
    char piece[TL_LINK_PIECE];
    for (url = tl_link_begin(url); tl_link_next(&url, piece);)
        tl_out_text(out, *piece == '&' ? ampersand : piece);
}

void
tl_dot_escape_link(struct tl_out *out, const char *url)
{
    put_link(out, url, "&amp;");
}

/* Graphviz takes one escape off when it parses the HTML. */
void
tl_dot_escape_html_link(struct tl_out *out, const char *url)
{
    put_link(out, url, "&amp;amp;");
}
