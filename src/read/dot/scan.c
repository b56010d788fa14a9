#include "scan.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/text.h"
#include "src/read/base/input.h"
#include "src/read/base/reader.h"

/*
 * The tokens of DOT. They are those of cgraph 2.42, whose words are ASCII letters,
 * digits, '_' and all that is not ASCII, but for what it reads otherwise than anybody
 * means it: "1a" is one token and wrong here, where cgraph makes two of it, '@' does
 * not end the text, and only texts in quotes can be joined by '+'.
 *
 * Texts that would make cgraph slow or go wrong (long ones, deep HTML) are wrong too.
 */

enum token_kind {
    END,
    WORD, /* which may be a keyword */
    NUMBER,
    QUOTED, /* with all that '+' joins to it */
    HTML,
    SIGN, /* one character, "->" or "--" */
    WRONG
};

/* Borrows its bytes from the text. */
struct token {
    enum token_kind kind;
    const char *text;
    size_t length;
    const char *found;    /* of a wrong one: what it is; NULL: as it stands there */
    const char *expected; /* of a wrong one */
};

#define BOM "\xEF\xBB\xBF"

/* The longest text in quotes or in HTML, in bytes, whatever the ceiling: cgraph takes
 * minutes for eight times as much. */
#define TEXT_MAX ((size_t)1024 * 1024)

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
 * After blanks and comments; lines of a preprocessor, which begin_token with '#', are
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

static struct token
make(enum token_kind kind, const char *text, const char *end)
{
    return (struct token){kind, text, (size_t)(end - text), NULL, NULL};
}

static struct token
make_wrong(const char *text, const char *end, const char *found, const char *expected)
{
    return (struct token){WRONG, text, (size_t)(end - text), found, expected};
}

static struct token
make_text(enum token_kind kind, const char *text, const char *end)
{
    if ((size_t)(end - text) > TEXT_MAX)
        return make_wrong(text, text, "a text of more than a mebibyte",
                          "a shorter one");
    return make(kind, text, end);
}

static struct token
word_token(const char *text, const char *end)
{
    const char *at = text;
    while (at < end && (is_letter(*at) || tl_ascii_is_digit(*at))) {
        if (starts_with(at, end, BOM))
            return make_wrong(at, at, "a byte-order mark", "it at the start alone");
        at++;
    }
    return make(WORD, text, at);
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

static struct token
number_token(const char *text, const char *end)
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
        return make(NUMBER, text, at);
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

static struct token
quoted_token(const char *text, const char *end)
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
    return make_text(QUOTED, text, last);
}

static struct token
html_token(const char *text, const char *end)
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
    return make_text(HTML, text, at);
}

/* The first token of a text, after blanks and comments. */
static struct token
next_token(const char *text, const char *end)
{
    text = skip(text, end);
    if (text == end)
        return make(END, text, text);
    if (starts_with(text, end, "->") || starts_with(text, end, "--"))
        return make(SIGN, text, text + 2);
    if (starts_with(text, end, "/*"))
        return make_wrong(text, text, "a comment that does not end", "'*/' after it");
    if (is_letter(*text))
        return word_token(text, end);
    if (tl_ascii_is_digit(*text) || *text == '-' || *text == '.')
        return number_token(text, end);
    if (*text == '"')
        return quoted_token(text, end);
    if (*text == '<')
        return html_token(text, end);
    return make(SIGN, text, text + 1);
}

/* Whether it is this keyword or sign; keywords are so in any case. */
static bool
is_token(const struct token *token, const char *expected)
{
    if (token->kind != WORD && token->kind != SIGN)
        return false;
    size_t length = 0;
    while (length < token->length && expected[length]) {
        if (tl_ascii_lower(token->text[length]) != expected[length])
            return false;
        length++;
    }
    return length == token->length && expected[length] == '\0';
}

static bool
is_keyword(const struct token *token)
{
    static const char *const keywords[] = {"strict",   "graph", "digraph",
                                           "subgraph", "node",  "edge"};
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        if (is_token(token, keywords[i]))
            return true;
    }
    return false;
}

static size_t
put_bytes(char *content, const char *text, const char *end)
{
    size_t length = (size_t)(end - text);
    memcpy(content, text, length);
    return length;
}

/*
 * Writes what stands between the quotes (or angle brackets) of a token, escaped as it
 * is, and returns its length, which is less than the token's but for words.
 */
static size_t
write_content(const struct token *token, char *content)
{
    const char *text = token->text;
    const char *end = text + token->length;
    size_t length = 0;
    if (token->kind == HTML)
        return put_bytes(content, text + 1, end - 1);
    if (token->kind != QUOTED)
        return put_bytes(content, text, end);
    while (text < end) {
        const char *next = quoted_end(text, end);
        length += put_bytes(content + length, text + 1, next - 1);
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

/* Says what a token is, for people; what is too long is cut. */
static void
describe(const struct token *token, char *text, size_t size)
{
    size_t shown = shown_length(token->text, token->length);
    if (token->found)
        snprintf(text, size, "%s", token->found);
    else if (token->kind == END)
        snprintf(text, size, "the end of the input");
    else if ((unsigned char)*token->text < ' ' || *token->text == 0x7F)
        snprintf(text, size, "the control character U+%04X", (unsigned)*token->text);
    else if (*token->text == '\'')
        snprintf(text, size, "a single quote");
    else
        snprintf(text, size, "'%.*s%s'", (int)shown, token->text,
                 shown < token->length ? "…" : "");
}

struct scan {
    struct tl_read_dot_plain *plain;
    struct tl_diagnostics *diagnostics; /* NULL: nobody wants to know */
    const char *end;
    struct token token;          /* the one at hand */
    struct tl_position position; /* of `located` */
    const char *located;
    const char *edge; /* what joins nodes in this graph */
    size_t depth;
    uint64_t names; /* of nodes that were taken */
    const struct tl_ceilings *ceilings;
};

static struct tl_position
locate(struct scan *scan)
{
    tl_position_pass(&scan->position, scan->located,
                     (size_t)(scan->token.text - scan->located));
    scan->located = scan->token.text;
    return scan->position;
}

/* Says what is wrong with the token at hand; false. */
static bool
fail(struct scan *scan, const char *expected)
{
    char found[80];
    if (!scan->diagnostics)
        return false;
    describe(&scan->token, found, sizeof found);
    tl_report(scan->diagnostics, locate(scan), TL_RULE_SYNTAX, NULL,
              "found %s, expected %s", found,
              scan->token.expected ? scan->token.expected : expected);
    return false;
}

/* The same of a ceiling that it is over. */
static bool
fail_over(struct scan *scan, const char *found, enum tl_ceiling ceiling, uint64_t most)
{
    if (scan->diagnostics)
        tl_report(scan->diagnostics, locate(scan), TL_RULE_SYNTAX, NULL,
                  "found %s, expected %s", found, tl_ceiling_text(ceiling, most).text);
    return false;
}

/* What is wrong right after a word belongs to it, for people: "-bar" of "foo-bar". */
static void
go_on(struct scan *scan)
{
    struct token last = scan->token;
    const char *end = last.text + last.length;
    scan->token = next_token(end, scan->end);
    if (last.kind == WORD && scan->token.kind == WRONG && !scan->token.found &&
        scan->token.text == end) {
        scan->token.text = last.text;
        scan->token.length += last.length;
        scan->token.expected = "it in quotes, for it is no plain word";
    }
}

static bool
sees(const struct scan *scan, const char *expected)
{
    return is_token(&scan->token, expected);
}

/* Whether the token at hand can be a name, a key or a value. */
static bool
sees_text(const struct scan *scan)
{
    enum token_kind kind = scan->token.kind;
    if (kind == WORD)
        return !is_keyword(&scan->token);
    return kind == NUMBER || kind == QUOTED || kind == HTML;
}

/* Room for so many more bytes. */
static char *
reserve(struct tl_read_dot_plain *plain, size_t length)
{
    if (plain->room - plain->length < length) {
        plain->room = 2 * plain->room + length;
        plain->text = tl_resize(plain->text, plain->room);
    }
    return plain->text + plain->length;
}

static void
put(struct scan *scan, const char *text)
{
    size_t length = strlen(text);
    memcpy(reserve(scan->plain, length), text, length);
    scan->plain->length += length;
}

/* What a text is to begin with: names are the same in HTML. */
enum mark { NO_MARK, NAME_MARK, VALUE_MARK };

/* Puts a text down in angle brackets, if it was in them, or in quotes. */
static void
put_text(struct scan *scan, const struct token *token, enum mark mark)
{
    enum { BEYOND = 4 }; /* two ends, a mark, and a blank */
    bool html = token->kind == HTML;
    char *start = reserve(scan->plain, token->length + BEYOND);
    char *at = start;
    *at++ = html ? '<' : '"';
    if (mark != NO_MARK)
        *at++ =
            html && mark == VALUE_MARK ? TL_READ_DOT_MARK_HTML : TL_READ_DOT_MARK_TEXT;
    at += write_content(token, at);
    *at++ = html ? '>' : '"';
    *at++ = ' ';
    scan->plain->length += (size_t)(at - start);
}

static void
note(struct scan *scan, struct tl_position position)
{
    struct tl_read_dot_note *new = tl_vector_add(&scan->plain->notes);
    *new = (struct tl_read_dot_note){scan->plain->length, position};
}

/* Takes a sign, and puts it down. */
static bool
take(struct scan *scan, const char *sign, const char *expected)
{
    if (!sees(scan, sign))
        return fail(scan, expected);
    put(scan, sign);
    put(scan, " ");
    go_on(scan);
    return true;
}

static bool
take_text(struct scan *scan, enum mark mark, const char *expected)
{
    uint64_t longest = scan->ceilings->limits[TL_CEILING_TOKEN];
    if (!sees_text(scan))
        return fail(scan, expected);
    if (scan->token.length > longest)
        return fail_over(scan, "a longer text", TL_CEILING_TOKEN, longest);
    scan->names += mark == NAME_MARK;
    put_text(scan, &scan->token, mark);
    go_on(scan);
    return true;
}

static bool
take_value(struct scan *scan)
{
    return take(scan, "=", "'=' and a value") && take_text(scan, VALUE_MARK, "a value");
}

/* Attributes in brackets, as often as there are any. */
static bool
take_attributes(struct scan *scan)
{
    while (sees(scan, "[")) {
        take(scan, "[", NULL);
        while (!sees(scan, "]")) {
            if (!take_text(scan, NO_MARK, "the name of an attribute, or ']'") ||
                !take_value(scan))
                return false;
            if (sees(scan, ",") || sees(scan, ";"))
                go_on(scan);
        }
        take(scan, "]", NULL);
    }
    return true;
}

static bool
take_ports(struct scan *scan)
{
    enum { PORTS = 2 };
    for (int i = 0; i < PORTS && sees(scan, ":"); i++) {
        take(scan, ":", NULL);
        if (!take_text(scan, NAME_MARK, "a port"))
            return false;
    }
    return true;
}

/* What follows the name of a node: its ports, and other nodes with theirs. */
static bool
take_nodes(struct scan *scan)
{
    while (take_ports(scan)) {
        if (!sees(scan, ","))
            return true;
        take(scan, ",", NULL);
        if (!take_text(scan, NAME_MARK, "the name of a node"))
            break;
    }
    return false;
}

static bool take_body(struct scan *scan);

static bool
sees_subgraph(const struct scan *scan)
{
    return sees(scan, "subgraph") || sees(scan, "{");
}

/* In a statement that begins at `position`. */
static bool
take_subgraph(struct scan *scan, struct tl_position position)
{
    if (sees(scan, "subgraph")) {
        take(scan, "subgraph", NULL);
        if (sees_text(scan))
            take_text(scan, NO_MARK, NULL);
    }
    bool good = take_body(scan);
    note(scan, position);
    return good;
}

static bool
take_end(struct scan *scan, struct tl_position position)
{
    if (sees_subgraph(scan))
        return take_subgraph(scan, position);
    return take_text(scan, NAME_MARK, "the name of a node, 'subgraph' or '{'") &&
           take_nodes(scan);
}

/* The rest of a statement whose first end has been taken. */
static bool
take_edges(struct scan *scan, struct tl_position position, uint64_t from)
{
    uint64_t count = scan->names - from; /* of nodes at the end before */
    bool directed = scan->edge[1] == '>';
    uint64_t most = scan->ceilings->limits[TL_CEILING_EXPANSION], edges = 0;
    for (int nodes = 1; sees(scan, "->") || sees(scan, "--"); nodes++) {
        if (nodes == TL_READ_DOT_CHAIN_MAX)
            return fail(scan, "';', for an edge joins 1000 nodes already");
        if (!take(scan, scan->edge,
                  directed ? "'->', for this is a digraph"
                           : "'--', for this is a graph, not a digraph") ||
            !take_end(scan, position))
            return false;
        uint64_t to = scan->names - from - count;
        edges = count > most || to > most ? TL_CEILING_NONE : edges + count * to;
        if (edges > most)
            return fail_over(scan, "a statement that makes more edges",
                             TL_CEILING_EXPANSION, most);
        from += count;
        count = to;
    }
    return take_attributes(scan);
}

/* A statement that begins with a text: an attribute of the graph, or nodes. */
static bool
take_named(struct scan *scan, struct tl_position position)
{
    struct token name = scan->token;
    uint64_t from = scan->names;
    go_on(scan);
    bool is_key = sees(scan, "=");
    if (name.length > scan->ceilings->limits[TL_CEILING_TOKEN])
        return fail_over(scan, "a longer text", TL_CEILING_TOKEN,
                         scan->ceilings->limits[TL_CEILING_TOKEN]);
    scan->names += !is_key;
    put_text(scan, &name, is_key ? NO_MARK : NAME_MARK);
    if (is_key)
        return take_value(scan);
    return take_nodes(scan) && take_edges(scan, position, from);
}

static bool
take_defaults(struct scan *scan)
{
    static const char *const keywords[] = {"graph", "node", "edge"};
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        if (!sees(scan, keywords[i]))
            continue;
        take(scan, keywords[i], NULL);
        return sees(scan, "[") ? take_attributes(scan)
                               : fail(scan, "'[' and attributes");
    }
    return fail(scan, "a statement or '}'");
}

static bool
take_statement(struct scan *scan)
{
    struct tl_position position = locate(scan);
    uint64_t from = scan->names;
    bool good;
    note(scan, position);
    if (sees_text(scan)) {
        good = take_named(scan, position);
    } else if (sees_subgraph(scan)) {
        good = take_subgraph(scan, position) && take_edges(scan, position, from);
    } else {
        good = take_defaults(scan);
    }
    if (good && sees(scan, ";"))
        go_on(scan);
    put(scan, ";\n");
    return good;
}

static bool
take_body(struct scan *scan)
{
    uint64_t deepest = scan->ceilings->limits[TL_CEILING_NESTING];
    if (scan->depth >= deepest)
        return fail_over(scan, "more subgraphs in each other", TL_CEILING_NESTING,
                         deepest);
    if (scan->depth == TL_READ_DOT_DEPTH_MAX)
        return fail(scan, "no more than 200 subgraphs in each other");
    if (!take(scan, "{", "'{'"))
        return false;
    scan->depth++;
    while (!sees(scan, "}")) {
        if (!take_statement(scan))
            return false;
    }
    scan->depth--;
    return take(scan, "}", NULL);
}

/* The beginning of a graph, up to its '{'. */
static bool
take_head(struct scan *scan)
{
    if (sees(scan, "strict"))
        take(scan, "strict", NULL);
    scan->edge = sees(scan, "digraph") ? "->" : "--";
    if (!take(scan, sees(scan, "digraph") ? "digraph" : "graph",
              "'digraph' or 'graph'"))
        return false;
    if (sees_text(scan))
        take_text(scan, NO_MARK, NULL);
    return sees(scan, "{") || fail(scan, "'{'");
}

static struct scan
begin(struct tl_read_dot_plain *plain, const char *text, size_t length)
{
    *plain = (struct tl_read_dot_plain){.notes.width = sizeof(struct tl_read_dot_note)};
    return (struct scan){.plain = plain,
                         .ceilings = &tl_ceilings_usual,
                         .end = text + length,
                         .token = next_token(text, text + length),
                         .located = text};
}

bool
tl_read_dot_scan_within(struct tl_read_dot_plain *plain, const char *text,
                        size_t length, const struct tl_ceilings *ceilings,
                        struct tl_diagnostics *diagnostics, uint16_t file)
{
    struct scan scan = begin(plain, text, length);
    scan.diagnostics = diagnostics;
    scan.ceilings = ceilings;
    scan.position = (struct tl_position){.line = 1, .column = 1, .file = file};
    note(&scan, scan.position);
    if (!take_head(&scan) || !take_body(&scan))
        return false;
    return scan.token.kind == END ||
           fail(&scan, "the end of the input, for one graph is read from each");
}

void
tl_read_dot_plain_clear(struct tl_read_dot_plain *plain)
{
    tl_free(plain->text);
    tl_vector_clear(&plain->notes);
}

bool
tl_read_dot_recognises(const char *text, size_t length)
{
    struct tl_read_dot_plain plain;
    struct scan scan = begin(&plain, text, length);
    bool is_dot = take_head(&scan);
    tl_read_dot_plain_clear(&plain);
    return is_dot;
}
