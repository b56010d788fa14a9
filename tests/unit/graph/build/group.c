/* What is said twice is said once, and what of it holds. */
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
participations_are_told_apart_by_role_and_date(void **state)
{
    (void)state;
    model_check_of("event|id=e\n"
                   "  participation|actor=B\n"
                   "  participation|actor=A|role=y|date=2016\n"
                   "  participation|actor=A|role=y|date=2015\n"
                   "  participation|actor=A|role=y\n"
                   "  participation|actor=A|date=2015\n"
                   "  participation|actor=A|role=x\n"
                   "  participation|actor=A\n"
                   "  participation|actor=A|role=y|date=2015\n"
                   "  participation|actor=A\n"
                   "participation|event=e|actor=A|role=x\n",
                   "actor|id=A\nactor|id=B\nevent|id=e\n"
                   "  participation|actor=A\n"
                   "  participation|actor=A|date=2015\n"
                   "  participation|actor=A|role=x\n"
                   "  participation|actor=A|role=y\n"
                   "  participation|actor=A|role=y|date=2015\n"
                   "  participation|actor=A|role=y|date=2016\n"
                   "  participation|actor=B\n");
}

static void
participations_said_twice_unite_what_is_in_them(void **state)
{
    (void)state;
    model_check_of("event|id=e\n"
                   "  participation|actor=A\n"
                   "    citation|reference=S\n"
                   "  participation|actor=B\n"
                   "participation|event=e|actor=A|@l=1|@k=1\n"
                   "participation|event=e|actor=A|@m=1|@k=1\n"
                   "  citation|reference=R\n"
                   "citation|item=e|actor=A|reference=T\n"
                   "participation|event=e|actor=B|@k=2\n",
                   "reference|id=R\nreference|id=S\nreference|id=T\n"
                   "actor|id=A\nactor|id=B\nevent|id=e\n"
                   "  participation|actor=A|@k=1|@l=1|@m=1|is=stated\n"
                   "    citation|reference=R|is=stated\n"
                   "    citation|reference=S|is=stated\n"
                   "    citation|reference=T|is=stated\n"
                   "  participation|actor=B|@k=2\n");
}

static void
citations_are_there_once(void **state)
{
    (void)state;
    model_check_of("actor|id=A\n"
                   "  citation|reference=R|locator=2\n"
                   "  citation|reference=R\n"
                   "  citation|reference=R|locator=1|quote=q\n"
                   "  citation|reference=R|locator=1\n"
                   "  citation|reference=R|locator=1|@k=v\n"
                   "  citation|reference=R|locator=2\n"
                   "citation|item=A|reference=R\n"
                   "citation|item=A|reference=R|status=inferred\n"
                   "event|id=e\n"
                   "  citation|reference=R\n",
                   "reference|id=R\n"
                   "actor|id=A|is=stated\n"
                   "  citation|reference=R|is=stated\n"
                   "  citation|reference=R|is=inferred\n"
                   "  citation|reference=R|locator=1|is=stated\n"
                   "  citation|reference=R|locator=1|@k=v|is=stated\n"
                   "  citation|reference=R|locator=1|quote=q|is=stated\n"
                   "  citation|reference=R|locator=2|is=stated\n"
                   "event|id=e|is=stated\n"
                   "  citation|reference=R|is=stated\n");
}

static void
what_holds_of_several_statuses(void **state)
{
    (void)state;
    for (unsigned set = 1; set < 1U << (TL_STATUSES - 1); set++) {
        char text[512] = "event|id=e\n";
        enum tl_status expected = TL_STATUSES;
        for (enum tl_status status = TL_DENIED; status > TL_UNCITED; status--) {
            if (!(set & 1U << (status - 1)))
                continue;
            strcat(text, "  citation|reference=R|status=");
            strcat(text, tl_status_names[status]);
            strcat(text, "\n");
            expected = status;
        }
        if ((set & 1U << (TL_DENIED - 1)) && set != 1U << (TL_DENIED - 1))
            expected = TL_DISPUTED;
        struct model model = model_of(text);
        assert_int_equal(tl_graph_event_status(model.graph, 0), expected);
        assert_int_equal(tl_graph_event(model.graph, 0).status, expected);
        model_free(&model);
    }
}

static void
statuses_of_neighbours_do_not_mix(void **state)
{
    (void)state;
    model_check_of("event|id=a\n"
                   "  citation|reference=R|status=denied\n"
                   "event|id=b\n"
                   "  citation|reference=R|status=stated\n"
                   "  participation|actor=A\n"
                   "    citation|reference=R|status=denied\n"
                   "event|id=c\n"
                   "relation|id=r|source=A|target=a\n"
                   "  citation|reference=R|status=assessed\n"
                   "actor|id=A\n"
                   "  citation|reference=R|status=denied\n",
                   "reference|id=R\n"
                   "actor|id=A|is=denied\n"
                   "  citation|reference=R|is=denied\n"
                   "event|id=a|is=denied\n"
                   "  citation|reference=R|is=denied\n"
                   "event|id=b|is=stated\n"
                   "  participation|actor=A|is=denied\n"
                   "    citation|reference=R|is=denied\n"
                   "  citation|reference=R|is=stated\n"
                   "event|id=c\n"
                   "relation|id=r|source=A|target=a|is=assessed\n"
                   "  citation|reference=R|is=assessed\n");
}

/* One that cites nothing and rests on denied events only. */
static void
relations_are_denied_with_their_events(void **state)
{
    (void)state;
    model_check_of("event|id=a\n  citation|reference=R|status=denied\n"
                   "event|id=b\n  citation|reference=R|status=denied\n"
                   "event|id=c\n"
                   "relation|id=p|source=A|target=B|events=a|events=b\n"
                   "relation|id=q|source=A|target=B|events=a|events=c\n"
                   "relation|id=r|source=A|target=B|events=a\n"
                   "  citation|reference=R|status=inferred\n"
                   "relation|id=s|source=A|target=B\n",
                   "reference|id=R\nactor|id=A\nactor|id=B\n"
                   "event|id=a|is=denied\n  citation|reference=R|is=denied\n"
                   "event|id=b|is=denied\n  citation|reference=R|is=denied\n"
                   "event|id=c\n"
                   "relation|id=p|source=A|target=B|events=a|events=b|is=denied\n"
                   "relation|id=q|source=A|target=B|events=a|events=c\n"
                   "relation|id=r|source=A|target=B|events=a|is=inferred\n"
                   "  citation|reference=R|is=inferred\n"
                   "relation|id=s|source=A|target=B\n");
}

static void
supports_are_in_time_order_and_there_once(void **state)
{
    (void)state;
    model_check_of("relation|id=s|source=A|target=B|events=c|events=a|events=c\n"
                   "relation|id=r|source=A|target=B\n"
                   "relation|id=q|source=A|target=B|events=b\n"
                   "relation|id=s|source=A|target=B|events=b|events=a\n"
                   "event|id=a|date=2016\nevent|id=b|date=2015\nevent|id=c\n",
                   "actor|id=A\nactor|id=B\n"
                   "event|id=b|date=2015\nevent|id=a|date=2016\nevent|id=c\n"
                   "relation|id=q|source=A|target=B|events=b\n"
                   "relation|id=r|source=A|target=B\n"
                   "relation|id=s|source=A|target=B|events=b|events=a|events=c\n");
}

static void
events_without_participations_have_empty_slices(void **state)
{
    (void)state;
    struct model model = model_of("event|id=a\n"
                                  "event|id=b\n  participation|actor=A\n"
                                  "event|id=c\n"
                                  "event|id=d\n  participation|actor=A\n"
                                  "  participation|actor=B\n"
                                  "event|id=e\n");
    static const uint32_t counts[] = {0, 1, 0, 2, 0};
    for (uint32_t i = 0; i < LENGTH_OF(counts); i++) {
        struct tl_slice slice = tl_graph_event_participations(model.graph, i);
        assert_int_equal(slice.count, counts[i]);
        for (uint32_t j = 0; j < slice.count; j++)
            assert_int_equal(tl_graph_participation_event(model.graph, slice.first + j),
                             i);
    }
    model_free(&model);
}

static void
a_conflict_of_participations_says_where(void **state)
{
    (void)state;
    struct model model = model_of("event|id=e\n"
                                  "participation|event=e|actor=A|@k=1\n"
                                  "participation|event=e|actor=A\n"
                                  "participation|event=e|actor=A|@k=2\n");
    model_check_problems(&model, "4 conflict\n");
    model_free(&model);
}

/*
 * Which part a citation in a table of its own means, worked out by hand: the one with
 * its role and date, else the only one that has what it says.
 */
static void
a_citation_means_one_part(void **state)
{
    (void)state;
    static const struct {
        const char *said; /* by the citation, of A in e */
        int part;         /* of those below; -1: none, or several */
    } cases[] = {
        {"actor=A", 0},
        {"actor=A|role=x", 1},
        {"actor=A|role=y", -1},
        {"actor=A|role=y|date=2015", 2},
        {"actor=A|date=2015", 2},
        {"actor=A|date=2016", 3},
        {"actor=A|role=x|date=2015", -1},
        {"actor=A|role=x|date=2017", -1},
        {"actor=B", -1},
        {"actor=B|date=2015", 4},
        {"actor=C", 6},
        {"actor=C|role=z", 6},
        {"actor=C|role=z|date=2018", 6},
        {"actor=C|role=x", -1},
    };
    for (size_t i = 0; i < LENGTH_OF(cases); i++) {
        char text[1024];
        snprintf(text, sizeof text,
                 "event|id=e\n"
                 "  participation|actor=C|role=z|date=2018\n"
                 "  participation|actor=B|role=y\n"
                 "  participation|actor=B|role=x|date=2015\n"
                 "  participation|actor=A|role=y|date=2016\n"
                 "  participation|actor=A|role=y|date=2015\n"
                 "  participation|actor=A|role=x\n"
                 "  participation|actor=A\n"
                 "event|id=f\n"
                 "  participation|actor=A|role=x|date=2017\n"
                 "citation|item=e|reference=R|%s\n"
                 "citation|item=e|reference=R|%s\n",
                 cases[i].said, cases[i].said);
        struct model model = model_of(text);
        uint32_t owner = TL_NONE;
        if (tl_graph_count(model.graph, TL_CITATION) > 0)
            owner = tl_graph_citation(model.graph, 0).participation;
        if (owner != (uint32_t)cases[i].part)
            fail_msg("%s: part %d", cases[i].said, (int)owner);
        assert_int_equal(
            tl_diagnostics_rule_count(model.diagnostics, TL_RULE_UNKNOWN_ID),
            cases[i].part < 0 ? 2 : 0);
        model_free(&model);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(participations_are_told_apart_by_role_and_date),
        cmocka_unit_test(a_citation_means_one_part),
        cmocka_unit_test(participations_said_twice_unite_what_is_in_them),
        cmocka_unit_test(citations_are_there_once),
        cmocka_unit_test(what_holds_of_several_statuses),
        cmocka_unit_test(statuses_of_neighbours_do_not_mix),
        cmocka_unit_test(relations_are_denied_with_their_events),
        cmocka_unit_test(supports_are_in_time_order_and_there_once),
        cmocka_unit_test(events_without_participations_have_empty_slices),
        cmocka_unit_test(a_conflict_of_participations_says_where),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
