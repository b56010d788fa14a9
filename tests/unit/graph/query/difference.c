/* Differences: which items are one, and what differs in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "graph/query/difference.h"
#include "tests/support/support.h"

static const char *
name_of(unsigned aspect)
{
    static const char *const others[] = {"attributes", "participations", "citations"};
    return aspect < TL_FIELDS ? tl_fields[aspect].name : others[aspect - TL_FIELDS];
}

static size_t
write_aspects(char *at, char *end, const char *before, uint64_t aspects)
{
    size_t used = 0;
    for (unsigned aspect = 0; aspect < TL_ASPECTS; aspect++) {
        if (aspects & TL_ASPECT(aspect)) {
            used += (size_t)snprintf(at + used, (size_t)(end - at) - used, "%s%s",
                                     before, name_of(aspect));
            before = ",";
        }
    }
    return used;
}

static const char *
id_of(const struct tl_difference *difference, const struct tl_change *change)
{
    enum tl_version version = change->new == TL_NONE ? TL_OLD : TL_NEW;
    uint32_t number = version == TL_OLD ? change->old : change->new;
    const struct tl_graph *graph = difference->graphs[version];
    if (change->type == TL_DATASET)
        return "dataset";
    if (change->type == TL_PARTICIPATION)
        return tl_graph_id(
            graph,
            (struct tl_item){TL_ACTOR, tl_graph_participation_actor(graph, number)});
    if (change->type == TL_CITATION)
        return tl_graph_reference_id(graph, tl_graph_citation_reference(graph, number));
    struct tl_item item = {change->type, number};
    bool made = change->type == TL_EVENT && tl_graph_event(graph, number).made_id;
    made |= change->type == TL_RELATION && tl_graph_relation(graph, number).made_id;
    if (made && change->type == TL_RELATION)
        return "a b";
    return made ? tl_graph_label(graph, item) : tl_graph_id(graph, item);
}

/* "~e1 title,date but kind +China -R1", a line an item. */
static void
check(const char *old, const char *new, const char *expected)
{
    char text[4096] = "";
    char *at = text;
    char *end = text + sizeof text;
    struct model models[] = {model_of(old), model_of(new)};
    struct tl_difference *difference =
        tl_difference_new(models[TL_OLD].graph, models[TL_NEW].graph);
    for (size_t i = 0; i < difference->changes.count; i++) {
        const struct tl_change *change = tl_vector_at(&difference->changes, i);
        bool inner = change->type == TL_PARTICIPATION || change->type == TL_CITATION;
        at += snprintf(at, (size_t)(end - at), "%s%c%s",
                       inner ? " "
                       : i   ? "\n"
                             : "",
                       "+-~"[tl_change_fate(change)], id_of(difference, change));
        at += write_aspects(at, end, " ", change->aspects);
        if (change->but & (change->but - 1))
            at += snprintf(at, (size_t)(end - at), " edge");
        else
            at += write_aspects(at, end, " but ", change->but);
    }
    assert_string_equal(text, expected);
    tl_difference_free(difference);
    model_free(&models[TL_OLD]);
    model_free(&models[TL_NEW]);
}

static void
what_is_the_same_gives_nothing(void **state)
{
    (void)state;
    const char *text = "reference|id=R\n"
                       "event|id=e1|title=A|date=2001|place=X|count=2|@k=v\n"
                       "  participation|actor=China|role=host|date=2001-05\n"
                       "    citation|reference=R|status=denied\n"
                       "  citation|reference=R|locator=p. 1\n"
                       "event|title=B|part_of=e1\n"
                       "relation|source=China|target=e1|weight=2\n";
    check(text, text, "");
    check("", "", "");
}

static void
fields_are_compared(void **state)
{
    (void)state;
    check("event|id=e1|title=A|date=2001|place=X|count=1\n",
          "event|id=e1|title=B|date=2002|kind=k\n", "~e1 title,kind,date,place,count");
    check("event|id=e1|title=A|@a=1|@b=2\n", "event|id=e1|title=A|@b=3\n",
          "~e1 attributes");
    check("actor|id=a|name=A|aliases=x;y\n", "actor|id=a|name=A|aliases=y;x\n",
          "~a aliases");
    check(
        "event|id=e1|title=A\nrelation|id=r|source=a|target=b|directed=no|weight=1\n",
        "event|id=e1|title=A\nrelation|id=r|source=b|target=a|directed=yes|events=e1\n",
        "~r source,target,directed,weight,events");
    check("reference|id=R|title=A\nreference|id=S\n",
          "reference|id=R|title=B\nreference|id=S|via=R\n", "~R title\n~S via");
    check("dataset|title=A\n", "dataset|title=B|@k=v\n", "~dataset title,attributes");
}

static void
items_come_and_go(void **state)
{
    (void)state;
    check("event|id=e1|title=A|date=2001\nevent|id=e2|title=B|date=2005\n",
          "event|id=e2|title=B|date=1999\nevent|id=e3|title=C|date=2003\n",
          "~e2 date\n-e1\n+e3");
    check("actor|id=a|name=A\n", "event|id=a|title=A\n", "-a\n+a");
}

static void
participations_are_known_by_content(void **state)
{
    (void)state;
    check("event|id=e1|title=A\n  participation|actor=a|role=host\n"
          "  participation|actor=b\n",
          "event|id=e1|title=A\n  participation|actor=a|role=guest\n"
          "  participation|actor=c\n",
          "-b\n+c\n~e1 participations ~a role -b +c");
    check("event|id=e1|title=A\n  participation|actor=a|role=host\n",
          "event|id=e1|title=A\n  participation|actor=a|role=host|date=2001\n",
          "~e1 participations ~a date");
    check("event|id=e1|title=A\n  participation|actor=a|role=host\n",
          "event|id=e1|title=A\n  participation|actor=a|role=guest|date=2001\n",
          "~e1 participations +a -a");
    check("event|id=e1|title=A\n  participation|actor=a|role=host|@k=v\n",
          "event|id=e1|title=A\n  participation|actor=a|role=host|@k=w\n",
          "~e1 participations ~a attributes");
}

/* Where it could be either, it is none. */
static void
one_candidate_must_remain(void **state)
{
    (void)state;
    check("event|id=e1|title=A\n  participation|actor=a|role=x\n"
          "  participation|actor=a|role=y\n",
          "event|id=e1|title=A\n  participation|actor=a|role=z\n",
          "~e1 participations -a -a +a");
    check("event|id=e1|title=A\n  participation|actor=a|role=x\n"
          "  participation|actor=a|role=y\n",
          "event|id=e1|title=A\n  participation|actor=a|role=x\n"
          "  participation|actor=a|role=z\n",
          "~e1 participations ~a role");
    check("event|id=e1|title=A\n  participation|actor=a|role=x|date=2001\n"
          "  participation|actor=a|role=y|date=2002\n",
          "event|id=e1|title=A\n  participation|actor=a|role=x|date=2003\n"
          "  participation|actor=a|role=y|date=2004\n",
          "~e1 participations ~a date ~a date");
}

static void
citations_are_known_by_all_that_they_say(void **state)
{
    (void)state;
    check("reference|id=R\nevent|id=e1|title=A\n  citation|reference=R|locator=1\n"
          "  participation|actor=a\n    citation|reference=R\n",
          "reference|id=R\nevent|id=e1|title=A\n  citation|reference=R|locator=2\n"
          "  participation|actor=a\n    citation|reference=R|status=denied\n",
          "~e1 participations,citations -R +R ~a citations -R +R");
}

static void
without_ids_all_but_one_field_tells(void **state)
{
    (void)state;
    check("event|title=A|kind=k|date=2001\n  participation|actor=a\n",
          "event|title=A|kind=k|date=2002\n  participation|actor=a\n",
          "~A date but date");
    check("event|title=A|kind=k|date=2001\n", "event|title=B|kind=k|date=2002\n",
          "-A\n+B");
    check("event|title=A|date=2001\n", "event|id=e7|title=A|date=2001\n",
          "~e7 id but id");
    check("event|title=A|date=2001\nevent|title=B|date=2001\n",
          "event|title=C|date=2001\n", "-A\n-B\n+C");
    check("event|title=A\n", "event|title=B\n", "+B\n-A");
    check("event|title=A|date=2001\n  participation|actor=a\n  participation|actor=b\n",
          "event|title=A|date=2001\n  participation|actor=a\n",
          "-b\n~A participations but participations -b");
    check("event|id=e1|title=A|date=2001\n", "event|id=e2|title=A|date=2001\n",
          "-e1\n+e2");
    /* The title that a table made of the kind is no second field. */
    check("event|title=k|kind=k|date=2001\n", "event|title=l|kind=l|date=2001\n",
          "~l title,kind but kind");
}

/* What is part of an event without an id knows it by its title. */
static void
parts_follow_their_parents(void **state)
{
    (void)state;
    check("event|title=Whole|date=2001|kind=k\nevent|title=Part|part_of=Whole\n",
          "event|title=Whole|date=2002|kind=k\nevent|title=Part|part_of=Whole\n",
          "~Whole date but date");
}

static void
edges_are_known_by_their_ends(void **state)
{
    (void)state;
    check("relation|source=a|target=b|kind=visit|weight=1|date=2001|events=x\n",
          "relation|source=a|target=b|kind=visit|weight=2|date=2002|events=x;y\n",
          "~a b date,weight,events edge");
    check("relation|source=a|target=b|kind=visit|weight=1|date=2001\n",
          "relation|source=a|target=b|kind=visit|weight=2|date=2001\n",
          "~a b weight but weight");
    check("relation|source=a|target=b|weight=1|date=2001\n",
          "relation|source=a|target=b|directed=no|weight=2|date=2002\n", "+a b\n-a b");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_the_same_gives_nothing),
        cmocka_unit_test(fields_are_compared),
        cmocka_unit_test(items_come_and_go),
        cmocka_unit_test(participations_are_known_by_content),
        cmocka_unit_test(one_candidate_must_remain),
        cmocka_unit_test(citations_are_known_by_all_that_they_say),
        cmocka_unit_test(without_ids_all_but_one_field_tells),
        cmocka_unit_test(parts_follow_their_parents),
        cmocka_unit_test(edges_are_known_by_their_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
