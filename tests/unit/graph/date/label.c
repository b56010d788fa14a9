/* Labels: every kind of date in the words that people use. */
#include "tests/support/date.h"

#define DASH  "\xe2\x80\x93"
#define TIMES "\xc3\x97"

static const struct {
    const char *text;
    const char *label;
} labels[] = {
    /* Plain dates and times. */
    {"2015-05-08", "8 May 2015"},
    {"2015-05", "May 2015"},
    {"2015", "2015"},
    {"0738", "738"},
    {"0007", "7 CE"},
    {"0000", "1 BCE"},
    {"-0043", "44 BCE"},
    {"-0043-03-15", "15 March 44 BCE"},
    {"1985-04-12T23:20:30", "12 April 1985 23:20:30"},
    {"1985-04-12T23:20:30Z", "12 April 1985 23:20:30 UTC"},
    {"1985-04-12T23:20:30+04:30", "12 April 1985 23:20:30 UTC+04:30"},
    {"1985-04-12T23:20:30-05", "12 April 1985 23:20:30 UTC-05:00"},
    {"1985-04-12T23:20:30+00:00", "12 April 1985 23:20:30 UTC"},
    /* Seasons. */
    {"2001-21", "spring 2001"},
    {"2001-24", "winter 2001"},
    {"2001-26", "summer 2001 (northern hemisphere)"},
    {"2001-31", "autumn 2001 (southern hemisphere)"},
    {"2001-33", "first quarter of 2001"},
    {"2001-39", "last third of 2001"},
    {"2001-41", "second half of 2001"},
    {"-0043-21~", "about spring 44 BCE"},
    /* Long, far and rounded years. */
    {"Y20020", "year 20,020"},
    {"Y170000002", "year 170,000,002"},
    {"Y-17000002", "17,000,003 BCE"},
    {"Y-17000000", "about 17 million years BCE"},
    {"Y-17E6", "about 17 million years BCE"},
    {"Y-17E6?", "possibly about 17 million years BCE"},
    {"Y-17E6~", "about 17 million years BCE"},
    {"Y1750000", "about 1.75 million years CE"},
    {"Y-1505E6", "1,505,000,001 BCE"},
    {"Y45E8", "about 4.5 billion years CE"},
    {"Y1E16", "about 10 quadrillion years CE"},
    {"Y-17E20", "about 1.7" TIMES "10^21 years BCE"},
    {"Y12345678901234567890", "about 1.23" TIMES "10^19 years CE"},
    {"1950S2", "about 1950 (1900" DASH "1999)"},
    {"1950S2?", "possibly about 1950 (1900" DASH "1999)"},
    {"1950S4", "1950"},
    {"-1859S3", "about 1860 BCE (1860" DASH "1851 BCE)"},
    /* Qualifiers. */
    {"2013~", "about 2013"},
    {"2015-05-08?", "possibly 8 May 2015"},
    {"2015-05%", "possibly about May 2015"},
    {"?2004", "possibly 2004"},
    {"2004-06-~11", "11 June 2004 (day approximate)"},
    {"2004-06~-11", "11 June 2004 (year and month approximate)"},
    {"2004?-06", "June 2004 (year uncertain)"},
    {"?2004-06-11~", "11 June 2004 (approximate; year uncertain)"},
    {"2004-%06-11", "11 June 2004 (month approximate; month uncertain)"},
    {"?2004-?06-?11", "possibly 11 June 2004"},
    /* Masks. */
    {"196X", "1960s"},
    {"190X", "1900" DASH "1909"},
    {"000X", "1 BCE " DASH " 9 CE"},
    {"001X", "10s"},
    {"18XX", "19th century"},
    {"20XX", "21st century"},
    {"01XX", "2nd century"},
    {"10XX", "11th century"},
    {"00XX", "1st century"},
    {"1XXX", "2nd millennium"},
    {"XXXX", "year unknown"},
    {"-012X", "130" DASH "121 BCE"},
    {"-000X", "10" DASH "2 BCE"},
    {"-01XX", "2nd century BCE"},
    {"-1XXX", "2nd millennium BCE"},
    {"2X1X", "a year like 2X1X"},
    {"-2X1X", "a year like -2X1X"},
    {"196X?", "1960s (uncertain)"},
    {"1985-XX", "one month in 1985"},
    {"1984-1X", "one month in October" DASH "December 1984"},
    {"2016-X1", "January or November 2016"},
    {"2016-X4", "April 2016"},
    {"196X-05", "May in the 1960s"},
    {"196X-XX", "one month in the 1960s"},
    {"XXXX-12", "December in an unknown year"},
    {"1985-04-XX", "one day in April 1985"},
    {"1985-XX-XX", "one day in 1985"},
    {"2015-04-2X", "one day in 20" DASH "29 April 2015"},
    {"2015-02-2X", "one day in 20" DASH "28 February 2015"},
    {"2015-04-3X", "30 April 2015"},
    {"2015-04-X1", "1, 11 or 21 April 2015"},
    {"2015-05-X1", "1, 11, 21 or 31 May 2015"},
    {"1985-XX-31", "day 31 of one month in 1985"},
    {"1500-1X-25", "day 25 of one month in October" DASH "December 1500"},
    {"156X-12-25", "25 December in the 1560s"},
    {"15XX-12-25", "25 December in the 16th century"},
    {"XXXX-12-25", "25 December in an unknown year"},
    {"XXXX-XX-XX", "one day in an unknown year"},
    {"1985-04-XX~", "one day in April 1985 (approximate)"},
    {"2019~-XX", "one month in 2019 (year approximate)"},
    {"20X0-0X-1X", "one day in 10" DASH "19 of one month in January" DASH
                   "September in a year like 20X0"},
    /* Intervals. */
    {"2015-04-21/2015-04-30", "21" DASH "30 April 2015"},
    {"2015-04-28/2015-05-03", "28 April " DASH " 3 May 2015"},
    {"2014-12-30/2015-01-02", "30 December 2014 " DASH " 2 January 2015"},
    {"2015-04/2015-06", "April" DASH "June 2015"},
    {"2014-12/2015-01", "December 2014 " DASH " January 2015"},
    {"2014/2016", "2014" DASH "2016"},
    {"2004-06/2004-07-03", "June 2004 " DASH " 3 July 2004"},
    {"2014/2014", "within 2014"},
    {"2014-05/2014-05", "within May 2014"},
    {"2014-05-08/2014-05-08", "8 May 2014"},
    {"-0099/-0043", "100" DASH "44 BCE"},
    {"-0200/0200", "201 BCE " DASH " 200 CE"},
    {"-0200-06/0200-05-02", "June 201 BCE " DASH " 2 May 200 CE"},
    {"-0043-03-01/-0043-03-15", "1" DASH "15 March 44 BCE"},
    {"0007/0050", "7" DASH "50 CE"},
    {"2014/..", "since 2014"},
    {"2014~/..", "since about 2014"},
    {"../2014", "until 2014"},
    {"2014/", "from 2014 (end unknown)"},
    {"/2014-05", "until May 2014 (start unknown)"},
    {"1984?/2004~", "possibly 1984 " DASH " about 2004"},
    {"198X/199X", "1980s " DASH " 1990s"},
    {"2001-21/2003-23", "spring 2001 " DASH " autumn 2003"},
    {"2004-06-XX/2004-07-03", "from one day in June 2004 until 3 July 2004"},
    {"Y-17E6/Y20000", "about 17 million years BCE " DASH " 20,000 CE"},
    /* Sets. */
    {"[1667,1668,1670]", "one of 1667, 1668, 1670"},
    {"[1667,1668..1670]", "one of 1667, 1668" DASH "1670"},
    {"[2014]", "2014"},
    {"[2015-05-08..2015-05-08]", "8 May 2015"},
    {"{2014..2014}", "2014"},
    {"[2014..]", "2014 or later"},
    {"[..2015-05-08]", "by 8 May 2015"},
    {"[2015-04-21..2015-04-30]", "one day in 21" DASH "30 April 2015"},
    {"[2015-04..2015-06]", "one month in April" DASH "June 2015"},
    {"[1960..1965]", "one year in 1960" DASH "1965"},
    {"[..1983,1984-10..1984-11,1985..]",
     "one of 1983 or earlier, October" DASH "November 1984, 1985 or later"},
    {"{1667,1668}", "1667 and 1668"},
    {"{1667,1668,1760-12}", "1667, 1668 and December 1760"},
    {"{1960..1965}", "every year in 1960" DASH "1965"},
    {"{2015-04-21..2015-04-30}", "every day in 21" DASH "30 April 2015"},
    {"{..1760}", "every year up to 1760"},
    {"{1760-12..}", "every month from December 1760"},
    {"{..1760,1800..}", "all up to 1760 and all from 1800"},
    {"[1601,1602,1603,1604,1605,1606,1607,1608,1609,1610]",
     "one of 1601, 1602, 1603, 1604, 1605, 1606, 1607, 1608 or 2 more"},
    {"{1601,1602,1603,1604,1605,1606,1607,1608,1609,1610..}",
     "1601, 1602, 1603, 1604, 1605, 1606, 1607, 1608 and 2 more"},
};

static void
labels_every_kind(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < COUNT(labels); i++) {
        char label[TL_DATE_LABEL_MAX];
        struct tl_date date = date_of(labels[i].text);
        size_t length = tl_date_label(&date, TL_ENGLISH, label, sizeof label);
        if (strcmp(label, labels[i].label) != 0 || length != strlen(label)) {
            print_error("%s: '%s'\n", labels[i].text, label);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* The same dates in other languages, in their order of words. */
static const struct {
    const char *language;
    const char *text;
    const char *label;
} others[] = {
    {"de", "2015-05-08", "8. Mai 2015"},
    {"de", "2015-04-21/2015-04-30", "21." DASH "30. April 2015"},
    {"de", "2015-04-28/2015-05-03", "28. April " DASH " 3. Mai 2015"},
    {"de", "2009-06/2009-09", "Juni" DASH "September 2009"},
    {"de", "1850~", "etwa 1850"},
    {"de", "../1900", "bis 1900"},
    {"de", "[..1900]", "spätestens 1900"},
    {"de", "Y20020", "Jahr 20.020"},
    {"de", "Y1750000", "etwa 1,75 Millionen Jahre n. Chr."},
    {"de", "-0200/0200", "201 v. Chr. " DASH " 200 n. Chr."},
    {"de", "196X-05", "Mai in den 1960er Jahren"},
    {"de", "18XX", "19. Jahrhundert"},
    {"de", "2015-04-X1", "1., 11. oder 21. April 2015"},
    {"de", "?2004-06-11~", "11. Juni 2004 (ungefähr; Jahr unsicher)"},
    {"de", "[1667,1668..1670]", "eines von: 1667, 1668" DASH "1670"},
    {"fr", "2015-05-01", "1er mai 2015"},
    {"fr", "18XX", "XIXe siècle"},
    {"fr", "00XX", "Ier siècle"},
    {"es", "2015-05-08", "8 de mayo de 2015"},
    {"es", "2015-04-21/2015-04-30", "21" DASH "30 de abril de 2015"},
    {"es", "18XX", "siglo XIX"},
    {"it", "18XX", "XIX secolo"},
    {"it", "2015-05-01", "1º maggio 2015"},
    {"nl", "-0043-03-15", "15 maart 44 v.Chr."},
};

static void
labels_in_other_languages(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < COUNT(others); i++) {
        char label[TL_DATE_LABEL_MAX];
        struct tl_date date = date_of(others[i].text);
        tl_date_label(&date, tl_language_find(others[i].language), label, sizeof label);
        if (strcmp(label, others[i].label) != 0) {
            print_error("%s %s: '%s'\n", others[i].language, others[i].text, label);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* No label of any language is longer than there is room for. */
static void
has_room_in_every_language(void **state)
{
    (void)state;
    for (size_t i = 0; tl_languages[i].code; i++)
        for (size_t k = 0; k < COUNT(labels); k++) {
            char label[TL_DATE_LABEL_MAX];
            struct tl_date date = date_of(labels[k].text);
            size_t length = tl_date_label(&date, &tl_languages[i], label, sizeof label);
            assert_true(length > 0 && length == strlen(label));
            assert_null(strpbrk(label, "{}|"));
        }
}

static void
cuts_at_a_character(void **state)
{
    (void)state;
    char label[8];
    struct tl_date date = date_of("2015-04-21/2015-04-30");
    const char *cuts[] = {"", "2", "21", "21", "21", "21" DASH, "21" DASH "3"};
    for (size_t size = 1; size <= COUNT(cuts); size++) {
        assert_int_equal(tl_date_label(&date, TL_ENGLISH, label, size),
                         strlen("21-30 April 2015") + 2);
        assert_string_equal(label, cuts[size - 1]);
    }
    assert_int_equal(tl_date_label(&date, TL_ENGLISH, NULL, 0),
                     strlen("21-30 April 2015") + 2);
}

static void
needs_no_more_than_its_room(void **state)
{
    (void)state;
    static const char member[] = "20X0~-?1X-%1X"; /* the longest words there are */
    char text[10 * sizeof member + 2] = "[";
    char label[TL_DATE_LABEL_MAX];
    for (int i = 0; i < 9; i++) {
        strcat(text, i ? "," : "");
        strcat(text, member);
    }
    strcat(text, "]");
    struct tl_date date = date_of(text);
    assert_true(tl_date_label(&date, TL_ENGLISH, label, sizeof label) < sizeof label);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_every_kind),
        cmocka_unit_test(labels_in_other_languages),
        cmocka_unit_test(has_room_in_every_language),
        cmocka_unit_test(cuts_at_a_character),
        cmocka_unit_test(needs_no_more_than_its_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
