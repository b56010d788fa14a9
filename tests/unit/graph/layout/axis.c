/* Time axes: what they cover and where they break, where days and ticks are. */
#include "graph/layout/axis.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/support.h"

static int64_t
day_of(int64_t year)
{
    return tl_day_from_civil(year, 1, 1);
}

/* The axis of events with such dates, separated by blanks; false where it has none. */
static bool
axis_of(const char *dates, struct tl_axis *axis)
{
    char text[1024] = "";
    int number = 0;
    while (*dates) {
        size_t length = strcspn(dates, " "), used = strlen(text);
        snprintf(text + used, sizeof text - used, "event|id=e%d|date=%.*s\n", number++,
                 (int)length, dates);
        dates += length + (dates[length] == ' ');
    }
    struct model model = model_of(text);
    struct tl_selection all = tl_selection_all();
    struct tl_selected selected = tl_select(model.graph, &all);
    struct tl_timeline *timeline = tl_timeline_new(model.graph, &selected);
    bool found = tl_axis_of(axis, timeline);
    tl_timeline_free(timeline);
    tl_selected_clear(&selected);
    model_free(&model);
    return found;
}

static void
an_axis_covers_what_has_a_place(void **state)
{
    (void)state;
    struct tl_axis axis;
    assert_true(axis_of("2015-05-08 2014 2016/.. ../2013-02-03", &axis));
    assert_int_equal(axis.first, tl_day_from_civil(2013, 2, 3));
    assert_int_equal(axis.last, day_of(2016));
    assert_int_equal(axis.gap_count, 0);
    assert_true(axis_of("2015-05-08", &axis));
    assert_int_equal(axis.last - axis.first, 2);
    assert_false(axis_of("Y1E18 XXXX-05", &axis));
    assert_false(axis_of("", &axis));
}

/* cmocka 1 and 2 have no assertion in common that says so. */
static void
check_range(int64_t value, int64_t least, int64_t most)
{
    if (value < least || value > most)
        fail_msg("%" PRId64 " is not from %" PRId64 " to %" PRId64, value, least, most);
}

static void
long_times_without_events_are_gaps(void **state)
{
    (void)state;
    struct tl_axis axis;
    assert_true(axis_of("-0800 1761 1792 1974", &axis));
    assert_int_equal(axis.gap_count, 1);
    check_range(axis.gaps[0].from - day_of(-799), 0, 30 * 366);
    check_range(day_of(1761) - axis.gaps[0].to, 0, 30 * 366);
    assert_true(axis_of("1000 1500-01-01 1500-01-02 1500-01-03 2000", &axis));
    assert_int_equal(axis.gap_count, 2);
    assert_true(axis.gaps[0].to < axis.gaps[1].from);
    /* So few events have nothing that could be squashed, and even steps have none. */
    assert_true(axis_of("1000 2000 2001", &axis));
    assert_int_equal(axis.gap_count, 0);
    assert_true(axis_of("1900 1925 1950 1975", &axis));
    assert_int_equal(axis.gap_count, 0);
    /* One that is far from all others is so however the others lie. */
    const char *const old = "-0043 1620~ 1620/1625? [..1641] 1700 1700/1710 17XX 18XX "
                            "1850~/1860~ 1938? 1938-11-12 1945-05 [1949..] 1950-05-01 "
                            "[1951,1952] 196X";
    assert_true(axis_of(old, &axis));
    assert_int_equal(axis.gap_count, 1);
    assert_true(axis_of("-0043 1620 1700 1950", &axis));
    assert_int_equal(axis.gap_count, 1);
    assert_true(axis_of("-0043 1000 1620 1700 1800 1950", &axis));
    assert_int_equal(axis.gap_count, 2);
    /* More than a third of the axis is empty, and of the rest again. */
    assert_true(axis_of("1000 1550 1600 1650 1700 1750 1800 2000", &axis));
    assert_int_equal(axis.gap_count, 2);
    assert_true(axis_of("1000 1050 1100 1150 1200 1230 1280 1400", &axis));
    assert_int_equal(axis.gap_count, 0);
    assert_true(axis_of("1386 1765 1816 1822 1830 1840 1850 1861 1870 1888 1900 1910 "
                        "1925 1940 1950 1960 1970 1980 1990 2000 2010",
                        &axis));
    assert_int_equal(axis.gap_count, 1);
    /* What lasts fills the time. */
    assert_true(axis_of("-0800/1760 1761 1792 1974", &axis));
    assert_int_equal(axis.gap_count, 0);
}

/* The years between which an axis is after long dates have been cut. */
static const struct {
    const char *dates;
    int64_t first;
    int64_t last;
    unsigned gaps;
} cuts[] = {
    {"1900/2000 1990 1991 1993", 1990, 1993, 0},
    {"19XX 1900/2000 1990 1991 1993", 1990, 1993, 0},
    {"1000/2000 1900/2000 1990 1991 1993", 1990, 1993, 0},
    /* Of what is elsewhere, the nearer end stays. */
    {"1600/1700 1990 1991 1992 1993", 1700, 1993, 1},
    {"1990 1991 1992 1993 2080/2300", 1990, 2080, 1},
    {"1900/2000 1910 1911 1990 1991 1993", 1910, 1993, 1},
    /* Nothing is squashed, or too few would be left, or too many cut. */
    {"1900/2000 1920 1970 1990", 1900, 2000, 0},
    {"1900/2000 1990 1991", 1900, 2000, 0},
    {"1900/2000 1901/2000 1902/2000 1990 1991 1993", 1900, 2000, 0},
    {"1900/2000 1990-01-01 1990-01-01 1990-01-01", 1900, 2000, 0},
};

static void
long_dates_are_cut(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH_OF(cuts); i++) {
        struct tl_axis axis;
        assert_true(axis_of(cuts[i].dates, &axis));
        assert_int_equal(tl_day_to_civil(axis.first).year, cuts[i].first);
        assert_int_equal(tl_day_to_civil(axis.last).year, cuts[i].last);
        assert_int_equal(axis.gap_count, cuts[i].gaps);
    }
}

static void
days_have_places(void **state)
{
    (void)state;
    struct tl_axis axis = {.first = 0, .last = 100, .start = 1000, .end = 2000};
    assert_int_equal(tl_axis_place(&axis, -5), 1000);
    assert_int_equal(tl_axis_place(&axis, 25), 1250);
    assert_int_equal(tl_axis_place(&axis, 200), 2000);
    axis.gaps[axis.gap_count++] = (struct tl_axis_gap){10, 60};
    axis.gap_length = 500;
    assert_int_equal(tl_axis_place(&axis, 10), 1100);
    assert_int_equal(tl_axis_place(&axis, 35), 1350);
    assert_int_equal(tl_axis_place(&axis, 60), 1600);
    assert_int_equal(tl_axis_place(&axis, 80), 1800);
    assert_int_equal(tl_axis_place(&axis, 100), 2000);
}

/* Neither the ends of time nor what is between them overflow. */
static void
places_grow_with_days(void **state)
{
    (void)state;
    struct tl_axis axis = {
        .first = TL_DAY_MIN + 2, .last = TL_DAY_MAX - 2, .end = 5000};
    int64_t before = 0;
    for (int64_t day = axis.first; day < axis.last - axis.last / 64;
         day += axis.last / 64) {
        int64_t place = tl_axis_place(&axis, day);
        check_range(place - before, 0, 100);
        before = place;
    }
}

static const struct {
    int64_t days;
    enum tl_axis_unit unit;
    int64_t count;
} steps[] = {
    {8, TL_AXIS_DAY, 1},     {60, TL_AXIS_DAY, 7},      {366, TL_AXIS_MONTH, 2},
    {3650, TL_AXIS_YEAR, 1}, {36500, TL_AXIS_YEAR, 10}, {1000000, TL_AXIS_YEAR, 500},
};

static void
steps_suit_the_span(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH_OF(steps); i++) {
        struct tl_axis axis = {.first = 0, .last = steps[i].days, .end = 1000};
        struct tl_axis_step step = tl_axis_step_for(&axis, 100);
        assert_int_equal(step.unit, steps[i].unit);
        assert_int_equal(step.count, steps[i].count);
    }
}

static void
check_ticks(const char *dates, const char *wanted)
{
    struct tl_axis axis;
    char text[1024] = "", label[TL_AXIS_LABEL_MAX];
    assert_true(axis_of(dates, &axis));
    axis.end = 500;
    struct tl_axis_step step = tl_axis_step_for(&axis, 100);
    int64_t before = TL_DAY_MIN;
    for (int64_t tick = axis.first; tl_axis_tick(&axis, step, tick, &tick); tick++) {
        size_t used = strlen(text);
        tl_axis_moment_label(&axis, tick, before, step.unit, TL_ENGLISH, label);
        before = tick;
        snprintf(text + used, sizeof text - used, "%s%s", *text ? ", " : "", label);
    }
    assert_string_equal(text, wanted);
}

static void
ticks_are_not_finer_than_dates(void **state)
{
    (void)state;
    check_ticks("2014/..", "2014");
    check_ticks("../2014", "2014");
    check_ticks("2014", "2014");
    check_ticks("2014-XX-XX", "2014");
    check_ticks("-0043/..", "44 BCE");
    check_ticks("2014-05/..", "May 2014");
    check_ticks("../2014-05", "May 2014");
    check_ticks("2014 2015", "2014, 2015");
    check_ticks("2014-05-XX", "May 2014");
    check_ticks("2014-05-08", "7 May 2014, 8 May 2014, 9 May 2014");
    check_ticks("2014 2014-05-08", "Jan 2014, Apr 2014, Jul 2014, Oct 2014");
}

static void
times_have_ticks(void **state)
{
    (void)state;
    check_ticks("2014-03-01T14:05:00 2014-03-01T14:35:00",
                "1 Mar 2014, 14:10, 14:20, 14:30");
    check_ticks("2014-03-01T09:00:00 2014-03-01T23:50:00",
                "1 Mar 2014, 09:00, 12:00, 15:00, 18:00, 21:00");
    check_ticks("2014-03-01T18:00:00 2014-03-02T22:00:00 2014-03-04T06:00:00",
                "2 Mar 2014, 00:00, 12:00, 3 Mar 2014, 00:00, 12:00, 4 Mar 2014, "
                "00:00");
    check_ticks("2014-03-01T14:05:10 2014-03-01T14:06:00",
                "1 Mar 2014, 14:05:15, 14:05:30, 14:05:45, 14:06:00");
    check_ticks("2014-03-01T14:05:00 2014-03-01T14:06:00", "1 Mar 2014, 14:05, 14:06");
    check_ticks("2014-03-01T14:05:00", "1 Mar 2014, 13:30, 14:00, 14:30, 15:00");
    check_ticks("1968-12-31T22:30:00 1969-01-01T01:00:00",
                "31 Dec 1968, 22:30, 23:00, 23:30, 1 Jan 1969, 00:00, 00:30, 01:00");
    check_ticks("2014-03-01T14:05:00 2014-09-01", "May 2014, Jul 2014, Sep 2014");
    /* Seconds do not reach as far as days do. */
    check_ticks("Y-30000000000 2014-03-01T14:05:00",
                "30,000,000,000 BCE, 20,000,000,000 BCE, 10,000,000,000 BCE");
}

static const struct {
    const char *dates;
    const char *clock;
    int hour; /* of the last date */
} clocks[] = {
    {"2014-03-01T14:00:00", "", 14},
    {"2014-03-01T14:00:00Z", "UTC", 14},
    {"2014-03-01 2014-03-01T14:00:00-03:30", "UTC-03:30", 14},
    {"2014-03-01T12:00:00+01:00 2014-03-01T14:00:00+01:00", "UTC+01:00", 14},
    {"2014-03-01T12:00:00+01:00 2014-03-01T14:00:00+02:00", "UTC", 12},
    {"2014-03-01T12:00:00 2014-03-01T14:00:00+02:00", "UTC", 12},
};

static void
times_are_of_one_clock(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH_OF(clocks); i++) {
        struct tl_axis axis;
        struct tl_date date;
        struct tl_date_error error;
        char label[TL_AXIS_LABEL_MAX];
        const char *last = strrchr(clocks[i].dates, ' ');
        last = last ? last + 1 : clocks[i].dates;
        assert_true(axis_of(clocks[i].dates, &axis));
        tl_axis_clock_label(&axis, label);
        assert_string_equal(label, clocks[i].clock);
        assert_true(tl_date_parse(last, strlen(last), NULL, &date, &error));
        assert_int_equal(tl_axis_moment(&axis, &date) -
                             tl_axis_from(&axis, tl_date_position(&date)),
                         clocks[i].hour * 3600);
    }
}

/* A day with a time on it lasts until the next one begins. */
static void
days_last_among_times(void **state)
{
    (void)state;
    struct tl_axis axis;
    int64_t day = tl_day_from_civil(2014, 3, 2);
    assert_true(axis_of("2014-03-01T14:00:00 2014-03-02", &axis));
    assert_true(axis.timed);
    assert_int_equal(axis.last, tl_axis_from(&axis, day + 1));
    assert_int_equal(tl_axis_until(&axis, day), tl_axis_from(&axis, day + 1));
    assert_int_equal(tl_axis_from(&axis, TL_DAY_MIN), TL_DAY_MIN);
    assert_int_equal(tl_axis_until(&axis, TL_DAY_MAX), TL_DAY_MAX);
    assert_true(axis_of("2014-03-02 2014-03-03/2014-03-05", &axis));
    assert_int_equal(axis.last, day + 3);
    assert_int_equal(tl_axis_until(&axis, day), day);
}

/* In no gap is a time of another zone that is written on a later day. */
static void
gaps_heed_zones(void **state)
{
    (void)state;
    struct tl_axis axis;
    assert_true(axis_of("2014-02-01T10:00:00Z 2014-03-01T23:00:00-05:00 "
                        "2014-03-02T00:30:00Z 2014-03-02T06:00:00Z",
                        &axis));
    assert_int_equal(axis.gap_count, 1);
    assert_true(axis.gaps[0].to <
                tl_axis_from(&axis, tl_day_from_civil(2014, 3, 2)) + 1800);
}

static void
ticks_are_not_in_gaps(void **state)
{
    (void)state;
    struct tl_axis axis = {.first = day_of(1900), .last = day_of(2000)};
    struct tl_axis_step step = {TL_AXIS_YEAR, 10};
    int64_t tick;
    axis.gaps[axis.gap_count++] = (struct tl_axis_gap){day_of(1905), day_of(1985)};
    assert_true(tl_axis_tick(&axis, step, day_of(1900), &tick));
    assert_int_equal(tick, day_of(1900));
    assert_true(tl_axis_tick(&axis, step, tick + 1, &tick));
    assert_int_equal(tick, day_of(1990));
    assert_true(tl_axis_tick(&axis, step, tick + 1, &tick));
    assert_int_equal(tick, day_of(2000));
    assert_false(tl_axis_tick(&axis, step, tick + 1, &tick));
}

static const struct {
    bool timed;
    int64_t moments;
    const char *label;
} lengths[] = {
    {false, 1, "1 day"},
    {false, 20, "20 days"},
    {false, 90, "3 months"},
    {false, 3652, "10 years"},
    {false, 914000, "2,502 years"}, /* of 365.2425 days */
    {true, 50, "50 seconds"},
    {true, 1801, "30 minutes"},
    {true, 5 * 3600, "5 hours"},
    {true, 60 * 3600, "2 days"},
    /* From 31 December 1969 to 28 February, a second earlier in the day and at the
     * same time; and to 1 March. */
    {true, INT64_C(59) * 86400 - 1, "58 days"},
    {true, INT64_C(59) * 86400, "59 days"},
    {true, INT64_C(60) * 86400, "2 months"},
    {true, INT64_C(3652) * 86400, "10 years"},
};

/* Counted on a calendar, by whole months and years. */
static const struct {
    int year, month, day;
    int64_t to_year;
    int to_month, to_day;
    const char *label;
} between[] = {
    {2000, 1, 9, 2001, 12, 21, "23 months"},
    {2000, 1, 9, 2002, 1, 8, "23 months"},
    {2000, 1, 9, 2002, 1, 9, "2 years"},
    {2001, 1, 31, 2001, 3, 30, "58 days"},
    {2001, 1, 31, 2001, 3, 31, "2 months"},
    {2000, 2, 29, 2002, 2, 28, "23 months"},
    {-43, 3, 15, 14, 8, 19,
     "57 years"}, /* the Ides of March to the death of Augustus */
    {-66000000, 1, 1, 1969, 7, 20, "66,001,969 years"},
};

static void
gaps_are_as_long_as_on_a_calendar(void **state)
{
    (void)state;
    struct tl_axis axis = {0};
    char label[TL_AXIS_LABEL_MAX];
    for (size_t i = 0; i < LENGTH_OF(between); i++) {
        struct tl_axis_gap gap = {
            tl_day_from_civil(between[i].year, between[i].month, between[i].day),
            tl_day_from_civil(between[i].to_year, between[i].to_month,
                              between[i].to_day)};
        tl_axis_gap_label(&axis, &gap, TL_ENGLISH, label);
        assert_string_equal(label, between[i].label);
    }
    struct tl_axis_gap all = {day_of(-TL_DAY_YEAR_LIMIT), day_of(TL_DAY_YEAR_LIMIT)};
    tl_axis_gap_label(&axis, &all, TL_ENGLISH, label);
    assert_string_equal(label, "50,000,000,000,000,000 years");
}

static void
labels_are_for_people(void **state)
{
    (void)state;
    char label[TL_AXIS_LABEL_MAX];
    tl_axis_label(tl_day_from_civil(2015, 5, 8), TL_AXIS_DAY, TL_ENGLISH, label);
    assert_string_equal(label, "8 May 2015");
    tl_axis_label(day_of(-43), TL_AXIS_YEAR, TL_ENGLISH, label);
    assert_string_equal(label, "44 BCE");
    tl_axis_label(day_of(12000), TL_AXIS_YEAR, TL_ENGLISH, label);
    assert_string_equal(label, "12,000");
    tl_axis_label(TL_DAY_MAX, TL_AXIS_YEAR, TL_ENGLISH, label);
    assert_string_equal(label, "");
    for (size_t i = 0; i < LENGTH_OF(lengths); i++) {
        struct tl_axis axis = {.timed = lengths[i].timed};
        struct tl_axis_gap gap = {-5, lengths[i].moments - 5};
        tl_axis_gap_label(&axis, &gap, TL_ENGLISH, label);
        assert_string_equal(label, lengths[i].label);
    }
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_axis_covers_what_has_a_place),
        cmocka_unit_test(long_times_without_events_are_gaps),
        cmocka_unit_test(long_dates_are_cut),
        cmocka_unit_test(days_have_places),
        cmocka_unit_test(places_grow_with_days),
        cmocka_unit_test(steps_suit_the_span),
        cmocka_unit_test(ticks_are_not_finer_than_dates),
        cmocka_unit_test(times_have_ticks),
        cmocka_unit_test(times_are_of_one_clock),
        cmocka_unit_test(days_last_among_times),
        cmocka_unit_test(gaps_heed_zones),
        cmocka_unit_test(ticks_are_not_in_gaps),
        cmocka_unit_test(gaps_are_as_long_as_on_a_calendar),
        cmocka_unit_test(labels_are_for_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
