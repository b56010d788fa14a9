/* Ids that are made: from content alone, whatever the order, numbered where equal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/support.h"

/* Fails the test where two texts give different graphs. */
static void
check_same(const char *text, const char *other)
{
    struct model model = model_of(text);
    char *written = model_write(model.graph);
    model_check_of(other, written);
    free(written);
    model_free(&model);
}

/* The id of the only event, or else relation, of a text. To be freed. */
static char *
only_id(const char *text)
{
    struct model model = model_of(text);
    enum tl_type type =
        tl_graph_count(model.graph, TL_RELATION) ? TL_RELATION : TL_EVENT;
    assert_int_equal(tl_graph_count(model.graph, type), 1);
    char *id = strdup(tl_graph_id(model.graph, (struct tl_item){type, 0}));
    model_free(&model);
    return id;
}

static void
ids_are_a_letter_and_twelve_of_base_32(void **state)
{
    (void)state;
    char *event = only_id("event|title=Parade\n");
    char *relation = only_id("relation|source=A|target=B\n");
    assert_int_equal(event[0], 'e');
    assert_int_equal(relation[0], 'r');
    assert_int_equal(strlen(event), 13);
    assert_int_equal(strlen(relation), 13);
    assert_int_equal(strspn(event + 1, "0123456789abcdefghjkmnpqrstvwxyz"), 12);
    assert_int_equal(strspn(relation + 1, "0123456789abcdefghjkmnpqrstvwxyz"), 12);
    free(event);
    free(relation);
}

static void
every_part_of_the_content_shows(void **state)
{
    (void)state;
    static const char *const events[] = {
        "event|title=T\n",
        "event|title=U\n",
        "event|title=T|kind=k\n",
        "event|title=T|place=k\n",
        "event|title=T|description=k\n",
        "event|title=T|date_text=k\n",
        "event|title=T|url=https://k\n",
        "event|title=T|date=2015\n",
        "event|title=T|date=2015~\n",
        "event|title=T|count=1\n",
        "event|title=T|count=2\n",
        "event|title=T|@k=v\n",
        "event|title=T|@v=k\n",
        "event|title=T\n  participation|actor=A\n",
        "event|title=T\n  participation|actor=A|role=k\n",
        "event|title=T\n  participation|actor=A|date=2015\n",
        "event|title=T\n  participation|actor=A|@k=v\n",
        "event|title=T\n  participation|actor=A\n    citation|reference=R\n",
        "event|title=T\n  citation|reference=R\n",
        "event|title=T\n  citation|reference=R|locator=k\n",
        "event|title=T\n  citation|reference=R|quote=k\n",
        "event|title=T\n  citation|reference=R|status=denied\n",
    };
    static const char *const relations[] = {
        "relation|source=A|target=B\n",
        "relation|source=B|target=A\n",
        "relation|source=A|target=B|kind=k\n",
        "relation|source=A|target=B|date=2015\n",
        "relation|source=A|target=B|weight=0.000001\n",
        "relation|source=A|target=B|weight=0\n",
        "relation|source=A|target=B|weight=0|directed=yes\n",
        "relation|source=A|target=B|weight=0|directed=no\n",
        "relation|source=A|target=B|weight=1\n",
        "relation|source=A|target=B|description=k\n",
        "relation|source=A|target=B\n  citation|reference=R\n",
        "relation|source=A|target=B|@k=v\n",
    };
    char *ids[LENGTH_OF(events) + LENGTH_OF(relations)];
    size_t count = 0;
    for (size_t i = 0; i < LENGTH_OF(events); i++)
        ids[count++] = only_id(events[i]);
    for (size_t i = 0; i < LENGTH_OF(relations); i++)
        ids[count++] = only_id(relations[i]);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (strcmp(ids[i], ids[j]) == 0)
                fail_msg("the same id for\n%s%s",
                         i < LENGTH_OF(events) ? events[i]
                                               : relations[i - LENGTH_OF(events)],
                         j < LENGTH_OF(events) ? events[j]
                                               : relations[j - LENGTH_OF(events)]);
        }
    }
    while (count > 0)
        free(ids[--count]);
}

static void
the_order_of_what_is_inside_does_not_show(void **state)
{
    (void)state;
    check_same("event|title=T|@a=1|@b=2\n"
               "  participation|actor=A|role=x\n"
               "  participation|actor=B\n"
               "  citation|reference=R\n"
               "  citation|reference=S|quote=q\n",
               "event|title=T|@b=2|@a=1\n"
               "  citation|reference=S|quote=q\n"
               "  participation|actor=B\n"
               "  citation|reference=R\n"
               "  participation|actor=A|role=x\n");
    check_same(
        "relation|source=A|target=B|events=e|events=f\nevent|id=e\nevent|id=f\n",
        "event|id=f\nrelation|source=A|target=B|events=f|events=e\nevent|id=e\n");
}

static void
names_and_ids_of_actors_make_the_same(void **state)
{
    (void)state;
    check_same("actor|id=CN|name=China\nevent|title=T\n  participation|actor=China\n",
               "event|title=T\n  participation|actor=CN\nactor|id=CN|name=China\n");
}

static void
what_else_is_there_does_not_show(void **state)
{
    (void)state;
    char *alone = only_id("event|title=T|date=2015|kind=k|place=p\n");
    struct model model = model_of("event|id=x|date=1999|kind=a|place=b\n"
                                  "event|title=U|date=2001\n"
                                  "event|title=T|date=2015|kind=k|place=p\n");
    bool ambiguous;
    assert_int_not_equal(tl_graph_find(model.graph, alone, &ambiguous).number, TL_NONE);
    free(alone);
    model_free(&model);
}

static void
equal_ones_are_numbered(void **state)
{
    (void)state;
    char *id = only_id("event|title=T\n");
    struct model model = model_of("event|title=T\nevent|title=U\nevent|title=T\n"
                                  "event|title=T\n");
    bool ambiguous;
    char numbered[32];
    assert_int_not_equal(tl_graph_find(model.graph, id, &ambiguous).number, TL_NONE);
    for (int i = 2; i <= 4; i++) {
        snprintf(numbered, sizeof numbered, "%s-%d", id, i);
        uint32_t number = tl_graph_find(model.graph, numbered, &ambiguous).number;
        assert_int_equal(number == TL_NONE, i == 4);
    }
    free(id);
    model_free(&model);
}

static void
taken_ids_are_passed_over(void **state)
{
    (void)state;
    char *id = only_id("event|title=T\n");
    char text[128];
    char ids[3][16];
    snprintf(text, sizeof text,
             "event|title=T\nactor|id=%s\nevent|id=%s-3\n"
             "event|title=T\nevent|title=T\n",
             id, id);
    struct model model = model_of(text);
    bool ambiguous;
    snprintf(ids[0], sizeof ids[0], "%s-2", id);
    snprintf(ids[1], sizeof ids[1], "%s-4", id);
    snprintf(ids[2], sizeof ids[2], "%s-5", id);
    for (size_t i = 0; i < 3; i++)
        assert_int_not_equal(tl_graph_find(model.graph, ids[i], &ambiguous).number,
                             TL_NONE);
    assert_int_equal(tl_graph_find(model.graph, id, &ambiguous).type, TL_ACTOR);
    free(id);
    model_free(&model);
}

static void
the_table_of_a_citation_does_not_show(void **state)
{
    (void)state;
    check_same("event|title=T\n"
               "  participation|actor=A|role=x\n    citation|reference=R\n"
               "  participation|actor=B|role=y\n    citation|reference=S|quote=q\n"
               "  participation|actor=B|role=y|date=2015\n",
               "event|title=T\n"
               "  participation|actor=A|role=x\n"
               "  participation|actor=B|role=y\n"
               "  participation|actor=B|role=y|date=2015\n"
               "citation|item=T|actor=A|reference=R\n"
               "citation|item=T|actor=B|role=y|reference=S|quote=q\n");
    check_same("event|title=T\n  citation|reference=R\n",
               "event|title=T\ncitation|item=T|reference=R\n");
    /* The one without a role, and one that is said twice. */
    check_same("event|title=T\n"
               "  participation|actor=A|role=x\n"
               "  participation|actor=A\n    citation|reference=R\n"
               "  participation|actor=B|role=y\n    citation|reference=S\n"
               "  participation|actor=B|role=y\n",
               "event|title=T\n"
               "  participation|actor=A|role=x\n"
               "  participation|actor=A\n"
               "  participation|actor=B|role=y\n"
               "  participation|actor=B|role=y\n"
               "citation|item=T|actor=A|reference=R\n"
               "citation|item=T|actor=B|reference=S\n");
}

/* Whole or part, end or support: what is tied to it tells two unnamed items apart. */
static void
items_that_differ_only_in_unnamed_ones_are_told_apart(void **state)
{
    (void)state;
    check_same("event|title=Summit|date=2014\n"
               "event|title=Forum|date=2015\n"
               "event|title=Opening|part_of=Summit\n"
               "event|title=Opening|part_of=Forum\n",
               "event|title=Opening|part_of=Forum\n"
               "event|title=Opening|part_of=Summit\n"
               "event|title=Forum|date=2015\n"
               "event|title=Summit|date=2014\n");
    check_same("event|title=Summit|date=2014\n"
               "event|title=Forum|date=2015\n"
               "event|title=Day 1|part_of=Summit|@of=Summit\n"
               "event|title=Day 2|part_of=Forum|@of=Forum\n"
               "event|title=Opening|part_of=Day 1\n"
               "event|title=Opening|part_of=Day 2\n",
               "event|title=Opening|part_of=Day 2\n"
               "event|title=Opening|part_of=Day 1\n"
               "event|title=Day 2|part_of=Forum|@of=Forum\n"
               "event|title=Day 1|part_of=Summit|@of=Summit\n"
               "event|title=Forum|date=2015\n"
               "event|title=Summit|date=2014\n");
    check_same("event|title=x\nevent|title=y\n"
               "relation|source=A|target=x|kind=k\n"
               "relation|source=A|target=y|kind=k\n",
               "relation|source=A|target=y|kind=k\n"
               "relation|source=A|target=x|kind=k\n"
               "event|title=y\nevent|title=x\n");
    check_same("event|title=x\nevent|title=y\n"
               "relation|source=A|target=B|events=x\n"
               "relation|source=A|target=B|events=y\n",
               "relation|source=A|target=B|events=y\n"
               "relation|source=A|target=B|events=x\n"
               "event|title=y\nevent|title=x\n");
}

static void
items_that_differ_only_in_what_is_inside_of_a_part_are_told_apart(void **state)
{
    (void)state;
    check_same("event|title=T\n  participation|actor=A|@k=1\n"
               "event|title=T\n  participation|actor=A|@k=2\n",
               "event|title=T\n  participation|actor=A|@k=2\n"
               "event|title=T\n  participation|actor=A|@k=1\n");
    check_same("event|title=T\n  participation|actor=A\n    citation|reference=R\n"
               "event|title=T\n  participation|actor=A\n    citation|reference=S\n",
               "event|title=T\n  participation|actor=A\n    citation|reference=S\n"
               "event|title=T\n  participation|actor=A\n    citation|reference=R\n");
    check_same("event|title=T\n"
               "  participation|actor=A\n    citation|reference=R\n"
               "  participation|actor=B\n    citation|reference=S\n"
               "event|title=T\n"
               "  participation|actor=A\n    citation|reference=S\n"
               "  participation|actor=B\n    citation|reference=R\n",
               "event|title=T\n"
               "  participation|actor=A\n    citation|reference=S\n"
               "  participation|actor=B\n    citation|reference=R\n"
               "event|title=T\n"
               "  participation|actor=A\n    citation|reference=R\n"
               "  participation|actor=B\n    citation|reference=S\n");
    check_same("relation|source=A|target=B|weight=0.000001\n"
               "relation|source=A|target=B|weight=0|directed=yes\n",
               "relation|source=A|target=B|weight=0|directed=yes\n"
               "relation|source=A|target=B|weight=0.000001\n");
}

static void
attributes_outlive_the_naming(void **state)
{
    (void)state;
    struct model model = model_of("event|title=T|@k=v|@l=w\nevent|title=T|@k=v|@l=w\n");
    for (uint32_t i = 0; i < 2; i++) {
        struct tl_event event = tl_graph_event(model.graph, i);
        assert_string_equal(event.title, "T");
        assert_int_equal(event.attributes.count, 2);
    }
    model_free(&model);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_are_a_letter_and_twelve_of_base_32),
        cmocka_unit_test(every_part_of_the_content_shows),
        cmocka_unit_test(the_order_of_what_is_inside_does_not_show),
        cmocka_unit_test(the_table_of_a_citation_does_not_show),
        cmocka_unit_test(names_and_ids_of_actors_make_the_same),
        cmocka_unit_test(what_else_is_there_does_not_show),
        cmocka_unit_test(equal_ones_are_numbered),
        cmocka_unit_test(taken_ids_are_passed_over),
        cmocka_unit_test(items_that_differ_only_in_unnamed_ones_are_told_apart),
        cmocka_unit_test(
            items_that_differ_only_in_what_is_inside_of_a_part_are_told_apart),
        cmocka_unit_test(attributes_outlive_the_naming),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
