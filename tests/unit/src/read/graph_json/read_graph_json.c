#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "src/read/base/reader.h"
#include "tests/support/reading.h"
#include "tests/support/support.h"

/* Fails the test where the text does not make that graph, or is not without errors. */
static void
check(const char *format, const char *text, const char *expected)
{
    char buffer[2000];
    struct outcome outcome = outcome_of(format, text);
    char *actual = model_write(outcome.graph);
    if (tl_diagnostics_count(outcome.diagnostics, TL_ERROR) > 0)
        fail_msg("%s", outcome_write(&outcome, buffer, sizeof buffer));
    assert_string_equal(actual, expected);
    free(actual);
    outcome_free(&outcome);
}

/* What an edge between two nodes says, and the relation that it becomes. */
static void
edges_become_relations(void **state)
{
    static const struct {
        const char *edge;
        const char *expected;
    } cases[] = {
        {"\"id\":\"x\",\"label\":\"l\",\"type\":\"t\"", "id=x|.|kind=l|@type=t"},
        {"\"id\":\"x\",\"interaction\":\"i\",\"label\":\"l\"",
         "id=x|.|kind=i|@caption=l"},
        {"\"id\":\"x\",\"kind\":\"k\",\"interaction\":\"i\"",
         "id=x|.|kind=k|@interaction=i"},
        {"\"id\":\"x\",\"key\":0,\"value\":2.50", "id=x|.|weight=2500000|@key=0"},
        {"\"id\":\"x\",\"weight\":1,\"value\":3", "id=x|.|weight=1000000|@value=3"},
        {"\"id\":\"x\",\"directed\":false", "id=x|.|directed=no"},
        {"\"id\":\"x\",\"undirected\":true", "id=x|.|directed=no"},
        {"\"id\":\"x\",\"start\":1801,\"end\":\"1804-05\"", "id=x|.|date=1801/1804-05"},
        {"\"id\":\"x\",\"start\":18,\"end\":20", "id=x|.|@end=20|@start=18"},
        {"\"id\":\"x\",\"end\":\"1804\"", "id=x|.|date=/1804"},
    };
    char text[1000], expected[1000], line[200];
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        snprintf(text, sizeof text,
                 "{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"links\":["
                 "{\"source\":\"a\",\"target\":\"b\",%s}]}",
                 cases[i].edge);
        const char *dot = strstr(cases[i].expected, "|.");
        snprintf(line, sizeof line, "%.*s|source=a|target=b%s",
                 (int)(dot - cases[i].expected), cases[i].expected, dot + 2);
        snprintf(expected, sizeof expected, "actor|id=a\nactor|id=b\nrelation|%s\n",
                 line);
        check("nodelink", text, expected);
    }
}

static void
edges_may_come_before_nodes(void **state)
{
    (void)state;
    check("graphology",
          "{\"edges\":[{\"source\":\"e\",\"target\":\"f\"},"
          "{\"key\":\"x\",\"source\":\"a\",\"target\":\"e\"}],\"nodes\":["
          "{\"key\":\"a\",\"attributes\":{\"type\":\"event\"}},"
          "{\"key\":\"e\",\"attributes\":{\"label\":\"E\"}},{\"key\":\"f\"}]}",
          "actor|id=e|name=E\nactor|id=f\nevent|id=a\n"
          "  participation|actor=e|@edge_id=x\n"
          "relation|id=rfxksd2vxgt1t|source=e|target=f\n");
}

/* In our own outputs keys and sorted members are those of relations and ties. */
static void
our_own_come_back_with_sorted_members(void **state)
{
    (void)state;
    check("nodelink",
          "{\"edges\":[{\"directed\":true,\"key\":\"own\",\"kind\":\"owns\",\"label\":"
          "\"owns\",\"source\":\"a\",\"target\":\"b\",\"weight\":1},"
          "{\"directed\":true,\"key\":\"edge:0123456789abcdef01234567\",\"kind\":"
          "\"participates\",\"label\":\"host\",\"role\":\"host\",\"source\":\"a\","
          "\"target\":\"e\",\"weight\":1}],\"nodes\":["
          "{\"id\":\"a\",\"item\":\"actor\",\"label\":\"A\"},"
          "{\"id\":\"b\",\"item\":\"actor\",\"label\":\"b\"},"
          "{\"id\":\"e\",\"item\":\"event\",\"label\":\"E\"}]}",
          "actor|id=a|name=A\nactor|id=b\nevent|id=e|title=E\n"
          "  participation|actor=a|role=host\n"
          "relation|id=own|source=a|target=b|kind=owns|weight=1000000\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edges_become_relations),
        cmocka_unit_test(edges_may_come_before_nodes),
        cmocka_unit_test(our_own_come_back_with_sorted_members),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
