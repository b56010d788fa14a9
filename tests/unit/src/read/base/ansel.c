/* ANSEL: accents before their letters, and what is nothing. */
#include "src/read/base/ansel.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { ROOM = 100 };

static void
check(const char *bytes, const char *expected, size_t left, int error)
{
    char text[ROOM + 1];
    size_t length = strlen(bytes);
    int found = 0;
    size_t written = tl_ansel_decode(&bytes, &length, text, ROOM, &found);
    text[written] = '\0';
    assert_string_equal(text, expected);
    assert_int_equal(length, left);
    assert_int_equal(found, error);
}

static void
letters_are_composed(void **state)
{
    (void)state;
    check("Ren\xE2"
          "e M\xE8uller",
          "Ren\u00e9 M\u00fcller", 0, 0);
    check("\xA1\xE2"
          "od\xE2z \xCF\xB2\xB9\xC5",
          "\u0141\u00f3d\u017a \u00df\u00f8\u00a3\u00bf", 0, 0);
    check("\xF2\xE3"
          "e \xF2\xE3"
          "x",
          "\u1ec7 x\u0323\u0302", 0, 0);
    check("\xEBi\xEC"
          "a",
          "i\uFE20a\uFE21", 0, 0);
}

static void
what_is_not_whole_stays(void **state)
{
    (void)state;
    check("a\xE2", "a", 1, 0);
    check("a\xE2\xE8", "a", 2, 0);
    check("a\x80z", "a", 2, EILSEQ);
    check("a\xE2\xFFz", "a", 3, EILSEQ);
    check("\xE1\xE1\xE1\xE1\xE1\xE1\xE1\xE1\xE1z", "", 10, EILSEQ);
}

static void
accents_stand_before_letters(void **state)
{
    (void)state;
    assert_false(tl_ansel_is_odd("Ren\xE2"
                                 "e \xE2\xE8u",
                                 9));
    assert_true(tl_ansel_is_odd("Ren\xE9 M", 6));
    assert_false(tl_ansel_is_odd("\xE2", 1));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_composed),
        cmocka_unit_test(what_is_not_whole_stays),
        cmocka_unit_test(accents_stand_before_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
