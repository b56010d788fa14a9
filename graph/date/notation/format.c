#include "format.h"

#include "graph/base/ascii.h"
#include "letters.h"
#include "prose.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/text.h"

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
read_literal(struct tl_date_reading *reading, char byte)
{
    if (tl_date_is_blank(byte)) {
        tl_date_skip_blanks(reading);
        return true;
    }
    if (tl_ascii_lower(tl_date_reading_peek(reading)) != tl_ascii_lower(byte))
        return tl_date_fail(reading->error, reading->at, "'%c' is expected here", byte);
    reading->at++;
    return true;
}

/* Whoever shortens a name may write a point after it. */
static void
skip_point(struct tl_date_reading *reading)
{
    reading->at += tl_date_reading_peek(reading) == '.';
}

/* Follows the format as far as the text goes. It may break off after any letter,
 * but not after a separator, which promises more. */
static bool
follow(struct tl_date_reading *reading, const char *format)
{
    while (*format && *format != ALTERNATIVE && !reading->broken_off) {
        const char *letter = letter_of(format);
        if (*format != '%') {
            if (!read_literal(reading, *format++))
                return false;
            continue;
        }
        const char *longer = tl_date_letter_expand(*letter);
        if (!(longer ? follow(reading, longer) : tl_date_letter_read(reading, *letter)))
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
    if (fields[TL_READ_YEAR] != TL_READ_ABSENT)
        return fields[TL_READ_YEAR];
    int year = fields[TL_READ_SHORT_YEAR];
    if (year == TL_READ_ABSENT)
        return TL_READ_ABSENT;
    if (fields[TL_READ_CENTURY] != TL_READ_ABSENT)
        return 100 * fields[TL_READ_CENTURY] + year;
    return year + (year < 69 ? 2000 : 1900);
}

static int
hour_of(const int *fields)
{
    if (fields[TL_READ_HOUR] != TL_READ_ABSENT)
        return fields[TL_READ_HOUR];
    if (fields[TL_READ_HOUR_12] == TL_READ_ABSENT ||
        fields[TL_READ_HALF] == TL_READ_ABSENT)
        return TL_READ_ABSENT;
    return fields[TL_READ_HOUR_12] % 12 + 12 * fields[TL_READ_HALF];
}

/*
 * "%j": the month and the day of a day of the year. What is wrong with a date that has
 * been read to its end is said of that end: of several formats, it was probably meant
 * by the one that it has followed so far.
 */
static bool
place_year_day(struct tl_date_reading *reading, int year)
{
    int day = reading->fields[TL_READ_YEAR_DAY];
    if (day == TL_READ_ABSENT || year == TL_READ_ABSENT)
        return true;
    struct tl_day_civil civil =
        tl_day_to_civil(tl_day_from_civil(year, 1, 1) + day - 1);
    if (civil.year != year)
        return tl_date_fail(reading->error, reading->length - 1, "%04d has no day %d",
                            year, day);
    reading->fields[TL_READ_MONTH] = civil.month;
    reading->fields[TL_READ_DAY] = civil.day;
    return true;
}

static bool
check_parts(struct tl_date_reading *reading, int year)
{
    const int *fields = reading->fields;
    if (year == TL_READ_ABSENT)
        return tl_date_fail(reading->error, reading->at, "the date has no year");
    if (fields[TL_READ_DAY] != TL_READ_ABSENT &&
        fields[TL_READ_MONTH] == TL_READ_ABSENT)
        return tl_date_fail(reading->error, reading->length - 1,
                            "the date has a day and no month");
    if (fields[TL_READ_DAY] == TL_READ_ABSENT)
        return true;
    int length = tl_day_month_length(year, fields[TL_READ_MONTH]);
    if (fields[TL_READ_DAY] > length)
        return tl_date_fail(reading->error, reading->length - 1,
                            "%s %04d has %d days, not %d",
                            tl_day_month_name(fields[TL_READ_MONTH]), year, length,
                            fields[TL_READ_DAY]);
    return true;
}

/* A number of less than four digits is a year where a month is beside it, or where the
 * format has none: by "%d.%m.%Y" 455 is nothing, for it may count anything. */
static bool
check_year(struct tl_date_reading *reading, const char *format)
{
    const int *fields = reading->fields;
    bool is_short = reading->short_year || (fields[TL_READ_YEAR] == TL_READ_ABSENT &&
                                            fields[TL_READ_CENTURY] == TL_READ_ABSENT);
    return !is_short || reading->dated || !has_letter(format, "mbBhdejDF") ||
           tl_date_fail(reading->error, 0, "a year alone has four digits here");
}

static void
write_time(const struct tl_date_reading *reading, char *edtf, size_t size)
{
    int shift = reading->shift < 0 ? -reading->shift : reading->shift;
    int length =
        snprintf(edtf, size, "T%02d:%02d:%02d", hour_of(reading->fields),
                 reading->fields[TL_READ_MINUTE], reading->fields[TL_READ_SECOND]);
    if (reading->zoned && shift == 0)
        snprintf(edtf + length, size - (size_t)length, "Z");
    else if (reading->zoned)
        snprintf(edtf + length, size - (size_t)length, "%c%02d:%02d",
                 reading->shift < 0 ? '-' : '+', shift / 60, shift % 60);
}

static void
write_date(const struct tl_date_reading *reading, int year, char edtf[TL_DATE_EDTF_MAX])
{
    const int *fields = reading->fields;
    int length = snprintf(edtf, TL_DATE_EDTF_MAX, "%04d", year);
    if (fields[TL_READ_MONTH] == TL_READ_ABSENT)
        return;
    length += snprintf(edtf + length, TL_DATE_EDTF_MAX - (size_t)length, "-%02d",
                       fields[TL_READ_MONTH]);
    if (fields[TL_READ_DAY] == TL_READ_ABSENT)
        return;
    length += snprintf(edtf + length, TL_DATE_EDTF_MAX - (size_t)length, "-%02d",
                       fields[TL_READ_DAY]);
    if (hour_of(fields) != TL_READ_ABSENT && fields[TL_READ_MINUTE] != TL_READ_ABSENT &&
        fields[TL_READ_SECOND] != TL_READ_ABSENT)
        write_time(reading, edtf + length, TL_DATE_EDTF_MAX - (size_t)length);
}

static bool
read_from(const char *format, struct tl_date_reading *reading,
          char edtf[TL_DATE_EDTF_MAX])
{
    for (int field = 0; field < TL_READ_FIELDS; field++)
        reading->fields[field] = TL_READ_ABSENT;
    tl_date_skip_blanks(reading);
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

/* Formats that have a name instead of letters. */
static const struct named {
    const char *name;
    bool (*read)(const char *text, size_t length, char edtf[TL_DATE_EDTF_MAX],
                 struct tl_date_error *error);
} named_formats[] = {
    {"excel", tl_date_serial_read},      {"year", tl_date_year_read},
    {"iso-year", tl_date_iso_year_read}, {"two-years", tl_date_two_years_read},
    {"words", tl_date_prose_read},
};

/* NULL where a format has letters. */
static const struct named *
find_named(const char *format)
{
    for (size_t i = 0; i < sizeof named_formats / sizeof *named_formats; i++) {
        if (format_length(format) == strlen(named_formats[i].name) &&
            tl_text_begins(format, named_formats[i].name))
            return &named_formats[i];
    }
    return NULL;
}

static bool
check_one(const char *format, struct tl_date_error *error)
{
    bool year = find_named(format) != NULL;
    for (const char *at = format; *at && *at != ALTERNATIVE; at++) {
        if (*at != '%')
            continue;
        const char *letter = letter_of(at);
        if (!*letter)
            return tl_date_fail(error, (size_t)(at - format),
                                "a letter is missing after '%%'");
        if (!tl_date_letter_is_known(*letter))
            return tl_date_fail(error, (size_t)(at - format), "'%%%c' is not known",
                                *letter);
        year = year || strchr("YyDFs", *letter);
        at = letter;
    }
    return year ||
           tl_date_fail(error, 0, "the format has no year: %%Y, %%y, %%D, %%F or %%s");
}

bool
tl_date_format_check(const char *format, struct tl_date_error *error)
{
    for (;;) {
        if (!check_one(format, error))
            return false;
        format += format_length(format);
        if (!*format++)
            return true;
    }
}

bool
tl_date_format_guesses_century(const char *format)
{
    for (; *format; format = *format == '%' ? letter_of(format) + 1 : format + 1)
        if (*format == '%' && strchr("yD", *letter_of(format)))
            return true;
    return false;
}

bool
tl_date_format_drops_time(const char *format)
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

/* "May 2015" by "%d %B %Y": the text may begin later than the format, where the
 * year has four digits to show that it is one. */
static bool
read_by(const char *format, const char *text, size_t length,
        char edtf[TL_DATE_EDTF_MAX], struct tl_date_error *error)
{
    struct tl_date_error later;
    const struct named *named = find_named(format);
    if (named)
        return named->read(text, length, edtf, error);
    struct tl_date_reading reading = {.text = text, .length = length, .error = error};
    if (read_from(format, &reading, edtf))
        return true;
    for (const char *at = format; *at && *at != ALTERNATIVE; at++) {
        if (*at != '%')
            continue;
        if (at > format) {
            reading = (struct tl_date_reading){
                .text = text, .length = length, .error = &later};
            if (read_from(at, &reading, edtf) && !reading.short_year &&
                reading.fields[TL_READ_YEAR] != TL_READ_ABSENT)
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
    while (length > 0 && tl_date_is_blank(text[length - 1]))
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
    while (length > 0 && tl_date_is_blank(text[length - 1]))
        length--;
    for (;;) {
        if (read_by(format, text, length, other, &error) && strcmp(other, edtf) != 0)
            return true;
        format += format_length(format);
        if (!*format++)
            return false;
    }
}
