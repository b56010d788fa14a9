/* Days of other calendars, beside calendars that go on day by day. */
#include "graph/date/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "graph/date/day.h"

static int64_t
day_of(enum tl_calendar calendar, int64_t year, int month, int day)
{
    int64_t first, last;
    assert_true(tl_calendar_days(calendar, year, month, day, &first, &last));
    assert_int_equal(first, last);
    return first;
}

static bool
exists(enum tl_calendar calendar, int64_t year, int month, int day)
{
    int64_t first, last;
    return tl_calendar_days(calendar, year, month, day, &first, &last);
}

/* Pairs that history books give. */
static void
known_days(void **state)
{
    (void)state;
    static const struct {
        enum tl_calendar calendar;
        int there[3];
        int here[3];
    } pairs[] = {
        {TL_CALENDAR_JULIAN, {1582, 10, 5}, {1582, 10, 15}},  /* Rome */
        {TL_CALENDAR_JULIAN, {1752, 9, 3}, {1752, 9, 14}},    /* Britain */
        {TL_CALENDAR_JULIAN, {1918, 2, 1}, {1918, 2, 14}},    /* Russia */
        {TL_CALENDAR_JULIAN, {1732, 2, 11}, {1732, 2, 22}},   /* Washington's birth */
        {TL_CALENDAR_JULIAN, {1066, 10, 14}, {1066, 10, 20}}, /* Hastings */
        {TL_CALENDAR_REPUBLICAN, {1, 1, 1}, {1792, 9, 22}},
        {TL_CALENDAR_REPUBLICAN, {2, 11, 9}, {1794, 7, 27}}, /* 9 Thermidor */
        {TL_CALENDAR_REPUBLICAN, {3, 1, 1}, {1794, 9, 22}},
        {TL_CALENDAR_REPUBLICAN, {4, 1, 1}, {1795, 9, 23}},
        {TL_CALENDAR_REPUBLICAN, {8, 2, 18}, {1799, 11, 9}}, /* 18 Brumaire */
        {TL_CALENDAR_REPUBLICAN, {12, 1, 1}, {1803, 9, 24}},
        {TL_CALENDAR_REPUBLICAN, {14, 4, 10}, {1805, 12, 31}}, /* the last day */
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_int_equal(
            day_of(pairs[i].calendar, pairs[i].there[0], pairs[i].there[1],
                   pairs[i].there[2]),
            tl_day_from_civil(pairs[i].here[0], pairs[i].here[1], pairs[i].here[2]));
}

/* Goes on day by day from 5 October 1582, which was 15 October in Rome. */
static void
julian_days_follow_each_other(void **state)
{
    (void)state;
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int64_t today = tl_day_from_civil(1582, 10, 15);
    int year = 1582, month = 10, day = 5;
    while (year < 2200) {
        assert_int_equal(day_of(TL_CALENDAR_JULIAN, year, month, day), today);
        int length = lengths[month - 1] + (month == 2 && year % 4 == 0);
        assert_false(exists(TL_CALENDAR_JULIAN, year, month, length + 1));
        today++;
        day = day < length ? day + 1 : 1;
        month += day == 1;
        year += month == 13;
        month = month == 13 ? 1 : month;
    }
    today = tl_day_from_civil(1582, 10, 15);
    for (year = 1582, month = 10, day = 5; year > -200; today--) {
        assert_int_equal(day_of(TL_CALENDAR_JULIAN, year, month, day), today);
        if (--day > 0)
            continue;
        month = month > 1 ? month - 1 : 12;
        year -= month == 12;
        day = lengths[month - 1] + (month == 2 && (year & 3) == 0);
    }
}

static void
republican_days_follow_each_other(void **state)
{
    (void)state;
    int64_t today = tl_day_from_civil(1792, 9, 22);
    for (int year = 1; year <= 14; year++) {
        bool leap = year == 3 || year == 7 || year == 11;
        for (int month = 1; month <= 13; month++) {
            int length = month < 13 ? 30 : leap ? 6 : 5;
            for (int day = 1; day <= length; day++)
                assert_int_equal(day_of(TL_CALENDAR_REPUBLICAN, year, month, day),
                                 today++);
            assert_false(exists(TL_CALENDAR_REPUBLICAN, year, month, length + 1));
        }
    }
    assert_false(exists(TL_CALENDAR_REPUBLICAN, 15, 1, 1));
    assert_false(exists(TL_CALENDAR_REPUBLICAN, 0, 0, 0));
}

static void
months_and_years_have_all_their_days(void **state)
{
    (void)state;
    int64_t first, last;
    assert_true(tl_calendar_days(TL_CALENDAR_JULIAN, 1700, 2, 0, &first, &last));
    assert_int_equal(last - first, 28);
    assert_true(tl_calendar_days(TL_CALENDAR_REPUBLICAN, 3, 0, 0, &first, &last));
    assert_int_equal(last - first, 365);
    assert_false(tl_calendar_days(TL_CALENDAR_JULIAN, 1700, 0, 5, &first, &last));
    assert_false(exists(TL_CALENDAR_GREGORIAN, 1700, 2, 29));
    assert_false(exists(TL_CALENDAR_GREGORIAN, 1700, 13, 1));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_days),
        cmocka_unit_test(julian_days_follow_each_other),
        cmocka_unit_test(republican_days_follow_each_other),
        cmocka_unit_test(months_and_years_have_all_their_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
