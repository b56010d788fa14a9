/*
 * By which clock times are told beside each other. The right values are reckoned by
 * hand: what a clock shows in UTC is what it shows elsewhere less the shift.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "graph/date/clock.h"
#include "tests/support/support.h"

/* Dates with a blank between, the clock of all, and what it shows at the last. */
static const struct {
    const char *dates;
    enum tl_clock_kind kind;
    const char *last; /* "" where it has no time */
} rows[] = {
    {"2024-06-01", TL_CLOCK_NONE, ""},
    {"2024-06-01 2024", TL_CLOCK_NONE, ""},
    {"2024-06-01T11:30:00", TL_CLOCK_LOCAL, "2024-06-01 11:30:00"},
    {"2024-06-01T10:00:00 2024-06-01 2024-06-01T11:30:00", TL_CLOCK_LOCAL,
     "2024-06-01 11:30:00"},
    {"2024-06-01T11:30:00+05:00", TL_CLOCK_ZONE, "2024-06-01 11:30:00"},
    {"2024-06-01T10:00:00+00:00 2024-06-01T11:30:00Z", TL_CLOCK_ZONE,
     "2024-06-01 11:30:00"},
    {"2024-06-01T10:00:00-03:30 2024-06-01T23:30:00-03:30", TL_CLOCK_ZONE,
     "2024-06-01 23:30:00"},
    {"2024-06-01T10:00:00Z 2024-06-01T11:30:00+05:00", TL_CLOCK_MIXED,
     "2024-06-01 06:30:00"},
    {"2024-06-01T10:00:00 2024-06-01T11:30:00+05:00", TL_CLOCK_MIXED,
     "2024-06-01 06:30:00"},
    {"2024-06-01T10:00:00+05:00 2024-06-01T11:30:00", TL_CLOCK_MIXED,
     "2024-06-01 11:30:00"},
    /* Zones that have the same hours, but are none and one. */
    {"2024-06-01T10:00:00Z 2024-06-01T11:30:00", TL_CLOCK_MIXED, "2024-06-01 11:30:00"},
    /* Into the day before and the day after. */
    {"2024-06-01T10:00:00Z 2024-03-01T01:15:10+05:45", TL_CLOCK_MIXED,
     "2024-02-29 19:30:10"},
    {"2024-06-01T10:00:00Z 2023-12-31T20:00:59-08:00", TL_CLOCK_MIXED,
     "2024-01-01 04:00:59"},
    {"2024-06-01T10:00:00Z -0043-03-15T12:00:00+02:00", TL_CLOCK_MIXED,
     "-0043-03-15 10:00:00"},
    {"2024-06-01T10:00:00Z 2024-06-01T13:30:00+14:00", TL_CLOCK_MIXED,
     "2024-05-31 23:30:00"},
    {"2024-06-01T11:00:00-14:00 2024-06-01T10:00:00-14:00 2024-06-01T10:00:00-14",
     TL_CLOCK_ZONE, "2024-06-01 10:00:00"},
};

static struct tl_date
next_date(const char **text)
{
    struct tl_date date;
    struct tl_date_error error;
    size_t length = strcspn(*text, " ");
    assert_true(tl_date_parse(*text, length, NULL, &date, &error));
    *text += length + ((*text)[length] == ' ');
    return date;
}

static void
print_time(const struct tl_clock *clock, const struct tl_date *date, char *words,
           size_t size)
{
    char day[TL_DAY_TEXT_MAX];
    struct tl_clock_time time = tl_clock_tell(clock, date);
    tl_day_text(time.day, day, sizeof day);
    snprintf(words, size, "%s %02d:%02d:%02d", day, time.hour, time.minute,
             time.second);
}

static void
is_of_one_zone_or_utc(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH_OF(rows); i++) {
        const char *rest = rows[i].dates;
        char words[TL_DAY_TEXT_MAX + 40] = "";
        struct tl_clock clock = {0};
        struct tl_date date = {0};
        while (*rest) {
            date = next_date(&rest);
            tl_clock_add(&clock, &date);
        }
        if (date.flags & TL_DATE_HAS_TIME)
            print_time(&clock, &date, words, sizeof words);
        if (clock.kind != rows[i].kind || strcmp(words, rows[i].last) != 0)
            fail_msg("%s: clock %d, %s", rows[i].dates, (int)clock.kind, words);
    }
}

static void
knows_zones(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool zoned;
    } dates[] = {
        {"2024-06-01", false},          {"2024-06-01T10:00:00", false},
        {"2024-06-01T10:00:00Z", true}, {"-0043-06-01T10:00:00-01", true},
        {"2024-06-01/2024", false},     {"-0043-06-01T10:00:00", false},
    };
    for (size_t i = 0; i < LENGTH_OF(dates); i++) {
        const char *text = dates[i].text;
        struct tl_date date = next_date(&text);
        assert_int_equal(tl_date_has_zone(&date), dates[i].zoned);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_of_one_zone_or_utc),
        cmocka_unit_test(knows_zones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
