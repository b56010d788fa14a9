#include "gedcom.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/date/calendar.h"
#include "graph/date/day.h"
#include "prose.h"

/* The words of a date, in capitals and without points and commas after them. */

enum { WORDS = 24, WORD_MAX = 15 };

struct words {
    char text[WORDS][WORD_MAX + 1];
    size_t count;
    size_t at;
};

static char
upper(char byte)
{
    return (char)(byte >= 'a' && byte <= 'z' ? byte - 'a' + 'A' : byte);
}

/* A calendar in the old way, "@#DFRENCH R@", as one word; else up to the next blank. */
static size_t
word_length(const char *text, size_t length)
{
    const char *end = length > 1 && text[0] == '@' && text[1] == '#'
                          ? memchr(text + 1, '@', length - 1)
                          : NULL;
    size_t at = end ? (size_t)(end - text) + 1 : 0;
    while (!end && at < length && !tl_ascii_is_blank(text[at]))
        at++;
    return at;
}

/* False where there are too many, or one that no date has. */
static bool
read_words(const char *text, size_t length, struct words *words)
{
    *words = (struct words){.count = 0};
    for (size_t at = 0; at < length;) {
        size_t size = word_length(text + at, length - at);
        size_t kept = size;
        while (kept > 1 && strchr(".,", text[at + kept - 1]))
            kept--;
        if (size > 0 && (words->count == WORDS || kept > WORD_MAX))
            return false;
        for (size_t i = 0; i < kept; i++)
            words->text[words->count][i] = upper(text[at + i]);
        words->count += size > 0;
        at += size ? size : 1;
    }
    return words->count > 0;
}

/* The word at hand; "" after the last. */
static const char *
peek(const struct words *words)
{
    return words->at < words->count ? words->text[words->at] : "";
}

static bool
accept(struct words *words, const char *expected)
{
    bool is_next = strcmp(peek(words), expected) == 0;
    words->at += is_next;
    return is_next;
}

/* One date: a year, or a month or day of it. */

struct point {
    enum tl_calendar calendar;
    int year; /* astronomical, but for those of the French Republic */
    int month;
    int day;
    bool is_named;      /* its calendar */
    bool is_about;      /* by a word that the grammar has only before a whole date */
    bool has_two_years; /* the later is `year` */
    bool is_either;     /* the year before is as good: 15 APR 1699/00 */
    int64_t first;
    int64_t last;
};

static const char *const months[] = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                     "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
static const char *const republican_months[] = {"VEND", "BRUM", "FRIM", "NIVO", "PLUV",
                                                "VENT", "GERM", "FLOR", "PRAI", "MESS",
                                                "THER", "FRUC", "COMP"};

static int
find_month(enum tl_calendar calendar, const char *word)
{
    bool is_republican = calendar == TL_CALENDAR_REPUBLICAN;
    const char *const *names = is_republican ? republican_months : months;
    size_t count = is_republican ? sizeof republican_months / sizeof *names
                                 : sizeof months / sizeof *names;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], word) == 0)
            return (int)i + 1;
    }
    return 0;
}

/* Its digits and value; 0 where a word begins with none, or has more than a year. */
static size_t
read_number(const char *word, int *value)
{
    enum { MOST = 4 };
    size_t digits = 0;
    for (*value = 0; tl_ascii_is_digit(word[digits]); digits++) {
        if (digits == MOST)
            return 0;
        *value = 10 * *value + word[digits] - '0';
    }
    return digits;
}

/* "BC", "B.C.", "BCE", "(B.C.)" */
static bool
accept_before_christ(struct words *words)
{
    static const char *const names[] = {"BC", "B.C", "BCE", "B.C.E", "(B.C.)"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (accept(words, names[i]))
            return true;
    }
    return false;
}

/*
 * "1699/00": a year that began on 25 March, and the same by its beginning in January.
 * From January to 24 March it is the later one. False where these are not two years.
 */
static bool
read_second_year(const char *word, size_t digits, struct point *point)
{
    enum { FIRST_DIGITS = 3, MARCH = 3, LAST = 24 };
    static const int moduli[] = {0, 10, 100, 0, 10000};
    int second;
    size_t more = read_number(word, &second);
    if (digits < FIRST_DIGITS || more == 0 || more == 3 || word[more] != '\0' ||
        point->calendar == TL_CALENDAR_REPUBLICAN ||
        second != (point->year + 1) % moduli[more])
        return false;
    point->year++;
    point->has_two_years = true;
    point->is_either = point->month == 0 || point->month > MARCH ||
                       (point->month == MARCH && point->day > LAST);
    return true;
}

/* A year of one or two digits may be of any century, unless an era stands after it or
 * the calendar is named. */
static bool
read_year(struct words *words, struct point *point)
{
    enum { FEWEST = 3 };
    const char *word = peek(words);
    size_t digits = read_number(word, &point->year);
    bool is_republican = point->calendar == TL_CALENDAR_REPUBLICAN;
    if (digits == 0 || point->year == 0)
        return false;
    words->at++;
    if (word[digits] == '/')
        return read_second_year(word + digits + 1, digits, point);
    if (word[digits] != '\0')
        return false;
    if (is_republican)
        return true;
    if (accept_before_christ(words)) {
        point->year = 1 - point->year;
        return true;
    }
    return digits >= FEWEST || point->is_named || accept(words, "CE") ||
           accept(words, "AD") || accept(words, "A.D");
}

enum { OTHER_CALENDAR = -1 };

static const struct {
    const char *word;
    int calendar;
} calendars[] = {
    {"@#DGREGORIAN@", TL_CALENDAR_GREGORIAN},
    {"GREGORIAN", TL_CALENDAR_GREGORIAN},
    {"@#DJULIAN@", TL_CALENDAR_JULIAN},
    {"JULIAN", TL_CALENDAR_JULIAN},
    {"@#DFRENCH R@", TL_CALENDAR_REPUBLICAN},
    {"FRENCH_R", TL_CALENDAR_REPUBLICAN},
    {"@#DHEBREW@", OTHER_CALENDAR},
    {"HEBREW", OTHER_CALENDAR},
    {"@#DROMAN@", OTHER_CALENDAR},
    {"@#DUNKNOWN@", OTHER_CALENDAR},
};

/* Takes the name of a calendar, if there is one, into a point. */
static void
accept_calendar(struct words *words, struct point *point)
{
    for (size_t i = 0; i < sizeof calendars / sizeof *calendars; i++) {
        if (calendars[i].calendar == OTHER_CALENDAR ||
            !accept(words, calendars[i].word))
            continue;
        point->calendar = (enum tl_calendar)calendars[i].calendar;
        point->is_named = true;
    }
}

/* The names of the months tell the calendar of the French Republic. */
static void
find_calendar(const struct words *words, const char *next, struct point *point)
{
    enum tl_calendar republican = TL_CALENDAR_REPUBLICAN;
    if (!point->is_named &&
        (find_month(republican, peek(words)) || find_month(republican, next)))
        point->calendar = republican;
}

/* Whether any of them is the name of a calendar that is not converted. */
static bool
names_other_calendar(const char *text, size_t length, const struct words *words)
{
    for (size_t i = 0; i < words->count; i++) {
        for (size_t j = 0; j < sizeof calendars / sizeof *calendars; j++) {
            if (calendars[j].calendar == OTHER_CALENDAR &&
                strcmp(words->text[i], calendars[j].word) == 0)
                return true;
        }
    }
    return length > 1 && *text == '_' && tl_ascii_is_letter(text[1]);
}

/* The other years that it may be: those of the year before. */
static void
widen(struct point *point)
{
    int64_t first, last;
    if (point->is_either && tl_calendar_days(point->calendar, point->year - 1,
                                             point->month, point->day, &first, &last))
        point->first = first;
}

static bool
read_point(struct words *words, const struct point *told, struct point *point)
{
    *point = *told;
    point->is_about =
        accept(words, "ABT") || accept(words, "EST") || accept(words, "CAL");
    accept_calendar(words, point);
    const char *next = words->at + 1 < words->count ? words->text[words->at + 1] : "";
    find_calendar(words, next, point);
    size_t digits = read_number(peek(words), &point->day);
    if (digits > 0 && digits < 3 && peek(words)[digits] == '\0' && point->day > 0 &&
        find_month(point->calendar, next))
        words->at++;
    else
        point->day = 0;
    point->month = find_month(point->calendar, peek(words));
    words->at += point->month > 0;
    if (!read_year(words, point) ||
        !tl_calendar_days(point->calendar, point->year, point->month, point->day,
                          &point->first, &point->last))
        return false;
    widen(point);
    return true;
}

/* Points as EDTF. */

/* Room for one of two days, with its NUL: "[-0498-01-01,-0497-01-01]". */
#define POINT_MAX 32

static void
write_civil(int64_t day, bool has_month, bool has_day, char out[POINT_MAX])
{
    struct tl_day_civil civil = tl_day_to_civil(day);
    int length = snprintf(out, POINT_MAX, "%s%04d", civil.year < 0 ? "-" : "",
                          abs((int)civil.year));
    if (has_month)
        length +=
            snprintf(out + length, POINT_MAX - (size_t)length, "-%02d", civil.month);
    if (has_day)
        snprintf(out + length, POINT_MAX - (size_t)length, "-%02d", civil.day);
}

/* Whether it is a year, month or day of the Gregorian calendar, or a day of another. */
static bool
is_simple(const struct point *point)
{
    return !point->is_either &&
           (point->calendar == TL_CALENDAR_GREGORIAN || point->first == point->last);
}

/* A day, or as precisely as it is told if the calendar is the Gregorian one. */
static void
write_precisely(const struct point *point, int64_t day, char out[POINT_MAX])
{
    bool is_gregorian = point->calendar == TL_CALENDAR_GREGORIAN;
    write_civil(day, !is_gregorian || point->month, !is_gregorian || point->day, out);
}

/* An edge of a range, whose two dates EDTF wants equally precise. */
static void
write_edge(const struct point points[2], bool last, char out[POINT_MAX])
{
    const struct point *point = &points[last];
    int64_t day = last ? point->last : point->first;
    bool is_same =
        !points[0].month == !points[1].month && !points[0].day == !points[1].day;
    if (is_same && points[0].calendar == points[1].calendar)
        write_precisely(point, day, out);
    else
        write_civil(day, true, true, out);
}

/* The one date that it is, or else about it: the month or year in the middle of it. */
static void
write_about(const struct point *point, char out[POINT_MAX])
{
    if (is_simple(point))
        write_precisely(point, point->first, out);
    else
        write_civil(point->first + (point->last - point->first) / 2,
                    point->month && !point->is_either, false, out);
    if (point->is_about || !is_simple(point))
        strcat(out, "~");
}

static void
write_alone(const struct point *point, char out[TL_DATE_EDTF_MAX])
{
    char first[POINT_MAX], last[POINT_MAX];
    bool is_gregorian = point->calendar == TL_CALENDAR_GREGORIAN;
    write_precisely(point, point->first, first);
    write_precisely(point, point->last, last);
    if (is_simple(point))
        snprintf(out, TL_DATE_EDTF_MAX, "%s", first);
    else
        snprintf(out, TL_DATE_EDTF_MAX, "[%.16s%s%.16s]", first,
                 point->is_either && is_gregorian ? "," : "..", last);
}

/* How dates are put together, by the words before the first and between the two: A and
 * B, or their edges a and b in a range, < what ends before A and > what begins after.
 */
static const struct {
    const char *opening;
    const char *joint; /* NULL: there is no second date */
    const char *shape;
    bool is_plain; /* the shape says all that the words say */
} forms[] = {
    {"ABT", NULL, "A~", true},    {"CAL", NULL, "A~", false},
    {"EST", NULL, "A~", false},   {"BEF", NULL, "[..<]", true},
    {"AFT", NULL, "[>..]", true}, {"BET", "AND", "[a..b]", true},
    {"FROM", "TO", "A/B", true},  {"FROM", NULL, "A/", true},
    {"TO", NULL, "/A", true},     {"INT", NULL, "*", true},
    {"", NULL, "*", true},
};

static void
write_part(char part, const struct point points[2], char out[TL_DATE_EDTF_MAX])
{
    const struct point *point = &points[part == 'B' || part == 'b'];
    switch (part) {
    case '*':
        write_alone(point, out);
        break;
    case 'A':
    case 'B':
        write_about(point, out);
        break;
    case 'a':
    case 'b':
        write_edge(points, part == 'b', out);
        break;
    case '<': /* what is about right may be meant as well */
        write_precisely(point, point->is_about ? point->last : point->first - 1, out);
        break;
    case '>':
        write_precisely(point, point->is_about ? point->first : point->last + 1, out);
        break;
    default:
        snprintf(out, TL_DATE_EDTF_MAX, "%c", part);
    }
}

/* "1850~~" says no more than "1850~". */
static bool
repeats(const char *edtf, size_t length, char part)
{
    return part == '~' && length > 0 && edtf[length - 1] == '~';
}

static void
write_shape(const char *shape, const struct point points[2],
            char edtf[TL_DATE_EDTF_MAX])
{
    size_t length = 0;
    *edtf = '\0';
    for (; *shape && length < TL_DATE_EDTF_MAX; shape++) {
        char part[TL_DATE_EDTF_MAX] = "";
        if (repeats(edtf, length, *shape))
            continue;
        write_part(*shape, points, part);
        length +=
            (size_t)snprintf(edtf + length, TL_DATE_EDTF_MAX - length, "%s", part);
    }
}

/* Whether the words are of a form; `points` are then the dates in it. */
static bool
read_form(size_t form, struct words *words, struct point points[2])
{
    struct point told = {.calendar = TL_CALENDAR_GREGORIAN};
    words->at = 0;
    accept_calendar(words, &told);
    if ((*forms[form].opening && !accept(words, forms[form].opening)) ||
        !read_point(words, &told, &points[0]))
        return false;
    if (forms[form].joint &&
        (!accept(words, forms[form].joint) || !read_point(words, &told, &points[1])))
        return false;
    return words->at == words->count;
}

/* Whether a point alone is written as it was told. */
static bool
is_told(const struct point *point)
{
    return point->calendar == TL_CALENDAR_GREGORIAN && !point->has_two_years &&
           !point->is_about;
}

/* A date by the grammar of GEDCOM. `is_plain`: EDTF says all of it. */
static bool
read_grammar(struct words *words, char edtf[TL_DATE_EDTF_MAX], bool *is_plain)
{
    struct point points[2] = {{.year = 0}, {.year = 0}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (!read_form(i, words, points))
            continue;
        write_shape(forms[i].shape, points, edtf);
        *is_plain = forms[i].is_plain && is_told(&points[0]) &&
                    (!forms[i].joint || is_told(&points[1]));
        return tl_date_is_edtf(edtf, strlen(edtf));
    }
    return false;
}

/* "1905-07": a month, or three years. */
static bool
may_be_years(const struct words *words)
{
    enum { YEAR = 4, LENGTH = 7 };
    for (size_t i = 0; i < words->count; i++) {
        const char *word = words->text[i];
        size_t digits = strspn(word, "0123456789");
        if (digits == YEAR && word[YEAR] == '-' && strlen(word) == LENGTH)
            return true;
    }
    return false;
}

/* What lies between two dates, of something that does not last, is one day of it. */
static void
narrow(const struct words *words, bool lasts, char edtf[TL_DATE_EDTF_MAX])
{
    char *joint = strchr(edtf, '/');
    char range[TL_DATE_EDTF_MAX] = "[";
    size_t length = 1;
    if (lasts || !joint || joint == edtf || joint[1] == '\0' || strstr(edtf, "..") ||
        strcmp(words->text[0], "FROM") == 0)
        return;
    for (const char *at = edtf; *at && length + 3 < sizeof range; at++) {
        if (*at == '/') {
            range[length++] = '.';
            range[length++] = '.';
        } else if (!strchr("?~%", *at)) {
            range[length++] = *at;
        }
    }
    range[length++] = ']';
    range[length] = '\0';
    if (tl_date_is_edtf(range, length))
        memcpy(edtf, range, sizeof range);
}

static bool
read_english(const char *text, size_t length, const struct words *words, bool lasts,
             char edtf[TL_DATE_EDTF_MAX])
{
    struct tl_date_error error;
    char century[TL_DATE_EDTF_MAX];
    if (memchr(text, '@', length) || may_be_years(words) ||
        !tl_date_prose_read(text, length, edtf, &error))
        return false;
    if (tl_date_prose_may_be_century(text, length, edtf, century))
        memcpy(edtf, century, sizeof century);
    narrow(words, lasts, edtf);
    return true;
}

/* The words in parentheses with which a text ends; of no length where there are none.
 */
static struct tl_gedcom_words
find_phrase(const char *text, size_t length)
{
    const char *begin = memchr(text, '(', length);
    struct tl_gedcom_words phrase = {0, 0};
    if (!begin || text[length - 1] != ')')
        return phrase;
    phrase.begin = (size_t)(begin - text) + 1;
    phrase.length = length - phrase.begin - 1;
    return phrase;
}

/* What stands in parentheses after a date that somebody made of it, or alone. */
static bool
read_phrase(const char *text, size_t *length, struct tl_gedcom_date *date)
{
    static const char opening[] = "INT";
    struct tl_gedcom_words phrase = find_phrase(text, *length);
    bool is_interpreted = *length > strlen(opening);
    for (size_t i = 0; i < strlen(opening) && is_interpreted; i++)
        is_interpreted = upper(text[i]) == opening[i];
    if (phrase.length == 0 || (!is_interpreted && phrase.begin != 1))
        return false;
    date->words = phrase;
    *length = phrase.begin - 1;
    return true;
}

struct tl_gedcom_date
tl_date_gedcom_read(const char *text, size_t length, bool lasts)
{
    struct tl_gedcom_date date = {.dating = TL_GEDCOM_UNREAD,
                                  .words = {.begin = 0, .length = length}};
    struct words words;
    bool is_plain = false;
    bool has_phrase = read_phrase(text, &length, &date);
    bool has_words = read_words(text, length, &words);
    if (has_phrase && length == 0) {
        date.dating = TL_GEDCOM_PHRASE;
    } else if (has_words && names_other_calendar(text, length, &words)) {
        date.dating = TL_GEDCOM_CALENDAR;
    } else if (has_words && read_grammar(&words, date.edtf, &is_plain)) {
        date.dating = TL_GEDCOM_DATED;
        if (!has_phrase && is_plain)
            date.words.length = 0;
    } else if (!has_phrase && has_words &&
               read_english(text, length, &words, lasts, date.edtf)) {
        date.dating = TL_GEDCOM_DATED;
    }
    if (date.dating != TL_GEDCOM_DATED)
        *date.edtf = '\0';
    return date;
}
