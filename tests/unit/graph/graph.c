/* The finished graph: views, single properties, finding. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/support.h"

static const char dataset[] = "actor|id=A|name=Alpha|aliases=first\n"
                              "actor|id=B\n"
                              "event|id=e|title=Parade|kind=parade|date=2015|count=3\n"
                              "  participation|actor=A|role=host|date=2016\n"
                              "  participation|actor=B\n"
                              "    citation|reference=R\n"
                              "  citation|reference=S\n"
                              "  citation|reference=R\n"
                              "event|id=f|part_of=e\n"
                              "relation|id=r|source=A|target=e|kind=praises\n"
                              "reference|id=R|title=Report\n"
                              "reference|id=S\n";

static void
single_properties_equal_those_of_the_views(void **state)
{
    (void)state;
    struct model model = model_of(dataset);
    const struct tl_graph *graph = model.graph;
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_EVENT); i++) {
        struct tl_event event = tl_graph_event(graph, i);
        struct tl_slice parts = tl_graph_event_participations(graph, i);
        struct tl_slice citations = tl_graph_event_citations(graph, i);
        assert_string_equal(tl_graph_word(graph, tl_graph_event_kind(graph, i)),
                            event.kind);
        assert_ptr_equal(tl_graph_event_date(graph, i), event.date);
        assert_int_equal(tl_graph_event_part_of(graph, i), event.part_of);
        assert_int_equal(tl_graph_event_count_of(graph, i), event.count);
        assert_int_equal(tl_graph_event_status(graph, i), event.status);
        assert_memory_equal(&parts, &event.participations, sizeof parts);
        assert_memory_equal(&citations, &event.citations, sizeof citations);
    }
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_PARTICIPATION); i++) {
        struct tl_participation part = tl_graph_participation(graph, i);
        assert_int_equal(tl_graph_participation_event(graph, i), part.event);
        assert_int_equal(tl_graph_participation_actor(graph, i), part.actor);
        assert_string_equal(tl_graph_word(graph, tl_graph_participation_role(graph, i)),
                            part.role);
        assert_ptr_equal(tl_graph_participation_date(graph, i), part.date);
    }
    assert_string_equal(tl_graph_word(graph, tl_graph_relation_kind(graph, 0)),
                        "praises");
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_CITATION); i++)
        assert_int_equal(tl_graph_citation_reference(graph, i),
                         tl_graph_citation(graph, i).reference);
    model_free(&model);
}

static void
what_is_absent_is_empty_or_none(void **state)
{
    (void)state;
    struct model model = model_of("event|id=e\nactor|id=A\nreference|id=R\n"
                                  "relation|id=r|source=A|target=e\n");
    const struct tl_graph *graph = model.graph;
    struct tl_event event = tl_graph_event(graph, 0);
    struct tl_relation relation = tl_graph_relation(graph, 0);
    assert_string_equal(event.title, "");
    assert_null(event.date);
    assert_int_equal(event.count, 1);
    assert_false(event.has_count);
    assert_int_equal(event.part_of, TL_NONE);
    assert_int_equal(event.status, TL_UNCITED);
    assert_int_equal(event.citations.count, 0);
    assert_int_equal(tl_graph_event_kind(graph, 0), TL_NONE);
    assert_string_equal(tl_graph_actor(graph, 0).aliases, "");
    assert_int_equal(tl_graph_reference(graph, 0).via, TL_NONE);
    assert_true(relation.directed);
    assert_false(relation.has_weight);
    assert_true(relation.weight == TL_WEIGHT_ONE);
    assert_int_equal(relation.event_count, 0);
    assert_string_equal(tl_graph_dataset(graph).title, "");
    assert_string_equal(tl_graph_word(graph, TL_NONE), "");
    assert_int_equal(tl_graph_role_side(graph, TL_NONE), TL_SIDE_NONE);
    model_free(&model);
    tl_graph_free(NULL);
}

static void
a_count_or_weight_that_is_given_is_known_to_be(void **state)
{
    (void)state;
    struct model model = model_of("event|id=e|count=1\n"
                                  "relation|id=r|source=e|target=e|weight=0\n");
    assert_true(tl_graph_event(model.graph, 0).has_count);
    assert_true(tl_graph_relation(model.graph, 0).has_weight);
    assert_true(tl_graph_relation(model.graph, 0).weight == 0);
    model_free(&model);
}

static void
citations_know_what_they_are_of(void **state)
{
    (void)state;
    struct model model = model_of(dataset);
    const struct tl_graph *graph = model.graph;
    struct tl_slice own = tl_graph_event(graph, 0).citations;
    assert_int_equal(own.count, 2);
    for (uint32_t i = 0; i < own.count; i++) {
        struct tl_citation citation = tl_graph_citation(graph, own.first + i);
        assert_int_equal(citation.item.type, TL_EVENT);
        assert_int_equal(citation.item.number, 0);
        assert_int_equal(citation.participation, TL_NONE);
        assert_int_equal(citation.reference, i);
    }
    struct tl_slice part = tl_graph_participation(graph, 1).citations;
    assert_int_equal(part.count, 1);
    struct tl_citation citation = tl_graph_citation(graph, part.first);
    assert_int_equal(citation.item.type, TL_EVENT);
    assert_int_equal(citation.item.number, 0);
    assert_int_equal(citation.participation, 1);
    model_free(&model);
}

static void
labels_are_names_or_ids(void **state)
{
    (void)state;
    struct model model = model_of(dataset);
    static const struct tl_item items[] = {
        {TL_ACTOR, 0}, {TL_ACTOR, 1}, {TL_EVENT, 0}, {TL_EVENT, 1}};
    static const char *const labels[] = {"Alpha", "B", "Parade", "f"};
    static const char *const ids[] = {"A", "B", "e", "f"};
    for (size_t i = 0; i < LENGTH_OF(items); i++) {
        assert_string_equal(tl_graph_label(model.graph, items[i]), labels[i]);
        assert_string_equal(tl_graph_id(model.graph, items[i]), ids[i]);
    }
    assert_string_equal(tl_graph_id(model.graph, (struct tl_item){TL_RELATION, 0}),
                        "r");
    assert_string_equal(tl_graph_reference_id(model.graph, 1), "S");
    model_free(&model);
}

static void
roles_of_words_have_sides(void **state)
{
    (void)state;
    struct model model = model_of(dataset);
    uint32_t host = tl_graph_word_find(model.graph, "host");
    uint32_t parade = tl_graph_word_find(model.graph, "parade");
    assert_int_equal(tl_graph_role_side(model.graph, host), TL_SIDE_RECEIVING);
    assert_int_equal(tl_graph_role_side(model.graph, parade), TL_SIDE_NONE);
    model_free(&model);
}

/* Finds "a0", "e3" and so on, "?" for several, "-" for none. */
static void
check_find(const char *text, const char *wanted, const char *expected)
{
    struct model model = model_of(text);
    bool ambiguous;
    struct tl_item item = tl_graph_find(model.graph, wanted, &ambiguous);
    const char *found = ambiguous                ? "?"
                        : item.number == TL_NONE ? "-"
                                                 : tl_graph_id(model.graph, item);
    if (strcmp(found, expected) != 0)
        fail_msg("'%s' was '%s' in\n%s", wanted, found, text);
    assert_true(!ambiguous || item.number == TL_NONE);
    model_free(&model);
}

static void
items_are_found_by_id_then_name_then_alias(void **state)
{
    (void)state;
    static const char text[] = "actor|id=A|name=x|aliases=y|aliases=w\n"
                               "actor|id=B|name=y|aliases=A\n"
                               "actor|id=C|aliases=x|aliases=w\n"
                               "event|id=e|title=w\n"
                               "event|id=f|title=v\n"
                               "event|id=g|title=v\n";
    check_find(text, "A", "A");
    check_find(text, "x", "A");
    check_find(text, "y", "B");
    check_find(text, "w", "e");
    check_find(text, "v", "?");
    check_find(text, "e", "e");
    check_find(text, "", "-");
    check_find(text, "X", "-");
    check_find("", "x", "-");
}

static void
several_of_a_name_stay_several(void **state)
{
    (void)state;
    check_find("actor|id=A|aliases=x\nactor|id=B|aliases=x\n", "x", "?");
    check_find("actor|id=A|aliases=x\nactor|id=B|aliases=x|aliases=x\n", "x", "?");
    check_find("actor|id=A|aliases=x|aliases=x\nactor|id=B\n", "x", "A");
    check_find("actor|id=A|aliases=x\nactor|id=B|aliases=x\nactor|id=C|aliases=x\n",
               "x", "?");
    check_find("actor|id=A|name=x\nevent|id=e|title=x\n", "x", "?");
    check_find("actor|id=A|name=y\nactor|id=B|name=y\nactor|id=y\n", "y", "y");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(single_properties_equal_those_of_the_views),
        cmocka_unit_test(what_is_absent_is_empty_or_none),
        cmocka_unit_test(a_count_or_weight_that_is_given_is_known_to_be),
        cmocka_unit_test(citations_know_what_they_are_of),
        cmocka_unit_test(labels_are_names_or_ids),
        cmocka_unit_test(roles_of_words_have_sides),
        cmocka_unit_test(items_are_found_by_id_then_name_then_alias),
        cmocka_unit_test(several_of_a_name_stay_several),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
