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
check(const char *text, const char *expected)
{
    char buffer[2000];
    struct outcome outcome = outcome_of("gexf", text);
    char *actual = model_write(outcome.graph);
    if (tl_diagnostics_count(outcome.diagnostics, TL_ERROR) > 0)
        fail_msg("%s", outcome_write(&outcome, buffer, sizeof buffer));
    assert_string_equal(actual, expected);
    free(actual);
    outcome_free(&outcome);
}

/* The times of an edge in a graph of a time format, and what they make of a relation.
 */
static void
times_become_dates(void **state)
{
    static const struct {
        const char *format;
        const char *times;
        const char *expected;
    } cases[] = {
        {"date", "start='2001-02-03' end='2001-02-03'", "date=2001-02-03"},
        {"date", "start=' 2001-02 ' end='2001-05'", "date=2001-02/2001-05"},
        {"date", "start='2001' end='Infinity'", "date=2001/"},
        {"date", "start='-43' end='17'", "date=-0043/0017"},
        {"date", "startopen='2001-12-31' endopen='2004-03-01'",
         "date=2002-01-01/2004-02-29"},
        {"date", "startopen='2001-12' endopen='2003-01'", "date=2002-01/2002-12"},
        {"date", "startopen='2001' endopen='2004'", "date=2002/2003"},
        {"date", "start='2001-02-03' endopen='2001-02-03'", "date=2001-02-03"},
        {"date", "start='2001-02-03+01:00'", "date=2001-02-03/"},
        {"dateTime", "timestamp='2001-02-03T04:05:06.789Z'",
         "date=2001-02-03T04:05:06Z"},
        {"dateTime", "start='2001-02-03T04:05:06Z' endopen='2001-02-05T00:00:00Z'",
         "date=2001-02-03/2001-02-04"},
        {"date", "timestamps='[2001, 2003]'", "date={2001,2003}"},
        {"date", "intervals='&lt;[2001, 2003); [2005, 2006, 1.5]&gt;'",
         "date={2001..2002,2005..2006}"},
        {"double", "start='2001' end='2002'", "@spells=2001/2002"},
        {"double", "start='2001-02-03'", "date=2001-02-03/"},
        {"date", "start='soon'", "@spells=soon/"},
        {"date", "start='2003' end='2001'", "@spells=2003/2001"},
        {"date", "start='2001-02-30'", "@spells=2001-02-30/"},
        {"date", "start='-Infinity' end='Infinity'", ""},
    };
    char text[1000], expected[1000];
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        bool field = strncmp(cases[i].expected, "date", 4) == 0;
        snprintf(text, sizeof text,
                 "<gexf><graph timeformat='%s'><nodes><node id='a'/><node id='b'/>"
                 "</nodes><edges><edge id='r' source='a' target='b' %s/></edges>"
                 "</graph></gexf>",
                 cases[i].format, cases[i].times);
        snprintf(expected, sizeof expected,
                 "actor|id=a\nactor|id=b\n"
                 "relation|id=r|source=a|target=b%s%s|directed=no%s%s\n",
                 field ? "|" : "", field ? cases[i].expected : "",
                 !field && *cases[i].expected ? "|" : "",
                 field ? "" : cases[i].expected);
        check(text, expected);
    }
}

static void
ids_of_edges_are_those_of_relations_if_they_are_free(void **state)
{
    (void)state;
    check("<gexf><graph defaultedgetype='directed'><nodes><node id='a'/><node id='b'/>"
          "</nodes><edges><edge id='x' source='a' target='b'/>"
          "<edge id='b' source='a' target='b' kind='k'/></edges></graph></gexf>",
          "actor|id=a\nactor|id=b\n"
          "relation|id=rx20pswn90evt|source=a|target=b|kind=k\n"
          "relation|id=x|source=a|target=b\n");
}

static void
edges_may_come_before_nodes(void **state)
{
    (void)state;
    check("<gexf><graph defaultedgetype='directed'><edges>"
          "<edge id='x' source='e' target='f'/><edge source='e' target='a'/></edges>"
          "<nodes><node id='a' type='event'/><node id='e' label='E'/><node id='f'/>"
          "</nodes></graph></gexf>",
          "actor|id=e|name=E\nactor|id=f\nevent|id=a\n  participation|actor=e\n"
          "relation|id=x|source=e|target=f\n");
}

static void
groups_may_come_after_their_members(void **state)
{
    (void)state;
    check("<gexf><graph><nodes><node id='a' pid='g'/><node id='g'>"
          "<parents><parent for='h'/><parent for='a'/></parents></node>"
          "<node id='h'/></nodes></graph></gexf>",
          "actor|id=a|@member_of=g\nactor|id=g|@member_of=h\nactor|id=h\n"
          "relation|id=r20aqkas0n2vv|source=g|target=a|kind=member of\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_become_dates),
        cmocka_unit_test(ids_of_edges_are_those_of_relations_if_they_are_free),
        cmocka_unit_test(edges_may_come_before_nodes),
        cmocka_unit_test(groups_may_come_after_their_members),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
