/* Order, windows, flags and the four days. */
#include "tests/support/date.h"

static void
orders_by_position_and_bounds(void **state)
{
    (void)state;
    static const char *const ordered[] = {
        "Y-1E30",
        "Y-17E6",
        "-0044-03-15",
        "0000",
        "[..1983]", /* its latest day places it */
        "../1984",
        "2014-12-31",
        "2015-01-01",
        "2015-01-01T09:00:00+04:00", /* 05:00 UTC */
        "2015-01-01T06:00:00Z",
        "2015-01-01/2015-01-02",
        "2015-01",
        "2015",
        "2015?",
        "2015~",
        "2015/..",
        "2015-01-02",
        "/2016",
        "[2017..]",
        "Y170000000",
        "Y1E30",
        "XXXX-01-01",
        "XXXX-01-02",
    };
    for (size_t i = 0; i < COUNT(ordered); i++)
        for (size_t j = 0; j < COUNT(ordered); j++) {
            struct tl_date a = date_of(ordered[i]);
            struct tl_date b = date_of(ordered[j]);
            int result = tl_date_compare(&a, &b);
            if ((result > 0) - (result < 0) != (i > j) - (i < j))
                fail_msg("%s and %s compare to %d", ordered[i], ordered[j], result);
        }
}

static void
positions_what_it_can(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *day; /* NULL: last */
    } rows[] = {
        {"2015", "2015-01-01"},
        {"2015/..", "2015-01-01"},
        {"../2015", "2015-12-31"},
        {"/2015", "2015-12-31"},
        {"[..2015]", "2015-12-31"},
        {"[..2014,2016..]", NULL},
        {"XXXX", NULL},
        {"-XXXX-05", NULL},
        {"XXXX-12-21/1890", "1890-12-31"},
        {"1890/XXXX", "1890-01-01"},
        {"XXXX/XXXX", NULL},
        {"XXXX/..", NULL},
        {"/XXXX-05", NULL},
        {"[1890,XXXX]", NULL},
        {"1XXX", "1000-01-01"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct tl_date date = date_of(rows[i].text);
        int64_t expected = rows[i].day ? day_of(rows[i].day) : TL_DAY_MAX;
        if (tl_date_position(&date) != expected)
            fail_msg("%s is elsewhere", rows[i].text);
    }
}

/* One window, 2015-04-10 to 2015-04-20, and what falls into it: n(ever), m(ay),
 * c(ertainly). */
static void
selects_by_time(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char falls;
    } rows[] = {
        {"2015-04-09", 'n'},
        {"2015-04-10", 'c'},
        {"2015-04-20", 'c'},
        {"2015-04-21", 'n'},
        {"2015-04-15T10:00:00Z", 'c'},
        {"2015-04", 'm'},
        {"2015", 'm'},
        {"2014", 'n'},
        {"2015-04-1X", 'c'},
        {"2015-04-0X", 'n'},
        {"2015-04-2X", 'm'},
        {"201X-04-15", 'm'},
        {"XXXX-04-15", 'm'},
        {"2015-21", 'm'},
        {"2010S3", 'm'},
        {"[2015-04-12..2015-04-18]", 'c'},
        {"[2015-04-12..2015-04-28]", 'm'},
        {"[2015-04-12,2015-05-12]", 'm'},
        {"[..2015-04-15]", 'm'},
        {"[2015-04-15..]", 'm'},
        {"[2016..]", 'n'},
        {"2015-04-15/2015-04-16", 'c'},
        {"2015-04-01/2015-04-30", 'c'}, /* lasts through it */
        {"2014/2016", 'c'},
        {"2015-04-15/2016", 'c'},
        {"2014/2015", 'm'}, /* may end in January */
        {"2014/2015-04-10", 'c'},
        {"2014/2015-04-09", 'n'},
        {"2015-04/2016", 'm'}, /* may start on the 30th */
        {"2014/..", 'c'},
        {"../2016", 'c'},
        {"2015-04/..", 'm'},
        {"2016/..", 'n'},
        {"2014/", 'm'},
        {"/2016", 'm'},
        {"/2014", 'n'},
        {"2016/", 'n'},
        {"{2014,2016}", 'c'},
        {"{2014,2015}", 'm'},
        {"{..2016}", 'c'},
        {"{2014..}", 'c'},
        {"Y-17E7/Y17E7", 'c'},
        {"Y-1E30/Y1E30", 'c'},
        {"Y1E30", 'n'},
        {"2015-04-15~", 'c'}, /* a qualifier does not widen */
    };
    int64_t since = day_of("2015-04-10");
    int64_t until = day_of("2015-04-20");
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct tl_date date = date_of(rows[i].text);
        bool may = tl_date_falls(&date, since, until, false);
        bool must = tl_date_falls(&date, since, until, true);
        char falls = must ? 'c' : may ? 'm' : 'n';
        if (falls != rows[i].falls || (must && !may))
            fail_msg("%s falls '%c'", rows[i].text, falls);
        assert_true(tl_date_falls(&date, TL_DAY_MIN, TL_DAY_MAX, false));
        assert_true(tl_date_falls(&date, TL_DAY_MIN, TL_DAY_MAX, true));
    }
}

static void
bounds_both_ends(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *days[4]; /* "" is infinitely early, "~" infinitely late */
    } rows[] = {
        {"2015-05", {"2015-05-01", "2015-05-31", "2015-05-01", "2015-05-31"}},
        {"2015-05/2016", {"2015-05-01", "2015-05-31", "2016-01-01", "2016-12-31"}},
        {"2015/..", {"2015-01-01", "2015-12-31", "~", "~"}},
        {"../2015", {"", "", "2015-01-01", "2015-12-31"}},
        {"2015/", {"2015-01-01", "2015-12-31", "", "~"}},
        {"/2015", {"", "~", "2015-01-01", "2015-12-31"}},
        {"[2014,2016]", {"2014-01-01", "2016-12-31", "2014-01-01", "2016-12-31"}},
        {"[2014..]", {"2014-01-01", "~", "2014-01-01", "~"}},
        {"{2016,2014}", {"2014-01-01", "2014-12-31", "2016-01-01", "2016-12-31"}},
        {"{1960..1965}", {"1960-01-01", "1960-12-31", "1965-01-01", "1965-12-31"}},
        {"{..1760}", {"", "", "1760-01-01", "1760-12-31"}},
        {"{1760..}", {"1760-01-01", "1760-12-31", "~", "~"}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct tl_date date = date_of(rows[i].text);
        int64_t days[] = {date.start_earliest, date.start_latest, date.end_earliest,
                          date.end_latest};
        for (size_t j = 0; j < 4; j++) {
            const char *day = rows[i].days[j];
            int64_t expected = !*day         ? TL_DAY_MIN
                               : *day == '~' ? TL_DAY_MAX
                                             : day_of(day);
            if (days[j] != expected)
                fail_msg("%s: day %d", rows[i].text, (int)j);
        }
    }
}

static void
flags_what_it_is(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t flags;
    } rows[] = {
        {"2015-05-08", TL_DATE_DAY},
        {"2015-05-08T10:00:00", TL_DATE_DAY | TL_DATE_HAS_TIME},
        {"2015-05", 0},
        {"2015-05-08?", TL_DATE_UNCERTAIN},
        {"2015-05-~08", TL_DATE_APPROXIMATE},
        {"2015%", TL_DATE_APPROXIMATE | TL_DATE_UNCERTAIN},
        {"2015-06-3X", TL_DATE_MASKED},
        {"XXXX", TL_DATE_MASKED | TL_DATE_YEAR_UNKNOWN},
        {"2001-21", TL_DATE_CONVENTIONAL},
        {"2001-32", TL_DATE_CONVENTIONAL},
        {"2001-33", 0},
        {"1950S2", TL_DATE_ROUNDED},
        {"Y1E20", TL_DATE_FAR},
        {"2014/2015~", TL_DATE_INTERVAL | TL_DATE_APPROXIMATE},
        {"2014/..", TL_DATE_INTERVAL | TL_DATE_OPEN_END},
        {"../2014", TL_DATE_INTERVAL | TL_DATE_OPEN_START},
        {"2014/", TL_DATE_INTERVAL | TL_DATE_UNKNOWN_END},
        {"/2014", TL_DATE_INTERVAL | TL_DATE_UNKNOWN_START},
        {"2001-21/..", TL_DATE_INTERVAL | TL_DATE_OPEN_END | TL_DATE_CONVENTIONAL},
        {"[2014-05-08]", TL_DATE_ONE_OF},
        {"[..2014,2016..]", TL_DATE_ONE_OF | TL_DATE_OPEN_START | TL_DATE_OPEN_END},
        {"{2014,Y1E20?}", TL_DATE_ALL_OF | TL_DATE_UNCERTAIN | TL_DATE_FAR},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        if (date_of(rows[i].text).flags != rows[i].flags)
            fail_msg("%s: %x", rows[i].text, (unsigned)date_of(rows[i].text).flags);
}

static void
flags_each_part(void **state)
{
    (void)state;
    enum { APPROXIMATE = TL_PART_APPROXIMATE, UNCERTAIN = TL_PART_UNCERTAIN };
    static const struct {
        const char *text;
        struct tl_date_end first;
    } rows[] = {
        {"2015", {TL_PRECISION_YEAR, {0, 0, 0}}},
        {"2015-21", {TL_PRECISION_SEASON, {0, 0, 0}}},
        {"2015-05", {TL_PRECISION_MONTH, {0, 0, 0}}},
        {"2015-05-08T10:00:00", {TL_PRECISION_SECOND, {0, 0, 0}}},
        {"2015-05~-08", {TL_PRECISION_DAY, {APPROXIMATE, APPROXIMATE, 0}}},
        {"2015?-~05-08", {TL_PRECISION_DAY, {UNCERTAIN, APPROXIMATE, 0}}},
        {"?2015-05-08~",
         {TL_PRECISION_DAY, {APPROXIMATE | UNCERTAIN, APPROXIMATE, APPROXIMATE}}},
        {"1XXX-XX-1X",
         {TL_PRECISION_DAY,
          {TL_PART_MASKED, TL_PART_MASKED | TL_PART_UNKNOWN, TL_PART_MASKED}}},
        {"XXXX", {TL_PRECISION_YEAR, {TL_PART_MASKED | TL_PART_UNKNOWN, 0, 0}}},
        {"../2015?", {TL_PRECISION_NONE, {0, 0, 0}}},
        {"[2016,2015-05?]", {TL_PRECISION_MONTH, {UNCERTAIN, UNCERTAIN, 0}}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct tl_date date = date_of(rows[i].text);
        if (memcmp(&date.first, &rows[i].first, sizeof date.first) != 0)
            fail_msg("%s: precision %d, flags %d %d %d", rows[i].text,
                     date.first.precision, date.first.parts[0], date.first.parts[1],
                     date.first.parts[2]);
    }
}

static void
turns_seasons_for_the_south(void **state)
{
    (void)state;
    static const struct tl_date_options south = {.south = true};
    static const char *const pairs[][2] = {
        {"2001-21", "2001-29"}, {"2001-22", "2001-30"}, {"2001-23", "2001-31"},
        {"2001-24", "2001-32"}, {"2001-25", "2001-25"}, {"2001-33", "2001-33"},
    };
    for (size_t i = 0; i < COUNT(pairs); i++) {
        struct tl_date date;
        struct tl_date_error error;
        struct tl_date same = date_of(pairs[i][1]);
        assert_true(tl_date_parse(pairs[i][0], 7, &south, &date, &error));
        assert_int_equal(date.start_earliest, same.start_earliest);
        assert_int_equal(date.end_latest, same.end_latest);
    }
}

static void
stays_small(void **state)
{
    (void)state;
    assert_true(sizeof(struct tl_date) <= 80);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(orders_by_position_and_bounds),
        cmocka_unit_test(positions_what_it_can),
        cmocka_unit_test(selects_by_time),
        cmocka_unit_test(bounds_both_ends),
        cmocka_unit_test(flags_what_it_is),
        cmocka_unit_test(flags_each_part),
        cmocka_unit_test(turns_seasons_for_the_south),
        cmocka_unit_test(stays_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
