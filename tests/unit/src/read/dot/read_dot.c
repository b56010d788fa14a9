#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/reading.h"
#include "src/read/dot/child.h"
#include "src/read/base/reader.h"
#include "tests/support/support.h"

/* Fails the test where the text does not make that graph, or is not without errors. */
static void
check(const char *text, const char *expected)
{
    char buffer[2000];
    struct outcome outcome = outcome_of("dot", text);
    char *actual = model_write(outcome.graph);
    if (tl_diagnostics_count(outcome.diagnostics, TL_ERROR) > 0)
        fail_msg("%s", outcome_write(&outcome, buffer, sizeof buffer));
    assert_string_equal(actual, expected);
    free(actual);
    outcome_free(&outcome);
}

static void
nodes_are_actors(void **state)
{
    (void)state;
    check("digraph { China; b [label=\"\\N\"]; c [label=\"\"]; \"%d\"; \"e\\nf\"; "
          "\"\\\\\" }",
          "actor|id=%d\nactor|id=China\nactor|id=\\\\|name=\\\nactor|id=b\nactor|id=c\n"
          "actor|id=e\\nf|name=e f\n");
    check("digraph G { a [label=\"R&amp;D\\nof \\G\", tooltip=\"Its  end\", "
          "URL=\"http://x.example\"] b [label=<<b>B</b><br/>b>, "
          "href=\"http://y.example\"] "
          "c [label=\"{C|<p> d}\", shape=record] }",
          "actor|id=a|name=R&D of G|description=Its  end|url=http://x.example\n"
          "actor|id=b|name=B b|url=http://y.example\nactor|id=c|name=C d\n");
    check(
        "digraph { a [name=A, label=L, kind=state, aliases=\"x; y\\\\; z\", "
        "description=d, tooltip=t, url=\"http://x.example\", URL=\"http://y.example\", "
        "born=1952, color=red, id=svg1, height=2] }",
        "actor|id=a|name=A|kind=state|aliases=x|aliases=y\\|aliases=z|description=d|"
        "url=http://x.example|@born=1952\n");
}

static void
nodes_of_that_type_are_events(void **state)
{
    (void)state;
    check("digraph { p [type=event, label=Parade, kind=parade, date=\"2015-05-09\", "
          "place=Moscow, count=2, part_of=v, mood=good]; v [type=event, title=V, "
          "label=W]; "
          "x [type=person, date=1950]; y [type=actor, kind=k]; z [type=t, kind=k] }",
          "actor|id=x|kind=person|@date=1950\nactor|id=y|kind=k\n"
          "actor|id=z|kind=k|@type=t\n"
          "event|id=p|title=Parade|kind=parade|date=2015-05-09|place=Moscow|count=2|"
          "part_of=v|@mood=good\nevent|id=v|title=V\n");
}

static void
clusters_are_kinds(void **state)
{
    (void)state;
    check("digraph { label=Title\n"
          "subgraph cluster_0 { label=states; a; subgraph cluster_1 { b }\n"
          "subgraph cluster_2 { label=<<i>Big</i> ones>; c; d [kind=k] } }\n"
          "subgraph cluster_people { e; a }\n"
          "subgraph other { label=no; f; subgraph \"cluster\" { g } }\n"
          "subgraph x { cluster=true; label=yes; h } }",
          "dataset|title=Title\nactor|id=a|kind=states\nactor|id=b|kind=states\n"
          "actor|id=c|kind=Big ones\nactor|id=d|kind=k\nactor|id=e|kind=people\n"
          "actor|id=f\nactor|id=g|kind=no\nactor|id=h|kind=yes\n");
}

static void
edges_are_relations(void **state)
{
    (void)state;
    check(
        "digraph { a -> b [id=r1, label=\"is\\nnear \\H\", weight=3, date=\"2014/..\", "
        "color=red, note=n] }",
        "actor|id=a\nactor|id=b\nrelation|id=r1|source=a|target=b|kind=is near b|"
        "date=2014/..|weight=3000000|@note=n\n");
    check("digraph { a -> b [id=r1, kind=k, label=l, exact_weight=\"-0.5\", weight=0, "
          "description=d]; b -> a [id=r2, type=t, label=l, weight=2.5] }",
          "actor|id=a\nactor|id=b\n"
          "relation|id=r1|source=a|target=b|kind=k|weight=-500000|description=d\n"
          "relation|id=r2|source=b|target=a|kind=t|weight=2500000\n");
    check("digraph { a -> b [id=1, dir=back]; a -> b [id=2, dir=none]; a -> b [id=3, "
          "dir=both]; a -> b [id=4, directed=false] }",
          "actor|id=a\nactor|id=b\nrelation|id=1|source=b|target=a\n"
          "relation|id=2|source=a|target=b|directed=no\n"
          "relation|id=3|source=a|target=b|directed=no\n"
          "relation|id=4|source=a|target=b|directed=no\n");
    check(
        "graph { b -- a [id=1]; a -- b [id=2, dir=forward]; a -- b [id=3, dir=back] }",
        "actor|id=a\nactor|id=b\nrelation|id=1|source=b|target=a|directed=no\n"
        "relation|id=2|source=a|target=b\nrelation|id=3|source=b|target=a\n");
}

static void
first_and_last_are_a_date(void **state)
{
    (void)state;
    check(
        "digraph { a -> b [id=1, first=\"2014-01-01\", last=\"..\"]\n"
        "a -> b [id=2, first=\"2014-01-01\", last=\"2014-01-01\"]\n"
        "a -> b [id=3, last=\"2014-01-01\"] a -> b [id=4, first=\"..\", last=\"..\"]\n"
        "a -> b [id=5, date=\"2014\", first=\"2014-01-01\", last=\"2014-12-31\"]\n"
        "a -> b [id=6, first=\"-12000-01-01\", last=\"00099-01-01\"] }",
        "actor|id=a\nactor|id=b\n"
        "relation|id=1|source=a|target=b|date=2014-01-01/..\n"
        "relation|id=2|source=a|target=b|date=2014-01-01\n"
        "relation|id=3|source=a|target=b|date=/2014-01-01\n"
        "relation|id=4|source=a|target=b\n"
        "relation|id=5|source=a|target=b|date=2014\n"
        "relation|id=6|source=a|target=b|date=Y-12000/0099-01-01\n");
}

static void
edges_of_actors_and_events_are_participations(void **state)
{
    (void)state;
    check("digraph { node [type=event] e f; node [type=\"\"]\n"
          "a -> e [role=host, date=2015, weight=7, seat=1]; e -> b [label=guest]\n"
          "c -> e [kind=participates, exact_weight=\"0.1\"]; c -> e [kind=opposes, "
          "id=1]\n"
          "c -> f [id=2, kind=participates]; e -> f [kind=\"part of\"]\n"
          "f -> e [id=3, kind=\"part of\"]; e -> f [id=4, kind=follows] }",
          "actor|id=a\nactor|id=b\nactor|id=c\nevent|id=e|part_of=f\n"
          "  participation|actor=a|role=host|date=2015|@seat=1\n"
          "  participation|actor=b|role=guest\n  participation|actor=c\nevent|id=f\n"
          "relation|id=1|source=c|target=e|kind=opposes\n"
          "relation|id=2|source=c|target=f|kind=participates\n"
          "relation|id=3|source=f|target=e|kind=part of\n"
          "relation|id=4|source=e|target=f|kind=follows\n");
}

static int
by_text(const void *a, const void *b)
{
    return strcmp(a, b);
}

/* Each relation as "a>b". */
static void
check_ties(const char *text, const char *expected)
{
    enum { MOST = 8, LONGEST = 32 };
    struct outcome outcome = outcome_of("dot", text);
    uint32_t count = tl_graph_count(outcome.graph, TL_RELATION);
    char ties[MOST][LONGEST], found[MOST * LONGEST] = "";
    assert_true(count <= MOST);
    for (uint32_t i = 0; i < count; i++) {
        struct tl_relation relation = tl_graph_relation(outcome.graph, i);
        snprintf(ties[i], LONGEST, "%s>%s ",
                 tl_graph_id(outcome.graph, relation.source),
                 tl_graph_id(outcome.graph, relation.target));
    }
    qsort(ties, count, LONGEST, by_text);
    for (uint32_t i = 0; i < count; i++)
        strcat(found, ties[i]);
    assert_int_equal(tl_diagnostics_count(outcome.diagnostics, TL_ERROR), 0);
    assert_string_equal(found, expected);
    outcome_free(&outcome);
}

static void
all_of_dot_is_understood(void **state)
{
    (void)state;
    check_ties("digraph { a -> b:n -> c:p:sw [weight=2] }", "a>b b>c ");
    check_ties("digraph { a -> {b c} }", "a>b a>c ");
    check_ties("digraph { {a b} -> subgraph s { c } }", "a>c b>c ");
    check_ties("digraph { a -> b [id=1]; a -> b [id=2] }", "a>b a>b ");
    check_ties("strict digraph { a -> b [id=1]; a -> b [id=2] }", "a>b ");
    check_ties("digraph { a -> b [key=1,id=1]; a -> b [key=1]; a -> b [key=2,id=2] }",
               "a>b a>b ");
    check_ties("digraph { \"a\" + \"b\" -> \"c\\\nd\" }", "ab>cd ");
    check_ties("digraph { /* x */ 1 -> -.5 // y\n# z\n }", "1>-.5 ");
    check_ties("digraph { \"node\" -> \"%a\"; \"%a\" -> <b> }", "%a>b node>%a ");
    check("digraph { a [x=1]; node [x=2]; b; {node [x=3] c} d; e [x=<<b>4</b>>]; "
          "f [x=\"<b>4</b>\"] }",
          "actor|id=a|@x=1\nactor|id=b|@x=2\nactor|id=c|@x=3\nactor|id=d|@x=2\n"
          "actor|id=e|@x=4\nactor|id=f|@x=<b>4</b>\n");
    check("digraph \"G\" { note=n; title=T; label=L; bgcolor=red; tilte=x }",
          "dataset|title=T|@note=n|@tilte=x\n");
}

static void
our_own_signs_are_left_out(void **state)
{
    (void)state;
    check(
        "digraph \"tieline\" { graph [title=\"Of \\\\ that\", label=x]\n"
        "subgraph \"cluster_tieline:legend\" { \"tieline:legend:0:0\" [class=tieline] "
        "}\n"
        "\"tieline:time:0:0\" [class=\"tieline\"]; \"tieline:x:1\"\n"
        "\"tieline:id:%25a%5C%0A%EF%BF%BE%C3%41\" [type=actor, name=\"a\\\\n\\nb\", "
        "label=x, tooltip=y, URL=\"http://x.example\"]\n"
        "e [type=event, title=\"T\", label=\"U\"]; new [label=\"a\\\\b\"]\n"
        "\"tieline:time:0:0\" -> e; e -> new [class=\"a tieline b\"]\n"
        "\"tieline:id:%25a%5C%0A%EF%BF%BE%C3%41\" -> e [kind=participates, role=\"x\", "
        "label=\"x\\n\"]\n"
        "e -> e [id=\"tieline:id:%25\", kind=\"\", label=\"k\"] }",
        "dataset|title=Of \\ that\n"
        "actor|id=%a\\\n\xEF\xBF\xBE%C3%41|name=a\\n\nb\nactor|id=new|name=a\\b\n"
        "event|id=e|title=T\n"
        "  participation|actor=%a\\\n\xEF\xBF\xBE%C3%41|role=x\n"
        "relation|id=%|source=e|target=e\n");
}

/* Where "&amp;" keeps what follows from being an entity: so we write it, and nobody
 * else who is not asked to. */
static void
ampersands_in_names_are_as_they_were(void **state)
{
    (void)state;
    check("digraph { \"Caf&amp;eacute;\"; \"A &amp;amp; B\"; \"R&amp;D\"; \"&lt;\"; "
          "\"&amp;&amp;#65;\"; \"a&amp;;\"; \"a&amp;b c;\" }",
          "actor|id=&amp;&#65;|name=&&#65;\nactor|id=&lt;|name=<\nactor|id=A &amp; B\n"
          "actor|id=Caf&eacute;\nactor|id=R&amp;D|name=R&D\nactor|id=a&;\n"
          "actor|id=a&amp;b c;|name=a&b c;\n");
    check("digraph \"tieline\" { \"tieline:id:%26lt;%5C\" [type=actor]; "
          "\"&amp;amp;\" [type=actor]\n"
          "\"&amp;amp;\" -> \"tieline:id:%26lt;%5C\" [id=\"r&amp;nbsp;\", kind=k] }",
          "actor|id=&amp;\nactor|id=&lt;\\\n"
          "relation|id=r&nbsp;|source=&amp;|target=&lt;\\|kind=k\n");
}

static void
mistakes_are_at_the_statement(void **state)
{
    (void)state;
    static const struct report reports[] = {
        {"digraph {\n a; b\n a -> b [weight=x]\n e [type=event,\n date=\"May\"] }",
         "3:2 bad-number: found 'x', expected a decimal number below 1000000000000\n"
         "4:2 bad-date: found 'M' where a year was expected, such as 2015"},
        {"digraph { a;\nb; a [Name=1, kund=2]; b [Name=1]\n}",
         "2:4 unknown-key: found the attribute 'Name', which is kept as it is? name\n"
         "2:4 unknown-key: found the attribute 'kund', which is kept as it is? kind"},
        {"digraph { a\n-> b [first=\"0123456789012345678901234567890123456789\"] }",
         "1:11 bad-date: found no day, expected one, or '..' for an open end"},
    };
    for (size_t i = 0; i < COUNT(reports); i++) {
        char buffer[1000];
        struct outcome outcome = outcome_of("dot", reports[i].text);
        const char *found = outcome_write(&outcome, buffer, sizeof buffer);
        for (size_t line = 0; found[line] || reports[i].expected[line]; line++) {
            /* What is wrong with a date is not ours to say. */
            if (strncmp(found + line, " bad-date: found '", 18) == 0)
                break;
            assert_int_equal(found[line], reports[i].expected[line]);
        }
        outcome_free(&outcome);
    }
}

static void
bad_statements_can_be_left_out(void **state)
{
    (void)state;
    static const char text[] = "digraph { a -> b [date=x]; a -> b [id=1] }";
    struct outcome outcome = outcome_of_bytes("dot", true, text, strlen(text));
    assert_false(tl_diagnostics_failed(outcome.diagnostics));
    assert_int_equal(tl_diagnostics_skipped(outcome.diagnostics), 1);
    assert_int_equal(tl_graph_count(outcome.graph, TL_RELATION), 1);
    outcome_free(&outcome);
}

static void
count_pieces(void *context, const struct tl_read_dot_piece *piece, const char *text)
{
    (void)piece;
    (void)text;
    ++*(size_t *)context;
}

/* What becomes of a text under limits. */
static enum tl_read_dot_ending
read_within(struct tl_child_limits limits, const char *text, size_t *pieces)
{
    struct tl_read_dot_plain plain;
    struct tl_ceilings ceilings = tl_ceilings_usual;
    ceilings.limits[TL_CEILING_EXPANSION] = UINT64_MAX;
    *pieces = 0;
    assert_true(
        tl_read_dot_scan_within(&plain, text, strlen(text), &ceilings, NULL, 0));
    struct tl_read_dot_outcome outcome =
        tl_read_dot_child_read(&plain, limits, count_pieces, pieces);
    tl_read_dot_plain_clear(&plain);
    return outcome.ending;
}

/* A graph with an edge from each of so many nodes to each of as many; to be freed. */
static char *
dense(size_t nodes)
{
    char *text = calloc(nodes + 1, 40);
    char *at = text + sprintf(text, "digraph{{");
    for (size_t i = 0; i < nodes; i++)
        at += sprintf(at, "a%zu ", i);
    at += sprintf(at, "}->{");
    for (size_t i = 0; i < nodes; i++)
        at += sprintf(at, "b%zu ", i);
    sprintf(at, "}}");
    return text;
}

static void
reading_has_limits(void **state)
{
    (void)state;
    struct tl_child_limits usual = tl_child_limits_for(0), small = usual, fast = usual;
    char *text = dense(1800);
    size_t pieces;
    small.memory = (size_t)64 * 1024 * 1024;
    small.seconds = fast.seconds = 1; /* under ASan, memory has no limit */
    assert_int_equal(read_within(usual, "digraph{a->b}", &pieces), TL_READ_DOT_READ);
    assert_int_equal(pieces, 4);
    assert_int_equal(read_within(fast, text, &pieces), TL_READ_DOT_SLOW);
    assert_int_not_equal(read_within(small, text, &pieces), TL_READ_DOT_READ);
    assert_int_equal(pieces, 0);
    free(text);
}

/* These end cgraph 2.42, or take it minutes. */
static void
what_breaks_cgraph_is_read(void **state)
{
    (void)state;
    enum { QUOTES = 4096, LINES = 100000 };
    char *text = calloc(3, LINES + 100);
    char *at = text + sprintf(text, "digraph{a[x=\"");
    for (int i = 0; i < QUOTES; i++, at += 2)
        memcpy(at, "\\\"", 2);
    strcpy(at, "\"]}");
    struct outcome outcome = outcome_of("dot", text);
    struct tl_attributes attributes = tl_graph_actor(outcome.graph, 0).attributes;
    const char *key, *value;
    assert_true(tl_attributes_next(&attributes, &key, &value));
    assert_int_equal(strlen(value), QUOTES);
    outcome_free(&outcome);
    at = text + sprintf(text, "digraph{a[x=\"");
    for (int i = 0; i < LINES; i++, at += 2)
        memcpy(at, "y\n", 2);
    strcpy(at, "\"]}");
    outcome = outcome_of("dot", text);
    attributes = tl_graph_actor(outcome.graph, 0).attributes;
    assert_true(tl_attributes_next(&attributes, &key, &value));
    assert_int_equal(strlen(value), 2 * LINES);
    outcome_free(&outcome);
    free(text);
}

static void
inputs_keep_nothing_of_each_other(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        check("digraph { a [x=<b>] }", "actor|id=a|@x=b\n");
        check("digraph { a [x=\"<b>\"] }", "actor|id=a|@x=<b>\n");
        struct outcome outcome = outcome_of("dot", "digraph { a } digraph { b }");
        assert_int_equal(tl_graph_count(outcome.graph, TL_ACTOR), 0);
        outcome_free(&outcome);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nodes_are_actors),
        cmocka_unit_test(nodes_of_that_type_are_events),
        cmocka_unit_test(clusters_are_kinds),
        cmocka_unit_test(edges_are_relations),
        cmocka_unit_test(first_and_last_are_a_date),
        cmocka_unit_test(edges_of_actors_and_events_are_participations),
        cmocka_unit_test(all_of_dot_is_understood),
        cmocka_unit_test(our_own_signs_are_left_out),
        cmocka_unit_test(ampersands_in_names_are_as_they_were),
        cmocka_unit_test(mistakes_are_at_the_statement),
        cmocka_unit_test(bad_statements_can_be_left_out),
        cmocka_unit_test(reading_has_limits),
        cmocka_unit_test(what_breaks_cgraph_is_read),
        cmocka_unit_test(inputs_keep_nothing_of_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
