/* What of a network a picture has room for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/sample.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Of equally strong edges those with the busiest neighbours; bare nodes fill the room.
 */
static void
pictures_have_what_they_may(void **state)
{
    (void)state;
    const struct sample_event events[] = {
        EVENT("e1", "x", NULL, "A B", "2"), EVENT("e2", "x", NULL, "B C", "5"),
        EVENT("e3", "x", NULL, "D E", "2"), EVENT("e4", "x", NULL, "C E", "2"),
        EVENT("e5", "x", NULL, "F"),
    };
    struct tl_graph *graph = sample_of_events(events, COUNT(events));
    struct tl_selection selection = tl_selection_all();
    selection.most_nodes = 3;
    sample_check(graph, &selection, TL_VIEW_ACTORS,
                 "B C E\n"
                 "B -- C x 5 -/- e2\n"
                 "C -- E x 2 -/- e4\n");
    selection.most_nodes = 4;
    selection.most_edges = 1;
    sample_check(graph, &selection, TL_VIEW_ACTORS,
                 "B C\n"
                 "B -- C x 5 -/- e2\n");
    selection.most_nodes = 6;
    selection.most_edges = 4;
    sample_check(graph, &selection, TL_VIEW_ACTORS,
                 "A B C D E F\n"
                 "A -- B x 2 -/- e1\n"
                 "B -- C x 5 -/- e2\n"
                 "C -- E x 2 -/- e4\n"
                 "D -- E x 2 -/- e3\n");
    tl_graph_free(graph);
}

/* An event is there with all that take part in it or not at all. */
static void
events_are_kept_whole(void **state)
{
    (void)state;
    const struct sample_event events[] = {
        EVENT("e1", "x", "1901", "A B C D"),
        EVENT("e2", "x", "1902", "A B"),
        EVENT("e3", "x", "1903", "A B"),
        EVENT("e4", "x", "1904", "E"),
    };
    const char *two = "A B e2 e3\n"
                      "A -> e2 participates 1 1902-01-01/1902-12-31 e2\n"
                      "A -> e3 participates 1 1903-01-01/1903-12-31 e3\n"
                      "B -> e2 participates 1 1902-01-01/1902-12-31 e2\n"
                      "B -> e3 participates 1 1903-01-01/1903-12-31 e3\n";
    struct tl_graph *graph = sample_of_events(events, COUNT(events));
    struct tl_selection selection = tl_selection_all();
    selection.most_nodes = 4;
    sample_check(graph, &selection, TL_VIEW_NETWORK, two);
    selection.most_nodes = 0;
    selection.most_edges = 3; /* e3 has no room, but e4 has */
    sample_check(graph, &selection, TL_VIEW_NETWORK,
                 "A B E e2 e4\n"
                 "A -> e2 participates 1 1902-01-01/1902-12-31 e2\n"
                 "B -> e2 participates 1 1902-01-01/1902-12-31 e2\n"
                 "E -> e4 participates 1 1904-01-01/1904-12-31 e4\n");
    selection.most_edges = 0;
    selection.top = 4;
    sample_check(graph, &selection, TL_VIEW_NETWORK,
                 "A B C D e1\n"
                 "A -> e1 participates 1 1901-01-01/1901-12-31 e1\n"
                 "B -> e1 participates 1 1901-01-01/1901-12-31 e1\n"
                 "C -> e1 participates 1 1901-01-01/1901-12-31 e1\n"
                 "D -> e1 participates 1 1901-01-01/1901-12-31 e1\n");
    tl_graph_free(graph);
}

/* A relation to an event brings those who take part in it. */
static void
relations_bring_whole_events(void **state)
{
    (void)state;
    struct sample sample = sample_begin();
    sample_add_event(&sample, EVENT("e1", "x", NULL, "A B C"));
    sample_add_event(&sample, EVENT("e2", "x", NULL, "A B"));
    sample_add_relation(&sample, RELATION("r1", "D", "e1", "y", NULL, "9"));
    struct tl_graph *graph = sample_end(&sample);
    struct tl_selection selection = tl_selection_all();
    selection.top = 3;
    sample_check(graph, &selection, TL_VIEW_NETWORK,
                 "A B C e1\n"
                 "A -> e1 participates 1 -/- e1\n"
                 "B -> e1 participates 1 -/- e1\n"
                 "C -> e1 participates 1 -/- e1\n");
    selection.top = 4;
    sample_check(graph, &selection, TL_VIEW_NETWORK,
                 "A B C D e1\n"
                 "A -> e1 participates 1 -/- e1\n"
                 "B -> e1 participates 1 -/- e1\n"
                 "C -> e1 participates 1 -/- e1\n"
                 "D -> e1 y 9 -/- -\n");
    tl_graph_free(graph);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pictures_have_what_they_may),
        cmocka_unit_test(events_are_kept_whole),
        cmocka_unit_test(relations_bring_whole_events),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
