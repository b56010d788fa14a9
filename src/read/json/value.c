#include "value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/utf8.h"

/* Any decimal of so many digits is what it is read as, and any whole number of so many
 * fits 64 bits. */
#define REAL_DIGITS  15
#define WHOLE_DIGITS 18

size_t
tl_read_json_compact(const char *json, size_t length, char *compact)
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
tl_read_json_unescape(const char *string, size_t length, char *text, size_t *used)
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
tl_read_json_is_shortest(const char *number, size_t length)
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

/* Decimals that bring back any double. */
#define DIGITS 17

/* Powers of ten from which on an exponent is written, as JavaScript has it. */
#define LARGE 21
#define SMALL (-7)

/* d.ddd times ten to the power. */
struct decimal {
    char digits[DIGITS + 1];
    int count;
    int power;
};

/*
 * The first digits of a number that is not negative. All that a locale chooses in a %e
 * is the point, which is passed over.
 */
static struct decimal
to_decimal(double value, int count)
{
    struct decimal decimal = {.count = count};
    char text[DIGITS + 32];
    snprintf(text, sizeof text, "%.*e", count - 1, value);
    char *at = text;
    for (int used = 0; *at != 'e'; at++) {
        if (*at >= '0' && *at <= '9')
            decimal.digits[used++] = *at;
    }
    decimal.power = (int)strtol(at + 1, NULL, 10);
    return decimal;
}

/* Without a point, of which strtod() would ask the locale. */
static double
from_decimal(const struct decimal *decimal)
{
    char text[DIGITS + 32];
    snprintf(text, sizeof text, "%se%d", decimal->digits,
             decimal->power - decimal->count + 1);
    return strtod(text, NULL);
}

static struct decimal
shortest(double value)
{
    struct decimal decimal = to_decimal(value, 1);
    while (decimal.count < DIGITS && from_decimal(&decimal) != value)
        decimal = to_decimal(value, decimal.count + 1);
    return decimal;
}

static int
print_real(char *buffer, size_t size, double value)
{
    static const char zeros[] = "000000000000000000000";
    struct decimal decimal = shortest(value < 0 ? -value : value);
    const char *sign = value < 0 ? "-" : "";
    const char *digits = decimal.digits;
    int whole = decimal.power + 1;
    if (decimal.power >= LARGE || decimal.power <= SMALL)
        return snprintf(buffer, size, "%s%.1s%s%se%+d", sign, digits,
                        decimal.count > 1 ? "." : "", digits + 1, decimal.power);
    if (whole >= decimal.count)
        return snprintf(buffer, size, "%s%s%.*s", sign, digits, whole - decimal.count,
                        zeros);
    if (whole > 0)
        return snprintf(buffer, size, "%s%.*s.%s", sign, whole, digits, digits + whole);
    return snprintf(buffer, size, "%s0.%.*s%s", sign, -whole, zeros, digits);
}

/* The value that jansson stopped in, or its key. */
static size_t
failure_offset(const struct tl_read_json_scan *scan, const json_error_t *error)
{
    size_t end = scan->extents[0].begin + (unsigned)error->position;
    size_t i = scan->extent_count;
    while (i > 1 && scan->extents[i - 1].key >= end)
        i--;
    const struct tl_read_json_extent *extent = &scan->extents[i - 1];
    return extent->begin < end ? extent->begin : extent->key;
}

/* What is JSON, as the scan has found, and yet no value that can be held. */
static void
report_failure(struct tl_read_json_scan *scan, struct tl_diagnostics *diagnostics,
               const json_error_t *error)
{
    static const struct {
        enum json_error_code code;
        enum tl_rule rule;
        const char *message;
    } rows[] = {
        {json_error_duplicate_key, TL_RULE_BAD_VALUE,
         "found a key that its object has already, expected each once"},
        {json_error_numeric_overflow, TL_RULE_BAD_NUMBER,
         "found a number that is too large, expected one that fits 64 bits"},
        {json_error_null_character, TL_RULE_BAD_VALUE,
         "found the escape \\u0000 in a text, expected text without NUL"},
        {json_error_null_byte_in_key, TL_RULE_BAD_VALUE,
         "found the escape \\u0000 in a key, expected text without NUL"},
        {json_error_invalid_syntax, TL_RULE_BAD_VALUE,
         "found half of a surrogate pair (\\ud800 to \\udfff), expected both halves"},
    };
    size_t row = 0;
    while (row < sizeof rows / sizeof *rows - 1 &&
           rows[row].code != json_error_code(error))
        row++;
    tl_report(diagnostics, tl_read_json_scan_locate(scan, failure_offset(scan, error)),
              rows[row].rule, NULL, "%s", rows[row].message);
}

json_t *
tl_read_json_value_load(struct tl_read_json_scan *scan,
                        struct tl_diagnostics *diagnostics)
{
    json_error_t error;
    size_t length;
    const char *text = tl_read_json_scan_text(scan, scan->extents, &length);
    json_t *value =
        json_loadb(text, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (!value)
        report_failure(scan, diagnostics, &error);
    return value;
}

bool
tl_read_json_scalar_read(const json_t *value, struct tl_read_json_scalar *scalar)
{
    scalar->text = scalar->number;
    switch (json_typeof(value)) {
    case JSON_STRING:
        scalar->text = json_string_value(value);
        scalar->length = json_string_length(value);
        return true;
    case JSON_INTEGER:
        scalar->length =
            (size_t)snprintf(scalar->number, sizeof scalar->number,
                             "%" JSON_INTEGER_FORMAT, json_integer_value(value));
        return true;
    case JSON_REAL:
        scalar->length = (size_t)print_real(scalar->number, sizeof scalar->number,
                                            json_real_value(value));
        return true;
    case JSON_TRUE:
    case JSON_FALSE:
        scalar->text = json_is_true(value) ? "true" : "false";
        scalar->length = strlen(scalar->text);
        return true;
    default:
        return false;
    }
}

const char *
tl_read_json_kind_name(const json_t *value)
{
    static const char *const names[] = {
        [JSON_OBJECT] = "an object", [JSON_ARRAY] = "a list",  [JSON_STRING] = "text",
        [JSON_INTEGER] = "a number", [JSON_REAL] = "a number", [JSON_TRUE] = "true",
        [JSON_FALSE] = "false",      [JSON_NULL] = "null",
    };
    return names[json_typeof(value)];
}
