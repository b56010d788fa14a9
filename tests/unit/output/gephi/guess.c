/* Which columns of texts Gephi would misread. */
#include "output/gephi/guess.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "graph/query/select.h"
#include "tests/support/support.h"

enum { SEEN = 25 }; /* rows from which Gephi takes the type of a column */

/* What is warned of in a table with one column of texts. */
struct warned {
    bool is_time;
    uint64_t lost; /* cells */
};

static struct warned
warn_of_nodes(const struct tl_graph *graph)
{
    static const struct tl_dialect dialect = {.limits = &tl_date_any};
    struct warned warned = {0};
    struct tl_losses losses = {0};
    struct tl_style style = {0};
    struct tl_selection all = tl_selection_all();
    struct tl_selected selected = tl_select(graph, &all);
    struct tl_network *network =
        tl_network_new(graph, &selected, &all, TL_VIEW_NETWORK);
    struct tl_drawing drawing = {.graph = graph, .network = network, .style = &style};
    struct tl_properties properties =
        tl_properties_begin(&drawing, &losses, TL_NODES, &dialect);
    assert_int_equal(network->node_count, SEEN + 1);
    tl_gephi_warn(&properties, &losses);
    for (size_t i = 0; i < TL_MOST_LOSSES && losses.losses[i].cause; i++) {
        if (strstr(losses.losses[i].cause, "times"))
            warned.is_time = true;
        else
            warned.lost += losses.losses[i].count;
    }
    tl_network_free(network);
    tl_selected_clear(&selected);
    return warned;
}

/* A column of one cell so often, then another one up to the last row that is seen, and
 * then one more. */
static struct warned
column_of(const char *first, unsigned times, const char *then, const char *last)
{
    char text[SEEN * 100] = "";
    for (unsigned i = 0; i <= SEEN; i++) {
        size_t used = strlen(text);
        snprintf(text + used, sizeof text - used, "actor|id=a%02u|@x=%s\n", i,
                 i == SEEN   ? last
                 : i < times ? first
                             : then);
    }
    struct model model = model_of(text);
    struct warned warned = warn_of_nodes(model.graph);
    model_free(&model);
    return warned;
}

/* Which cells are lost after a full column of others ("x"), or "time". */
static const char *
lost_after(const char *cell, char *signs)
{
    static const char *const probes[] = {"true", "1", "2147483648", "0.5"};
    for (size_t i = 0; i < LENGTH_OF(probes); i++) {
        struct warned warned = column_of(cell, SEEN, "", probes[i]);
        if (warned.is_time)
            return "time";
        signs[i] = warned.lost ? 'x' : '.';
    }
    return signs;
}

static void
cells(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *lost;
    } cases[] = {
        {"", "...."},
        {"true", ".xxx"},
        {"FALSE", ".xxx"},
        {"truer", "...."},
        {"2014", "x.xx"},
        {"-0043", "x.xx"},
        {"2147483647", "x.xx"},
        {"2147483648", "x..x"},
        {"00000000002147483648", "x..x"},
        {"12345678901234567890", "x..."},
        {"0.5", "x..."},
        {"1.", "x..."},
        {".5", "x..."},
        {".", "...."},
        {"-", "...."},
        {"1e9", "x..."},
        {"1e", "...."},
        {"5d", "x..."}, /* as Java writes a double */
        {"NaN", "x..."},
        {"nan", "...."},
        {"2015-05-08", "time"},
        {"2015-05-08T10:00:00Z", "time"},
        {"2015-05", "...."},
        {"2015-05-08~", "...."},
        {"2015-05-08/2015-05-09", "...."},
        {"[1802,1803]", "time"},
        {"[1802..1803]", "...."},
        {"see [1, 2]", "time"},
        {"see (a, b)", "...."},
        {"2015-05-08 (8 May 2015)", "...."},
        {"2014 (2014)", "...."},
        {"2014; 2015", "...."},
        {"http://example.org/", "...."},
        {"<1>", "...."},
        {"(", "...."},
    };
    for (size_t i = 0; i < LENGTH_OF(cases); i++) {
        char signs[5] = "";
        const char *lost = lost_after(cases[i].text, signs);
        if (strcmp(lost, cases[i].lost) != 0)
            fail_msg("after '%s': %s", cases[i].text, lost);
    }
}

static void
columns(void **state)
{
    (void)state;
    assert_int_equal(column_of("2014", SEEN, "", "2014~").lost, 1);
    assert_int_equal(column_of("2014", SEEN, "", "").lost, 0);
    assert_int_equal(column_of("", SEEN, "", "text").lost, 0);
    assert_int_equal(column_of("1", SEEN, "", "0.5").lost, 1);
    /* What is seen at last makes a column of texts, whose cells all stay. */
    assert_int_equal(column_of("2014", 24, "2014~", "1").lost, 0);
    assert_int_equal(column_of("2014", 24, "2014~", "true").lost, 0);
    assert_int_equal(column_of("true", 24, "1", "x").lost, 0);
    /* Cells without a text have no say. */
    assert_int_equal(column_of("", 24, "1", "x").lost, 1);
    assert_int_equal(column_of("1", 24, "", "x").lost, 1);
    assert_true(column_of("2014", 24, "2015-05-08", "1").is_time);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells),
        cmocka_unit_test(columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
