#include "guess.h"

#include <string.h>

#include "graph/base/text.h"

enum { ROWS_LOOKED_AT = 25, COLUMNS_AT_ONCE = 1024 };

/* From what holds less to what holds more; a boolean is no number. */
enum type {
    NOTHING,
    BOOLEAN,
    INTEGER,
    LONG,
    DECIMAL,
    TIME, /* numbers too; such a column takes the place of intervals */
    TEXT
};

/* A column while its cells are shown, from the first row to the last. */
struct column {
    enum type guess;
    uint32_t rows;
    uint32_t lost; /* cells that become empty */
};

static bool
is_word(const char *text, const char *lower)
{
    for (; *lower; text++, lower++) {
        if (*text != *lower && *text != *lower - 'a' + 'A')
            return false;
    }
    return *text == '\0';
}

/* Numbers without a fraction; of those that are too long for an int, a long; of those
 * that are too long for a long, a decimal. */
static enum type
type_of_integer(const char *digits)
{
    size_t length;
    digits += strspn(digits, "0");
    length = tl_text_digits(digits);
    if (length < 10 || (length == 10 && strcmp(digits, "2147483647") <= 0))
        return INTEGER;
    return length < 19 ? LONG : DECIMAL;
}

static enum type
type_of_number(const char *text)
{
    text += *text == '-' || *text == '+';
    size_t digits = tl_text_digits(text);
    if (digits > 0 && text[digits] == '\0')
        return type_of_integer(text);
    const char *at = text + digits;
    if (*at == '.') {
        size_t decimals = tl_text_digits(++at);
        at += decimals;
        digits += decimals;
    }
    if (digits > 0 && (*at == 'e' || *at == 'E')) {
        at++;
        at += *at == '-' || *at == '+';
        size_t exponent = tl_text_digits(at);
        digits = exponent;
        at += exponent;
    }
    if (digits > 0 && *at && strchr("dDfF", *at))
        at++;
    return digits > 0 && *at == '\0' ? DECIMAL : TEXT;
}

/* "2015-05-08", a time of day maybe after it; the length of both, or 0. */
static size_t
length_of_date(const char *text)
{
    static const size_t parts[] = {4, 2, 2};
    size_t at = *text == '-' || *text == '+';
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t digits = tl_text_digits(text + at);
        if (digits < parts[i] || (i > 0 && digits > parts[i]))
            return 0;
        at += digits;
        if (i < 2 && text[at++] != '-')
            return 0;
    }
    return at + strspn(text + at, "Tt0123456789:.+-Zz");
}

/* A number or a date, up to a comma or a bracket; the length with blanks, or 0. */
static size_t
length_of_moment(const char *text)
{
    char number[64];
    size_t length = strcspn(text, ",)]");
    size_t trimmed = length;
    while (trimmed > 0 && strchr(" \t\r\n", text[trimmed - 1]))
        trimmed--;
    if (length_of_date(text) == trimmed)
        return length;
    if (trimmed >= sizeof number)
        return 0;
    memcpy(number, text, trimmed);
    number[trimmed] = '\0';
    return type_of_number(number) == TEXT ? 0 : length;
}

/* Moments, whatever brackets and commas are between them. */
static bool
is_moments(const char *text)
{
    static const char between[] = "<>[](), \t\r\n";
    size_t length = 0;
    for (text += strspn(text, between); *text; text += strspn(text, between)) {
        length = length_of_moment(text);
        if (length == 0)
            return false;
        text += length;
    }
    return length > 0;
}

/* What begins with an interval, where other text does not count: "see [1, 2]". */
static bool
is_interval(const char *text)
{
    text += strcspn(text, "[(");
    if (!*text)
        return false;
    text += 1 + strspn(text + 1, " \t\r\n");
    size_t length = length_of_moment(text);
    return length > 0 && text[length] == ',';
}

/* What a cell can be read as: of all that it can, the first. */
static enum type
type_of(const char *text)
{
    static const char *const decimals[] = {"NaN", "Infinity", "-Infinity"};
    if (*text == '\0')
        return NOTHING;
    if (is_word(text, "true") || is_word(text, "false"))
        return BOOLEAN;
    for (size_t i = 0; i < sizeof decimals / sizeof *decimals; i++) {
        if (strcmp(text, decimals[i]) == 0)
            return DECIMAL;
    }
    enum type type = type_of_number(text);
    return type == TEXT && (is_moments(text) || is_interval(text)) ? TIME : type;
}

/* What holds both. */
static enum type
join(enum type a, enum type b)
{
    if (a == b || b == NOTHING)
        return a;
    if (a == NOTHING)
        return b;
    if (a == BOOLEAN || b == BOOLEAN)
        return TEXT;
    return a > b ? a : b;
}

static void
add_cell(struct column *column, const char *text)
{
    enum type type = type_of(text);
    if (column->rows++ < ROWS_LOOKED_AT) {
        column->guess = join(column->guess, type);
        return;
    }
    if (column->guess == NOTHING || column->guess == TEXT)
        return;
    column->lost += join(column->guess, type) != column->guess;
}

/* What Gephi sees of a property; "x" for what it can only take for a text. */
static const char *
seen_text(struct tl_property *property)
{
    if (!property->present)
        return "";
    if (property->type == TL_PROPERTY_TEXT && property->name != TL_PROPERTY_DATE)
        return property->text;
    if (property->type != TL_PROPERTY_LIST)
        return "x";
    const char *element = tl_property_element(&property->list);
    return tl_property_element(&property->list) ? "x" : element;
}

/* Shows a row to those of the columns that are from `first` on, and says whether there
 * are others after them. */
static bool
show_row(struct column columns[COLUMNS_AT_ONCE], uint32_t first,
         struct tl_property *property)
{
    while (tl_property_next(property)) {
        if (property->column >= first + COLUMNS_AT_ONCE)
            return true;
        if (property->column >= first &&
            (property->type == TL_PROPERTY_TEXT || property->type == TL_PROPERTY_LIST))
            add_cell(&columns[property->column - first], seen_text(property));
    }
    return false;
}

static void
warn_of(const struct column *column, struct tl_losses *losses)
{
    if (column->guess == TIME)
        tl_losses_add(
            losses,
            "columns that Gephi reads as times, unless their type is set to String");
    else
        tl_losses_add_many(losses,
                           "cells that Gephi leaves empty because the first 25 of "
                           "their column are numbers, unless its type is set to String",
                           column->lost);
}

/* Goes through all rows for some of the columns, and says whether there are more. */
static bool
warn_of_some(const struct tl_properties *properties, uint32_t first,
             struct tl_losses *losses)
{
    struct column columns[COLUMNS_AT_ONCE] = {0};
    const struct tl_network *network = properties->drawing->network;
    bool nodes = properties->subject == TL_NODES;
    uint32_t count = nodes ? network->node_count : network->edge_count;
    bool more = false;
    for (uint32_t i = 0; i < count; i++) {
        struct tl_property property;
        tl_property_begin(&property, properties, i);
        more |= show_row(columns, first, &property);
    }
    for (size_t i = 0; i < COLUMNS_AT_ONCE; i++)
        warn_of(&columns[i], losses);
    return more;
}

/* What else is lost of the properties is counted when they are written. */
void
tl_gephi_warn(const struct tl_properties *properties, struct tl_losses *losses)
{
    struct tl_losses counted_later = {0};
    struct tl_properties silent = *properties;
    uint32_t first = 0;
    silent.losses = &counted_later;
    while (warn_of_some(&silent, first, losses))
        first += COLUMNS_AT_ONCE;
}
