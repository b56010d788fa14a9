#include "text.h"

#include <string.h>

#include "graph/base/utf8.h"

/* Any decimal of so many digits is what it is read as, and any whole number of so many
 * fits 64 bits. */
#define REAL_DIGITS  15
#define WHOLE_DIGITS 18

size_t
tl_json_compact(const char *json, size_t length, char *compact)
{
    size_t used = 0;
    bool in_string = false;
    for (size_t i = 0; i < length; i++) {
        bool escape = in_string && json[i] == '\\';
        if (in_string || !strchr(" \t\r\n", json[i]))
            compact[used++] = json[i];
        if (escape)
            compact[used++] = json[++i];
        else if (json[i] == '"')
            in_string = !in_string;
    }
    return used;
}

static unsigned long
hex_value(const char *digits)
{
    unsigned long value = 0;
    for (int i = 0; i < 4; i++) {
        unsigned digit = (unsigned char)digits[i];
        value = value << 4 | (digit <= '9' ? digit - '0' : (digit & 0x0F) + 9);
    }
    return value;
}

/* The character of a "\\u0000" or of two; how much they take, 0 where they are none. */
static size_t
read_unicode(const char *escape, size_t length, unsigned long *point)
{
    *point = hex_value(escape + 2);
    if (*point < 0xD800 || *point > 0xDFFF)
        return *point ? 6 : 0;
    if (*point > 0xDBFF || length < 12 || memcmp(escape + 6, "\\u", 2) != 0)
        return 0;
    unsigned long low = hex_value(escape + 8);
    *point = 0x10000 + ((*point - 0xD800) << 10) + (low - 0xDC00);
    return low >= 0xDC00 && low <= 0xDFFF ? 12 : 0;
}

bool
tl_json_unescape(const char *string, size_t length, char *text, size_t *used)
{
    static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    *used = 0;
    for (size_t at = 0; at < length;) {
        unsigned long point;
        const char *escape = memchr(string + at, '\\', length - at);
        size_t plain = escape ? (size_t)(escape - string) - at : length - at;
        memcpy(text + *used, string + at, plain);
        *used += plain;
        at += plain;
        if (!escape)
            break;
        if (escape[1] != 'u') {
            text[(*used)++] = meant[strchr(letters, escape[1]) - letters];
            at += 2;
            continue;
        }
        size_t taken = read_unicode(escape, length - at, &point);
        if (!taken)
            return false;
        *used += tl_utf8_encode(point, text + *used);
        at += taken;
    }
    return true;
}

static size_t
count_digits(const char *text, size_t length)
{
    size_t count = 0;
    while (count < length && text[count] >= '0' && text[count] <= '9')
        count++;
    return count;
}

bool
tl_json_is_shortest(const char *number, size_t length)
{
    bool negative = *number == '-';
    const char *digits = number + negative;
    size_t left = length - negative;
    size_t whole = count_digits(digits, left);
    if (whole == left)
        return whole <= WHOLE_DIGITS && !(negative && *digits == '0');
    if (digits[whole] != '.' || left - 1 > REAL_DIGITS)
        return false;
    const char *rest = digits + whole + 1;
    size_t decimals = left - whole - 1;
    if (count_digits(rest, decimals) < decimals || rest[decimals - 1] == '0')
        return false;
    /* Below a millionth, an exponent is written. */
    return *digits != '0' || decimals < 6 || memcmp(rest, "000000", 6) != 0;
}
