#include "date_prose.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "date_error.h"
#include "date_lexer.h"

/* Room for one date: "-0043-03-15~". */
#define POINT 16

struct words {
    const struct tl_date_word *at;
    size_t count;
};

static struct words
part_of(struct words words, size_t first, size_t count)
{
    return (struct words){words.at + first, count};
}

static bool
is_qualifier(const struct tl_date_word *word)
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
take_apart(struct words words, struct point *point)
{
    for (size_t i = 0; i < words.count; i++) {
        char class = (char)words.at[i].class;
        if (is_qualifier(&words.at[i])) {
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

static bool
write_fields(const struct point *point, const char *fields, char out[POINT])
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
        year = 1 - year; /* as ISO 8601 counts, 0 is 1 BC */
    int length = snprintf(out, POINT, "%s%04d", year < 0 ? "-" : "", abs(year));
    if (month)
        length += snprintf(out + length, POINT - (size_t)length, "-%02d", month);
    if (day)
        snprintf(out + length, POINT - (size_t)length, "-%02d", day);
    return true;
}

/* "1840s", "1700s", "18th century": years with the same first digits. */
static bool
write_years(const struct point *point, char out[POINT])
{
    int number = point->words[0].value;
    if (strcmp(point->shape, "Ns") == 0 && !point->era && number % 10 == 0 &&
        point->words[0].digits == 4) {
        snprintf(out, POINT, number % 100 == 0 ? "%02dXX" : "%03dX",
                 number % 100 == 0 ? number / 100 : number / 10);
        return true;
    }
    if (strcmp(point->shape, "NC") != 0 || number < 1 || number > 99)
        return false;
    snprintf(out, POINT, "%s%02dXX", point->era == TL_WORD_BEFORE_CHRIST ? "-" : "",
             number - 1);
    return true;
}

static bool
write_point(const struct point *point, char out[POINT])
{
    if (strcmp(point->shape, "I") == 0 && !point->era) {
        snprintf(out, POINT, "%.*s", (int)point->words[0].length, point->words[0].text);
        return true;
    }
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (strcmp(point->shape, shapes[i].shape) == 0 &&
            write_fields(point, shapes[i].fields, out))
            return true;
    return write_years(point, out);
}

/* One date, with the qualifier that it has or is told. */
static bool
read_point(struct words words, char qualifier, char out[POINT])
{
    struct point point = {.count = 0};
    if (!take_apart(words, &point) || !write_point(&point, out))
        return false;
    size_t length = strlen(out);
    out[length] = point.qualifier ? point.qualifier : qualifier;
    out[length + (out[length] != '\0')] = '\0';
    return true;
}

/* A date that lacks what another one says: "8" in "8-10 May 2015". */
struct joined {
    struct tl_date_word words[TL_DATE_WORDS];
    size_t count;
};

static void
join(struct joined *joined, struct words words, bool is_lent)
{
    for (size_t i = 0; i < words.count; i++) {
        /* What qualifies the one is not said of the other. */
        if (!is_lent || !is_qualifier(&words.at[i]))
            joined->words[joined->count++] = words.at[i];
    }
}

static bool
read_joined(const struct joined *joined, char qualifier, char out[POINT])
{
    return read_point((struct words){joined->words, joined->count}, qualifier, out);
}

/* With the end of the last one, as much of it as there can be: "509" in "509-264 BC".
 */
static bool
read_first(struct words first, struct words last, char qualifier, char out[POINT])
{
    for (size_t i = 1; i < last.count; i++) {
        struct joined joined = {.count = 0};
        join(&joined, first, false);
        join(&joined, part_of(last, i, last.count - i), true);
        if (joined.count > first.count && read_joined(&joined, qualifier, out))
            return true;
    }
    return read_point(first, qualifier, out);
}

/* With the beginning of the first one, as little of it as there must be. */
static bool
read_last(struct words first, struct words last, char qualifier, char out[POINT])
{
    for (size_t i = 0; i <= first.count; i++) {
        struct joined joined = {.count = 0};
        join(&joined, part_of(first, 0, i), true);
        join(&joined, last, false);
        if (read_joined(&joined, qualifier, out))
            return true;
    }
    return false;
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

/* How two dates, A and B, are put together, and one alone. */
static const struct {
    char opening;      /* the class of its first word, or NONE */
    char joint;        /* of that between two dates, or NONE */
    char closing;      /* of its last word, or NONE */
    const char *shape; /* of what is written */
} forms[] = {
    {TL_WORD_BETWEEN, TL_WORD_AND, NONE, "[A..B]"},
    {TL_WORD_BETWEEN, TL_WORD_DASH, NONE, "[A..B]"},
    {TL_WORD_FROM, TL_WORD_TO, NONE, "A/B"},
    {TL_WORD_FROM, TL_WORD_UNTIL, NONE, "A/B"},
    {TL_WORD_FROM, TL_WORD_DASH, NONE, "A/B"},
    {TL_WORD_FROM, NONE, NONE, "A/"},
    {TL_WORD_UNTIL, NONE, NONE, "/A"},
    {TL_WORD_SINCE, NONE, NONE, "A/.."},
    {TL_WORD_BEFORE, NONE, NONE, "[..A]"},
    {TL_WORD_AFTER, NONE, NONE, "[A..]"},
    {NONE, TL_WORD_TO, NONE, "A/B"},
    {NONE, TL_WORD_UNTIL, NONE, "A/B"},
    {NONE, TL_WORD_OR, NONE, "[A,B]"},
    {NONE, NONE, TL_WORD_DASH, "A/"},
    {NONE, TL_WORD_DASH, NONE, "A/B"},
    {NONE, NONE, NONE, "A"},
};

static void
write_shape(const char *shape, char points[2][POINT], char edtf[TL_DATE_FORMAT_MAX])
{
    size_t length = 0;
    for (; *shape; shape++) {
        const char text[] = {*shape, '\0'};
        length += (size_t)snprintf(edtf + length, TL_DATE_FORMAT_MAX - length, "%s",
                                   *shape == 'A'   ? points[0]
                                   : *shape == 'B' ? points[1]
                                                   : text);
    }
}

/* Where a word of that class stands; the end where none does. */
static size_t
find_class(struct words words, char class)
{
    size_t i = 0;
    while (i < words.count && (char)words.at[i].class != class)
        i++;
    return i;
}

/* Whether it is "?" alone. */
static bool
is_unknown(struct words words)
{
    return words.count == 1 && words.at->class == TL_WORD_PERHAPS;
}

/* Whether there is more than qualifiers and an era, which are of some other word. */
static bool
says_when(struct words words)
{
    size_t i = 0;
    while (i < words.count && !strchr("NMSI", (char)words.at[i].class))
        i++;
    return i < words.count;
}

static bool
read_two(struct words words, size_t joint, char points[2][POINT])
{
    char qualifier = '\0';
    struct words first = part_of(words, 0, joint);
    struct words last = part_of(words, joint + 1, words.count - joint - 1);
    struct tl_date_word year;
    if (first.count == 0 || last.count == 0)
        return false;
    /* "1801-?": an end that nobody knows, which is left empty. */
    if (is_unknown(first) || is_unknown(last))
        return (is_unknown(first) || read_point(first, NONE, points[0])) &&
               (is_unknown(last) || read_point(last, NONE, points[1]));
    if (!says_when(first) || !says_when(last))
        return false;
    /* "c. 1640-1645": of both. */
    if (first.count > 1 && is_qualifier(first.at)) {
        qualifier = (char)first.at[0].class;
        first = part_of(first, 1, first.count - 1);
    }
    if (first.count == 1 && last.count == 1) {
        year = complete_year(first.at, *last.at);
        last.at = &year;
    }
    return read_first(first, last, qualifier, points[0]) &&
           read_last(first, last, qualifier, points[1]);
}

/* Takes the first and the last word off, if they are of those classes. */
static bool
strip(struct words *words, char opening, char closing)
{
    size_t ends = (size_t)(opening != NONE) + (closing != NONE);
    if (words->count <= ends || (opening && (char)words->at[0].class != opening) ||
        (closing && (char)words->at[words->count - 1].class != closing))
        return false;
    *words = part_of(*words, opening != NONE, words->count - ends);
    return true;
}

static bool
read_form(size_t form, struct words words, char edtf[TL_DATE_FORMAT_MAX])
{
    char points[2][POINT] = {""};
    bool good = strip(&words, forms[form].opening, forms[form].closing);
    if (good && forms[form].joint) {
        size_t joint = find_class(words, forms[form].joint);
        good = joint < words.count && read_two(words, joint, points);
    } else if (good) {
        good = read_point(words, NONE, points[0]);
    }
    if (good)
        write_shape(forms[form].shape, points, edtf);
    return good;
}

/* "2010-present", "from 2010 to now". */
static bool
read_ongoing(struct words words, char edtf[TL_DATE_FORMAT_MAX])
{
    char points[2][POINT] = {""};
    if (!strip(&words, NONE, TL_WORD_NOW) ||
        !(strip(&words, NONE, TL_WORD_DASH) || strip(&words, NONE, TL_WORD_TO) ||
          strip(&words, NONE, TL_WORD_UNTIL)))
        return false;
    (void)strip(&words, TL_WORD_FROM, NONE);
    if (!read_point(words, NONE, points[0]))
        return false;
    write_shape("A/..", points, edtf);
    return true;
}

/* False, with no error, where the words follow none of the forms. */
static bool
read_forms(struct words words, char edtf[TL_DATE_FORMAT_MAX])
{
    if (read_ongoing(words, edtf))
        return true;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (read_form(i, words, edtf))
            return true;
    return false;
}

bool
tl_date_prose_read(const char *text, size_t length, char edtf[TL_DATE_FORMAT_MAX],
                   struct tl_date_error *error)
{
    struct tl_date_word list[TL_DATE_WORDS];
    struct tl_date date;
    bool is_read = false;
    /* "2001-12" is a month, but not in "11 Sept 2001-12 Oct 2002". */
    for (int iso = 1; iso >= 0 && !is_read; iso--) {
        size_t count = tl_date_words_read(text, length, iso, list, NULL, error);
        if (count == 0)
            return false;
        is_read = read_forms((struct words){list, count}, edtf);
    }
    if (!is_read)
        return tl_date_fail(error, 0, "these words together are no date");
    bool is_date = tl_date_parse(edtf, strlen(edtf), NULL, &date, error);
    error->offset = 0; /* not of the EDTF */
    return is_date;
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
