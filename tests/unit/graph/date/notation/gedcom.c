/* Dates of family trees. */
#include "graph/date/notation/gedcom.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/support.h"

static const struct {
    const char *text;
    const char *edtf;
    const char *words; /* "": the date says all of it */
} dates[] = {
    {"5 MAY 1850", "1850-05-05", ""},
    {"05 may 1850", "1850-05-05", ""},
    {"MAY 1850", "1850-05", ""},
    {"1850", "1850", ""},
    {"25 DEC 800", "0800-12-25", ""},
    {"800", "0800", ""},
    {"29 FEB 1700", "", "29 FEB 1700"},
    {"30 FEB 1850", "", "30 FEB 1850"},
    {"0", "", "0"},
    /* Eras. A year of two digits without one could be of any century. */
    {"44 B.C.", "-0043", ""},
    {"44 BCE", "-0043", ""},
    {"15 MAR 44 BC", "-0043-03-15", ""},
    {"1 BCE", "0000", ""},
    {"44 (B.C.)", "-0043", ""},
    {"79 AD", "0079", ""},
    {"5 MAY 50", "", "5 MAY 50"},
    /* How surely, and ranges and periods. */
    {"ABT 1850", "1850~", ""},
    {"Abt. 5 May 1850", "1850-05-05~", ""},
    {"CAL 1850", "1850~", "CAL 1850"},
    {"EST MAY 1850", "1850-05~", "EST MAY 1850"},
    {"BEF 1850", "[..1849]", ""},
    {"BEF MAY 1850", "[..1850-04]", ""},
    {"BEF 1 JAN 1850", "[..1849-12-31]", ""},
    {"BEF 1 BC", "[..-0001]", ""},
    {"AFT 1850", "[1851..]", ""},
    {"AFT 31 DEC 1850", "[1851-01-01..]", ""},
    {"AFT FEB 1850", "[1850-03..]", ""},
    {"BET 1850 AND 1855", "[1850..1855]", ""},
    {"BET 1 JAN 1850 AND MAR 1850", "[1850-01-01..1850-03-31]", ""},
    {"BET 1855 AND 1850", "", "BET 1855 AND 1850"},
    {"FROM 1850 TO 1855", "1850/1855", ""},
    {"FROM 44 BC TO 14 AD", "-0043/0014", ""},
    {"FROM 5 MAY 1850", "1850-05-05/", ""},
    {"TO 1855", "/1855", ""},
    {"INT 1850 (during the war)", "1850", "during the war"},
    {"(in the war)", "", "in the war"},
    {"INT 18?? (in the war)", "", "in the war"},
    /* Years that began on 25 March. */
    {"11 FEB 1699/00", "1700-02-11", "11 FEB 1699/00"},
    {"11 FEB 1731/2", "1732-02-11", "11 FEB 1731/2"},
    {"11 FEB 1699/1700", "1700-02-11", "11 FEB 1699/1700"},
    {"MAR 1699/00", "1700-03", "MAR 1699/00"},
    {"24 MAR 1699/00", "1700-03-24", "24 MAR 1699/00"},
    {"25 MAR 1699/00", "[1699-03-25,1700-03-25]", "25 MAR 1699/00"},
    {"15 APR 1699/00", "[1699-04-15,1700-04-15]", "15 APR 1699/00"},
    {"1699/00", "[1699,1700]", "1699/00"},
    {"BET 1699/00 AND 1710", "[1699..1710]", "BET 1699/00 AND 1710"},
    {"11 FEB 1699/05", "", "11 FEB 1699/05"},
    /* Other calendars. */
    {"@#DGREGORIAN@ 5 MAY 1850", "1850-05-05", ""},
    {"@#DJULIAN@ 4 OCT 1582", "1582-10-14", "@#DJULIAN@ 4 OCT 1582"},
    {"@#DJULIAN@ 25 OCT 1917", "1917-11-07", "@#DJULIAN@ 25 OCT 1917"},
    {"JULIAN 29 FEB 1700", "1700-03-11", "JULIAN 29 FEB 1700"},
    {"JULIAN 15 MAR 44 BCE", "-0043-03-13", "JULIAN 15 MAR 44 BCE"},
    {"JULIAN 11 FEB 1731/32", "1732-02-22", "JULIAN 11 FEB 1731/32"},
    {"JULIAN OCT 1700", "[1700-10-12..1700-11-11]", "JULIAN OCT 1700"},
    {"JULIAN 1700", "[1700-01-11..1701-01-11]", "JULIAN 1700"},
    {"ABT JULIAN 1700", "1700~", "ABT JULIAN 1700"},
    {"@#DJULIAN@ ABT 1700", "1700~", "@#DJULIAN@ ABT 1700"},
    {"BEF JULIAN 4 OCT 1582", "[..1582-10-13]", "BEF JULIAN 4 OCT 1582"},
    {"AFT JULIAN 1700", "[1701-01-12..]", "AFT JULIAN 1700"},
    {"BET JULIAN 1700 AND JULIAN 1701", "[1700-01-11..1702-01-11]",
     "BET JULIAN 1700 AND JULIAN 1701"},
    {"FROM JULIAN 1700 TO 1710", "1700~/1710", "FROM JULIAN 1700 TO 1710"},
    {"INT JULIAN 1 JAN 1700 (New Year)", "1700-01-11", "New Year"},
    {"@#DFRENCH R@ 1 VEND 1", "1792-09-22", "@#DFRENCH R@ 1 VEND 1"},
    {"FRENCH_R 18 BRUM 8", "1799-11-09", "FRENCH_R 18 BRUM 8"},
    {"FRENCH_R 9 THER 2", "1794-07-27", "FRENCH_R 9 THER 2"},
    {"FRENCH_R 6 COMP 3", "1795-09-22", "FRENCH_R 6 COMP 3"},
    {"FRENCH_R 10 NIVO 14", "1805-12-31", "FRENCH_R 10 NIVO 14"},
    {"FRENCH_R 6 COMP 4", "", "FRENCH_R 6 COMP 4"},
    {"FRENCH_R 15 FLOR 79", "", "FRENCH_R 15 FLOR 79"},
    {"FRENCH_R 8", "[1799-09-23..1800-09-22]", "FRENCH_R 8"},
    {"5 VEND 0010", "1801-09-27", "5 VEND 0010"},
    {"BET 5 VEND 10 AND 1 JAN 1802", "[1801-09-27..1802-01-01]",
     "BET 5 VEND 10 AND 1 JAN 1802"},
    {"@#DJULIAN@ 19 AUG 14", "0014-08-17", "@#DJULIAN@ 19 AUG 14"},
    {"@#DHEBREW@ 2 TVT 5758", "", "@#DHEBREW@ 2 TVT 5758"},
    {"HEBREW 5758", "", "HEBREW 5758"},
    {"@#DJULIAN@ sometime", "", "@#DJULIAN@ sometime"},
    /* What people write that the grammar does not have. */
    {"circa 1850", "1850~", "circa 1850"},
    {"May 5, 1850", "1850-05-05", "May 5, 1850"},
    {"BET ABT 1850 AND 1855", "[1850..1855]", "BET ABT 1850 AND 1855"},
    {"BEF ABT 1850", "[..1850]", "BEF ABT 1850"},
    {"FROM ABT 1850 TO 1855", "1850~/1855", "FROM ABT 1850 TO 1855"},
    {"1850-1855", "[1850..1855]", "1850-1855"},
    {"1850-05-05", "1850-05-05", "1850-05-05"},
    {"1850?", "1850?", "1850?"},
    {"1800s", "18XX", "1800s"},
    {"1905-07", "", "1905-07"},
    {"05/08/1850", "", "05/08/1850"},
    {"10/21 FEB 1751", "", "10/21 FEB 1751"},
    {"<1850", "", "<1850"},
    {"WFT Est. 1850-1880", "", "WFT Est. 1850-1880"},
    {"deceased", "", "deceased"},
    {"", "", ""},
};

static void
dates_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        const char *text = dates[i].text;
        struct tl_gedcom_date date = tl_date_gedcom_read(text, strlen(text), false);
        char words[80];
        snprintf(words, sizeof words, "%.*s", (int)date.words.length,
                 text + date.words.begin);
        if (strcmp(date.edtf, dates[i].edtf) != 0 ||
            strcmp(words, dates[i].words) != 0 ||
            (date.dating == TL_GEDCOM_DATED) != (*date.edtf != '\0'))
            fail_msg("'%s' is read as '%s', '%s', not as '%s', '%s'", text, date.edtf,
                     words, dates[i].edtf, dates[i].words);
    }
}

static void
what_is_no_date_says_why(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum tl_gedcom_dating dating;
    } texts[] = {
        {"(in the war)", TL_GEDCOM_PHRASE},  {"HEBREW 5758", TL_GEDCOM_CALENDAR},
        {"@#DROMAN@ 1", TL_GEDCOM_CALENDAR}, {"_MAYA 1", TL_GEDCOM_CALENDAR},
        {"deceased", TL_GEDCOM_UNREAD},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(
            tl_date_gedcom_read(texts[i].text, strlen(texts[i].text), false).dating,
            texts[i].dating);
}

static void
what_lasts_is_all_the_time_between(void **state)
{
    (void)state;
    assert_string_equal(tl_date_gedcom_read("1850-1855", 9, true).edtf, "1850/1855");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_read),
        cmocka_unit_test(what_is_no_date_says_why),
        cmocka_unit_test(what_lasts_is_all_the_time_between),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
