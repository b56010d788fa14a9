/* Numbers as tables write them. */
#include "src/read/csv/cell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/support.h"

static const struct {
    char decimal;
    const char *text;
    const char *number; /* NULL: it is none */
} numbers[] = {
    {',', "1.234,5", "1234.5"},
    {',', "1 234 567,25", "1234567.25"},
    {',', "1\u00a0234\u202f567", "1234567"},
    {',', "1'234,5", "1234.5"},
    {',', "12", "12"},
    {',', "12345", "12345"},
    {',', "-0,5", "-0.5"},
    {',', "+3,", "+3."},
    {',', ",5", ".5"},
    {',', "1.234", "1234"},
    {',', "1.5", NULL},
    {',', "1.2345", NULL},
    {',', "1234.567", NULL},
    {',', ".500", NULL},
    {',', "1,234,567", NULL},
    {',', "1,5 %", NULL},
    {',', "1,5e3", NULL},
    {',', "x", NULL},
    {',', " 1", NULL},
    {',', "1234567890123456789012345678901234567890123456789012345678901", NULL},
    {'.', "1,234.5", "1234.5"},
    {'.', "1,234,567", "1234567"},
    {'.', "1234.5", "1234.5"},
    {'.', "1\u2019234.5", "1234.5"},
    {'.', "1,5", NULL},
    {'.', "1.234.567", NULL},
};

static void
numbers_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH_OF(numbers); i++) {
        char text[80];
        size_t length = strlen(strcpy(text, numbers[i].text));
        bool read = tl_read_csv_number_read(text, &length, numbers[i].decimal);
        if (read != (numbers[i].number != NULL))
            fail_msg("'%s' becomes '%s'", numbers[i].text, text);
        assert_string_equal(text, read ? numbers[i].number : numbers[i].text);
        assert_int_equal(length, strlen(text));
    }
}

/* Whether a row's only cell is empty once what means nothing has been emptied. */
static bool
is_emptied(const char *text, const char *missing, char decimal)
{
    char copy[80];
    struct tl_cell cell = {.text = strcpy(copy, text), .length = strlen(text)};
    struct tl_row row = {.cells = &cell, .kept = 1, .count = 1};
    tl_row_empty_missing(&row, &missing, 1, decimal);
    assert_int_equal(cell.length, strlen(copy));
    return cell.length == 0;
}

static void
texts_that_mean_nothing_are_emptied(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *missing;
        char decimal;
        bool emptied;
    } cases[] = {
        {"n/a", "n/a", 0, true},    {" n/a\n", "n/a", 0, true},
        {"\u00a0?", "?", 0, true},  {"n/a", "N/A", 0, false},
        {"n/a", "n", 0, false},     {"n/a", "n*", 0, true},
        {"n", "n*", 0, true},       {"*", "*", 0, true},
        {"n/a", "*", 0, false},     {"", "*", 0, true},
        {"-9.0", "-9", 0, true},    {"-9", "-9.00", 0, true},
        {"-9.50", "-9.5", 0, true}, {"9.", "9", 0, true},
        {"90", "9", 0, false},      {"9,0", "9", 0, false},
        {"9,0", "9", ',', true},    {"9.0", "9", ',', true},
        {".0", "", 0, false},       {"-.0", "-", 0, false},
        {"9.0.0", "9", 0, false},   {"9.0.0", "9.0", 0, false},
        {"9.0a", "9a", 0, false},   {"a.0", "a", 0, false},
        {"+9.0", "+9", 0, true},    {"+9.0", "9", 0, false},
    };
    for (size_t i = 0; i < LENGTH_OF(cases); i++)
        if (is_emptied(cases[i].text, cases[i].missing, cases[i].decimal) !=
            cases[i].emptied)
            fail_msg("'%s' as '%s'", cases[i].text, cases[i].missing);
}

/* A NUL in a cell is part of it. */
static void
texts_may_have_anything_in_them(void **state)
{
    (void)state;
    char text[] = "1,5\0"
                  "7";
    size_t length = sizeof text - 1;
    assert_false(tl_read_csv_number_read(text, &length, ','));
    assert_int_equal(length, sizeof text - 1);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read),
        cmocka_unit_test(texts_that_mean_nothing_are_emptied),
        cmocka_unit_test(texts_may_have_anything_in_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
