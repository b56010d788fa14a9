#include "format.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/text.h"
#include "graph/date/day.h"
#include "graph/date/error.h"
#include "named.h"

/* The letters of a format, each with what it reads. */

enum field {
    READ_YEAR,
    READ_CENTURY,
    READ_SHORT_YEAR,
    READ_MONTH,
    READ_DAY,
    READ_YEAR_DAY,
    READ_HOUR,
    READ_HOUR_12,
    READ_HALF,
    READ_MINUTE,
    READ_SECOND,
    READ_FIELDS
};

/* In a field that has not been read. */
enum { READ_ABSENT = -1 };

struct reading {
    const char *text;
    size_t length;
    size_t at;
    int fields[READ_FIELDS];
    bool short_year; /* of less than four digits */
    bool dated;      /* a month or a day has been read, or its zeros */
    bool zoned;
    bool broken_off; /* the text ended before the format did */
    int shift;       /* minutes east of UTC */
    struct tl_date_error *error;
};

/* The byte that comes next; NUL at the end. */
static char
peek(const struct reading *reading)
{
    return reading->at < reading->length ? reading->text[reading->at] : '\0';
}

static bool
is_blank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static void
skip_blanks(struct reading *reading)
{
    while (is_blank(peek(reading)))
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
    {'Y', READ_YEAR, 3, 4, 0, 9999, "year"},
    {'C', READ_CENTURY, 2, 2, 0, 99, "century"},
    {'y', READ_SHORT_YEAR, 2, 2, 0, 99, "year of two digits"},
    {'m', READ_MONTH, 1, 2, 0, 12, "month"},
    {'d', READ_DAY, 1, 2, 0, 31, "day"},
    {'e', READ_DAY, 1, 2, 0, 31, "day"},
    {'j', READ_YEAR_DAY, 1, 3, 1, 366, "day of the year"},
    {'H', READ_HOUR, 1, 2, 0, 23, "hour"},
    {'I', READ_HOUR_12, 1, 2, 1, 12, "hour"},
    {'M', READ_MINUTE, 1, 2, 0, 59, "minute"},
    {'S', READ_SECOND, 1, 2, 0, 59, "second"},
};

static bool
is_of_date(const struct number *number)
{
    return number->field == READ_MONTH || number->field == READ_DAY ||
           number->field == READ_YEAR_DAY;
}

static bool
read_number(struct reading *reading, const struct number *number)
{
    enum { YEAR = 4 };
    size_t begin;
    int value = 0;
    skip_blanks(reading); /* "%e" and others pad with blanks */
    for (begin = reading->at;
         tl_ascii_is_digit(peek(reading)) && reading->at - begin < (size_t)number->most;
         reading->at++)
        value = 10 * value + (peek(reading) - '0');
    size_t digits = reading->at - begin;
    if (digits < (size_t)number->fewest)
        return tl_date_fail(reading->error, begin, "a %s is expected here",
                            number->name);
    if (value < number->least || value > number->greatest)
        return tl_date_fail(reading->error, begin, "there is no %s %d", number->name,
                            value);
    bool unknown =
        value == 0 && (number->field == READ_MONTH || number->field == READ_DAY);
    reading->fields[number->field] = unknown ? READ_ABSENT : value;
    reading->dated = reading->dated || is_of_date(number);
    reading->short_year =
        reading->short_year || (number->field == READ_YEAR && digits < YEAR);
    return true;
}

/* How many bytes of a name are here, whatever their case; at least three. */
static size_t
match_name(const struct reading *reading, const char *name)
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
read_name(struct reading *reading, const char *name)
{
    size_t length = match_name(reading, name);
    reading->at += length;
    return length > 0;
}

static bool
read_month_name(struct reading *reading)
{
    for (int month = 1; month <= 12; month++)
        if (read_name(reading, tl_day_month_name(month))) {
            reading->fields[READ_MONTH] = month;
            reading->dated = true;
            return true;
        }
    return tl_date_fail(reading->error, reading->at,
                        "a month's English name is expected here");
}

static bool
read_weekday(struct reading *reading)
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
read_half(struct reading *reading)
{
    char first = tl_ascii_lower(peek(reading));
    bool known = reading->length - reading->at >= 2 && (first == 'a' || first == 'p') &&
                 tl_ascii_lower(reading->text[reading->at + 1]) == 'm';
    if (!known)
        return tl_date_fail(reading->error, reading->at, "AM or PM is expected here");
    reading->fields[READ_HALF] = first == 'p';
    reading->at += 2;
    return true;
}

static bool
read_fraction(struct reading *reading)
{
    size_t begin = reading->at;
    while (tl_ascii_is_digit(peek(reading)))
        reading->at++;
    return reading->at > begin ||
           tl_date_fail(reading->error, begin,
                        "a fraction of a second is expected here");
}

static bool
read_two_digits(struct reading *reading, int *value)
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
read_utc(struct reading *reading)
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
skip_remark(struct reading *reading)
{
    size_t at = reading->at;
    skip_blanks(reading);
    const char *open = reading->text + reading->at;
    const char *close =
        peek(reading) == '(' ? memchr(open, ')', reading->length - reading->at) : NULL;
    reading->at = close ? (size_t)(close + 1 - reading->text) : at;
    return true;
}

static bool
read_shift(struct reading *reading)
{
    size_t begin = reading->at;
    if (read_utc(reading))
        return true;
    char sign = peek(reading);
    int hours = 0;
    int minutes = 0;
    bool read = sign == 'Z' || sign == 'z' || sign == '+' || sign == '-';
    reading->at += read;
    reading->zoned = true;
    reading->shift = 0;
    if (sign == 'Z' || sign == 'z')
        return true;
    read = read && read_two_digits(reading, &hours);
    if (read && peek(reading) == ':') {
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
read_zone(struct reading *reading)
{
    if (read_utc(reading))
        return true;
    return peek(reading) == 'Z' ? read_shift(reading)
                                : tl_date_fail(reading->error, reading->at,
                                               "UTC, GMT or Z is expected here");
}

/* Seconds of this century have ten digits. Thirteen are milliseconds: as seconds they
 * would be beyond the year 9999. */
static bool
read_epoch(struct reading *reading)
{
    size_t begin = reading->at;
    bool negative = peek(reading) == '-';
    int64_t value = 0;
    reading->at += negative;
    for (; tl_ascii_is_digit(peek(reading)) && reading->at - begin < 15; reading->at++)
        value = 10 * value + (peek(reading) - '0');
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
    const int fields[READ_FIELDS] = {
        [READ_YEAR] = (int)civil.year,   [READ_CENTURY] = READ_ABSENT,
        [READ_SHORT_YEAR] = READ_ABSENT, [READ_MONTH] = civil.month,
        [READ_DAY] = civil.day,          [READ_YEAR_DAY] = READ_ABSENT,
        [READ_HOUR] = second / 3600,     [READ_HOUR_12] = READ_ABSENT,
        [READ_HALF] = READ_ABSENT,       [READ_MINUTE] = second / 60 % 60,
        [READ_SECOND] = second % 60,
    };
    memcpy(reading->fields, fields, sizeof fields);
    reading->zoned = true;
    reading->shift = 0;
    return true;
}

static bool
read_percent(struct reading *reading)
{
    bool found = peek(reading) == '%';
    reading->at += found;
    return found || tl_date_fail(reading->error, reading->at, "'%%' is expected here");
}

static bool
read_blanks(struct reading *reading)
{
    skip_blanks(reading);
    return true;
}

/* Letters that stand for something else. */
static const struct {
    char letter;
    bool (*read)(struct reading *reading);
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

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* The longer format that a letter stands for; NULL for most. */
static const char *
letter_expand(char letter)
{
    for (size_t i = 0; i < COUNT(shorthands); i++)
        if (shorthands[i].letter == letter)
            return shorthands[i].format;
    return NULL;
}

static bool
letter_is_known(char letter)
{
    for (size_t i = 0; i < COUNT(numbers); i++)
        if (numbers[i].letter == letter)
            return true;
    for (size_t i = 0; i < COUNT(others); i++)
        if (others[i].letter == letter)
            return true;
    return letter_expand(letter) != NULL;
}

/* Reads what the letter stands for. False, with an error, where it is not there. */
static bool
letter_read(struct reading *reading, char letter)
{
    for (size_t i = 0; i < COUNT(numbers); i++)
        if (numbers[i].letter == letter)
            return read_number(reading, &numbers[i]);
    for (size_t i = 0; i < COUNT(others); i++)
        if (others[i].letter == letter)
            return others[i].read(reading);
    return tl_date_fail(reading->error, reading->at, "'%%%c' is unknown", letter);
}

/* What stands between two formats. */
#define ALTERNATIVE '|'

/* The letter after a "%", past the flags that only matter when writing. */
static const char *
letter_of(const char *format)
{
    return format + 1 + strspn(format + 1, "-_0EO");
}

/* Whether a format, up to the next one, has any of some letters. */
static bool
has_letter(const char *format, const char *letters)
{
    for (; *format && *format != ALTERNATIVE; format++) {
        if (*format != '%')
            continue;
        format = letter_of(format);
        if (!*format)
            return false;
        if (strchr(letters, *format))
            return true;
    }
    return false;
}

static bool
read_literal(struct reading *reading, char byte)
{
    if (is_blank(byte)) {
        skip_blanks(reading);
        return true;
    }
    if (tl_ascii_lower(peek(reading)) != tl_ascii_lower(byte))
        return tl_date_fail(reading->error, reading->at, "'%c' is expected here", byte);
    reading->at++;
    return true;
}

/* Whoever shortens a name may write a point after it. */
static void
skip_point(struct reading *reading)
{
    reading->at += peek(reading) == '.';
}

/* Follows the format as far as the text goes. It may break off after any letter,
 * but not after a separator, which promises more. */
static bool
follow(struct reading *reading, const char *format)
{
    while (*format && *format != ALTERNATIVE && !reading->broken_off) {
        const char *letter = letter_of(format);
        if (*format != '%') {
            if (!read_literal(reading, *format++))
                return false;
            continue;
        }
        const char *longer = letter_expand(*letter);
        if (!(longer ? follow(reading, longer) : letter_read(reading, *letter)))
            return false;
        format = letter + 1;
        if (strchr("bBhaA", *letter) && *format != '.')
            skip_point(reading);
        reading->broken_off = reading->at == reading->length;
    }
    return true;
}

/* POSIX, strptime: 69 to 99 are of the twentieth century. */
static int
year_of(const int *fields)
{
    if (fields[READ_YEAR] != READ_ABSENT)
        return fields[READ_YEAR];
    int year = fields[READ_SHORT_YEAR];
    if (year == READ_ABSENT)
        return READ_ABSENT;
    if (fields[READ_CENTURY] != READ_ABSENT)
        return 100 * fields[READ_CENTURY] + year;
    return year + (year < 69 ? 2000 : 1900);
}

static int
hour_of(const int *fields)
{
    if (fields[READ_HOUR] != READ_ABSENT)
        return fields[READ_HOUR];
    if (fields[READ_HOUR_12] == READ_ABSENT || fields[READ_HALF] == READ_ABSENT)
        return READ_ABSENT;
    return fields[READ_HOUR_12] % 12 + 12 * fields[READ_HALF];
}

/*
 * "%j": the month and the day of a day of the year. What is wrong with a date that has
 * been read to its end is said of that end: of several formats, it was probably meant
 * by the one that it has followed so far.
 */
static bool
place_year_day(struct reading *reading, int year)
{
    int day = reading->fields[READ_YEAR_DAY];
    if (day == READ_ABSENT || year == READ_ABSENT)
        return true;
    struct tl_day_civil civil =
        tl_day_to_civil(tl_day_from_civil(year, 1, 1) + day - 1);
    if (civil.year != year)
        return tl_date_fail(reading->error, reading->length - 1, "%04d has no day %d",
                            year, day);
    reading->fields[READ_MONTH] = civil.month;
    reading->fields[READ_DAY] = civil.day;
    return true;
}

static bool
check_parts(struct reading *reading, int year)
{
    const int *fields = reading->fields;
    if (year == READ_ABSENT)
        return tl_date_fail(reading->error, reading->at, "the date has no year");
    if (fields[READ_DAY] != READ_ABSENT && fields[READ_MONTH] == READ_ABSENT)
        return tl_date_fail(reading->error, reading->length - 1,
                            "the date has a day and no month");
    if (fields[READ_DAY] == READ_ABSENT)
        return true;
    int length = tl_day_month_length(year, fields[READ_MONTH]);
    if (fields[READ_DAY] > length)
        return tl_date_fail(
            reading->error, reading->length - 1, "%s %04d has %d days, not %d",
            tl_day_month_name(fields[READ_MONTH]), year, length, fields[READ_DAY]);
    return true;
}

/* A number of less than four digits is a year where a month is beside it, or where the
 * format has none: by "%d.%m.%Y" 455 is nothing, for it may count anything. */
static bool
check_year(struct reading *reading, const char *format)
{
    const int *fields = reading->fields;
    bool is_short = reading->short_year || (fields[READ_YEAR] == READ_ABSENT &&
                                            fields[READ_CENTURY] == READ_ABSENT);
    return !is_short || reading->dated || !has_letter(format, "mbBhdejDF") ||
           tl_date_fail(reading->error, 0, "a year alone has four digits here");
}

static void
write_time(const struct reading *reading, char *edtf, size_t size)
{
    int shift = reading->shift < 0 ? -reading->shift : reading->shift;
    int length = snprintf(edtf, size, "T%02d:%02d:%02d", hour_of(reading->fields),
                          reading->fields[READ_MINUTE], reading->fields[READ_SECOND]);
    if (reading->zoned && shift == 0)
        snprintf(edtf + length, size - (size_t)length, "Z");
    else if (reading->zoned)
        snprintf(edtf + length, size - (size_t)length, "%c%02d:%02d",
                 reading->shift < 0 ? '-' : '+', shift / 60, shift % 60);
}

static void
write_date(const struct reading *reading, int year, char edtf[TL_DATE_EDTF_MAX])
{
    const int *fields = reading->fields;
    int length = snprintf(edtf, TL_DATE_EDTF_MAX, "%04d", year);
    if (fields[READ_MONTH] == READ_ABSENT)
        return;
    length += snprintf(edtf + length, TL_DATE_EDTF_MAX - (size_t)length, "-%02d",
                       fields[READ_MONTH]);
    if (fields[READ_DAY] == READ_ABSENT)
        return;
    length += snprintf(edtf + length, TL_DATE_EDTF_MAX - (size_t)length, "-%02d",
                       fields[READ_DAY]);
    if (hour_of(fields) != READ_ABSENT && fields[READ_MINUTE] != READ_ABSENT &&
        fields[READ_SECOND] != READ_ABSENT)
        write_time(reading, edtf + length, TL_DATE_EDTF_MAX - (size_t)length);
}

static bool
read_from(const char *format, struct reading *reading, char edtf[TL_DATE_EDTF_MAX])
{
    for (int field = 0; field < READ_FIELDS; field++)
        reading->fields[field] = READ_ABSENT;
    skip_blanks(reading);
    if (!follow(reading, format))
        return false;
    if (reading->at < reading->length)
        return tl_date_fail(reading->error, reading->at, "the format ends before this");
    int year = year_of(reading->fields);
    if (!place_year_day(reading, year) || !check_parts(reading, year) ||
        !check_year(reading, format))
        return false;
    write_date(reading, year, edtf);
    return true;
}

static size_t
format_length(const char *format)
{
    return strcspn(format, "|");
}

static bool
check_one(const char *format, struct tl_date_error *error)
{
    bool year = tl_date_named_find(format) != NULL;
    for (const char *at = format; *at && *at != ALTERNATIVE; at++) {
        if (*at != '%')
            continue;
        const char *letter = letter_of(at);
        if (!*letter)
            return tl_date_fail(error, (size_t)(at - format),
                                "a letter is missing after '%%'");
        if (!letter_is_known(*letter))
            return tl_date_fail(error, (size_t)(at - format), "'%%%c' is not known",
                                *letter);
        year = year || strchr("YyDFs", *letter);
        at = letter;
    }
    return year ||
           tl_date_fail(error, 0, "the format has no year: %%Y, %%y, %%D, %%F or %%s");
}

static bool
guesses_century(const char *format)
{
    for (; *format; format = *format == '%' ? letter_of(format) + 1 : format + 1)
        if (*format == '%' && strchr("yD", *letter_of(format)))
            return true;
    return false;
}

static bool
drops_time(const char *format)
{
    bool has_hour = false;
    bool has_second = false;
    for (;; format = *format == '%' ? letter_of(format) + 1 : format + 1) {
        if (!*format || *format == ALTERNATIVE) {
            if (has_hour && !has_second)
                return true;
            has_hour = has_second = false;
        }
        if (!*format)
            return false;
        if (*format == '%') {
            has_hour = has_hour || strchr("HIR", *letter_of(format));
            has_second = has_second || strchr("STs", *letter_of(format));
        }
    }
}

bool
tl_date_format_check(const char *format, struct tl_date_format_doubts *doubts,
                     struct tl_date_error *error)
{
    for (const char *one = format;; one++) {
        if (!check_one(one, error))
            return false;
        one += format_length(one);
        if (!*one)
            break;
    }
    doubts->drops_time = drops_time(format);
    doubts->guesses_century = guesses_century(format);
    return true;
}

/* "May 2015" by "%d %B %Y": the text may begin later than the format, where the
 * year has four digits to show that it is one. */
static bool
read_by(const char *format, const char *text, size_t length,
        char edtf[TL_DATE_EDTF_MAX], struct tl_date_error *error)
{
    struct tl_date_error later;
    const struct tl_date_named *named = tl_date_named_find(format);
    if (named)
        return named->read(text, length, edtf, error);
    struct reading reading = {.text = text, .length = length, .error = error};
    if (read_from(format, &reading, edtf))
        return true;
    for (const char *at = format; *at && *at != ALTERNATIVE; at++) {
        if (*at != '%')
            continue;
        if (at > format) {
            reading = (struct reading){.text = text, .length = length, .error = &later};
            if (read_from(at, &reading, edtf) && !reading.short_year &&
                reading.fields[READ_YEAR] != READ_ABSENT)
                return true;
        }
        at = letter_of(at);
    }
    return false;
}

bool
tl_date_format_read(const char *format, const char *text, size_t length,
                    char edtf[TL_DATE_EDTF_MAX], struct tl_date_error *error)
{
    struct tl_date_error other;
    while (length > 0 && is_blank(text[length - 1]))
        length--;
    if (read_by(format, text, length, edtf, error))
        return true;
    for (format += format_length(format); *format; format += format_length(format)) {
        if (read_by(++format, text, length, edtf, &other))
            return true;
        if (other.offset > error->offset)
            *error = other;
    }
    return false;
}

bool
tl_date_format_differs(const char *format, const char *text, size_t length,
                       const char *edtf, char other[TL_DATE_EDTF_MAX])
{
    struct tl_date_error error;
    while (length > 0 && is_blank(text[length - 1]))
        length--;
    for (;;) {
        if (read_by(format, text, length, other, &error) && strcmp(other, edtf) != 0)
            return true;
        format += format_length(format);
        if (!*format++)
            return false;
    }
}
