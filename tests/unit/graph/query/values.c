/* Values that conditions name: exact ones, patterns, and what was probably meant. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "graph/query/match.h"
#include "tests/support/sample.h"

static struct tl_graph *
make_graph(void)
{
    struct sample sample = sample_begin();
    sample_add_reference(&sample, "R1", NULL);
    sample_add_reference(&sample, "R2", NULL);
    sample_add_event(&sample, EVENT("e1", "a*b", "2014", "A=host B=guest"));
    sample_add_event(&sample, EVENT("e2", "axb", "2015", "B=host C!R2", .cite = "R1"));
    sample_add_event(&sample, EVENT("e3", "axxb", "2016", "C=host"));
    sample_add_event(&sample, EVENT("e4", "ab", "2017", "Anna"));
    sample_add_event(&sample, EVENT("e5", "AXB", "2018", "D"));
    sample_add_relation(&sample, RELATION("r1", "A", "C", "axb", .events = "e1"));
    sample_add_relation(&sample, RELATION("r2", "B", "D", "xab", .cite = "R2"));
    sample_add_relation(&sample, RELATION("r3", "e1", "e2", "follows"));
    sample_add_relation(&sample, RELATION("r4", "A", "e2", "denies"));
    return sample_end(&sample);
}

/* What a condition keeps: ids of events and relations. */
static void
check_kept(const struct tl_graph *graph, const struct tl_condition *condition,
           const char *expected)
{
    char actual[256] = "";
    size_t length = 0;
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_EVENT); i++)
        if (tl_condition_keeps_event(condition, graph, i))
            length +=
                (size_t)snprintf(actual + length, sizeof actual - length, "%s ",
                                 tl_graph_id(graph, (struct tl_item){TL_EVENT, i}));
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_RELATION); i++) {
        struct tl_relation relation = tl_graph_relation(graph, i);
        if (tl_condition_keeps_relation(condition, graph, &relation))
            length += (size_t)snprintf(actual + length, sizeof actual - length, "%s ",
                                       relation.id);
    }
    assert_string_equal(actual, expected);
}

static void
check(const struct tl_graph *graph, enum tl_criterion criterion, const char *values,
      const char *expected)
{
    struct tl_condition condition = sample_condition(graph, criterion, values);
    check_kept(graph, &condition, expected);
    tl_condition_clear(&condition);
}

/* Relations that tie an event need no kind. */
static void
a_text_is_a_pattern_where_nothing_is_equal(void **state)
{
    (void)state;
    struct tl_graph *graph = make_graph();
    check(graph, TL_BY_KIND, "a*b", "e1 r3 r4 ");
    check(graph, TL_BY_KIND, "a*b*", "e1 e2 e3 e4 r1 r3 r4 ");
    check(graph, TL_BY_KIND, "*a*x*b", "e2 e3 r1 r3 r4 ");
    check(graph, TL_BY_KIND, "a*x", "r3 r4 ");
    check(graph, TL_BY_KIND, "**", "e1 e2 e3 e4 e5 r1 r2 r3 r4 ");
    check(graph, TL_BY_KIND, "*ab", "e4 r2 r3 r4 ");
    check(graph, TL_BY_KIND, "xab;a*b", "e1 r2 r3 r4 ");
    tl_graph_free(graph);
}

/* Those between events need no actor. */
static void
actors_take_part_or_are_ends(void **state)
{
    (void)state;
    struct tl_graph *graph = make_graph();
    check(graph, TL_BY_ACTOR, "A", "e1 r1 r3 r4 ");
    check(graph, TL_BY_ACTOR, "A*", "e1 e4 r1 r3 r4 ");
    check(graph, TL_BY_ACTOR, "B;D", "e1 e2 e5 r2 r3 ");
    tl_graph_free(graph);
}

static void
relations_have_the_roles_of_events_that_they_rest_on(void **state)
{
    (void)state;
    struct tl_graph *graph = make_graph();
    check(graph, TL_BY_ROLE, "host", "e1 e2 e3 r1 r3 r4 ");
    struct tl_condition condition = sample_condition(graph, TL_BY_ROLE, "host");
    bool named[8] = {false};
    named[sample_number(graph, "B")] = true;
    condition.named = named;
    check_kept(graph, &condition, "e2 r3 r4 ");
    condition.negative = true;
    check_kept(graph, &condition, "e1 e3 e4 e5 r1 r2 r3 r4 ");
    tl_condition_clear(&condition);
    tl_graph_free(graph);
}

static void
references_are_cited_by_participations_too(void **state)
{
    (void)state;
    struct tl_graph *graph = make_graph();
    check(graph, TL_BY_REFERENCE, "R1", "e2 ");
    check(graph, TL_BY_REFERENCE, "R2", "e2 r2 ");
    tl_graph_free(graph);
}

static void
fields_are_compared_as_texts_or_numbers(void **state)
{
    (void)state;
    struct tl_graph *graph = make_graph();
    check(graph, TL_BY_WHERE, "kind=axb", "e2 r1 r3 r4 ");
    check(graph, TL_BY_WHERE, "date=2016", "e3 r3 r4 ");
    check(graph, TL_BY_WHERE, "target=C", "r1 r3 r4 ");
    check(graph, TL_BY_WHERE, "actor.id=A*", "e1 e4 r1 r3 r4 ");
    tl_graph_free(graph);
}

static void
matching_ignores_case(void **state)
{
    (void)state;
    struct tl_graph *graph = make_graph();
    struct tl_condition condition = tl_condition_on_texts();
    tl_condition_match(&condition, graph, "NN");
    check_kept(graph, &condition, "e4 r3 r4 ");
    tl_condition_match(&condition, graph, "d");
    check_kept(graph, &condition, "e4 e5 r2 r3 r4 ");
    tl_condition_clear(&condition);
    tl_graph_free(graph);
}

static void
check_hint(const struct tl_graph *graph, enum tl_criterion criterion, const char *text,
           const char *best, uint32_t others)
{
    struct tl_condition condition = tl_condition_on(criterion, false);
    struct tl_hint hint;
    assert_false(tl_condition_add(&condition, graph, criterion, text, false, &hint));
    assert_false(hint.ambiguous);
    assert_int_equal(hint.others, others);
    if (best)
        assert_string_equal(hint.best, best);
    else
        assert_null(hint.best);
    tl_condition_clear(&condition);
}

/* The nearest, else the most frequent that contains it: axb is of two. */
static void
what_nothing_has_gets_a_hint(void **state)
{
    (void)state;
    struct tl_graph *graph = make_graph();
    check_hint(graph, TL_BY_ROLE, "hosst", "host", 0);
    check_hint(graph, TL_BY_KIND, "x", "axb", 3);
    check_hint(graph, TL_BY_ACTOR, "Ana", "Anna", 0);
    check_hint(graph, TL_BY_ACTOR, "nothing", NULL, 0);
    check_hint(graph, TL_BY_PLACE, "host", NULL, 0);
    check_hint(graph, TL_BY_WHERE, "kimd=axb", "kind", 0);
    check_hint(graph, TL_BY_WHERE, "actor.", NULL, 0);
    check_hint(graph, TL_BY_WHERE, "date=201", "2014", 4);
    check_hint(graph, TL_BY_KIND, "", NULL, 0);
    tl_graph_free(graph);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_a_pattern_where_nothing_is_equal),
        cmocka_unit_test(actors_take_part_or_are_ends),
        cmocka_unit_test(relations_have_the_roles_of_events_that_they_rest_on),
        cmocka_unit_test(references_are_cited_by_participations_too),
        cmocka_unit_test(fields_are_compared_as_texts_or_numbers),
        cmocka_unit_test(matching_ignores_case),
        cmocka_unit_test(what_nothing_has_gets_a_hint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
