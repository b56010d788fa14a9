#include "json.h"

#include "plain.h"

/*
 * The bytes at which a run of plain text ends: its NUL, what RFC 8259 has escaped, and
 * the lead byte of U+2028 and U+2029, which JavaScript took for line ends until 2019.
 */
static const bool stops[256] = {
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, /* C0 */
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ['"'] = 1, ['\\'] = 1, [0xE2] = 1,
};

/* Those that are escaped by a letter of their own. */
static const char letters[256] = {
    ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n',  ['\f'] = 'f',
    ['\r'] = 'r', ['"'] = '"',  ['\\'] = '\\',
};

static bool
is_separator(const char *text)
{
    return text[0] == '\xE2' && text[1] == '\x80' &&
           (text[2] == '\xA8' || text[2] == '\xA9');
}

/* The same but for controls, outside of HTML and in it. */
static const struct tl_stops plain_stops[] = {
    {{'"', '\\', 0xE2, 0xE2, 0xE2}},
    {{'"', '\\', 0xE2, '<', 0xE2}},
};

/* The first character that is escaped, or the end. */
static const char *
plain_end(const char *text, const char *end, bool in_html)
{
    for (;; text++) {
        text += tl_plain_start(text, (size_t)(end - text), plain_stops[in_html]);
        while (!stops[(unsigned char)*text] && !(in_html && *text == '<'))
            text++;
        if (*text != '\xE2' || is_separator(text))
            return text;
    }
}

/* Writes an escaped character and says how many bytes it was. */
static size_t
escape(struct tl_out *out, const char *text)
{
    static const char hex[] = "0123456789abcdef";
    unsigned char byte = (unsigned char)*text;
    if (is_separator(text)) {
        tl_out_text(out, text[2] == '\xA8' ? "\\u2028" : "\\u2029");
        return 3;
    }
    tl_out_char(out, '\\');
    if (letters[byte]) {
        tl_out_char(out, letters[byte]);
    } else {
        tl_out_text(out, "u00");
        tl_out_char(out, hex[byte >> 4]);
        tl_out_char(out, hex[byte & 15]);
    }
    return 1;
}

static void
put_escaped(struct tl_json *json, const char *text, size_t length)
{
    const char *end = text + length;
    while (text < end) {
        const char *run = text;
        text = plain_end(text, end, json->in_html);
        tl_out_write(json->out, run, (size_t)(text - run));
        if (text < end)
            text += escape(json->out, text);
    }
}

static void
quote(struct tl_json *json, const char *text)
{
    struct tl_out *out = json->out;
    size_t length = strlen(text);
    if (length + 2 <= TL_OUT_ROOM) {
        char *to = tl_out_room(out, length + 2);
        *to++ = '"';
        if (tl_plain_copy(to, text, length, plain_stops[json->in_html])) {
            to[length] = '"';
            tl_out_claim(out, to + length + 1);
            return;
        }
    }
    tl_out_char(out, '"');
    put_escaped(json, text, length);
    tl_out_char(out, '"');
}

/* What HTML has for a character that means something in it, or would not be seen. */
static const char *
html_of(const char *text)
{
    static const char *const texts[128] = {
        ['&'] = "&amp;",  ['<'] = "&lt;",  ['>'] = "&gt;",  ['"'] = "&quot;",
        ['\''] = "&#39;", ['\n'] = "<br>", ['\r'] = "<br>",
    };
    unsigned char byte = (unsigned char)*text;
    if (byte == '\r' && text[1] == '\n')
        return "";
    return byte < sizeof texts / sizeof *texts ? texts[byte] : NULL;
}

static void
separate(struct tl_json *json)
{
    char *to = tl_out_room(json->out, TL_JSON_AROUND);
    tl_out_claim(json->out, tl_json_separate(json, to));
}

static void
begin(struct tl_json *json, char bracket)
{
    char *to = tl_json_separate(json, tl_out_room(json->out, TL_JSON_AROUND));
    *to++ = bracket;
    tl_out_claim(json->out, to);
    json->first = true;
}

struct tl_json
tl_json_begin(struct tl_out *out)
{
    return (struct tl_json){.out = out, .first = true};
}

struct tl_json
tl_json_begin_in_html(struct tl_out *out)
{
    return (struct tl_json){.out = out, .first = true, .in_html = true};
}

void
tl_json_go_on(struct tl_json *json, bool empty)
{
    json->first = empty;
}

void
tl_json_object_begin(struct tl_json *json)
{
    begin(json, '{');
}

void
tl_json_array_begin(struct tl_json *json)
{
    begin(json, '[');
}

void
tl_json_array_end(struct tl_json *json)
{
    json->first = true; /* no comma */
    separate(json);
    tl_out_char(json->out, ']');
}

void
tl_json_newline(struct tl_json *json)
{
    json->newline = true;
}

void
tl_json_text(struct tl_json *json, const char *text)
{
    separate(json);
    quote(json, text);
}

void
tl_json_integer(struct tl_json *json, int64_t number)
{
    separate(json);
    tl_out_integer(json->out, number);
}

void
tl_json_number(struct tl_json *json, const char *number)
{
    separate(json);
    tl_out_text(json->out, number);
}

void
tl_json_weight(struct tl_json *json, int64_t weight)
{
    separate(json);
    tl_out_weight(json->out, weight);
}

void
tl_json_bool(struct tl_json *json, bool value)
{
    separate(json);
    tl_out_text(json->out, value ? "true" : "false");
}

void
tl_json_null(struct tl_json *json)
{
    separate(json);
    tl_out_text(json->out, "null");
}

void
tl_json_attribute(struct tl_json *json, const char *key, const char *text)
{
    separate(json);
    quote(json, key);
    tl_out_char(json->out, ':');
    quote(json, text);
}

void
tl_json_string_begin(struct tl_json *json)
{
    separate(json);
    tl_out_char(json->out, '"');
}

void
tl_json_string_end(struct tl_json *json)
{
    tl_out_char(json->out, '"');
}

void
tl_json_string_add(struct tl_json *json, const char *text)
{
    put_escaped(json, text, strlen(text));
}

void
tl_json_string_html(struct tl_json *json, const char *text)
{
    while (*text) {
        char piece[4] = {0};
        size_t length = is_separator(text) ? 3 : 1;
        const char *html = html_of(text);
        memcpy(piece, text, length);
        if (html)
            tl_out_text(json->out, html);
        else
            put_escaped(json, piece, strlen(piece));
        text += length;
    }
}
