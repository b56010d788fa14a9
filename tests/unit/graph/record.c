/* Records: what is written is read again, and their order is one of content. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "graph/record.h"
#include "tests/support/support.h"

static void
texts_lists_and_attributes_are_read_again(void **state)
{
    (void)state;
    struct tl_arena arena = {0};
    const char *const text[TL_ITEM_FIELDS] = {[TL_ID] = "CN",
                                              [TL_NAME] = "China",
                                              [TL_KIND] =
                                                  "state", /* a word: not kept */
                                              [TL_ALIASES] = "PRC\0中国\0",
                                              [TL_DESCRIPTION] = "",
                                              [TL_URL] = "https://x"};
    const struct tl_attribute attributes[] = {{"a", "1"}, {"b", "\n"}};
    const char *record = tl_record_write(&arena, text, attributes, 2);
    struct tl_texts texts = tl_record_read(record);
    assert_string_equal(texts.text[TL_ID], "CN");
    assert_string_equal(texts.text[TL_NAME], "China");
    assert_string_equal(texts.text[TL_KIND], "");
    assert_memory_equal(texts.text[TL_ALIASES], "PRC\0中国\0", 12);
    assert_string_equal(texts.text[TL_DESCRIPTION], "");
    assert_string_equal(tl_record_text(record, TL_URL), "https://x");
    assert_string_equal(tl_record_text(record, TL_TITLE), "");
    assert_string_equal(tl_record_text(record, TL_KIND), "");
    const char *key;
    const char *value;
    assert_int_equal(texts.attributes.count, 2);
    assert_true(tl_attributes_next(&texts.attributes, &key, &value));
    assert_string_equal(key, "a");
    assert_string_equal(value, "1");
    assert_true(tl_attributes_next(&texts.attributes, &key, &value));
    assert_string_equal(value, "\n");
    assert_false(tl_attributes_next(&texts.attributes, &key, &value));
    tl_arena_clear(&arena);
}

static void
an_empty_record_holds_nothing(void **state)
{
    (void)state;
    struct tl_arena arena = {0};
    const char *record =
        tl_record_write(&arena, (const char *const[TL_ITEM_FIELDS]){NULL}, NULL, 0);
    struct tl_texts texts = tl_record_read(record);
    for (enum tl_field field = 0; field < TL_ITEM_FIELDS; field++) {
        assert_string_equal(texts.text[field], "");
        assert_string_equal(tl_record_text(record, field), "");
    }
    assert_int_equal(texts.attributes.count, 0);
    assert_int_equal(tl_record_compare(record, record), 0);
    tl_arena_clear(&arena);
}

static void
the_size_of_a_list_has_its_end(void **state)
{
    (void)state;
    assert_int_equal(tl_list_size(""), 1);
    assert_int_equal(tl_list_size("a\0"), 3);
    assert_int_equal(tl_list_size("ab\0c\0"), 6);
}

static void
lengths_are_told(void **state)
{
    (void)state;
    struct tl_arena arena = {0};
    char longest[301];
    const struct tl_text(*none)[2] = NULL;
    memset(longest, 'x', sizeof longest);
    for (size_t length = 250; length < sizeof longest; length++) {
        struct tl_text text[TL_ITEM_FIELDS] = {[TL_ID] = {"e1", 2},
                                               [TL_TITLE] = {longest, length},
                                               [TL_URL] = {"https://x", 9}};
        uint32_t fields = 1U << TL_ID | 1U << TL_TITLE | 1U << TL_URL;
        const char *plain = tl_record_put(&arena, text, fields, none, 0, true);
        const char *other = tl_record_put(&arena, text, fields, none, 0, false);
        struct tl_texts texts = tl_record_read(plain);
        assert_int_equal(tl_record_length(texts.text[TL_TITLE]), length);
        assert_int_equal(tl_record_length(texts.text[TL_NAME]), 0);
        assert_string_equal(texts.text[TL_URL], "https://x");
        assert_string_equal(tl_record_text(plain, TL_URL), "https://x");
        assert_true(tl_record_is_plain(plain));
        assert_false(tl_record_is_plain(other));
        assert_int_equal(tl_record_compare(plain, other), 0);
        assert_true(tl_record_is_same(plain, other));
    }
    tl_arena_clear(&arena);
}

static int
sign(int number)
{
    return (number > 0) - (number < 0);
}

static const char *
make_record(struct tl_arena *arena, uint64_t *random)
{
    static const char *const texts[] = {"", "a", "b", "ab", "\xc3\xa9"};
    static const char *const lists[] = {"", "a\0", "a\0b\0", "ab\0", "b\0"};
    static const struct tl_attribute attributes[] = {
        {"k", "1"}, {"k", "2"}, {"kk", "1"}, {"l", "1"}};
    const char *text[TL_ITEM_FIELDS] = {
        [TL_ID] = texts[random_below(random, 5)],
        [TL_NAME] = texts[random_below(random, 5)],
        [TL_ALIASES] = lists[random_below(random, 5)],
        [TL_URL] = texts[random_below(random, 2)],
    };
    uint32_t first = random_below(random, 4);
    return tl_record_write(arena, text, attributes + first,
                           random_below(random, 5 - first));
}

static bool
is_same(const char *a, const char *b)
{
    struct tl_texts left = tl_record_read(a);
    struct tl_texts right = tl_record_read(b);
    for (enum tl_field field = 0; field < TL_ITEM_FIELDS; field++) {
        const char *p = left.text[field];
        const char *q = right.text[field];
        size_t size = field == TL_ALIASES ? tl_list_size(p) : strlen(p) + 1;
        size_t other = field == TL_ALIASES ? tl_list_size(q) : strlen(q) + 1;
        if (size != other || memcmp(p, q, size) != 0)
            return false;
    }
    const char *pair[4];
    if (left.attributes.count != right.attributes.count)
        return false;
    while (tl_attributes_next(&left.attributes, &pair[0], &pair[1]) &&
           tl_attributes_next(&right.attributes, &pair[2], &pair[3])) {
        if (strcmp(pair[0], pair[2]) != 0 || strcmp(pair[1], pair[3]) != 0)
            return false;
    }
    return true;
}

static void
comparing_is_a_total_order_of_content(void **state)
{
    (void)state;
    enum { RECORDS = 120 };
    struct tl_arena arena = {0};
    const char *records[RECORDS];
    uint64_t random = 11;
    for (size_t i = 0; i < RECORDS; i++)
        records[i] = make_record(&arena, &random);
    for (size_t i = 0; i < RECORDS; i++) {
        for (size_t j = 0; j < RECORDS; j++) {
            int order = sign(tl_record_compare(records[i], records[j]));
            assert_int_equal(order, -sign(tl_record_compare(records[j], records[i])));
            assert_int_equal(order == 0, is_same(records[i], records[j]));
            assert_int_equal(order == 0, tl_record_is_same(records[i], records[j]));
            for (size_t k = 0; order < 0 && k < RECORDS; k++) {
                if (tl_record_compare(records[j], records[k]) < 0)
                    assert_true(tl_record_compare(records[i], records[k]) < 0);
            }
        }
    }
    tl_arena_clear(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_lists_and_attributes_are_read_again),
        cmocka_unit_test(an_empty_record_holds_nothing),
        cmocka_unit_test(the_size_of_a_list_has_its_end),
        cmocka_unit_test(lengths_are_told),
        cmocka_unit_test(comparing_is_a_total_order_of_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
