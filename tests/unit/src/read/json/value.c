/* What is said of JSON text at once is what jansson's values say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "src/read/json/value.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static json_t *
value_of(const char *json)
{
    json_t *value = json_loads(json, JSON_DECODE_ANY, NULL);
    assert_non_null(value);
    return value;
}

static void
strings_lose_their_escapes(void **state)
{
    (void)state;
    static const char *const strings[] = {
        "",
        "a",
        "\\\"",
        "a\\\\b\\/",
        "\\b\\f\\n\\r\\t",
        "\\u0041\\u00e9\\u00E9",
        "\\u0001\\u007f\\u0080\\u07ff\\u0800\\uffff\\ufffe",
        "\\uD83D\\uDE00!",
        "\\ud800\\udc00\\udbff\\udfff",
        "é\\u65e5本\\\\u0041",
    };
    for (size_t i = 0; i < COUNT(strings); i++) {
        char json[80];
        char text[80];
        size_t used;
        snprintf(json, sizeof json, "\"%s\"", strings[i]);
        json_t *value = value_of(json);
        assert_true(tl_read_json_unescape(strings[i], strlen(strings[i]), text, &used));
        assert_true(used <= strlen(strings[i]));
        assert_int_equal(used, json_string_length(value));
        assert_memory_equal(text, json_string_value(value), used);
        json_decref(value);
    }
}

static void
what_no_text_holds_is_refused(void **state)
{
    (void)state;
    static const char *const strings[] = {
        "\\u0000",        "a\\u0000b",      "\\ud800",
        "\\udc00",        "\\ud800x",       "\\ud800\\n1234",
        "\\ud800\\u0041", "\\ud800\\ud800", "\\udfff\\udc00",
    };
    for (size_t i = 0; i < COUNT(strings); i++) {
        char text[80];
        size_t used;
        assert_false(
            tl_read_json_unescape(strings[i], strlen(strings[i]), text, &used));
    }
}

static void
check_number(const char *number)
{
    struct tl_read_json_scalar scalar;
    if (!tl_read_json_is_shortest(number, strlen(number)))
        return;
    json_t *value = value_of(number);
    assert_true(tl_read_json_scalar_read(value, &scalar));
    assert_int_equal(scalar.length, strlen(number));
    assert_memory_equal(scalar.text, number, scalar.length);
    json_decref(value);
}

static void
numbers_are_known_to_be_shortest(void **state)
{
    (void)state;
    static const struct {
        const char *number;
        bool shortest;
    } rows[] = {
        {"0", true},
        {"-1", true},
        {"2015", true},
        {"999999999999999999", true},
        {"9223372036854775808", false},
        {"-0", false},
        {"12.5", true},
        {"-36.19", true},
        {"0.1", true},
        {"0.000001", true},
        {"0.0000001", false},
        {"-0.00000012", false},
        {"12.0", false},
        {"0.0", false},
        {"-0.10", false},
        {"1e2", false},
        {"1.5e3", false},
        {"1E+2", false},
        {"0.30000000000000004", false},
        {"0.10000000000000001", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(
            tl_read_json_is_shortest(rows[i].number, strlen(rows[i].number)),
            rows[i].shortest);
        check_number(rows[i].number);
    }
}

/* A decimal with as many digits before the point and after it. */
static void
write_decimal(char *text, uint64_t drawn, int whole, int decimals)
{
    size_t used = 0;
    if (drawn & 1)
        text[used++] = '-';
    for (int i = 0; i < whole + decimals; i++) {
        drawn = drawn * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        char digit = (char)('0' + (drawn >> 60) % 10);
        if (i == 0)
            digit = whole == 1 ? digit : '1';
        if (i == whole)
            text[used++] = '.';
        text[used++] = digit;
    }
    text[used] = '\0';
}

static void
any_number_that_is_taken_is_shortest(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < 20000; i++) {
        char number[48];
        uint64_t drawn = (i + 1) * UINT64_C(0x9e3779b97f4a7c15);
        write_decimal(number, drawn, 1 + (int)(drawn >> 40) % 19,
                      (int)(drawn >> 50) % 18);
        check_number(number);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_lose_their_escapes),
        cmocka_unit_test(what_no_text_holds_is_refused),
        cmocka_unit_test(numbers_are_known_to_be_shortest),
        cmocka_unit_test(any_number_that_is_taken_is_shortest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
