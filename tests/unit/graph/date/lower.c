/* What targets that hold less than EDTF are given, and what they lose. */
#include "tests/support/date.h"

#include "graph/date/lower.h"

#include <inttypes.h>
#include <stdio.h>

/* The days of ISO 8601 with four digits. */
static const struct tl_date_limits four_digits = {-719528, 2932896};

static void
gives_days(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const struct tl_date_limits *limits;
        const char *first;
        const char *last;
        uint32_t lost;
    } rows[] = {
        {"2015-05-08", &tl_date_any, "2015-05-08", "2015-05-08", 0},
        {"2015", &tl_date_any, "2015-01-01", "2015-12-31", TL_LOSS_PRECISION},
        {"2015-05-08?", &tl_date_any, "2015-05-08", "2015-05-08", TL_LOSS_QUALIFIER},
        {"2015-05-08T10:00:00Z", &tl_date_any, "2015-05-08", "2015-05-08",
         TL_LOSS_TIME},
        {"2015-05-04/2015-05-10", &tl_date_any, "2015-05-04", "2015-05-10", 0},
        {"[2015-05-04..2015-05-10]", &tl_date_any, "2015-05-04", "2015-05-10",
         TL_LOSS_CHOICE},
        {"[2015-05-04]", &tl_date_any, "2015-05-04", "2015-05-04", 0},
        {"{2015-05-04,2015-05-10}", &tl_date_any, "2015-05-04", "2015-05-10",
         TL_LOSS_MEMBERS},
        {"2015-05-1X", &tl_date_any, "2015-05-10", "2015-05-19", TL_LOSS_CHOICE},
        {"2015-05-08/..", &tl_date_any, "2015-05-08", "", TL_LOSS_OPEN},
        {"/2015-05-08", &tl_date_any, "", "2015-05-08", TL_LOSS_UNKNOWN},
        {"XXXX-05-08", &tl_date_any, "", "", TL_LOSS_UNKNOWN | TL_LOSS_CHOICE},
        {"XXXX-05-08/2015-05-08", &tl_date_any, "", "2015-05-08",
         TL_LOSS_UNKNOWN | TL_LOSS_CHOICE},
        {"[XXXX,2015]", &tl_date_any, "", "",
         TL_LOSS_UNKNOWN | TL_LOSS_CHOICE | TL_LOSS_PRECISION},
        {"Y1E30", &tl_date_any, "", "", TL_LOSS_FAR | TL_LOSS_PRECISION},
        {"Y1E30/..", &tl_date_any, "", "",
         TL_LOSS_FAR | TL_LOSS_PRECISION | TL_LOSS_OPEN},
        {"-0001-12-31/2015-05-08", &four_digits, "", "2015-05-08", TL_LOSS_FAR},
        {"0000-01-01/9999-12-31", &four_digits, "0000-01-01", "9999-12-31", 0},
        {"2015-05-08/Y10000", &four_digits, "2015-05-08", "",
         TL_LOSS_FAR | TL_LOSS_PRECISION},
        {"Y-271821/Y275760", &tl_date_js, "", "", TL_LOSS_FAR | TL_LOSS_PRECISION},
        {"Y-271820/Y275759", &tl_date_js, "-271820-01-01", "275759-12-31",
         TL_LOSS_PRECISION},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char first[TL_DAY_TEXT_MAX];
        char last[TL_DAY_TEXT_MAX];
        struct tl_date date = date_of(rows[i].text);
        struct tl_date_days days = tl_date_to_days(&date, rows[i].limits);
        tl_day_text(days.first, first, sizeof first);
        tl_day_text(days.last, last, sizeof last);
        if (strcmp(first, rows[i].first) != 0 || strcmp(last, rows[i].last) != 0 ||
            days.lost != rows[i].lost)
            fail_msg("%s: %s to %s, %x", rows[i].text, first, last,
                     (unsigned)days.lost);
    }
}

/* That of its own time. */
static struct tl_clock
clock_of(const struct tl_date *date)
{
    struct tl_clock clock = {0};
    tl_clock_add(&clock, date);
    return clock;
}

static void
speaks_javascript(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *words;
    } rows[] = {
        {"2014", "2014-01-01T00:00:00"},
        {"0007", "0007-01-01T00:00:00"},
        {"-0043", "-000043-01-01T00:00:00"},
        {"Y12000", "+012000-01-01T00:00:00"},
        {"2015-05-08T23:20:30+04:30", "2015-05-08T23:20:30"},
        {"-0043-03-15T12:00:01", "-000043-03-15T12:00:01"},
        {"Y-271820", "-271820-01-01T00:00:00"},
        {"Y275760", "+275760-01-01T00:00:00"},
        {"Y-271821", ""},
        {"Y275761", ""},
        {"Y1E30", ""},
        {"XXXX", ""},
        {"../2015", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char words[64];
        struct tl_date date = date_of(rows[i].text);
        struct tl_clock clock = clock_of(&date);
        struct tl_clock_time time = {.day = tl_date_to_days(&date, &tl_date_js).first};
        if (date.flags & TL_DATE_HAS_TIME)
            time = tl_clock_tell(&clock, &date);
        size_t length = tl_date_js_text(&time, words, sizeof words);
        assert_string_equal(words, rows[i].words);
        assert_int_equal(length, strlen(words));
    }
    char words[64];
    struct tl_clock_time next = {.day = day_of("2015-12-31") + 1};
    tl_date_js_text(&next, words, sizeof words);
    assert_string_equal(words, "2016-01-01T00:00:00");
    next.day = TL_DAY_MAX;
    assert_int_equal(tl_date_js_text(&next, words, sizeof words), 0);
    assert_string_equal(words, "");
}

static size_t
print_parts(const struct tl_date_parts *parts, char *words, size_t size)
{
    int length = snprintf(words, size, "%" PRId64 " %d %d", parts->year, parts->month,
                          parts->day);
    if (parts->timed)
        length += snprintf(words + length, size - (size_t)length, " %d:%d:%d",
                           parts->hour, parts->minute, parts->second);
    return (size_t)length;
}

static void
gives_parts_as_precise_as_the_source(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *start; /* "" for none */
        const char *end;
        uint32_t lost;
    } rows[] = {
        {"2015", "2015 0 0", "", 0},
        {"2015-05", "2015 5 0", "", 0},
        {"2015-05-08", "2015 5 8", "", 0},
        {"2015-05-08T23:20:30", "2015 5 8 23:20:30", "", 0},
        {"-0043-03-15T01:02:03Z", "-43 3 15 1:2:3", "", 0},
        {"2015~", "2015 0 0", "", TL_LOSS_QUALIFIER},
        {"2001-21", "2001 3 0", "2001 5 0", 0},
        {"2001-24", "2001 12 0", "2002 2 0", 0},
        {"198X", "1980 0 0", "1989 0 0", TL_LOSS_CHOICE},
        {"198X-05", "1980 5 0", "1989 5 0", TL_LOSS_CHOICE},
        {"1985-XX", "1985 0 0", "", TL_LOSS_CHOICE},
        {"1985-05-XX", "1985 5 0", "", TL_LOSS_CHOICE},
        {"1985-XX-XX", "1985 0 0", "", TL_LOSS_CHOICE},
        {"1985-XX-25", "1985 1 25", "1985 12 25", TL_LOSS_CHOICE},
        {"1985-05-1X", "1985 5 10", "1985 5 19", TL_LOSS_CHOICE},
        {"1950S2", "1900 0 0", "1999 0 0", TL_LOSS_CHOICE},
        {"2014/2016", "2014 0 0", "2016 0 0", 0},
        {"2014/2014", "2014 0 0", "", 0},
        {"2014/2014-06", "2014 1 0", "2014 6 0", 0},
        {"2014-06/2014", "2014 6 0", "2014 12 0", 0},
        {"2004-06/2004-07-03", "2004 6 1", "2004 7 3", 0},
        {"2004-02-03/2004-02", "2004 2 3", "2004 2 29", 0},
        {"2004/2004-07-03", "2004 1 1", "2004 7 3", 0},
        {"2003/2004-07-03", "2003 0 0", "2004 7 3", 0},
        {"2014/..", "2014 0 0", "", TL_LOSS_OPEN},
        {"../2014-05", "2014 5 0", "", TL_LOSS_OPEN},
        {"/2014-05", "2014 5 0", "", TL_LOSS_UNKNOWN},
        {"[1667,1760-12]", "1667 0 0", "1760 12 0", TL_LOSS_CHOICE},
        {"[2015-05-04..2015-05-10]", "2015 5 4", "2015 5 10", TL_LOSS_CHOICE},
        {"{1960,1962}", "1960 0 0", "1962 0 0", TL_LOSS_MEMBERS},
        {"XXXX-05", "", "", TL_LOSS_UNKNOWN | TL_LOSS_CHOICE},
        {"Y-1E30", "", "", TL_LOSS_FAR},
        {"Y-17E7", "-170000000 0 0", "", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char start[64] = "";
        char end[64] = "";
        struct tl_date date = date_of(rows[i].text);
        struct tl_clock clock = clock_of(&date);
        struct tl_date_span span = tl_date_to_span(&date, &clock);
        if (span.has_start)
            print_parts(&span.start, start, sizeof start);
        if (span.has_end)
            print_parts(&span.end, end, sizeof end);
        if (strcmp(start, rows[i].start) != 0 || strcmp(end, rows[i].end) != 0 ||
            span.lost != rows[i].lost)
            fail_msg("%s: '%s' to '%s', %x", rows[i].text, start, end,
                     (unsigned)span.lost);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_days),
        cmocka_unit_test(speaks_javascript),
        cmocka_unit_test(gives_parts_as_precise_as_the_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
