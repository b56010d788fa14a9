/* Weights: decimal numbers as whole millionths. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "graph/weight.h"
#include "tests/support/support.h"

static void
numbers_are_read_and_rounded(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t weight;
        bool exact;
    } rows[] = {
        {"0", 0, true},
        {"-0", 0, true},
        {"32", 32000000, true},
        {"+32", 32000000, true},
        {"0.5", 500000, true},
        {".5", 500000, true},
        {"5.", 5000000, true},
        {"-1.5e3", -1500000000, true},
        {"1E+3", 1000000000, true},
        {"1500e-3", 1500000, true},
        {"0.000001", 1, true},
        {"0.0000005", 1, false},
        {"-0.0000005", -1, false},
        {"0.00000049999999999999999999", 0, false},
        {"0.0000004", 0, false},
        {"0.00000000000000000000000005", 0, false},
        {"5e-7", 1, false},
        {"5e-8", 0, false},
        {"1e-999", 0, false},
        {"0e999", 0, true},
        {"1.0000000", 1000000, true},
        {"1.00000000000000000000", 1000000, true},
        {"1.00000000000000000001", 1000000, false},
        {"000000000000000000000000032", 32000000, true},
        {"0.1234567", 123457, false},
        {"2.9999995", 3000000, false},
        {"32000000000000000000e-18", 32000000, true},
        {"1e0000000000000000000000000000001", 10000000, true},
        {"92000000000", INT64_C(92000000000000000), true},
        {"-92000000000", INT64_C(-92000000000000000), true},
    };
    for (size_t i = 0; i < LENGTH_OF(rows); i++) {
        int64_t weight = -7;
        bool exact;
        if (!tl_weight_read(rows[i].text, strlen(rows[i].text), &weight, &exact))
            fail_msg("'%s' was not read", rows[i].text);
        if (weight != rows[i].weight || exact != rows[i].exact)
            fail_msg("'%s' was read as %lld", rows[i].text, (long long)weight);
    }
}

static void
other_texts_are_no_numbers(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",      "-",     "+",  ".",     "-.",    "e5",    ".e5",   "1e",  "1e+",
        "1.2.3", "1,5",   " 1", "1 ",    "--1",   "+-1",   "0x10",  "inf", "nan",
        "1e5x",  "1e5.0", "٣",  "1e--5", "1_000", "1e999", "-1e999"};
    for (size_t i = 0; i < LENGTH_OF(texts); i++) {
        int64_t weight;
        bool exact;
        if (tl_weight_read(texts[i], strlen(texts[i]), &weight, &exact))
            fail_msg("'%s' was read", texts[i]);
    }
}

static void
the_limit_does_not_depend_on_the_spelling(void **state)
{
    (void)state;
    static const char *const within[] = {
        "999999999999",          "999999999999.0", "999999999999.999999",
        "-999999999999",         "999999999999e0", "0.999999999999e12",
        "999999999999.00000000", "9.9e11",         "9999999999990e-1",
        "999999999999.9999994"};
    static const char *const beyond[] = {"1000000000000",
                                         "1000000000000.0",
                                         "1e12",
                                         "0.1e13",
                                         "10000000000000e-1",
                                         "-1000000000000",
                                         "999999999999.9999995",
                                         "1e13",
                                         "9e18",
                                         "92233720368547758070"};
    int64_t weight;
    bool exact;
    for (size_t i = 0; i < LENGTH_OF(within); i++) {
        if (!tl_weight_read(within[i], strlen(within[i]), &weight, &exact))
            fail_msg("'%s' was not read", within[i]);
    }
    for (size_t i = 0; i < LENGTH_OF(beyond); i++) {
        if (tl_weight_read(beyond[i], strlen(beyond[i]), &weight, &exact))
            fail_msg("'%s' was read as %lld", beyond[i], (long long)weight);
    }
}

static void
only_the_bytes_given_are_read(void **state)
{
    (void)state;
    int64_t weight;
    bool exact;
    assert_true(tl_weight_read("325", 2, &weight, &exact));
    assert_true(weight == 32000000);
    assert_true(tl_weight_read("3e5", 1, &weight, &exact));
    assert_true(weight == 3000000);
}

static void
all_millionths_are_exact(void **state)
{
    (void)state;
    uint64_t random = 9;
    for (int round = 0; round < 20000; round++) {
        char text[64];
        int64_t whole = random_below(&random, 90000);
        int64_t rest = random_below(&random, 1000000);
        int shift = (int)random_below(&random, 7);
        int64_t weight;
        bool exact;
        whole = whole * random_below(&random, 1000000);
        snprintf(text, sizeof text, "%lld.%06llde%d", (long long)whole, (long long)rest,
                 -shift);
        int64_t expected = whole * 1000000 + rest;
        int64_t unit = 1;
        for (int i = 0; i < shift; i++)
            unit *= 10;
        assert_true(tl_weight_read(text, strlen(text), &weight, &exact));
        assert_int_equal(exact, expected % unit == 0);
        assert_true(weight == expected / unit + (2 * (expected % unit) >= unit &&
                                                 expected % unit > 0));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_and_rounded),
        cmocka_unit_test(other_texts_are_no_numbers),
        cmocka_unit_test(the_limit_does_not_depend_on_the_spelling),
        cmocka_unit_test(only_the_bytes_given_are_read),
        cmocka_unit_test(all_millionths_are_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
