/* Where events are in the order of time, and how periods follow one another. */
#include "src/shards/moment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

#include <cmocka.h>

#include "graph/date/date.h"
#include "src/shards/period.h"

static struct tl_moment
moment_of(const char *text)
{
    struct tl_moment moment;
    assert_true(tl_moment_read(text, strlen(text), &moment));
    return moment;
}

/* The order is that of dates, but for how they are written. */
static void
moments_are_in_the_order_of_dates(void **state)
{
    static const char *const ascending[] = {
        "Y-1E17",     "-0043",      "../2001", "2001-05-08", "2001-05-08T10:00:00Z",
        "2001-05-09", "2002-01-02", "2002/..", "Y100000",    "Y1E17"};
    enum { COUNT = sizeof ascending / sizeof *ascending };
    (void)state;
    for (int i = 0; i < COUNT; i++)
        for (int k = 0; k < COUNT; k++) {
            struct tl_moment a = moment_of(ascending[i]), b = moment_of(ascending[k]);
            struct tl_date left, right;
            struct tl_date_error error;
            int order = tl_moment_compare(&a, &b);
            assert_true(
                tl_date_parse(ascending[i], strlen(ascending[i]), NULL, &left, &error));
            assert_true(tl_date_parse(ascending[k], strlen(ascending[k]), NULL, &right,
                                      &error));
            int wanted =
                tl_date_coincides(&left, &right) ? 0 : tl_date_compare(&left, &right);
            assert_int_equal((order > 0) - (order < 0), (wanted > 0) - (wanted < 0));
        }
}

static void
two_days_and_none_are_moments(void **state)
{
    struct tl_moment year = moment_of("2001");
    struct tl_moment days = moment_of("2001-01-01/2001-12-31");
    struct tl_moment far = moment_of("100000-01-01/..");
    struct tl_moment none = moment_of("undated");
    struct tl_moment unknown = moment_of("XXXX");
    (void)state;
    assert_int_equal(tl_moment_compare(&year, &days), 0);
    assert_true(tl_moment_compare(&days, &far) < 0);
    assert_true(tl_moment_compare(&far, &unknown) < 0);
    assert_true(tl_moment_compare(&unknown, &none) < 0);
    assert_false(tl_moment_read("May", 3, &year));
    assert_false(tl_moment_read("2001-02-30", 10, &year));
}

/* A season has the days of the hemisphere, which stand beside it. */
static void
a_season_has_the_days_beside_it(void **state)
{
    static const char first[] = "2001-09-01", last[] = "2001-11-30";
    struct tl_moment spring, day;
    (void)state;
    assert_true(tl_moment_of_date("2001-21", 7, first, strlen(first), last,
                                  strlen(last), &spring));
    assert_true(tl_moment_of_date("2001-09-01", 10, "", 0, "", 0, &day));
    assert_int_equal(spring.earliest, day.earliest);
}

static void
days_are_read_as_they_are_written(void **state)
{
    static const int64_t days[] = {
        0, -1, 11016, -719529, 40000000, -900000, TL_DAY_FAR_PAST, TL_DAY_FAR_FUTURE};
    (void)state;
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        char text[TL_DAY_TEXT_MAX];
        int64_t day;
        size_t length = tl_day_far_text(days[i], text, sizeof text);
        assert_true(tl_day_read(text, length, &day));
        assert_int_equal(day, days[i]);
        assert_false(tl_day_read(text, length - 1, &day));
    }
}

static void
periods_are_in_order(void **state)
{
    static const char *const ascending[][4] = {
        {"2013-12-31", "2014-01-01", "2014-01-31", "2014-02-01"},
        {"2013-W52", "2014-W01", "2014-W09", "2014-W10"},
        {"-0044-12", "-0043-01", "0000-01", "undated"},
        {"2013-Q4", "2014-Q1", "2014-Q4", "undated"},
        {"-001X", "000X", "201X", "10000X"},
    };
    int64_t before, after;
    (void)state;
    for (size_t i = 0; i < sizeof ascending / sizeof *ascending; i++)
        for (size_t k = 1; k < 4; k++) {
            assert_true(tl_period_read(ascending[i][k - 1], &before));
            assert_true(tl_period_read(ascending[i][k], &after));
            assert_true(before < after);
        }
    assert_false(tl_period_read("May", &before));
    assert_false(tl_period_read("2014-", &before));
    assert_false(tl_period_read("2014-05-08T", &before));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moments_are_in_the_order_of_dates),
        cmocka_unit_test(two_days_and_none_are_moments),
        cmocka_unit_test(a_season_has_the_days_beside_it),
        cmocka_unit_test(days_are_read_as_they_are_written),
        cmocka_unit_test(periods_are_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
