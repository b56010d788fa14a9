/*
 * The JSON writer (RFC 8259, UTF-8). It owns all escaping and sets the commas; the
 * caller gives keys and values in order. Texts are valid UTF-8.
 */
#ifndef TL_OUTPUT_SYNTAX_JSON_H
#define TL_OUTPUT_SYNTAX_JSON_H

#include "out.h"

struct tl_json {
    struct tl_out *out;
    bool first;   /* nothing has been written yet in the innermost container */
    bool newline; /* a line end is due before whatever comes next */
    bool in_html; /* it is inside of a script element */
};

struct tl_json tl_json_begin(struct tl_out *out);

/* For the text of a script element, which ends at the first "</script": each `<` is
 * escaped. */
struct tl_json tl_json_begin_in_html(struct tl_out *out);

/* Goes on where another writer stopped: within a container, which is empty or not. */
void tl_json_go_on(struct tl_json *json, bool empty);

void tl_json_object_begin(struct tl_json *json);
void tl_json_array_begin(struct tl_json *json);
void tl_json_array_end(struct tl_json *json);

/* A line end where white space is harmless, for files that people look into: before
 * the next element or the end of its container, after any comma. */
void tl_json_newline(struct tl_json *json);

/* Of what is put around a key and its text, no more than this. */
enum { TL_JSON_AROUND = 8 };

/* Puts what comes before an element of an array, a key, or a value after its key. */
static inline char *
tl_json_separate(struct tl_json *json, char *to)
{
    if (!json->first)
        *to++ = ',';
    if (json->newline)
        *to++ = '\n';
    json->first = json->newline = false;
    return to;
}

static inline void
tl_json_object_end(struct tl_json *json)
{
    char *to = tl_out_room(json->out, TL_JSON_AROUND);
    json->first = true; /* no comma */
    to = tl_json_separate(json, to);
    *to++ = '}';
    tl_out_claim(json->out, to);
}

/* Puts a key of the format's own: a constant, not a long one, that needs no escaping.
 * Inline, for its length is then known when this is compiled. */
static inline char *
tl_json_key_put(struct tl_json *json, const char *key, char *to)
{
    size_t length = strlen(key);
    to = tl_json_separate(json, to);
    *to++ = '"';
    memcpy(to, key, length);
    to += length;
    *to++ = '"';
    *to++ = ':';
    return to;
}

/* Writes such a key. */
static inline void
tl_json_key(struct tl_json *json, const char *key)
{
    char *to = tl_out_room(json->out, strlen(key) + TL_JSON_AROUND);
    tl_out_claim(json->out, tl_json_key_put(json, key, to));
    json->first = true;
}

void tl_json_text(struct tl_json *json, const char *text);
void tl_json_integer(struct tl_json *json, int64_t number);
void tl_json_number(struct tl_json *json, const char *number); /* as it is written */
void tl_json_weight(struct tl_json *json, int64_t weight);
void tl_json_bool(struct tl_json *json, bool value);
void tl_json_null(struct tl_json *json);

/* Members that were written before, without a comma or a line end before them. */
static inline void
tl_json_members(struct tl_json *json, const char *members, size_t length)
{
    tl_out_claim(json->out,
                 tl_json_separate(json, tl_out_room(json->out, TL_JSON_AROUND)));
    tl_out_write(json->out, members, length);
}

/* A key and a text that both come from the data. */
void tl_json_attribute(struct tl_json *json, const char *key, const char *text);

/* A key and its text; nothing at all where the text is empty, so that what is absent
 * stays absent. */
static inline void
tl_json_member(struct tl_json *json, const char *key, const char *text)
{
    if (!*text)
        return;
    tl_json_key(json, key);
    tl_json_text(json, text);
}

/* The same of a text of at most 255 bytes, none of which JSON escapes. */
static inline void
tl_json_plain_member(struct tl_json *json, const char *key, const char *text,
                     size_t length)
{
    char *to = tl_out_room(json->out, strlen(key) + length + TL_JSON_AROUND);
    to = tl_json_key_put(json, key, to);
    *to++ = '"';
    memcpy(to, text, length);
    to[length] = '"';
    tl_out_claim(json->out, to + length + 1);
}

/*
 * A text in pieces, each added as it is or as HTML that shows it: `&`, `<`, `>` and the
 * quotation marks as entities, a line end as <br>.
 */
void tl_json_string_begin(struct tl_json *json);
void tl_json_string_add(struct tl_json *json, const char *text);
void tl_json_string_html(struct tl_json *json, const char *text);
void tl_json_string_end(struct tl_json *json);

#endif
