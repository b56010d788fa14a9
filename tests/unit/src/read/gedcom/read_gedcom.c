/* Family trees, one record at a time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "src/read/base/reader.h"
#include "tests/support/reading.h"
#include "tests/support/support.h"

#define HEAD "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n"

/* Fails the test where a tree with that header does not make that graph. */
static void
check(const char *text, const char *expected)
{
    char whole[1000];
    char buffer[2000];
    snprintf(whole, sizeof whole, HEAD "%s0 TRLR\n", text);
    struct outcome outcome = outcome_of("gedcom", whole);
    char *actual = model_write(outcome.graph);
    if (tl_diagnostics_count(outcome.diagnostics, TL_ERROR) > 0)
        fail_msg("%s", outcome_write(&outcome, buffer, sizeof buffer));
    assert_string_equal(actual, expected);
    free(actual);
    outcome_free(&outcome);
}

static void
names_have_no_slashes(void **state)
{
    (void)state;
    check("0 @I@ INDI\n1 NAME  Ida  /von Moor/ , Jr.\n",
          "actor|id=I|name=Ida von Moor , Jr.|kind=person\n");
    check("0 @I@ INDI\n1 NAME /Moor/\n1 NAME\n2 GIVN Ida\n2 SURN Elm\n",
          "actor|id=I|name=Moor|kind=person|aliases=Ida Elm\n");
    check("0 @I@ INDI\n", "actor|id=I|kind=person\n");
}

static void
long_texts_go_on(void **state)
{
    (void)state;
    check("0 @I@ INDI\n1 NOTE geese and du\n2 CONC cks,\n2 CONT all of @@home\n",
          "actor|id=I|kind=person|description=geese and ducks,\nall of @home\n");
}

static void
attributes_are_joined(void **state)
{
    (void)state;
    check("0 @I@ INDI\n1 _B 2\n1 _A x\n2 _C y\n3 _D z\n1 _B 1\n1 NCHI 3\n",
          "actor|id=I|kind=person|@_A=x (_C y (_D z))|@_B=2; 1|@children=3\n");
}

static void
children_are_told_once(void **state)
{
    (void)state;
    check("0 @I@ INDI\n1 FAMC @F@\n0 @J@ INDI\n0 @F@ FAM\n1 HUSB @J@\n1 CHIL @I@\n"
          "1 CHIL @I@\n",
          "actor|id=I|kind=person\nactor|id=J|kind=person\n"
          "relation|id=J-I|source=J|target=I|kind=parent of\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_have_no_slashes),
        cmocka_unit_test(long_texts_go_on),
        cmocka_unit_test(attributes_are_joined),
        cmocka_unit_test(children_are_told_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
