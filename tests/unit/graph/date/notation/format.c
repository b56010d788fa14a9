/* Dates that are not EDTF, read by a format. */
#include "tests/support/date.h"

#include "graph/date/notation/format.h"
#include "graph/date/notation/guess.h"

static const struct {
    const char *format;
    const char *text;
    const char *edtf;
} readable[] = {
    {"%d/%m/%Y", "08/05/2015", "2015-05-08"},
    {"%d/%m/%Y", "8/5/2015", "2015-05-08"},
    {"%m/%d/%Y", "05/08/2015", "2015-05-08"},
    {"%-d.%-m.%Y", "8.5.2015", "2015-05-08"},
    {"%Y%m%d", "20150508", "2015-05-08"},
    {"%d %B %Y", "8 May 2015", "2015-05-08"},
    {"%d %B %Y", " 8  MAY  2015 ", "2015-05-08"},
    {"%e %b %Y", " 8 Sept. 2015", "2015-09-08"},
    {"%d %b. %Y", "8 Sep. 2015", "2015-09-08"},
    {"%b %d, %Y", "May 8, 2015", "2015-05-08"},
    {"%B %d, %Y", "Dec 31, 2015", "2015-12-31"},
    {"%A, %d %B %Y", "Friday, 8 May 2015", "2015-05-08"},
    {"%a %d %h %Y", "Fri 8 Jun 2015", "2015-06-08"},
    {"%d-%b-%y", "08-May-15", "2015-05-08"},
    {"%d.%m.%y", "08.05.68", "2068-05-08"},
    {"%d.%m.%y", "08.05.69", "1969-05-08"},
    {"%C%y", "1815", "1815"},
    {"%D", "05/08/15", "2015-05-08"},
    {"%F", "2015-05-08", "2015-05-08"},
    {"%j/%Y", "128/2015", "2015-05-08"},
    {"%Y-%j", "2016-366", "2016-12-31"},
    {"%Y", "738", "0738"},
    {"year %Y%%", "Year 2015%", "2015"},
    /* One of several. */
    {"%d.%m.%Y|%d.%m.%y", "08.05.2015", "2015-05-08"},
    {"%d.%m.%Y|%d.%m.%y", "8.5.15 ", "2015-05-08"},
    {"%d.%m.%Y|excel", "42132", "2015-05-08"},
    /* Numbers of days. */
    {"excel", "61", "1900-03-01"},
    {"excel", "42132", "2015-05-08"},
    {"excel", "42132.0", "2015-05-08"},
    {"excel", "42132.5", "2015-05-08T12:00:00"},
    {"excel", "42132.999999999", "2015-05-09"},
    {"excel", "2958465", "9999-12-31"},
    {"year", "98", "0098"},
    {"year", "1850", "1850"},
    {"year", "2015.0", "2015"},
    {"year", "-1", "0000"},
    {"year", "-44", "-0043"},
    {"year", "-44.0", "-0043"},
    {"year", "-3100", "-3099"},
    {"year", "-10000", "-9999"},
    {"year", "-120000", "Y-119999"},
    {"year", "12000", "Y12000"},
    {"iso-year", "-44", "-0044"},
    {"iso-year", "0", "0000"},
    {"iso-year", "00014", "0014"},
    {"two-years", "1999-00", "1999/2000"},
    {"two-years", "2000-01", "2000/2001"},
    {"two-years", "2000/01", "2000/2001"},
    {"two-years", "2020\u201321", "2020/2021"},
    {"two-years", "2000-2001 ", "2000/2001"},
    {"two-years|words", "1914-18", "1914/1918"},
    {"%d.%m.%Y|year", "79", "0079"},
    {"words", "8 May 2015", "2015-05-08"},
    {"%d.%m.%Y|words", "c. 1850", "1850~"},
    {"words|%d.%m.%Y", "8.5.2015", "2015-05-08"},
    /* Times. */
    {"%a, %d %b %Y %T %z", "Mon, 14 May 2001 16:39:00 -0700 (PDT)",
     "2001-05-14T16:39:00-07:00"},
    {"%a, %d %b %Y %T %z", "4 May 2001 16:39:00 GMT", "2001-05-04T16:39:00Z"},
    {"%d/%m/%Y %H:%M:%S", "08/05/2015 10:20:30", "2015-05-08T10:20:30"},
    {"%d/%m/%Y %H:%M", "08/05/2015 10:20", "2015-05-08"},
    {"%F %T", "2015-05-08 10:20:30", "2015-05-08T10:20:30"},
    {"%FT%TZ", "2015-05-08T10:20:30Z", "2015-05-08T10:20:30"},
    {"%FT%T%z", "2015-05-08T10:20:30Z", "2015-05-08T10:20:30Z"},
    {"%FT%T%z", "2015-05-08T10:20:30+0430", "2015-05-08T10:20:30+04:30"},
    {"%FT%T%z", "2015-05-08T10:20:30-04:30", "2015-05-08T10:20:30-04:30"},
    {"%FT%T%z", "2015-05-08T10:20:30-00:00", "2015-05-08T10:20:30Z"},
    {"%FT%T.%f%z", "2015-05-08T10:20:30.123456+02", "2015-05-08T10:20:30+02:00"},
    {"%F %T %Z", "2015-05-08 10:20:30 GMT", "2015-05-08T10:20:30Z"},
    {"%m/%d/%Y %I:%M:%S %p", "5/8/2015 12:20:30 AM", "2015-05-08T00:20:30"},
    {"%m/%d/%Y %I:%M:%S %p", "5/8/2015 12:20:30 pm", "2015-05-08T12:20:30"},
    {"%m/%d/%Y %I:%M:%S %p", "5/8/2015 1:20:30 PM", "2015-05-08T13:20:30"},
    {"%d/%m/%Y %R", "08/05/2015 10:20", "2015-05-08"},
    {"%s", "0", "1970-01-01T00:00:00Z"},
    {"%s", "-1", "1969-12-31T23:59:59Z"},
    {"%s", "1431080430", "2015-05-08T10:20:30Z"},
    /* What is missing makes it less precise. */
    {"%Y-%m-%d", "2015-05", "2015-05"},
    {"%Y-%m-%d", "2015", "2015"},
    {"%Y%m%d", "201505", "2015-05"},
    {"%Y%m%d", "20150500", "2015-05"},
    {"%Y%m%d", "20150000", "2015"},
    {"%d/%m/%Y", "00/05/2015", "2015-05"},
    {"%d/%m/%Y", "05/2015", "2015-05"},
    {"%d/%m/%Y", "2015", "2015"},
    {"%d %B %Y", "May 2015", "2015-05"},
    {"%d %B %Y", "2015", "2015"},
    {"%d %B %y", "May 15", NULL}, /* a day or a year? */
    {"%F %T", "2015-05-08", "2015-05-08"},
    {"%F %T", "2015-05-08 10:20", "2015-05-08"},
    /* Less than four digits are a year only beside a month, or where none is wanted. */
    {"%d.%m.%Y", "455", NULL},
    {"%d.%m.%Y", "12.455", NULL},
    {"%d.%m.%Y", "1.12.455", "0455-12-01"},
    {"%d.%m.%Y", "00.00.455", "0455"},
    {"%d.%m.%Y", "2855", "2855"},
    {"%d %B %Y", "455", NULL},
    {"%d %B %Y", "May 455", NULL},
    {"%B %Y", "May 455", "0455-05"},
    {"%Y-%m-%d", "455", NULL},
    {"%Y-%m-%d", "455-05", "0455-05"},
    {"%Y/%j", "455", NULL},
    {"%F %T", "455", NULL},
    {"%Y%m%d", "455", NULL},
    {"%y-%m-%d", "45", NULL},
    {"%y-%m-%d", "45-05", "2045-05"},
    {"%y", "45", "2045"},
    {"%d.%m.%Y|words", "455", NULL},
    {"words|%m/%d/%Y", "455", NULL},
    {"%d.%m.%Y|words", "2855", "2855"},
    {"%d.%m.%Y|%Y", "455", "0455"},
    /* What is wrong. */
    {"%d/%m/%Y", "", NULL},
    {"%d/%m/%Y", "31/02/2015", NULL},
    {"%d/%m/%Y", "29/02/1900", NULL},
    {"%d/%m/%Y", "08/13/2015", NULL},
    {"%m/%d/%Y", "05/2015", NULL}, /* 5 would be a day */
    {"%d/%m/%Y", "08/05/15", NULL},
    {"%d/%m/%Y", "08/05/20155", NULL},
    {"%d/%m/%Y", "08/00/2015", NULL},
    {"%d/%m/%Y", "08-05-2015", NULL},
    {"%d/%m/%Y", "08/05/2015 x", NULL},
    {"%d/%m/%Y", "08/05/", NULL},
    {"%d %B %Y", "8 Mai 2015", NULL},
    {"%d %B %Y", "8 Mayo 2015", NULL},
    {"%j/%Y", "366/2015", NULL},
    {"%F %T", "2015-05-08 24:00:00", NULL},
    {"%FT%T%z", "2015-05-08T10:20:30+15:00", NULL},
    {"%FT%T%z", "2015-05-08T10:20:30x", NULL},
    {"%F %T %Z", "2015-05-08 10:20:30 CEST", NULL},
    {"%s", "1431080430123", "2015-05-08T10:20:30Z"},
    {"%s.%f", "1431080430.5", "2015-05-08T10:20:30Z"},
    {"%s", "99999999999999", "5138-11-16T09:46:39Z"},
    {"%s", "999999999999", NULL},
    {"%s", "x", NULL},
    {"%Y", "15", NULL},
};

static void
reads_by_a_format(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < COUNT(readable); i++) {
        char edtf[TL_DATE_EDTF_MAX] = "";
        struct tl_date_format_doubts doubts;
        struct tl_date_error error = {0, ""};
        const char *expected = readable[i].edtf;
        const char *text = readable[i].text;
        assert_true(tl_date_format_check(readable[i].format, &doubts, &error));
        bool read =
            tl_date_format_read(readable[i].format, text, strlen(text), edtf, &error);
        if (read)
            date_of(edtf);
        if (read != (expected != NULL) || (read && strcmp(edtf, expected) != 0)) {
            print_error("%s by %s: '%s' %s\n", text, readable[i].format, edtf,
                        error.message);
            wrong++;
        }
        if (!read)
            assert_true(error.message[0] && error.offset <= strlen(text));
    }
    assert_int_equal(wrong, 0);
}

static void
says_what_was_expected(void **state)
{
    (void)state;
    static const struct {
        const char *format;
        const char *text;
        size_t offset;
        const char *message;
    } rows[] = {
        {"%d/%m/%Y", "08-05-2015", 2, "'/' is expected here"},
        {"%d/%m/%Y", "08/13/2015", 3, "there is no month 13"},
        {"%d/%m/%Y", "31/02/2015", 9, "February 2015 has 28 days, not 31"},
        {"%d %B %Y", "8 Mai 2015", 2, "a month's English name is expected here"},
        {"%d/%m/%Y", "08/05/2015x", 10, "the format ends before this"},
        {"%d/%m/%Y", "08/05", 5, "the date has no year"},
        {"%d.%m.%Y|%d.%m.%y", "8/5/2015", 1, "'.' is expected here"},
        {"%a, %d %b %Y|%d.%m.%Y", "8.5", 3, "the date has no year"},
        {"excel", "60", 0, "a number from 61 to 2958465 is expected here"},
        {"year", "0", 0, "there is no year 0 between 1 BC and AD 1, but by 'iso-year'"},
        {"year", "44 BC", 0, "the number of a year is expected here"},
        {"year", "", 0, "the number of a year is expected here"},
        {"iso-year", "-", 0, "the number of a year is expected here"},
        {"iso-year", "1234567890123", 0, "the number of a year is expected here"},
        {"two-years", "2000-02", 5, "the year after 2000 is expected here"},
        {"two-years", "2000", 0, "two years are expected here, as in 1999-00"},
        {"two-years", "2000-0", 0, "two years are expected here, as in 1999-00"},
        {"two-years", "9999-00", 0, "years end with 9999 here"},
        {"excel", "42132,5", 0, "a number from 61 to 2958465 is expected here"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char edtf[TL_DATE_EDTF_MAX];
        struct tl_date_error error;
        assert_false(tl_date_format_read(rows[i].format, rows[i].text,
                                         strlen(rows[i].text), edtf, &error));
        assert_string_equal(error.message, rows[i].message);
        assert_int_equal(error.offset, rows[i].offset);
    }
}

static void
finds_other_readings(void **state)
{
    (void)state;
    static const char both[] = "%d/%m/%Y|%m/%d/%Y";
    static const struct {
        const char *format;
        const char *text;
        const char *edtf;
        const char *other; /* or NULL */
    } rows[] = {
        {both, "3/4/2011 ", "2011-04-03", "2011-03-04"},
        {both, "5/5/2011", "2011-05-05", NULL},
        {both, "13/4/2011", "2011-04-13", NULL},
        {both, "2011", "2011", NULL},
        {"%d.%m.%Y|words", "3.4.2011", "2011-04-03", NULL},
        {"%d %B %Y|words", "3 April 2011", "2011-04-03", NULL},
        {"%d/%m/%Y", "3/4/2011", "2011-04-03", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char other[TL_DATE_EDTF_MAX];
        bool differs = tl_date_format_differs(
            rows[i].format, rows[i].text, strlen(rows[i].text), rows[i].edtf, other);
        assert_int_equal(differs, rows[i].other != NULL);
        if (differs)
            assert_string_equal(other, rows[i].other);
    }
}

static void
checks_formats(void **state)
{
    (void)state;
    static const struct {
        const char *format;
        size_t offset;
    } rows[] = {{"", 0},      {"%", 0},   {"%Y-%", 3},     {"%Y-%Q", 3},
                {"%d/%m", 0}, {"%%Y", 0}, {"excel|%d", 0}, {"|%Y", 0}};
    struct tl_date_format_doubts doubts;
    struct tl_date_error error;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_false(tl_date_format_check(rows[i].format, &doubts, &error));
        assert_int_equal(error.offset, rows[i].offset);
    }
}

/* What is meant by a date that is not EDTF. */
static void
guesses_formats(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *format;
    } rows[] = {
        {"31/12/2014", "%d/%m/%Y"},
        {"12/31/2014", "%m/%d/%Y"},
        {"5/8/2015", "%d/%m/%Y' or '%m/%d/%Y"},
        {"5/8/15", "%d/%m/%y' or '%m/%d/%y"},
        {"8-5-2015", "%d-%m-%Y' or '%m-%d-%Y"},
        {"08.05.2015", "%d.%m.%Y"},
        {"2015/05/08", "%Y/%m/%d"},
        {"20150508", "%Y%m%d"},
        {"8 May 2015", "%d %B %Y"},
        {"May 8, 2015", "%B %d, %Y"},
        {"May 2015", "%d %B %Y"},
        {"08-May-15", "%d-%b-%y"},
        {"2015-05-08 10:30", "%Y-%m-%d %H:%M"},
        {"2015-05-08 10:30:05", "%Y-%m-%d %H:%M:%S"},
        {"5/8/2015 10:30", "%d/%m/%Y %H:%M' or '%m/%d/%Y %H:%M"},
        {"12/31/2014 9:05:00 PM", "%m/%d/%Y %I:%M:%S %p"},
        {"8 May 2015, 10:30", "%d %B %Y, %H:%M"},
        {"Mon, 14 May 2001 16:39:00 -0700 (PDT)", "%a, %d %b %Y %T %z"},
        {"14 May 2001 16:39:00 +0000", "%a, %d %b %Y %T %z"},
        {"Wed Oct 10 20:19:24 +0000 2018", "%a %b %d %T %z %Y"},
        {"Wed Oct 10 20:19:24 2018", "%a %b %d %T %Y"},
        {"10/Oct/2000:13:55:36 -0700", "%d/%b/%Y:%T %z"},
        {"20240105T121500Z", "%Y%m%dT%H%M%S%z"},
        {"42132", "excel"},
        {"42132.75", "excel"},
        {"1914-1918", "words"},
        {"20150508103000", "%Y%m%d%H%M%S"},
        {"1431043200", "%s"},
        {"1431043200000", "%s"},
        {"1289241911.72836", "%s.%f"},
        {"98", "%y' or 'year"},
        {"337", "year"},
        {"-44", "year"},
        {"-", NULL},
        {"c. 1850", "words"},
        {"2015-42", NULL},
        {"99999999", NULL},
        {"32/13/2014", NULL},
        {"8 Mai 2015", NULL},
        {"2015-5-8", "%Y-%m-%d"},
        {"2015-05-00", NULL},
        {"2015-05-08T14:30", NULL},
        {"2021-03-06T02:48:58.826Z", "%Y-%m-%dT%H:%M:%S.%f%z"},
        {"soon", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char guess[TL_DATE_GUESS_MAX] = "";
        bool any = tl_date_guess(rows[i].text, strlen(rows[i].text), guess);
        if (any != !!rows[i].format || (any && strcmp(guess, rows[i].format) != 0))
            fail_msg("'%s' is taken for '%s'", rows[i].text, guess);
    }
}

static void
knows_what_a_format_loses_or_guesses(void **state)
{
    (void)state;
    static const struct {
        const char *format;
        struct tl_date_format_doubts doubts;
    } rows[] = {
        {"%d.%m.%Y %H:%M", {.drops_time = true}},
        {"%F %R", {.drops_time = true}},
        {"%F %-I:%M %p|%F %T", {.drops_time = true}},
        {"%D %R|%F %T", {true, true}},
        {"%F %H:%M:%S|%s|words", {0}},
        {"%d.%m.%Y", {0}},
        {"%Y%%H", {0}},
        {"%m/%d/%y", {.guesses_century = true}},
        {"words|%D", {.guesses_century = true}},
        {"%-d.%-m.%-y", {.guesses_century = true}},
        {"year|%d.%m.%Y|%Y%%y", {0}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct tl_date_format_doubts doubts = {true, true};
        struct tl_date_error error = {0, ""};
        if (!tl_date_format_check(rows[i].format, &doubts, &error))
            fail_msg("%s: %s", rows[i].format, error.message);
        if (doubts.drops_time != rows[i].doubts.drops_time ||
            doubts.guesses_century != rows[i].doubts.guesses_century)
            fail_msg("%s has other doubts", rows[i].format);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_by_a_format),
        cmocka_unit_test(says_what_was_expected),
        cmocka_unit_test(finds_other_readings),
        cmocka_unit_test(checks_formats),
        cmocka_unit_test(guesses_formats),
        cmocka_unit_test(knows_what_a_format_loses_or_guesses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
