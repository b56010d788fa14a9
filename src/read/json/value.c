#include "value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/memory.h"

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
         "found a number that is too large, expected one below 1.7e308"},
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
    const size_t flags = JSON_REJECT_DUPLICATES | JSON_DECODE_ANY;
    json_t *value = json_loadb(text, length, flags, &error);
    if (!value && json_error_code(&error) == json_error_numeric_overflow)
        value = json_loadb(text, length, flags | JSON_DECODE_INT_AS_REAL, &error);
    if (!value)
        report_failure(scan, diagnostics, &error);
    return value;
}

/* Copies valid JSON text without its white space, into room for all of it; returns the
 * length of what is left. */
static size_t
copy_compact(const char *json, size_t length, char *compact)
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

/* A list or an object as text. */
static struct tl_text
compact(struct tl_text json, struct tl_read_json_room *room)
{
    if (room->compact_room < json.length) {
        room->compact_room = 2 * json.length;
        room->compact = tl_resize(room->compact, room->compact_room);
    }
    return (struct tl_text){room->compact,
                            copy_compact(json.bytes, json.length, room->compact)};
}

/* Whether a number stays as it was written: it has digits only, which are more than 64
 * bits hold, or with the decimals of a weight more than a double keeps. */
static bool
is_kept(struct tl_text json)
{
    enum { KEPT_DIGITS = 15, DECIMALS = 6 };
    size_t digits = 0, points = 0, decimals = 0;
    for (size_t i = 0; i < json.length; i++) {
        bool is_sign = i == 0 && json.bytes[i] == '-';
        digits += tl_ascii_is_digit(json.bytes[i]);
        decimals += points > 0;
        points += json.bytes[i] == '.';
        if (!is_sign && !tl_ascii_is_digit(json.bytes[i]) && json.bytes[i] != '.')
            return false;
    }
    return digits > 0 &&
           (points == 0 || (digits > KEPT_DIGITS && decimals <= DECIMALS));
}

struct tl_text
tl_read_json_value_text(const json_t *value, struct tl_text json,
                        struct tl_read_json_room *room)
{
    int length;
    switch (json_typeof(value)) {
    case JSON_STRING:
        return (struct tl_text){json_string_value(value), json_string_length(value)};
    case JSON_INTEGER:
        length = snprintf(room->number, sizeof room->number, "%" JSON_INTEGER_FORMAT,
                          json_integer_value(value));
        return (struct tl_text){room->number, (size_t)length};
    case JSON_REAL:
        if (is_kept(json))
            return json;
        length = print_real(room->number, sizeof room->number, json_real_value(value));
        return (struct tl_text){room->number, (size_t)length};
    default:
        return compact(json, room);
    }
}
