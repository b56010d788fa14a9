#include "sample.h"

#include <string.h>

#include "graph/base/ascii.h"
#include "graph/date/notation/guess.h"
#include "src/read/names/role.h"

/* Years of which there may be many in one table; and how many digits numbers have, at
 * least, that may be days: of spreadsheets, 20150508, or seconds. */
enum { FIRST_YEAR = 1000, LAST_YEAR = 2100, DAY_DIGITS = 5 };

struct number {
    double value;
    size_t digits;    /* before a point */
    bool is_measured; /* it has a fraction, groups of digits, or a unit */
};

/* What parts the digits at a place; NUL where nothing does. */
static char
separator_at(struct tl_substring text, size_t at)
{
    return at + 1 < text.length && strchr(".,' ", text.text[at]) &&
                   tl_ascii_is_digit(text.text[at + 1])
               ? text.text[at]
               : '\0';
}

static struct tl_substring
without_first(struct tl_substring text, size_t length)
{
    return (struct tl_substring){text.text + length, text.length - length};
}

/* Takes a unit off, at the beginning or at the end; whether there was one. */
static bool
drop_unit(struct tl_substring *text)
{
    static const char *const units[] = {"%", "$", "\u20ac", "\u00a3", "\u2030"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t length = strlen(units[i]);
        bool has_room = text->length > length;
        bool begins = has_room && memcmp(text->text, units[i], length) == 0;
        bool ends = has_room &&
                    memcmp(text->text + text->length - length, units[i], length) == 0;
        if (begins)
            *text = without_first(*text, length);
        else if (ends)
            text->length -= length;
        if (begins || ends) {
            *text = tl_substring_trim(*text);
            return true;
        }
    }
    return false;
}

/* What follows the first digits: a fraction, or groups of three. False where it is
 * rather part of a date: 8.5.2015, 05.2015. */
static bool
read_rest(struct tl_substring text, struct number *number)
{
    enum { GROUP = 3, YEAR = 4 };
    size_t digits = 0, groups = 0, at = 0;
    bool is_zero = true, are_groups = number->digits <= GROUP;
    char separator = separator_at(text, 0);
    for (; separator && separator_at(text, at) == separator; groups++) {
        for (digits = 0, at++; at < text.length && tl_ascii_is_digit(text.text[at]);
             at++, digits++)
            is_zero = is_zero && text.text[at] == '0';
        are_groups = are_groups && digits == GROUP;
    }
    bool is_month =
        separator == '.' && ((number->digits == YEAR && digits == 2 && !is_zero) ||
                             (number->digits <= 2 && digits == YEAR));
    bool is_time = separator == '.' && number->digits % DAY_DIGITS == 0;
    number->is_measured = !(separator == '.' && is_zero) && !is_time;
    return at == text.length && (groups == 1 || are_groups) && !is_month;
}

static bool
read_number(struct tl_substring text, struct number *number)
{
    bool has_unit = drop_unit(&text);
    bool is_negative = text.length > 1 && strchr("-+", *text.text);
    *number = (struct number){0};
    text = without_first(text, is_negative);
    size_t at = 0;
    for (; at < text.length && tl_ascii_is_digit(text.text[at]); at++)
        number->value = 10 * number->value + (text.text[at] - '0');
    number->digits = at;
    if (at == 0 || (at < text.length && !read_rest(without_first(text, at), number)))
        return false;
    if (is_negative && text.text[-1] == '-')
        number->value = -number->value;
    number->is_measured = number->is_measured || has_unit;
    return true;
}

/* The numbers of a column. */
struct numbers {
    struct number list[TL_SAMPLE_TEXTS];
    size_t count;
    double least, greatest; /* but for codes */
    size_t years;           /* that may be many */
    size_t codes;           /* for none: 0, -9, 9999 */
    size_t measured;
    size_t days; /* that may be a day in some format */
};

static bool
is_code(double value)
{
    return value == 0 || value == -1 || value == -9 || value == -99 || value == -999 ||
           value == -9999 || value == 9999;
}

static void
add_number(struct numbers *numbers, struct tl_substring text, struct number number)
{
    char guess[TL_DATE_GUESS_MAX];
    numbers->list[numbers->count++] = number;
    numbers->measured += number.is_measured;
    if (is_code(number.value)) {
        numbers->codes++;
        return;
    }
    bool is_first = numbers->count - numbers->codes == 1;
    if (is_first || number.value < numbers->least)
        numbers->least = number.value;
    if (is_first || number.value > numbers->greatest)
        numbers->greatest = number.value;
    numbers->years += number.value >= FIRST_YEAR && number.value <= LAST_YEAR;
    numbers->days += number.digits >= DAY_DIGITS && number.value > 0 &&
                     tl_date_guess(text.text, text.length, guess);
}

/* False where there is anything else with a digit, or no number. */
static bool
read_numbers(const struct tl_sample *sample, size_t column, struct numbers *numbers)
{
    struct tl_substring texts[TL_SAMPLE_TEXTS];
    size_t count = tl_sample_texts(sample, column, texts);
    *numbers = (struct numbers){0};
    for (size_t i = 0; i < count; i++) {
        struct number number;
        if (!tl_text_has_digit(texts[i]))
            continue;
        if (!read_number(texts[i], &number))
            return false;
        add_number(numbers, texts[i], number);
    }
    return numbers->count > numbers->codes;
}

/* Whether there is nearly every number from 1 on, as in "year 1, year 2" or a count of
 * rows. */
static bool
is_counter(const struct numbers *numbers)
{
    enum { MOST = 1000 };
    bool seen[MOST] = {false};
    size_t different = 0;
    if (numbers->least < 1 || numbers->least > 2 || numbers->greatest >= MOST)
        return false;
    for (size_t i = 0; i < numbers->count; i++) {
        double value = numbers->list[i].value;
        bool is_new = !is_code(value) && !seen[(size_t)value];
        if (is_new)
            seen[(size_t)value] = true;
        different += is_new;
    }
    return different > 2 && 5 * (double)different > 3 * numbers->greatest;
}

/* Whether numbers may be years or days as far as they themselves tell. */
static bool
may_be_dates(const struct numbers *numbers, const char *name)
{
    enum { CENTURY = 100, MILLENNIA = -9999 };
    size_t count = numbers->count - numbers->codes;
    if (numbers->measured > 0 || is_counter(numbers))
        return false;
    if (numbers->years == count || numbers->days == count)
        return true;
    if (numbers->greatest > LAST_YEAR)
        return false;
    if (tl_column_name_is_year(name))
        return true;
    return (numbers->least >= CENTURY && 2 * numbers->years >= count) ||
           (numbers->least < 0 && numbers->least > MILLENNIA);
}

/* How the numbers of two columns go together, row by row. */
struct pairing {
    size_t rows; /* that have both */
    size_t less; /* in which the second is less than the first */
    size_t more; /* in which it is more */
};

static struct pairing
pair(const struct tl_sample *sample, size_t first, size_t second)
{
    struct pairing pairing = {0};
    for (size_t i = 0; i < sample->count; i++) {
        struct number number[2];
        bool is_there = true;
        for (size_t k = 0; k < 2 && is_there; k++) {
            const char *cell = tl_sample_cell(sample, i, k ? second : first);
            is_there = read_number(
                           tl_substring_trim((struct tl_substring){cell, strlen(cell)}),
                           &number[k]) &&
                       !is_code(number[k].value);
        }
        pairing.rows += is_there;
        pairing.less += is_there && number[1].value < number[0].value;
        pairing.more += is_there && number[1].value > number[0].value;
    }
    return pairing;
}

enum role { NO_DATE, BEGINNING, ENDING };

static enum role
role_of(const char *name)
{
    const char *const names[] = {name, NULL};
    if (tl_column_role_find(names, TL_FOR_END) == 0 ||
        tl_column_role_find(names, TL_FOR_DEATH) == 0)
        return ENDING;
    bool begins = tl_column_role_find(names, TL_FOR_DATE) == 0 ||
                  tl_column_role_find(names, TL_FOR_BIRTH) == 0;
    return begins ? BEGINNING : NO_DATE;
}

/*
 * Whether the numbers of another column tell that those of the first one are no dates:
 * because these would end before they begin; or because a whole is to the left of its
 * part, where of two years the later is on the right, in numbers of several centuries.
 */
static bool
is_count_by(const char *const *names, const struct tl_sample *sample,
            const struct numbers *numbers, const size_t columns[2])
{
    enum { FEWEST = 3, FIFTH = 5 };
    struct numbers other;
    enum role role[2] = {role_of(names[columns[0]]), role_of(names[columns[1]])};
    if (tl_column_name_is_number(names[columns[1]]) ||
        !read_numbers(sample, columns[1], &other) || is_counter(&other))
        return false;
    struct pairing pairing = pair(sample, columns[0], columns[1]);
    if (role[0] != role[1] && role[0] != NO_DATE && role[1] != NO_DATE) {
        size_t early = role[0] == BEGINNING ? pairing.less : pairing.more;
        return early > 1 && FIFTH * early >= pairing.rows;
    }
    bool is_left = columns[0] < columns[1];
    size_t falling = is_left ? pairing.less : pairing.more;
    size_t rising = is_left ? pairing.more : pairing.less;
    return pairing.rows >= FEWEST && rising == 0 && 2 * falling >= pairing.rows &&
           FIFTH * numbers->greatest > (FIFTH + 1) * numbers->least;
}

bool
tl_sample_has_counts(const char *const *names, const struct tl_sample *sample,
                     size_t column)
{
    struct numbers numbers;
    bool is_count = false;
    if (!read_numbers(sample, column, &numbers))
        return false;
    if (!may_be_dates(&numbers, names[column]))
        return true;
    if (tl_column_role_score(names[column], TL_FOR_YEAR) > 0)
        return false;
    for (size_t i = 0; names[i] && !is_count; i++)
        is_count = i != column &&
                   is_count_by(names, sample, &numbers, (const size_t[]){column, i});
    return is_count;
}
