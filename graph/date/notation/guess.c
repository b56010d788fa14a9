#include "guess.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "format.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Room for one format. */
enum { FORMAT = 28 };

/* By what a text is made of: its digits as 9, its letters as a, runs of letters as one.
 * Of two formats the second holds only where the first cannot be. */
static const struct {
    const char *shape;
    const char *format;
    const char *other; /* or NULL */
} shapes[] = {
    {"9.9.9999", "%d.%m.%Y", NULL},
    {"9/9/9999", "%d/%m/%Y", "%m/%d/%Y"},
    {"9-9-9999", "%d-%m-%Y", "%m-%d-%Y"},
    {"9.9.99", "%d.%m.%y", NULL},
    {"9/9/99", "%d/%m/%y", "%m/%d/%y"},
    {"9999-9-9", "%Y-%m-%d", NULL},
    {"9999/9/9", "%Y/%m/%d", NULL},
    {"9999.9.9", "%Y.%m.%d", NULL},
    {"99999999", "%Y%m%d", NULL},
    {"9 a 9999", "%d %B %Y", NULL},
    {"a 9, 9999", "%B %d, %Y", NULL},
    {"a 9999", "%d %B %Y", NULL},
    {"9-a-9999", "%d-%b-%Y", NULL},
    {"9-a-99", "%d-%b-%y", NULL},
    {"9-9-99", "%d-%m-%y", "%y-%m-%d"},
    {"99999", "excel", NULL},
    {"99999.9", "excel", NULL},
    {"9999-9999", "words", NULL},
    {"9999-99", "two-years", NULL},
    {"9999999999", "%s", NULL},
    {"9999999999999", "%s", NULL},
    {"9999999999.9", "%s.%f", NULL},
    {"99999999999999", "%Y%m%d%H%M%S", NULL},
};

/* What may stand after a date. */
static const char *const times[] = {"",           " %H:%M",       " %H:%M:%S",
                                    " %I:%M %p",  " %I:%M:%S %p", ", %H:%M",
                                    ", %I:%M %p", " - %H:%M"};

/* What is like nothing else: dates of mail, of messages, of the C library, of a web
 * server's log, of calendars, and those in words. */
static const char *const wholes[] = {"%a, %d %b %Y %T %z",     "%a %b %d %T %z %Y",
                                     "%a %b %d %T %Y",         "%d/%b/%Y:%T %z",
                                     "%Y%m%dT%H%M%S%z",        "%T %d %b %Y",
                                     "%Y-%m-%dT%H:%M:%S.%f%z", "words"};

/* How much of a text has a shape; 0 where its beginning has not. A nine alone in a
 * shape is any one or two digits, and after a point at its end any number. */
static size_t
shaped_length(const char *text, size_t length, const char *shape)
{
    size_t at = 0;
    for (size_t i = 0; shape[i]; i++) {
        size_t begin = at;
        bool single =
            shape[i] == '9' && (i == 0 || shape[i - 1] != '9') && shape[i + 1] != '9';
        size_t most = !single ? 1 : strcmp(shape + i, "9") == 0 ? length : 2;
        if (shape[i] == 'a') {
            while (at < length && tl_ascii_is_letter(text[at]))
                at++;
        } else if (shape[i] == '9') {
            while (at < length && at - begin < most && tl_ascii_is_digit(text[at]))
                at++;
        } else {
            at += at < length && text[at] == shape[i];
        }
        if (at == begin)
            return 0;
    }
    return at;
}

static bool
fits(const char *format, const char *text, size_t length)
{
    char edtf[TL_DATE_EDTF_MAX];
    struct tl_date_error error;
    return tl_date_format_read(format, text, length, edtf, &error);
}

/* A format with a time that makes it fit; "" where none does. */
static void
complete(const char *format, const char *text, size_t length, char whole[FORMAT])
{
    for (size_t i = 0; i < COUNT(times); i++) {
        snprintf(whole, FORMAT, "%s%s", format, times[i]);
        if (fits(whole, text, length))
            return;
    }
    *whole = '\0';
}

/* Whether a text has the digits of a day in EDTF, or of a time but for its fractions:
 * that it is none is a mistake then. */
static bool
is_like_edtf(const char *text, size_t length)
{
    static const char day[] = "9999-99-99";
    if (shaped_length(text, length, "9999-99-99T") && !memchr(text, '.', length))
        return true;
    while (length > 0 && text[length - 1] == ' ')
        length--;
    return length == strlen(day) && shaped_length(text, length, day) == length;
}

/* By the shape of its date, after which a time may stand. */
static bool
guess_by_shape(const char *text, size_t length, char guess[TL_DATE_GUESS_MAX])
{
    for (size_t i = 0; i < COUNT(shapes); i++) {
        size_t shaped = shaped_length(text, length, shapes[i].shape);
        char format[FORMAT], other[FORMAT] = "";
        if (shaped == 0 || (shaped < length && !strchr(" ,:", text[shaped])))
            continue;
        complete(shapes[i].format, text, length, format);
        if (shapes[i].other)
            complete(shapes[i].other, text, length, other);
        if (!*format && !*other)
            continue;
        snprintf(guess, TL_DATE_GUESS_MAX, "%s%s%s", format,
                 *format && *other ? "' or '" : "", other);
        return true;
    }
    return false;
}

/* Numbers alone are rather EDTF with a mistake than words. */
static bool
has_letter(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (tl_ascii_is_letter(text[i]))
            return true;
    return false;
}

/* "98", "-44": a year for which EDTF wants four digits. */
static bool
guess_year(const char *text, size_t length, char guess[TL_DATE_GUESS_MAX])
{
    bool negative = length > 0 && *text == '-';
    size_t at = negative;
    while (at < length && tl_ascii_is_digit(text[at]))
        at++;
    size_t digits = at - negative;
    if (at < length || digits > 3 || !fits("year", text, length))
        return false;
    snprintf(guess, TL_DATE_GUESS_MAX, "%s",
             !negative && digits == 2 ? "%y' or 'year" : "year");
    return true;
}

bool
tl_date_guess(const char *text, size_t length, char guess[TL_DATE_GUESS_MAX])
{
    if (is_like_edtf(text, length))
        return false;
    if (guess_by_shape(text, length, guess) || guess_year(text, length, guess))
        return true;
    for (size_t i = 0; has_letter(text, length) && i < COUNT(wholes); i++)
        if (fits(wholes[i], text, length)) {
            snprintf(guess, TL_DATE_GUESS_MAX, "%s", wholes[i]);
            return true;
        }
    return false;
}
