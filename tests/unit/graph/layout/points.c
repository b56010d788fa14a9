/* Where nodes are on a plane: apart from each other, near to what they are tied to, and
 * components beside each other. */
#include "graph/layout/points.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/support.h"

struct drawn {
    struct model model;
    struct tl_selected selected;
    struct tl_network *network;
    struct tl_point *points;
};

static struct drawn
draw(const char *text)
{
    struct tl_selection all = tl_selection_all();
    struct drawn drawn = {.model = model_of(text)};
    drawn.selected = tl_select(drawn.model.graph, &all);
    drawn.network =
        tl_network_new(drawn.model.graph, &drawn.selected, &all, TL_VIEW_NETWORK);
    struct tl_measure *measures = tl_network_measure(drawn.network);
    drawn.points = tl_points_new(drawn.network, measures);
    tl_free(measures);
    return drawn;
}

static void
end(struct drawn *drawn)
{
    tl_free(drawn->points);
    tl_network_free(drawn->network);
    tl_selected_clear(&drawn->selected);
    model_free(&drawn->model);
}

static int64_t
square(const struct drawn *drawn, uint32_t a, uint32_t b)
{
    int64_t x = (int64_t)drawn->points[a].x - drawn->points[b].x;
    int64_t y = (int64_t)drawn->points[a].y - drawn->points[b].y;
    return x * x + y * y;
}

/* Two groups of four, each tied to a hub, with one relation between the hubs. */
static const char groups[] =
    "actor|id=A\nactor|id=B\nactor|id=a1\nactor|id=a2\nactor|id=a3\nactor|id=a4\n"
    "actor|id=b1\nactor|id=b2\nactor|id=b3\nactor|id=b4\n"
    "relation|id=0|source=A|target=B|kind=k\n"
    "relation|id=1|source=A|target=a1|kind=k\n"
    "relation|id=2|source=A|target=a2|kind=k\n"
    "relation|id=3|source=A|target=a3|kind=k\n"
    "relation|id=4|source=A|target=a4|kind=k\n"
    "relation|id=5|source=B|target=b1|kind=k\n"
    "relation|id=6|source=B|target=b2|kind=k\n"
    "relation|id=7|source=B|target=b3|kind=k\n"
    "relation|id=8|source=B|target=b4|kind=k\n";

static void
nodes_are_apart_and_near_to_what_they_are_tied_to(void **state)
{
    (void)state;
    struct drawn drawn = draw(groups);
    const int64_t least = (int64_t)TL_POINT_UNIT * TL_POINT_UNIT / 4;
    for (uint32_t i = 0; i < drawn.network->node_count; i++)
        for (uint32_t k = 0; k < i; k++)
            assert_true(square(&drawn, i, k) > least);
    for (uint32_t i = 2; i < 10; i++)
        assert_true(square(&drawn, i, i < 6 ? 0 : 1) <
                    square(&drawn, i, i < 6 ? 1 : 0));
    end(&drawn);
}

static void
components_are_beside_each_other(void **state)
{
    (void)state;
    struct drawn drawn =
        draw("actor|id=a\nactor|id=b\nactor|id=c\nactor|id=d\nactor|id=e\n"
             "relation|id=0|source=a|target=b|kind=k\n"
             "relation|id=1|source=c|target=d|kind=k\n");
    for (uint32_t i = 0; i < 5; i++)
        for (uint32_t k = 0; k < i; k++)
            assert_true(square(&drawn, i, k) > TL_POINT_UNIT);
    end(&drawn);
}

static void
nothing_and_single_nodes_have_points(void **state)
{
    (void)state;
    struct drawn nothing = draw("");
    assert_non_null(nothing.points);
    end(&nothing);
    struct drawn one = draw("actor|id=a\n");
    assert_int_equal(one.points[0].x, 0);
    assert_int_equal(one.points[0].y, 0);
    end(&one);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nodes_are_apart_and_near_to_what_they_are_tied_to),
        cmocka_unit_test(components_are_beside_each_other),
        cmocka_unit_test(nothing_and_single_nodes_have_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
