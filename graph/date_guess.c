#include "date_guess.h"

#include <stdbool.h>
#include <string.h>

#include "ascii.h"
#include "date_format.h"

/* By what a text is made of: its digits as 9, its letters as a, runs of letters as one.
 * Of two formats the second holds only where the first cannot be. */
static const struct {
    const char *shape;
    const char *format;
    const char *other; /* or NULL */
} shapes[] = {
    {"9.9.9999", "%d.%m.%Y", NULL},       {"9/9/9999", "%d/%m/%Y", "%m/%d/%Y"},
    {"9-9-9999", "%d-%m-%Y", "%m-%d-%Y"}, {"9.9.99", "%d.%m.%y", NULL},
    {"9/9/99", "%d/%m/%y", "%m/%d/%y"},   {"9999/9/9", "%Y/%m/%d", NULL},
    {"9999.9.9", "%Y.%m.%d", NULL},       {"99999999", "%Y%m%d", NULL},
    {"9 a 9999", "%d %B %Y", NULL},       {"a 9, 9999", "%B %d, %Y", NULL},
    {"a 9999", "%d %B %Y", NULL},         {"9-a-9999", "%d-%b-%Y", NULL},
    {"9-a-99", "%d-%b-%y", NULL},         {"99999", "excel", NULL},
    {"99999.9", "excel", NULL},           {"9999-9999", "words", NULL},
};

/* A nine alone in a shape is any one or two digits, and after a point any number. */
static bool
has_shape(const char *text, size_t length, const char *shape)
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
            return false;
    }
    return at == length;
}

static bool
fits(const char *format, const char *text, size_t length)
{
    char edtf[TL_DATE_FORMAT_MAX];
    struct tl_date_error error;
    return tl_date_format_read(format, text, length, edtf, &error);
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

/* Both, where a text may be either. */
static const char *
either(const char *format, const char *other)
{
    static const char *const both[] = {
        "%d/%m/%Y' or '%m/%d/%Y",
        "%d-%m-%Y' or '%m-%d-%Y",
        "%d/%m/%y' or '%m/%d/%y",
    };
    for (size_t i = 0; i < sizeof both / sizeof *both; i++) {
        if (strncmp(both[i], format, strlen(format)) == 0)
            return both[i];
    }
    return other;
}

const char *
tl_date_guess(const char *text, size_t length)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (!has_shape(text, length, shapes[i].shape))
            continue;
        const char *format = shapes[i].format;
        const char *other = shapes[i].other;
        bool is_first = fits(format, text, length);
        bool is_other = other && fits(other, text, length);
        if (is_first)
            return is_other ? either(format, other) : format;
        if (is_other)
            return other;
    }
    return has_letter(text, length) && fits("words", text, length) ? "words" : NULL;
}
