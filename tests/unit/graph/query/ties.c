/* Who is tied to whom: pairs, weights, evidence, times. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "graph/base/memory.h"
#include "tests/support/sample.h"
#include "tests/support/support.h"

static void
check_ties(const struct sample_event *events, size_t count, const char *expected)
{
    struct tl_graph *graph = sample_of_events(events, count);
    struct tl_selection all = tl_selection_all();
    sample_check(graph, &all, TL_VIEW_ACTORS, expected);
    tl_graph_free(graph);
}

static void
each_pair_is_tied_once(void **state)
{
    (void)state;
    const struct sample_event events[] = {
        EVENT("e1", "talks", "2015-05", "C A B A=chair", "3"),
    };
    check_ties(events, COUNT(events),
               "A B C\n"
               "A -- B talks 3 2015-05-01/2015-05-31 e1\n"
               "A -- C talks 3 2015-05-01/2015-05-31 e1\n"
               "B -- C talks 3 2015-05-01/2015-05-31 e1\n");
}

static void
givers_are_tied_to_receivers(void **state)
{
    (void)state;
    const struct sample_event events[] = {
        EVENT("e1", "gift", "2015-05-08", "C=recipient A=donor B=donor D"),
        EVENT("e2", "gift", "2015-05-09", "C=donor A=recipient"),
        EVENT("e3", "gift", NULL, "A=donor D=donor"),
    };
    check_ties(events, COUNT(events),
               "A B C D\n"
               "A -> C gift 1 2015-05-08/2015-05-08 e1\n"
               "A -- D gift 1 -/- e3\n"
               "B -> C gift 1 2015-05-08/2015-05-08 e1\n"
               "C -> A gift 1 2015-05-09/2015-05-09 e2\n");
}

static void
who_is_on_both_sides_is_on_neither(void **state)
{
    (void)state;
    const struct sample_event events[] = {
        EVENT("e1", "gift", "2015", "A=source A=target"),
        EVENT("e2", "gift", "2015", "B=source B=target C=target"),
        EVENT("e3", "talks", "2015", "D=chair D=host"),
        EVENT("e4", "loan", "2015", "A=source A=target B=source C=target D=chair"),
    };
    check_ties(events, COUNT(events),
               "A B C D\n"
               "A -- B loan 1 2015-01-01/2015-12-31 e4\n"
               "A -- C loan 1 2015-01-01/2015-12-31 e4\n"
               "A -- D loan 1 2015-01-01/2015-12-31 e4\n"
               "B -- C gift 1 2015-01-01/2015-12-31 e2\n"
               "B -- C loan 1 2015-01-01/2015-12-31 e4\n"
               "B -- D loan 1 2015-01-01/2015-12-31 e4\n"
               "C -- D loan 1 2015-01-01/2015-12-31 e4\n");
}

static void
ties_are_merged_by_ends_kind_and_direction(void **state)
{
    (void)state;
    const struct sample_event events[] = {
        EVENT("e1", "visit", "2015-05-08", "A B", "2"),
        EVENT("e2", "visit", "2014", "A B"),
        EVENT("e3", "visit", "2015-05-08", "A=source B=target"),
        EVENT("e4", "talks", "2015-05-08", "A B"),
        EVENT("e5", NULL, "2015-05-08", "A B"),
        EVENT("e6", "visit", NULL, "B A"),
    };
    check_ties(events, COUNT(events),
               "A B\n"
               "A -- B - 1 2015-05-08/2015-05-08 e5\n"
               "A -- B talks 1 2015-05-08/2015-05-08 e4\n"
               "A -- B visit 4 2014-01-01/2015-05-08 e2,e1,e6\n"
               "A -> B visit 1 2015-05-08/2015-05-08 e3\n");
}

static void
parts_add_no_weight_to_what_their_whole_makes(void **state)
{
    (void)state;
    const struct sample_event events[] = {
        EVENT("all", "agreement", "2015-05-08", "A B", "32"),
        EVENT("chapter", NULL, "2015-05-08", NULL, NULL, "all"),
        EVENT("cyber", "agreement", "2015-05-08", "A B", "5", "chapter"),
        EVENT("cyber2", "agreement", "2015-05-08", "A B C", "7", "chapter"),
        EVENT("annex", "agreement", "2015-05-08", "A B", "9", "cyber"),
        EVENT("other", "agreement", "2015-05-10", "A B", "2"),
        EVENT("talks", "talks", "2015-05-08", "A B", "4", "all"),
    };
    check_ties(events, COUNT(events),
               "A B C\n"
               "A -- B agreement 34 2015-05-08/2015-05-10 "
               "all,annex,cyber,cyber2,other\n"
               "A -- B talks 4 2015-05-08/2015-05-08 talks\n"
               "A -- C agreement 7 2015-05-08/2015-05-08 cyber2\n"
               "B -- C agreement 7 2015-05-08/2015-05-08 cyber2\n");
}

static void
wholes_that_are_left_out_carry_nothing(void **state)
{
    (void)state;
    struct sample sample = sample_begin();
    sample_add_reference(&sample, "R", NULL);
    sample_add_event(&sample,
                     EVENT("all", "agreement", "2015", "A B", "32", .cite = "R"));
    sample_add_event(&sample, EVENT("cyber", "agreement", NULL, "A B", "5", "all"));
    sample_add_event(&sample, EVENT("annex", "agreement", NULL, "A B", "9", "cyber"));
    struct tl_graph *graph = sample_end(&sample);
    struct tl_selection selection = tl_selection_all();
    sample_check(
        graph, &selection, TL_VIEW_ACTORS,
        "A B\n"
        "A -- B agreement 32 2015-01-01/2015-12-31 all,annex,cyber R stated\n");
    selection.statuses = 1U << TL_UNCITED;
    sample_check(graph, &selection, TL_VIEW_ACTORS,
                 "A B\n"
                 "A -- B agreement 5 -/- annex,cyber\n");
    tl_graph_free(graph);
}

static void
own_dates_must_meet(void **state)
{
    (void)state;
    const struct sample_event events[] = {
        EVENT("pact", "pact", "1990/2000", "A B@1995/.. C@1980/1992 D@2001/2005"),
        EVENT("club", "club", NULL, "A@1990/1995 A@2000/2005 B@1993/2001 C E@/1991"),
    };
    check_ties(events, COUNT(events),
               "A B C D E\n"
               "A -- B club 1 1993-01-01/2001-12-31 club\n"
               "A -- B pact 1 1995-01-01/2000-12-31 pact\n"
               "A -- C club 1 1990-01-01/2005-12-31 club\n"
               "A -- C pact 1 1990-01-01/1992-12-31 pact\n"
               "A -- E club 1 1990-01-01/1991-12-31 club\n"
               "B -- C club 1 1993-01-01/2001-12-31 club\n"
               "B -- D pact 1 2001-01-01/2005-12-31 pact\n"
               "C -- E club 1 -/1991-12-31 club\n");
}

static void
own_dates_count_on_their_side_only(void **state)
{
    (void)state;
    const struct sample_event events[] = {
        EVENT("aid", "aid", "2000", "A=donor@2001 A=chair@2005 B=recipient@2005"),
        EVENT("aid2", "aid", "2000",
              "A=donor@2001 A=chair@2005 B=recipient@2001 "
              "B=chair@2005"),
    };
    check_ties(events, COUNT(events),
               "A B\n"
               "A -> B aid 1 2001-01-01/2001-12-31 aid2\n");
}

static void
relations_add_to_ties(void **state)
{
    (void)state;
    struct sample sample = sample_begin();
    sample_add_reference(&sample, "R1", NULL);
    sample_add_reference(&sample, "R2", NULL);
    sample_add_reference(&sample, "R3", NULL);
    sample_add_event(&sample, EVENT("e1", "ally", "2015", "A B", .cite = "R3:denied"));
    sample_add_event(&sample, EVENT("e2", "talks", "2013", "B C", .cite = "R2"));
    sample_add_relation(&sample, RELATION("r1", "B", "A", "ally", "2011/2012", "0.5",
                                          "false", "e2 e1", "R1:assessed"));
    sample_add_relation(&sample, RELATION("r2", "B", "A", "ally", .weight = "1.000001",
                                          .directed = "true", .events = "e2"));
    sample_add_relation(&sample, RELATION("r3", "A", "A", "loves"));
    struct tl_graph *graph = sample_end(&sample);
    struct tl_selection all = tl_selection_all();
    sample_check(graph, &all, TL_VIEW_ACTORS,
                 "A B C\n"
                 "A -> A loves 1 -/- -\n"
                 "A -- B ally 0.500000 2011-01-01/2012-12-31 e2 R1,R2 assessed\n"
                 "B -> A ally 1.000001 2013-01-01/2013-12-31 e2 R2 \n"
                 "B -- C talks 1 2013-01-01/2013-12-31 e2 R2 stated\n");
    tl_graph_free(graph);
}

/* The weight of the one tie of A and B, of some events and relations. */
static void
check_weight(const char *expected, const struct sample_event *events,
             size_t event_count, const struct sample_relation *relations,
             size_t relation_count)
{
    struct sample sample = sample_begin();
    for (size_t i = 0; i < event_count; i++)
        sample_add_event(&sample, events[i]);
    for (size_t i = 0; i < relation_count; i++) {
        struct sample_relation relation = relations[i];
        relation.source = "A";
        relation.target = "B";
        relation.kind = "x";
        relation.directed = "false";
        sample_add_relation(&sample, relation);
    }
    struct tl_graph *graph = sample_end(&sample);
    struct tl_selection all = tl_selection_all();
    char actual[1024];
    sample_write(graph, &all, TL_VIEW_ACTORS, actual, sizeof actual);
    const char *weight = strstr(actual, "A -- B x ");
    assert_non_null(weight);
    weight += strlen("A -- B x ");
    assert_int_equal(strcspn(weight, " "), strlen(expected));
    assert_memory_equal(weight, expected, strlen(expected));
    tl_graph_free(graph);
}

#define EVENTS_OF(...)    ((const struct sample_event[]){__VA_ARGS__})
#define RELATIONS_OF(...) ((const struct sample_relation[]){__VA_ARGS__})
#define CHECK_WEIGHT(expected, events, relations)                                      \
    check_weight(expected, events, sizeof(events) / sizeof(struct sample_event),       \
                 relations, sizeof(relations) / sizeof(struct sample_relation))
#define RESTS(name, number, on)                                                        \
    {                                                                                  \
        .id = name, .weight = number, .events = on                                     \
    }

/* An event counts once, by itself or through relations that rest on it. */
static void
an_event_counts_once_in_a_tie(void **state)
{
    (void)state;
    const struct sample_event e1 = EVENT("e1", "y", "2015"), e2 = EVENT("e2", "y");
    const struct sample_event e3 = EVENT("e3", "y");
    const struct sample_event met = EVENT("e1", "x", "2015", "A B", "32");
    /* One edge list read twice. */
    CHECK_WEIGHT("1", EVENTS_OF(e1),
                 RELATIONS_OF(RESTS("r", "1", "e1"), RESTS("s", "1", "e1")));
    CHECK_WEIGHT("32", EVENTS_OF(e1, e2),
                 RELATIONS_OF(RESTS("r", "32", "e1 e2"), RESTS("s", "32", "e1 e2")));
    CHECK_WEIGHT("-1", EVENTS_OF(e1),
                 RELATIONS_OF(RESTS("r", "-1", "e1"), RESTS("s", "-1", "e1")));
    /* Two that have e2 in common: 1 each; and 32 + 1, of which 32 come again. */
    CHECK_WEIGHT("3", EVENTS_OF(e1, e2, e3),
                 RELATIONS_OF(RESTS("r", "2", "e1 e2"), RESTS("s", "2", "e2 e3")));
    CHECK_WEIGHT("33", EVENTS_OF(e1, e2),
                 RELATIONS_OF(RESTS("r", "33", "e1 e2"), RESTS("s", "32", "e1")));
    /* Beside the event itself. */
    CHECK_WEIGHT("32", EVENTS_OF(met), RELATIONS_OF(RESTS("r", "32", "e1")));
    CHECK_WEIGHT("33", EVENTS_OF(met, e2), RELATIONS_OF(RESTS("r", "33", "e1 e2")));
    CHECK_WEIGHT("32", EVENTS_OF(met), RELATIONS_OF(RESTS("r", "5", "e1")));
    CHECK_WEIGHT("40", EVENTS_OF(met),
                 RELATIONS_OF(RESTS("r", "40", "e1"), RESTS("s", "40", "e1")));
    /* Without weights of their own: 1 for each with an event that the others have not.
     */
    CHECK_WEIGHT("2", EVENTS_OF(e1, e2, e3),
                 RELATIONS_OF(RESTS("r", NULL, "e1 e2"), RESTS("s", NULL, "e2 e3")));
    CHECK_WEIGHT("32", EVENTS_OF(met), RELATIONS_OF(RESTS("r", NULL, "e1")));
    CHECK_WEIGHT("2", EVENTS_OF(e1), RELATIONS_OF({.id = "r"}, {.id = "s"}));
    /* Halves of a millionth are nobody's: 0.000003 of two events, then of both again.
     */
    CHECK_WEIGHT(
        "0.000003", EVENTS_OF(e1, e2),
        RELATIONS_OF(RESTS("r", "0.000003", "e1 e2"), RESTS("s", "0.000003", "e1 e2")));
}

/* Wholes carry their parts, whatever it is that makes the tie of each. */
static void
wholes_carry_parts_through_relations_too(void **state)
{
    (void)state;
    const struct sample_event all = EVENT("all", "x", "2015", "A B", "32");
    const struct sample_event apart = EVENT("all", "y", "2015", NULL, "32");
    const struct sample_event part = EVENT("part", "x", "2015", "A B", "5", "all");
    const struct sample_event quiet = EVENT("part", "y", "2015", NULL, "5", "all");
    CHECK_WEIGHT("32", EVENTS_OF(all, quiet), RELATIONS_OF(RESTS("r", "5", "part")));
    CHECK_WEIGHT("32", EVENTS_OF(apart, part), RELATIONS_OF(RESTS("r", "32", "all")));
    CHECK_WEIGHT("32", EVENTS_OF(all, part),
                 RELATIONS_OF(RESTS("r", "32", "all part")));
    CHECK_WEIGHT("32", EVENTS_OF(apart, quiet),
                 RELATIONS_OF(RESTS("r", "32", "all part"), RESTS("s", "5", "part"),
                              RESTS("t", "32", "all")));
}

static void
references_of_participations_count(void **state)
{
    (void)state;
    struct sample sample = sample_begin();
    for (int i = 1; i <= 4; i++)
        sample_add_reference(&sample, (const char *[]){"R1", "R2", "R3", "R4"}[i - 1],
                             NULL);
    sample_add_event(&sample,
                     EVENT("e1", "talks", "2015", "A!R4 B C!R2", .cite = "R1"));
    sample_add_event(&sample, EVENT("e2", "talks", "2016", "A!R4 B!R3"));
    struct tl_graph *graph = sample_end(&sample);
    struct tl_selection all = tl_selection_all();
    sample_check(graph, &all, TL_VIEW_ACTORS,
                 "A B C\n"
                 "A -- B talks 2 2015-01-01/2016-12-31 e1,e2 R1,R3,R4 stated\n"
                 "A -- C talks 1 2015-01-01/2015-12-31 e1 R1,R2,R4 stated\n"
                 "B -- C talks 1 2015-01-01/2015-12-31 e1 R1,R2 stated\n");
    tl_graph_free(graph);
}

static void
what_is_denied_ties_nobody(void **state)
{
    (void)state;
    struct sample sample = sample_begin();
    sample_add_reference(&sample, "R", NULL);
    sample_add_reference(&sample, "S", NULL);
    sample_add_event(&sample, EVENT("e1", "pay", "2001", "A=payer B=payee", "5",
                                    .cite = "R:denied"));
    sample_add_event(&sample, EVENT("e2", "pay", "2002", "A=payer B=payee", "3",
                                    .cite = "S R:denied"));
    sample_add_event(&sample,
                     EVENT("e3", "pay", "2003", "A=payer B=payee", .cite = "S"));
    sample_add_event(&sample, EVENT("e4", "meet", "2004", "A B C!R:denied!R:denied",
                                    .cite = "S:inferred"));
    sample_add_event(&sample, EVENT("e5", "meet", "2005", "A B!S!R:denied", "2"));
    struct tl_graph *graph = sample_end(&sample);
    struct tl_selection selection = tl_selection_all();
    sample_check(graph, &selection, TL_VIEW_ACTORS,
                 "A B C\n"
                 "A -- B meet 3~2 2004-01-01/2005-12-31 e4,e5 S inferred !R\n"
                 "A -> B pay 4~3 2002-01-01/2003-12-31 e2,e3 S stated !R\n");
    selection.statuses = 1U << TL_DENIED;
    sample_check(graph, &selection, TL_VIEW_ACTORS,
                 "A B C\n"
                 "A -> B pay 5 2001-01-01/2001-12-31 e1 denied !R\n"
                 "A -- C meet 1 2004-01-01/2004-12-31 e4 denied !R\n"
                 "B -- C meet 1 2004-01-01/2004-12-31 e4 denied !R\n");
    tl_graph_free(graph);
}

static void
denied_wholes_carry_nothing(void **state)
{
    (void)state;
    struct sample sample = sample_begin();
    sample_add_reference(&sample, "R", NULL);
    sample_add_event(&sample, EVENT("top", "sign", "2001/2005", "A B", "50"));
    sample_add_event(&sample, EVENT("all", "sign", "2002/2004", "A B", "32", "top",
                                    .cite = "R:denied"));
    sample_add_event(&sample, EVENT("cyber", "sign", "2003", "A B", "5", "all"));
    sample_add_event(&sample, EVENT("annex", "sign", "2003", "A B", "9", "cyber"));
    sample_add_relation(&sample, RELATION("r", "C", "D", "sign", .weight = "7",
                                          .directed = "false", .events = "all cyber"));
    sample_add_relation(&sample, RELATION("s", "C", "D", "sign", .directed = "false",
                                          .events = "all cyber"));
    sample_add_relation(
        &sample, RELATION("t", "C", "D", "sign", .directed = "false", .events = "all"));
    struct tl_graph *graph = sample_end(&sample);
    struct tl_selection all = tl_selection_all();
    sample_check(graph, &all, TL_VIEW_ACTORS,
                 "A B C D\n"
                 "A -- B sign 55 2001-01-01/2005-12-31 top,annex,cyber\n"
                 "C -- D sign 7 2003-01-01/2003-12-31 cyber\n");
    tl_graph_free(graph);
}

/* 32 by e1 and e2, of which 31 are disputed, and once more by an edge list. */
static void
disputed_weight_counts_once(void **state)
{
    (void)state;
    struct sample sample = sample_begin();
    sample_add_reference(&sample, "R", NULL);
    sample_add_reference(&sample, "S", NULL);
    sample_add_event(&sample, EVENT("e1", "visit", "2001", "A B", .cite = "S"));
    sample_add_event(&sample,
                     EVENT("e2", "visit", "2002", "A B", "31", .cite = "S R:denied"));
    sample_add_relation(&sample, RELATION("r", "A", "B", "visit", .weight = "32",
                                          .directed = "false", .events = "e1 e2",
                                          .cite = "S R:denied", .disputed = "31"));
    sample_add_relation(&sample, RELATION("s", "C", "D", "visit", .weight = "31",
                                          .directed = "false", .events = "e2",
                                          .cite = "S:disputed"));
    sample_add_relation(&sample, RELATION("t", "C", "D", "visit", .weight = "32",
                                          .directed = "false", .events = "e1 e2",
                                          .cite = "S R:denied", .disputed = "31"));
    struct tl_graph *graph = sample_end(&sample);
    struct tl_selection all = tl_selection_all();
    sample_check(graph, &all, TL_VIEW_ACTORS,
                 "A B C D\n"
                 "A -- B visit 32~31 2001-01-01/2002-12-31 e1,e2 S stated !R\n"
                 "C -- D visit 32~31 2001-01-01/2002-12-31 e1,e2 S stated !R\n");
    tl_graph_free(graph);
}

static void
crowds_make_no_pairs(void **state)
{
    (void)state;
    const struct sample_event events[] = {
        EVENT("e1", "talks", "2015", "A B C D"),
        EVENT("e2", "talks", "2016", "A B C"),
    };
    struct tl_graph *graph = sample_of_events(events, COUNT(events));
    struct tl_selection selection = tl_selection_all();
    selection.max_pairs = 3;
    struct tl_selected selected = tl_select(graph, &selection);
    struct tl_network *network =
        tl_network_new(graph, &selected, &selection, TL_VIEW_ACTORS);
    assert_int_equal(network->crowds, 1);
    assert_int_equal(network->node_count, 4);
    assert_int_equal(network->edge_count, 3);
    tl_network_free(network);
    tl_selected_clear(&selected);
    tl_graph_free(graph);
}

static void
weights_do_not_overflow(void **state)
{
    (void)state;
    struct sample sample = sample_begin();
    for (int i = 0; i < 2200; i++) {
        char id[16];
        snprintf(id, sizeof id, "e%d", i);
        sample_add_event(&sample, EVENT(id, "x", NULL, "A B", .count = "4294967295"));
    }
    struct tl_graph *graph = sample_end(&sample);
    struct tl_selection all = tl_selection_all();
    struct tl_selected selected = tl_select(graph, &all);
    struct tl_network *network = tl_network_new(graph, &selected, &all, TL_VIEW_ACTORS);
    assert_true(network->edges[0].weight == INT64_MAX);
    tl_network_free(network);
    tl_selected_clear(&selected);
    tl_graph_free(graph);
}

/* The spells of the one tie of a graph. */
static void
check_spells(const struct sample_event *events, size_t count, const char *expected)
{
    struct tl_graph *graph = sample_of_events(events, count);
    struct tl_selection all = tl_selection_all();
    struct tl_selected selected = tl_select(graph, &all);
    struct tl_network *network = tl_network_new(graph, &selected, &all, TL_VIEW_ACTORS);
    char actual[1024];
    assert_int_equal(network->edge_count, 1);
    sample_write_spells(network, &network->edges[0], actual, sizeof actual);
    assert_string_equal(actual, expected);
    tl_network_free(network);
    tl_selected_clear(&selected);
    tl_graph_free(graph);
}

#define CHECK_SPELLS(expected, ...)                                                    \
    check_spells((const struct sample_event[]){__VA_ARGS__},                           \
                 COUNT(((const struct sample_event[]){__VA_ARGS__})), expected)

static void
spells_unite_what_overlaps_or_adjoins(void **state)
{
    (void)state;
    CHECK_SPELLS("", EVENT("e1", "x", NULL, "A B"));
    CHECK_SPELLS("", EVENT("e1", "x", "XXXX-05", "A B"));
    CHECK_SPELLS("2015-01-01/2015-12-31", EVENT("e1", "x", "2015", "A B"),
                 EVENT("e2", "x", "2015-03", "A B"), EVENT("e3", "x", NULL, "A B"));
    CHECK_SPELLS(
        "2014-12-31/2015-01-02 2015-01-04/2015-01-04",
        EVENT("e1", "x", "2014-12-31", "A B"), EVENT("e2", "x", "2015-01-01", "A B"),
        EVENT("e3", "x", "2015-01-02", "A B"), EVENT("e4", "x", "2015-01-04", "A B"));
    CHECK_SPELLS("2015-01-01/..", EVENT("e1", "x", "2015/..", "A B"),
                 EVENT("e2", "x", "2017", "A B"), EVENT("e3", "x", "2020/", "A B"));
}

static void
open_starts_come_late_and_are_first(void **state)
{
    (void)state;
    CHECK_SPELLS("../2012-12-31 2014-01-01/2014-12-31", EVENT("e1", "x", "2010", "A B"),
                 EVENT("e2", "x", "../2012", "A B"), EVENT("e3", "x", "2014", "A B"));
    CHECK_SPELLS(
        "../2005-12-31 2010-01-01/2011-12-31", EVENT("e1", "x", "2010/2011", "A B"),
        EVENT("e2", "x", "../2005", "A B"), EVENT("e3", "x", "[..2003]", "A B"));
    CHECK_SPELLS("../2012-12-31", EVENT("e1", "x", "2010", "A B"),
                 EVENT("e2", "x", "/2012", "A B"));
}

static void
spells_are_of_own_dates_and_relations_too(void **state)
{
    (void)state;
    CHECK_SPELLS("1993-01-01/1995-12-31 2000-01-01/2001-12-31",
                 EVENT("e1", "x", "1990/2010", "A@1990/1995 A@2000/2005 B@1993/2001"));
    CHECK_SPELLS("1980-01-01/1980-12-31 1993-01-01/1995-12-31",
                 EVENT("e1", "x", "1990/2010", "A B@1993/1995"),
                 EVENT("e2", "x", "1970/1980", "A@1980 B"));
    struct sample sample = sample_begin();
    sample_add_event(&sample, EVENT("e1", "x", "2015", "A B"));
    sample_add_relation(&sample, RELATION("r1", "A", "B", "x", "2011/2012",
                                          .directed = "false", .events = "e1"));
    sample_add_relation(&sample,
                        RELATION("r2", "B", "A", "x", "2018/..", .directed = "false"));
    struct tl_graph *graph = sample_end(&sample);
    struct tl_selection all = tl_selection_all();
    struct tl_selected selected = tl_select(graph, &all);
    struct tl_network *network = tl_network_new(graph, &selected, &all, TL_VIEW_ACTORS);
    char actual[256];
    assert_int_equal(network->edge_count, 1);
    sample_write_spells(network, &network->edges[0], actual, sizeof actual);
    assert_string_equal(actual,
                        "2011-01-01/2012-12-31 2015-01-01/2015-12-31 2018-01-01/..");
    tl_network_free(network);
    tl_selected_clear(&selected);
    tl_graph_free(graph);
}

/* Random graphs, and their ties found by comparing everything with everything. */

enum { ACTORS = 7, EVENTS = 40, KINDS = 2 };

static uint32_t
draw(uint64_t *state, uint32_t below)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33) % below;
}

static const char *const random_roles[] = {"", "=source", "=target", "=guest", "=x"};
static const char *const random_dates[] = {
    "", "", "@2010", "@2011/2013", "@2012/..", "@2009", "@../2010", "@2013/2014",
};

static const char *const random_cites[] = {
    "R:denied", "R:denied S", "S", "R:inferred S:disputed", "", "", "", "",
};
static const char *const random_part_cites[] = {
    "!R:denied", "!R:denied!S", "!S", "!S:disputed", "", "", "", "",
};

static struct tl_graph *
random_graph(uint64_t seed, bool dated, bool cited)
{
    struct sample sample = sample_begin();
    sample_add_reference(&sample, "R", NULL);
    sample_add_reference(&sample, "S", NULL);
    for (uint32_t i = 0; i < EVENTS; i++) {
        char id[16], whole[16], date[24], count[16], members[512];
        size_t length = 0;
        snprintf(id, sizeof id, "e%02u", i);
        snprintf(whole, sizeof whole, "e%02u", i ? draw(&seed, i) : 0);
        snprintf(date, sizeof date, "20%02u/2012", i / 4);
        snprintf(count, sizeof count, "%u", 1 + draw(&seed, 5));
        members[0] = '\0';
        for (uint32_t left = draw(&seed, 5); left; left--)
            length += (size_t)snprintf(
                members + length, sizeof members - length, "A%u%s%s%s ",
                draw(&seed, ACTORS), random_roles[draw(&seed, COUNT(random_roles))],
                dated ? random_dates[draw(&seed, COUNT(random_dates))] : "",
                cited ? random_part_cites[draw(&seed, COUNT(random_part_cites))] : "");
        const char *cite = random_cites[draw(&seed, COUNT(random_cites))];
        sample_add_event(&sample, EVENT(id, draw(&seed, KINDS) ? "k1" : "k0",
                                        draw(&seed, 5) ? date : NULL, members, count,
                                        i && draw(&seed, 2) ? whole : NULL,
                                        cited ? cite : NULL));
    }
    return sample_end(&sample);
}

static bool
has_side(const struct tl_graph *graph, uint32_t event, uint32_t actor,
         enum tl_side side)
{
    struct tl_slice slice = tl_graph_event(graph, event).participations;
    for (uint32_t i = slice.first; i < slice.first + slice.count; i++) {
        struct tl_participation participation = tl_graph_participation(graph, i);
        if (participation.actor == actor && participation.status != TL_DENIED &&
            (side == TL_SIDE_NONE || tl_role_side(participation.role) == side))
            return true;
    }
    return false;
}

/* Dates in random graphs have known or open ends only. */
static bool
meet(const struct tl_graph *graph, const struct tl_participation *a,
     const struct tl_participation *b)
{
    const struct tl_date *whole = tl_graph_event(graph, a->event).date;
    const struct tl_date *one = a->date ? a->date : whole;
    const struct tl_date *other = b->date ? b->date : whole;
    return !one || !other ||
           (one->start_earliest <= other->end_latest &&
            other->start_earliest <= one->end_latest);
}

static bool
are_there_at_once(const struct tl_graph *graph, uint32_t event, uint32_t a, uint32_t b,
                  bool directed)
{
    struct tl_slice slice = tl_graph_event(graph, event).participations;
    for (uint32_t i = slice.first; i < slice.first + slice.count; i++) {
        struct tl_participation one = tl_graph_participation(graph, i);
        for (uint32_t j = slice.first; j < slice.first + slice.count; j++) {
            struct tl_participation other = tl_graph_participation(graph, j);
            if (one.status != TL_DENIED && other.status != TL_DENIED &&
                one.actor == a && other.actor == b && meet(graph, &one, &other) &&
                (!directed || (tl_role_side(one.role) == TL_SIDE_GIVING &&
                               tl_role_side(other.role) == TL_SIDE_RECEIVING)))
                return true;
        }
    }
    return false;
}

/* Who is on both sides is on neither, and then the event has none. */
static bool
has_two_sides(const struct tl_graph *graph, uint32_t event)
{
    uint32_t givers = 0, receivers = 0;
    for (uint32_t actor = 0; actor < tl_graph_count(graph, TL_ACTOR); actor++) {
        bool gives = has_side(graph, event, actor, TL_SIDE_GIVING);
        bool receives = has_side(graph, event, actor, TL_SIDE_RECEIVING);
        if (gives && receives)
            return false;
        givers += gives;
        receivers += receives;
    }
    return givers && receivers;
}

static bool
makes_tie(const struct tl_graph *graph, uint32_t event, const struct tl_edge *tie)
{
    uint32_t a = tie->source;
    uint32_t b = tie->target;
    bool directed = has_two_sides(graph, event);
    if (tl_graph_event_kind(graph, event) != tie->kind || directed != tie->directed ||
        tl_graph_event_status(graph, event) == TL_DENIED)
        return false;
    if (!directed && a >= b)
        return false;
    return are_there_at_once(graph, event, a, b, directed);
}

static bool
makes_it_above(const struct tl_graph *graph, uint32_t event, const struct tl_edge *tie)
{
    uint32_t whole = tl_graph_event(graph, event).part_of;
    for (; whole != TL_NONE && tl_graph_event_status(graph, whole) != TL_DENIED;
         whole = tl_graph_event(graph, whole).part_of)
        if (makes_tie(graph, whole, tie))
            return true;
    return false;
}

/* Whether all that is not denied of what an actor does in an event is disputed. */
static bool
is_all_disputed(const struct tl_graph *graph, uint32_t event, uint32_t actor)
{
    struct tl_slice slice = tl_graph_event(graph, event).participations;
    for (uint32_t i = slice.first; i < slice.first + slice.count; i++) {
        struct tl_participation participation = tl_graph_participation(graph, i);
        if (participation.actor == actor && participation.status != TL_DISPUTED &&
            participation.status != TL_DENIED)
            return false;
    }
    return true;
}

static bool
is_disputed(const struct tl_graph *graph, uint32_t event, const struct tl_edge *tie)
{
    return tl_graph_event_status(graph, event) == TL_DISPUTED ||
           is_all_disputed(graph, event, tie->source) ||
           is_all_disputed(graph, event, tie->target);
}

/* Years from 1990 to 2029, which all bounds of random dates are ends of. */
enum { FIRST_YEAR = 1990, YEARS = 40 };

static void
cover(bool *years, int64_t first, int64_t last)
{
    for (int i = 0; i < YEARS; i++) {
        int64_t day = tl_day_from_civil(FIRST_YEAR + i, 7, 1);
        years[i] |= first <= day && day <= last;
    }
}

static int64_t
bound(const struct tl_date *a, const struct tl_date *b, bool start)
{
    if (!a || !b)
        a = b = a ? a : b;
    int64_t one = start ? a->start_earliest : a->end_latest;
    int64_t other = start ? b->start_earliest : b->end_latest;
    return (one > other) == start ? one : other;
}

static void
cover_meetings(const struct tl_graph *graph, uint32_t event, const struct tl_edge *tie,
               bool *years)
{
    const struct tl_date *whole = tl_graph_event(graph, event).date;
    struct tl_slice slice = tl_graph_event(graph, event).participations;
    for (uint32_t i = slice.first; i < slice.first + slice.count; i++) {
        struct tl_participation a = tl_graph_participation(graph, i);
        for (uint32_t j = slice.first; j < slice.first + slice.count; j++) {
            struct tl_participation b = tl_graph_participation(graph, j);
            const struct tl_date *one = a.date ? a.date : whole;
            const struct tl_date *other = b.date ? b.date : whole;
            if (a.status == TL_DENIED || b.status == TL_DENIED)
                continue;
            if (a.actor != tie->source || b.actor != tie->target || (!one && !other) ||
                (tie->directed && (tl_role_side(a.role) != TL_SIDE_GIVING ||
                                   tl_role_side(b.role) != TL_SIDE_RECEIVING)))
                continue;
            cover(years, bound(one, other, true), bound(one, other, false));
        }
    }
}

static void
check_random_spells(const struct tl_graph *graph, const struct tl_network *network,
                    const struct tl_edge *edge)
{
    bool wanted[YEARS] = {false};
    bool actual[YEARS] = {false};
    for (uint32_t i = 0; i < edge->events.count; i++)
        cover_meetings(graph, network->events[edge->events.first + i], edge, wanted);
    struct tl_spell spell = {0};
    int64_t last = TL_DAY_MIN;
    while (tl_edge_next_spell(network, edge, &spell)) {
        assert_true(spell.first == TL_DAY_MIN || spell.first > last + 1);
        assert_true(spell.next == 1 || spell.first != TL_DAY_MIN);
        last = spell.last;
        cover(actual, spell.first, spell.last);
    }
    assert_memory_equal(actual, wanted, sizeof wanted);
}

/* Compares an edge with what all events say; the edge has no evidence in the end. */
static void
check_random_tie(const struct tl_graph *graph, const struct tl_network *network,
                 const struct tl_edge *wanted, uint32_t *at)
{
    int64_t weight = 0;
    int64_t disputed = 0;
    uint32_t count = 0;
    const struct tl_edge *edge = &network->edges[*at];
    for (uint32_t event = 0; event < tl_graph_count(graph, TL_EVENT); event++) {
        if (!makes_tie(graph, event, wanted))
            continue;
        int64_t own = (int64_t)tl_graph_event(graph, event).count * TL_WEIGHT_ONE;
        if (!makes_it_above(graph, event, wanted)) {
            weight += own;
            disputed += is_disputed(graph, event, wanted) ? own : 0;
        }
        assert_true(*at < network->edge_count && count < edge->events.count);
        assert_int_equal(network->events[edge->events.first + count], event);
        count++;
    }
    if (count == 0)
        return;
    assert_int_equal(edge->source, wanted->source);
    assert_int_equal(edge->target, wanted->target);
    assert_int_equal(edge->kind, wanted->kind);
    assert_int_equal(edge->directed, wanted->directed);
    assert_int_equal(edge->events.count, count);
    assert_true(edge->weight == weight);
    assert_true(edge->weight_disputed == disputed);
    check_random_spells(graph, network, edge);
    ++*at;
}

/* Nodes are all actors, so that their numbers are the same. */
static void
check_random_graph(const struct tl_graph *graph)
{
    struct tl_selection all = tl_selection_all();
    struct tl_selected selected = tl_select(graph, &all);
    struct tl_network *network = tl_network_new(graph, &selected, &all, TL_VIEW_ACTORS);
    uint32_t count = tl_graph_count(graph, TL_ACTOR);
    uint32_t kinds[] = {tl_graph_word_find(graph, "k0"),
                        tl_graph_word_find(graph, "k1")};
    uint32_t at = 0;
    for (uint32_t i = 0; i < count * count * KINDS * 2; i++) {
        struct tl_edge wanted = {
            .source = i / (count * KINDS * 2),
            .target = i / (KINDS * 2) % count,
            .kind = kinds[i / 2 % KINDS],
            .directed = i % 2,
        };
        check_random_tie(graph, network, &wanted, &at);
    }
    assert_int_equal(at, network->edge_count);
    tl_network_free(network);
    tl_selected_clear(&selected);
}

static void
ties_equal_those_found_by_brute_force(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= cases_tried(60, 150, 1000); seed++) {
        struct tl_graph *graph = random_graph(seed, seed % 2, seed / 2 % 2);
        check_random_graph(graph);
        tl_graph_free(graph);
    }
}

static void
add_dyad(struct tl_builder *builder, char *line)
{
    static const enum tl_field fields[] = {TL_ACTOR_ID, TL_KIND, TL_ACTOR_ID, TL_DATE};
    static const char *const roles[] = {"source", NULL, "target", NULL};
    const struct tl_position position = {0, 0, 0};
    tl_builder_begin(builder, TL_EVENT, position);
    for (size_t i = 0; i < COUNT(fields); i++) {
        size_t length = strcspn(line, "\t\r\n");
        if (roles[i]) {
            tl_builder_begin(builder, TL_PARTICIPATION, position);
            tl_builder_set(builder, TL_ROLE, roles[i], strlen(roles[i]), position);
        }
        tl_builder_set(builder, fields[i], line, length, position);
        if (fields[i] == TL_KIND)
            tl_builder_set(builder, TL_TITLE, line, length, position);
        if (roles[i])
            tl_builder_end(builder);
        line += length + (line[length] == '\t');
    }
    tl_builder_end(builder);
}

/* Published event data, where they are at hand, with MORE or TORTURE set. */
static void
icews_has_its_ties(void **state)
{
    (void)state;
    if (!cases_tried(0, 1, 1))
        skip();
    FILE *file = fopen("../shared/data/icews14.tsv", "r");
    if (!file)
        skip();
    struct sample sample = sample_begin();
    char line[1024];
    while (fgets(line, sizeof line, file))
        add_dyad(sample.builder, line);
    fclose(file);
    struct tl_graph *graph = sample_end(&sample);
    struct tl_selection all = tl_selection_all();
    struct tl_selected selected = tl_select(graph, &all);
    struct tl_network *network = tl_network_new(graph, &selected, &all, TL_VIEW_ACTORS);
    int64_t weight = 0;
    for (uint32_t i = 0; i < network->edge_count; i++)
        weight += network->edges[i].weight;
    assert_int_equal(tl_graph_count(graph, TL_EVENT), 8963);
    assert_int_equal(network->node_count, 2760);
    assert_int_equal(network->edge_count, 7419);
    assert_true(weight == (int64_t)8963 * TL_WEIGHT_ONE);
    assert_false(network->mixed);
    tl_network_free(network);
    tl_selected_clear(&selected);
    tl_graph_free(graph);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_pair_is_tied_once),
        cmocka_unit_test(givers_are_tied_to_receivers),
        cmocka_unit_test(who_is_on_both_sides_is_on_neither),
        cmocka_unit_test(ties_are_merged_by_ends_kind_and_direction),
        cmocka_unit_test(parts_add_no_weight_to_what_their_whole_makes),
        cmocka_unit_test(wholes_that_are_left_out_carry_nothing),
        cmocka_unit_test(own_dates_must_meet),
        cmocka_unit_test(own_dates_count_on_their_side_only),
        cmocka_unit_test(relations_add_to_ties),
        cmocka_unit_test(an_event_counts_once_in_a_tie),
        cmocka_unit_test(wholes_carry_parts_through_relations_too),
        cmocka_unit_test(references_of_participations_count),
        cmocka_unit_test(what_is_denied_ties_nobody),
        cmocka_unit_test(denied_wholes_carry_nothing),
        cmocka_unit_test(disputed_weight_counts_once),
        cmocka_unit_test(crowds_make_no_pairs),
        cmocka_unit_test(weights_do_not_overflow),
        cmocka_unit_test(spells_unite_what_overlaps_or_adjoins),
        cmocka_unit_test(open_starts_come_late_and_are_first),
        cmocka_unit_test(spells_are_of_own_dates_and_relations_too),
        cmocka_unit_test(ties_equal_those_found_by_brute_force),
        cmocka_unit_test(icews_has_its_ties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
