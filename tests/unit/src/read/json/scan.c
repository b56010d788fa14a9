/* JSON itself: what is, what is not and where, and how a text is recognised. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "tests/support/reading.h"
#include "src/read/json/scan.h"
#include "src/read/json/value.h"
#include "src/read/readers.h"

static void
syntax_errors_say_what_and_where(void **state)
{
    (void)state;
    static const struct report reports[] = {
        {"", "1:1 syntax: found the end of the input, expected '{', the beginning of a "
             "dataset"},
        {" \n [1]",
         "2:2 syntax: found '[', expected '{', the beginning of a dataset; records of "
         "other programs are read by --records '.[]' and --columns, or by --mapping"},
        {"{",
         "1:2 syntax: found the end of the input, expected a key in double quotes"},
        {"{} x", "1:4 syntax: found 'x', expected the end of the document"},
        {"{}\n{}",
         "2:1 syntax: found '{', expected the end of the document (objects one "
         "a line are JSON Lines: -f jsonl)"},
        {"{\ufeff}", "1:2 syntax: found '\ufeff' (U+FEFF), expected a key in double "
                     "quotes"},
        {"{\u201ca\u201d: 1}",
         "1:2 syntax: found '\u201c' (U+201C), expected a key in double quotes"},
        {"{'a': 1}",
         "1:2 syntax: found a single quote, expected a key in double quotes"},
        {"{a: 1}", "1:2 syntax: found 'a', expected a key in double quotes"},
        {"{\"a\" 1}", "1:6 syntax: found '1', expected ':'"},
        {"{\"a\": None}", "1:7 syntax: found 'None', expected a value"},
        {"{\"a\": 012}", "1:8 syntax: found '12', expected ',' or '}'"},
        {"{\"a\": 1.}", "1:9 syntax: found '}', expected a digit"},
        {"{\"a\": -}", "1:8 syntax: found '}', expected a digit"},
        {"{\"a\": 1,}",
         "1:9 syntax: found '}', expected a key after the comma; remove that comma"},
        {"{\"a\": [1,]}",
         "1:10 syntax: found ']', expected a value after the comma; remove that "
         "comma"},
        {"{\"a\": [1}", "1:9 syntax: found '}', expected ',' or ']'"},
        {"{\"events\": [{}", "1:13 missing: found no 'id' or 'title', expected every "
                             "event to have one\n"
                             "1:15 syntax: found the end of the input, expected ',' or "
                             "']'"},
        {"{\"\u00e9\": \"a\tb\"}",
         "1:9 syntax: found the control character U+0009, expected '\"', the end of "
         "the "
         "text (a line end or a tab in it is written \\n or \\t)"},
        {"{\"a\": \"b\n\"}",
         "1:9 syntax: found the end of the line, expected '\"', the end of the text (a "
         "line end or a tab in it is written \\n or \\t)"},
        {"{\"a\": \"\\x\"}", "1:9 syntax: found 'x', expected one of \" \\ / b f n r t "
                             "u after a backslash"},
        {"{\"a\": \"\\u12g4\"}",
         "1:12 syntax: found 'g4', expected four hexadecimal digits after '\\u'"},
        {"{\"events\": [{\"title\": \"t\",\n\n  \"u\": }]}",
         "3:8 syntax: found '}', expected a value"},
    };
    check_reports("json", reports, COUNT(reports));
}

/* jansson is the judge of what is JSON. */
static void
syntax_is_that_of_jansson(void **state)
{
    (void)state;
    static const char *const values[] = {
        "1",           "-0",       "0.5",
        "1e5",         "1E+5",     "1e-5",
        "-1.25e+3",    "01",       "1.",
        ".5",          "+1",       "1e",
        "1e+",         "--1",      "0x10",
        "1_000",       "NaN",      "Infinity",
        "true",        "tru",      "truex",
        "True",        "null",     "nul",
        "\"\"",        "\"\\/\"",  "\"\\'\"",
        "\"\\u00e9\"", "[]",       "[ ]",
        "[1 2]",       "[,]",      "[1,,2]",
        "[[[]]]",      "[1]]",     "{}",
        "{ }",         "{\"\":1}", "{1:2}",
        "{\"a\":1}",   "{\"a\"}",  "{\"a\":}",
        "/**/1",       "1 // one", "\v1",
        "\f1",         "\"\x7F\"", "'a'",
        "\"a",         "\"\\",     "\"\\u12",
        "[\"a\",",     "{\"a\":1", "\"\\uD83D\\uDE00\"",
        "1 ",          "\t\r\n1",
    };
    for (size_t i = 0; i < COUNT(values); i++) {
        char text[80];
        json_error_t error;
        snprintf(text, sizeof text, "{\"events\": [], \"x\": %s}", values[i]);
        json_t *value = json_loads(text, JSON_REJECT_DUPLICATES, &error);
        struct outcome outcome = outcome_of("json", text);
        assert_int_equal(tl_diagnostics_rule_count(outcome.diagnostics, TL_RULE_SYNTAX),
                         !value);
        json_decref(value);
        outcome_free(&outcome);
    }
}

/* A document whose only key has a list in a list, and so on. */
static size_t
nested(char *text, size_t depth)
{
    size_t used = (size_t)sprintf(text, "{\"events\": [], \"x\": ");
    memset(text + used, '[', depth);
    memset(text + used + depth, ']', depth);
    text[used + 2 * depth] = '}';
    return used + 2 * depth + 1;
}

static void
depth_is_bounded(void **state)
{
    (void)state;
    static const struct {
        size_t depth;
        size_t errors;
    } rows[] = {{999, 0}, {1000, 0}, {1001, 1}, {200000, 1}};
    char *text = malloc(2 * rows[3].depth + 40);
    assert_non_null(text);
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t length = nested(text, rows[i].depth);
        struct outcome outcome = outcome_of_bytes("json", false, text, length);
        assert_int_equal(tl_diagnostics_rule_count(outcome.diagnostics, TL_RULE_SYNTAX),
                         rows[i].errors);
        outcome_free(&outcome);
    }
    free(text);
}

/* What is read needs no more memory for being followed by more of the same. */
static void
memory_does_not_grow_with_the_input(void **state)
{
    (void)state;
    static const char element[] = "{\"title\": \"an event like any other\"}          ,";
    size_t count = 16 * PIECE / (sizeof element - 1);
    size_t length = 1 + count * (sizeof element - 1);
    char *text = malloc(length);
    assert_non_null(text);
    for (size_t i = 0; i < count; i++)
        memcpy(text + 1 + i * (sizeof element - 1), element, sizeof element - 1);
    text[0] = '[';
    text[length - 1] = ']';
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    struct tl_input *input = tl_input_memory("m", text, length, diagnostics);
    struct tl_read_json_scan scan;
    size_t values = 0;
    tl_read_json_scan_begin(&scan, input);
    assert_int_equal(tl_read_json_scan_step(&scan, '['), TL_READ_JSON_OPENED);
    while (tl_read_json_scan_step(&scan, '[') == TL_READ_JSON_VALUE)
        values++;
    assert_int_equal(values, count);
    assert_true(scan.room <= 4 * PIECE);
    assert_true(scan.extent_room <= 64);
    tl_read_json_scan_end(&scan);
    tl_input_close(input);
    tl_diagnostics_free(diagnostics);
    free(text);
}

static void
scalars_become_texts(void **state)
{
    (void)state;
    static const struct {
        const char *json;
        const char *text;
    } rows[] = {
        {"\"a\\tb\"", "a\tb"},
        {"true", "true"},
        {"false", "false"},
        {"0", "0"},
        {"-9223372036854775808", "-9223372036854775808"},
        {"0.0", "0"},
        {"-0.0", "0"},
        {"12.0", "12"},
        {"-1.50", "-1.5"},
        {"0.1", "0.1"},
        {"0.10000000000000001", "0.1"},
        {"0.30000000000000004", "0.30000000000000004"},
        {"1e2", "100"},
        {"123456.789e3", "123456789"},
        {"1e20", "100000000000000000000"},
        {"1e21", "1e+21"},
        {"-1.25e22", "-1.25e+22"},
        {"0.000001", "0.000001"},
        {"0.0000012", "0.0000012"},
        {"1e-7", "1e-7"},
        {"1.5e-7", "1.5e-7"},
        {"5e-324", "5e-324"},
        {"2.2250738585072014e-308", "2.2250738585072014e-308"},
        {"1.7976931348623157e308", "1.7976931348623157e+308"},
        {"9007199254740993.0", "9007199254740993.0"},
        {"90000000000.000001", "90000000000.000001"},
        {"[1, \"a \\\" b\", {\"c\": 1e2}]", "[1,\"a \\\" b\",{\"c\":1e2}]"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct tl_read_json_room room = {0};
        struct tl_text json = {rows[i].json, strlen(rows[i].json)};
        json_t *value = json_loadb(json.bytes, json.length, JSON_DECODE_ANY, NULL);
        struct tl_text text = tl_read_json_value_text(value, json, &room);
        assert_int_equal(text.length, strlen(rows[i].text));
        assert_memory_equal(text.bytes, rows[i].text, text.length);
        tl_free(room.compact);
        json_decref(value);
    }
}

static void
texts_are_recognised(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *format; /* NULL: no JSON */
    } rows[] = {
        {"", NULL},
        {"id,title\n", NULL},
        {"\"id\",\"title\"\n", NULL},
        {"digraph {", NULL},
        {" [", "json"},
        {"{", "json"},
        {"{}", "json"},
        {"\n{ \"tieline\"", "json"},
        {"{\"events\": [", "json"},
        {"{\"title\": \"x\", \"description\": {\"a\": [1]}, \"actors\": [", "json"},
        {"{\"title\": \"x\", \"date\": \"2015\"}", "jsonl"},
        {"{\"id\": 1}", "jsonl"},
        {"{\"earliest\": 1}", "jsonl"},
        {"{\"title\": \"x\"}", "json"},
        {"{\"title\": \"x\"}\n{\"title\": \"y\"}", "jsonl"},
        {"{\"unknown\": 1, \"a key that is longer than any that we know\": 2}", "json"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t length = strlen(rows[i].text);
        const char *format = tl_read_json.recognises(rows[i].text, length)    ? "json"
                             : tl_read_jsonl.recognises(rows[i].text, length) ? "jsonl"
                                                                              : NULL;
        if (rows[i].format)
            assert_string_equal(format, rows[i].format);
        else
            assert_null(format);
    }
}

static void
readers_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        const char *text;
        const char *format;
    } rows[] = {
        {"a.json", "x,y", "json"},           {"a.b/c.JSONL", "{\"events\"", "jsonl"},
        {"x.ndjson", "", "jsonl"},           {"events.Csv", "{", "csv"},
        {"a.json/b", "{\"id\": 1", "jsonl"}, {"<stdin>", "{\"tieline\"", "json"},
        {"a.jso", "{\"events\"", "json"},    {".json", "", "json"},
        {"a.tsv", "{\"events\"", "csv"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
        struct tl_input *input = tl_input_memory(rows[i].name, rows[i].text,
                                                 strlen(rows[i].text), diagnostics);
        assert_string_equal(tl_reader_for(input)->name, rows[i].format);
        assert_ptr_equal(tl_reader_for(input), tl_reader_find(rows[i].format));
        tl_input_close(input);
        tl_diagnostics_free(diagnostics);
    }
    assert_null(tl_reader_find("JSON"));
    assert_null(tl_reader_find(""));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(syntax_errors_say_what_and_where),
        cmocka_unit_test(syntax_is_that_of_jansson),
        cmocka_unit_test(depth_is_bounded),
        cmocka_unit_test(memory_does_not_grow_with_the_input),
        cmocka_unit_test(scalars_become_texts),
        cmocka_unit_test(texts_are_recognised),
        cmocka_unit_test(readers_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
