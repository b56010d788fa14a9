#include "letters.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/date/day.h"
#include "graph/date/error.h"

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

bool
tl_date_serial_read(const char *text, size_t length, char edtf[TL_DATE_EDTF_MAX],
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

bool
tl_date_iso_year_read(const char *text, size_t length, char edtf[TL_DATE_EDTF_MAX],
                      struct tl_date_error *error)
{
    int64_t year;
    if (!read_whole(text, length, &year))
        return tl_date_fail(error, 0, "the number of a year is expected here");
    write_year(year, edtf);
    return true;
}

bool
tl_date_year_read(const char *text, size_t length, char edtf[TL_DATE_EDTF_MAX],
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

bool
tl_date_two_years_read(const char *text, size_t length, char edtf[TL_DATE_EDTF_MAX],
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

bool
tl_date_is_blank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

void
tl_date_skip_blanks(struct tl_date_reading *reading)
{
    while (tl_date_is_blank(tl_date_reading_peek(reading)))
        reading->at++;
}

/* Letters that stand for a number. */
static const struct number {
    char letter;
    int8_t field;
    int8_t fewest; /* digits */
    int8_t most;
    int16_t least; /* value; a month or day 0 is not known */
    int16_t greatest;
    const char *name;
} numbers[] = {
    {'Y', TL_READ_YEAR, 3, 4, 0, 9999, "year"},
    {'C', TL_READ_CENTURY, 2, 2, 0, 99, "century"},
    {'y', TL_READ_SHORT_YEAR, 2, 2, 0, 99, "year of two digits"},
    {'m', TL_READ_MONTH, 1, 2, 0, 12, "month"},
    {'d', TL_READ_DAY, 1, 2, 0, 31, "day"},
    {'e', TL_READ_DAY, 1, 2, 0, 31, "day"},
    {'j', TL_READ_YEAR_DAY, 1, 3, 1, 366, "day of the year"},
    {'H', TL_READ_HOUR, 1, 2, 0, 23, "hour"},
    {'I', TL_READ_HOUR_12, 1, 2, 1, 12, "hour"},
    {'M', TL_READ_MINUTE, 1, 2, 0, 59, "minute"},
    {'S', TL_READ_SECOND, 1, 2, 0, 59, "second"},
};

static bool
is_of_date(const struct number *number)
{
    return number->field == TL_READ_MONTH || number->field == TL_READ_DAY ||
           number->field == TL_READ_YEAR_DAY;
}

static bool
read_number(struct tl_date_reading *reading, const struct number *number)
{
    enum { YEAR = 4 };
    size_t begin;
    int value = 0;
    tl_date_skip_blanks(reading); /* "%e" and others pad with blanks */
    for (begin = reading->at; tl_ascii_is_digit(tl_date_reading_peek(reading)) &&
                              reading->at - begin < (size_t)number->most;
         reading->at++)
        value = 10 * value + (tl_date_reading_peek(reading) - '0');
    size_t digits = reading->at - begin;
    if (digits < (size_t)number->fewest)
        return tl_date_fail(reading->error, begin, "a %s is expected here",
                            number->name);
    if (value < number->least || value > number->greatest)
        return tl_date_fail(reading->error, begin, "there is no %s %d", number->name,
                            value);
    bool unknown =
        value == 0 && (number->field == TL_READ_MONTH || number->field == TL_READ_DAY);
    reading->fields[number->field] = unknown ? TL_READ_ABSENT : value;
    reading->dated = reading->dated || is_of_date(number);
    reading->short_year =
        reading->short_year || (number->field == TL_READ_YEAR && digits < YEAR);
    return true;
}

/* How many bytes of a name are here, whatever their case; at least three. */
static size_t
match_name(const struct tl_date_reading *reading, const char *name)
{
    size_t length = 0;
    while (name[length] && reading->at + length < reading->length &&
           tl_ascii_lower(reading->text[reading->at + length]) ==
               tl_ascii_lower(name[length]))
        length++;
    return length < 3 ? 0 : name[length] && length > 4 ? 3 : length;
}

/* A month or weekday: whole, or its first three or four letters. */
static bool
read_name(struct tl_date_reading *reading, const char *name)
{
    size_t length = match_name(reading, name);
    reading->at += length;
    return length > 0;
}

static bool
read_month_name(struct tl_date_reading *reading)
{
    for (int month = 1; month <= 12; month++)
        if (read_name(reading, tl_day_month_name(month))) {
            reading->fields[TL_READ_MONTH] = month;
            reading->dated = true;
            return true;
        }
    return tl_date_fail(reading->error, reading->at,
                        "a month's English name is expected here");
}

static bool
read_weekday(struct tl_date_reading *reading)
{
    static const char *const names[] = {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (read_name(reading, names[i]))
            return true;
    return tl_date_fail(reading->error, reading->at,
                        "a weekday in English is expected here");
}

static bool
read_half(struct tl_date_reading *reading)
{
    char first = tl_ascii_lower(tl_date_reading_peek(reading));
    bool known = reading->length - reading->at >= 2 && (first == 'a' || first == 'p') &&
                 tl_ascii_lower(reading->text[reading->at + 1]) == 'm';
    if (!known)
        return tl_date_fail(reading->error, reading->at, "AM or PM is expected here");
    reading->fields[TL_READ_HALF] = first == 'p';
    reading->at += 2;
    return true;
}

static bool
read_fraction(struct tl_date_reading *reading)
{
    size_t begin = reading->at;
    while (tl_ascii_is_digit(tl_date_reading_peek(reading)))
        reading->at++;
    return reading->at > begin ||
           tl_date_fail(reading->error, begin,
                        "a fraction of a second is expected here");
}

static bool
read_two_digits(struct tl_date_reading *reading, int *value)
{
    if (reading->length - reading->at < 2 ||
        !tl_ascii_is_digit(reading->text[reading->at]) ||
        !tl_ascii_is_digit(reading->text[reading->at + 1]))
        return false;
    *value =
        10 * (reading->text[reading->at] - '0') + reading->text[reading->at + 1] - '0';
    reading->at += 2;
    return true;
}

/* Other zones than UTC are of no use without a table of them. */
static bool
read_utc(struct tl_date_reading *reading)
{
    static const char *const names[] = {"UTC", "GMT"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (match_name(reading, names[i]) == 3) {
            reading->at += 3;
            reading->zoned = true;
            return true;
        }
    return false;
}

/* "-0700 (PDT)": a remark in a date of mail. */
static bool
skip_remark(struct tl_date_reading *reading)
{
    size_t at = reading->at;
    tl_date_skip_blanks(reading);
    const char *open = reading->text + reading->at;
    const char *close = tl_date_reading_peek(reading) == '('
                            ? memchr(open, ')', reading->length - reading->at)
                            : NULL;
    reading->at = close ? (size_t)(close + 1 - reading->text) : at;
    return true;
}

static bool
read_shift(struct tl_date_reading *reading)
{
    size_t begin = reading->at;
    if (read_utc(reading))
        return true;
    char sign = tl_date_reading_peek(reading);
    int hours = 0;
    int minutes = 0;
    bool read = sign == 'Z' || sign == 'z' || sign == '+' || sign == '-';
    reading->at += read;
    reading->zoned = true;
    reading->shift = 0;
    if (sign == 'Z' || sign == 'z')
        return true;
    read = read && read_two_digits(reading, &hours);
    if (read && tl_date_reading_peek(reading) == ':') {
        reading->at++;
        read = read_two_digits(reading, &minutes);
    } else if (read) {
        read_two_digits(reading, &minutes);
    }
    if (!read || minutes > 59 || 60 * hours + minutes > 14 * 60)
        return tl_date_fail(reading->error, begin,
                            "a time shift is expected here, +04:30");
    reading->shift = (sign == '-' ? -1 : 1) * (60 * hours + minutes);
    return skip_remark(reading);
}

static bool
read_zone(struct tl_date_reading *reading)
{
    if (read_utc(reading))
        return true;
    return tl_date_reading_peek(reading) == 'Z'
               ? read_shift(reading)
               : tl_date_fail(reading->error, reading->at,
                              "UTC, GMT or Z is expected here");
}

/* Seconds of this century have ten digits. Thirteen are milliseconds: as seconds they
 * would be beyond the year 9999. */
static bool
read_epoch(struct tl_date_reading *reading)
{
    size_t begin = reading->at;
    bool negative = tl_date_reading_peek(reading) == '-';
    int64_t value = 0;
    reading->at += negative;
    for (; tl_ascii_is_digit(tl_date_reading_peek(reading)) && reading->at - begin < 15;
         reading->at++)
        value = 10 * value + (tl_date_reading_peek(reading) - '0');
    if (reading->at == begin + negative)
        return tl_date_fail(reading->error, begin,
                            "seconds since 1970 are expected here");
    enum { MILLISECONDS = 13 };
    if (reading->at - begin - negative >= MILLISECONDS)
        value /= 1000;
    value = negative ? -value : value;
    int64_t day = value / 86400 - (value % 86400 < 0);
    int second = (int)(value - 86400 * day);
    struct tl_day_civil civil = tl_day_to_civil(day);
    if (civil.year < 0 || civil.year > 9999)
        return tl_date_fail(reading->error, begin,
                            "these seconds are beyond the year 9999");
    const int fields[TL_READ_FIELDS] = {
        [TL_READ_YEAR] = (int)civil.year,
        [TL_READ_CENTURY] = TL_READ_ABSENT,
        [TL_READ_SHORT_YEAR] = TL_READ_ABSENT,
        [TL_READ_MONTH] = civil.month,
        [TL_READ_DAY] = civil.day,
        [TL_READ_YEAR_DAY] = TL_READ_ABSENT,
        [TL_READ_HOUR] = second / 3600,
        [TL_READ_HOUR_12] = TL_READ_ABSENT,
        [TL_READ_HALF] = TL_READ_ABSENT,
        [TL_READ_MINUTE] = second / 60 % 60,
        [TL_READ_SECOND] = second % 60,
    };
    memcpy(reading->fields, fields, sizeof fields);
    reading->zoned = true;
    reading->shift = 0;
    return true;
}

static bool
read_percent(struct tl_date_reading *reading)
{
    bool found = tl_date_reading_peek(reading) == '%';
    reading->at += found;
    return found || tl_date_fail(reading->error, reading->at, "'%%' is expected here");
}

static bool
read_blanks(struct tl_date_reading *reading)
{
    tl_date_skip_blanks(reading);
    return true;
}

/* Letters that stand for something else. */
static const struct {
    char letter;
    bool (*read)(struct tl_date_reading *reading);
} others[] = {
    {'b', read_month_name}, {'B', read_month_name}, {'h', read_month_name},
    {'a', read_weekday},    {'A', read_weekday},    {'p', read_half},
    {'f', read_fraction},   {'z', read_shift},      {'Z', read_zone},
    {'s', read_epoch},      {'%', read_percent},    {'n', read_blanks},
    {'t', read_blanks},
};

/* Letters that stand for several. */
static const struct {
    char letter;
    const char *format;
} shorthands[] = {
    {'D', "%m/%d/%y"},
    {'F', "%Y-%m-%d"},
    {'T', "%H:%M:%S"},
    {'R', "%H:%M"},
};

#define COUNT(table) (sizeof table / sizeof table[0])

const char *
tl_date_letter_expand(char letter)
{
    for (size_t i = 0; i < COUNT(shorthands); i++)
        if (shorthands[i].letter == letter)
            return shorthands[i].format;
    return NULL;
}

bool
tl_date_letter_is_known(char letter)
{
    for (size_t i = 0; i < COUNT(numbers); i++)
        if (numbers[i].letter == letter)
            return true;
    for (size_t i = 0; i < COUNT(others); i++)
        if (others[i].letter == letter)
            return true;
    return tl_date_letter_expand(letter) != NULL;
}

bool
tl_date_letter_read(struct tl_date_reading *reading, char letter)
{
    for (size_t i = 0; i < COUNT(numbers); i++)
        if (numbers[i].letter == letter)
            return read_number(reading, &numbers[i]);
    for (size_t i = 0; i < COUNT(others); i++)
        if (others[i].letter == letter)
            return others[i].read(reading);
    return tl_date_fail(reading->error, reading->at, "'%%%c' is unknown", letter);
}
