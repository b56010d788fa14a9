#include "output/syntax/link.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void
links_are_written_safely(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"", ""},
        {"   ", ""},
        {"https://example.org/?a=1&b=2#c", "https://example.org/?a=1&b=2#c"},
        {" \thttps://example.org/ \n", "https://example.org/"},
        {"http://a/b c", "http://a/b%20c"},
        {"ht\ntp://a/\x01"
         "b",
         "http://a/b"},
        {"http://a/\"'<>\\^`{|}", "http://a/%22%27%3C%3E%5C%5E%60%7B%7C%7D"},
        {"http://a/%20\u00E9", "http://a/%20%C3%A9"},
        {"http://a/ \x7F b", "http://a/%20%20b"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[256] = "";
        char piece[TL_LINK_PIECE];
        const char *url = tl_link_begin(cases[i][0]);
        while (tl_link_next(&url, piece))
            strcat(text, piece);
        assert_string_equal(text, cases[i][1]);
    }
}

static void
only_some_are_followed(void **state)
{
    (void)state;
    static const struct {
        const char *url;
        bool web;
        bool safe;
    } cases[] = {
        {"http://a", true, true},
        {"HTTPS://a", true, true},
        {" \x01h\nttp://a", true, true},
        {"mailto:a@example.org", false, true},
        {"javascript:alert(1)", false, false},
        {"java\nscript:http://a", false, false},
        {"h ttp://a", false, false},
        {"http:a", false, false},
        {"file:///etc", false, false},
        {"", false, false},
        {"http", false, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(tl_link_is_web(cases[i].url), cases[i].web);
        assert_int_equal(tl_link_is_safe(cases[i].url), cases[i].safe);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_are_written_safely),
        cmocka_unit_test(only_some_are_followed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
