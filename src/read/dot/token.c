#include "token.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/text.h"

#define BOM "\xEF\xBB\xBF"

/* How deep the angle brackets of HTML may be, and how much of a token people see. */
enum { DEPTH_MAX = 200, SHOWN = 32 };

static bool
is_letter(char byte)
{
    return tl_ascii_is_letter(byte) || byte == '_' || (unsigned char)byte >= 0x80;
}

static bool
starts_with(const char *text, const char *end, const char *start)
{
    size_t length = strlen(start);
    return (size_t)(end - text) >= length && memcmp(text, start, length) == 0;
}

static const char *
line_end(const char *text, const char *end)
{
    const char *found = memchr(text, '\n', (size_t)(end - text));
    return found ? found : end;
}

/* Where a comment ends that begins there; NULL where it does not. */
static const char *
comment_end(const char *text, const char *end)
{
    for (text += 2; end - text >= 2; text++) {
        if (starts_with(text, end, "*/"))
            return text + 2;
    }
    return NULL;
}

/*
 * After blanks and comments; lines of a preprocessor, which begin with '#', are
 * comments. A comment that does not end is no comment.
 */
static const char *
skip(const char *text, const char *end)
{
    while (text < end) {
        const char *next = text;
        if (strchr(" \t\r\n", *text))
            next = text + 1;
        else if (*text == '#' || starts_with(text, end, "//"))
            next = line_end(text, end);
        else if (starts_with(text, end, "/*"))
            next = comment_end(text, end);
        if (!next || next == text)
            break;
        text = next;
    }
    return text;
}

static struct tl_token
make(enum tl_token_kind kind, const char *text, const char *end)
{
    return (struct tl_token){kind, text, (size_t)(end - text), NULL, NULL};
}

static struct tl_token
make_wrong(const char *text, const char *end, const char *found, const char *expected)
{
    return (struct tl_token){TL_TOKEN_WRONG, text, (size_t)(end - text), found,
                             expected};
}

static struct tl_token
make_text(enum tl_token_kind kind, const char *text, const char *end)
{
    if ((size_t)(end - text) > TL_TOKEN_MAX)
        return make_wrong(text, text, "a text of more than a mebibyte",
                          "a shorter one");
    return make(kind, text, end);
}

static struct tl_token
take_word(const char *text, const char *end)
{
    const char *at = text;
    while (at < end && (is_letter(*at) || tl_ascii_is_digit(*at))) {
        if (starts_with(at, end, BOM))
            return make_wrong(at, at, "a byte-order mark", "it at the start alone");
        at++;
    }
    return make(TL_TOKEN_WORD, text, at);
}

/* Whether what stands after a number is meant to belong to it, as in "1a" and
 * "2015-05-08", though cgraph takes it for the next token. */
static bool
continues(const char *text, const char *end)
{
    return text < end &&
           (is_letter(*text) || tl_ascii_is_digit(*text) || *text == '.' ||
            (*text == '-' && end - text > 1 && tl_ascii_is_digit(text[1])));
}

static struct tl_token
take_number(const char *text, const char *end)
{
    const char *at = text + (*text == '-');
    size_t digits = 0;
    bool point = false;
    for (; at < end && (tl_ascii_is_digit(*at) || (*at == '.' && !point)); at++) {
        point = point || *at == '.';
        digits += *at != '.';
    }
    const char *number = at;
    while (continues(at, end))
        at++;
    if (digits > 0 && at == number)
        return make(TL_TOKEN_NUMBER, text, at);
    return make_wrong(text, at > text ? at : text + 1, NULL,
                      "it in quotes, for it begins like a number and is none");
}

/* After the quote that ends a text in quotes; NULL where there is none. */
static const char *
quoted_end(const char *text, const char *end)
{
    for (text++; text < end && *text != '"'; text++) {
        if (*text == '\\' && end - text > 1 && (text[1] == '"' || text[1] == '\\'))
            text++;
    }
    return text < end ? text + 1 : NULL;
}

static struct tl_token
take_quoted(const char *text, const char *end)
{
    static const char found[] = "a text that does not end",
                      expected[] = "'\"' after it";
    const char *at = quoted_end(text, end);
    const char *last = at;
    while (at && (at = skip(at, end)) < end && *at == '+') {
        at = skip(at + 1, end);
        if (at == end || *at != '"')
            return make_wrong(at, at, "no text after '+'", "one in quotes");
        at = last = quoted_end(at, end);
    }
    if (!last)
        return make_wrong(text, text, found, expected);
    return make_text(TL_TOKEN_QUOTED, text, last);
}

static struct tl_token
take_html(const char *text, const char *end)
{
    size_t depth = 0;
    const char *at = text;
    do {
        if (*at == '<' && ++depth > DEPTH_MAX)
            return make_wrong(at, at, "HTML in more than 200 angle brackets",
                              "less of them");
        depth -= *at == '>';
    } while (++at < end && depth > 0);
    if (depth > 0)
        return make_wrong(text, text, "HTML that does not end", "'>' after it");
    return make_text(TL_TOKEN_HTML, text, at);
}

struct tl_token
tl_token_next(const char *text, const char *end)
{
    text = skip(text, end);
    if (text == end)
        return make(TL_TOKEN_END, text, text);
    if (starts_with(text, end, "->") || starts_with(text, end, "--"))
        return make(TL_TOKEN_SIGN, text, text + 2);
    if (starts_with(text, end, "/*"))
        return make_wrong(text, text, "a comment that does not end", "'*/' after it");
    if (is_letter(*text))
        return take_word(text, end);
    if (tl_ascii_is_digit(*text) || *text == '-' || *text == '.')
        return take_number(text, end);
    if (*text == '"')
        return take_quoted(text, end);
    if (*text == '<')
        return take_html(text, end);
    return make(TL_TOKEN_SIGN, text, text + 1);
}

bool
tl_token_is(const struct tl_token *token, const char *expected)
{
    if (token->kind != TL_TOKEN_WORD && token->kind != TL_TOKEN_SIGN)
        return false;
    size_t length = 0;
    while (length < token->length && expected[length]) {
        if (tl_ascii_lower(token->text[length]) != expected[length])
            return false;
        length++;
    }
    return length == token->length && expected[length] == '\0';
}

bool
tl_token_is_keyword(const struct tl_token *token)
{
    static const char *const keywords[] = {"strict",   "graph", "digraph",
                                           "subgraph", "node",  "edge"};
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        if (tl_token_is(token, keywords[i]))
            return true;
    }
    return false;
}

static size_t
put(char *content, const char *text, const char *end)
{
    size_t length = (size_t)(end - text);
    memcpy(content, text, length);
    return length;
}

size_t
tl_token_content(const struct tl_token *token, char *content)
{
    const char *text = token->text;
    const char *end = text + token->length;
    size_t length = 0;
    if (token->kind == TL_TOKEN_HTML)
        return put(content, text + 1, end - 1);
    if (token->kind != TL_TOKEN_QUOTED)
        return put(content, text, end);
    while (text < end) {
        const char *next = quoted_end(text, end);
        length += put(content + length, text + 1, next - 1);
        text = skip(next, end);
        if (text < end)
            text = skip(text + 1, end); /* '+' */
    }
    return length;
}

/* How much of a text people are shown: whole characters, no line end. */
static size_t
shown_length(const char *text, size_t length)
{
    size_t shown = length < SHOWN ? length : SHOWN;
    const char *line = memchr(text, '\n', shown);
    if (line)
        return (size_t)(line - text);
    return shown < length ? tl_text_whole(text, shown) : shown;
}

void
tl_token_describe(const struct tl_token *token, char *text, size_t size)
{
    size_t shown = shown_length(token->text, token->length);
    if (token->found)
        snprintf(text, size, "%s", token->found);
    else if (token->kind == TL_TOKEN_END)
        snprintf(text, size, "the end of the input");
    else if ((unsigned char)*token->text < ' ' || *token->text == 0x7F)
        snprintf(text, size, "the control character U+%04X", (unsigned)*token->text);
    else if (*token->text == '\'')
        snprintf(text, size, "a single quote");
    else
        snprintf(text, size, "'%.*s%s'", (int)shown, token->text,
                 shown < token->length ? "…" : "");
}
