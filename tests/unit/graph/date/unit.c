/* Periods of units of time: their numbers, days and texts. */
#include "graph/date/unit.h"

#include "graph/date/day.h"
#include "tests/support/date.h"

static const struct {
    enum tl_unit unit;
    int year, month, day;
    const char *text;
} cases[] = {
    {TL_UNIT_DAY, 2014, 5, 8, "2014-05-08"},
    {TL_UNIT_DAY, -44, 3, 15, "-0044-03-15"},
    /* Weeks of two years: https://en.wikipedia.org/wiki/ISO_week_date#Examples */
    {TL_UNIT_WEEK, 2014, 5, 8, "2014-W19"},
    {TL_UNIT_WEEK, 2005, 1, 1, "2004-W53"},
    {TL_UNIT_WEEK, 2005, 1, 2, "2004-W53"},
    {TL_UNIT_WEEK, 2005, 12, 31, "2005-W52"},
    {TL_UNIT_WEEK, 2007, 1, 1, "2007-W01"},
    {TL_UNIT_WEEK, 2007, 12, 31, "2008-W01"},
    {TL_UNIT_WEEK, 2009, 12, 31, "2009-W53"},
    {TL_UNIT_WEEK, 2010, 1, 3, "2009-W53"},
    {TL_UNIT_WEEK, 1969, 12, 28, "1969-W52"},
    {TL_UNIT_WEEK, 1969, 12, 29, "1970-W01"},
    {TL_UNIT_MONTH, 2014, 5, 8, "2014-05"},
    {TL_UNIT_MONTH, 0, 12, 31, "0000-12"},
    {TL_UNIT_MONTH, -1, 1, 1, "-0001-01"},
    {TL_UNIT_QUARTER, 2014, 3, 31, "2014-Q1"},
    {TL_UNIT_QUARTER, 2014, 4, 1, "2014-Q2"},
    {TL_UNIT_QUARTER, 2014, 12, 31, "2014-Q4"},
    {TL_UNIT_QUARTER, -1, 12, 31, "-0001-Q4"},
    {TL_UNIT_YEAR, 2014, 12, 31, "2014"},
    {TL_UNIT_YEAR, 12000, 1, 1, "12000"},
    {TL_UNIT_DECADE, 2010, 1, 1, "201X"},
    {TL_UNIT_DECADE, 2019, 12, 31, "201X"},
    {TL_UNIT_DECADE, 0, 1, 1, "000X"},
    {TL_UNIT_DECADE, -1, 12, 31, "-000X"},
    {TL_UNIT_DECADE, -9, 1, 1, "-000X"},
    {TL_UNIT_DECADE, -10, 12, 31, "-001X"},
};

static void
periods_have_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[TL_UNIT_TEXT_MAX];
        int64_t day = tl_day_from_civil(cases[i].year, cases[i].month, cases[i].day);
        tl_unit_text(cases[i].unit, tl_unit_number(cases[i].unit, day), text);
        assert_string_equal(text, cases[i].text);
    }
}

/* Each period ends where the next one begins. */
static void
periods_follow_each_other(void **state)
{
    (void)state;
    for (enum tl_unit unit = 0; unit < TL_UNITS; unit++) {
        int64_t number = tl_unit_number(unit, tl_day_from_civil(-30, 1, 1));
        int64_t end = tl_unit_number(unit, tl_day_from_civil(30, 1, 1));
        for (; number < end; number++) {
            int64_t first = tl_unit_first_day(unit, number);
            int64_t next = tl_unit_first_day(unit, number + 1);
            assert_true(first < next);
            assert_int_equal(tl_unit_number(unit, first), number);
            assert_int_equal(tl_unit_number(unit, next - 1), number);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(periods_have_texts),
        cmocka_unit_test(periods_follow_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
