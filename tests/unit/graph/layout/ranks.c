/* The columns of networks: in the order of time, and near to what they are tied to. */
#include "graph/layout/ranks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/support.h"

/* Which nodes are in which column: "0 a b|1 e1"; "none" where there are no columns. */
static char *
ranks_of(const char *text, enum tl_view view)
{
    struct tl_selection all = tl_selection_all();
    struct model model = model_of(text);
    struct tl_selected selected = tl_select(model.graph, &all);
    struct tl_network *network = tl_network_new(model.graph, &selected, &all, view);
    struct tl_ranks *ranks = tl_ranks_new(network);
    char *written = NULL;
    size_t size;
    FILE *file = open_memstream(&written, &size);
    assert_non_null(file);
    if (!ranks)
        fputs("none", file);
    for (uint32_t rank = 0; ranks && rank < ranks->count; rank++) {
        fprintf(file, "%s%u", rank ? "|" : "", (unsigned)rank);
        for (uint32_t i = 0; i < network->node_count; i++)
            if (ranks->of[i] == rank)
                fprintf(file, " %s", tl_graph_id(model.graph, network->nodes[i].item));
    }
    fclose(file);
    tl_ranks_free(ranks);
    tl_network_free(network);
    tl_selected_clear(&selected);
    model_free(&model);
    return written;
}

static void
check(const char *text, enum tl_view view, const char *expected)
{
    char *ranks = ranks_of(text, view);
    assert_string_equal(ranks, expected);
    free(ranks);
}

static void
events_are_in_the_order_of_time(void **state)
{
    (void)state;
    check("event|id=z|date=2014\nevent|id=y|date=2015\nevent|id=x|date=2016\n"
          "event|id=w|date=2017\nevent|id=v|date=2018\nevent|id=u|date=2019\n",
          TL_VIEW_EVENTS, "0 z y x|1 w v u");
}

static void
the_undated_are_to_the_right(void **state)
{
    (void)state;
    check("event|id=a\nevent|id=b|date=2015\n", TL_VIEW_EVENTS, "0 b|1 a");
    check("event|id=a\nevent|id=b\n", TL_VIEW_EVENTS, "0 a b");
}

static void
actors_have_columns_of_their_own(void **state)
{
    (void)state;
    check("event|id=e|date=2014\n  participation|actor=a\n  participation|actor=b\n"
          "event|id=f\n  participation|actor=c\n",
          TL_VIEW_NETWORK, "0 a|1 e|2 b|3 f|4 c");
}

static void
parts_are_with_their_wholes(void **state)
{
    (void)state;
    check("event|id=a|date=2001\nevent|id=b|date=2002\nevent|id=c|date=2003\n"
          "event|id=d|date=2004\nevent|id=e|date=2005\n"
          "event|id=w\nevent|id=p|part_of=w|date=2000\nevent|id=q|part_of=w\n",
          TL_VIEW_EVENTS, "0 p a q w|1 b c d e");
}

static void
the_related_are_apart_if_time_allows(void **state)
{
    (void)state;
    check("event|id=a|date=2001\nevent|id=b|date=2002\nevent|id=c|date=2003\n"
          "event|id=d|date=2004\nevent|id=e|date=2005\nevent|id=f|date=2006\n"
          "relation|source=b|target=c|kind=follows\n",
          TL_VIEW_EVENTS, "0 a b|1 c d e f");
}

static void
actors_are_around_the_busiest(void **state)
{
    (void)state;
    check("relation|source=a|target=b|kind=knows\n", TL_VIEW_ACTORS, "0 a|1 b");
    check("relation|source=b|target=a|kind=knows\n"
          "relation|source=b|target=c|kind=knows\n"
          "relation|source=b|target=d|kind=knows\n",
          TL_VIEW_ACTORS, "0 a d|1 b|2 c");
    check("", TL_VIEW_NETWORK, "");
    check("", TL_VIEW_ACTORS, "");
}

static void
a_tangle_has_none(void **state)
{
    (void)state;
    char *text = NULL;
    size_t size;
    FILE *file = open_memstream(&text, &size);
    assert_non_null(file);
    for (unsigned i = 0; i <= TL_RANKS_EDGES; i++)
        fprintf(file, "relation|id=r%u|source=a|target=b|kind=k%u\n", i, i);
    fclose(file);
    check(text, TL_VIEW_NETWORK, "none");
    free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_are_in_the_order_of_time),
        cmocka_unit_test(the_undated_are_to_the_right),
        cmocka_unit_test(actors_have_columns_of_their_own),
        cmocka_unit_test(parts_are_with_their_wholes),
        cmocka_unit_test(the_related_are_apart_if_time_allows),
        cmocka_unit_test(actors_are_around_the_busiest),
        cmocka_unit_test(a_tangle_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
