/* The elements of lists in cells, as they stand there. */
#include "src/shards/elements.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *list;
    size_t count;
    const char *elements[4]; /* as they stand */
    const char *meanings[4];
} rows[] = {
    {"", 0, {NULL}, {NULL}},
    {" ; ;", 0, {NULL}, {NULL}},
    {"a", 1, {"a"}, {"a"}},
    {"a; b;c", 3, {"a", "b", "c"}, {"a", "b", "c"}},
    {"a b; c", 2, {"a b", "c"}, {"a b", "c"}},
    {"a\\;b; c", 2, {"a\\;b", "c"}, {"a;b", "c"}},
    {"\\\\; c", 2, {"\\\\", "c"}, {"\\", "c"}},
    {"\\ a\\ ; b", 2, {"\\ a\\ ", "b"}, {" a ", "b"}},
    {"a\\", 1, {"a\\"}, {"a\\"}},
};

static void
lists_are_divided(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *rest = rows[i].list;
        struct tl_element element;
        char text[16];
        assert_int_equal(tl_element_count(rows[i].list), rows[i].count);
        for (size_t k = 0; k < rows[i].count; k++) {
            assert_true(tl_element_next(&rest, &element));
            assert_int_equal(element.length, strlen(rows[i].elements[k]));
            assert_memory_equal(element.text, rows[i].elements[k], element.length);
            assert_int_equal(tl_element_read(&element, text),
                             strlen(rows[i].meanings[k]));
            assert_string_equal(text, rows[i].meanings[k]);
        }
        assert_false(tl_element_next(&rest, &element));
    }
}

static struct tl_element
element_of(const char *text)
{
    return (struct tl_element){text, strlen(text)};
}

/* By what they mean: an escape is no byte of it, and bytes have no sign. */
static void
elements_are_compared_by_their_meaning(void **state)
{
    static const char *const ascending[] = {"",      "\\ ", "a", "a\\;b",
                                            "a\\\\", "ab",  "b", "\xC3\xBC"};
    enum { COUNT = sizeof ascending / sizeof *ascending };
    (void)state;
    for (int i = 0; i < COUNT; i++)
        for (int k = 0; k < COUNT; k++) {
            struct tl_element a = element_of(ascending[i]);
            struct tl_element b = element_of(ascending[k]);
            int order = tl_element_compare(&a, &b);
            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
        }
}

static void
lists_unite(void **state)
{
    static const char *const lists[] = {"b; a\\;x", "", "c; a\\;x"};
    struct tl_entry entry = {.text = NULL};
    (void)state;
    tl_entry_begin(&entry);
    tl_elements_unite(lists, sizeof lists / sizeof *lists, &entry);
    tl_elements_unite(lists + 1, 1, &entry);
    assert_int_equal(entry.count, 2);
    assert_string_equal(tl_entry_cell(&entry, 0), "a\\;x; b; c");
    assert_int_equal(tl_entry_length(&entry, 0), strlen("a\\;x; b; c"));
    assert_string_equal(tl_entry_cell(&entry, 1), "");
    tl_entry_clear(&entry);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_are_divided),
        cmocka_unit_test(elements_are_compared_by_their_meaning),
        cmocka_unit_test(lists_unite),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
