/* Networks: views, order, evidence, what is left of them after trimming. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "graph/base/memory.h"
#include "graph/base/radix.h"
#include "graph/span.h"
#include "tests/support/sample.h"

static struct tl_graph *
make_graph(void)
{
    struct sample sample = sample_begin();
    sample_add_reference(&sample, "R1", NULL);
    sample_add_reference(&sample, "R2", NULL);
    sample_add_event(&sample,
                     EVENT("visit", "visit", "2015-05-08/2015-05-09",
                           "Xi=visitor Russia=host!R2:inferred", .cite = "R1"));
    sample_add_event(&sample, EVENT("parade", "parade", "2015-05-09", "Xi=guest",
                                    .part_of = "visit"));
    sample_add_event(&sample,
                     EVENT("pact", "pact", "2001/..", "Russia@2003/2010", "4"));
    sample_add_relation(&sample, RELATION("r1", "parade", "visit", "follows", NULL, "2",
                                          .cite = "R1:denied"));
    sample_add_relation(&sample, RELATION("r2", "Xi", "China", "office", "2013/",
                                          .events = "visit parade", .cite = "R2"));
    sample_add_relation(&sample, RELATION("r3", "China", "pact", "praises",
                                          .events = "visit parade", .cite = "R2"));
    return sample_end(&sample);
}

static void
the_network_has_all(void **state)
{
    (void)state;
    struct tl_graph *graph = make_graph();
    struct tl_selection all = tl_selection_all();
    sample_check(
        graph, &all, TL_VIEW_NETWORK,
        "China Russia Xi pact visit parade\n"
        "China -> pact praises 1 2015-05-08/2015-05-09 visit,parade R1,R2 stated\n"
        "Russia -> pact participates 1 2003-01-01/2010-12-31 pact\n"
        "Russia -> visit participates(host) 1 2015-05-08/2015-05-09 visit R1,R2 "
        "inferred\n"
        "Xi -> China office 1 2013-01-01/- visit,parade R1,R2 stated\n"
        "Xi -> visit participates(visitor) 1 2015-05-08/2015-05-09 visit R1 stated\n"
        "Xi -> parade participates(guest) 1 2015-05-09/2015-05-09 parade\n"
        "parade -> visit follows 2 -/- - denied !R1\n"
        "parade -> visit part of 1 2015-05-09/2015-05-09 parade\n");
    tl_graph_free(graph);
}

static void
the_view_of_events_has_no_actors(void **state)
{
    (void)state;
    struct tl_graph *graph = make_graph();
    struct tl_selection all = tl_selection_all();
    sample_check(graph, &all, TL_VIEW_EVENTS,
                 "pact visit parade\n"
                 "parade -> visit follows 2 -/- - denied !R1\n"
                 "parade -> visit part of 1 2015-05-09/2015-05-09 parade\n");
    tl_graph_free(graph);
}

static void
evidence_is_of_what_is_selected(void **state)
{
    (void)state;
    struct tl_graph *graph = make_graph();
    struct tl_selection selection = tl_selection_all();
    selection.since = tl_day_from_civil(2015, 5, 9);
    selection.certain = true;
    selection.until = tl_day_from_civil(2015, 5, 9);
    sample_check(
        graph, &selection, TL_VIEW_NETWORK,
        "Russia Xi pact visit parade\n"
        "Russia -> visit participates(host) 1 2015-05-08/2015-05-09 visit R1,R2 "
        "inferred\n"
        "Xi -> visit participates(visitor) 1 2015-05-08/2015-05-09 visit R1 stated\n"
        "Xi -> parade participates(guest) 1 2015-05-09/2015-05-09 parade\n"
        "parade -> visit part of 1 2015-05-09/2015-05-09 parade\n");
    selection = tl_selection_all();
    struct tl_condition kinds = sample_condition(graph, TL_BY_KIND, "parade;office");
    selection.conditions = &kinds;
    selection.condition_count = 1;
    sample_check(graph, &selection, TL_VIEW_NETWORK,
                 "China Xi parade\n"
                 "Xi -> China office 1 2013-01-01/- parade R2 stated\n"
                 "Xi -> parade participates(guest) 1 2015-05-09/2015-05-09 parade\n");
    tl_condition_clear(&kinds);
    tl_graph_free(graph);
}

static void
edges_with_the_same_ends_are_by_kind_role_and_id(void **state)
{
    (void)state;
    struct sample sample = sample_begin();
    sample_add_event(&sample, EVENT("e", "talks", NULL, "A=chair A A=aide"));
    sample_add_event(&sample, EVENT("f", "talks", NULL, NULL, NULL, "e"));
    const char *const kinds[] = {"zeal", "participates", "part of", "a", NULL, "q",
                                 "q"};
    sample_add_relation(&sample, RELATION("t", "e", "A", "pb", .directed = "false"));
    for (size_t i = 0; i < COUNT(kinds); i++) {
        char one[16], other[16];
        snprintf(one, sizeof one, "r%zu", i);
        snprintf(other, sizeof other, "s%zu", i);
        sample_add_relation(&sample, RELATION(one, "A", "e", kinds[i]));
        sample_add_relation(&sample, RELATION(other, "f", "e", kinds[i]));
    }
    struct tl_graph *graph = sample_end(&sample);
    struct tl_selection all = tl_selection_all();
    sample_check(graph, &all, TL_VIEW_NETWORK,
                 "A e f\n"
                 "A -> e - 1 -/- -\n"
                 "A -> e a 1 -/- -\n"
                 "A -> e part of 1 -/- -\n"
                 "A -> e participates 1 -/- e\n"
                 "A -> e participates(aide) 1 -/- e\n"
                 "A -> e participates(chair) 1 -/- e\n"
                 "A -> e participates 1 -/- -\n"
                 "A -- e pb 1 -/- -\n"
                 "A -> e q 1 -/- -\n"
                 "A -> e q 1 -/- -\n"
                 "A -> e zeal 1 -/- -\n"
                 "f -> e - 1 -/- -\n"
                 "f -> e a 1 -/- -\n"
                 "f -> e part of 1 -/- f\n"
                 "f -> e part of 1 -/- -\n"
                 "f -> e participates 1 -/- -\n"
                 "f -> e q 1 -/- -\n"
                 "f -> e q 1 -/- -\n"
                 "f -> e zeal 1 -/- -\n");
    tl_graph_free(graph);
}

static void
undirected_edges_go_from_the_lesser_id(void **state)
{
    (void)state;
    struct sample sample = sample_begin();
    sample_add_event(&sample, EVENT("b", "talks", "2014", "Z"));
    sample_add_event(&sample, EVENT("a", "talks", "2015"));
    sample_add_relation(&sample, RELATION("r1", "b", "a", "like", .directed = "false"));
    sample_add_relation(&sample, RELATION("r2", "a", "Z", "like", .directed = "false"));
    sample_add_relation(&sample, RELATION("r3", "c", "a", "like", .directed = "false"));
    sample_add_relation(&sample, RELATION("r4", "c", "Z", "like", .directed = "false"));
    struct tl_graph *graph = sample_end(&sample);
    struct tl_selection all = tl_selection_all();
    sample_check(graph, &all, TL_VIEW_NETWORK,
                 "Z c b a\n"
                 "Z -- c like 1 -/- -\n"
                 "Z -> b participates 1 2014-01-01/2014-12-31 b\n"
                 "Z -- a like 1 -/- -\n"
                 "a -- c like 1 -/- -\n"
                 "a -- b like 1 -/- -\n");
    tl_graph_free(graph);
}

static void
nodes_count_their_edges(void **state)
{
    (void)state;
    struct sample sample = sample_begin();
    sample_add_relation(&sample, RELATION("r1", "A", "A", "x", NULL, "1.5"));
    sample_add_relation(&sample, RELATION("r2", "A", "B", "x", NULL, "2"));
    sample_add_relation(&sample, RELATION("r3", "B", "A", "y", NULL, "-0.25", "false"));
    struct tl_graph *graph = sample_end(&sample);
    struct tl_selection all = tl_selection_all();
    struct tl_selected selected = tl_select(graph, &all);
    struct tl_network *network =
        tl_network_new(graph, &selected, &all, TL_VIEW_NETWORK);
    assert_int_equal(network->node_count, 2);
    assert_int_equal(network->nodes[0].degree, 3);
    assert_int_equal(network->nodes[0].strength, 3250000);
    assert_int_equal(network->nodes[1].degree, 2);
    assert_int_equal(network->nodes[1].strength, 1750000);
    assert_true(network->mixed);
    tl_network_free(network);
    tl_selected_clear(&selected);
    tl_graph_free(graph);
}

static void
light_and_weak_edges_go(void **state)
{
    (void)state;
    const struct sample_event events[] = {
        EVENT("e1", "x", NULL, "A B", "2"), EVENT("e2", "x", NULL, "B C", "5"),
        EVENT("e3", "x", NULL, "D E", "2"), EVENT("e4", "x", NULL, "C E", "2"),
        EVENT("e5", "x", NULL, "F"),        EVENT("e6", "x", NULL, "B C", "1"),
    };
    struct tl_graph *graph = sample_of_events(events, COUNT(events));
    struct tl_selection selection = tl_selection_all();
    selection.min_weight = 3 * TL_WEIGHT_ONE;
    sample_check(graph, &selection, TL_VIEW_ACTORS,
                 "A B C D E F\n"
                 "B -- C x 6 -/- e2,e6\n");
    selection.min_weight = INT64_MIN;
    selection.top = 3;
    sample_check(graph, &selection, TL_VIEW_ACTORS,
                 "A B C E\n"
                 "A -- B x 2 -/- e1\n"
                 "B -- C x 6 -/- e2,e6\n"
                 "C -- E x 2 -/- e4\n");
    selection.top = 100;
    sample_check(graph, &selection, TL_VIEW_ACTORS,
                 "A B C D E\n"
                 "A -- B x 2 -/- e1\n"
                 "B -- C x 6 -/- e2,e6\n"
                 "C -- E x 2 -/- e4\n"
                 "D -- E x 2 -/- e3\n");
    selection.top = 1;
    selection.min_weight = 7 * TL_WEIGHT_ONE;
    sample_check(graph, &selection, TL_VIEW_ACTORS, "\n");
    tl_graph_free(graph);
}

static void
check_edge_spells(const char *date, const char *expected)
{
    struct sample sample = sample_begin();
    sample_add_relation(&sample, RELATION("r1", "A", "B", "x", date));
    struct tl_graph *graph = sample_end(&sample);
    struct tl_selection all = tl_selection_all();
    struct tl_selected selected = tl_select(graph, &all);
    struct tl_network *network =
        tl_network_new(graph, &selected, &all, TL_VIEW_NETWORK);
    char actual[128];
    sample_write_spells(network, network->edges, actual, sizeof actual);
    assert_string_equal(actual, expected);
    tl_network_free(network);
    tl_selected_clear(&selected);
    tl_graph_free(graph);
}

static void
an_edge_has_the_spell_of_its_date(void **state)
{
    (void)state;
    check_edge_spells(NULL, "");
    check_edge_spells("XXXX", "");
    check_edge_spells("2014-02?", "2014-02-01/2014-02-28");
    check_edge_spells("2014/..", "2014-01-01/..");
    check_edge_spells("2014/", "2014-01-01/..");
    check_edge_spells("/2014", "../2014-12-31");
    check_edge_spells("[..2014]", "../2014-12-31");
    check_edge_spells("XXXX/2014", "../2014-12-31");
}

static void
check_meeting(int64_t a, int64_t b, int64_t c, int64_t d, int64_t first, int64_t last)
{
    struct tl_span common;
    assert_true(tl_span_meet((struct tl_span){a, b}, (struct tl_span){c, d}, &common));
    assert_true(common.first == first && common.last == last);
    assert_true(tl_span_meet((struct tl_span){c, d}, (struct tl_span){a, b}, &common));
    assert_true(common.first == first && common.last == last);
}

static void
spans_meet(void **state)
{
    (void)state;
    const int64_t open = TL_DAY_MIN, open_end = TL_DAY_MAX;
    const int64_t unknown = TL_DAY_MAX, unknown_end = TL_DAY_MIN;
    struct tl_span common;
    check_meeting(1, 5, 3, 9, 3, 5);
    check_meeting(1, 5, 5, 5, 5, 5);
    check_meeting(open, 5, 3, open_end, 3, 5);
    check_meeting(unknown, 5, 3, unknown_end, 3, 5);
    check_meeting(unknown, 5, open, 9, unknown, 5);
    check_meeting(1, unknown_end, 3, open_end, 3, unknown_end);
    check_meeting(unknown, unknown_end, open, open_end, unknown, unknown_end);
    check_meeting(TL_DAY_FAR_PAST, 5, open, TL_DAY_FAR_FUTURE, TL_DAY_FAR_PAST, 5);
    assert_false(tl_span_meet((struct tl_span){1, 2}, (struct tl_span){3, 4}, &common));
    assert_false(tl_span_meet((struct tl_span){unknown, 2},
                              (struct tl_span){3, open_end}, &common));
}

static void
spans_unite(void **state)
{
    (void)state;
    struct tl_span spans[] = {
        {TL_DAY_FAR_FUTURE, TL_DAY_FAR_FUTURE}, {5, 6}, {1, 2}, {3, 3}, {8, 9},
        {TL_DAY_MIN, TL_DAY_FAR_PAST},          {5, 5},
    };
    const struct tl_span united[] = {
        {TL_DAY_MIN, TL_DAY_FAR_PAST},          {1, 3}, {5, 6}, {8, 9},
        {TL_DAY_FAR_FUTURE, TL_DAY_FAR_FUTURE},
    };
    assert_int_equal(tl_spans_unite(spans, COUNT(spans)), COUNT(united));
    assert_memory_equal(spans, united, sizeof united);
    assert_int_equal(tl_spans_unite(spans, 0), 0);
    spans[2].last = TL_DAY_MAX;
    assert_int_equal(tl_spans_unite(spans, COUNT(united)), 3);
    assert_true(spans[2].last == TL_DAY_MAX);
}

static int
compare_strands(const void *left, const void *right)
{
    const struct tl_strand *a = left;
    const struct tl_strand *b = right;
    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    if (a->target != b->target)
        return a->target < b->target ? -1 : 1;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return (a->item > b->item) - (a->item < b->item);
}

/* Items are numbered as they come, so that a stable sort leaves them ascending. */
static void
check_strands_sorted(uint32_t count, uint32_t mask)
{
    struct tl_vector strands = {.width = sizeof(struct tl_strand)};
    struct tl_strand *expected = tl_alloc(count * sizeof *expected);
    uint64_t seed = count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t words[3];
        for (size_t j = 0; j < COUNT(words); j++) {
            seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            words[j] = (uint32_t)(seed >> 32) & mask;
        }
        expected[i] = (struct tl_strand){words[0], words[1], words[2], i};
        *(struct tl_strand *)tl_vector_add(&strands) = expected[i];
    }
    tl_strands_sort(&strands);
    qsort(expected, count, sizeof *expected, compare_strands);
    assert_int_equal(strands.count, count);
    for (uint32_t i = 0; i < count; i++)
        assert_memory_equal(tl_vector_at(&strands, i), &expected[i], sizeof *expected);
    tl_vector_clear(&strands);
    tl_free(expected);
}

static void
strands_are_sorted_stably(void **state)
{
    (void)state;
    const uint32_t counts[] = {0, 1, 2, 1023, 1024, 1025, 5000};
    const uint32_t masks[] = {0, 1, 0x103, 0xFF00FF00, UINT32_MAX};
    for (size_t i = 0; i < COUNT(counts); i++)
        for (size_t j = 0; j < COUNT(masks); j++)
            check_strands_sorted(counts[i], masks[j]);
}

/* The same records in another order are the same graph, and so the same network. */
static void
the_order_of_input_does_not_show(void **state)
{
    (void)state;
    enum { TOTAL = 60 };
    char texts[2][16384];
    for (int round = 0; round < 2; round++) {
        struct sample sample = sample_begin();
        for (int i = 0; i < TOTAL; i++) {
            int n = round ? TOTAL - 1 - i : i;
            char id[16], members[32], weight[16];
            snprintf(id, sizeof id, n % 3 ? "e%02d" : "r%02d", n);
            snprintf(members, sizeof members, "A%d A%d", n % 4, n * n % 5);
            snprintf(weight, sizeof weight, "0.%d", n + 1);
            if (n % 3)
                sample_add_event(&sample, EVENT(id, n % 2 ? "x" : "y", NULL, members));
            else
                sample_add_relation(&sample,
                                    RELATION(id, n % 2 ? "A1" : "A2", "A3", "x", NULL,
                                             weight, .directed = "false"));
        }
        struct tl_graph *graph = sample_end(&sample);
        struct tl_selection all = tl_selection_all();
        sample_write(graph, &all, TL_VIEW_ACTORS, texts[round], sizeof *texts);
        tl_graph_free(graph);
    }
    assert_string_equal(texts[0], texts[1]);
}

static void
an_empty_graph_is_an_empty_network(void **state)
{
    (void)state;
    struct tl_graph *graph = sample_of_events(NULL, 0);
    struct tl_selection selection = tl_selection_all();
    selection.top = 1;
    for (int view = TL_VIEW_NETWORK; view < TL_VIEW_TIMELINE; view++)
        sample_check(graph, &selection, (enum tl_view)view, "\n");
    tl_graph_free(graph);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_network_has_all),
        cmocka_unit_test(the_view_of_events_has_no_actors),
        cmocka_unit_test(evidence_is_of_what_is_selected),
        cmocka_unit_test(edges_with_the_same_ends_are_by_kind_role_and_id),
        cmocka_unit_test(undirected_edges_go_from_the_lesser_id),
        cmocka_unit_test(nodes_count_their_edges),
        cmocka_unit_test(light_and_weak_edges_go),
        cmocka_unit_test(an_edge_has_the_spell_of_its_date),
        cmocka_unit_test(spans_meet),
        cmocka_unit_test(spans_unite),
        cmocka_unit_test(strands_are_sorted_stably),
        cmocka_unit_test(the_order_of_input_does_not_show),
        cmocka_unit_test(an_empty_graph_is_an_empty_network),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
