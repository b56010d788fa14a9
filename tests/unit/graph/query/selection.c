/* What is kept: windows, kinds, statuses, actors, hops, references. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "graph/base/memory.h"
#include "tests/support/sample.h"

static void
write_marked(const struct tl_graph *graph, enum tl_type type, const bool *marks,
             char *buffer, size_t size)
{
    size_t length = strlen(buffer);
    for (uint32_t i = 0; i < tl_graph_count(graph, type); i++) {
        const char *id = type == TL_REFERENCE
                             ? tl_graph_reference_id(graph, i)
                             : tl_graph_id(graph, (struct tl_item){type, i});
        if (marks[i])
            length += (size_t)snprintf(buffer + length, size - length, "%s ", id);
        assert_true(length < size);
    }
}

/* Expects actors, events, relations and references, each followed by a blank. */
static void
check_kept(const struct tl_graph *graph, const struct tl_selection *selection,
           const char *expected)
{
    char actual[2048] = "";
    struct tl_selected selected = tl_select(graph, selection);
    write_marked(graph, TL_ACTOR, selected.actors, actual, sizeof actual);
    strcat(actual, "| ");
    write_marked(graph, TL_EVENT, selected.events, actual, sizeof actual);
    strcat(actual, "| ");
    write_marked(graph, TL_RELATION, selected.relations, actual, sizeof actual);
    strcat(actual, "| ");
    write_marked(graph, TL_REFERENCE, selected.references, actual, sizeof actual);
    assert_string_equal(actual, expected);
    tl_selected_clear(&selected);
}

static struct tl_graph *
make_graph(void)
{
    struct sample sample = sample_begin();
    sample_add_reference(&sample, "R1", "R4");
    sample_add_reference(&sample, "R2", NULL);
    sample_add_reference(&sample, "R3", NULL);
    sample_add_reference(&sample, "R4", "R5");
    sample_add_reference(&sample, "R5", NULL);
    sample_add_event(&sample, EVENT("e1", "talks", "2014", "A B", .cite = "R1"));
    sample_add_event(&sample, EVENT("e2", "visit", "2015-03/2016-03", "B C!R3"));
    sample_add_event(&sample, EVENT("e3", "visit", NULL, "C D"));
    sample_add_event(&sample, EVENT("e4", "talks", "2016", NULL, .part_of = "e2",
                                    .cite = "R2:denied"));
    sample_add_relation(&sample, RELATION("r1", "A", "C", "office", "2014"));
    sample_add_relation(&sample, RELATION("r2", "C", "D", "talks", .cite = "R2"));
    sample_add_relation(&sample, RELATION("r3", "e4", "e2", "follows"));
    sample_add_relation(&sample, RELATION("r4", "E", "e1", "praises", "2016"));
    return sample_end(&sample);
}

static void
all_is_kept_where_nothing_is_asked_for(void **state)
{
    (void)state;
    struct tl_graph *graph = make_graph();
    struct tl_selection selection = tl_selection_all();
    selection.certain = true;
    selection.has_hops = true;
    selection.top = 1;
    check_kept(graph, &selection,
               "A B C D E | e1 e2 e4 e3 | r1 r2 r3 r4 | R1 R2 R3 R4 R5 ");
    struct tl_selected selected = tl_select(graph, &selection);
    assert_true(selected.everything);
    tl_selected_clear(&selected);
    tl_graph_free(graph);
}

static void
a_window_keeps_what_may_fall_or_must(void **state)
{
    (void)state;
    struct tl_graph *graph = make_graph();
    struct tl_selection selection = tl_selection_all();
    selection.since = tl_day_from_civil(2015, 12, 31);
    check_kept(graph, &selection, "B C D | e2 e4 e3 | r2 r3 | R2 R3 ");
    selection.certain = true;
    check_kept(graph, &selection, "B C | e2 e4 | | R2 R3 ");
    selection.since = tl_day_from_civil(2016, 3, 15);
    check_kept(graph, &selection, "| | | ");
    selection.certain = false;
    selection.since = TL_DAY_MIN;
    selection.until = tl_day_from_civil(2014, 1, 1);
    check_kept(graph, &selection, "A B C D | e1 e3 | r1 r2 | R1 R2 R4 R5 ");
    tl_graph_free(graph);
}

/* What a condition keeps; values are separated by ';'. */
static void
check_condition(const struct tl_graph *graph, enum tl_criterion criterion,
                const char *values, const char *expected)
{
    struct tl_selection selection = tl_selection_all();
    struct tl_condition condition = sample_condition(graph, criterion, values);
    selection.conditions = &condition;
    selection.condition_count = 1;
    check_kept(graph, &selection, expected);
    tl_condition_clear(&condition);
}

static void
kinds_are_of_events_and_of_relations_between_actors(void **state)
{
    (void)state;
    struct tl_graph *graph = make_graph();
    check_condition(graph, TL_BY_KIND, "talks;none such",
                    "A B C D E | e1 e4 | r2 r4 | R1 R2 R4 R5 ");
    check_condition(graph, TL_BY_KIND, "none such", "| | | ");
    check_condition(graph, TL_BY_KIND, "follows", "| | | ");
    check_condition(graph, TL_BY_KIND, "office", "A C | | r1 | ");
    tl_graph_free(graph);
}

static void
what_has_no_kind_is_of_no_kind(void **state)
{
    (void)state;
    const struct sample_event events[] = {EVENT("e1", NULL, NULL, "A B")};
    struct tl_graph *graph = sample_of_events(events, 1);
    check_condition(graph, TL_BY_KIND, "none such", "| | | ");
    check_condition(graph, TL_BY_KIND, "", "| | | ");
    tl_graph_free(graph);
}

static void
statuses_are_of_events_and_relations(void **state)
{
    (void)state;
    struct tl_graph *graph = make_graph();
    struct tl_selection selection = tl_selection_all();
    selection.statuses = 1U << TL_STATED | 1U << TL_DENIED;
    check_kept(graph, &selection, "A B C D | e1 e4 | r2 | R1 R2 R4 R5 ");
    selection.statuses = 1U << TL_UNCITED;
    check_kept(graph, &selection, "A B C D | e2 e3 | r1 | R3 ");
    tl_graph_free(graph);
}

/* An event in which a participation is denied is found for that. */
static void
the_denied_are_found_in_events(void **state)
{
    (void)state;
    struct sample sample = sample_begin();
    sample_add_reference(&sample, "R1", NULL);
    sample_add_event(&sample, EVENT("e1", "talks", "2014", "A B!R1:denied"));
    sample_add_event(&sample, EVENT("e2", "talks", "2015", "B C"));
    struct tl_graph *graph = sample_end(&sample);
    struct tl_selection selection = tl_selection_all();
    selection.statuses = 1U << TL_DENIED;
    check_kept(graph, &selection, "A B | e1 | | R1 ");
    tl_graph_free(graph);
}

static void
check_actors(const struct tl_graph *graph, const char *id, int hops,
             const char *expected)
{
    uint32_t actor = sample_number(graph, id);
    struct tl_selection selection = tl_selection_all();
    selection.actors = &actor;
    selection.actor_count = 1;
    selection.has_hops = hops >= 0;
    selection.hops = hops >= 0 ? (uint32_t)hops : 0;
    check_kept(graph, &selection, expected);
}

static void
actors_keep_what_names_them(void **state)
{
    (void)state;
    struct tl_graph *graph = make_graph();
    check_actors(graph, "A", -1, "A B C | e1 | r1 | R1 R4 R5 ");
    check_actors(graph, "C", -1, "A B C D | e2 e3 | r1 r2 | R2 R3 ");
    check_actors(graph, "E", -1, "| | | ");
    tl_graph_free(graph);
}

static void
hops_keep_what_is_among_those_within(void **state)
{
    (void)state;
    struct tl_graph *graph = make_graph();
    check_actors(graph, "A", 0, "| | | ");
    check_actors(graph, "A", 1, "A B C | e1 e2 | r1 | R1 R3 R4 R5 ");
    check_actors(graph, "A", 2, "A B C D | e1 e2 e3 | r1 r2 | R1 R2 R3 R4 R5 ");
    check_actors(graph, "E", 5, "| | | ");
    tl_graph_free(graph);
}

static void
steps_meet_the_other_conditions(void **state)
{
    (void)state;
    struct tl_graph *graph = make_graph();
    uint32_t actor = sample_number(graph, "A");
    struct tl_selection selection = tl_selection_all();
    selection.actors = &actor;
    selection.actor_count = 1;
    selection.has_hops = true;
    selection.hops = 9;
    struct tl_condition kinds = sample_condition(graph, TL_BY_KIND, "talks");
    selection.conditions = &kinds;
    selection.condition_count = 1;
    check_kept(graph, &selection, "A B | e1 | | R1 R4 R5 ");
    tl_condition_clear(&kinds);
    tl_graph_free(graph);
}

/* Random graphs, and who is within so many steps, found by trying each step. */

enum { ACTORS = 24, EVENTS = 16, RELATIONS = 6, RANDOM_GRAPHS = 60 };

static uint32_t
draw(uint64_t *state, uint32_t below)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33) % below;
}

static struct tl_graph *
random_graph(uint64_t seed)
{
    struct sample sample = sample_begin();
    char id[16], one[16], other[16], members[64];
    for (uint32_t i = 0; i < EVENTS; i++) {
        size_t length = 0;
        members[0] = '\0';
        snprintf(id, sizeof id, "e%02u", i);
        for (uint32_t left = draw(&seed, 4); left; left--)
            length += (size_t)snprintf(members + length, sizeof members - length,
                                       "A%02u ", draw(&seed, ACTORS));
        sample_add_event(&sample, EVENT(id, draw(&seed, 4) ? "k" : "l", NULL, members));
    }
    for (uint32_t i = 0; i < RELATIONS; i++) {
        snprintf(id, sizeof id, "r%02u", i);
        snprintf(one, sizeof one, "A%02u", draw(&seed, ACTORS));
        snprintf(other, sizeof other, draw(&seed, 3) ? "A%02u" : "e%02u",
                 draw(&seed, EVENTS));
        sample_add_relation(&sample, RELATION(id, one, other, "k"));
    }
    return sample_end(&sample);
}

struct circle {
    const struct tl_graph *graph;
    bool within[ACTORS];
    bool next[ACTORS];
};

static uint32_t
count_within(const struct circle *circle, uint32_t event)
{
    struct tl_slice slice = tl_graph_event(circle->graph, event).participations;
    uint32_t count = 0;
    for (uint32_t i = slice.first; i < slice.first + slice.count; i++)
        count += circle->within[tl_graph_participation(circle->graph, i).actor];
    return count;
}

static bool
is_of_kind(const struct tl_graph *graph, uint32_t event)
{
    return strcmp(tl_graph_event(graph, event).kind, "k") == 0;
}

static void
widen(struct circle *circle)
{
    memcpy(circle->next, circle->within, sizeof circle->next);
    for (uint32_t event = 0; event < EVENTS; event++) {
        struct tl_slice slice = tl_graph_event(circle->graph, event).participations;
        if (!is_of_kind(circle->graph, event) || !count_within(circle, event))
            continue;
        for (uint32_t i = slice.first; i < slice.first + slice.count; i++)
            circle->next[tl_graph_participation(circle->graph, i).actor] = true;
    }
    for (uint32_t i = 0; i < RELATIONS; i++) {
        struct tl_relation relation = tl_graph_relation(circle->graph, i);
        if (relation.target.type == TL_ACTOR &&
            (circle->within[relation.source.number] ||
             circle->within[relation.target.number]))
            circle->next[relation.source.number] =
                circle->next[relation.target.number] = true;
    }
    memcpy(circle->within, circle->next, sizeof circle->next);
}

static void
check_circle(const struct circle *circle, const struct tl_selected *selected)
{
    for (uint32_t event = 0; event < EVENTS; event++) {
        uint32_t count = tl_graph_event(circle->graph, event).participations.count;
        assert_int_equal(selected->events[event],
                         count && is_of_kind(circle->graph, event) &&
                             count_within(circle, event) == count);
    }
    for (uint32_t i = 0; i < RELATIONS; i++) {
        struct tl_relation relation = tl_graph_relation(circle->graph, i);
        bool target = relation.target.type == TL_ACTOR
                          ? circle->within[relation.target.number]
                          : selected->events[relation.target.number];
        assert_int_equal(selected->relations[i],
                         circle->within[relation.source.number] && target);
    }
}

static void
hops_equal_those_found_by_brute_force(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= RANDOM_GRAPHS; seed++) {
        struct tl_graph *graph = random_graph(seed);
        uint32_t actors[] = {0, tl_graph_count(graph, TL_ACTOR) / 2, 0};
        struct circle circle = {.graph = graph};
        struct tl_selection selection = tl_selection_all();
        selection.actors = actors;
        selection.actor_count = COUNT(actors);
        struct tl_condition kinds = sample_condition(graph, TL_BY_KIND, "k");
        selection.conditions = &kinds;
        selection.condition_count = 1;
        selection.has_hops = true;
        circle.within[actors[0]] = circle.within[actors[1]] = true;
        for (selection.hops = 0; selection.hops < 4; selection.hops++) {
            struct tl_selected selected = tl_select(graph, &selection);
            check_circle(&circle, &selected);
            tl_selected_clear(&selected);
            widen(&circle);
        }
        tl_condition_clear(&kinds);
        tl_graph_free(graph);
    }
}

static void
an_empty_graph_has_nothing_to_keep(void **state)
{
    (void)state;
    struct tl_graph *graph = sample_of_events(NULL, 0);
    struct tl_selection selection = tl_selection_all();
    check_kept(graph, &selection, "| | | ");
    selection.since = 0;
    check_kept(graph, &selection, "| | | ");
    tl_graph_free(graph);
}

/* From A: B by e1, not C by a denied event, D by a denied participation, E by a denied
 * relation. e1 stays with D. */
static void
hops_do_not_cross_what_is_denied(void **state)
{
    (void)state;
    struct sample sample = sample_begin();
    sample_add_reference(&sample, "R1", NULL);
    sample_add_event(&sample, EVENT("e1", "talks", "2014", "A B D!R1:denied"));
    sample_add_event(&sample, EVENT("e2", "talks", "2015", "A C", .cite = "R1:denied"));
    sample_add_event(&sample, EVENT("e3", "talks", "2015", "A B", .cite = "R1:denied"));
    sample_add_event(&sample, EVENT("e4", "talks", "2015", "D A!R1:denied"));
    sample_add_relation(&sample,
                        RELATION("r1", "A", "E", "office", .cite = "R1:denied"));
    sample_add_relation(&sample,
                        RELATION("r2", "B", "A", "office", .cite = "R1:denied"));
    struct tl_graph *graph = sample_end(&sample);
    check_actors(graph, "A", 3, "A B D | e1 e3 | r2 | R1 ");
    uint32_t actor = sample_number(graph, "A");
    struct tl_selection selection = tl_selection_all();
    selection.actors = &actor;
    selection.actor_count = 1;
    selection.has_hops = true;
    selection.hops = 1;
    selection.statuses = 1U << TL_DENIED | 1U << TL_UNCITED;
    check_kept(graph, &selection, "A B C D E | e1 e2 e3 e4 | r1 r2 | R1 ");
    tl_graph_free(graph);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_is_kept_where_nothing_is_asked_for),
        cmocka_unit_test(a_window_keeps_what_may_fall_or_must),
        cmocka_unit_test(kinds_are_of_events_and_of_relations_between_actors),
        cmocka_unit_test(what_has_no_kind_is_of_no_kind),
        cmocka_unit_test(statuses_are_of_events_and_relations),
        cmocka_unit_test(the_denied_are_found_in_events),
        cmocka_unit_test(hops_do_not_cross_what_is_denied),
        cmocka_unit_test(actors_keep_what_names_them),
        cmocka_unit_test(hops_keep_what_is_among_those_within),
        cmocka_unit_test(steps_meet_the_other_conditions),
        cmocka_unit_test(hops_equal_those_found_by_brute_force),
        cmocka_unit_test(an_empty_graph_has_nothing_to_keep),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
