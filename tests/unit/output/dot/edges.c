/* Lines of several edges in pictures of tangles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/drawn.h"
#include "graph/layout/ranks.h"
#include "tests/support/support.h"

/* More edges than columns have room for, after some that a test is about. */
static char *
tangle_with(const char *relations)
{
    char *model = NULL;
    size_t size;
    FILE *file = open_memstream(&model, &size);
    assert_non_null(file);
    fputs("reference|id=s|title=Script\n"
          "actor|id=a\nactor|id=b\nactor|id=y\nactor|id=z\n",
          file);
    fputs(relations, file);
    for (unsigned i = 0; i <= TL_RANKS_EDGES; i++)
        fprintf(file, "relation|id=more%u|source=y|target=z|kind=k%u\n", i, i);
    fclose(file);
    return model;
}

static unsigned
count(const char *text, const char *part)
{
    unsigned found = 0;
    for (; (text = strstr(text, part)); text++)
        found++;
    return found;
}

static void
edges_between_two_are_one_line(void **state)
{
    (void)state;
    char *model = tangle_with("relation|id=1|source=a|target=b|kind=owns|weight=2\n"
                              "  citation|reference=s|status=disputed\n"
                              "relation|id=2|source=a|target=b|kind=pays|weight=6\n");
    char *text = draw_picture(model, TL_VIEW_ACTORS);
    const char *line = line_of(text, "\"a\" -> \"b\"");
    check_has(line, "tooltip=\"a – b\\nowns");
    check_has(line, "Status: disputed");
    check_has(line, "Source: Script");
    check_has(line, "a – b\\npays");
    check_has(line, "penwidth=\"2.4\"];"); /* of a weight of 8 */
    check_lacks(line, "style=");           /* as of the stronger one */
    assert_int_equal(count(text, "\n\"a\" -> \"b\" ["), 1);
    assert_int_equal(count(text, "\n\"y\" -> \"z\" ["), 1);
    free(text);
    free(model);
}

/* However strong the strongest is, weights are told apart. */
static void
widths_are_for_the_strongest_line(void **state)
{
    (void)state;
    char *text = draw_text("actor|id=a\nactor|id=b\nactor|id=c\nactor|id=d\n"
                           "relation|source=a|target=b|kind=k|weight=1000000\n"
                           "relation|source=a|target=c|kind=k|weight=1000\n"
                           "relation|source=a|target=d|kind=k\n",
                           TL_VIEW_ACTORS);
    check_has(line_of(text, "\"a\" -> \"b\""), "penwidth=\"6\"");
    check_has(line_of(text, "\"a\" -> \"c\""), "penwidth=\"3.3\"");
    check_has(line_of(text, "\"a\" -> \"d\""), "penwidth=\"0.9\"");
    free(text);
    text = draw_text("actor|id=a\nactor|id=b\n"
                     "relation|source=a|target=b|kind=k|weight=4\n",
                     TL_VIEW_ACTORS);
    check_has(line_of(text, "\"a\" -> \"b\""), "penwidth=\"1.9\"");
    free(text);
}

/* What is left out of a tooltip is counted. */
static void
tooltips_of_many_edges_end(void **state)
{
    (void)state;
    char *model = tangle_with("");
    char *text = draw_picture(model, TL_VIEW_ACTORS);
    char expected[40];
    unsigned told = count(line_of(text, "\"y\" -> \"z\""), "y – z\\nk");
    assert_true(told >= 2 && told <= 20);
    snprintf(expected, sizeof expected, "%u more", TL_RANKS_EDGES + 1 - told);
    check_has(line_of(text, "\"y\" -> \"z\""), expected);
    free(text);
    free(model);
}

static const struct {
    const char *relations;
    const char *line;
    const char *dir;
} directions[] = {
    {"relation|source=a|target=b|kind=k\n", "\"a\" -> \"b\"", NULL},
    {"relation|source=b|target=a|kind=k\n", "\"b\" -> \"a\"", NULL},
    {"relation|source=a|target=b|kind=k\nrelation|source=b|target=a|kind=k\n",
     "\"a\" -> \"b\"", "dir=\"both\""},
    {"relation|source=a|target=b|kind=k|directed=no\n", "\"a\" -> \"b\"",
     "dir=\"none\""},
    {"relation|source=a|target=b|kind=k|directed=no\n"
     "relation|source=b|target=a|kind=l\n",
     "\"a\" -> \"b\"", "dir=\"back\""},
    {"relation|source=a|target=a|kind=k\nrelation|source=a|target=a|kind=l\n",
     "\"a\" -> \"a\"", NULL},
};

static void
lines_point_where_any_edge_does(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH_OF(directions); i++) {
        char *model = tangle_with(directions[i].relations);
        char *text = draw_picture(model, TL_VIEW_ACTORS);
        const char *line = line_of(text, directions[i].line);
        if (directions[i].dir)
            check_has(line, directions[i].dir);
        else
            check_lacks(line, "dir=");
        assert_int_equal(count(text, " -> "), 2);
        free(text);
        free(model);
    }
}

/* Those who read the DOT as a graph find each edge there. */
static void
dot_keeps_each_edge(void **state)
{
    (void)state;
    char *model = tangle_with("relation|id=1|source=a|target=b|kind=owns\n"
                              "relation|id=2|source=a|target=b|kind=pays\n");
    char *text = draw_text(model, TL_VIEW_ACTORS);
    assert_int_equal(count(text, "\n\"a\" -> \"b\" ["), 2);
    assert_int_equal(count(text, "\n\"y\" -> \"z\" ["), TL_RANKS_EDGES + 1);
    free(text);
    free(model);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(edges_between_two_are_one_line),
        cmocka_unit_test(widths_are_for_the_strongest_line),
        cmocka_unit_test(tooltips_of_many_edges_end),
        cmocka_unit_test(lines_point_where_any_edge_does),
        cmocka_unit_test(dot_keeps_each_edge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
