#include "scan.h"

#include <string.h>

#include "src/read/base/input.h"
#include "src/read/base/reader.h"
#include "token.h"

struct scan {
    struct tl_dot_plain *plain;
    struct tl_diagnostics *diagnostics; /* NULL: nobody wants to know */
    const char *end;
    struct tl_token token;       /* the one at hand */
    struct tl_position position; /* of `located` */
    const char *located;
    const char *edge; /* what joins nodes in this graph */
    int depth;
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
    tl_token_describe(&scan->token, found, sizeof found);
    tl_report(scan->diagnostics, locate(scan), TL_RULE_SYNTAX, NULL,
              "found %s, expected %s", found,
              scan->token.expected ? scan->token.expected : expected);
    return false;
}

/* What is wrong right after a word belongs to it, for people: "-bar" of "foo-bar". */
static void
go_on(struct scan *scan)
{
    struct tl_token last = scan->token;
    const char *end = last.text + last.length;
    scan->token = tl_token_next(end, scan->end);
    if (last.kind == TL_TOKEN_WORD && scan->token.kind == TL_TOKEN_WRONG &&
        !scan->token.found && scan->token.text == end) {
        scan->token.text = last.text;
        scan->token.length += last.length;
        scan->token.expected = "it in quotes, for it is no plain word";
    }
}

static bool
sees(const struct scan *scan, const char *expected)
{
    return tl_token_is(&scan->token, expected);
}

/* Whether the token at hand can be a name, a key or a value. */
static bool
sees_text(const struct scan *scan)
{
    enum tl_token_kind kind = scan->token.kind;
    if (kind == TL_TOKEN_WORD)
        return !tl_token_is_keyword(&scan->token);
    return kind == TL_TOKEN_NUMBER || kind == TL_TOKEN_QUOTED || kind == TL_TOKEN_HTML;
}

/* Room for so many more bytes. */
static char *
reserve(struct tl_dot_plain *plain, size_t length)
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
put_text(struct scan *scan, const struct tl_token *token, enum mark mark)
{
    enum { BEYOND = 4 }; /* two ends, a mark, and a blank */
    bool html = token->kind == TL_TOKEN_HTML;
    char *start = reserve(scan->plain, token->length + BEYOND);
    char *at = start;
    *at++ = html ? '<' : '"';
    if (mark != NO_MARK)
        *at++ = html && mark == VALUE_MARK ? TL_DOT_MARK_HTML : TL_DOT_MARK_TEXT;
    at += tl_token_content(token, at);
    *at++ = html ? '>' : '"';
    *at++ = ' ';
    scan->plain->length += (size_t)(at - start);
}

static void
note(struct scan *scan, struct tl_position position)
{
    struct tl_dot_note *new = tl_column_add(&scan->plain->notes);
    *new = (struct tl_dot_note){scan->plain->length, position};
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
    if (!sees_text(scan))
        return fail(scan, expected);
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
take_edges(struct scan *scan, struct tl_position position)
{
    bool directed = scan->edge[1] == '>';
    for (int nodes = 1; sees(scan, "->") || sees(scan, "--"); nodes++) {
        if (nodes == TL_DOT_CHAIN_MAX)
            return fail(scan, "';', for an edge joins 1000 nodes already");
        if (!take(scan, scan->edge,
                  directed ? "'->', for this is a digraph"
                           : "'--', for this is a graph, not a digraph") ||
            !take_end(scan, position))
            return false;
    }
    return take_attributes(scan);
}

/* A statement that begins with a text: an attribute of the graph, or nodes. */
static bool
take_named(struct scan *scan, struct tl_position position)
{
    struct tl_token name = scan->token;
    go_on(scan);
    bool is_key = sees(scan, "=");
    put_text(scan, &name, is_key ? NO_MARK : NAME_MARK);
    if (is_key)
        return take_value(scan);
    return take_nodes(scan) && take_edges(scan, position);
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
    bool good;
    note(scan, position);
    if (sees_text(scan)) {
        good = take_named(scan, position);
    } else if (sees_subgraph(scan)) {
        good = take_subgraph(scan, position) && take_edges(scan, position);
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
    if (scan->depth == TL_DOT_DEPTH_MAX)
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
begin(struct tl_dot_plain *plain, const char *text, size_t length)
{
    *plain = (struct tl_dot_plain){.notes.width = sizeof(struct tl_dot_note)};
    return (struct scan){.plain = plain,
                         .end = text + length,
                         .token = tl_token_next(text, text + length),
                         .located = text};
}

bool
tl_dot_scan(struct tl_dot_plain *plain, const char *text, size_t length,
            struct tl_diagnostics *diagnostics, uint16_t file)
{
    struct scan scan = begin(plain, text, length);
    scan.diagnostics = diagnostics;
    scan.position = (struct tl_position){.line = 1, .column = 1, .file = file};
    note(&scan, scan.position);
    if (!take_head(&scan) || !take_body(&scan))
        return false;
    return scan.token.kind == TL_TOKEN_END ||
           fail(&scan, "the end of the input, for one graph is read from each");
}

void
tl_dot_plain_clear(struct tl_dot_plain *plain)
{
    tl_free(plain->text);
    tl_column_clear(&plain->notes);
}

bool
tl_dot_recognises(const char *text, size_t length)
{
    struct tl_dot_plain plain;
    struct scan scan = begin(&plain, text, length);
    bool is_dot = take_head(&scan);
    tl_dot_plain_clear(&plain);
    return is_dot;
}
