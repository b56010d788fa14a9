/* The JSON readers: what they hand over, what they leave out, and what they say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/reading.h"
#include "tests/support/support.h"

static const char document[] =
    "{\"tieline\": \"1\", \"title\": \"T\", \"description\": \"D\", \"by\": \"me\",\n"
    " \"grid\": {\"a\": [1, 2.50, \"x \\\" y\"], \"b\": null},\n"
    " \"references\": [{\"id\": \"r1\", \"title\": \"R\", \"authors\": [\"A\", "
    "\"B\"]},\n"
    "  {\"id\": \"r2\", \"via\": \"r1\", \"authors\": \"C\"}],\n"
    " \"actors\": [{\"id\": \"cn\", \"name\": \"China\", \"aliases\": [\"PRC\", null, "
    "7],\n"
    "   \"kind\": null, \"rank\": 3.0, \"ok\": true}, null, {\"id\": \"ru\"}],\n"
    " \"events\": [{\"id\": 12, \"title\": \"\\u00e9\\ud83d\\ude00\", \"date\": 2015,\n"
    "   \"earliest\": \"ours\", \"latest\": {\"o\": 1}, \"label\": [2], \"count\": "
    "32.0,\n"
    "   \"participants\": [\"PRC\", {\"actor\": \"ru\", \"role\": \"host\",\n"
    "     \"date\": \"2015-05\", \"label\": \"ours\", \"seat\": \"1\",\n"
    "     \"cite\": [\"r2\"]}],\n"
    "   \"cite\": [{\"reference\": \"r1\", \"locator\": 4, \"status\": \"denied\",\n"
    "     \"quote\": \"q\", \"page\": \"x\"}, \"r2\"]},\n"
    "  {\"title\": \"undated\", \"date\": \"\", \"label\": \"mine\", "
    "\"part_of\": \"12\",\n"
    "   \"participants\": \"cn\", \"cite\": \"r1\"}],\n"
    " \"relations\": [{\"source\": \"cn\", \"target\": \"ru\", \"kind\": \"k\",\n"
    "   \"directed\": false, \"weight\": \"0.5\", \"events\": [12, \"undated\"]}]}\n";

static const char *
attribute(struct tl_attributes attributes, const char *wanted)
{
    const char *key;
    const char *value;
    while (tl_attributes_next(&attributes, &key, &value)) {
        if (strcmp(key, wanted) == 0)
            return value;
    }
    return NULL;
}

static void
check_actors(const struct tl_graph *graph)
{
    struct tl_actor china = tl_graph_actor(graph, 0);
    assert_int_equal(tl_graph_count(graph, TL_ACTOR), 2);
    assert_string_equal(china.id, "cn");
    assert_string_equal(china.name, "China");
    assert_string_equal(china.kind, "");
    assert_memory_equal(china.aliases, "PRC\0007\0", 7);
    assert_int_equal(china.attributes.count, 2);
    assert_string_equal(attribute(china.attributes, "rank"), "3");
    assert_string_equal(attribute(china.attributes, "ok"), "true");
}

static void
check_events(const struct tl_graph *graph)
{
    struct tl_event event = tl_graph_event(graph, 0);
    assert_int_equal(tl_graph_count(graph, TL_EVENT), 2);
    assert_string_equal(event.id, "12");
    assert_string_equal(event.title, "\u00e9\U0001F600");
    assert_string_equal(event.date->text, "2015");
    assert_int_equal(event.count, 32);
    assert_int_equal(event.attributes.count, 0);
    assert_int_equal(event.participations.count, 2);
    assert_int_equal(event.citations.count, 2);
    struct tl_event undated = tl_graph_event(graph, 1);
    assert_int_equal(undated.part_of, 0);
    assert_int_equal(undated.participations.count, 1);
    assert_string_equal(attribute(undated.attributes, "label"), "mine");
}

static void
check_inner_records(const struct tl_graph *graph)
{
    struct tl_slice members = tl_graph_event(graph, 0).participations;
    struct tl_participation china = tl_graph_participation(graph, members.first);
    struct tl_participation russia = tl_graph_participation(graph, members.first + 1);
    assert_int_equal(china.actor, 0);
    assert_null(china.date);
    assert_string_equal(russia.role, "host");
    assert_string_equal(russia.date->text, "2015-05");
    assert_int_equal(russia.attributes.count, 1);
    assert_int_equal(russia.citations.count, 1);
    struct tl_slice citations = tl_graph_event(graph, 0).citations;
    struct tl_citation citation = tl_graph_citation(graph, citations.first);
    assert_int_equal(citation.reference, 0);
    assert_string_equal(citation.locator, "4");
    assert_string_equal(citation.quote, "q");
    assert_int_equal(citation.status, TL_DENIED);
    assert_string_equal(attribute(citation.attributes, "page"), "x");
}

static void
check_rest(const struct tl_graph *graph)
{
    struct tl_dataset dataset = tl_graph_dataset(graph);
    struct tl_relation relation = tl_graph_relation(graph, 0);
    assert_string_equal(dataset.title, "T");
    assert_string_equal(dataset.description, "D");
    assert_string_equal(attribute(dataset.attributes, "by"), "me");
    assert_string_equal(attribute(dataset.attributes, "grid"),
                        "{\"a\":[1,2.50,\"x \\\" y\"],\"b\":null}");
    assert_false(relation.directed);
    assert_int_equal(relation.weight, TL_WEIGHT_ONE / 2);
    assert_int_equal(relation.event_count, 2);
    assert_memory_equal(tl_graph_reference(graph, 0).authors, "A\0B\0", 5);
    assert_memory_equal(tl_graph_reference(graph, 1).authors, "C\0", 3);
    assert_int_equal(tl_graph_reference(graph, 1).via, 0);
}

static void
a_document_is_read(void **state)
{
    (void)state;
    char buffer[2000];
    struct outcome outcome = outcome_of("json", document);
    assert_string_equal(outcome_write(&outcome, buffer, sizeof buffer), "");
    check_actors(outcome.graph);
    check_events(outcome.graph);
    check_inner_records(outcome.graph);
    check_rest(outcome.graph);
    outcome_free(&outcome);
}

/* Wherever the input's pieces meet, the outcome is the same. */
static void
a_document_is_read_across_pieces(void **state)
{
    (void)state;
    size_t length = strlen(document);
    size_t step = cases_tried(7, 1, 1);
    char *bytes = malloc(PIECE + length);
    assert_non_null(bytes);
    for (size_t before = PIECE - length - 1; before <= PIECE; before += step) {
        char buffer[2000];
        memset(bytes, ' ', before);
        memcpy(bytes + before, document, length);
        struct outcome outcome =
            outcome_of_bytes("json", false, bytes, before + length);
        assert_string_equal(outcome_write(&outcome, buffer, sizeof buffer), "");
        assert_int_equal(tl_graph_count(outcome.graph, TL_CITATION), 4);
        check_rest(outcome.graph);
        outcome_free(&outcome);
    }
    free(bytes);
}

/* So are the places. */
static void
places_are_right_across_pieces(void **state)
{
    (void)state;
    static const char text[] =
        "\n{\"events\": [{\"title\": \"\u00e9\", \"date\": \"no\"},\n"
        " {\"title\": \"\U0001F600\",\n \"date\": 13, \"n\u00f6te\": nul}]}";
    char *bytes = malloc(PIECE + sizeof text);
    assert_non_null(bytes);
    for (size_t before = PIECE - sizeof text; before <= PIECE; before++) {
        memset(bytes, '\n', before);
        memcpy(bytes + before, text, sizeof text - 1);
        struct outcome outcome =
            outcome_of_bytes("json", false, bytes, before + sizeof text - 1);
        const struct tl_diagnostic *const *found =
            tl_diagnostics_sorted(outcome.diagnostics);
        assert_int_equal(tl_diagnostics_count(outcome.diagnostics, TL_ERROR), 2);
        assert_int_equal(found[0]->position.line, before + 2);
        assert_int_equal(found[0]->position.column, 36);
        assert_int_equal(found[1]->rule, TL_RULE_SYNTAX);
        assert_int_equal(found[1]->position.line, before + 4);
        assert_int_equal(found[1]->position.column, 22);
        outcome_free(&outcome);
    }
    free(bytes);
}

static void
what_cannot_be_held_is_left_out(void **state)
{
    (void)state;
    static const struct report reports[] = {
        {"{\"events\": [{\"title\": \"a\",\n \"\u00e9\": 1, \"b\": {\"c\": 2, \"c\" : "
         "3}},\n"
         " {\"title\": \"t\", \"date\": \"x y\"}]}",
         "2:24 bad-value: found a key that its object has already, expected each once\n"
         "3:25 bad-date: "},
        {"{\"x\": [99999999999999999999, 1e400, 2]}",
         "1:30 bad-number: found a number that is too large, expected one below "
         "1.7e308"},
        {"{\"x\": -1e400}",
         "1:7 bad-number: found a number that is too large, expected one below "
         "1.7e308"},
        {"{\"x\": [\"a\", \"b\\u0000\"]}",
         "1:13 bad-value: found the escape \\u0000 in a "
         "text, expected text without NUL"},
        {"{\"x\": {\"y\": 1, \"\\u0000\": 2}}",
         "1:16 bad-value: found the escape \\u0000 in a key, expected text without "
         "NUL"},
        {"{\"\\u0000\": 2}", "1:2 bad-value: found the escape \\u0000 in a text, "
                             "expected text without NUL"},
        {"{\"x\": \"\\udc00\"}",
         "1:7 bad-value: found half of a surrogate pair (\\ud800 "
         "to \\udfff), expected both halves"},
        {"{\"x\": \"\\ud800\\u0041\"}",
         "1:7 bad-value: found half of a surrogate pair (\\ud800 to \\udfff), expected "
         "both halves"},
        {"{\"events\": [], \"title\": \"a\",\n \"events\": [{\"title\": \"b\"}],\n"
         " \"t\\u0069tle\": 1}",
         "2:2 bad-value: found a key that the document has already, expected each "
         "once\n"
         "3:2 bad-value: found a key that the document has already, expected each "
         "once"},
    };
    for (size_t i = 0; i < COUNT(reports); i++) {
        char buffer[2000];
        struct outcome outcome = outcome_of("json", reports[i].text);
        const char *expected = reports[i].expected;
        assert_memory_equal(outcome_write(&outcome, buffer, sizeof buffer), expected,
                            strlen(expected));
        outcome_free(&outcome);
    }
}

static void
wrong_types_are_named(void **state)
{
    (void)state;
    static const struct report reports[] = {
        {"{\"events\": {}}", "1:12 wrong-type: found an object as 'events', expected a "
                             "list"},
        {"{\"events\": null, \"actors\": \"x\"}",
         "1:28 wrong-type: found text as 'actors', expected a list"},
        {"{\"events\": [1, null, []]}",
         "1:13 wrong-type: found a number, expected an object, the event\n"
         "1:22 wrong-type: found a list, expected an object, the event"},
        {"{\"events\": [], \"title\": [1]}",
         "1:25 wrong-type: found a list as 'title', expected text"},
        {"{\"events\": [{\"title\": \"t\", \"place\": true, \"date\": {}, \"count\": "
         "[]}]}",
         "1:37 wrong-type: found true as 'place', expected text\n"
         "1:51 wrong-type: found an object as 'date', expected a date as text\n"
         "1:64 wrong-type: found a list as 'count', expected a number"},
        {"{\"events\": [{\"title\": \"t\", \"participants\": [false, [1], {\"actor\": "
         "[2]}], \"cite\": true}]}",
         "1:45 wrong-type: found false in 'participants', expected an object\n"
         "1:52 wrong-type: found a list in 'participants', expected an object\n"
         "1:57 missing: found no 'actor', expected every participation to have one\n"
         "1:67 wrong-type: found a list as 'actor', expected text\n"
         "1:82 wrong-type: found true as 'cite', expected a list"},
        {"{\"actors\": [{\"id\": \"a\", \"aliases\": [{\"x\": [1]}, [], \"b\"],\n"
         "\"kind\": {}}]}",
         "1:37 wrong-type: found an object in 'aliases', expected text\n"
         "1:49 wrong-type: found a list in 'aliases', expected text\n"
         "2:9 wrong-type: found an object as 'kind', expected text"},
        {"{\"relations\": [{\"source\": \"a\", \"target\": \"b\", \"directed\": 1,\n"
         " \"weight\": false, \"events\": {}}]}",
         "1:59 wrong-type: found a number as 'directed', expected true or false\n"
         "2:12 wrong-type: found false as 'weight', expected a number\n"
         "2:29 wrong-type: found an object as 'events', expected a list of text"},
    };
    check_reports("json", reports, COUNT(reports));
}

static void
misspelled_keys_are_kept_and_named(void **state)
{
    (void)state;
    static const struct report reports[] = {
        {"{\"title\": \"t\", \"note\": \"n\"}",
         "1:1 ignored: found none of the lists 'events', 'actors', 'relations', "
         "'references' in this document; what it says is kept as attributes of the "
         "dataset"},
        {"{\"event\": []}",
         "1:1 missing: found none of the lists 'events', 'actors', 'relations', "
         "'references' in this document, expected a dataset; records of other programs "
         "are read by --records '.[]' and --columns, or by --mapping\n"
         "1:2 unknown-key: found the key 'event', which is kept as an attribute? "
         "events"},
        {"{\"events\": [{\"title\": \"t\",\n \"Place\" : \"p\", \"participant\": "
         "[\"x\"],\n"
         " \"cites\": 1, \"xyz\": 2}]}",
         "2:2 unknown-key: found the key 'Place', which is kept as an attribute? "
         "place\n"
         "2:17 unknown-key: found the key 'participant', which is kept as an "
         "attribute? "
         "participants\n"
         "3:2 unknown-key: found the key 'cites', which is kept as an attribute? cite"},
    };
    check_reports("json", reports, COUNT(reports));
    struct outcome outcome = outcome_of("json", reports[2].text);
    struct tl_event event = tl_graph_event(outcome.graph, 0);
    assert_int_equal(event.attributes.count, 4);
    assert_string_equal(attribute(event.attributes, "Place"), "p");
    assert_string_equal(attribute(event.attributes, "participant"), "[\"x\"]");
    outcome_free(&outcome);
}

static void
other_versions_are_refused(void **state)
{
    (void)state;
    static const struct report reports[] = {
        {"{\"tieline\": 1}", ""},
        {"{\"tieline\": null}", ""},
        {"{\"tieline\": 2}", ""},
        {"{\"tieline\": \"3\", \"events\": 1",
         "1:13 version: found a document of version "
         "'3', expected '1' or '2'"},
        {"{\"tieline\": [1, 1]}",
         "1:13 version: found a document of version '[1,1]', expected '1' or '2'"},
    };
    check_reports("json", reports, COUNT(reports));
}

static void
bytes_that_are_no_text_are_all_that_is_wrong(void **state)
{
    (void)state;
    static const char text[] =
        "{\"events\": [{\"title\": \"a\"}, {\"title\": \"\xE9\"}]}";
    char buffer[2000];
    struct outcome outcome = outcome_of_bytes("json", false, text, sizeof text - 1);
    assert_string_equal(
        outcome_write(&outcome, buffer, sizeof buffer),
        "1:40 encoding: found the byte 0xE9, expected text in UTF-8; "
        "this looks like Latin-1 or Windows-1252: try --encoding windows-1252");
    outcome_free(&outcome);
}

static void
lines_are_events(void **state)
{
    (void)state;
    static const struct report reports[] = {
        {"", ""},
        {"\n \t\r\n\n", ""},
        {"{\"title\": \"a\"}\r\n\n  {\"title\": \"b\"}", ""},
        {"{\"title\": \"a\",\n\"date\": 1}",
         "1:15 syntax: found the end of the line, expected a key in double quotes"},
        {"{\"title\": \"a\"} {}\n", "1:16 syntax: found '{', expected the end of the "
                                    "line"},
        {"{\"title\": \"a\"}\n{\"title\": \"b",
         "2:13 syntax: found the end of the input, expected '\"', the end of the text "
         "(a "
         "line end or a tab in it is written \\n or \\t)"},
        {"[]\n{\"title\": [1], \"id\": 4}\n{\"\u00e9\": 1, \"title\": 2, \"place\": "
         "[]}",
         "1:1 wrong-type: found a list, expected an object, the event\n"
         "2:11 wrong-type: found a list as 'title', expected text\n"
         "3:31 wrong-type: found a list as 'place', expected text"},
    };
    check_reports("jsonl", reports, COUNT(reports));
}

static void
bad_lines_can_be_skipped(void **state)
{
    (void)state;
    static const char text[] =
        "{\"title\": \"a\"}\n{\"title\": \"b\"} x\nnonsense\n[]\n"
        "{\"title\": \"c\", \"title\": 1}\n{\"title\": \"\\q\n"
        "{\"title\": \"d\"}\n{\"title\": \"e\", \"date\": \"?\"}\n{";
    struct outcome outcome = outcome_of_bytes("jsonl", true, text, sizeof text - 1);
    assert_false(tl_diagnostics_failed(outcome.diagnostics));
    assert_int_equal(tl_diagnostics_count(outcome.diagnostics, TL_ERROR), 7);
    assert_int_equal(tl_diagnostics_skipped(outcome.diagnostics), 7);
    assert_int_equal(tl_graph_count(outcome.graph, TL_EVENT), 2);
    outcome_free(&outcome);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_is_read),
        cmocka_unit_test(a_document_is_read_across_pieces),
        cmocka_unit_test(places_are_right_across_pieces),
        cmocka_unit_test(what_cannot_be_held_is_left_out),
        cmocka_unit_test(wrong_types_are_named),
        cmocka_unit_test(misspelled_keys_are_kept_and_named),
        cmocka_unit_test(other_versions_are_refused),
        cmocka_unit_test(bytes_that_are_no_text_are_all_that_is_wrong),
        cmocka_unit_test(lines_are_events),
        cmocka_unit_test(bad_lines_can_be_skipped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
