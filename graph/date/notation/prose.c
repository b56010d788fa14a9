#include "prose.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/date/day.h"
#include "graph/date/error.h"
#include "lexer.h"

/*
 * Dates that are written in two ways at once, as between the years 1582 and 1923, while
 * neighbours had different calendars:
 *
 *   2 February 1699/1700   a year that began on 25 March, and the same from January on
 *   10/21 February 1751    a day of the Julian calendar, and the same in the Gregorian
 *
 * Both are one day.
 */

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

/*
 * Makes one year of two, the later, where a month stands beside them: "February
 * 1699/1700", "11 Feb 1731/2". Two years alone are two. False, with `error` filled,
 * where there is no such day: all but January to 24 March were in the same year.
 */
static bool
date_dual_years(struct tl_date_word words[TL_DATE_WORDS], size_t *count,
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

/* Whether two days, with a slash between them, may be one in two calendars. */
static bool
date_is_dual_day(const struct tl_date *interval)
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

/* One date in English words (prose.h), as EDTF writes it. */

/* Room for one, with its NUL: "-0043-03-15~", "[-0498..-0489]". */
#define POINT_MAX 16

/* Words in a row, borrowed. */
struct prose_words {
    const struct tl_date_word *at;
    size_t count;
};

static struct prose_words
prose_part(struct prose_words words, size_t first, size_t count)
{
    return (struct prose_words){words.at + first, count};
}

/* Whether a word says how sure something is. */
static bool
prose_is_qualifier(const struct tl_date_word *word)
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
take_apart(struct prose_words words, struct point *point)
{
    for (size_t i = 0; i < words.count; i++) {
        char class = (char)words.at[i].class;
        if (prose_is_qualifier(&words.at[i])) {
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
write_day(int year, int month, int day, char out[POINT_MAX])
{
    int length = snprintf(out, POINT_MAX, "%s%04d", year < 0 ? "-" : "", abs(year));
    if (month)
        length += snprintf(out + length, POINT_MAX - (size_t)length, "-%02d", month);
    if (day)
        snprintf(out + length, POINT_MAX - (size_t)length, "-%02d", day);
}

static bool
write_fields(const struct point *point, const char *fields, char out[POINT_MAX])
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
write_plural(const struct point *point, char out[POINT_MAX])
{
    enum { TEN = 10, HUNDRED = 100, YEAR = 4, SHORTEST = 2 };
    int number = point->words[0].value;
    int years = point->words[1].value ? HUNDRED : TEN;
    if (number <= 0 || number % years != 0 ||
        point->words[0].digits < (point->era ? SHORTEST : YEAR))
        return false;
    if (point->era == TL_WORD_BEFORE_CHRIST)
        snprintf(out, POINT_MAX, "[-%04d..-%04d]", (number + years - 2) % 10000,
                 (number - 1) % 10000);
    else
        snprintf(out, POINT_MAX, years == HUNDRED ? "%02dXX" : "%03dX", number / years);
    return true;
}

/* Also "18th century": years with the same first digits. */
static bool
write_years(const struct point *point, char out[POINT_MAX])
{
    int number = point->words[0].value;
    if (strcmp(point->shape, "Ns") == 0)
        return write_plural(point, out);
    if (strcmp(point->shape, "NC") != 0 || number < 1 || number > 99)
        return false;
    snprintf(out, POINT_MAX, "%s%02dXX", point->era == TL_WORD_BEFORE_CHRIST ? "-" : "",
             number - 1);
    return true;
}

static bool
write_point(const struct point *point, char out[POINT_MAX])
{
    if (strcmp(point->shape, "I") == 0 && !point->era) {
        snprintf(out, POINT_MAX, "%.*s", (int)point->words[0].length,
                 point->words[0].text);
        return true;
    }
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (strcmp(point->shape, shapes[i].shape) == 0 &&
            write_fields(point, shapes[i].fields, out))
            return true;
    return write_years(point, out);
}

/* Writes the date that words are, with the qualifier that it has or else is told, NUL
 * being none. False where they are not one date. */
static bool
prose_point_read(struct prose_words words, char qualifier, char out[POINT_MAX])
{
    struct point point = {.count = 0};
    if (!take_apart(words, &point) || !write_point(&point, out))
        return false;
    size_t length = strlen(out);
    out[length] = point.qualifier ? point.qualifier : qualifier;
    out[length + (out[length] != '\0')] = '\0';
    return true;
}

static void
copy_point(const char *point, char copy[POINT_MAX])
{
    size_t length = strlen(point);
    length = length < POINT_MAX ? length : POINT_MAX - 1;
    memmove(copy, point, length);
    copy[length] = '\0';
}

/* The first or last year of a date that is several years, "184X"; any other as it is.
 */
static void
prose_point_edge(const char *point, bool last, char edge[POINT_MAX])
{
    struct tl_date date;
    struct tl_date_error error;
    copy_point(point, edge);
    if (!strpbrk(point, "X[") || strpbrk(point, "?~%") ||
        !tl_date_parse(point, strlen(point), NULL, &date, &error))
        return;
    struct tl_day_civil day =
        tl_day_to_civil(last ? date.end_latest : date.start_earliest);
    write_day((int)day.year, 0, 0, edge);
}

/*
 * The year, month or day, as the date is one, that is next to it on one side. What is
 * only about right stays: it may be meant as well.
 */
static void
prose_point_next(const char *point, bool after, char next[POINT_MAX])
{
    enum { UNSURE = TL_DATE_APPROXIMATE | TL_DATE_UNCERTAIN };
    struct tl_date date;
    struct tl_date_error error;
    copy_point(point, next);
    if (!tl_date_parse(point, strlen(point), NULL, &date, &error) ||
        date.flags & UNSURE)
        return;
    struct tl_day_civil day =
        tl_day_to_civil(after ? date.end_latest + 1 : date.start_earliest - 1);
    enum tl_date_precision precision = date.first.precision;
    write_day((int)day.year, precision >= TL_PRECISION_SEASON ? day.month : 0,
              precision >= TL_PRECISION_DAY ? day.day : 0, next);
}

/* A date that lacks what another one says: "8" in "8-10 May 2015". */
struct joined {
    struct tl_date_word words[TL_DATE_WORDS];
    size_t count;
};

static void
join(struct joined *joined, struct prose_words words, bool is_lent)
{
    for (size_t i = 0; i < words.count; i++) {
        /* What qualifies the one is not said of the other. */
        if (!is_lent || !prose_is_qualifier(&words.at[i]))
            joined->words[joined->count++] = words.at[i];
    }
}

static bool
read_joined(const struct joined *joined, char qualifier, char out[POINT_MAX])
{
    return prose_point_read((struct prose_words){joined->words, joined->count},
                            qualifier, out);
}

/* With the end of the last one, as much of it as there can be: "509" in "509-264 BC".
 */
static bool
read_first(struct prose_words first, struct prose_words last, char qualifier,
           char out[POINT_MAX])
{
    for (size_t i = 1; i < last.count; i++) {
        struct joined joined = {.count = 0};
        join(&joined, first, false);
        join(&joined, prose_part(last, i, last.count - i), true);
        if (joined.count > first.count && read_joined(&joined, qualifier, out))
            return true;
    }
    return prose_point_read(first, qualifier, out);
}

/* With the beginning of the first one, as little of it as there must be. */
static bool
read_last(struct prose_words first, struct prose_words last, char qualifier,
          char out[POINT_MAX])
{
    for (size_t i = 0; i <= first.count; i++) {
        struct joined joined = {.count = 0};
        join(&joined, prose_part(first, 0, i), true);
        join(&joined, last, false);
        if (read_joined(&joined, qualifier, out))
            return true;
    }
    return false;
}

/* "1840s", also "40s" */
static bool
is_plural(struct prose_words words)
{
    return words.count > 1 && words.at[0].class == TL_WORD_NUMBER &&
           words.at[1].class == TL_WORD_PLURAL;
}

/*
 * Years from "1900s" on are ten. They are a hundred where that is asked for, and in
 * "late 1800s", for nobody tells so of three years; but not in "1890s to early 1900s".
 */
static void
settle_hundreds(struct tl_date_word *words, size_t count, bool asked)
{
    enum { HUNDRED = 100, DECADE_ONLY = 2000 };
    bool has_decade = false;
    for (size_t i = 0; i < count; i++)
        has_decade =
            has_decade || (is_plural((struct prose_words){words + i, count - i}) &&
                           words[i].value % HUNDRED != 0);
    for (size_t i = 0; i < count && !has_decade; i++)
        if (is_plural((struct prose_words){words + i, count - i}))
            words[i + 1].value =
                words[i].value < DECADE_ONLY && (asked || words[i].is_part);
}

/* "1914-18", "1896-7": a year that is told by its end. */
static struct tl_date_word
complete_year(const struct tl_date_word *first, struct tl_date_word last)
{
    int end = first->value % (last.digits == 1 ? 10 : 100);
    if (first->class == TL_WORD_NUMBER && first->digits == 4 && last.digits > 0 &&
        last.digits < 3 && last.value > end) {
        last.value += first->value - end;
        last.digits = 4;
    }
    return last;
}

#define NONE '\0'

/* How two dates, A and B, are put together, and one alone, by the classes of words; <
 * is what ends before A, and > what begins after it, for in EDTF [..A] may be A. */
static const struct {
    const char *opening; /* the classes of its first words */
    char joint;          /* of that between two dates, or NONE */
    const char *closing; /* of its last words */
    const char *shape;   /* of what is written */
} forms[] = {
    {"b", TL_WORD_AND, "", "[A..B]"},
    {"b", TL_WORD_DASH, "", "[A..B]"},
    {"f", NONE, "/p", "A/.."},
    {"f", NONE, "up", "A/.."},
    {"f", NONE, "-p", "A/.."},
    {"f", TL_WORD_TO, "", "A/B"},
    {"f", TL_WORD_UNTIL, "", "A/B"},
    {"f", TL_WORD_DASH, "", "A/B"},
    {"f", NONE, "", "A/"},
    {"u", NONE, "", "/A"},
    {"n", NONE, "", "A/.."},
    {"<", NONE, "", "[..<]"},
    {"=", NONE, "", "[..A]"},
    {">", NONE, "", "[>..]"},
    {"0<", NONE, "", "[A..]"},
    {"0e", NONE, "", "[A..]"},
    {"0>", NONE, "", "[..A]"},
    {"0l", NONE, "", "[..A]"},
    {"", NONE, "|>", "[A..]"},
    {"", NONE, "|l", "[A..]"},
    {"", NONE, "|<", "[..A]"},
    {"", NONE, "|e", "[..A]"},
    {"", NONE, "/p", "A/.."},
    {"", NONE, "up", "A/.."},
    {"", NONE, "-p", "A/.."},
    {"", TL_WORD_TO, "", "A/B"},
    {"", TL_WORD_UNTIL, "", "A/B"},
    {"", TL_WORD_OR, "", "[A,B]"},
    {"", NONE, "-", "A/"},
    {"", TL_WORD_DASH, "", "A/B"},
    {"", TL_WORD_SLASH, "", "A/B"},
    {"", NONE, "", "A"},
};

static void
write_shape(const char *shape, char points[2][POINT_MAX], char edtf[TL_DATE_EDTF_MAX])
{
    size_t length = 0;
    bool is_range = *shape == '[' && strstr(shape, "..");
    for (const char *at = shape; *at; at++) {
        char text[POINT_MAX] = {*at, '\0'};
        bool is_last = at > shape && at[-1] == '.';
        if (*at == '<' || *at == '>')
            prose_point_next(points[0], *at == '>', text);
        else if ((*at == 'A' || *at == 'B') && is_range)
            prose_point_edge(points[*at - 'A'], is_last, text);
        else if (*at == 'A' || *at == 'B')
            memcpy(text, points[*at - 'A'], sizeof text);
        length +=
            (size_t)snprintf(edtf + length, TL_DATE_EDTF_MAX - length, "%s", text);
    }
}

/* Where a word of that class stands; the end where none does. */
static size_t
find_class(struct prose_words words, char class)
{
    size_t i = 0;
    while (i < words.count && (char)words.at[i].class != class)
        i++;
    return i;
}

/* Whether it is "?" alone. */
static bool
is_unknown(struct prose_words words)
{
    return words.count == 1 && words.at->class == TL_WORD_PERHAPS;
}

/* Whether there is more than qualifiers and an era, which are of some other word. */
static bool
says_when(struct prose_words words)
{
    size_t i = 0;
    while (i < words.count && !strchr("NMSI", (char)words.at[i].class))
        i++;
    return i < words.count;
}

static bool
read_two(struct prose_words words, size_t joint, char points[2][POINT_MAX])
{
    char qualifiers[2] = {NONE, NONE};
    struct prose_words first = prose_part(words, 0, joint);
    struct prose_words last = prose_part(words, joint + 1, words.count - joint - 1);
    struct tl_date_word year[2];
    if (first.count == 0 || last.count == 0)
        return false;
    /* "1801-?": an end that nobody knows, which is left empty. */
    if (is_unknown(first) || is_unknown(last))
        return (is_unknown(first) || prose_point_read(first, NONE, points[0])) &&
               (is_unknown(last) || prose_point_read(last, NONE, points[1]));
    if (!says_when(first) || !says_when(last))
        return false;
    /* "c. 1640-1645" is of both, "?1640-1645" of the first. */
    if (first.count > 1 && prose_is_qualifier(first.at)) {
        qualifiers[0] = (char)first.at->class;
        qualifiers[1] = first.at->is_sign ? NONE : qualifiers[0];
        first = prose_part(first, 1, first.count - 1);
    }
    if ((first.count == 1 && last.count == 1) ||
        (last.count == 2 && is_plural(last) && last.at->digits == 2 &&
         (first.count == 1 || (first.count == 2 && is_plural(first))))) {
        memcpy(year, last.at, last.count * sizeof *year);
        *year = complete_year(first.at, *last.at);
        last.at = year;
    }
    return read_first(first, last, qualifiers[0], points[0]) &&
           read_last(first, last, qualifiers[1], points[1]);
}

static bool
are_of(struct prose_words words, const char *classes)
{
    size_t i = 0;
    while (classes[i] && (char)words.at[i].class == classes[i])
        i++;
    return !classes[i];
}

/* Takes the first and the last words off, if they are of those classes. */
static bool
strip(struct prose_words *words, const char *opening, const char *closing)
{
    size_t first = strlen(opening);
    size_t last = strlen(closing);
    if (words->count <= first + last || !are_of(*words, opening) ||
        !are_of(prose_part(*words, words->count - last, last), closing))
        return false;
    *words = prose_part(*words, first, words->count - first - last);
    return true;
}

static bool
read_form(size_t form, struct prose_words words, char edtf[TL_DATE_EDTF_MAX])
{
    char points[2][POINT_MAX] = {""};
    bool good = strip(&words, forms[form].opening, forms[form].closing);
    if (good && forms[form].joint) {
        size_t joint = find_class(words, forms[form].joint);
        good = joint < words.count && read_two(words, joint, points);
    } else if (good) {
        good = prose_point_read(words, NONE, points[0]);
    }
    if (good)
        write_shape(forms[form].shape, points, edtf);
    return good;
}

/* "Winter 1999/2000" is one winter, which begins in 1999. */
static bool
read_winter(struct prose_words words, char edtf[TL_DATE_EDTF_MAX])
{
    enum { NAME, FIRST, JOINT, SECOND, COUNT, WINTER = 24 };
    char point[POINT_MAX];
    if (words.count != COUNT || words.at[NAME].class != TL_WORD_SEASON ||
        words.at[NAME].value != WINTER || !strchr("-_", (char)words.at[JOINT].class) ||
        complete_year(&words.at[FIRST], words.at[SECOND]).value !=
            words.at[FIRST].value + 1 ||
        !prose_point_read(prose_part(words, NAME, JOINT), NONE, point))
        return false;
    snprintf(edtf, TL_DATE_EDTF_MAX, "%s", point);
    return true;
}

/* False, with no error, where the words follow none of the forms. */
static bool
read_forms(struct prose_words words, char edtf[TL_DATE_EDTF_MAX])
{
    if (read_winter(words, edtf))
        return true;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (read_form(i, words, edtf))
            return true;
    return false;
}

/* `hundreds`: years such as 1900s are a century. */
static bool
read_words(const char *text, size_t length, bool hundreds, char edtf[TL_DATE_EDTF_MAX],
           struct tl_date_error *error)
{
    struct tl_date_word list[TL_DATE_WORDS];
    struct prose_words words = {list, 0};
    struct tl_date date;
    bool is_read = false;
    /* "2001-12" is a month, but not in "11 Sept 2001-12 Oct 2002". */
    for (int iso = 1; iso >= 0 && !is_read; iso--) {
        words.count = tl_date_words_read(text, length, iso, list, NULL, error);
        if (words.count == 0 || !date_dual_years(list, &words.count, error))
            return false;
        settle_hundreds(list, words.count, hundreds);
        is_read = read_forms(words, edtf);
    }
    if (!is_read)
        return tl_date_fail(error, 0, "these words together are no date");
    bool is_date = tl_date_parse(edtf, strlen(edtf), NULL, &date, error);
    if (is_date && find_class(words, TL_WORD_SLASH) < words.count &&
        date_is_dual_day(&date))
        return tl_date_fail(error, 0,
                            "with a slash between them, two days are one in two "
                            "calendars: keep one of them, or write a dash where it "
                            "lasted from one to the other");
    error->offset = 0; /* not of the EDTF */
    return is_date;
}

bool
tl_date_prose_read(const char *text, size_t length, char edtf[TL_DATE_EDTF_MAX],
                   struct tl_date_error *error)
{
    return read_words(text, length, false, edtf, error);
}

bool
tl_date_prose_may_be_century(const char *text, size_t length, const char *edtf,
                             char other[TL_DATE_EDTF_MAX])
{
    char decade[TL_DATE_EDTF_MAX];
    struct tl_date_error error;
    return read_words(text, length, false, decade, &error) &&
           strcmp(decade, edtf) == 0 && read_words(text, length, true, other, &error) &&
           strcmp(decade, other) != 0;
}

int
tl_date_prose_month(const char *text, size_t length)
{
    struct tl_date_word words[TL_DATE_WORDS];
    struct tl_date_error error;
    size_t count = tl_date_words_read(text, length, true, words, NULL, &error);
    return count == 1 && words[0].class == TL_WORD_MONTH ? words[0].value : 0;
}

bool
tl_date_prose_is_now(const char *text, size_t length)
{
    struct tl_date_word words[TL_DATE_WORDS];
    struct tl_date_error error;
    size_t count = tl_date_words_read(text, length, true, words, NULL, &error);
    const struct tl_date_word *last = &words[count ? count - 1 : 0];
    return count > 0 && last->class == TL_WORD_NOW &&
           (count == 1 ? last->value == 0 : count == 2 && words[0].class == TL_WORD_TO);
}

bool
tl_date_prose_drops(const char *text, size_t length)
{
    struct tl_date_word words[TL_DATE_WORDS];
    struct tl_date_error error;
    bool drops = false;
    (void)tl_date_words_read(text, length, true, words, &drops, &error);
    return drops;
}
