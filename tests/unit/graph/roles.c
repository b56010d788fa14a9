/* The roles that are known, and their sides. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "graph/roles.h"
#include "tests/support/support.h"

static void
roles_have_sides(void **state)
{
    (void)state;
    static const char *const giving[] = {
        "Seller",  "source",   "submitter", "imposer", "publisher",   "guest",
        "accuser", "supplier", "plaintiff", "lessor",  "Perpetrator", "visitor"};
    static const char *const receiving[] = {"TO",        "target", "recipient",
                                            "addressee", "host",   "victim",
                                            "defendant", "lessee", "respondent"};
    static const char *const neither[] = {
        "signatory", "", "Hosting", "hos", "hosts", "member", "witness", "source of"};
    for (size_t i = 0; i < LENGTH_OF(giving); i++)
        assert_int_equal(tl_role_side(giving[i]), TL_SIDE_GIVING);
    for (size_t i = 0; i < LENGTH_OF(receiving); i++)
        assert_int_equal(tl_role_side(receiving[i]), TL_SIDE_RECEIVING);
    for (size_t i = 0; i < LENGTH_OF(neither); i++)
        assert_int_equal(tl_role_side(neither[i]), TL_SIDE_NONE);
}

static void
roles_are_in_order_and_found(void **state)
{
    (void)state;
    const struct tl_known_role *role;
    const char *before = "";
    for (size_t i = 0; (role = tl_known_role_at(i)); i++) {
        assert_true(strcmp(before, role->name) < 0);
        assert_ptr_equal(tl_known_role_find(role->name, strlen(role->name)), role);
        before = role->name;
    }
}

static void
usual_counterparts_are_on_the_other_side(void **state)
{
    (void)state;
    const struct tl_known_role *role;
    for (size_t i = 0; (role = tl_known_role_at(i)); i++) {
        if (role->other)
            assert_int_equal(tl_role_side(role->other) + role->side,
                             TL_SIDE_GIVING + TL_SIDE_RECEIVING);
    }
}

static void
kinds_of_roles_are_told_by_their_last_word(void **state)
{
    (void)state;
    static const char *const like[][2] = {
        {"lead plaintiff", "plaintiff"}, {"Defendant 2", "defendant"},
        {"accused person", "accused"},   {"co-defendant", "defendant"},
        {"lessees", "lessee"},           {"Accused persons (3)", "accused"},
        {"defendant", "defendant"},      {"alleged_victim", "victim"},
    };
    static const char *const none[] = {
        "",
        "person",
        "42",
        "counsel for the defendant",
        "news source",
        "defendant's lawyer",
        "victim of",
        "friend of the accused",
        "signatory",
        "host city",
        "lead witness",
        "non-defendant",
    };
    for (size_t i = 0; i < LENGTH_OF(like); i++) {
        const struct tl_known_role *role = tl_known_role_like(like[i][0]);
        assert_non_null(role);
        assert_string_equal(role->name, like[i][1]);
    }
    for (size_t i = 0; i < LENGTH_OF(none); i++)
        assert_null(tl_known_role_like(none[i]));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roles_have_sides),
        cmocka_unit_test(roles_are_in_order_and_found),
        cmocka_unit_test(kinds_of_roles_are_told_by_their_last_word),
        cmocka_unit_test(usual_counterparts_are_on_the_other_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
