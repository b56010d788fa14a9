/* Timelines: what is selected, in time order, what has no place on an axis last. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "graph/query/timeline.h"
#include "tests/support/sample.h"

static struct tl_graph *
make_graph(void)
{
    struct sample sample = sample_begin();
    sample_add_reference(&sample, "R1", NULL);
    sample_add_reference(&sample, "R2", NULL);
    sample_add_event(&sample, EVENT("undated", "x", NULL, "B"));
    sample_add_event(&sample, EVENT("someday", "x", "XXXX-05", "B"));
    sample_add_event(&sample, EVENT("late", "x", "2016", "C", .cite = "R2"));
    sample_add_event(&sample, EVENT("before", "x", "../2015-03", "A"));
    sample_add_event(&sample, EVENT("early", "x", "2015-02", "A"));
    sample_add_relation(&sample, RELATION("r1", "A", "D", "x", "2016"));
    return sample_end(&sample);
}

static void
check_numbers(const struct tl_graph *graph, enum tl_type type, const uint32_t *numbers,
              uint32_t count, const char *expected)
{
    char actual[256] = "";
    for (uint32_t i = 0; i < count; i++) {
        const char *id = type == TL_REFERENCE
                             ? tl_graph_reference_id(graph, numbers[i])
                             : tl_graph_id(graph, (struct tl_item){type, numbers[i]});
        assert_true(strlen(actual) + strlen(id) + 2 < sizeof actual);
        strcat(strcat(actual, i ? " " : ""), id);
    }
    assert_string_equal(actual, expected);
}

static void
a_timeline_has_all_in_order(void **state)
{
    (void)state;
    struct tl_graph *graph = make_graph();
    struct tl_selection all = tl_selection_all();
    struct tl_selected selected = tl_select(graph, &all);
    struct tl_timeline *timeline = tl_timeline_new(graph, &selected);
    check_numbers(graph, TL_EVENT, timeline->events, timeline->event_count,
                  "early before late someday undated");
    assert_int_equal(timeline->dated_count, 3);
    check_numbers(graph, TL_ACTOR, timeline->actors, timeline->actor_count, "A B C D");
    check_numbers(graph, TL_RELATION, timeline->relations, timeline->relation_count,
                  "r1");
    check_numbers(graph, TL_REFERENCE, timeline->references, timeline->reference_count,
                  "R1 R2");
    tl_timeline_free(timeline);
    tl_selected_clear(&selected);
    tl_graph_free(graph);
}

static void
a_timeline_has_what_is_selected(void **state)
{
    (void)state;
    struct tl_graph *graph = make_graph();
    struct tl_selection selection = tl_selection_all();
    selection.since = tl_day_from_civil(2016, 1, 1);
    selection.certain = true;
    struct tl_selected selected = tl_select(graph, &selection);
    struct tl_timeline *timeline = tl_timeline_new(graph, &selected);
    check_numbers(graph, TL_EVENT, timeline->events, timeline->event_count, "late");
    assert_int_equal(timeline->dated_count, 1);
    check_numbers(graph, TL_ACTOR, timeline->actors, timeline->actor_count, "A C D");
    check_numbers(graph, TL_REFERENCE, timeline->references, timeline->reference_count,
                  "R2");
    tl_timeline_free(timeline);
    tl_selected_clear(&selected);
    tl_graph_free(graph);
}

static void
a_timeline_may_be_empty(void **state)
{
    (void)state;
    struct tl_graph *graph = sample_of_events(NULL, 0);
    struct tl_selection all = tl_selection_all();
    struct tl_selected selected = tl_select(graph, &all);
    struct tl_timeline *timeline = tl_timeline_new(graph, &selected);
    assert_int_equal(timeline->event_count, 0);
    assert_int_equal(timeline->dated_count, 0);
    tl_timeline_free(timeline);
    tl_selected_clear(&selected);
    tl_graph_free(graph);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_timeline_has_all_in_order),
        cmocka_unit_test(a_timeline_has_what_is_selected),
        cmocka_unit_test(a_timeline_may_be_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
