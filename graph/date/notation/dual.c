#include "dual.h"

#include "graph/date/day.h"

/* Whether a second year follows the first, be it told by its end: "1699/1700",
 * "1699/00", "1731/2". */
static bool
is_next_year(const struct tl_date_word *first, const struct tl_date_word *second)
{
    int next = first->value + 1;
    if (first->class != TL_WORD_NUMBER || first->digits != 4 ||
        second->class != TL_WORD_NUMBER || second->digits == 3)
        return false;
    return second->value == (second->digits == 1   ? next % 10
                             : second->digits == 2 ? next % 100
                                                   : next);
}

static bool
is_class(const struct tl_date_word *words, size_t count, size_t i,
         enum tl_date_word_class class)
{
    return i < count && words[i].class == class;
}

static bool
is_day(const struct tl_date_word *words, size_t count, size_t i)
{
    return is_class(words, count, i, TL_WORD_NUMBER) && words[i].digits < 3;
}

/* The month beside two years, the first of which is a word: before them, "2 February
 * 1699/1700" or "February 2, 1699/1700", or after them, "1699/1700 February 2". Its
 * number, or 0, and that of the day, or 0. */
static int
find_month(const struct tl_date_word *words, size_t count, size_t year, int *day)
{
    size_t after = year + 3;
    *day = 0;
    if (is_class(words, count, after, TL_WORD_MONTH)) {
        bool has_day = is_day(words, count, after + 1);
        bool is_other = is_class(words, count, after + 1 + has_day, TL_WORD_NUMBER);
        *day = has_day ? words[after + 1].value : 0;
        return is_other ? 0 : words[after].value;
    }
    if (year > 0 && is_class(words, count, year - 1, TL_WORD_MONTH)) {
        *day = year > 1 && is_day(words, count, year - 2) ? words[year - 2].value : 0;
        return words[year - 1].value;
    }
    if (year > 1 && is_day(words, count, year - 1) &&
        is_class(words, count, year - 2, TL_WORD_MONTH)) {
        *day = words[year - 1].value;
        return words[year - 2].value;
    }
    return 0;
}

bool
tl_date_dual_years(struct tl_date_word words[TL_DATE_WORDS], size_t *count,
                   struct tl_date_error *error)
{
    enum { MARCH = 3, LAST = 24 };
    for (size_t i = 0; i + 2 < *count; i++) {
        int day;
        if (words[i + 1].class != TL_WORD_SLASH ||
            !is_next_year(&words[i], &words[i + 2]))
            continue;
        int month = find_month(words, *count, i, &day);
        if (month > MARCH || (month == MARCH && day > LAST))
            return tl_date_fail(error, 0,
                                "one day in two years, as in 2 February 1699/1700, is "
                                "one of 1 January to 24 March");
        if (month == 0)
            continue;
        words[i].value++;
        *count -= 2;
        for (size_t j = i + 1; j < *count; j++)
            words[j] = words[j + 2];
    }
    return true;
}

bool
tl_date_is_dual_day(const struct tl_date *interval)
{
    enum { FIRST = 1582, LAST = 1923, LEAST = 10, MOST = 13 };
    int64_t start = interval->start_earliest;
    int64_t end = interval->end_latest;
    if (interval->first.precision != TL_PRECISION_DAY ||
        interval->last.precision != TL_PRECISION_DAY || !tl_day_is_counted(end))
        return false;
    int64_t year = tl_day_to_civil(end).year;
    return year >= FIRST && year <= LAST && start >= end - MOST && start <= end - LEAST;
}
