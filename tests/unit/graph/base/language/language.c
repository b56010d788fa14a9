/* Phrases: filling in, forms of plurals, lists, numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "graph/base/language/language.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct tl_language *
language(const char *code)
{
    const struct tl_language *found = tl_language_find(code);
    assert_non_null(found);
    return found;
}

static void
finds_languages(void **state)
{
    (void)state;
    assert_string_equal(TL_ENGLISH->code, "en");
    assert_ptr_equal(language("en"), TL_ENGLISH);
    assert_null(tl_language_find("xx"));
    assert_null(tl_language_find(""));
    for (size_t i = 0; tl_languages[i].code; i++)
        for (size_t k = 0; k < TL_PHRASES; k++)
            assert_non_null(tl_languages[i].phrases[k]);
}

static void
fills_phrases_in(void **state)
{
    (void)state;
    char text[64], cut[4];
    size_t length = tl_phrase_fill(TL_ENGLISH, TL_PHRASE_DAY, text, sizeof text, "year",
                                   "2015", "month", "May", "day", "8", NULL);
    assert_string_equal(text, "8 May 2015");
    assert_int_equal(length, strlen(text));
    assert_int_equal(tl_phrase_fill(TL_ENGLISH, TL_PHRASE_SPAN, cut, sizeof cut,
                                    "first", "1", "last", "2", NULL),
                     strlen("1 \u2013 2"));
    assert_string_equal(cut, "1 "); /* no part of a dash */
}

static void
chooses_the_form(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        uint64_t count;
        const char *text;
    } cases[] = {{"en", 0, "0 events"},
                 {"en", 1, "1 event"},
                 {"en", 2, "2 events"},
                 {"en", 12345, "12345 events"},
                 {"de", 1, "1 Ereignis"},
                 {"de", 12345, "12.345 Ereignisse"},
                 {"fr", 0, "0 \u00e9v\u00e9nement"},
                 {"fr", 2, "2 \u00e9v\u00e9nements"},
                 {"es", 1234, "1234 sucesos"}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        char text[64];
        tl_phrase_count(language(cases[i].code), TL_PHRASE_EVENTS, cases[i].count, text,
                        sizeof text, NULL);
        assert_string_equal(text, cases[i].text);
    }
}

static void
has_members_and_numbers(void **state)
{
    (void)state;
    char text[64];
    assert_string_equal(tl_phrase_member(TL_ENGLISH, TL_PHRASE_MONTHS, 11).text,
                        "December");
    assert_string_equal(tl_phrase_member(TL_ENGLISH, TL_PHRASE_MONTHS, 12).text, "");
    assert_string_equal(tl_year_number(TL_ENGLISH, 9999).text, "9999");
    assert_string_equal(tl_year_number(TL_ENGLISH, 10000).text, "10,000");
    assert_string_equal(tl_length_of(TL_ENGLISH, 1000).text, "1,000");
    assert_string_equal(tl_day_word(language("fr"), 1).text, "1er");
    tl_ordinal(TL_ENGLISH, 111, text, sizeof text);
    assert_string_equal(text, "111th");
    tl_ordinal(language("es"), 49, text, sizeof text);
    assert_string_equal(text, "XLIX");
}

static void
add(void *sink, const char *text)
{
    strcat(sink, text);
}

static void
tells_long_texts(void **state)
{
    (void)state;
    char source[1000], text[1200] = "";
    memset(source, 'x', sizeof source - 1);
    source[sizeof source - 1] = '\0';
    const struct tl_filling fillings[] = {{"value", "2015"}, {"source", source}};
    tl_phrase_tell(TL_ENGLISH, TL_PHRASE_CLAIM, fillings, COUNT(fillings), add, text);
    assert_int_equal(strlen(text), strlen("2015, according to ") + strlen(source));
    assert_memory_equal(text, "2015, according to xxx", 22);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_languages),  cmocka_unit_test(fills_phrases_in),
        cmocka_unit_test(chooses_the_form), cmocka_unit_test(has_members_and_numbers),
        cmocka_unit_test(tells_long_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
