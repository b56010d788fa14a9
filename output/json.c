#include "json.h"

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

/* The first character that is escaped, or the end. */
static const char *
plain_end(const char *text)
{
    while (!stops[(unsigned char)*text] || (*text == '\xE2' && !is_separator(text)))
        text++;
    return text;
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
quote(struct tl_out *out, const char *text)
{
    tl_out_char(out, '"');
    const char *end = plain_end(text);
    while (*end) {
        tl_out_write(out, text, (size_t)(end - text));
        text = end + escape(out, end);
        end = plain_end(text);
    }
    tl_out_write(out, text, (size_t)(end - text));
    tl_out_char(out, '"');
}

static void
end_line(struct tl_json *json)
{
    if (json->newline)
        tl_out_char(json->out, '\n');
    json->newline = false;
}

/* What comes before an element of an array, a key, or a value after its key. */
static void
separate(struct tl_json *json)
{
    if (!json->first)
        tl_out_char(json->out, ',');
    end_line(json);
    json->first = false;
}

static void
begin(struct tl_json *json, char bracket)
{
    separate(json);
    tl_out_char(json->out, bracket);
    json->first = true;
}

static void
end(struct tl_json *json, char bracket)
{
    end_line(json);
    tl_out_char(json->out, bracket);
    json->first = false;
}

struct tl_json
tl_json_begin(struct tl_out *out)
{
    return (struct tl_json){.out = out, .first = true};
}

void
tl_json_object_begin(struct tl_json *json)
{
    begin(json, '{');
}

void
tl_json_object_end(struct tl_json *json)
{
    end(json, '}');
}

void
tl_json_array_begin(struct tl_json *json)
{
    begin(json, '[');
}

void
tl_json_array_end(struct tl_json *json)
{
    end(json, ']');
}

void
tl_json_newline(struct tl_json *json)
{
    json->newline = true;
}

void
tl_json_key(struct tl_json *json, const char *key)
{
    separate(json);
    quote(json->out, key);
    tl_out_char(json->out, ':');
    json->first = true;
}

void
tl_json_text(struct tl_json *json, const char *text)
{
    separate(json);
    quote(json->out, text);
}

void
tl_json_integer(struct tl_json *json, int64_t number)
{
    separate(json);
    tl_out_integer(json->out, number);
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
tl_json_member(struct tl_json *json, const char *key, const char *text)
{
    if (!*text)
        return;
    tl_json_key(json, key);
    tl_json_text(json, text);
}
