#include "point_label.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "form.h"

/* What a phrase is filled with is written before it. */

/* Years count from 1 both ways: 0 is 1 BCE. */
static struct tl_number
year_number(const struct tl_date_telling *telling, int64_t year)
{
    return tl_year_number(telling->language, (uint64_t)(year > 0 ? year : 1 - year));
}

/* A small year wants its era, and one of five digits would not be taken for a year. */
static void
tell_year(const struct tl_date_telling *telling, int64_t year,
          char to[TL_DATE_POINT_MAX])
{
    struct tl_number number = year_number(telling, year);
    bool ce = year > 0 && (year < 100 || telling->ce);
    if (year <= 0 || ce)
        tl_phrase_fill(telling->language, ce ? TL_PHRASE_YEAR_CE : TL_PHRASE_YEAR_BCE,
                       to, TL_DATE_POINT_MAX, "year", number.text, NULL);
    else if (year > 9999)
        tl_phrase_fill(telling->language, TL_PHRASE_YEAR_LARGE, to, TL_DATE_POINT_MAX,
                       "year", number.text, NULL);
    else
        strcpy(to, number.text);
}

void
tl_date_tell_years(const struct tl_date_telling *telling, int64_t first, int64_t last,
                   char to[TL_DATE_POINT_MAX])
{
    enum tl_phrase phrase = last <= 0    ? TL_PHRASE_YEARS_BCE
                            : first <= 0 ? TL_PHRASE_YEARS_ACROSS
                            : last < 100 ? TL_PHRASE_YEARS_CE
                                         : TL_PHRASE_YEARS;
    tl_phrase_fill(telling->language, phrase, to, TL_DATE_POINT_MAX, "first",
                   year_number(telling, first).text, "last",
                   year_number(telling, last).text, NULL);
}

/* So many hundredths of a unit: "17", "17.5", "1.75". */
static void
tell_hundredths(const struct tl_date_telling *telling, int64_t hundredths,
                char to[TL_NUMBER_MAX])
{
    char rest[8];
    strcpy(to, tl_year_number(telling->language, (uint64_t)(hundredths / 100)).text);
    if (hundredths % 100 == 0)
        return;
    snprintf(rest, sizeof rest, "%02d", (int)(hundredths % 100));
    if (rest[1] == '0')
        rest[1] = '\0';
    strcat(to, tl_phrase(telling->language, TL_PHRASE_DECIMAL));
    strcat(to, rest);
}

/* "about 17 million years": the year of a far date to three digits. */
static void
tell_scaled(const struct tl_date_telling *telling, const struct tl_date_point *point,
            char to[TL_DATE_POINT_MAX])
{
    char number[TL_NUMBER_MAX];
    int64_t least = 1000000;
    unsigned scale = 0;
    for (; scale < 3 && point->year / 1000 >= least; scale++)
        least *= 1000;
    tell_hundredths(telling, point->year / (least / 100), number);
    tl_phrase_fill_member(telling->language,
                          point->negative ? TL_PHRASE_YEARS_BCE_SCALED
                                          : TL_PHRASE_YEARS_CE_SCALED,
                          scale, to, TL_DATE_POINT_MAX, "number", number, NULL);
}

/* "about 1.7x10^20 years": only the text knows such a year. */
static void
tell_far(const struct tl_date_telling *telling, const struct tl_date_point *point,
         char to[TL_DATE_POINT_MAX])
{
    const char *digits = telling->text + point->at[TL_PART_YEAR];
    char number[TL_NUMBER_MAX], power[TL_NUMBER_MAX];
    int64_t lead = 0;
    for (int i = 0; i < 3; i++) {
        bool within = *digits >= '0' && *digits <= '9';
        lead = 10 * lead + (within ? *digits - '0' : 0);
        digits += within;
    }
    tell_hundredths(telling, lead, number);
    snprintf(power, sizeof power, "%" PRIu32, point->digits - 1);
    tl_phrase_fill(telling->language,
                   point->negative ? TL_PHRASE_YEARS_BCE_FAR : TL_PHRASE_YEARS_CE_FAR,
                   to, TL_DATE_POINT_MAX, "number", number, "power", power, NULL);
}

/* Whether a year is told as millions: it has three digits and then zeros. */
static bool
is_scaled(const struct tl_date_point *point)
{
    int64_t unit = 1;
    while (point->year / unit >= 1000)
        unit *= 10;
    return point->year >= 1000000 && point->year % unit == 0;
}

static bool
is_rounded(const struct tl_date_point *point)
{
    return point->rounded && point->rounded < point->digits;
}

void
tl_date_tell_known_year(const struct tl_date_telling *telling,
                        const struct tl_date_point *point, char to[TL_DATE_POINT_MAX])
{
    char year[TL_DATE_POINT_MAX], years[TL_DATE_POINT_MAX];
    if (point->far) {
        tell_far(telling, point, to);
    } else if (is_rounded(point)) {
        tell_year(telling, tl_date_signed_year(point), year);
        tl_date_tell_years(telling, tl_day_to_civil(point->earliest).year,
                           tl_day_to_civil(point->latest).year, years);
        tl_phrase_fill(telling->language, TL_PHRASE_YEAR_ROUNDED, to, TL_DATE_POINT_MAX,
                       "year", year, "years", years, NULL);
    } else if (is_scaled(point)) {
        tell_scaled(telling, point, to);
    } else {
        tell_year(telling, tl_date_signed_year(point), to);
    }
}

/* What a year with X is called, alone and after "in". */
enum year_form { ALONE, IN };

static void
tell_century(const struct tl_date_telling *telling, struct tl_date_number year,
             bool bce, enum year_form form, char to[TL_DATE_POINT_MAX])
{
    static const enum tl_phrase phrases[2][2][2] = {
        {{TL_PHRASE_CENTURY, TL_PHRASE_IN_CENTURY},
         {TL_PHRASE_CENTURY_BCE, TL_PHRASE_IN_CENTURY_BCE}},
        {{TL_PHRASE_MILLENNIUM, TL_PHRASE_IN_MILLENNIUM},
         {TL_PHRASE_MILLENNIUM_BCE, TL_PHRASE_IN_MILLENNIUM_BCE}}};
    char ordinal[TL_WORD_MAX];
    bool is_millennium = year.holes == 111;
    unsigned number = (unsigned)(year.value / (is_millennium ? 1000 : 100) + 1);
    tl_ordinal(telling->language, number, ordinal, sizeof ordinal);
    tl_phrase_fill(telling->language, phrases[is_millennium][bce][form], to,
                   TL_DATE_POINT_MAX, "ordinal", ordinal, NULL);
}

/* Puts a year after "in" that is told as it is alone. */
static void
put_in(const struct tl_date_telling *telling, const char *year, enum year_form form,
       char to[TL_DATE_POINT_MAX])
{
    if (form == IN)
        tl_phrase_fill(telling->language, TL_PHRASE_IN_YEAR, to, TL_DATE_POINT_MAX,
                       "year", year, NULL);
    else
        snprintf(to, TL_DATE_POINT_MAX, "%s", year);
}

static void
tell_year_like(const struct tl_date_telling *telling, const struct tl_date_point *point,
               enum year_form form, char to[TL_DATE_POINT_MAX])
{
    char pattern[6] = "", year[TL_DATE_POINT_MAX];
    memcpy(pattern, telling->text + point->at[TL_PART_YEAR] - point->negative,
           4 + point->negative);
    tl_phrase_fill(telling->language, TL_PHRASE_YEAR_LIKE, year, sizeof year, "pattern",
                   pattern, NULL);
    put_in(telling, year, form, to);
}

/* "1960s", "19th century", "2nd millennium"; below zero a decade's digits are
 * not those of BCE years, and "1900s" could be a century. */
static void
tell_masked_year(const struct tl_date_telling *telling,
                 const struct tl_date_point *point, enum year_form form,
                 char to[TL_DATE_POINT_MAX])
{
    static const enum tl_phrase unknown[2][2] = {
        {TL_PHRASE_YEAR_UNKNOWN, TL_PHRASE_IN_YEAR_UNKNOWN},
        {TL_PHRASE_YEAR_UNKNOWN_BCE, TL_PHRASE_IN_YEAR_UNKNOWN_BCE}};
    static const enum tl_phrase decades[] = {TL_PHRASE_DECADE, TL_PHRASE_IN_DECADE};
    struct tl_date_number year = point->parts[TL_PART_YEAR];
    char years[TL_DATE_POINT_MAX];
    if (year.holes == 1 && !point->negative && year.value / 10 % 10 != 0) {
        tl_phrase_fill(telling->language, decades[form], to, TL_DATE_POINT_MAX, "year",
                       tl_year_number(telling->language, (uint64_t)year.value).text,
                       NULL);
    } else if (year.holes == 1) {
        int64_t first = year.value, last = year.value + 9;
        tl_date_tell_years(telling, point->negative ? -last : first,
                           point->negative ? -(first ? first : 1) : last, years);
        put_in(telling, years, form, to);
    } else if (year.holes == 11 || year.holes == 111) {
        tell_century(telling, year, point->negative, form, to);
    } else if (year.holes == 1111) {
        strcpy(to, tl_phrase(telling->language, unknown[point->negative][form]));
    } else {
        tell_year_like(telling, point, form, to);
    }
}

/* The year after "in": "in 2015", "in the 1960s". */
static void
tell_in_year(const struct tl_date_telling *telling, const struct tl_date_point *point,
             char to[TL_DATE_POINT_MAX])
{
    char year[TL_DATE_POINT_MAX];
    if (point->parts[TL_PART_YEAR].holes) {
        tell_masked_year(telling, point, IN, to);
        return;
    }
    tl_date_tell_known_year(telling, point, year);
    put_in(telling, year, IN, to);
}

/* The completions of a part from 1 to `last`, as a run or as a list. */
struct choice {
    int values[31];
    int count;
    bool run;
};

static struct choice
choose(struct tl_date_number number, int last)
{
    struct choice choice = {.count = 0};
    for (int value = 1; value <= last; value++)
        if (tl_date_number_fits(number, value))
            choice.values[choice.count++] = value;
    choice.run = choice.count > 1 &&
                 choice.values[choice.count - 1] - choice.values[0] == choice.count - 1;
    return choice;
}

struct tl_phrase_word
tl_date_month_word(const struct tl_date_telling *telling, int month)
{
    return tl_phrase_member(telling->language, TL_PHRASE_MONTHS, (unsigned)month - 1);
}

static struct tl_phrase_word
value_word(const struct tl_date_telling *telling, int value, bool month)
{
    struct tl_phrase_word word;
    if (month)
        return tl_date_month_word(telling, value);
    tl_phrase_fill(telling->language, TL_PHRASE_DAY_ITEM, word.text, sizeof word.text,
                   "day", tl_day_word(telling->language, value).text, NULL);
    return word;
}

void
tl_date_list(const struct tl_date_telling *telling, enum tl_phrase phrase,
             const char *member, char *to, size_t size)
{
    char before[TL_DATE_LABEL_MAX];
    snprintf(before, sizeof before, "%s", to);
    tl_phrase_fill(telling->language, phrase, to, size, "list", before, "next", member,
                   NULL);
}

/* "8", "1, 11, 21 or 31", "May-July". */
static void
tell_choice(const struct tl_date_telling *telling, const struct choice *choice,
            bool month, char to[TL_DATE_POINT_MAX])
{
    int last = choice->count - 1;
    strcpy(to, value_word(telling, choice->values[0], month).text);
    if (choice->run) {
        tl_phrase_fill(telling->language, TL_PHRASE_MONTHS_SPAN, to, TL_DATE_POINT_MAX,
                       "first", value_word(telling, choice->values[0], month).text,
                       "last", value_word(telling, choice->values[last], month).text,
                       NULL);
        return;
    }
    for (int i = 1; i <= last; i++)
        tl_date_list(telling, i < last ? TL_PHRASE_AND_SO_ON : TL_PHRASE_OR,
                     value_word(telling, choice->values[i], month).text, to,
                     TL_DATE_POINT_MAX);
}

/* "April 2015", "May in the 1960s", "one month in 2015". */
static void
tell_month_of_year(const struct tl_date_telling *telling,
                   const struct tl_date_point *point, char to[TL_DATE_POINT_MAX])
{
    char month[TL_DATE_POINT_MAX], year[TL_DATE_POINT_MAX], months[TL_DATE_POINT_MAX];
    struct choice choice = choose(point->parts[TL_PART_MONTH], 12);
    bool masked = point->parts[TL_PART_YEAR].holes;
    if (choice.count == 12) {
        tell_in_year(telling, point, year);
        tl_phrase_fill(telling->language, TL_PHRASE_SOME_MONTH, to, TL_DATE_POINT_MAX,
                       "when", year, NULL);
        return;
    }
    tell_choice(telling, &choice, true, month);
    if (masked)
        tell_in_year(telling, point, year);
    else
        tl_date_tell_known_year(telling, point, year);
    tl_phrase_fill(telling->language, masked ? TL_PHRASE_MONTH_IN : TL_PHRASE_MONTH,
                   months, sizeof months, "month", month, masked ? "when" : "year",
                   year, NULL);
    if (choice.run)
        tl_phrase_fill(telling->language, TL_PHRASE_SOME_MONTH_OF, to,
                       TL_DATE_POINT_MAX, "months", months, NULL);
    else
        strcpy(to, months);
}

/* How many days the month has that a date speaks of, as far as it is known. */
static int
month_length(const struct tl_date_point *point)
{
    struct choice months = choose(point->parts[TL_PART_MONTH], 12);
    if (months.count > 1)
        return 31;
    bool known = !point->parts[TL_PART_YEAR].holes;
    return tl_day_month_length(known ? tl_date_signed_year(point) : 2000,
                               months.values[0]);
}

static void
tell_some_day(const struct tl_date_telling *telling, const struct tl_date_point *point,
              bool any_month, char to[TL_DATE_POINT_MAX])
{
    char when[TL_DATE_POINT_MAX];
    if (any_month)
        tell_in_year(telling, point, when);
    else
        tell_month_of_year(telling, point, when);
    tl_phrase_fill(telling->language,
                   any_month ? TL_PHRASE_SOME_DAY : TL_PHRASE_SOME_DAY_OF, to,
                   TL_DATE_POINT_MAX, any_month ? "when" : "months", when, NULL);
}

static void
tell_masked_day(const struct tl_date_telling *telling,
                const struct tl_date_point *point, char to[TL_DATE_POINT_MAX])
{
    struct choice days = choose(point->parts[TL_PART_DAY], month_length(point));
    struct choice months = choose(point->parts[TL_PART_MONTH], 12);
    bool several = months.count > 1;
    char when[TL_DATE_POINT_MAX], words[TL_DATE_POINT_MAX];
    if (point->parts[TL_PART_DAY].holes == 11) {
        tell_some_day(telling, point, months.count == 12, to);
        return;
    }
    tell_month_of_year(telling, point, when);
    if (days.run) {
        tl_phrase_fill(telling->language,
                       several ? TL_PHRASE_SOME_DAY_FROM_OF : TL_PHRASE_SOME_DAY_FROM,
                       to, TL_DATE_POINT_MAX, "first",
                       tl_day_word(telling->language, days.values[0]).text, "last",
                       tl_day_word(telling->language, days.values[days.count - 1]).text,
                       "months", when, NULL);
        return;
    }
    tell_choice(telling, &days, false, words);
    tl_phrase_fill(telling->language,
                   !several          ? TL_PHRASE_DAYS_OF_MONTH
                   : days.count == 1 ? TL_PHRASE_DAY_OF_MONTHS
                                     : TL_PHRASE_DAYS_OF_MONTHS,
                   to, TL_DATE_POINT_MAX, "days", words, "months", when, NULL);
}

static void
tell_masked(const struct tl_date_telling *telling, const struct tl_date_point *point,
            char to[TL_DATE_POINT_MAX])
{
    if (point->precision == TL_PRECISION_YEAR)
        tell_masked_year(telling, point, ALONE, to);
    else if (point->precision == TL_PRECISION_MONTH)
        tell_month_of_year(telling, point, to);
    else
        tell_masked_day(telling, point, to);
}

static void
tell_season(const struct tl_date_telling *telling, const struct tl_date_point *point,
            char to[TL_DATE_POINT_MAX])
{
    enum { SEASONS = 4, FIRST = 21, NORTH = 25, SOUTH = 29, PARTS = 33 };
    int number = point->parts[TL_PART_MONTH].value;
    bool is_part = number >= PARTS;
    unsigned member = (unsigned)(is_part ? number - PARTS : (number - FIRST) % SEASONS);
    char year[TL_DATE_POINT_MAX];
    tell_year(telling, tl_date_signed_year(point), year);
    tl_phrase_fill(telling->language,
                   is_part           ? TL_PHRASE_YEAR_PART
                   : number >= SOUTH ? TL_PHRASE_SEASON_SOUTH
                   : number >= NORTH ? TL_PHRASE_SEASON_NORTH
                                     : TL_PHRASE_SEASON,
                   to, TL_DATE_POINT_MAX, is_part ? "part" : "season",
                   tl_phrase_member(telling->language,
                                    is_part ? TL_PHRASE_YEAR_PARTS : TL_PHRASE_SEASONS,
                                    member)
                       .text,
                   "year", year, NULL);
}

static void
write_time(const struct tl_date_point *point, char to[TL_WORD_MAX])
{
    int minutes = point->shift < 0 ? -point->shift : point->shift;
    int used = snprintf(to, TL_WORD_MAX, "%02d:%02d:%02d%s", point->hour, point->minute,
                        point->second, point->zone == TL_ZONE_LOCAL ? "" : " UTC");
    if (minutes != 0)
        snprintf(to + used, (size_t)(TL_WORD_MAX - used), "%c%02d:%02d",
                 point->shift < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

/* "8 May 2015", "May 2015", "2015". */
static void
tell_plain(const struct tl_date_telling *telling, const struct tl_date_point *point,
           char to[TL_DATE_POINT_MAX])
{
    char year[TL_DATE_POINT_MAX];
    tl_date_tell_known_year(telling, point,
                            point->precision >= TL_PRECISION_MONTH ? year : to);
    if (point->precision >= TL_PRECISION_DAY)
        tl_phrase_fill(
            telling->language, TL_PHRASE_DAY, to, TL_DATE_POINT_MAX, "day",
            tl_day_word(telling->language, point->parts[TL_PART_DAY].value).text,
            "month",
            tl_date_month_word(telling, point->parts[TL_PART_MONTH].value).text, "year",
            year, NULL);
    else if (point->precision >= TL_PRECISION_MONTH)
        tl_phrase_fill(
            telling->language, TL_PHRASE_MONTH, to, TL_DATE_POINT_MAX, "month",
            tl_date_month_word(telling, point->parts[TL_PART_MONTH].value).text, "year",
            year, NULL);
}

/* The date without its qualifiers. */
static void
tell_bare(const struct tl_date_telling *telling, const struct tl_date_point *point,
          char to[TL_DATE_POINT_MAX])
{
    char date[TL_DATE_POINT_MAX], time[TL_WORD_MAX];
    if (point->season) {
        tell_season(telling, point, to);
    } else if (tl_date_point_is_masked(point)) {
        tell_masked(telling, point, to);
    } else if (point->precision == TL_PRECISION_SECOND) {
        tell_plain(telling, point, date);
        write_time(point, time);
        tl_phrase_fill(telling->language, TL_PHRASE_DATE_TIME, to, TL_DATE_POINT_MAX,
                       "date", date, "time", time, NULL);
    } else {
        tell_plain(telling, point, to);
    }
}

static int
parts_of(const struct tl_date_point *point)
{
    return point->precision == TL_PRECISION_YEAR    ? 1
           : point->precision <= TL_PRECISION_MONTH ? 2
                                                    : 3;
}

/* "year and month approximate"; of all parts, "approximate". */
static void
tell_qualified_parts(const struct tl_date_telling *telling,
                     const struct tl_date_point *point, int flag,
                     char to[TL_DATE_POINT_MAX])
{
    enum { YEAR = 1, MONTH = 2, DAY = 4 };
    static const unsigned members[] = {
        [YEAR] = 0,         [MONTH] = 1,      [DAY] = 2,
        [YEAR | MONTH] = 3, [YEAR | DAY] = 4, [MONTH | DAY] = 5};
    bool rough = flag == TL_PART_APPROXIMATE;
    unsigned parts = 0, all = (1U << parts_of(point)) - 1;
    for (int part = 0; part < parts_of(point); part++)
        if (point->qualifiers[part] & flag)
            parts |= 1U << part;
    if (parts == all)
        strcpy(to, tl_phrase(telling->language,
                             rough ? TL_PHRASE_APPROXIMATE : TL_PHRASE_UNCERTAIN));
    else
        tl_phrase_fill(
            telling->language,
            rough ? TL_PHRASE_APPROXIMATE_PARTS : TL_PHRASE_UNCERTAIN_PARTS, to,
            TL_DATE_POINT_MAX, "parts",
            tl_phrase_member(telling->language, TL_PHRASE_DATE_PARTS, members[parts])
                .text,
            NULL);
}

static void
tell_remarked(const struct tl_date_telling *telling, const struct tl_date_point *point,
              const char *date, char to[TL_DATE_POINT_MAX])
{
    int flags = point->qualifiers[TL_PART_YEAR] | point->qualifiers[TL_PART_MONTH] |
                point->qualifiers[TL_PART_DAY];
    char first[TL_DATE_POINT_MAX] = "", second[TL_DATE_POINT_MAX] = "",
         both[TL_DATE_POINT_MAX];
    const char *remark = flags & TL_PART_APPROXIMATE ? first : second;
    if (flags & TL_PART_APPROXIMATE)
        tell_qualified_parts(telling, point, TL_PART_APPROXIMATE, first);
    if (flags & TL_PART_UNCERTAIN)
        tell_qualified_parts(telling, point, TL_PART_UNCERTAIN, second);
    if (*first && *second) {
        tl_phrase_fill(telling->language, TL_PHRASE_REMARKS, both, sizeof both, "first",
                       first, "second", second, NULL);
        remark = both;
    }
    tl_phrase_fill(telling->language, TL_PHRASE_REMARKED, to, TL_DATE_POINT_MAX, "date",
                   date, "remark", remark, NULL);
}

void
tl_date_tell_point(const struct tl_date_telling *telling,
                   const struct tl_date_point *point, char to[TL_DATE_POINT_MAX])
{
    int flags = point->qualifiers[TL_PART_YEAR];
    bool whole = true;
    char bare[TL_DATE_POINT_MAX];
    for (int part = 1; part < parts_of(point); part++)
        whole = whole && point->qualifiers[part] == flags;
    bool rough = point->far || is_rounded(point) || is_scaled(point);
    bool uncertain = flags & TL_PART_UNCERTAIN;
    bool approximate = flags & TL_PART_APPROXIMATE && !rough;
    tell_bare(telling, point, bare);
    if (!whole || (tl_date_point_is_masked(point) && flags))
        tell_remarked(telling, point, bare, to);
    else if (uncertain || approximate)
        tl_phrase_fill(telling->language,
                       !uncertain     ? TL_PHRASE_ABOUT
                       : !approximate ? TL_PHRASE_POSSIBLY
                                      : TL_PHRASE_POSSIBLY_ABOUT,
                       to, TL_DATE_POINT_MAX, "date", bare, NULL);
    else
        strcpy(to, bare);
}

bool
tl_date_is_plain(const struct tl_date_point *point)
{
    return !tl_date_point_is_masked(point) && !tl_date_point_is_qualified(point) &&
           !point->season && !point->far && !is_rounded(point) && !is_scaled(point);
}
