/* A plain event says what it says when jansson makes its values. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/reading.h"

/* A list of events, each with one of the values; `more` are further members. */
static size_t
write_events(char *text, char id, const char *const *values, size_t count,
             const char *more)
{
    size_t used = 0;
    for (size_t i = 0; i < count; i++)
        used += (size_t)sprintf(text + used, "%s{\"id\": \"%c%05zu\", \"x\": %s%s}",
                                i ? ",\n" : "", id, i, values[i], more);
    return used;
}

/* Reads each value twice, the second time in an event that is not plain. */
static struct outcome
outcome_of_values(const char *const *values, size_t count)
{
    size_t size = 32;
    for (size_t i = 0; i < count; i++)
        size += 2 * strlen(values[i]) + 80;
    char *text = malloc(size);
    assert_non_null(text);
    size_t used = (size_t)sprintf(text, "{\"events\": [");
    used += write_events(text + used, 'p', values, count, "");
    used += (size_t)sprintf(text + used, ",\n");
    used += write_events(text + used, 'q', values, count, ", \"cite\": []");
    sprintf(text + used, "]}");
    struct outcome outcome = outcome_of("json", text);
    free(text);
    return outcome;
}

/* Its attribute; "" where it has none. */
static const char *
attribute_of(const struct tl_graph *graph, size_t event)
{
    struct tl_attributes attributes = tl_graph_event(graph, (uint32_t)event).attributes;
    const char *key;
    const char *value = "";
    tl_attributes_next(&attributes, &key, &value);
    return value;
}

static void
check_values(const char *const *values, size_t count)
{
    struct outcome outcome = outcome_of_values(values, count);
    assert_int_equal(tl_graph_count(outcome.graph, TL_EVENT), 2 * count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(attribute_of(outcome.graph, i),
                            attribute_of(outcome.graph, count + i));
    outcome_free(&outcome);
}

static void
strings_lose_their_escapes(void **state)
{
    (void)state;
    static const char *const strings[] = {
        "\"\"",
        "\"a\"",
        "\"\\\"\"",
        "\"a\\\\b\\/\"",
        "\"\\b\\f\\n\\r\\t\"",
        "\"\\u0041\\u00e9\\u00E9\"",
        "\"\\u0001\\u007f\\u0080\\u07ff\\u0800\\uffff\\ufffe\"",
        "\"\\uD83D\\uDE00!\"",
        "\"\\ud800\\udc00\\udbff\\udfff\"",
        "\"é\\u65e5本\\\\u0041\"",
    };
    check_values(strings, COUNT(strings));
}

static void
what_no_text_holds_is_refused(void **state)
{
    (void)state;
    static const char *const strings[] = {
        "\"\\u0000\"",        "\"a\\u0000b\"",      "\"\\ud800\"",
        "\"\\udc00\"",        "\"\\ud800x\"",       "\"\\ud800\\n1234\"",
        "\"\\ud800\\u0041\"", "\"\\ud800\\ud800\"", "\"\\udfff\\udc00\"",
    };
    struct outcome outcome = outcome_of_values(strings, COUNT(strings));
    assert_int_equal(tl_diagnostics_rule_count(outcome.diagnostics, TL_RULE_BAD_VALUE),
                     2 * COUNT(strings));
    outcome_free(&outcome);
}

static void
numbers_are_the_shortest(void **state)
{
    (void)state;
    static const char *const numbers[] = {
        "0",
        "-1",
        "2015",
        "999999999999999999",
        "9223372036854775807",
        "-0",
        "12.5",
        "-36.19",
        "0.1",
        "0.000001",
        "0.0000001",
        "-0.00000012",
        "12.0",
        "0.0",
        "-0.10",
        "1e2",
        "1.5e3",
        "1E+2",
        "0.30000000000000004",
        "0.10000000000000001",
    };
    check_values(numbers, COUNT(numbers));
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
any_number_is_the_shortest(void **state)
{
    (void)state;
    enum { NUMBERS = 20000 };
    static char texts[NUMBERS][48];
    static const char *numbers[NUMBERS];
    for (uint64_t i = 0; i < NUMBERS; i++) {
        uint64_t drawn = (i + 1) * UINT64_C(0x9e3779b97f4a7c15);
        write_decimal(texts[i], drawn, 1 + (int)(drawn >> 40) % 18,
                      (int)(drawn >> 50) % 18);
        numbers[i] = texts[i];
    }
    check_values(numbers, NUMBERS);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_lose_their_escapes),
        cmocka_unit_test(what_no_text_holds_is_refused),
        cmocka_unit_test(numbers_are_the_shortest),
        cmocka_unit_test(any_number_is_the_shortest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
