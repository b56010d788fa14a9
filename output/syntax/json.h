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
void tl_json_object_end(struct tl_json *json);
void tl_json_array_begin(struct tl_json *json);
void tl_json_array_end(struct tl_json *json);

/* A line end where white space is harmless, for files that people look into: before
 * the next element or the end of its container, after any comma. */
void tl_json_newline(struct tl_json *json);

/*
 * Room for a key of so many bytes and what stands around it, with all before the key
 * there already; tl_json_key() puts it there and calls the second.
 */
char *tl_json_key_begin(struct tl_json *json, size_t length);
void tl_json_key_end(struct tl_json *json, char *end);

/* A key of the format's own: a constant, not a long one, that needs no escaping.
 * Inline, for its length is then known when this is compiled. */
static inline void
tl_json_key(struct tl_json *json, const char *key)
{
    size_t length = strlen(key);
    char *to = tl_json_key_begin(json, length);
    memcpy(to, key, length);
    tl_json_key_end(json, to + length);
}

void tl_json_text(struct tl_json *json, const char *text);
void tl_json_integer(struct tl_json *json, int64_t number);
void tl_json_number(struct tl_json *json, const char *number); /* as it is written */
void tl_json_weight(struct tl_json *json, int64_t weight);
void tl_json_bool(struct tl_json *json, bool value);
void tl_json_null(struct tl_json *json);

/* Members that were written before, without a comma or a line end before them. */
void tl_json_members(struct tl_json *json, const char *members, size_t length);

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

/*
 * A text in pieces, each added as it is or as HTML that shows it: `&`, `<`, `>` and the
 * quotation marks as entities, a line end as <br>.
 */
void tl_json_string_begin(struct tl_json *json);
void tl_json_string_add(struct tl_json *json, const char *text);
void tl_json_string_html(struct tl_json *json, const char *text);
void tl_json_string_end(struct tl_json *json);

#endif
