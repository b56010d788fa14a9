#include "error.h"

#include "graph/base/ascii.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A digit, or the X that stands for one. */
static bool
is_digit(char byte)
{
    return tl_ascii_is_digit(byte) || byte == 'X';
}

bool
tl_date_fail(struct tl_date_error *error, size_t offset, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    error->offset = offset;
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    return false;
}

/* What people write where EDTF has something else, by its first byte. */
static const struct {
    char byte;
    const char *message;
} hints[] = {
    {' ', "a blank; EDTF has none"},
    {'\t', "a tab; EDTF has no blanks"},
    {'\n', "a line break; EDTF has no blanks"},
    {'\r', "a line break; EDTF has no blanks"},
    {'(', "EDTF has no parentheses; write '?', '~' or '%' beside what it qualifies"},
    {')', "EDTF has no parentheses; write '?', '~' or '%' beside what it qualifies"},
    {'+', "'+' belongs to a time shift only; a year has none"},
    {'W', "weeks are not EDTF; write the days, 2015-05-04/2015-05-10"},
    {'P', "durations are not EDTF; write both ends of the interval"},
    {'R', "repetitions are not EDTF"},
    {'y', "a long year is written with an upper-case Y, Y17000"},
    {'t', "a time is written with an upper-case T, 2015-05-08T10:00:00"},
    {'z', "UTC is written with an upper-case Z"},
    {'u', "an unknown digit is written X"},
    {'x', "an unknown digit is written X, in upper case"},
    {'^', "a season takes no place; 25 to 32 tell the hemispheres apart"},
    {'\\', "an interval is written with '/'"},
    {'.', "'..' is written in a set, [2014..2015], or for an end, 2014/.."},
    {';', "the members of a set are divided by ','"},
    {'?', "one qualifier beside a number; both '?' and '~' are written '%'"},
    {'~', "one qualifier beside a number; both '?' and '~' are written '%'"},
    {'%', "one qualifier beside a number; both '?' and '~' are written '%'"},
};

static const char *
hint(char byte)
{
    for (size_t i = 0; i < sizeof hints / sizeof hints[0]; i++)
        if (hints[i].byte == byte)
            return hints[i].message;
    return NULL;
}

bool
tl_date_fail_at(struct tl_date_cursor *cursor, const char *after)
{
    if (tl_date_at_end(cursor))
        return tl_date_fail(cursor->error, cursor->at, "the text ends after %s", after);
    char byte = tl_date_peek(cursor, 0);
    const char *known = hint(byte);
    if (known)
        return tl_date_fail(cursor->error, cursor->at, "%s", known);
    if (byte > ' ' && byte <= '~')
        return tl_date_fail(cursor->error, cursor->at, "'%c' cannot follow %s", byte,
                            after);
    size_t length = 1; /* of a character in UTF-8 */
    while (((unsigned char)tl_date_peek(cursor, length) & 0xC0) == 0x80)
        length++;
    return tl_date_fail(cursor->error, cursor->at, "'%.*s' cannot follow %s",
                        (int)length, cursor->text + cursor->at, after);
}

/* Words that other standards, EDTF's own drafts and people use. */
static const struct {
    const char *word;
    const char *message;
} words[] = {
    {"unknown", "'unknown' is not EDTF; an unknown end is left empty, 2014/"},
    {"open", "'open' is not EDTF; an open end is written '..'"},
    {"NONE", "'NONE' is not EDTF; an unknown end is left empty, 2014/"},
};

static size_t
run_of_digits(const struct tl_date_cursor *cursor)
{
    size_t length = 0;
    while (is_digit(tl_date_peek(cursor, length)))
        length++;
    return length;
}

static bool
fail_word(struct tl_date_cursor *cursor)
{
    const char *text = cursor->text + cursor->at;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t length = strlen(words[i].word);
        if (length <= cursor->length - cursor->at &&
            memcmp(text, words[i].word, length) == 0)
            return tl_date_fail(cursor->error, cursor->at, "%s", words[i].message);
    }
    if (tl_date_peek(cursor, 0) == 'T' && is_digit(tl_date_peek(cursor, 1)))
        return tl_date_fail(
            cursor->error, cursor->at,
            "a time of day needs its day before it, 2015-05-08T10:00:00");
    const char *known = hint(tl_date_peek(cursor, 0));
    bool in_word = tl_ascii_is_letter(tl_date_peek(cursor, 0)) &&
                   tl_ascii_is_letter(tl_date_peek(cursor, 1));
    if (known && !in_word)
        return tl_date_fail(cursor->error, cursor->at, "%s", known);
    if (tl_date_at_end(cursor))
        return tl_date_fail(cursor->error, cursor->at, "a date is missing here");
    return tl_date_fail(cursor->error, cursor->at, "a date begins with a year, 2015");
}

/* Whether eight digits could be a year, a month and a day. */
static bool
is_basic(const char *text)
{
    return !memchr(text, 'X', 8) && text[4] <= '1' && text[6] <= '3' &&
           (text[4] == '0' || text[5] <= '2');
}

/* "19850412": a date of the basic format, without hyphens. */
static bool
fail_basic(struct tl_date_cursor *cursor)
{
    const char *text = cursor->text + cursor->at;
    return tl_date_fail(cursor->error, cursor->at,
                        "'%.8s' is not a date; with hyphens it is %.4s-%.2s-%.2s", text,
                        text, text + 4, text + 6);
}

bool
tl_date_fail_year(struct tl_date_cursor *cursor)
{
    const char *text = cursor->text + cursor->at;
    size_t length = run_of_digits(cursor);
    int shown = length < 20 ? (int)length : 20;
    switch (length) {
    case 0:
        return fail_word(cursor);
    case 1:
        return tl_date_fail(cursor->error, cursor->at,
                            "'%.1s' is not a year; it has four digits, 000%.1s", text,
                            text);
    case 2:
        return tl_date_fail(
            cursor->error, cursor->at,
            "'%.2s' is not a year, which has four digits: 00%.2s; a century "
            "is written %.2sXX",
            text, text, text);
    case 3:
        return tl_date_fail(
            cursor->error, cursor->at,
            "'%.3s' is not a year, which has four digits: 0%.3s; a decade "
            "is written %.3sX",
            text, text, text);
    case 8:
        if (is_basic(text))
            return fail_basic(cursor);
        break;
    default:
        break;
    }
    return tl_date_fail(cursor->error, cursor->at,
                        "'%.*s' is not a year; more than four digits are written Y%.*s",
                        shown, text, shown, text);
}
