/* Time axes: what they cover and where they break, where days and ticks are. */
#include "graph/axis.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "support.h"

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

static void
long_times_without_events_are_gaps(void **state)
{
    (void)state;
    struct tl_axis axis;
    assert_true(axis_of("-0800 1761 1792 1974", &axis));
    assert_int_equal(axis.gap_count, 1);
    assert_in_range(axis.gaps[0].from - day_of(-799), 0, 30 * 366);
    assert_in_range(day_of(1761) - axis.gaps[0].to, 0, 30 * 366);
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
    assert_true(axis_of("1000 1550 1600 1650 1700 1750 1800 2000", &axis));
    assert_int_equal(axis.gap_count, 0);
    /* What lasts fills the time. */
    assert_true(axis_of("-0800/1760 1761 1792 1974", &axis));
    assert_int_equal(axis.gap_count, 0);
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
        assert_in_range(place - before, 0, 100);
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
    for (int64_t day = axis.first; tl_axis_tick(&axis, step, day, &day); day++) {
        size_t used = strlen(text);
        tl_axis_label(day, step.unit, label);
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
    uint64_t days;
    const char *label;
} lengths[] = {
    {1, "1 day"},       {20, "20 days"},         {90, "3 months"},
    {3652, "10 years"}, {914000, "2,504 years"},
};

static void
labels_are_for_people(void **state)
{
    (void)state;
    char label[TL_AXIS_LABEL_MAX];
    tl_axis_label(tl_day_from_civil(2015, 5, 8), TL_AXIS_DAY, label);
    assert_string_equal(label, "8 May 2015");
    tl_axis_label(day_of(-43), TL_AXIS_YEAR, label);
    assert_string_equal(label, "44 BCE");
    tl_axis_label(day_of(12000), TL_AXIS_YEAR, label);
    assert_string_equal(label, "12,000");
    tl_axis_label(TL_DAY_MAX, TL_AXIS_YEAR, label);
    assert_string_equal(label, "");
    for (size_t i = 0; i < LENGTH_OF(lengths); i++) {
        tl_axis_length_label(lengths[i].days, label);
        assert_string_equal(label, lengths[i].label);
    }
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_axis_covers_what_has_a_place),
        cmocka_unit_test(long_times_without_events_are_gaps),
        cmocka_unit_test(days_have_places),
        cmocka_unit_test(places_grow_with_days),
        cmocka_unit_test(steps_suit_the_span),
        cmocka_unit_test(ticks_are_not_finer_than_dates),
        cmocka_unit_test(ticks_are_not_in_gaps),
        cmocka_unit_test(labels_are_for_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
