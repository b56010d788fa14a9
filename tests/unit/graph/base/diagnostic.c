/* Diagnostics: kept up to a bound, counted beyond it, sorted, strict or lenient. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "graph/base/diagnostic.h"
#include "tests/support/support.h"

static void
report(struct tl_diagnostics *diagnostics, enum tl_rule rule, uint16_t file,
       uint32_t line, uint16_t column, const char *message)
{
    struct tl_position position = {line, column, file};
    tl_report(diagnostics, position, rule, NULL, "%s", message);
}

static size_t
count_kept(struct tl_diagnostics *diagnostics)
{
    size_t count = 0;
    for (const struct tl_diagnostic *const *one = tl_diagnostics_sorted(diagnostics);
         *one; one++)
        count++;
    return count;
}

static void
the_table_of_rules_is_whole(void **state)
{
    (void)state;
    for (enum tl_rule rule = 0; rule < TL_RULES; rule++) {
        assert_non_null(tl_rules[rule].name);
        for (enum tl_rule other = 0; other < rule; other++)
            assert_string_not_equal(tl_rules[rule].name, tl_rules[other].name);
    }
}

static void
those_beyond_the_bound_are_only_counted(void **state)
{
    (void)state;
    for (int keep_all = 0; keep_all < 2; keep_all++) {
        struct tl_diagnostics *diagnostics = tl_diagnostics_new(keep_all);
        assert_int_equal(count_kept(diagnostics), 0);
        for (uint32_t i = 0; i < 3000; i++)
            report(diagnostics, TL_RULE_BAD_DATE, 0, i, 1, "x");
        report(diagnostics, TL_RULE_UNUSED, 0, 1, 1, "x");
        assert_int_equal(tl_diagnostics_rule_count(diagnostics, TL_RULE_BAD_DATE),
                         3000);
        assert_int_equal(tl_diagnostics_count(diagnostics, TL_ERROR), 3000);
        assert_int_equal(tl_diagnostics_count(diagnostics, TL_WARNING), 1);
        assert_int_equal(count_kept(diagnostics), keep_all ? 3001 : 1001);
        tl_diagnostics_free(diagnostics);
    }
}

static void
they_are_sorted_by_place_then_rule_then_message(void **state)
{
    (void)state;
    static const struct {
        enum tl_rule rule;
        uint16_t file;
        uint32_t line;
        uint16_t column;
        const char *message;
    } rows[] = {
        {TL_RULE_SELF_TIE, 0, 0, 0, "a"}, {TL_RULE_MISSING, 0, 1, 0, "a"},
        {TL_RULE_MISSING, 0, 1, 2, "a"},  {TL_RULE_MISSING, 0, 1, 2, "b"},
        {TL_RULE_BAD_DATE, 0, 1, 2, "a"}, {TL_RULE_SYNTAX, 0, 2, 1, "a"},
        {TL_RULE_SYNTAX, 0, 10, 1, "a"},  {TL_RULE_SYNTAX, 1, 1, 1, "a"},
        {TL_RULE_SYNTAX, 300, 1, 1, "a"}, {TL_RULE_SYNTAX, 300, UINT32_MAX, 1, "a"},
    };
    enum { ROWS = LENGTH_OF(rows) };
    uint64_t random = 4;
    for (int round = 0; round < 100; round++) {
        struct tl_diagnostics *diagnostics = tl_diagnostics_new(true);
        bool told[ROWS] = {false};
        for (size_t left = ROWS; left > 0;) {
            uint32_t i = random_below(&random, ROWS);
            if (!told[i])
                report(diagnostics, rows[i].rule, rows[i].file, rows[i].line,
                       rows[i].column, rows[i].message);
            left -= !told[i];
            told[i] = true;
        }
        const struct tl_diagnostic *const *sorted = tl_diagnostics_sorted(diagnostics);
        for (size_t i = 0; i < ROWS; i++) {
            assert_int_equal(sorted[i]->rule, rows[i].rule);
            assert_int_equal(sorted[i]->position.line, rows[i].line);
            assert_int_equal(sorted[i]->position.file, rows[i].file);
            assert_string_equal(sorted[i]->message, rows[i].message);
        }
        assert_null(sorted[ROWS]);
        tl_diagnostics_free(diagnostics);
    }
}

static void
warnings_do_not_fail_and_errors_do_unless_lenient(void **state)
{
    (void)state;
    for (enum tl_rule rule = 0; rule < TL_RULES; rule++) {
        bool error = tl_rules[rule].severity == TL_ERROR;
        bool ends = rule == TL_RULE_SYNTAX || rule == TL_RULE_ENCODING ||
                    rule == TL_RULE_VERSION || rule == TL_RULE_TABLE;
        struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
        assert_false(tl_diagnostics_failed(diagnostics));
        report(diagnostics, rule, 0, 1, 1, "x");
        assert_int_equal(tl_diagnostics_failed(diagnostics), error);
        assert_false(tl_diagnostics_is_lenient(diagnostics));
        tl_diagnostics_be_lenient(diagnostics);
        assert_true(tl_diagnostics_is_lenient(diagnostics));
        assert_int_equal(tl_diagnostics_failed(diagnostics), ends);
        assert_int_equal(tl_diagnostics_count(diagnostics, TL_ERROR), error);
        tl_diagnostics_free(diagnostics);
    }
}

static void
what_was_not_read_is_not_missed(void **state)
{
    (void)state;
    for (enum tl_rule rule = 0; rule < TL_RULES; rule++) {
        bool needs_all = rule == TL_RULE_UNKNOWN_ID || rule == TL_RULE_UNCITED ||
                         rule == TL_RULE_UNUSED || rule == TL_RULE_ABSENT;
        struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
        report(diagnostics, rule, 0, 1, 1, "x");
        assert_int_equal(tl_diagnostics_rule_count(diagnostics, rule), 1);
        report(diagnostics, TL_RULE_ENCODING, 1, 1, 1, "x");
        size_t before = tl_diagnostics_rule_count(diagnostics, rule);
        report(diagnostics, rule, 0, 1, 1, "x");
        size_t after = tl_diagnostics_rule_count(diagnostics, rule);
        assert_int_equal(after - before, needs_all ? 0 : 1);
        tl_diagnostics_free(diagnostics);
    }
}

static void
texts_are_copied(void **state)
{
    (void)state;
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    char name[] = "file";
    char suggestion[] = "title";
    char *word = malloc(100000);
    memset(word, 'w', 99999);
    word[99999] = '\0';
    assert_int_equal(tl_diagnostics_file(diagnostics, name), 0);
    tl_report(diagnostics, (struct tl_position){1, 1, 0}, TL_RULE_KEY, suggestion,
              "%s%d", word, 5);
    name[0] = suggestion[0] = word[0] = '!';
    const struct tl_diagnostic *one = tl_diagnostics_sorted(diagnostics)[0];
    assert_string_equal(tl_diagnostics_file_name(diagnostics, 0), "file");
    assert_string_equal(one->suggestion, "title");
    assert_int_equal(strlen(one->message), 100000);
    assert_int_equal(one->message[0], 'w');
    assert_int_equal(one->message[99999], '5');
    free(word);
    tl_diagnostics_free(diagnostics);
    tl_diagnostics_free(NULL);
}

static void
there_may_be_more_files_than_numbers(void **state)
{
    (void)state;
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    char name[16];
    assert_string_equal(tl_diagnostics_file_name(diagnostics, 0), "");
    for (unsigned i = 0; i < 66000; i++) {
        snprintf(name, sizeof name, "f%u", i);
        uint16_t file = tl_diagnostics_file(diagnostics, name);
        if (i < UINT16_MAX)
            assert_string_equal(tl_diagnostics_file_name(diagnostics, file), name);
    }
    tl_diagnostics_free(diagnostics);
}

static void
rows_left_out_are_counted(void **state)
{
    (void)state;
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    assert_int_equal(tl_diagnostics_skipped(diagnostics), 0);
    tl_diagnostics_skip(diagnostics);
    tl_diagnostics_skip(diagnostics);
    assert_int_equal(tl_diagnostics_skipped(diagnostics), 2);
    tl_diagnostics_free(diagnostics);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_of_rules_is_whole),
        cmocka_unit_test(those_beyond_the_bound_are_only_counted),
        cmocka_unit_test(they_are_sorted_by_place_then_rule_then_message),
        cmocka_unit_test(warnings_do_not_fail_and_errors_do_unless_lenient),
        cmocka_unit_test(what_was_not_read_is_not_missed),
        cmocka_unit_test(texts_are_copied),
        cmocka_unit_test(there_may_be_more_files_than_numbers),
        cmocka_unit_test(rows_left_out_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
