#include "pairs.h"

#include <string.h>

#include "graph/base/ascii.h"

enum { YEAR = 4, SHORT = 7, LONG = 9 };

/* The number that so many digits are. */
static int
number_at(const char *digits, size_t count)
{
    int number = 0;
    for (size_t i = 0; i < count; i++)
        number = 10 * number + (digits[i] - '0');
    return number;
}

/* Whether a text is made of digits, but for the fifth character. */
static bool
is_pair_of_numbers(const struct tl_date *date, size_t length, char between)
{
    for (size_t i = 0; date->length == length && i < length; i++)
        if (i == YEAR ? date->text[i] != between : !tl_ascii_is_digit(date->text[i]))
            return false;
    return date->length == length;
}

/* Whether it is "2000-01". */
static bool
is_next(const struct tl_date *date)
{
    return is_pair_of_numbers(date, SHORT, '-') &&
           number_at(date->text + YEAR + 1, 2) ==
               (number_at(date->text, YEAR) + 1) % 100;
}

bool
tl_date_is_season_of_pair(const struct tl_date *date)
{
    return date->first.precision == TL_PRECISION_SEASON && is_next(date);
}

bool
tl_date_is_month_of_pair(const struct tl_date *date)
{
    return date->first.precision == TL_PRECISION_MONTH && is_next(date);
}

/* Whether it is "1998/1999". */
static bool
is_two_years(const struct tl_date *date)
{
    return is_pair_of_numbers(date, LONG, '/') &&
           number_at(date->text + YEAR + 1, YEAR) == number_at(date->text, YEAR) + 1;
}

bool
tl_dates_are_pairs(const struct tl_date *dates, size_t count)
{
    size_t months = 0;
    size_t pairs = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_month = tl_date_is_month_of_pair(&dates[i]);
        if (!is_month && is_pair_of_numbers(&dates[i], SHORT, '-') &&
            dates[i].first.precision == TL_PRECISION_MONTH)
            return false;
        months += is_month;
        pairs += is_two_years(&dates[i]) || tl_date_is_season_of_pair(&dates[i]);
    }
    return months > 1 || (months == 1 && pairs > 1);
}
