/*
 * What formats read (format.h): the letters of a format, each with what it reads, and
 * the numbers that stand for dates.
 */
#ifndef TL_GRAPH_DATE_NOTATION_LETTERS_H
#define TL_GRAPH_DATE_NOTATION_LETTERS_H

#include "graph/date/error.h"

enum tl_date_field {
    TL_READ_YEAR,
    TL_READ_CENTURY,
    TL_READ_SHORT_YEAR,
    TL_READ_MONTH,
    TL_READ_DAY,
    TL_READ_YEAR_DAY,
    TL_READ_HOUR,
    TL_READ_HOUR_12,
    TL_READ_HALF,
    TL_READ_MINUTE,
    TL_READ_SECOND,
    TL_READ_FIELDS
};

/* In a field that has not been read. */
enum { TL_READ_ABSENT = -1 };

struct tl_date_reading {
    const char *text;
    size_t length;
    size_t at;
    int fields[TL_READ_FIELDS];
    bool short_year; /* of less than four digits */
    bool dated;      /* a month or a day has been read, or its zeros */
    bool zoned;
    bool broken_off; /* the text ended before the format did */
    int shift;       /* minutes east of UTC */
    struct tl_date_error *error;
};

/* The byte that comes next; NUL at the end. */
static inline char
tl_date_reading_peek(const struct tl_date_reading *reading)
{
    return reading->at < reading->length ? reading->text[reading->at] : '\0';
}

bool tl_date_letter_is_known(char letter);

/* The longer format that a letter stands for; NULL for most. */
const char *tl_date_letter_expand(char letter);

/* Reads what the letter stands for. False, with an error, where it is not there. */
bool tl_date_letter_read(struct tl_date_reading *reading, char letter);

void tl_date_skip_blanks(struct tl_date_reading *reading);
bool tl_date_is_blank(char byte);

/*
 * Numbers that stand for dates, as columns of tables have them. Each gives false, with
 * `error` filled, where a text is none.
 */

/* A day as spreadsheets count them from 1900, maybe with a time as its fraction. */
bool tl_date_serial_read(const char *text, size_t length, char edtf[TL_DATE_EDTF_MAX],
                         struct tl_date_error *error);

/* A year of any number of digits as historians count: before 1 comes -1, which is 1 BC.
 */
bool tl_date_year_read(const char *text, size_t length, char edtf[TL_DATE_EDTF_MAX],
                       struct tl_date_error *error);

/* A year as ISO 8601 and astronomers count: before 1 comes 0, which is 1 BC. */
bool tl_date_iso_year_read(const char *text, size_t length, char edtf[TL_DATE_EDTF_MAX],
                           struct tl_date_error *error);

/* A year and the one after it, by its last two digits or all: "1999-00", "2000/01". */
bool tl_date_two_years_read(const char *text, size_t length,
                            char edtf[TL_DATE_EDTF_MAX], struct tl_date_error *error);

#endif
