/* Vocabularies: each text once, numbered by arrival, sorted by bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "graph/vocabulary.h"
#include "tests/support/support.h"

static uint32_t
add(struct tl_vocabulary *vocabulary, const char *text)
{
    return tl_vocabulary_add(vocabulary, text, strlen(text));
}

static void
each_text_is_there_once(void **state)
{
    (void)state;
    struct tl_vocabulary words = {0};
    assert_int_equal(tl_vocabulary_count(&words), 0);
    assert_int_equal(tl_vocabulary_find(&words, "host", 4), TL_NONE);
    assert_int_equal(add(&words, "host"), 0);
    assert_int_equal(add(&words, "guest"), 1);
    assert_int_equal(add(&words, "host"), 0);
    assert_int_equal(add(&words, ""), 2);
    assert_int_equal(tl_vocabulary_add(&words, "hosts and guests", 4), 0);
    assert_int_equal(tl_vocabulary_find(&words, "guest", 5), 1);
    assert_int_equal(tl_vocabulary_find(&words, "guest", 4), TL_NONE);
    assert_int_equal(tl_vocabulary_find(&words, "", 0), 2);
    assert_int_equal(tl_vocabulary_count(&words), 3);
    assert_string_equal(tl_vocabulary_text(&words, 1), "guest");
    assert_string_equal(tl_vocabulary_text(&words, TL_NONE), "");
    tl_vocabulary_clear(&words);
}

static void
many_texts_keep_their_numbers(void **state)
{
    (void)state;
    enum { WORDS = 50000 };
    struct tl_vocabulary words = {0};
    char text[16];
    for (uint32_t i = 0; i < WORDS; i++) {
        snprintf(text, sizeof text, "w%lu", (unsigned long)i);
        assert_int_equal(add(&words, text), i);
    }
    const char *first = tl_vocabulary_text(&words, 0);
    for (uint32_t i = 0; i < WORDS; i++) {
        snprintf(text, sizeof text, "w%lu", (unsigned long)i);
        assert_int_equal(tl_vocabulary_find(&words, text, strlen(text)), i);
        assert_string_equal(tl_vocabulary_text(&words, i), text);
    }
    assert_ptr_equal(tl_vocabulary_text(&words, 0), first);
    assert_int_equal(tl_vocabulary_find(&words, "w50000", 6), TL_NONE);
    tl_vocabulary_clear(&words);
}

static void
sorting_is_by_bytes(void **state)
{
    (void)state;
    static const char *const in_order[] = {"",  "A",  "AA",           "B",         "Z",
                                           "a", "ab", "b\x7f",        "b\xc2\x80", "z",
                                           "é", "ö",  "\xef\xbf\xbd", "😀"};
    enum { WORDS = LENGTH_OF(in_order) };
    uint64_t random = 5;
    for (int round = 0; round < 50; round++) {
        struct tl_vocabulary words = {0};
        while (tl_vocabulary_count(&words) < WORDS)
            add(&words, in_order[random_below(&random, WORDS)]);
        uint32_t *sorted = tl_vocabulary_sorted(&words);
        for (uint32_t i = 0; i < WORDS; i++)
            assert_string_equal(tl_vocabulary_text(&words, sorted[i]), in_order[i]);
        tl_free(sorted);
        tl_vocabulary_clear(&words);
    }
}

static void
an_empty_one_can_be_sorted_and_a_cleared_one_used_again(void **state)
{
    (void)state;
    struct tl_vocabulary words = {0};
    tl_free(tl_vocabulary_sorted(&words));
    add(&words, "x");
    tl_vocabulary_clear(&words);
    assert_int_equal(tl_vocabulary_count(&words), 0);
    assert_int_equal(tl_vocabulary_find(&words, "x", 1), TL_NONE);
    assert_int_equal(add(&words, "y"), 0);
    tl_vocabulary_clear(&words);
}

static void
many_at_once_have_the_numbers_of_one_by_one(void **state)
{
    (void)state;
    enum { TEXTS = 1000, DIFFERENT = 300, MOST = 250 };
    struct tl_vocabulary words = {0};
    static char texts[TEXTS][16];
    struct tl_text all[TEXTS];
    uint32_t numbers[TEXTS];
    for (int i = 0; i < TEXTS; i++) {
        snprintf(texts[i], sizeof texts[i], "w%d", i % DIFFERENT);
        all[i] = (struct tl_text){texts[i], strlen(texts[i])};
    }
    tl_vocabulary_add_all(&words, all, TEXTS, MOST, numbers);
    assert_int_equal(tl_vocabulary_count(&words), MOST);
    for (int i = 0; i < TEXTS; i++) {
        assert_int_equal(numbers[i],
                         tl_vocabulary_find(&words, texts[i], strlen(texts[i])));
        assert_true(i % DIFFERENT < MOST ? numbers[i] == (uint32_t)(i % DIFFERENT)
                                         : numbers[i] == TL_NONE);
    }
    tl_vocabulary_clear(&words);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_text_is_there_once),
        cmocka_unit_test(many_texts_keep_their_numbers),
        cmocka_unit_test(many_at_once_have_the_numbers_of_one_by_one),
        cmocka_unit_test(sorting_is_by_bytes),
        cmocka_unit_test(an_empty_one_can_be_sorted_and_a_cleared_one_used_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
