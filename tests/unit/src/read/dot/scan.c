#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/reading.h"
#include "src/read/dot/scan.h"
#include "src/read/base/reader.h"

/* The longest text in quotes or in HTML. */
enum { TEXT_MAX = 1024 * 1024 };

/* The plain text with '~' for the mark of a text and '^' for that of HTML; to be freed.
 */
static char *
plain_of(const char *text)
{
    struct tl_read_dot_plain plain;
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(true);
    assert_true(tl_read_dot_scan(&plain, text, strlen(text), diagnostics, 0));
    assert_int_equal(tl_diagnostics_count(diagnostics, TL_ERROR), 0);
    char *copy = calloc(1, plain.length + 1);
    memcpy(copy, plain.text, plain.length);
    for (char *at = copy; *at; at++) {
        if (*at == TL_READ_DOT_MARK_TEXT || *at == TL_READ_DOT_MARK_HTML)
            *at = *at == TL_READ_DOT_MARK_TEXT ? '~' : '^';
    }
    tl_read_dot_plain_clear(&plain);
    tl_diagnostics_free(diagnostics);
    return copy;
}

static void
texts_become_plain(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *plain;
    } samples[] = {
        {"digraph{}", "digraph { } "},
        {"STRICT Graph \"g\" {\n}\n", "strict graph \"g\" { } "},
        {"digraph{a}", "digraph { \"~a\" ;\n} "},
        {"digraph{a;b c}", "digraph { \"~a\" ;\n\"~b\" ;\n\"~c\" ;\n} "},
        {"graph{a--b--{c,d:n:s}}",
         "graph { \"~a\" -- \"~b\" -- { \"~c\" , \"~d\" : \"~n\" : \"~s\" ;\n} ;\n} "},
        {"digraph{a[x=1,y=\"2\";z=<3>][][w=-.5]}",
         "digraph { \"~a\" [ \"x\" = \"~1\" \"y\" = \"~2\" \"z\" = <^3> ] [ ] [ \"w\" "
         "= "
         "\"~-.5\" ] ;\n} "},
        {"digraph{x=y Node[a=b]subgraph s{edge[c=d]}}",
         "digraph { \"x\" = \"~y\" ;\nnode [ \"a\" = \"~b\" ] ;\nsubgraph \"s\" { edge "
         "[ "
         "\"c\" = \"~d\" ] ;\n} ;\n} "},
        {"digraph{\"a\" + /*\"*/ \"b\\\"\"\n+\"\"->\"%\"}",
         "digraph { \"~ab\\\"\" -> \"~%\" ;\n} "},
        {"digraph{<a<b>>-><>}", "digraph { <~a<b>> -> <~> ;\n} "},
        {"# 1 \"x\"\n//\"\n/*{*/digraph{#\"\na//b\n}#", "digraph { \"~a\" ;\n} "},
        {"digraph{\xC3\xA9_1->_->\"node\"}",
         "digraph { \"~\xC3\xA9_1\" -> \"~_\" -> \"~node\" ;\n} "},
        {"digraph{a->-1.->.5}", "digraph { \"~a\" -> \"~-1.\" -> \"~.5\" ;\n} "},
    };
    for (size_t i = 0; i < COUNT(samples); i++) {
        char *plain = plain_of(samples[i].text);
        assert_string_equal(plain, samples[i].plain);
        free(plain);
    }
}

static void
mistakes_are_located(void **state)
{
    (void)state;
    static const struct report reports[] = {
        {"", "1:1 syntax: found the end of the input, expected 'digraph' or 'graph'"},
        {"{a}", "1:1 syntax: found '{', expected 'digraph' or 'graph'"},
        {"digraph a b", "1:11 syntax: found 'b', expected '{'"},
        {"digraph {",
         "1:10 syntax: found the end of the input, expected a statement or "
         "'}'"},
        {"digraph { ; }", "1:11 syntax: found ';', expected a statement or '}'"},
        {"digraph {\n\xC3\xA9 [a] }",
         "2:5 syntax: found ']', expected '=' and a value"},
        {"digraph { a [=1] }",
         "1:14 syntax: found '=', expected the name of an attribute, or ']'"},
        {"digraph { a [x=] }", "1:16 syntax: found ']', expected a value"},
        {"digraph { a [x=node] }", "1:16 syntax: found 'node', expected a value"},
        {"digraph { node }", "1:16 syntax: found '}', expected '[' and attributes"},
        {"digraph { a -> }",
         "1:16 syntax: found '}', expected the name of a node, 'subgraph' or '{'"},
        {"digraph { a -- b }",
         "1:13 syntax: found '--', expected '->', for this is a digraph"},
        {"graph { a -> b }",
         "1:11 syntax: found '->', expected '--', for this is a graph, not a digraph"},
        {"digraph { a, }", "1:14 syntax: found '}', expected the name of a node"},
        {"digraph { a:b:c:d }", "1:16 syntax: found ':', expected a statement or '}'"},
        {"digraph { subgraph a }", "1:22 syntax: found '}', expected '{'"},
        {"digraph { a }\n}",
         "2:1 syntax: found '}', expected the end of the input, for "
         "one graph is read from each"},
        {"digraph {} digraph {}", "1:12 syntax: found 'digraph', expected the end of "
                                  "the input, for one graph is "
                                  "read from each"},
        {"digraph { a @ }", "1:13 syntax: found '@', expected a statement or '}'"},
        {"digraph { a\f }",
         "1:12 syntax: found the control character U+000C, expected a "
         "statement or '}'"},
        {"digraph { 'a' }",
         "1:11 syntax: found a single quote, expected a statement or '}'"},
        {"digraph { 1a }",
         "1:11 syntax: found '1a', expected it in quotes, for it begins "
         "like a number and is none"},
        {"digraph { a [date=2015-05-08] }",
         "1:19 syntax: found '2015-05-08', expected it in quotes, for it begins like a "
         "number and is none"},
        {"graph { 1--2 -- -3 }", ""},
        {"digraph { a -> - }", "1:16 syntax: found '-', expected it in quotes, for it "
                               "begins like a number and is none"},
        {"digraph { a\xEF\xBB\xBF }",
         "1:12 syntax: found a byte-order mark, expected it at the start alone"},
        {"digraph {\n \"a\n}",
         "2:2 syntax: found a text that does not end, expected '\"' "
         "after it"},
        {"digraph { \"a\" + b }",
         "1:17 syntax: found no text after '+', expected one in quotes"},
        {"digraph { <a<b> }",
         "1:11 syntax: found HTML that does not end, expected '>' after it"},
        {"digraph { /* }",
         "1:11 syntax: found a comment that does not end, expected '*/' "
         "after it"},
        {"digraph { \"\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD"
         "\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\" = "
         "}",
         "1:27 syntax: found '}', expected a value"},
        {"digraph \"\xE4\xB8\xAD\" \"\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD"
         "\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD"
         "\xE4\xB8\xAD\xE4\xB8\xAD\"",
         "1:13 syntax: found '\"\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD"
         "\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD…', "
         "expected '{'"},
    };
    check_reports("dot", reports, COUNT(reports));
}

/* A text of a beginning, something many times, and an end; to be freed. */
static char *
repeat(const char *start, const char *part, size_t times, const char *end)
{
    size_t length = strlen(part);
    char *text = calloc(1, strlen(start) + times * length + strlen(end) + 1);
    char *at = strcpy(text, start) + strlen(start);
    for (size_t i = 0; i < times; i++, at += length)
        memcpy(at, part, length);
    strcpy(at, end);
    return text;
}

static void
assert_scanned(char *text, const char *expected)
{
    char buffer[500];
    struct tl_read_dot_plain plain;
    struct outcome outcome = {.diagnostics = tl_diagnostics_new(true)};
    bool good = tl_read_dot_scan(&plain, text, strlen(text), outcome.diagnostics, 0);
    assert_int_equal(good, *expected == '\0');
    assert_string_equal(outcome_write(&outcome, buffer, sizeof buffer), expected);
    tl_read_dot_plain_clear(&plain);
    tl_diagnostics_free(outcome.diagnostics);
    free(text);
}

static char *
nested(size_t depth)
{
    char *open = repeat("digraph", "{", depth, "a");
    char *text = repeat(open, "}", depth, "");
    free(open);
    return text;
}

static char *
nested_html(size_t depth)
{
    char *open = repeat("digraph{", "<", depth, "a");
    char *text = repeat(open, ">", depth, "}");
    free(open);
    return text;
}

static void
what_cgraph_cannot_bear_is_refused(void **state)
{
    (void)state;
    assert_scanned(nested(200), "");
    assert_scanned(nested(201), "1:208 syntax: found '{', expected no more than 200 "
                                "subgraphs in each other");
    assert_scanned(nested(100000), "1:208 syntax: found '{', expected no more than 200 "
                                   "subgraphs in each other");
    assert_scanned(nested_html(200), "");
    assert_scanned(nested_html(201), "1:209 syntax: found HTML in more than 200 angle "
                                     "brackets, expected less of them");
    assert_scanned(repeat("digraph{a", "->b", 999, "}"), "");
    assert_scanned(repeat("digraph{a", "->b", 1000, "}"),
                   "1:3007 syntax: found '->', expected ';', for an edge joins 1000 "
                   "nodes already");
    assert_scanned(repeat("digraph{\"", "y", TEXT_MAX - 2, "\"}"), "");
    assert_scanned(
        repeat("digraph{\"", "y", TEXT_MAX - 1, "\"}"),
        "1:9 syntax: found a text of more than a mebibyte, expected a shorter "
        "one");
    assert_scanned(repeat("digraph{a[x=<", "y\n", TEXT_MAX / 2, ">]}"),
                   "1:13 syntax: found a text of more than a mebibyte, expected a "
                   "shorter one");
}

static void
statements_are_noted(void **state)
{
    (void)state;
    static const char text[] = "digraph {\n a [x=\n1]; b\n  { c\n } -> d }";
    static const struct {
        const char *rest;
        uint32_t line;
        uint16_t column;
    } notes[] = {
        {"digraph", 1, 1},     {"\"\001a\"", 2, 2}, {"\"\001b\"", 3, 5},
        {"{ \"\001c\"", 4, 3}, {"\"\001c\"", 4, 5}, {"->", 4, 3},
    };
    struct tl_read_dot_plain plain;
    assert_true(tl_read_dot_scan(&plain, text, strlen(text), NULL, 0));
    assert_int_equal(plain.notes.count, COUNT(notes));
    for (size_t i = 0; i < COUNT(notes); i++) {
        const struct tl_read_dot_note *note = tl_vector_at(&plain.notes, i);
        assert_memory_equal(plain.text + note->offset, notes[i].rest,
                            strlen(notes[i].rest));
        assert_int_equal(note->position.line, notes[i].line);
        assert_int_equal(note->position.column, notes[i].column);
    }
    tl_read_dot_plain_clear(&plain);
}

static void
graphs_are_recognised(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool is_dot;
    } samples[] = {
        {"digraph {", true},       {"// by hand\n/* x */ strict graph \"g\"{", true},
        {"DIGRAPH a\n{ x", true},  {"graph", false},
        {"graph,x\n", false},      {"digraph a b {", false},
        {"{\"graph\": 1}", false}, {"", false},
    };
    for (size_t i = 0; i < COUNT(samples); i++)
        assert_int_equal(
            tl_read_dot.recognises(samples[i].text, strlen(samples[i].text)),
            samples[i].is_dot);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_become_plain),
        cmocka_unit_test(mistakes_are_located),
        cmocka_unit_test(what_cgraph_cannot_bear_is_refused),
        cmocka_unit_test(statements_are_noted),
        cmocka_unit_test(graphs_are_recognised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
