#include "named.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/text.h"
#include "graph/date/day.h"
#include "graph/date/error.h"
#include "prose.h"

/* The first day that a spreadsheet counts as it is; before it thinks that 1900 was a
 * leap year. */
enum { EXCEL_FIRST = 61, EXCEL_LAST = 2958465 };

/* The number of a day, and of a second of it; false where a text is none. */
static bool
read_serial(const char *text, size_t length, int64_t *day, int64_t *second)
{
    double fraction = 0;
    double unit = 1;
    size_t at = 0;
    for (*day = 0; at < length && at < 8 && text[at] >= '0' && text[at] <= '9'; at++)
        *day = 10 * *day + (text[at] - '0');
    if (at == 0 || (at < length && text[at++] != '.'))
        return false;
    for (; at < length && text[at] >= '0' && text[at] <= '9'; at++)
        fraction += (unit /= 10) * (text[at] - '0');
    *second = (int64_t)(fraction * 86400 + 0.5);
    return at == length && *day >= EXCEL_FIRST && *day <= EXCEL_LAST;
}

/* A day as spreadsheets count them from 1900, maybe with a time as its fraction. */
static bool
read_serial_day(const char *text, size_t length, char edtf[TL_DATE_EDTF_MAX],
                struct tl_date_error *error)
{
    int64_t day;
    int64_t second;
    if (!read_serial(text, length, &day, &second))
        return tl_date_fail(error, 0, "a number from %d to %d is expected here",
                            EXCEL_FIRST, EXCEL_LAST);
    struct tl_day_civil civil =
        tl_day_to_civil(tl_day_from_civil(1899, 12, 30) + day + second / 86400);
    int written = snprintf(edtf, TL_DATE_EDTF_MAX, "%04d-%02d-%02d", (int)civil.year,
                           civil.month, civil.day);
    second %= 86400;
    if (second)
        snprintf(edtf + written, TL_DATE_EDTF_MAX - (size_t)written, "T%02d:%02d:%02d",
                 (int)(second / 3600), (int)(second / 60 % 60), (int)(second % 60));
    return true;
}

/* A number that may be below zero, and may end in ".0", as programs write it that know
 * only decimal ones; false where a text is none. */
static bool
read_whole(const char *text, size_t length, int64_t *number)
{
    enum { MOST_DIGITS = 12 };
    bool negative = length > 0 && *text == '-';
    size_t begin = negative;
    size_t at = begin;
    for (*number = 0; at < length && at - begin < MOST_DIGITS; at++) {
        if (!tl_ascii_is_digit(text[at]))
            break;
        *number = 10 * *number + (text[at] - '0');
    }
    size_t digits = at - begin;
    if (at < length && text[at] == '.')
        for (at++; at < length && text[at] == '0';)
            at++;
    *number = negative ? -*number : *number;
    return at == length && digits > 0;
}

static void
write_year(int64_t year, char edtf[TL_DATE_EDTF_MAX])
{
    bool is_long = year < -9999 || year > 9999;
    snprintf(edtf, TL_DATE_EDTF_MAX, "%s%s%04lld", is_long ? "Y" : "",
             year < 0 ? "-" : "", (long long)(year < 0 ? -year : year));
}

/* A year as ISO 8601 and astronomers count: before 1 comes 0, which is 1 BC. */
static bool
read_iso_year(const char *text, size_t length, char edtf[TL_DATE_EDTF_MAX],
              struct tl_date_error *error)
{
    int64_t year;
    if (!read_whole(text, length, &year))
        return tl_date_fail(error, 0, "the number of a year is expected here");
    write_year(year, edtf);
    return true;
}

/* A year of any number of digits as historians count: before 1 comes -1, which is 1 BC.
 */
static bool
read_year(const char *text, size_t length, char edtf[TL_DATE_EDTF_MAX],
          struct tl_date_error *error)
{
    int64_t year;
    if (!read_whole(text, length, &year))
        return tl_date_fail(error, 0, "the number of a year is expected here");
    if (year == 0)
        return tl_date_fail(error, 0,
                            "there is no year 0 between 1 BC and AD 1, but by "
                            "'iso-year'");
    write_year(year < 0 ? year + 1 : year, edtf);
    return true;
}

/* The number that a text of so many digits is; -1 where it is none. */
static int
read_digits(const char *text, size_t length)
{
    int number = 0;
    for (size_t i = 0; i < length; i++) {
        if (!tl_ascii_is_digit(text[i]))
            return -1;
        number = 10 * number + (text[i] - '0');
    }
    return number;
}

/* A year and the one after it, by its last two digits or all: "1999-00", "2000/01". */
static bool
read_two_years(const char *text, size_t length, char edtf[TL_DATE_EDTF_MAX],
               struct tl_date_error *error)
{
    enum { YEAR = 4 };
    static const char *const joints[] = {"-", "/", "\u2013"};
    size_t joint = 0;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        size_t size = strlen(joints[i]);
        if (length > YEAR + size && memcmp(text + YEAR, joints[i], size) == 0)
            joint = size;
    }
    size_t rest = length > YEAR + joint ? length - YEAR - joint : 0;
    int first = joint ? read_digits(text, YEAR) : -1;
    int last = rest == 2 || rest == YEAR ? read_digits(text + length - rest, rest) : -1;
    if (first < 0 || last < 0)
        return tl_date_fail(error, 0, "two years are expected here, as in 1999-00");
    if (last != (first + 1) % (rest == 2 ? 100 : 10000))
        return tl_date_fail(error, YEAR + joint, "the year after %04d is expected here",
                            first);
    snprintf(edtf, TL_DATE_EDTF_MAX, "%04d/%04d", first, first + 1);
    return first < 9999 || tl_date_fail(error, 0, "years end with 9999 here");
}

/* Formats that have a name instead of letters. */
static const struct tl_date_named named_formats[] = {
    {"excel", read_serial_day},    {"year", read_year},
    {"iso-year", read_iso_year},   {"two-years", read_two_years},
    {"words", tl_date_prose_read},
};

const struct tl_date_named *
tl_date_named_find(const char *format)
{
    size_t length = strcspn(format, "|");
    for (size_t i = 0; i < sizeof named_formats / sizeof *named_formats; i++) {
        if (length == strlen(named_formats[i].name) &&
            tl_text_begins(format, named_formats[i].name))
            return &named_formats[i];
    }
    return NULL;
}
