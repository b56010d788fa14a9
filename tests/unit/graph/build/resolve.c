/* What mentions mean: ids, names, aliases, several, none; and what they create. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/support.h"

static void
ids_come_before_names_and_names_before_aliases(void **state)
{
    (void)state;
    model_check_of("actor|id=A|name=x|aliases=y\n"
                   "actor|id=B|name=y|aliases=A|aliases=z\n"
                   "actor|id=C|name=z|aliases=x\n"
                   "event|id=e\n"
                   "  participation|actor=A|role=1\n"
                   "  participation|actor=x|role=2\n"
                   "  participation|actor=y|role=3\n"
                   "  participation|actor=z|role=4\n",
                   "actor|id=A|name=x|aliases=y\n"
                   "actor|id=B|name=y|aliases=A|aliases=z\n"
                   "actor|id=C|name=z|aliases=x\n"
                   "event|id=e\n"
                   "  participation|actor=A|role=1\n"
                   "  participation|actor=A|role=2\n"
                   "  participation|actor=B|role=3\n"
                   "  participation|actor=C|role=4\n");
}

static void
everything_that_mentions_may_use_names(void **state)
{
    (void)state;
    model_check_of("participation|event=Parade|actor=PRC\n"
                   "citation|item=Parade|actor=China|reference=Report\n"
                   "citation|item=China|reference=Report\n"
                   "relation|id=r|source=PRC|target=Parade|events=Parade\n"
                   "event|id=part|part_of=Parade\n"
                   "event|id=e|title=Parade\n"
                   "actor|id=CN|name=China|aliases=PRC\n"
                   "reference|id=R|title=Report\n"
                   "reference|id=S|via=Report\n",
                   "reference|id=R|title=Report\n"
                   "reference|id=S|via=R\n"
                   "actor|id=CN|name=China|aliases=PRC|is=stated\n"
                   "  citation|reference=R|is=stated\n"
                   "event|id=e|title=Parade\n"
                   "  participation|actor=CN|is=stated\n"
                   "    citation|reference=R|is=stated\n"
                   "event|id=part|part_of=e\n"
                   "relation|id=r|source=CN|target=e|events=e\n");
}

static void
mentions_are_exact(void **state)
{
    (void)state;
    model_check_problems_of("table|actor\n"
                            "actor|id=CN|name=China\n"
                            "event|id=e\n"
                            "  participation|actor=china\n"
                            "  participation|actor=China \n"
                            "  participation|actor=Chin\n",
                            "4 unknown-id China\n5 unknown-id China\n"
                            "6 unknown-id China\n");
}

static void
several_of_a_name_are_ambiguous(void **state)
{
    (void)state;
    struct model model = model_of("actor|id=A|name=Ministry\n"
                                  "actor|id=B|name=Ministry\n"
                                  "actor|id=C|aliases=Ministry\n"
                                  "event|id=e\n"
                                  "  participation|actor=Ministry\n");
    assert_int_equal(tl_diagnostics_rule_count(model.diagnostics, TL_RULE_AMBIGUOUS),
                     1);
    assert_string_equal(
        model_message(&model, TL_RULE_AMBIGUOUS),
        "found 'Ministry', which is what several are called; expected one of "
        "their ids: 'A', 'B'");
    model_free(&model);
}

static void
an_actor_and_an_event_of_one_name_are_ambiguous_where_both_may_stand(void **state)
{
    (void)state;
    model_check_of("actor|id=A|name=Summit\n"
                   "event|id=e|title=Summit\n"
                   "event|id=f|part_of=Summit\n"
                   "  participation|actor=Summit\n",
                   "actor|id=A|name=Summit\n"
                   "event|id=e|title=Summit\n"
                   "event|id=f|part_of=e\n"
                   "  participation|actor=A\n");
    model_check_problems_of("actor|id=A|name=Summit\n"
                            "event|id=e|title=Summit\n"
                            "relation|id=r|source=Summit|target=A\n",
                            "3 ambiguous\n");
    /* A name is better than an alias, whatever has it. */
    model_check_of("actor|id=A|aliases=Summit\n"
                   "event|id=e|title=Summit\n"
                   "relation|id=r|source=Summit|target=A\n",
                   "actor|id=A|aliases=Summit\n"
                   "event|id=e|title=Summit\n"
                   "relation|id=r|source=e|target=A\n");
}

static void
an_item_that_has_a_name_twice_is_still_one(void **state)
{
    (void)state;
    model_check_of("actor|id=A|name=x|aliases=x|aliases=y|aliases=y\n"
                   "event|id=e\n"
                   "  participation|actor=x\n"
                   "  participation|actor=y|role=1\n",
                   "actor|id=A|name=x|aliases=x|aliases=y|aliases=y\n"
                   "event|id=e\n"
                   "  participation|actor=A\n"
                   "  participation|actor=A|role=1\n");
    struct model model = model_of("actor|id=A|aliases=y|aliases=y\n"
                                  "actor|id=B|aliases=y\n"
                                  "relation|id=r|source=A|target=y\n");
    assert_string_equal(
        model_message(&model, TL_RULE_AMBIGUOUS),
        "found 'y', which is what several are called; expected one of their "
        "ids: 'A', 'B'");
    model_free(&model);
}

/* Names that do not fit are left out, but no character is cut. */
static void
many_candidates_are_listed_as_far_as_there_is_room(void **state)
{
    (void)state;
    char zeros[100] = "";
    memset(zeros, '0', sizeof zeros - 1);
    for (int width = 1; width < 100; width++) {
        struct model model = model_begin();
        char line[256];
        for (int i = 0; i < 60; i++) {
            snprintf(line, sizeof line, "actor|id=%.*s%d|name=x\n", width, zeros, i);
            model_tell(&model, line);
        }
        model_tell(&model, "event|id=e\n  participation|actor=x\n");
        model_finish(&model);
        const char *message = model_message(&model, TL_RULE_AMBIGUOUS);
        const char *dots = strstr(message, ", …");
        assert_true(strlen(message) < 1000);
        if (!dots || dots[strlen(", …")])
            fail_msg("with %d: %s", width, message);
        model_free(&model);
    }
}

static void
candidates_without_ids_are_not_shown_with_wrong_ones(void **state)
{
    (void)state;
    struct model model = model_of("event|title=Summit|date=2014\n"
                                  "event|title=Summit|date=2015\n"
                                  "event|id=e|part_of=Summit\n");
    assert_null(strstr(model_message(&model, TL_RULE_AMBIGUOUS), "??"));
    model_free(&model);
}

static void
what_stands_for_an_id_to_come_means_nothing(void **state)
{
    (void)state;
    model_check_problems_of("event|title=Summit\n"
                            "event|id=e|part_of=?????????????\n",
                            "2 unknown-id\n");
}

static void
mentions_create_actors_and_references_where_there_is_no_table(void **state)
{
    (void)state;
    model_check_of("actor|id=A\n"
                   "event|id=e\n"
                   "  participation|actor=X\n"
                   "    citation|reference=R\n"
                   "relation|id=r|source=Y|target=X\n"
                   "reference|id=S|via=T\n",
                   "reference|id=R\n"
                   "reference|id=S|via=T\n"
                   "reference|id=T\n"
                   "actor|id=A\n"
                   "actor|id=X\n"
                   "actor|id=Y\n"
                   "event|id=e\n"
                   "  participation|actor=X|is=stated\n"
                   "    citation|reference=R|is=stated\n"
                   "relation|id=r|source=Y|target=X\n");
}

static void
with_a_table_unknown_ones_are_errors(void **state)
{
    (void)state;
    model_check_problems_of("event|id=e\n"
                            "  participation|actor=Chna\n"
                            "  citation|reference=Raport\n"
                            "relation|id=r|source=Chna|target=e\n"
                            "table|actor\n"
                            "table|reference\n"
                            "actor|id=CN|name=China\n"
                            "reference|id=Report\n",
                            "2 unknown-id China\n3 unknown-id Report\n"
                            "4 unknown-id China\n");
    /* The two tables are two things. */
    model_check_of("table|actor\n"
                   "event|id=e\n"
                   "  citation|reference=R\n",
                   "reference|id=R\n"
                   "event|id=e|is=stated\n"
                   "  citation|reference=R|is=stated\n");
}

static void
events_are_created_only_where_there_are_none(void **state)
{
    (void)state;
    model_check_problems_of("participation|event=Summt|actor=A\n"
                            "event|id=e|part_of=Sumit\n"
                            "event|id=f|title=Summit\n"
                            "relation|id=r|source=A|target=B|events=x\n",
                            "1 unknown-id Summit\n2 unknown-id Summit\n4 unknown-id\n");
    model_check_of("participation|event=Summit|actor=A\n"
                   "relation|id=r|source=A|target=B|events=Talks|events=Summit\n",
                   "actor|id=A\nactor|id=B\n"
                   "event|id=Summit\n  participation|actor=A\n"
                   "event|id=Talks\n"
                   "relation|id=r|source=A|target=B|events=Summit|events=Talks\n");
}

/* An end of a relation may be an actor or an event, but creates no event: where actors
 * have a table of their own, a misspelt one is an error. */
static void
an_unknown_end_of_a_relation_is_never_an_event(void **state)
{
    (void)state;
    static const char relation[] = "relation|id=r|source=ann|target=bobb\n";
    static const char *const before[] = {"", "event|id=e\n",
                                         "table|actor\nactor|id=bob\n",
                                         "table|actor\nactor|id=bob\nevent|id=e\n"};
    static const bool fails[] = {false, false, true, true};
    for (size_t i = 0; i < LENGTH_OF(before); i++) {
        struct model model = model_begin();
        model_tell(&model, before[i]);
        model_tell(&model, relation);
        model_finish(&model);
        assert_int_equal(tl_diagnostics_failed(model.diagnostics), fails[i]);
        assert_int_equal(tl_graph_count(model.graph, TL_EVENT), i % 2);
        assert_int_equal(tl_graph_count(model.graph, TL_ACTOR), fails[i] ? 1 : 2);
        model_free(&model);
    }
    model_check_problems_of("table|actor\nactor|id=ann\nactor|id=bob\n"
                            "relation|id=r|source=ann|target=bobb\n",
                            "4 unknown-id bob\n");
}

/* What only participations, parts or relations name as an event is one for ends, too.
 */
static void
an_end_may_be_an_event_that_others_create(void **state)
{
    (void)state;
    model_check_of("table|actor\nactor|id=A\n"
                   "relation|id=r|source=A|target=X\n"
                   "relation|id=s|source=A|target=Y\n"
                   "relation|id=t|source=A|target=A|events=X\n"
                   "participation|event=Y|actor=A\n",
                   "actor|id=A\n"
                   "event|id=X\n"
                   "event|id=Y\n  participation|actor=A\n"
                   "relation|id=r|source=A|target=X\n"
                   "relation|id=s|source=A|target=Y\n"
                   "relation|id=t|source=A|target=A|events=X\n");
}

static void
a_citation_creates_neither_event_nor_actor(void **state)
{
    (void)state;
    struct model model = model_of("citation|item=e|actor=A|reference=R\n"
                                  "citation|item=f|reference=R\n");
    assert_int_equal(tl_graph_count(model.graph, TL_EVENT), 0);
    assert_int_equal(tl_graph_count(model.graph, TL_ACTOR), 0);
    model_check_problems(&model, "1 unknown-id\n1 unknown-id\n2 unknown-id\n");
    model_free(&model);
}

/* What is an actor here and an event there is one of them, whichever came first. */
static void
the_order_of_mentions_does_not_decide_what_they_create(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"relation|id=r|source=X|target=A\n",
         "relation|id=s|source=A|target=B|events=X\n"},
        {"participation|event=e|actor=X\n", "participation|event=X|actor=A\n"},
        {"participation|event=X|actor=A\n", "relation|id=r|source=X|target=A\n"},
    };
    for (size_t i = 0; i < LENGTH_OF(pairs); i++) {
        char *graphs[2];
        bool failed[2];
        for (int way = 0; way < 2; way++) {
            struct model model = model_begin();
            model_tell(&model, pairs[i][way]);
            model_tell(&model, pairs[i][!way]);
            model_finish(&model);
            graphs[way] = model_write(model.graph);
            failed[way] = tl_diagnostics_failed(model.diagnostics);
            model_free(&model);
        }
        assert_int_equal(failed[0], failed[1]);
        if (!failed[0])
            assert_string_equal(graphs[0], graphs[1]);
        free(graphs[0]);
        free(graphs[1]);
    }
}

static void
the_wrong_sort_of_thing_is_said_to_be_so(void **state)
{
    (void)state;
    struct model model = model_of("actor|id=A\n"
                                  "relation|id=r|source=A|target=A\n"
                                  "event|id=e|part_of=A\n");
    assert_string_equal(model_message(&model, TL_RULE_UNKNOWN_ID),
                        "found 'A', which is an actor, expected an event");
    model_free(&model);
    model = model_of("relation|id=r|source=A|target=B\n"
                     "relation|id=s|source=r|target=A\n");
    assert_string_equal(
        model_message(&model, TL_RULE_UNKNOWN_ID),
        "found 'r', which is a relation, expected an actor or an event");
    model_check(&model, "actor|id=A\nactor|id=B\nrelation|id=r|source=A|target=B\n");
    model_free(&model);
}

static void
a_name_that_is_a_relation_s_id_is_still_a_name(void **state)
{
    (void)state;
    model_check_of("actor|id=A|name=r\n"
                   "relation|id=r|source=r|target=A|kind=k\n",
                   "actor|id=A|name=r\n"
                   "relation|id=r|source=A|target=A|kind=k\n");
}

static void
the_whole_of_a_grouped_cell_may_be_a_name(void **state)
{
    (void)state;
    model_check_of("event|id=e\n"
                   "  participation|~actor=Ministry (Old)\n"
                   "  participation|~actor=Ministry (host)\n"
                   "  participation|~actor=Ministry (New)\n"
                   "  participation|~actor=Ministry (Old) (guest)\n"
                   "  citation|~reference=Report (1999)\n"
                   "  citation|~reference=Report (p. 3)\n"
                   "actor|id=M|name=Ministry\n"
                   "actor|id=O|name=Ministry (Old)\n"
                   "actor|id=N|aliases=Ministry (New)\n"
                   "reference|id=Report (1999)\n"
                   "reference|id=Report\n",
                   "reference|id=Report\n"
                   "reference|id=Report (1999)\n"
                   "actor|id=M|name=Ministry\n"
                   "actor|id=N|aliases=Ministry (New)\n"
                   "actor|id=O|name=Ministry (Old)\n"
                   "event|id=e|is=stated\n"
                   "  participation|actor=M|role=host\n"
                   "  participation|actor=N\n"
                   "  participation|actor=O\n"
                   "  participation|actor=O|role=guest\n"
                   "  citation|reference=Report|locator=p. 3|is=stated\n"
                   "  citation|reference=Report (1999)|is=stated\n");
}

static void
a_grouped_cell_keeps_what_else_is_said(void **state)
{
    (void)state;
    model_check_of("event|id=e\n"
                   "  participation|~actor=A (x)|date=2015|@k=v\n"
                   "  citation|~reference=R (x)|quote=q|status=denied|@k=v\n"
                   "actor|id=A (x)\n"
                   "reference|id=R (x)\n",
                   "reference|id=R (x)\n"
                   "actor|id=A (x)\n"
                   "event|id=e|is=denied\n"
                   "  participation|actor=A (x)|date=2015|@k=v\n"
                   "  citation|reference=R (x)|quote=q|@k=v|is=denied\n");
}

static void
an_ambiguous_whole_is_an_error(void **state)
{
    (void)state;
    model_check_problems_of("actor|id=A|name=M (x)\n"
                            "actor|id=B|name=M (x)\n"
                            "relation|id=r|source=A|target=B\n"
                            "event|id=e\n"
                            "  participation|~actor=M (x)\n",
                            "2 same-name\n5 ambiguous\n");
}

static void
citations_find_what_they_are_about(void **state)
{
    (void)state;
    model_check_of("event|id=e\n"
                   "  participation|actor=A|role=host|date=2014\n"
                   "  participation|actor=A|role=host|date=2015\n"
                   "  participation|actor=A|role=guest\n"
                   "  participation|actor=B|role=guest\n"
                   "  participation|actor=C\n"
                   "  participation|actor=C|role=guest\n"
                   "relation|id=r|source=A|target=B\n"
                   "citation|item=r|reference=R\n"
                   "citation|item=e|actor=A|role=host|date=2015|reference=S\n"
                   "citation|item=e|actor=A|role=guest|reference=T\n"
                   "citation|item=e|actor=A|date=2014|reference=U\n"
                   "citation|item=e|actor=B|reference=V\n"
                   "citation|item=e|actor=C|reference=W\n",
                   "reference|id=R\nreference|id=S\nreference|id=T\n"
                   "reference|id=U\nreference|id=V\nreference|id=W\n"
                   "actor|id=A\nactor|id=B\nactor|id=C\n"
                   "event|id=e\n"
                   "  participation|actor=A|role=guest|is=stated\n"
                   "    citation|reference=T|is=stated\n"
                   "  participation|actor=A|role=host|date=2014|is=stated\n"
                   "    citation|reference=U|is=stated\n"
                   "  participation|actor=A|role=host|date=2015|is=stated\n"
                   "    citation|reference=S|is=stated\n"
                   "  participation|actor=B|role=guest|is=stated\n"
                   "    citation|reference=V|is=stated\n"
                   "  participation|actor=C|is=stated\n"
                   "    citation|reference=W|is=stated\n"
                   "  participation|actor=C|role=guest\n"
                   "relation|id=r|source=A|target=B|is=stated\n"
                   "  citation|reference=R|is=stated\n");
}

static void
citations_of_no_or_several_participations_are_errors(void **state)
{
    (void)state;
    model_check_problems_of("event|id=e\n"
                            "  citation|reference=R\n"
                            "  participation|actor=A|role=host\n"
                            "  participation|actor=A|role=guest\n"
                            "citation|item=e|actor=A|reference=R\n"
                            "citation|item=e|actor=A|role=x|reference=R\n"
                            "citation|item=e|actor=A|date=2015|reference=R\n"
                            "citation|item=A|actor=A|reference=R\n"
                            "citation|item=x|reference=R\n",
                            "5 unknown-id\n6 unknown-id\n7 unknown-id\n8 unknown-id\n"
                            "9 unknown-id\n");
}

/* An actor is there if anything mentions it, be it only a relation. */
static void
citations_are_about_what_only_relations_mention(void **state)
{
    (void)state;
    model_check_of("citation|item=A|reference=R\n"
                   "relation|id=r|source=A|target=B\n",
                   "reference|id=R\n"
                   "actor|id=A|is=stated\n"
                   "  citation|reference=R|is=stated\n"
                   "actor|id=B\n"
                   "relation|id=r|source=A|target=B\n");
}

static void
unnamed_items_can_be_mentioned_by_title(void **state)
{
    (void)state;
    struct model model = model_of("event|title=Summit|date=2014\n"
                                  "event|id=e|part_of=Summit\n"
                                  "participation|event=Summit|actor=A\n");
    assert_int_equal(tl_graph_event_part_of(model.graph, 1), 0);
    assert_int_equal(tl_graph_event_participations(model.graph, 0).count, 1);
    model_free(&model);
}

static void
a_thousand_unknown_names_do_not_take_long(void **state)
{
    (void)state;
    struct model model = model_begin();
    char line[64];
    for (int i = 0; i < 5000; i++) {
        snprintf(line, sizeof line, "actor|id=actor number %d\n", i);
        model_tell(&model, line);
        snprintf(line, sizeof line, "event|id=e%d|part_of=nothing %d\n", i, i);
        model_tell(&model, line);
    }
    model_finish(&model);
    assert_int_equal(tl_diagnostics_rule_count(model.diagnostics, TL_RULE_UNKNOWN_ID),
                     5000);
    model_free(&model);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_come_before_names_and_names_before_aliases),
        cmocka_unit_test(everything_that_mentions_may_use_names),
        cmocka_unit_test(mentions_are_exact),
        cmocka_unit_test(several_of_a_name_are_ambiguous),
        cmocka_unit_test(
            an_actor_and_an_event_of_one_name_are_ambiguous_where_both_may_stand),
        cmocka_unit_test(an_item_that_has_a_name_twice_is_still_one),
        cmocka_unit_test(many_candidates_are_listed_as_far_as_there_is_room),
        cmocka_unit_test(candidates_without_ids_are_not_shown_with_wrong_ones),
        cmocka_unit_test(what_stands_for_an_id_to_come_means_nothing),
        cmocka_unit_test(mentions_create_actors_and_references_where_there_is_no_table),
        cmocka_unit_test(with_a_table_unknown_ones_are_errors),
        cmocka_unit_test(events_are_created_only_where_there_are_none),
        cmocka_unit_test(an_unknown_end_of_a_relation_is_never_an_event),
        cmocka_unit_test(an_end_may_be_an_event_that_others_create),
        cmocka_unit_test(a_citation_creates_neither_event_nor_actor),
        cmocka_unit_test(the_order_of_mentions_does_not_decide_what_they_create),
        cmocka_unit_test(the_wrong_sort_of_thing_is_said_to_be_so),
        cmocka_unit_test(a_name_that_is_a_relation_s_id_is_still_a_name),
        cmocka_unit_test(the_whole_of_a_grouped_cell_may_be_a_name),
        cmocka_unit_test(a_grouped_cell_keeps_what_else_is_said),
        cmocka_unit_test(an_ambiguous_whole_is_an_error),
        cmocka_unit_test(citations_find_what_they_are_about),
        cmocka_unit_test(citations_of_no_or_several_participations_are_errors),
        cmocka_unit_test(citations_are_about_what_only_relations_mention),
        cmocka_unit_test(unnamed_items_can_be_mentioned_by_title),
        cmocka_unit_test(a_thousand_unknown_names_do_not_take_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
