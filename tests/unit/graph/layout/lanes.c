/* The columns of timelines: which there are, in which order, and how many events they
 * have where these are only counted. */
#include "graph/layout/lanes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/support.h"

/* A dataset with its lanes, to be freed. */
struct scene {
    struct model model;
    struct tl_selected *selected; /* the timeline borrows it */
    struct tl_timeline *timeline;
    struct tl_lanes *lanes;
};

static struct scene
scene_of(const char *text, enum tl_lanes_by by, struct tl_lanes_budget budget)
{
    struct tl_selection all = tl_selection_all();
    struct scene scene = {.model = model_of(text)};
    scene.selected = calloc(1, sizeof *scene.selected);
    assert_non_null(scene.selected);
    *scene.selected = tl_select(scene.model.graph, &all);
    scene.timeline = tl_timeline_new(scene.model.graph, scene.selected);
    scene.lanes = tl_lanes_new(scene.timeline, by, &budget);
    return scene;
}

static void
scene_free(struct scene *scene)
{
    tl_lanes_free(scene->lanes);
    tl_timeline_free(scene->timeline);
    tl_selected_clear(scene->selected);
    free(scene->selected);
    model_free(&scene->model);
}

/* The lanes in order, with how many events each has: "a:2 b:1". */
static void
check_lanes(const struct scene *scene, const char *expected)
{
    const struct tl_graph *graph = scene->model.graph;
    char text[256] = "";
    for (uint32_t i = 0; i < scene->lanes->count; i++) {
        struct tl_lane lane = scene->lanes->lanes[i];
        const char *name =
            scene->lanes->by == TL_LANES_BY_KIND
                ? tl_graph_word(graph, lane.number)
                : tl_graph_id(graph, (struct tl_item){TL_ACTOR, lane.number});
        size_t used = strlen(text);
        snprintf(text + used, sizeof text - used, "%s%s:%u", i ? " " : "", name,
                 (unsigned)lane.events);
        assert_int_equal(tl_lanes_find(scene->lanes, lane.number), i);
    }
    assert_string_equal(text, expected);
}

static const struct tl_lanes_budget unlimited = {0, 0, 0};

static const char meetings[] = "actor|id=z\n"
                               "event|id=e1|kind=walk|date=2015-01-01\n"
                               "  participation|actor=c|role=source\n"
                               "  participation|actor=c|role=target\n"
                               "event|id=e2|kind=talk|date=2015-01-02\n"
                               "  participation|actor=a\n"
                               "  participation|actor=b\n"
                               "event|id=e3|date=2015-03-01\n"
                               "  participation|actor=a\n"
                               "event|id=e4|kind=talk\n";

static void
lanes_are_those_who_take_part(void **state)
{
    (void)state;
    struct scene scene = scene_of(meetings, TL_LANES_BY_ACTOR, unlimited);
    check_lanes(&scene, "c:1 a:2 b:1");
    assert_int_equal(scene.lanes->period_count, 0);
    assert_int_equal(scene.lanes->others, 0);
    scene_free(&scene);
}

static void
lanes_may_be_kinds(void **state)
{
    (void)state;
    struct scene scene = scene_of(meetings, TL_LANES_BY_KIND, unlimited);
    check_lanes(&scene, "walk:1 talk:2 :1");
    scene_free(&scene);
    scene = scene_of("", TL_LANES_BY_KIND, unlimited);
    check_lanes(&scene, "");
    scene_free(&scene);
}

static void
lanes_of_one_event_stand_together(void **state)
{
    (void)state;
    struct scene scene = scene_of("event|id=1|date=2001\n  participation|actor=a\n"
                                  "event|id=2|date=2002\n  participation|actor=b\n"
                                  "event|id=3|date=2003\n  participation|actor=c\n"
                                  "event|id=4|date=2004\n  participation|actor=a\n"
                                  "  participation|actor=c\n"
                                  "event|id=5|date=2005\n  participation|actor=a\n"
                                  "  participation|actor=c\n",
                                  TL_LANES_BY_ACTOR, unlimited);
    uint32_t a = scene.lanes->places[0], c = scene.lanes->places[2];
    assert_int_equal(a > c ? a - c : c - a, 1);
    scene_free(&scene);
}

enum { LANES = 40, EVENTS = 60, MOST = 5 };

/* Who takes part in some events: `ends[i]` is where those of event i end in `lanes`. */
struct crowd {
    uint32_t lanes[EVENTS * MOST];
    size_t ends[EVENTS];
};

static uint64_t
width_of(const struct crowd *crowd, const uint32_t *places)
{
    uint64_t width = 0;
    size_t at = 0;
    for (uint32_t i = 0; i < EVENTS; i++) {
        uint32_t least = UINT32_MAX, most = 0;
        for (; at < crowd->ends[i]; at++) {
            uint32_t place = places[crowd->lanes[at]];
            least = place < least ? place : least;
            most = place > most ? place : most;
        }
        width += most - least;
    }
    return width;
}

/* Draws a crowd by chance, writes it as a dataset, and gives its actors the places in
 * which they come first. How many there are. */
static uint32_t
draw(struct crowd *crowd, uint32_t *random, char *text, uint32_t first[LANES])
{
    uint32_t count = 0;
    size_t used = 0;
    for (uint32_t i = 0; i < LANES; i++) {
        text += sprintf(text, "actor|id=a%02u\n", i);
        first[i] = TL_NONE;
    }
    for (uint32_t i = 0; i < EVENTS; i++) {
        *random = *random * 1664525 + 1013904223;
        text += sprintf(text, "event|id=e%02u|date=19%02u\n", i, i);
        for (uint32_t j = 0; j <= (*random >> 16) % MOST; j++) {
            uint32_t lane = (*random / 7 + j * 11) % LANES;
            text += sprintf(text, "  participation|actor=a%02u\n", lane);
            crowd->lanes[used++] = lane;
        }
        crowd->ends[i] = used;
    }
    for (size_t i = 0; i < used; i++)
        if (first[crowd->lanes[i]] == TL_NONE)
            first[crowd->lanes[i]] = count++;
    return count;
}

/* Whatever the events are, the order is one, and no worse than the one given. */
static void
orders_are_permutations_and_better(void **state)
{
    (void)state;
    static char text[64 * (LANES + EVENTS * (MOST + 1))];
    uint32_t random = 1;
    for (int round = 0; round < 20; round++) {
        struct crowd crowd;
        uint32_t first[LANES];
        bool seen[LANES] = {false};
        uint32_t count = draw(&crowd, &random, text, first);
        struct scene scene = scene_of(text, TL_LANES_BY_ACTOR, unlimited);
        assert_int_equal(scene.lanes->count, count);
        assert_true(width_of(&crowd, scene.lanes->places) < width_of(&crowd, first));
        for (uint32_t i = 0; i < LANES; i++) {
            uint32_t place = tl_lanes_find(scene.lanes, i);
            assert_int_equal(place == TL_NONE, first[i] == TL_NONE);
            if (place == TL_NONE)
                continue;
            assert_true(place < count && !seen[place]);
            seen[place] = true;
        }
        scene_free(&scene);
    }
}

static void
many_events_are_counted(void **state)
{
    (void)state;
    struct tl_lanes_budget budget = {.events = 3, .lanes = 2, .periods = 4};
    struct scene scene = scene_of(meetings, TL_LANES_BY_ACTOR, budget);
    const struct tl_lanes *lanes = scene.lanes;
    check_lanes(&scene, "a:2 b:1");
    assert_int_equal(lanes->others, 1);
    assert_int_equal(tl_lanes_find(lanes, 2), TL_NONE);
    /* January, February, in which nothing is, March, and what has no date. */
    assert_int_equal(lanes->period_count, 4);
    assert_int_equal(lanes->periods[0].first, tl_day_from_civil(2015, 1, 1));
    assert_int_equal(lanes->periods[0].events, 2);
    assert_int_equal(lanes->periods[1].first, tl_day_from_civil(2015, 2, 1));
    assert_int_equal(lanes->periods[1].events, 0);
    assert_false(lanes->periods[1].is_gap);
    assert_int_equal(lanes->periods[2].events, 1);
    assert_int_equal(lanes->periods[3].first, TL_DAY_MAX);
    assert_int_equal(lanes->periods[3].events, 1);
    assert_int_equal(tl_lanes_count(lanes, 0, 0), 1);
    assert_int_equal(tl_lanes_count(lanes, 1, 0), 0);
    assert_int_equal(tl_lanes_count(lanes, 2, 0), 1);
    assert_int_equal(tl_lanes_count(lanes, 2, 1), 0);
    assert_int_equal(lanes->most, 1);
    scene_free(&scene);
}

/* A long one does not make all periods long. */
static void
events_are_counted_where_they_begin(void **state)
{
    (void)state;
    struct tl_lanes_budget budget = {.events = 2, .lanes = 2, .periods = 6};
    struct scene scene = scene_of("event|id=a|date=1800/2020\n"
                                  "event|id=b|date=2015-01-10\n"
                                  "event|id=c|date=2015-03-10\n"
                                  "event|id=d|date=2015-04-10\n",
                                  TL_LANES_BY_ACTOR, budget);
    /* 1800, the time up to January, January, February, March, April 2015 */
    assert_int_equal(scene.lanes->unit, TL_AXIS_MONTH);
    assert_int_equal(scene.lanes->period_count, 6);
    assert_int_equal(scene.lanes->periods[0].first, tl_day_from_civil(1800, 1, 1));
    assert_int_equal(scene.lanes->periods[0].events, 1);
    assert_true(scene.lanes->periods[1].is_gap);
    assert_int_equal(scene.lanes->periods[3].first, tl_day_from_civil(2015, 2, 1));
    assert_int_equal(scene.lanes->periods[3].events, 0);
    scene_free(&scene);
}

static const struct {
    const char *years;   /* of the events */
    const char *periods; /* their first years and events */
} sequences[] = {
    /* Even times without a gap, of two years each. */
    {"1990 1993 1994 1998", "1990:1 1991:0 1992:0 1993:1 1994:1 gap 1998:1"},
    /* One event far from the others, and one year of these without any. */
    {"1636 1800 1801 1802 1804 1805", "1636:1 gap 1800:1 1801:1 1802:1 1803:0 1804:1 "
                                      "1805:1"},
    {"1800 1801 1802 1804 1805 1969", "1800:1 1801:1 1802:1 1803:0 1804:1 1805:1 gap "
                                      "1969:1"},
    {"1500 1501 1502 1800 1801 1802", "1500:1 1501:1 1502:1 gap 1800:1 1801:1 1802:1"},
};

static void
times_without_events_are_seen(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH_OF(sequences); i++) {
        struct tl_lanes_budget budget = {.events = 3, .lanes = 2, .periods = 6};
        char told[1024] = "", found[1024] = "";
        for (const char *at = sequences[i].years; *at; at += strspn(at, " ")) {
            size_t used = strlen(told);
            snprintf(told + used, sizeof told - used, "event|id=e%.4s|date=%.4s\n", at,
                     at);
            at += strlen("1990");
        }
        struct scene scene = scene_of(told, TL_LANES_BY_ACTOR, budget);
        for (uint32_t k = 0; k < scene.lanes->period_count; k++) {
            const struct tl_period *period = &scene.lanes->periods[k];
            size_t used = strlen(found);
            if (period->is_gap)
                snprintf(found + used, sizeof found - used, " gap");
            else
                snprintf(found + used, sizeof found - used, " %d:%u",
                         (int)tl_day_to_civil(period->first).year, period->events);
        }
        assert_string_equal(found + 1, sequences[i].periods);
        scene_free(&scene);
    }
}

static void
all_may_be_undated(void **state)
{
    (void)state;
    struct tl_lanes_budget budget = {.events = 1, .lanes = 1, .periods = 5};
    struct scene scene =
        scene_of("event|id=a\nevent|id=b|date=Y1E18\n", TL_LANES_BY_ACTOR, budget);
    assert_int_equal(scene.lanes->count, 0);
    assert_int_equal(scene.lanes->period_count, 1);
    assert_int_equal(scene.lanes->periods[0].events, 2);
    scene_free(&scene);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(lanes_are_those_who_take_part),
        cmocka_unit_test(lanes_may_be_kinds),
        cmocka_unit_test(lanes_of_one_event_stand_together),
        cmocka_unit_test(orders_are_permutations_and_better),
        cmocka_unit_test(many_events_are_counted),
        cmocka_unit_test(events_are_counted_where_they_begin),
        cmocka_unit_test(times_without_events_are_seen),
        cmocka_unit_test(all_may_be_undated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
