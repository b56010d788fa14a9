#include "output/common/property.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/sample.h"

struct drawn {
    struct tl_graph *graph;
    struct tl_selection selection;
    struct tl_selected selected;
    struct tl_network *network;
};

static struct drawn
draw(struct sample *sample, enum tl_view view)
{
    struct drawn drawn = {sample_end(sample), tl_selection_all(), {0}, NULL};
    drawn.selected = tl_select(drawn.graph, &drawn.selection);
    drawn.network =
        tl_network_new(drawn.graph, &drawn.selected, &drawn.selection, view);
    return drawn;
}

static void
clear(struct drawn *drawn)
{
    tl_network_free(drawn->network);
    tl_selected_clear(&drawn->selected);
    tl_graph_free(drawn->graph);
}

static const char *
id_of(const struct drawn *drawn, uint32_t edge, char buffer[TL_EDGE_ID_MAX])
{
    static const struct tl_dialect dialect = {.limits = &tl_date_any};
    struct tl_losses losses = {0};
    struct tl_style style = {0};
    struct tl_drawing drawing = {
        .graph = drawn->graph, .network = drawn->network, .style = &style};
    struct tl_properties properties =
        tl_properties_begin(&drawing, &losses, TL_EDGES, &dialect);
    struct tl_property property;
    tl_property_begin(&property, &properties, edge);
    return strcpy(buffer, property.about.id);
}

/* No two of them are the same, and none is that of an item. */
static void
ids_are_unique(void **state)
{
    (void)state;
    struct sample sample = sample_begin();
    sample_add_event(&sample,
                     EVENT("e", .members = "A A=host A=host@2015 A=host@2016"));
    sample_add_event(&sample, EVENT("f", .members = "A=host B", .part_of = "e"));
    sample_add_relation(&sample, RELATION("r", "A", "e", "participates"));
    sample_add_relation(&sample, RELATION("s", "f", "e", "part of"));
    struct drawn drawn = draw(&sample, TL_VIEW_NETWORK);
    uint32_t count = drawn.network->edge_count;
    assert_int_equal(count, 9);
    for (uint32_t i = 0; i < count; i++) {
        char a[TL_EDGE_ID_MAX];
        const struct tl_edge *edges = drawn.network->edges;
        const char *id = id_of(&drawn, i, a);
        if (edges[i].origin != TL_EDGE_RELATION)
            assert_int_equal(strspn(id, "edge:0123456789abcdef"), strlen("edge:") + 24);
        for (uint32_t j = 0; j < i; j++) {
            char b[TL_EDGE_ID_MAX];
            assert_string_not_equal(id, id_of(&drawn, j, b));
        }
    }
    clear(&drawn);
}

/* Of a tie that other events make as well, and of one in another selection. */
static void
ids_are_stable(void **state)
{
    (void)state;
    char ids[2][TL_EDGE_ID_MAX];
    for (size_t i = 0; i < 2; i++) {
        struct sample sample = sample_begin();
        sample_add_event(&sample, EVENT("e", "visit", .members = "A=host B=guest"));
        if (i == 1)
            sample_add_event(&sample, EVENT("d", "visit", "2015", "A=host B=guest"));
        struct drawn drawn = draw(&sample, TL_VIEW_ACTORS);
        assert_int_equal(drawn.network->edge_count, 1);
        id_of(&drawn, 0, ids[i]);
        clear(&drawn);
    }
    assert_string_equal(ids[0], ids[1]);
    assert_string_equal(ids[0], "edge:13195a3e413e3d1417e269d5");
}

/* The edges in order, each with the number of its twins. */
static void
twins(void **state)
{
    (void)state;
    static const struct {
        const char *source, *target, *kind, *directed;
        uint32_t twins;
    } edges[] = {
        {"A", "A", "k", "true", 0},  {"A", "A", "k", "true", 1},
        {"A", "B", "k", "true", 0},  {"A", "B", "k", "true", 1},
        {"A", "B", "l", "false", 0}, {"A", "B", "l", "true", 1},
        {"A", "C", "k", "true", 0},  {"B", "A", "k", "true", 0},
        {"B", "A", "l", "true", 2},  {"B", "A", "l", "true", 3},
        {"B", "C", "k", "true", 0},
    };
    struct sample sample = sample_begin();
    for (size_t i = 0; i < COUNT(edges); i++) {
        char id[] = "a";
        id[0] = (char)('a' + i);
        sample_add_relation(&sample,
                            RELATION(id, edges[i].source, edges[i].target,
                                     edges[i].kind, .directed = edges[i].directed));
    }
    struct drawn drawn = draw(&sample, TL_VIEW_NETWORK);
    assert_int_equal(drawn.network->edge_count, COUNT(edges));
    struct tl_twins kept = {0};
    for (uint32_t i = 0; i < COUNT(edges); i++) {
        struct tl_twins new = {0};
        const struct tl_edge *edge = &drawn.network->edges[i];
        assert_int_equal(tl_edge_twins(&kept, drawn.network, edge), edges[i].twins);
        assert_int_equal(tl_edge_twins(&new, drawn.network, edge), edges[i].twins);
    }
    assert_int_equal(tl_edges_undirected(drawn.network), 1);
    clear(&drawn);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_are_unique),
        cmocka_unit_test(ids_are_stable),
        cmocka_unit_test(twins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
