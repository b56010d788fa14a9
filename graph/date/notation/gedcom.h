/*
 * Dates of family trees, as GEDCOM 5.5.1 and 7 write them, as EDTF:
 *
 *   5 MAY 1850   MAY 1850   1850   25 DEC 800   44 BCE   11 FEB 1699/00
 *   ABT 1850   CAL 1850   EST 1850   BEF 1850   AFT 1850   BET 1850 AND 1855
 *   FROM 1850   TO 1855   FROM 1850 TO 1855   INT 1850 (during the war)   (in the war)
 *   @#DJULIAN@ 25 OCT 1917   JULIAN 25 OCT 1917   FRENCH_R 18 BRUM 8
 *
 * Days of the Julian calendar and of that of the French Republic become Gregorian ones.
 * What is written otherwise is read as dates in English (prose.h).
 */
#ifndef TL_GRAPH_DATE_NOTATION_GEDCOM_H
#define TL_GRAPH_DATE_NOTATION_GEDCOM_H

#include "graph/date/date.h"

enum tl_gedcom_dating {
    TL_GEDCOM_DATED,
    TL_GEDCOM_PHRASE,   /* words in parentheses, which are no date */
    TL_GEDCOM_CALENDAR, /* of a calendar that is not converted */
    TL_GEDCOM_UNREAD    /* anything else */
};

struct tl_gedcom_date {
    enum tl_gedcom_dating dating;
    char edtf[TL_DATE_EDTF_MAX]; /* "" unless it is dated */
    struct tl_gedcom_words {
        size_t begin;
        size_t length;
    } words; /* what the text says besides: all of it, or a phrase; 0 long: nothing */
};

/* Reads `length` bytes of `text`. `lasts` says that a date such as "1850-1855" is all
 * the time between the two, not one day of it. */
struct tl_gedcom_date tl_date_gedcom_read(const char *text, size_t length, bool lasts);

#endif
