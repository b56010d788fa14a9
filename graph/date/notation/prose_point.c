#include "prose_point.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/date/day.h"

struct tl_prose_words
tl_prose_part(struct tl_prose_words words, size_t first, size_t count)
{
    return (struct tl_prose_words){words.at + first, count};
}

bool
tl_prose_is_qualifier(const struct tl_date_word *word)
{
    return word->class == TL_WORD_ABOUT || word->class == TL_WORD_PERHAPS;
}

/* What one date says, and how surely. */
struct point {
    char shape[TL_DATE_WORDS + 1]; /* the classes of its words */
    struct tl_date_word words[TL_DATE_WORDS];
    size_t count;
    char qualifier; /* as in EDTF, or NUL */
    char era;       /* a class, or NUL */
    size_t era_at;  /* how many of the words stand before it */
};

/* Takes the words of a date apart. False where it has two eras. */
static bool
take_apart(struct tl_prose_words words, struct point *point)
{
    for (size_t i = 0; i < words.count; i++) {
        char class = (char)words.at[i].class;
        if (tl_prose_is_qualifier(&words.at[i])) {
            bool both = point->qualifier && point->qualifier != class;
            point->qualifier = both ? '%' : class;
        } else if (class == TL_WORD_BEFORE_CHRIST || class == TL_WORD_AFTER_CHRIST) {
            if (point->era)
                return false;
            point->era = class;
            point->era_at = point->count;
        } else {
            point->words[point->count] = words.at[i];
            point->shape[point->count++] = class;
        }
    }
    return true;
}

/* Dates by the classes of their words, and what each word is: y a year, m a month or
 * season, d a day. The first that can be holds. */
static const struct {
    const char *shape;
    const char *fields;
} shapes[] = {
    {"N", "y"},     {"MN", "my"},   {"NM", "ym"}, {"NMN", "dmy"},
    {"NMN", "ymd"}, {"MNN", "mdy"}, {"SN", "my"}, {"NS", "ym"},
};

/* A year of less than four digits could be any, or a decade, unless it has an era. That
 * stands beside it, which tells it from the day: "AD 14 August 19". */
static bool
is_year(const struct point *point, size_t i)
{
    const struct tl_date_word *word = &point->words[i];
    if (!point->era)
        return word->digits == 4;
    return word->value > 0 && (point->era_at == i || point->era_at == i + 1);
}

/* A year as ISO 8601 counts them, with its month and day, which are 0 for none. */
static void
write_day(int year, int month, int day, char out[TL_PROSE_POINT])
{
    int length =
        snprintf(out, TL_PROSE_POINT, "%s%04d", year < 0 ? "-" : "", abs(year));
    if (month)
        length +=
            snprintf(out + length, TL_PROSE_POINT - (size_t)length, "-%02d", month);
    if (day)
        snprintf(out + length, TL_PROSE_POINT - (size_t)length, "-%02d", day);
}

static bool
write_fields(const struct point *point, const char *fields, char out[TL_PROSE_POINT])
{
    int year = 0, month = 0, day = 0;
    for (size_t i = 0; i < point->count; i++) {
        const struct tl_date_word *word = &point->words[i];
        if ((fields[i] == 'y' && !is_year(point, i)) ||
            (fields[i] == 'd' && (word->digits > 2 || word->value == 0)))
            return false;
        *(fields[i] == 'y' ? &year : fields[i] == 'm' ? &month : &day) = word->value;
    }
    if (point->era == TL_WORD_BEFORE_CHRIST)
        year = 1 - year; /* 0 is 1 BC */
    write_day(year, month, day, out);
    return true;
}

/* "1840s", "90s AD": ten years, or the hundred that are meant by "late 1800s". Before
 * Christ, where 1 BC is the year 0, they do not have the same first digits. */
static bool
write_plural(const struct point *point, char out[TL_PROSE_POINT])
{
    enum { TEN = 10, HUNDRED = 100, YEAR = 4, SHORTEST = 2 };
    int number = point->words[0].value;
    int years = point->words[1].value ? HUNDRED : TEN;
    if (number <= 0 || number % years != 0 ||
        point->words[0].digits < (point->era ? SHORTEST : YEAR))
        return false;
    if (point->era == TL_WORD_BEFORE_CHRIST)
        snprintf(out, TL_PROSE_POINT, "[-%04d..-%04d]", (number + years - 2) % 10000,
                 (number - 1) % 10000);
    else
        snprintf(out, TL_PROSE_POINT, years == HUNDRED ? "%02dXX" : "%03dX",
                 number / years);
    return true;
}

/* Also "18th century": years with the same first digits. */
static bool
write_years(const struct point *point, char out[TL_PROSE_POINT])
{
    int number = point->words[0].value;
    if (strcmp(point->shape, "Ns") == 0)
        return write_plural(point, out);
    if (strcmp(point->shape, "NC") != 0 || number < 1 || number > 99)
        return false;
    snprintf(out, TL_PROSE_POINT, "%s%02dXX",
             point->era == TL_WORD_BEFORE_CHRIST ? "-" : "", number - 1);
    return true;
}

static bool
write_point(const struct point *point, char out[TL_PROSE_POINT])
{
    if (strcmp(point->shape, "I") == 0 && !point->era) {
        snprintf(out, TL_PROSE_POINT, "%.*s", (int)point->words[0].length,
                 point->words[0].text);
        return true;
    }
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (strcmp(point->shape, shapes[i].shape) == 0 &&
            write_fields(point, shapes[i].fields, out))
            return true;
    return write_years(point, out);
}

bool
tl_prose_point_read(struct tl_prose_words words, char qualifier,
                    char out[TL_PROSE_POINT])
{
    struct point point = {.count = 0};
    if (!take_apart(words, &point) || !write_point(&point, out))
        return false;
    size_t length = strlen(out);
    out[length] = point.qualifier ? point.qualifier : qualifier;
    out[length + (out[length] != '\0')] = '\0';
    return true;
}

void
tl_prose_point_edge(const char *point, bool last, char edge[TL_PROSE_POINT])
{
    struct tl_date date;
    struct tl_date_error error;
    snprintf(edge, TL_PROSE_POINT, "%s", point);
    if (!strpbrk(point, "X[") || strpbrk(point, "?~%") ||
        !tl_date_parse(point, strlen(point), NULL, &date, &error))
        return;
    struct tl_day_civil day =
        tl_day_to_civil(last ? date.end_latest : date.start_earliest);
    write_day((int)day.year, 0, 0, edge);
}

void
tl_prose_point_next(const char *point, bool after, char next[TL_PROSE_POINT])
{
    enum { UNSURE = TL_DATE_APPROXIMATE | TL_DATE_UNCERTAIN };
    struct tl_date date;
    struct tl_date_error error;
    snprintf(next, TL_PROSE_POINT, "%s", point);
    if (!tl_date_parse(point, strlen(point), NULL, &date, &error) ||
        date.flags & UNSURE)
        return;
    struct tl_day_civil day =
        tl_day_to_civil(after ? date.end_latest + 1 : date.start_earliest - 1);
    enum tl_date_precision precision = date.first.precision;
    write_day((int)day.year, precision >= TL_PRECISION_SEASON ? day.month : 0,
              precision >= TL_PRECISION_DAY ? day.day : 0, next);
}
