#include "cell.h"

#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/text.h"
#include "src/read/base/reader.h"

/* How long a blank at the beginning or the end of a text is; 0 where there is none. */
static size_t
blank_length(struct tl_substring slice, bool at_end)
{
    static const char no_break[] = "\u00a0";
    const size_t wide = sizeof no_break - 1;
    if (slice.length && tl_ascii_is_blank(slice.text[at_end ? slice.length - 1 : 0]))
        return 1;
    if (slice.length < wide)
        return 0;
    const char *text = slice.text + (at_end ? slice.length - wide : 0);
    return memcmp(text, no_break, wide) == 0 ? wide : 0;
}

struct tl_substring
tl_substring_trim(struct tl_substring slice)
{
    size_t length;
    while ((length = blank_length(slice, false)) > 0) {
        slice.text += length;
        slice.length -= length;
    }
    while ((length = blank_length(slice, true)) > 0)
        slice.length -= length;
    return slice;
}

/* The parentheses of a text that are open at its end. */
static size_t
count_open(const char *text, size_t length)
{
    size_t open = 0;
    for (size_t i = 0; i < length; i++) {
        open += text[i] == '(';
        open -= text[i] == ')' && open > 0;
    }
    return open;
}

bool
tl_list_parts_group(const char *element, size_t length, const char *rest)
{
    return count_open(element, length) > 0 && strchr(rest, ')');
}

/* How long what parts thousands is at the beginning of a text; 0 where nothing does. */
static size_t
separator_length(const char *text, char decimal)
{
    static const char *const others[] = {
        " ", "'", "\u00a0", "\u2009", "\u2019", "\u202f",
    };
    if (*text == (decimal == ',' ? '.' : ','))
        return 1;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (tl_text_begins(text, others[i]))
            return strlen(others[i]);
    return 0;
}

/* Copies digits, without what parts them in groups of three. NULL where they are not in
 * such groups; else what comes after them. */
static const char *
copy_whole(const char *text, char decimal, char **to)
{
    size_t digits = tl_text_digits(text);
    size_t parted = separator_length(text + digits, decimal);
    if (parted && (digits == 0 || digits > 3))
        return NULL;
    memcpy(*to, text, digits);
    *to += digits;
    for (text += digits; parted; parted = separator_length(text, decimal)) {
        text += parted;
        if (tl_text_digits(text) != 3)
            return NULL;
        memcpy(*to, text, 3);
        *to += 3;
        text += 3;
    }
    return text;
}

bool
tl_read_csv_number_read(char *text, size_t *length, char decimal)
{
    enum { MOST = 60 };
    char number[MOST + 1];
    char *to = number;
    const char *from = text;
    if (*length > MOST || strlen(text) != *length)
        return false;
    if (*from == '-' || *from == '+')
        *to++ = *from++;
    from = copy_whole(from, decimal, &to);
    if (!from)
        return false;
    if (*from == decimal) {
        *to++ = '.';
        from++;
    }
    size_t rest = tl_text_digits(from);
    memcpy(to, from, rest);
    to += rest;
    if (from[rest])
        return false;
    *length = (size_t)(to - number);
    memcpy(text, number, *length);
    text[*length] = '\0';
    return true;
}

/* The length of a number without zeros at the end of its decimals: of "-9.00" that of
 * "-9". That of any other text as it is. `decimal` is a sign besides the point, or NUL.
 */
static size_t
number_length(const char *text, size_t length, char decimal)
{
    size_t sign = length > 0 && (*text == '-' || *text == '+');
    size_t point = sign;
    while (point < length && tl_ascii_is_digit(text[point]))
        point++;
    if (point == sign || point == length ||
        !(text[point] == '.' || (decimal && text[point] == decimal)))
        return length;
    size_t end = length;
    for (size_t at = point + 1; at < length; at++)
        if (!tl_ascii_is_digit(text[at]))
            return length;
    while (end > point + 1 && text[end - 1] == '0')
        end--;
    return end == point + 1 ? point : end;
}

/* Whether a text is one that means nothing, or begins like one that ends in `*`. */
static bool
is_like(struct tl_substring text, const char *missing, char decimal)
{
    size_t length = strlen(missing);
    if (length > 1 && missing[length - 1] == '*')
        return text.length >= length - 1 && memcmp(missing, text.text, length - 1) == 0;
    length = number_length(missing, length, decimal);
    return number_length(text.text, text.length, decimal) == length &&
           memcmp(missing, text.text, length) == 0;
}

static bool
is_missing(const struct tl_cell *cell, const char *const *missing, size_t count,
           char decimal)
{
    struct tl_substring text =
        tl_substring_trim((struct tl_substring){cell->text, cell->length});
    for (size_t i = 0; i < count; i++) {
        if (is_like(text, missing[i], decimal))
            return true;
    }
    return false;
}

void
tl_row_empty_missing(struct tl_row *row, const char *const *missing, size_t count,
                     char decimal)
{
    for (size_t i = 0; count > 0 && i < row->kept; i++) {
        struct tl_cell *cell = &row->cells[i];
        if (cell->length && is_missing(cell, missing, count, decimal))
            cell->text[cell->length = 0] = '\0';
    }
}

static bool
is_number(enum tl_field field)
{
    return tl_fields[field].value == TL_VALUE_COUNT ||
           tl_fields[field].value == TL_VALUE_WEIGHT;
}

bool
tl_read_csv_field_number(const struct tl_reading *reading, enum tl_field field,
                         const struct tl_cell *cell, size_t *length)
{
    char decimal = reading->options ? reading->options->decimal : '\0';
    if (!decimal || field == TL_FIELDS || !is_number(field) ||
        tl_read_csv_number_read(cell->text, length, decimal))
        return true;
    tl_report(reading->diagnostics, cell->position, TL_RULE_BAD_NUMBER, NULL,
              "found '%.*s', expected a number such as %s",
              tl_shown_part(cell->text, cell->length), cell->text,
              decimal == ',' ? "1.234,5" : "1,234.5");
    return false;
}
