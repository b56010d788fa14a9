/* Dates in English words. */
#include "graph/date/notation/prose.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/support.h"

#define DASH "\xe2\x80\x93"

static const struct {
    const char *text;
    const char *edtf;
} dates[] = {
    /* One date. */
    {"8 May 2015", "2015-05-08"},
    {"May 8, 2015", "2015-05-08"},
    {"8. May 2015", "2015-05-08"},
    {"May 8th, 2015", "2015-05-08"},
    {"the 8th of May, 2015", "2015-05-08"},
    {"Friday, 8 May 2015", "2015-05-08"},
    {"Fri. 8 May 2015", "2015-05-08"},
    {"2015 May 8", "2015-05-08"},
    {"12 JUN 1845", "1845-06-12"},
    {"Sept. 1939", "1939-09"},
    {"1939 September", "1939-09"},
    {"2005-07", "2005-07"},
    {"2015-05-08", "2015-05-08"},
    {"Spring 1788", "1788-21"},
    {"in the fall of 1788", "1788-23"},
    {"Q3 2015", "2015-35"},
    {"2015Q3", "2015-35"},
    {"H2 2015", "2015-41"},
    /* Eras. */
    {"44 BC", "-0043"},
    {"1 B.C.E.", "0000"},
    {"15 March 44 BC", "-0043-03-15"},
    {"AD 79", "0079"},
    {"AD 14 August 19", "0014-08-19"},
    {"44 BC March 15", "-0043-03-15"},
    {"19 August AD 14", "0014-08-19"},
    {"A.D. 79", "0079"},
    {"320CE", "0320"},
    /* Years with the same first digits. */
    {"1840s", "184X"},
    {"the 1700s", "170X"},
    {"2000s", "200X"},
    {"1900's", "190X"},
    {"90s AD", "009X"},
    {"320s CE", "032X"},
    {"490s BC", "[-0498..-0489]"}, /* 499 to 490 BC, 499 BC being -498 */
    {"c. 1900s", "190X~"},
    {"between the 17th and 18th centuries", "[1600..1799]"},
    {"c. 1840s", "184X~"},
    {"18th century", "17XX"},
    {"18th Cent.", "17XX"},
    {"5th century BC", "-04XX"},
    {"5th c. BC", "-04XX"},
    {"the 18th c.", "17XX"},
    {"5th-4th c. B.C.", "-04XX/-03XX"},
    {"1st c. BC to 2nd c. AD", "-00XX/01XX"},
    {"May 8th, c. 1850", "1850-05-08~"},
    /* What is not certain. */
    {"c. 1850", "1850~"},
    {"ca.1700", "1700~"},
    {"~1700", "1700~"},
    {"ABT 1870", "1870~"},
    {"1815?", "1815?"},
    {"probably May 1850", "1850-05?"},
    {"c. 1850?", "1850%"},
    {"before 1600", "[..1599]"},
    {"before 1 May 1600", "[..1600-04-30]"},
    {"before January 2015", "[..2014-12]"},
    {"before spring 1788", "[..1788-02]"},
    {"before 1 BC", "[..-0001]"},
    {"before the 1840s", "[..1839]"},
    {"before the 1900s", "[..1899]"},
    {"before the 490s BC", "[..-0499]"}, /* 500 BC */
    {"by the 1840s", "[..1849]"},
    {"not before the 1840s", "[1840..]"},
    {"1840s or later", "[1840..]"},
    {"between the 1840s and the 1860s", "[1840..1869]"},
    {"between the 1700s and the 1720s", "[1700..1729]"},
    {"between the 490s BC and the 470s BC", "[-0498..-0469]"},
    {"after 1600", "[1601..]"},
    {"after 31 December 1999", "[2000-01-01..]"},
    {"after the 18th century", "[1800..]"},
    {"AFT MAY 1799", "[1799-06..]"},
    {"by 1650", "[..1650]"},
    {"by May 1650", "[..1650-05]"},
    {"1650 (?)", "1650?"},
    {"(c. 1650)", "1650~"},
    {"1898/99", "1898/1899"},
    {"1850/1855", "1850/1855"},
    {"Winter 1999/2000", "1999-24"},
    {"winter 1999-2000", "1999-24"},
    {"winter 1998/99", "1998-24"},
    {"winter 1999/2001", "1999-24/2001"},
    {"1888 or 1889", "[1888,1889]"},
    {"BET 1880 AND 1882", "[1880..1882]"},
    {"between 1880-1882", "[1880..1882]"},
    /* From one to another. */
    {"1914-1918", "1914/1918"},
    {"1914 " DASH " 1918", "1914/1918"},
    {"1914-18", "1914/1918"},
    {"1921-22", "1921/1922"},
    {"1896-7", "1896/1897"},
    {"2010-present", "2010/.."},
    {"from May 2010 to now", "2010-05/.."},
    {"1999 - ongoing", "1999/.."},
    {"1999 to date", "1999/.."},
    {"from May 2010 till today", "2010-05/.."},
    {"13th\u201314th century", "12XX/13XX"},
    {"1920's", "192X"},
    {"1920\u2019s", "192X"},
    {"8-Apr-2015", "2015-04-08"},
    {"8-Apr-2015 - 10-May-2015", "2015-04-08/2015-05-10"},
    {"1938 or later", "[1938..]"},
    {"May 1938 or after", "[1938-05..]"},
    {"1938 or earlier", "[..1938]"},
    {"1938 or before", "[..1938]"},
    {"not before 1560", "[1560..]"},
    {"no earlier than 1560", "[1560..]"},
    {"not after May 1560", "[..1560-05]"},
    {"no later than 1560", "[..1560]"},
    {"post-1945", "[1946..]"},
    {"post 1945", "[1946..]"},
    {"pre-1945", "[..1944]"},
    /* A sign stands with its year, a word before all that follows. */
    {"?1626-1704", "1626?/1704"},
    {"?1793-98", "1793?/1798"},
    {"perhaps 1626-1704", "1626?/1704?"},
    {"late 18th century", "17XX"},
    {"mid-1840s", "184X"},
    {"early 1800", "1800"},
    /* Nobody parts three years in early, mid and late, but 2000s are no century. */
    {"late 1800s", "18XX"},
    {"mid-1900s", "19XX"},
    {"end of the 1800s", "18XX"},
    {"late 1800s to early 1900s", "18XX/19XX"},
    {"late 1890s to early 1900s", "189X/190X"},
    {"early 2000s", "200X"},
    {"[ca. 1850]", "1850~"},
    {"[1850?]", "1850?"},
    {"1999-2000", "1999/2000"},
    {"circa 1640-1645", "1640~/1645~"},
    {"1640-c. 1645", "1640/1645~"},
    {"1640-1645?", "1640/1645?"},
    {"1850s-1860s", "185X/186X"},
    {"1990s-2000s", "199X/200X"},
    {"1890s-1900s", "189X/190X"},
    {"1700s-1720s", "170X/172X"},
    {"1890s to 1900s", "189X/190X"},
    {"1900s-present", "190X/.."},
    {"1980s-90s", "198X/199X"},
    {"1980s \u2013 \u201890s", "198X/199X"},
    {"1820s/'30s", "182X/183X"},
    {"1840s or 1850s", "[184X,185X]"},
    {"509-264 BCE", "-0508/-0263"},
    {"44-43 BC", "-0043/-0042"},
    {"44 BC " DASH " AD 14", "-0043/0014"},
    {"2015-05-08 - 2015-05-10", "2015-05-08/2015-05-10"},
    {"31 Dec 1999 to 2 Jan 2000", "1999-12-31/2000-01-02"},
    {"FROM 1801 TO 1803", "1801/1803"},
    {"since 1990", "1990/.."},
    {"from 1990", "1990/"},
    {"1939-", "1939/"},
    {"until 1856", "/1856"},
    {"1801-?", "1801/"},
    {"1902/?", "1902/"},
    {"c. 8 May 1801 to ?", "1801-05-08~/"},
    {"? - 8 May 1801", "/1801-05-08"},
    {"between ? and 1801", "[..1801]"},
    /* Of which one tells what the other lacks. */
    {"8-10 May 2015", "2015-05-08/2015-05-10"},
    {"8th to 10th May 2015", "2015-05-08/2015-05-10"},
    {"May 8-10, 2015", "2015-05-08/2015-05-10"},
    {"28 April " DASH " 3 May 2015", "2015-04-28/2015-05-03"},
    {"April 28 - May 3, 2015", "2015-04-28/2015-05-03"},
    {"11 Sept 2001-12 Oct 2002", "2001-09-11/2002-10-12"},
    {"May to June 2015", "2015-05/2015-06"},
    {"8 or 9 May 2015", "[2015-05-08,2015-05-09]"},
    {"between 8 and 10 May 2015", "[2015-05-08..2015-05-10]"},
    {"May 1914 - 11 June 1918", "1914-05/1918-06-11"},
    /* A year that began in March, and the same from January on. */
    {"2 February 1699/1700", "1700-02-02"},
    {"2 Feb. 1699/00", "1700-02-02"},
    {"Feb 11, 1731/2", "1732-02-11"},
    {"11 Feb 1731/32", "1732-02-11"},
    {"24 March 1749/50", "1750-03-24"},
    {"1731/2 Feb 11", "1732-02-11"},
    {"c. January 1641/2", "1642-01~"},
    {"30 Jan 1648/49 - 2 Feb 1648/49", "1649-01-30/1649-02-02"},
    {"March 1699/1700", "1700-03"},
    {"2 February 1699/1702", "1699-02-02/1702"},
    {"1 May 1890/1 June 1891", "1890-05-01/1891-06-01"},
    {"1890/1 June 1891", "1890/1891-06-01"},
    {"1630/31 January 1640", "1630/1640-01-31"},
    {"February 1699-1700", "1699-02/1700"},
    {"25 October-7 November 1917", "1917-10-25/1917-11-07"},
    {"8/10 May 1850", "1850-05-08/1850-05-10"},
    {"8/19 May 2015", "2015-05-08/2015-05-19"},
};

static void
words_are_dates(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH_OF(dates); i++) {
        char edtf[TL_DATE_EDTF_MAX];
        struct tl_date_error error;
        if (!tl_date_prose_read(dates[i].text, strlen(dates[i].text), edtf, &error))
            fail_msg("'%s': %s", dates[i].text, error.message);
        assert_string_equal(edtf, dates[i].edtf);
    }
}

static const struct {
    const char *text;
    size_t offset;
    const char *message; /* the beginning */
} others[] = {
    {"", 0, "there is no date"},
    {" . the", 0, "there is no date"},
    {"8.5.2015", 0, "dates in words do not have this"},
    {"5/8/2015", 0, "these words together are no date"},
    {"before c. 1850", 0, ""},
    {"20150508", 0, "dates in words do not have this"},
    {"8 Mai 2015", 2, "dates in words do not have this"},
    {"n.a.", 0, "dates in words do not have this"},
    {"n.d.", 0, "there is no date"},
    {"10000", 0, "dates in words do not have this"},
    {"May\t8\x01 2015", 5, "dates in words do not have this"},
    {"mayhemmayhemmayhem 2015", 0, "dates in words do not have this"},
    {"1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", 48,
     "dates in words do not have this"},
    {"793", 0, "these words together are no date"},
    {"185-", 0, "these words together are no date"},
    {"190?", 0, "these words together are no date"},
    {"18--", 0, "these words together are no date"},
    {"1914..", 4, "dates in words do not have this"},
    {"1914-c.", 0, "these words together are no date"},
    {"1914-BC", 0, "these words together are no date"},
    {"c. - 1914", 0, "these words together are no date"},
    {"1899-7", 0, "these words together are no date"},
    {"present", 0, "these words together are no date"},
    {"- present", 0, "these words together are no date"},
    {"early", 0, "there is no date"},
    {"12", 0, "these words together are no date"},
    {"0 BC", 0, "these words together are no date"},
    {"BC 44 AD", 0, "these words together are no date"},
    {"May", 0, "these words together are no date"},
    {"8 May", 0, "these words together are no date"},
    {"0 May 2015", 0, "these words together are no date"},
    {"8-10 May", 0, "these words together are no date"},
    {"12 May 45", 0, "these words together are no date"},
    {"about", 0, "these words together are no date"},
    {"-", 0, "these words together are no date"},
    {"?-?", 0, ""},
    {"1801 or ?", 0, ""},
    {"- 12 May 1850", 0, "these words together are no date"},
    {"c. ", 0, "these words together are no date"},
    {"2015-05-08-2015-05-10", 0, "these words together are no date"},
    {"spring", 0, "these words together are no date"},
    {"th century", 0, "these words together are no date"},
    {"0th century", 0, "these words together are no date"},
    {"1845s", 0, "these words together are no date"},
    {"'90s", 0, "these words together are no date"}, /* of which century? */
    {"00s", 0, "these words together are no date"},
    {"0000s", 0, "these words together are no date"},
    {"May '45", 0, "these words together are no date"},
    {"1980s-5", 0, "these words together are no date"},
    {"17th and 18th centuries", 0, "these words together are no date"},
    {"to", 0, "these words together are no date"},
    {"from to", 0, "these words together are no date"},
    {"between and", 0, "these words together are no date"},
    {"1-2-3-4", 0, "these words together are no date"},
    {"8-Apr-15", 0, "these words together are no date"},
    {"1914 - May - 1915", 0, "these words together are no date"},
    {"no 1914", 0, "these words together are no date"},
    {"date 1914", 0, "these words together are no date"},
    {"present", 0, "these words together are no date"},
    {"Feb 30 2015", 0, ""},
    {"1918-1914", 0, ""},
    {"10-8 May 2015", 0, ""},
    {"10 December 1699/1700", 0, "one day in two years"},
    {"25 March 1699/1700", 0, "one day in two years"},
    {"10/21 February 1750/51", 0, "with a slash between them, two days are one"},
    {"25 October/7 November 1917", 0, "with a slash between them, two days are one"},
};

static void
other_words_are_none(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH_OF(others); i++) {
        char edtf[TL_DATE_EDTF_MAX];
        struct tl_date_error error;
        const char *message = others[i].message;
        if (tl_date_prose_read(others[i].text, strlen(others[i].text), edtf, &error))
            fail_msg("'%s' is read as %s", others[i].text, edtf);
        if (strncmp(error.message, message, strlen(message)) != 0)
            fail_msg("'%s': %s", others[i].text, error.message);
        assert_int_equal(error.offset, others[i].offset);
    }
}

static void
what_goes_on_is_known(void **state)
{
    static const char *const ongoing[] = {"present", " Ongoing", "now", "to date"};
    static const char *const other[] = {"", "date", "to", "1999-present", "at present"};
    (void)state;
    for (size_t i = 0; i < LENGTH_OF(ongoing); i++)
        assert_true(tl_date_prose_is_now(ongoing[i], strlen(ongoing[i])));
    for (size_t i = 0; i < LENGTH_OF(other); i++)
        assert_false(tl_date_prose_is_now(other[i], strlen(other[i])));
}

/* What may be meant where years are read as ten; NULL where nothing else is. */
static const struct {
    const char *text;
    const char *century;
} hundreds[] = {
    {"1900s", "19XX"},
    {"the 1800s?", "18XX?"},
    {"1800s-1900s", "18XX/19XX"},
    {"1900s-2000s", "19XX/200X"},
    {"since the 1900s", "19XX/.."},
    {"by the 1800s", "[..1899]"},
    {"500s BC", "[-0598..-0499]"}, /* 599 to 500 BC */
    {"before the 1900s", NULL},    /* up to 1899, in both */
    {"1890s-1900s", NULL},
    {"1700s-1720s", NULL},
    {"late 1800s", NULL},
    {"2000s", NULL},
    {"1840s", NULL},
    {"1900", NULL},
    {"19th century", NULL},
};

static void
hundreds_may_be_centuries(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH_OF(hundreds); i++) {
        const char *text = hundreds[i].text;
        char edtf[TL_DATE_EDTF_MAX], other[TL_DATE_EDTF_MAX] = "";
        struct tl_date_error error;
        assert_true(tl_date_prose_read(text, strlen(text), edtf, &error));
        bool may = tl_date_prose_may_be_century(text, strlen(text), edtf, other);
        if (may != (hundreds[i].century != NULL))
            fail_msg("'%s' is %s or %s", text, edtf, other);
        if (may)
            assert_string_equal(other, hundreds[i].century);
        /* Not where another format has read it. */
        assert_false(tl_date_prose_may_be_century(text, strlen(text), "1234", other));
    }
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_dates),
        cmocka_unit_test(other_words_are_none),
        cmocka_unit_test(what_goes_on_is_known),
        cmocka_unit_test(hundreds_may_be_centuries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
