/* What datasets declare of roles and kinds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "graph/colour.h"
#include "graph/declared.h"
#include "tests/support/support.h"

/* An event in which each role takes part, so that each is a word of the graph. */
#define ROLES(declared, ...) declared "event|id=one|title=t|date=2014\n" __VA_ARGS__
#define HAS(role)            "  participation|actor=" role "|role=" role "\n"

static void
check_side(const struct model *model, const char *role, enum tl_side side)
{
    uint32_t word = tl_graph_word_find(model->graph, role);
    assert_int_not_equal(word, TL_NONE);
    assert_int_equal(tl_graph_role_side(model->graph, word), side);
}

static void
a_declared_side_is_above_that_of_the_table(void **state)
{
    (void)state;
    struct model model = model_of(ROLES(
        "role|role=seller|side=none\nrole|role=buyer\nrole|role=Ours|side=giving\n",
        HAS("seller") HAS("buyer") HAS("ours") HAS("lender")));
    model_check_problems(&model, "");
    check_side(&model, "seller", TL_SIDE_NONE);
    check_side(&model, "buyer", TL_SIDE_NONE);
    check_side(&model, "ours", TL_SIDE_GIVING);
    check_side(&model, "lender", TL_SIDE_GIVING);
    model_free(&model);
}

static void
an_inverse_is_on_the_other_side(void **state)
{
    (void)state;
    struct model model = model_of(ROLES(
        "role|role=a|side=giving|inverse=b\nrole|role=c|inverse=d\n"
        "role|role=d|side=giving\nrole|role=lender|inverse=e\n"
        "role|role=f|inverse=payee\nrole|role=g|inverse=g\nrole|role=h|inverse=i\n"
        "role|role=k|side=none|inverse=host\n",
        HAS("a") HAS("b") HAS("c") HAS("d") HAS("e") HAS("f") HAS("g") HAS("h") HAS("i")
            HAS("k") HAS("lender") HAS("payee") HAS("host")));
    model_check_problems(&model, "");
    check_side(&model, "b", TL_SIDE_RECEIVING);
    check_side(&model, "c", TL_SIDE_RECEIVING);
    check_side(&model, "lender", TL_SIDE_GIVING);
    check_side(&model, "e", TL_SIDE_RECEIVING);
    check_side(&model, "f", TL_SIDE_GIVING);
    check_side(&model, "payee", TL_SIDE_RECEIVING);
    check_side(&model, "g", TL_SIDE_NONE);
    check_side(&model, "h", TL_SIDE_NONE);
    check_side(&model, "i", TL_SIDE_NONE);
    check_side(&model, "k", TL_SIDE_NONE);
    check_side(&model, "host", TL_SIDE_RECEIVING);
    model_free(&model);
}

/* What follows from a declaration is above the table, too. */
static void
an_inverse_of_a_declared_role_leaves_its_usual_side(void **state)
{
    (void)state;
    struct model model =
        model_of(ROLES("role|role=client|side=giving|inverse=supplier\n",
                       HAS("client") HAS("supplier") HAS("customer")));
    model_check_problems(&model, "");
    check_side(&model, "supplier", TL_SIDE_RECEIVING);
    check_side(&model, "customer", TL_SIDE_RECEIVING);
    model_free(&model);
}

static void
inverses_on_one_side_are_an_error(void **state)
{
    (void)state;
    model_check_problems_of(
        "role|role=a|side=giving|inverse=b\nrole|role=b|side=giving\n", "1 conflict\n");
    model_check_problems_of("role|role=seller|inverse=lender\n", "1 conflict\n");
    model_check_problems_of("role|role=a|side=giving|inverse=c\n"
                            "role|role=b|side=receiving|inverse=c\n",
                            "2 conflict\n");
}

static void
declarations_of_one_role_or_kind_unite(void **state)
{
    (void)state;
    model_check_of("role|role=b|side=giving|@x=1\nrole|role=a\n"
                   "role|role=B|inverse=c|@w=2|@x=1\n"
                   "kind|kind=visit|type=event|label=Visit\n"
                   "kind|kind=visit|type=event|colour=RED|label=Visit\n"
                   "kind|kind=visit|type=actor|label=V\n"
                   "kind|kind=Visit|type=event|label=W\n",
                   "role|role=B|side=giving|inverse=c|@w=2|@x=1\n"
                   "role|role=a\n"
                   "kind|kind=visit|type=actor|label=V\n"
                   "kind|kind=Visit|type=event|label=W\n"
                   "kind|kind=visit|type=event|label=Visit|colour=#ff0000\n");
}

static void
declarations_that_differ_are_an_error(void **state)
{
    (void)state;
    model_check_problems_of("role|role=a|side=giving\nrole|role=a|side=none\n",
                            "2 conflict\n");
    model_check_problems_of("role|role=a|inverse=b|@k=1\nrole|role=a|inverse=c|@k=2\n",
                            "2 conflict\n2 conflict\n");
    model_check_problems_of("kind|kind=a|type=event|colour=red\n"
                            "kind|kind=a|type=event|colour=#ff0000\n"
                            "kind|kind=a|type=event|colour=blue\n",
                            "3 conflict\n");
}

static void
bad_values_are_errors(void **state)
{
    (void)state;
    model_check_problems_of("role|side=giving\n", "1 missing\n");
    model_check_problems_of("role|role=a|side=left\n", "1 bad-value\n");
    model_check_problems_of("kind|kind=a\n", "1 missing\n");
    model_check_problems_of("kind|kind=a|type=thing\n", "1 bad-value\n");
    model_check_problems_of("kind|kind=a|type=event|colour=maroom\n",
                            "1 bad-value maroon\n");
    model_check_problems_of("kind|kind=a|type=event|colour=#ff00\n", "1 bad-value\n");
}

static void
kinds_are_found_by_type_and_name(void **state)
{
    (void)state;
    struct model model = model_of("kind|kind=visit|type=event|label=A visit\n"
                                  "kind|kind=visit|type=relation|label=Visits\n"
                                  "kind|kind=owns|type=relation|label=Owner of\n"
                                  "kind|kind=state|type=actor|colour=teal\n");
    struct tl_kind kind;
    assert_string_equal(tl_graph_kind_label(model.graph, TL_EVENT, "visit"), "A visit");
    assert_string_equal(tl_graph_kind_label(model.graph, TL_RELATION, "visit"),
                        "Visits");
    assert_string_equal(tl_graph_kind_label(model.graph, TL_ACTOR, "visit"), "visit");
    assert_string_equal(tl_graph_kind_label(model.graph, TL_ACTOR, "state"), "state");
    assert_string_equal(tl_graph_tie_label(model.graph, "visit"), "A visit");
    assert_string_equal(tl_graph_tie_label(model.graph, "owns"), "Owner of");
    assert_string_equal(tl_graph_tie_label(model.graph, ""), "");
    assert_true(tl_graph_kind_find(model.graph, TL_ACTOR, "state", &kind));
    assert_string_equal(kind.colour, "#008080");
    assert_false(tl_graph_kind_find(model.graph, TL_EVENT, "state", &kind));
    model_free(&model);
}

static void
colours_are_numbers_or_names(void **state)
{
    (void)state;
    static const char *const bad[] = {"",        "#12345",  "#1234567", "#12345g",
                                      "1234567", "reddish", "re",       "red "};
    uint32_t colour;
    char text[TL_COLOUR_TEXT_MAX];
    assert_true(tl_colour_read("#0aF9c1", 7, &colour));
    assert_int_equal(colour, 0x0af9c1);
    tl_colour_text(colour, text);
    assert_string_equal(text, "#0af9c1");
    assert_true(tl_colour_read("Navy", 4, &colour));
    assert_int_equal(colour, 0x80);
    for (size_t i = 0; i < LENGTH_OF(bad); i++)
        assert_false(tl_colour_read(bad[i], strlen(bad[i]), &colour));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_declared_side_is_above_that_of_the_table),
        cmocka_unit_test(an_inverse_is_on_the_other_side),
        cmocka_unit_test(an_inverse_of_a_declared_role_leaves_its_usual_side),
        cmocka_unit_test(inverses_on_one_side_are_an_error),
        cmocka_unit_test(declarations_of_one_role_or_kind_unite),
        cmocka_unit_test(declarations_that_differ_are_an_error),
        cmocka_unit_test(bad_values_are_errors),
        cmocka_unit_test(kinds_are_found_by_type_and_name),
        cmocka_unit_test(colours_are_numbers_or_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
