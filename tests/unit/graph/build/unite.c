/* Items with one id: what fills, what adds, what disagrees. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/support.h"

/* Finishing a text and the same backwards gives that, without a problem. */
static void
check_both_ways(const char *first, const char *second, const char *expected)
{
    char text[1024];
    snprintf(text, sizeof text, "%s%s", first, second);
    model_check_of(text, expected);
    snprintf(text, sizeof text, "%s%s", second, first);
    model_check_of(text, expected);
}

static void
empty_fields_fill(void **state)
{
    (void)state;
    check_both_ways("event|id=e|title=T|date=2015|count=3\n",
                    "event|id=e|kind=k|place=p|description=d|date_text=x|part_of=w\n"
                    "event|id=w\n",
                    "event|id=e|title=T|kind=k|date=2015|date_text=x|place=p|count=3"
                    "|description=d|part_of=w\n"
                    "event|id=w\n");
    check_both_ways("actor|id=A|name=x\n", "actor|id=A|kind=k|url=https://a\n",
                    "actor|id=A|name=x|kind=k|url=https://a\n");
    check_both_ways("relation|id=r|source=A|target=B\n",
                    "relation|id=r|source=A|target=B|weight=2|date=2015|directed=no\n",
                    "actor|id=A\nactor|id=B\n"
                    "relation|id=r|source=A|target=B|date=2015|directed=no"
                    "|weight=2000000\n");
    check_both_ways("reference|id=R|title=t\n", "reference|id=R|date=2015|via=S\n",
                    "reference|id=R|title=t|date=2015|via=S\nreference|id=S\n");
}

static void
what_is_inside_adds(void **state)
{
    (void)state;
    check_both_ways("event|id=e\n  participation|actor=A\n  citation|reference=R\n",
                    "event|id=e\n  participation|actor=A\n  participation|actor=B\n"
                    "  citation|reference=R|locator=1\n",
                    "reference|id=R\nactor|id=A\nactor|id=B\nevent|id=e|is=stated\n"
                    "  participation|actor=A\n  participation|actor=B\n"
                    "  citation|reference=R|is=stated\n"
                    "  citation|reference=R|locator=1|is=stated\n");
    check_both_ways("relation|id=r|source=A|target=B|events=e\n",
                    "relation|id=r|source=A|target=B|events=f|events=e\n"
                    "event|id=e\nevent|id=f\n",
                    "actor|id=A\nactor|id=B\nevent|id=e\nevent|id=f\n"
                    "relation|id=r|source=A|target=B|events=e|events=f\n");
}

static void
lists_keep_their_order_only_where_they_are_the_same(void **state)
{
    (void)state;
    check_both_ways("actor|id=A|aliases=z|aliases=y\n",
                    "actor|id=A|aliases=z|aliases=y\n",
                    "actor|id=A|aliases=z|aliases=y\n");
    check_both_ways("actor|id=A|aliases=z|aliases=y\n", "actor|id=A|kind=k\n",
                    "actor|id=A|kind=k|aliases=z|aliases=y\n");
    check_both_ways("actor|id=A|aliases=z|aliases=y\n",
                    "actor|id=A|aliases=y|aliases=x\n",
                    "actor|id=A|aliases=x|aliases=y|aliases=z\n");
    check_both_ways("reference|id=R|authors=b\n", "reference|id=R|authors=a\n",
                    "reference|id=R|authors=a|authors=b\n");
}

static void
attributes_add_up(void **state)
{
    (void)state;
    check_both_ways("event|id=e|@b=1|@a=1\n", "event|id=e|@c=1|@a=1\n",
                    "event|id=e|@a=1|@b=1|@c=1\n");
}

/* Finishing three texts in each order gives that, without a problem. */
static void
check_all_ways(const char *const texts[3], const char *expected)
{
    static const int orders[][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                    {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    for (size_t i = 0; i < LENGTH_OF(orders); i++) {
        const int *order = orders[i];
        char text[1024];
        snprintf(text, sizeof text, "%s%s%s", texts[order[0]], texts[order[1]],
                 texts[order[2]]);
        model_check_of(text, expected);
    }
}

/* Worked out by hand: what comes third meets what two others have made together. */
static void
three_unite_as_two_do(void **state)
{
    (void)state;
    /* Lists that are the same keep their order, whatever else comes between them. */
    check_all_ways((const char *const[]){"actor|id=A|aliases=z|aliases=y|@k=1\n",
                                         "actor|id=A|description=d\n",
                                         "actor|id=A|aliases=z|aliases=y|@j=1\n"},
                   "actor|id=A|aliases=z|aliases=y|description=d|@j=1|@k=1\n");
    check_all_ways((const char *const[]){"actor|id=A|aliases=z|aliases=y\n",
                                         "actor|id=A|aliases=x\n",
                                         "actor|id=A|aliases=z|aliases=y\n"},
                   "actor|id=A|aliases=x|aliases=y|aliases=z\n");
    /* An alias and the key of an attribute are two things. */
    check_all_ways((const char *const[]){"actor|id=A|aliases=k|@l=1\n",
                                         "actor|id=A|aliases=l|@k=2\n",
                                         "actor|id=A|@k=2|@m=3|url=https://a\n"},
                   "actor|id=A|aliases=k|aliases=l|url=https://a|@k=2|@l=1|@m=3\n");
    check_all_ways((const char *const[]){"reference|id=R|authors=b|publisher=P\n",
                                         "reference|id=R|authors=c|title=T\n",
                                         "reference|id=R|authors=a|authors=b\n"},
                   "reference|id=R|title=T|publisher=P|authors=a|authors=b|authors=c"
                   "\n");
    check_all_ways((const char *const[]){"event|id=e\n  participation|actor=A|@k=1\n",
                                         "event|id=e\n  participation|actor=A|@j=1\n",
                                         "event|id=e\n  participation|actor=A\n"},
                   "actor|id=A\nevent|id=e\n  participation|actor=A|@j=1|@k=1\n");
    check_all_ways((const char *const[]){"dataset|title=B|@k=2\n",
                                         "dataset|title=C|description=d|@k=1\n",
                                         "dataset|title=A|@k=3|@l=1\n"},
                   "dataset|title=A|description=d|@k=1|@l=1\n");
}

/* What disagrees is left out whole, and neither adds nor fills anything. */
static void
a_third_that_disagrees_adds_nothing(void **state)
{
    (void)state;
    struct model model = model_of("event|id=e|title=T\n"
                                  "event|id=e|@b=1|@a=1\n"
                                  "event|id=e|@a=2|@b=2|@c=3|description=d\n"
                                  "event|id=e|@c=4|description=other\n"
                                  "event|id=e|title=U\n");
    model_check_problems(&model, "3 conflict\n5 conflict\n");
    assert_string_equal(model_message(&model, TL_RULE_CONFLICT),
                        "found another b for the event 'e' than at test:1:1, "
                        "expected the same");
    model_free(&model);
    model_check_problems_of("event|id=e\n  participation|actor=A|@k=1\n"
                            "  participation|actor=A|@l=1\n"
                            "  participation|actor=A|@k=2|@m=1\n",
                            "4 conflict\n");
}

static void
names_and_titles_stand_in_for_ids(void **state)
{
    (void)state;
    check_both_ways("actor|name=China|kind=state\n", "actor|id=China|url=https://c\n",
                    "actor|id=China|name=China|kind=state|url=https://c\n");
    check_both_ways("actor|name=China\n", "actor|name=China|kind=state\n",
                    "actor|id=China|name=China|kind=state\n");
    check_both_ways("reference|title=T\n", "reference|id=T|date=2015\n",
                    "reference|id=T|title=T|date=2015\n");
    /* References have ids of their own. */
    check_both_ways("reference|id=x\n", "actor|id=x\n", "reference|id=x\nactor|id=x\n");
}

static void
differing_values_are_an_error(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"event|id=e|title=T\n", "event|id=e|title=U\n"},
        {"event|id=e|kind=T\n", "event|id=e|kind=U\n"},
        {"event|id=e|date=2015\n", "event|id=e|date=2016\n"},
        {"event|id=e|date=2015-05-08\n", "event|id=e|date=2015-05-08?\n"},
        {"event|id=e|count=1\n", "event|id=e|count=2\n"},
        {"event|id=e|url=https://a\n", "event|id=e|url=https://b\n"},
        {"event|id=e|@k=1\n", "event|id=e|@k=2\n"},
        {"actor|id=e|name=1\n", "actor|id=e|name=2\n"},
        {"relation|id=r|source=A|target=B|weight=1\n",
         "relation|id=r|source=A|target=B|weight=2\n"},
        {"relation|id=r|source=A|target=B|directed=yes\n",
         "relation|id=r|source=A|target=B|directed=no\n"},
        {"relation|id=r|source=A|target=B\n", "relation|id=r|source=B|target=B\n"},
        {"event|id=e|part_of=v\nevent|id=w\nevent|id=v\n", "event|id=e|part_of=w\n"},
        {"relation|id=r|source=A|target=e\nactor|id=e2|name=x\nevent|id=e\n",
         "relation|id=r|source=A|target=x\n"},
        {"reference|id=R|via=S\n", "reference|id=R|via=T\n"},
        {"actor|id=x\n", "event|id=x\n"},
        {"relation|id=x|source=A|target=B\n", "event|id=x\n"},
        {"event|id=e\n  participation|actor=A|@k=1\n",
         "event|id=e\n  participation|actor=A|@k=2\n"},
    };
    for (size_t i = 0; i < LENGTH_OF(pairs); i++) {
        for (int way = 0; way < 2; way++) {
            struct model model = model_begin();
            model_tell(&model, pairs[i][way]);
            model_tell(&model, pairs[i][!way]);
            model_finish(&model);
            if (tl_diagnostics_rule_count(model.diagnostics, TL_RULE_CONFLICT) != 1)
                fail_msg("no conflict in\n%s%s", pairs[i][way], pairs[i][!way]);
            model_free(&model);
        }
    }
}

static void
equal_values_are_none(void **state)
{
    (void)state;
    check_both_ways("relation|id=r|source=A|target=B|weight=1.0|directed=yes\n",
                    "relation|id=r|source=A|target=B|weight=1|directed=TRUE\n",
                    "actor|id=A\nactor|id=B\n"
                    "relation|id=r|source=A|target=B|weight=1000000\n");
    check_both_ways("event|id=e|part_of=w\nevent|id=w|title=Whole\n",
                    "event|id=e|part_of=Whole\n",
                    "event|id=e|part_of=w\nevent|id=w|title=Whole\n");
}

static void
a_conflict_says_where_the_other_is(void **state)
{
    (void)state;
    struct model model = model_of("event|id=e|title=T\n"
                                  "event|id=f\n"
                                  "event|id=e|kind=k|title=U\n");
    model_check_problems(&model, "3 conflict\n");
    assert_string_equal(model_message(&model, TL_RULE_CONFLICT),
                        "found another title for the event 'e' than at test:1:1, "
                        "expected the same");
    model_free(&model);
}

/* Whatever it is that comes first: a DOT file may say of its lines where they are from.
 */
static void
an_item_is_where_it_stands_first(void **state)
{
    (void)state;
    static const struct {
        struct tl_position places[2];
        const char *first;
    } cases[] = {
        {{{9, 1, 0}, {2, 5, 0}}, "test:2:5"},
        {{{2, 5, 0}, {9, 1, 0}}, "test:2:5"},
        {{{1, 1, 1}, {7, 1, 0}}, "test:7:1"},
        {{{7, 1, 0}, {1, 1, 1}}, "test:7:1"},
    };
    for (size_t i = 0; i < LENGTH_OF(cases); i++) {
        struct model model = model_begin();
        char expected[128];
        tl_diagnostics_file(model.diagnostics, "other");
        for (int event = 0; event < 3; event++) {
            struct tl_position position = cases[i].places[event % 2];
            char title = event < 2 ? 'T' : 'U';
            tl_builder_begin(model.builder, TL_EVENT, position);
            tl_builder_set(model.builder, TL_ID, "e", 1, position);
            tl_builder_set(model.builder, TL_TITLE, &title, 1, position);
            tl_builder_end(model.builder);
        }
        model_finish(&model);
        snprintf(expected, sizeof expected,
                 "found another title for the event 'e' than at %s, expected the same",
                 cases[i].first);
        assert_string_equal(model_message(&model, TL_RULE_CONFLICT), expected);
        model_free(&model);
    }
}

/* Whole documents in one line have columns of millions. */
static void
a_conflict_says_where_the_other_is_in_a_long_line(void **state)
{
    (void)state;
    static const uint32_t columns[] = {1, 65534, 65535, 65536, 3000000};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        struct model model = model_begin();
        struct tl_position position = {7, columns[i], 0};
        char expected[128];
        for (int event = 0; event < 3; event++) {
            char title = (char)('a' + event);
            tl_builder_begin(model.builder, TL_EVENT, position);
            tl_builder_set(model.builder, TL_ID, event ? "e" : "d", 1, position);
            tl_builder_set(model.builder, TL_TITLE, &title, 1, position);
            tl_builder_end(model.builder);
            position.column++;
        }
        model_finish(&model);
        snprintf(expected, sizeof expected,
                 "found another title for the event 'e' than at test:7:%u, "
                 "expected the same",
                 (unsigned)columns[i] + 1);
        assert_string_equal(model_message(&model, TL_RULE_CONFLICT), expected);
        model_free(&model);
    }
}

static void
every_disagreement_is_said(void **state)
{
    (void)state;
    model_check_problems_of("event|id=e|title=T|kind=k|date=2015\n"
                            "event|id=e|title=U|kind=l|date=2016\n",
                            "2 conflict\n2 conflict\n2 conflict\n");
}

static void
of_two_datasets_the_lesser_texts_hold(void **state)
{
    (void)state;
    check_both_ways("dataset|title=B|@k=1\n",
                    "dataset|title=A|description=d|@k=2|@l=1\n",
                    "dataset|title=A|description=d|@k=1|@l=1\n");
    model_check_problems_of("dataset|title=B|@k=1\ndataset|title=A|@k=2\n",
                            "2 ignored\n2 ignored\n");
    model_check_problems_of("dataset|title=A|@k=1\ndataset|title=A|@k=1\n", "");
}

static void
many_occurrences_are_one_item(void **state)
{
    (void)state;
    struct model model = model_begin();
    for (int i = 0; i < 5000; i++)
        model_tell(&model, "actor|id=A|name=x|aliases=y|@k=v\n");
    model_finish(&model);
    model_check(&model, "actor|id=A|name=x|aliases=y|@k=v\n");
    model_check_problems(&model, "1 unused\n");
    model_free(&model);
}

/* More than are kept beside their records at once: these are written between. */
static void
many_items_that_are_added_to_have_it_all(void **state)
{
    (void)state;
    enum { ITEMS = 20000, ROUNDS = 3 };
    struct model model = model_begin();
    for (int i = 0; i < ROUNDS * ITEMS; i++) {
        char text[128];
        int round = i / ITEMS;
        snprintf(text, sizeof text, "actor|id=a%d|aliases=%c|@%c=v\n", i % ITEMS,
                 'z' - round, 'k' + round);
        model_tell(&model, text);
    }
    model_finish(&model);
    assert_int_equal(tl_graph_count(model.graph, TL_ACTOR), ITEMS);
    for (uint32_t i = 0; i < ITEMS; i++) {
        struct tl_actor actor = tl_graph_actor(model.graph, i);
        assert_memory_equal(actor.aliases, "x\0y\0z\0", 7);
        assert_int_equal(actor.attributes.count, ROUNDS);
    }
    model_free(&model);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_fields_fill),
        cmocka_unit_test(what_is_inside_adds),
        cmocka_unit_test(lists_keep_their_order_only_where_they_are_the_same),
        cmocka_unit_test(attributes_add_up),
        cmocka_unit_test(three_unite_as_two_do),
        cmocka_unit_test(a_third_that_disagrees_adds_nothing),
        cmocka_unit_test(names_and_titles_stand_in_for_ids),
        cmocka_unit_test(differing_values_are_an_error),
        cmocka_unit_test(equal_values_are_none),
        cmocka_unit_test(a_conflict_says_where_the_other_is),
        cmocka_unit_test(an_item_is_where_it_stands_first),
        cmocka_unit_test(a_conflict_says_where_the_other_is_in_a_long_line),
        cmocka_unit_test(every_disagreement_is_said),
        cmocka_unit_test(of_two_datasets_the_lesser_texts_hold),
        cmocka_unit_test(many_occurrences_are_one_item),
        cmocka_unit_test(many_items_that_are_added_to_have_it_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
