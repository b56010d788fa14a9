#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "src/read/base/reader.h"
#include "tests/support/reading.h"
#include "tests/support/support.h"

#define KEYS                                                                           \
    "<key id='n' for='node' attr.name='name'/><key id='x' attr.name='colour'/>"        \
    "<key id='k' for='edge' attr.name='kind'><default>knows</default></key>"           \
    "<key id='g' yfiles.type='edgegraphics'/>"

/* Fails the test where what is within a document does not make that graph, or is not
 * without errors. */
static void
check(const char *within, const char *expected)
{
    static const char before[] = "<graphml>" KEYS "<graph edgedefault='directed'>";
    static const char after[] = "</graph></graphml>";
    char text[2000], buffer[2000];
    strcat(strcat(strcpy(text, before), within), after);
    struct outcome outcome = outcome_of("graphml", text);
    char *actual = model_write(outcome.graph);
    if (tl_diagnostics_count(outcome.diagnostics, TL_ERROR) > 0)
        fail_msg("%s", outcome_write(&outcome, buffer, sizeof buffer));
    assert_string_equal(actual, expected);
    free(actual);
    outcome_free(&outcome);
}

static void
data_are_of_their_element(void **state)
{
    (void)state;
    check("<node id='a'><data key='n'>A</data><data key='x'>red</data>"
          "<graph><node id='b'><data key='x'>blue</data></node></graph>"
          "<data key='y'>1</data></node>",
          "actor|id=a|name=A|@colour=red|@y=1\nactor|id=b|@colour=blue|@member_of=a\n");
    check("<node id='a'><data key='x'>red</data><data key='x'>red</data></node>"
          "<node id='b'><data key='x'>red</data><data key='x'>blue</data></node>",
          "actor|id=a|@colour=red; red\nactor|id=b|@colour=red; blue\n");
}

static void
edges_have_the_direction_of_their_graph_or_their_own(void **state)
{
    (void)state;
    check("<node id='a'/><node id='b'/><edge id='e' source='a' target='b'/>"
          "<edge id='f' source='a' target='b' directed='false'/>"
          "<edge id='g' source='a' target='b'><data key='g'><P><Arrows source='none' "
          "target='none'/></P></data></edge>"
          "<edge id='h' source='a' target='b'><data key='g'><P><Arrows "
          "source='standard' target='none'/></P></data></edge>",
          "actor|id=a\nactor|id=b\n"
          "relation|id=e|source=a|target=b|kind=knows\n"
          "relation|id=f|source=a|target=b|kind=knows|directed=no\n"
          "relation|id=g|source=a|target=b|kind=knows|directed=no\n"
          "relation|id=h|source=b|target=a|kind=knows\n");
}

static void
hyperedges_are_events(void **state)
{
    (void)state;
    check("<node id='a'/><hyperedge id='h'><endpoint node='a' type='in'/>"
          "<endpoint node='b'/></hyperedge><node id='b'/><hyperedge id='a'/>"
          "<hyperedge id='5'/>",
          "actor|id=a\nactor|id=b\nevent|id=h\n  participation|actor=a|role=in\n"
          "  participation|actor=b\nevent|id=hyperedge 1\nevent|id=hyperedge 2\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(data_are_of_their_element),
        cmocka_unit_test(edges_have_the_direction_of_their_graph_or_their_own),
        cmocka_unit_test(hyperedges_are_events),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
