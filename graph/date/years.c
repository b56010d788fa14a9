#include "years.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "graph/base/digits.h"

void
tl_date_put(struct tl_date_sink *sink, const char *words)
{
    for (; *words; words++, sink->length++)
        if (sink->length < sink->size)
            sink->buffer[sink->length] = *words;
}

/* Thousands are set apart from five digits on: "2015", "20,020". */
void
tl_date_put_number(struct tl_date_sink *sink, int64_t number)
{
    char digits[TL_DIGITS_MAX];
    char *end = digits + sizeof digits;
    const char *at =
        tl_digits_before(end, (uint64_t)(number < 0 ? -number : number), 1);
    bool grouped = end - at > 4;
    if (number < 0)
        tl_date_put(sink, "-");
    for (const char *first = at; at < end; at++) {
        if (at > first && grouped && (end - at) % 3 == 0)
            tl_date_put(sink, ",");
        tl_date_put(sink, (char[]){*at, '\0'});
    }
}

int64_t
tl_date_signed_year(const struct tl_date_point *point)
{
    return point->negative ? -point->year : point->year;
}

/* Years count from 1 both ways: 0 is 1 BCE. A small one wants its era, and one of
 * five digits would not be taken for a year. */
void
tl_date_put_year(struct tl_date_sink *sink, int64_t year)
{
    if (year > 9999 && !sink->ce)
        tl_date_put(sink, "year ");
    tl_date_put_number(sink, year > 0 ? year : 1 - year);
    if (year <= 0)
        tl_date_put(sink, " BCE");
    else if (year < 100 || sink->ce)
        tl_date_put(sink, " CE");
}

void
tl_date_put_years(struct tl_date_sink *sink, int64_t first, int64_t last)
{
    bool crosses = first <= 0 && last > 0;
    tl_date_put_number(sink, first > 0 ? first : 1 - first);
    tl_date_put(sink, crosses ? " BCE " TL_EN_DASH " " : TL_EN_DASH);
    tl_date_put_number(sink, last > 0 ? last : 1 - last);
    if (last <= 0)
        tl_date_put(sink, " BCE");
    else if (crosses || last < 100)
        tl_date_put(sink, " CE");
}

static void
put_ordinal(struct tl_date_sink *sink, int number)
{
    static const char *const endings[] = {"th", "st", "nd", "rd"};
    int last = number / 10 % 10 == 1 ? 0 : number % 10;
    tl_date_put_number(sink, number);
    tl_date_put(sink, endings[last <= 3 ? last : 0]);
}

static const struct {
    int64_t least;
    const char *name;
} scales[] = {
    {INT64_C(1000000000000000), "quadrillion"},
    {INT64_C(1000000000000), "trillion"},
    {INT64_C(1000000000), "billion"},
    {INT64_C(1000000), "million"},
};

/* So many hundredths of a unit: "17", "17.5", "1.75". */
static void
put_hundredths(struct tl_date_sink *sink, int64_t hundredths)
{
    char words[8];
    tl_date_put_number(sink, hundredths / 100);
    if (hundredths % 100 == 0)
        return;
    snprintf(words, sizeof words, ".%02d", (int)(hundredths % 100));
    if (words[2] == '0')
        words[2] = '\0';
    tl_date_put(sink, words);
}

/* "about 17 million years": the year of a far date to three digits. */
static void
put_scaled(struct tl_date_sink *sink, const struct tl_date_point *point)
{
    size_t scale = 0;
    while (point->year < scales[scale].least)
        scale++;
    tl_date_put(sink, "about ");
    put_hundredths(sink, point->year / (scales[scale].least / 100));
    tl_date_put(sink, " ");
    tl_date_put(sink, scales[scale].name);
    tl_date_put(sink, point->negative ? " years BCE" : " years CE");
}

/* "about 1.7x10^20 years": only the text knows such a year. */
static void
put_far(struct tl_date_sink *sink, const struct tl_date_point *point)
{
    const char *digits = sink->text + point->at[TL_PART_YEAR];
    int64_t lead = 0;
    for (int i = 0; i < 3; i++) {
        bool within = *digits >= '0' && *digits <= '9';
        lead = 10 * lead + (within ? *digits - '0' : 0);
        digits += within;
    }
    tl_date_put(sink, "about ");
    put_hundredths(sink, lead);
    char words[32];
    snprintf(words, sizeof words,
             "\xc3\x97"
             "10^%" PRIu32 " years ",
             point->digits - 1);
    tl_date_put(sink, words);
    tl_date_put(sink, point->negative ? "BCE" : "CE");
}

/* Whether a year is told as millions: it has three digits and then zeros. */
bool
tl_date_is_scaled(const struct tl_date_point *point)
{
    int64_t unit = 1;
    while (point->year / unit >= 1000)
        unit *= 10;
    return point->year >= 1000000 && point->year % unit == 0;
}

bool
tl_date_is_rounded(const struct tl_date_point *point)
{
    return point->rounded && point->rounded < point->digits;
}

/* A year without X: "2015", "about 1950 (1900-1999)", "about 17 million years". */
void
tl_date_put_known_year(struct tl_date_sink *sink, const struct tl_date_point *point)
{
    if (point->far) {
        put_far(sink, point);
    } else if (tl_date_is_rounded(point)) {
        tl_date_put(sink, "about ");
        tl_date_put_year(sink, tl_date_signed_year(point));
        tl_date_put(sink, " (");
        tl_date_put_years(sink, tl_day_to_civil(point->earliest).year,
                          tl_day_to_civil(point->latest).year);
        tl_date_put(sink, ")");
    } else if (tl_date_is_scaled(point)) {
        put_scaled(sink, point);
    } else {
        tl_date_put_year(sink, tl_date_signed_year(point));
    }
}

/* "1960s", "19th century", "2nd millennium"; below zero a decade's digits are
 * not those of BCE years, and "1900s" could be a century. */
void
tl_date_put_masked_year(struct tl_date_sink *sink, const struct tl_date_point *point,
                        bool within)
{
    struct tl_date_number year = point->parts[TL_PART_YEAR];
    const char *article = within ? "the " : "";
    bool decade = year.holes == 1 && !point->negative && year.value / 10 % 10 != 0;
    if (decade || year.holes == 11 || year.holes == 111)
        tl_date_put(sink, article);
    if (decade) {
        tl_date_put_number(sink, year.value);
        tl_date_put(sink, "s");
    } else if (year.holes == 1) {
        int64_t first = year.value;
        int64_t last = year.value + 9;
        tl_date_put_years(sink, point->negative ? -last : first,
                          point->negative ? -(first ? first : 1) : last);
    } else if (year.holes == 11 || year.holes == 111) {
        bool century = year.holes == 11;
        put_ordinal(sink, year.value / (century ? 100 : 1000) + 1);
        tl_date_put(sink, century ? " century" : " millennium");
        tl_date_put(sink, point->negative ? " BCE" : "");
    } else if (year.holes == 1111) {
        tl_date_put(sink, within ? "an unknown year" : "year unknown");
        tl_date_put(sink, point->negative ? " BCE" : "");
    } else {
        char pattern[6] = "";
        memcpy(pattern, sink->text + point->at[TL_PART_YEAR] - point->negative,
               4 + point->negative);
        tl_date_put(sink, "a year like ");
        tl_date_put(sink, pattern);
    }
}
