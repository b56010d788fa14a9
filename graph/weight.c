#include "weight.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/digits.h"

/* The decimal number in a text: its digits, and the power of ten that they count. */
struct decimal {
    bool negative;
    bool more;      /* digits that there was no room for, */
    int next;       /* the first of them, */
    int left_out;   /* and how many */
    int64_t digits; /* at most 18 */
    int64_t power;
};

static bool
read_exponent(const char *text, size_t length, size_t at, int64_t *power)
{
    int64_t exponent = 0;
    if (at == length)
        return true;
    if (text[at] != 'e' && text[at] != 'E')
        return false;
    at++;
    bool negative = at < length && text[at] == '-';
    if (at < length && (text[at] == '-' || text[at] == '+'))
        at++;
    size_t first = at;
    for (; at < length && text[at] >= '0' && text[at] <= '9' && exponent < 1000; at++)
        exponent = 10 * exponent + (text[at] - '0');
    *power += negative ? -exponent : exponent;
    return at == length && at > first;
}

static bool
read_decimal(const char *text, size_t length, struct decimal *decimal)
{
    size_t at = 0;
    size_t digits = 0;
    bool point = false;
    *decimal = (struct decimal){.negative = length > 0 && text[0] == '-'};
    if (length > 0 && (text[0] == '-' || text[0] == '+'))
        at++;
    for (; at < length; at++) {
        if (text[at] == '.' && !point) {
            point = true;
            continue;
        }
        if (text[at] < '0' || text[at] > '9')
            break;
        digits++;
        bool room = decimal->digits < INT64_C(100000000000000000);
        if (room)
            decimal->digits = 10 * decimal->digits + (text[at] - '0');
        else if (decimal->left_out++ == 0)
            decimal->next = text[at] - '0';
        if (!room && text[at] != '0')
            decimal->more = true;
        decimal->power += (room ? 0 : 1) - (point ? 1 : 0);
    }
    return digits > 0 && read_exponent(text, length, at, &decimal->power);
}

/* In millionths, rounded half away from zero; false where it is too large. */
static bool
to_millionths(const struct decimal *decimal, int64_t *weight, bool *exact)
{
    int64_t number = decimal->digits;
    int64_t power = decimal->power + 6;
    int64_t dropped = decimal->next;
    *exact = !decimal->more;
    for (; power < 0 && number > 0; power++) {
        dropped = number % 10;
        *exact = *exact && dropped == 0;
        number /= 10;
    }
    if (power == 0 && dropped >= 5)
        number++;
    for (; power > 0 && number > 0; power--) {
        if (number >= TL_WEIGHT_LIMIT / 10)
            return false;
        number *= 10;
    }
    if (number >= TL_WEIGHT_LIMIT)
        return false;
    *weight = decimal->negative ? -number : number;
    return true;
}

bool
tl_weight_read(const char *text, size_t length, int64_t *weight, bool *exact)
{
    struct decimal decimal;
    return read_decimal(text, length, &decimal) &&
           to_millionths(&decimal, weight, exact);
}

size_t
tl_weight_write(int64_t weight, char text[TL_WEIGHT_TEXT_MAX])
{
    uint64_t size = weight < 0 ? -(uint64_t)weight : (uint64_t)weight;
    uint64_t fraction = size % TL_WEIGHT_ONE;
    char room[TL_WEIGHT_TEXT_MAX];
    char *end = room + sizeof room;
    char *start = end;
    if (fraction > 0) {
        start = tl_digits_before(end, TL_WEIGHT_ONE + fraction, 1);
        *start = '.'; /* instead of the one, which kept the zeros after it */
        while (end[-1] == '0')
            end--;
    }
    start = tl_digits_before(start, size / TL_WEIGHT_ONE, 1);
    if (weight < 0)
        *--start = '-';
    size_t length = (size_t)(end - start);
    memcpy(text, start, length);
    text[length] = '\0';
    return length;
}

struct tl_weight_word
tl_weight_word_of(const struct tl_language *language, int64_t weight)
{
    struct tl_weight_word word;
    char text[TL_WEIGHT_TEXT_MAX];
    tl_weight_write(weight, text);
    size_t whole = strcspn(text, ".");
    const char *decimals = text[whole] ? text + whole + 1 : "";
    snprintf(word.text, sizeof word.text, "%.*s%s%s", (int)whole, text,
             *decimals ? tl_phrase(language, TL_PHRASE_DECIMAL) : "", decimals);
    return word;
}
