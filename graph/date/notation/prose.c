#include "prose.h"

#include <stdio.h>
#include <string.h>

#include "graph/date/error.h"
#include "dual.h"
#include "prose_point.h"

/* A date that lacks what another one says: "8" in "8-10 May 2015". */
struct joined {
    struct tl_date_word words[TL_DATE_WORDS];
    size_t count;
};

static void
join(struct joined *joined, struct tl_prose_words words, bool is_lent)
{
    for (size_t i = 0; i < words.count; i++) {
        /* What qualifies the one is not said of the other. */
        if (!is_lent || !tl_prose_is_qualifier(&words.at[i]))
            joined->words[joined->count++] = words.at[i];
    }
}

static bool
read_joined(const struct joined *joined, char qualifier, char out[TL_PROSE_POINT])
{
    return tl_prose_point_read((struct tl_prose_words){joined->words, joined->count},
                               qualifier, out);
}

/* With the end of the last one, as much of it as there can be: "509" in "509-264 BC".
 */
static bool
read_first(struct tl_prose_words first, struct tl_prose_words last, char qualifier,
           char out[TL_PROSE_POINT])
{
    for (size_t i = 1; i < last.count; i++) {
        struct joined joined = {.count = 0};
        join(&joined, first, false);
        join(&joined, tl_prose_part(last, i, last.count - i), true);
        if (joined.count > first.count && read_joined(&joined, qualifier, out))
            return true;
    }
    return tl_prose_point_read(first, qualifier, out);
}

/* With the beginning of the first one, as little of it as there must be. */
static bool
read_last(struct tl_prose_words first, struct tl_prose_words last, char qualifier,
          char out[TL_PROSE_POINT])
{
    for (size_t i = 0; i <= first.count; i++) {
        struct joined joined = {.count = 0};
        join(&joined, tl_prose_part(first, 0, i), true);
        join(&joined, last, false);
        if (read_joined(&joined, qualifier, out))
            return true;
    }
    return false;
}

/* "1840s", also "40s" */
static bool
is_plural(struct tl_prose_words words)
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
            has_decade || (is_plural((struct tl_prose_words){words + i, count - i}) &&
                           words[i].value % HUNDRED != 0);
    for (size_t i = 0; i < count && !has_decade; i++)
        if (is_plural((struct tl_prose_words){words + i, count - i}))
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
write_shape(const char *shape, char points[2][TL_PROSE_POINT],
            char edtf[TL_DATE_EDTF_MAX])
{
    size_t length = 0;
    bool is_range = *shape == '[' && strstr(shape, "..");
    for (const char *at = shape; *at; at++) {
        char text[TL_PROSE_POINT] = {*at, '\0'};
        bool is_last = at > shape && at[-1] == '.';
        if (*at == '<' || *at == '>')
            tl_prose_point_next(points[0], *at == '>', text);
        else if ((*at == 'A' || *at == 'B') && is_range)
            tl_prose_point_edge(points[*at - 'A'], is_last, text);
        else if (*at == 'A' || *at == 'B')
            memcpy(text, points[*at - 'A'], sizeof text);
        length +=
            (size_t)snprintf(edtf + length, TL_DATE_EDTF_MAX - length, "%s", text);
    }
}

/* Where a word of that class stands; the end where none does. */
static size_t
find_class(struct tl_prose_words words, char class)
{
    size_t i = 0;
    while (i < words.count && (char)words.at[i].class != class)
        i++;
    return i;
}

/* Whether it is "?" alone. */
static bool
is_unknown(struct tl_prose_words words)
{
    return words.count == 1 && words.at->class == TL_WORD_PERHAPS;
}

/* Whether there is more than qualifiers and an era, which are of some other word. */
static bool
says_when(struct tl_prose_words words)
{
    size_t i = 0;
    while (i < words.count && !strchr("NMSI", (char)words.at[i].class))
        i++;
    return i < words.count;
}

static bool
read_two(struct tl_prose_words words, size_t joint, char points[2][TL_PROSE_POINT])
{
    char qualifiers[2] = {NONE, NONE};
    struct tl_prose_words first = tl_prose_part(words, 0, joint);
    struct tl_prose_words last =
        tl_prose_part(words, joint + 1, words.count - joint - 1);
    struct tl_date_word year[2];
    if (first.count == 0 || last.count == 0)
        return false;
    /* "1801-?": an end that nobody knows, which is left empty. */
    if (is_unknown(first) || is_unknown(last))
        return (is_unknown(first) || tl_prose_point_read(first, NONE, points[0])) &&
               (is_unknown(last) || tl_prose_point_read(last, NONE, points[1]));
    if (!says_when(first) || !says_when(last))
        return false;
    /* "c. 1640-1645" is of both, "?1640-1645" of the first. */
    if (first.count > 1 && tl_prose_is_qualifier(first.at)) {
        qualifiers[0] = (char)first.at->class;
        qualifiers[1] = first.at->is_sign ? NONE : qualifiers[0];
        first = tl_prose_part(first, 1, first.count - 1);
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
are_of(struct tl_prose_words words, const char *classes)
{
    size_t i = 0;
    while (classes[i] && (char)words.at[i].class == classes[i])
        i++;
    return !classes[i];
}

/* Takes the first and the last words off, if they are of those classes. */
static bool
strip(struct tl_prose_words *words, const char *opening, const char *closing)
{
    size_t first = strlen(opening);
    size_t last = strlen(closing);
    if (words->count <= first + last || !are_of(*words, opening) ||
        !are_of(tl_prose_part(*words, words->count - last, last), closing))
        return false;
    *words = tl_prose_part(*words, first, words->count - first - last);
    return true;
}

static bool
read_form(size_t form, struct tl_prose_words words, char edtf[TL_DATE_EDTF_MAX])
{
    char points[2][TL_PROSE_POINT] = {""};
    bool good = strip(&words, forms[form].opening, forms[form].closing);
    if (good && forms[form].joint) {
        size_t joint = find_class(words, forms[form].joint);
        good = joint < words.count && read_two(words, joint, points);
    } else if (good) {
        good = tl_prose_point_read(words, NONE, points[0]);
    }
    if (good)
        write_shape(forms[form].shape, points, edtf);
    return good;
}

/* "Winter 1999/2000" is one winter, which begins in 1999. */
static bool
read_winter(struct tl_prose_words words, char edtf[TL_DATE_EDTF_MAX])
{
    enum { NAME, FIRST, JOINT, SECOND, COUNT, WINTER = 24 };
    char point[TL_PROSE_POINT];
    if (words.count != COUNT || words.at[NAME].class != TL_WORD_SEASON ||
        words.at[NAME].value != WINTER || !strchr("-_", (char)words.at[JOINT].class) ||
        complete_year(&words.at[FIRST], words.at[SECOND]).value !=
            words.at[FIRST].value + 1 ||
        !tl_prose_point_read(tl_prose_part(words, NAME, JOINT), NONE, point))
        return false;
    snprintf(edtf, TL_DATE_EDTF_MAX, "%s", point);
    return true;
}

/* False, with no error, where the words follow none of the forms. */
static bool
read_forms(struct tl_prose_words words, char edtf[TL_DATE_EDTF_MAX])
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
    struct tl_prose_words words = {list, 0};
    struct tl_date date;
    bool is_read = false;
    /* "2001-12" is a month, but not in "11 Sept 2001-12 Oct 2002". */
    for (int iso = 1; iso >= 0 && !is_read; iso--) {
        words.count = tl_date_words_read(text, length, iso, list, NULL, error);
        if (words.count == 0 || !tl_date_dual_years(list, &words.count, error))
            return false;
        settle_hundreds(list, words.count, hundreds);
        is_read = read_forms(words, edtf);
    }
    if (!is_read)
        return tl_date_fail(error, 0, "these words together are no date");
    bool is_date = tl_date_parse(edtf, strlen(edtf), NULL, &date, error);
    if (is_date && find_class(words, TL_WORD_SLASH) < words.count &&
        tl_date_is_dual_day(&date))
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
