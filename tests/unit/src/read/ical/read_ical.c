/* Calendars, one entry at a time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "src/read/base/reader.h"
#include "tests/support/reading.h"
#include "tests/support/support.h"

/* Fails the test where an entry with these lines does not make that graph. */
static void
check(const char *lines, const char *expected)
{
    char whole[2000];
    char buffer[2000];
    snprintf(whole, sizeof whole,
             "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:e\r\n%sEND:VEVENT\r\n"
             "END:VCALENDAR\r\n",
             lines);
    struct outcome outcome = outcome_of("ics", whole);
    char *actual = model_write(outcome.graph);
    if (tl_diagnostics_count(outcome.diagnostics, TL_ERROR) > 0)
        fail_msg("%s", outcome_write(&outcome, buffer, sizeof buffer));
    assert_string_equal(actual, expected);
    free(actual);
    outcome_free(&outcome);
}

static void
texts_are_unfolded_and_unescaped(void **state)
{
    (void)state;
    check("SUMMARY:Fa\r\n ir\\, 2\r\n\t019\\; \\\\n \\n\\N\\x\r\n",
          "event|id=e|title=Fair, 2019; \\n \n\n\\x\n");
    check("summary;altrep=\"http://x.example:80/;a\":Fair\n",
          "event|id=e|title=Fair\n");
}

static void
categories_are_separated_by_commas(void **state)
{
    (void)state;
    check("CATEGORIES:a\\,b,c,d\r\nCATEGORIES:,e\r\nSUMMARY:s\r\n",
          "event|id=e|title=s|kind=a,b|@categories=c; d; e\n");
}

static void
ends_are_excluded(void **state)
{
    static const struct {
        const char *lines;
        const char *date;
    } rows[] = {
        {"DTSTART:20190504\r\n", "date=2019-05-04"},
        {"DTSTART:20190504\r\nDTEND:20190505\r\n", "date=2019-05-04"},
        {"DTSTART:20190504\r\nDTEND:20190504\r\n", "date=2019-05-04"},
        {"DTSTART:20190504\r\nDTEND:20190506\r\n", "date=2019-05-04/2019-05-05"},
        {"DTSTART:20190504\r\nDTEND:20190501\r\n", "date=2019-05-04"},
        {"DTSTART:20190504\r\nDURATION:P2W\r\n", "date=2019-05-04/2019-05-17"},
        {"DTSTART:20191231\r\nDURATION:+P2D\r\n", "date=2019-12-31/2020-01-01"},
        {"DTSTART:20190504T230000\r\nDURATION:PT1H\r\n",
         "date=2019-05-04T23:00:00|@ends=2019-05-05T00:00:00"},
        {"DTSTART:20190504T230000Z\r\nDURATION:PT1H1S\r\n",
         "date=2019-05-04/2019-05-05|@begins=2019-05-04T23:00:00Z|@ends=2019-05-05T00:"
         "00:01Z"},
        {"DTSTART:20190504T235960Z\r\n", "date=2019-05-04T23:59:59Z"},
        {"DTSTART:99991231\r\nDURATION:P5D\r\n", "date=9999-12-31"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char lines[300], expected[300];
        snprintf(lines, sizeof lines, "SUMMARY:s\r\n%s", rows[i].lines);
        snprintf(expected, sizeof expected, "event|id=e|title=s|%s\n", rows[i].date);
        check(lines, expected);
    }
}

static void
shifts_are_those_of_the_zone(void **state)
{
    static const char zone[] =
        "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Z\nBEGIN:STANDARD\n"
        "DTSTART:19700101T000000\nTZOFFSETFROM:+0000\nTZOFFSETTO:%s\nEND:STANDARD\n"
        "END:VTIMEZONE\nBEGIN:VEVENT\nUID:e\nSUMMARY:s\nDTSTART;TZID=Z:"
        "20190504T100000\n"
        "END:VEVENT\nEND:VCALENDAR\n";
    static const struct {
        const char *shift;
        const char *date;
    } rows[] = {
        {"-0330", "2019-05-04T10:00:00-03:30"},
        {"+0545", "2019-05-04T10:00:00+05:45"},
        {"+005328", "2019-05-04T10:00:00"}, /* EDTF has no seconds there */
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char whole[sizeof zone + 20], expected[100];
        snprintf(whole, sizeof whole, zone, rows[i].shift);
        snprintf(expected, sizeof expected, "event|id=e|title=s|date=%s\n",
                 rows[i].date);
        struct outcome outcome = outcome_of("ics", whole);
        char *actual = model_write(outcome.graph);
        assert_string_equal(actual, expected);
        free(actual);
        outcome_free(&outcome);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_unfolded_and_unescaped),
        cmocka_unit_test(categories_are_separated_by_commas),
        cmocka_unit_test(ends_are_excluded),
        cmocka_unit_test(shifts_are_those_of_the_zone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
