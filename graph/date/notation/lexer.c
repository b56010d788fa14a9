#include "lexer.h"

#include <string.h>

#include "graph/base/ascii.h"

/* No name of a table is longer. */
enum { LONGEST = 15 };

static const struct {
    const char *names; /* with a blank between them */
    enum tl_date_word_class class;
    int value;
} table[] = {
    {"jan january", TL_WORD_MONTH, 1},
    {"feb february", TL_WORD_MONTH, 2},
    {"mar march", TL_WORD_MONTH, 3},
    {"apr april", TL_WORD_MONTH, 4},
    {"may", TL_WORD_MONTH, 5},
    {"jun june", TL_WORD_MONTH, 6},
    {"jul july", TL_WORD_MONTH, 7},
    {"aug august", TL_WORD_MONTH, 8},
    {"sep sept september", TL_WORD_MONTH, 9},
    {"oct october", TL_WORD_MONTH, 10},
    {"nov november", TL_WORD_MONTH, 11},
    {"dec december", TL_WORD_MONTH, 12},
    /* EDTF, level 2, sub-year groupings */
    {"spring", TL_WORD_SEASON, 21},
    {"summer", TL_WORD_SEASON, 22},
    {"autumn fall", TL_WORD_SEASON, 23},
    {"winter", TL_WORD_SEASON, 24},
    {"q1", TL_WORD_SEASON, 33},
    {"q2", TL_WORD_SEASON, 34},
    {"q3", TL_WORD_SEASON, 35},
    {"q4", TL_WORD_SEASON, 36},
    {"h1", TL_WORD_SEASON, 40},
    {"h2", TL_WORD_SEASON, 41},
    {"century centuries cent", TL_WORD_CENTURY, 0},
    {"s", TL_WORD_PLURAL, 0},
    {"bc bce", TL_WORD_BEFORE_CHRIST, 0},
    {"ad ce", TL_WORD_AFTER_CHRIST, 0},
    {"about abt approx approximately around c ca cal circa est estimated",
     TL_WORD_ABOUT, 0},
    {"maybe perhaps possibly presumably probably", TL_WORD_PERHAPS, 0},
    {"and", TL_WORD_AND, 0},
    {"or", TL_WORD_OR, 0},
    {"to through", TL_WORD_TO, 0},
    {"till until", TL_WORD_UNTIL, 0},
    {"from", TL_WORD_FROM, 0},
    {"since", TL_WORD_SINCE, 0},
    {"bet between", TL_WORD_BETWEEN, 0},
    {"bef before pre", TL_WORD_BEFORE, 0},
    {"by", TL_WORD_BY, 0},
    {"aft after post", TL_WORD_AFTER, 0},
    {"no not", TL_WORD_NOT, 0},
    {"earlier", TL_WORD_EARLIER, 0},
    {"later", TL_WORD_LATER, 0},
    {"current currently now ongoing present today", TL_WORD_NOW, 0},
    {"date", TL_WORD_NOW, 1}, /* after "to" */
    {"st nd rd th", TL_WORD_ORDINAL, 0},
    {"of on in than the", TL_WORD_SILENT, 0},
    {"mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat "
     "saturday sun sunday",
     TL_WORD_SILENT, 0},
    {"early mid late beginning end middle start", TL_WORD_PART, 0},
};

struct lexer {
    const char *text;
    size_t length;
    size_t at;
    bool iso;
    bool after_ordinal; /* the last word was one */
};

static char
peek(const struct lexer *lexer, size_t ahead)
{
    size_t at = lexer->at + ahead;
    return at < lexer->length ? lexer->text[at] : '\0';
}

static bool
is_among(const char *name, const char *names)
{
    size_t length = strlen(name);
    for (; *names; names += strcspn(names, " "), names += *names == ' ')
        if (strncmp(names, name, length) == 0 && strcspn(names, " ") == length)
            return true;
    return false;
}

static bool
classify(const char *name, struct tl_date_word *word)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (is_among(name, table[i].names)) {
            word->class = table[i].class;
            word->value = table[i].value;
            return true;
        }
    return false;
}

/* "5th c. BC": a century; but not in "May 8th, c. 1850". */
static bool
is_century(const struct lexer *lexer, const char *name)
{
    size_t ahead = 0;
    while (tl_ascii_is_blank(peek(lexer, ahead)) || peek(lexer, ahead) == '.')
        ahead++;
    return lexer->after_ordinal && strcmp(name, "c") == 0 &&
           !tl_ascii_is_digit(peek(lexer, ahead));
}

/* Letters, "b.c.e." too, or the name of a part of a year, "q3". */
static bool
read_name(struct lexer *lexer, struct tl_date_word *word)
{
    char name[LONGEST + 1];
    size_t used = 0;
    size_t taken = 0;
    for (; tl_ascii_is_letter(peek(lexer, taken)) && used < LONGEST; taken++) {
        name[used++] = tl_ascii_lower(peek(lexer, taken));
        taken +=
            peek(lexer, taken + 1) == '.' && tl_ascii_is_letter(peek(lexer, taken + 2));
    }
    if (used == 1 && strchr("qh", name[0]) && tl_ascii_is_digit(peek(lexer, taken)))
        name[used++] = peek(lexer, taken++);
    name[used] = '\0';
    lexer->at += taken;
    return classify(is_century(lexer, name) ? "century" : name, word);
}

/* How many digits come next, and their value as far as it may count. */
static int
count_digits(const struct lexer *lexer, size_t ahead, int *value)
{
    int digits = 0;
    *value = 0;
    for (; tl_ascii_is_digit(peek(lexer, ahead + (size_t)digits)) && digits < 5;
         digits++)
        *value = 10 * *value + peek(lexer, ahead + (size_t)digits) - '0';
    return digits;
}

/* Of "2015-05" and "2015-05-08", but not of "1914-18", which are two years. */
static size_t
iso_length(const struct lexer *lexer)
{
    int month, day;
    size_t length = 7;
    if (peek(lexer, 4) != '-' || count_digits(lexer, 5, &month) != 2 || month < 1 ||
        month > 12)
        return 0;
    if (peek(lexer, 7) == '-' && count_digits(lexer, 8, &day) == 2)
        length = 10;
    return peek(lexer, length) == '-' ? 0 : length;
}

/* Digits after which no more come behind a point: 8.5.2015 is no words. */
static bool
read_number(struct lexer *lexer, struct tl_date_word *word)
{
    word->class = TL_WORD_NUMBER;
    word->digits = count_digits(lexer, 0, &word->value);
    size_t iso = lexer->iso && word->digits == 4 ? iso_length(lexer) : 0;
    if (iso > 0) {
        word->class = TL_WORD_ISO;
        word->text = lexer->text + lexer->at;
        word->length = iso;
        lexer->at += iso;
        return true;
    }
    lexer->at += (size_t)word->digits;
    return word->digits <= 4 &&
           !(peek(lexer, 0) == '.' && tl_ascii_is_digit(peek(lexer, 1)));
}

static bool
read_sign(struct lexer *lexer, struct tl_date_word *word)
{
    static const struct {
        const char *sign;
        enum tl_date_word_class class;
    } signs[] = {{"-", TL_WORD_DASH},      {"\u2010", TL_WORD_DASH},
                 {"\u2011", TL_WORD_DASH}, {"\u2012", TL_WORD_DASH},
                 {"\u2013", TL_WORD_DASH}, {"\u2014", TL_WORD_DASH},
                 {"\u2212", TL_WORD_DASH}, {"?", TL_WORD_PERHAPS},
                 {"~", TL_WORD_ABOUT},     {"/", TL_WORD_SLASH}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i].sign);
        if (lexer->length - lexer->at >= length &&
            memcmp(lexer->text + lexer->at, signs[i].sign, length) == 0) {
            word->class = signs[i].class;
            word->is_sign = true;
            lexer->at += length;
            return true;
        }
    }
    return false;
}

static bool
read_word(struct lexer *lexer, struct tl_date_word *word)
{
    *word = (struct tl_date_word){.value = 0};
    if (tl_ascii_is_letter(peek(lexer, 0)))
        return read_name(lexer, word);
    if (tl_ascii_is_digit(peek(lexer, 0)))
        return read_number(lexer, word);
    return read_sign(lexer, word);
}

/* Of the apostrophe in "1920's" and "1920s-'30s"; 0 where there is none. */
static size_t
apostrophe_length(const struct lexer *lexer)
{
    static const char *const signs[] = {"'", "\u2018", "\u2019"};
    size_t at = lexer->at;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i]);
        if (lexer->length - at < length ||
            memcmp(lexer->text + at, signs[i], length) != 0)
            continue;
        bool after_digit = at > 0 && tl_ascii_is_digit(lexer->text[at - 1]);
        char next = peek(lexer, length);
        return (after_digit ? next == 's' : tl_ascii_is_digit(next)) ? length : 0;
    }
    return 0;
}

/* Blanks, points and commas after words, parentheses, and the brackets of catalogues,
 * in which stands what is not on a title page. */
static void
skip_blanks(struct lexer *lexer)
{
    lexer->at += apostrophe_length(lexer);
    while (lexer->at < lexer->length &&
           (tl_ascii_is_blank(peek(lexer, 0)) ||
            (peek(lexer, 0) == '.' && peek(lexer, 1) != '.') ||
            (peek(lexer, 0) && strchr(",[]()", peek(lexer, 0)))))
        lexer->at++;
    lexer->at += apostrophe_length(lexer);
}

/* "8-Apr-2015", as spreadsheets write it. */
static size_t
drop_dashes(struct tl_date_word words[TL_DATE_WORDS], size_t count)
{
    static const char shape[] = {TL_WORD_NUMBER, TL_WORD_DASH, TL_WORD_MONTH,
                                 TL_WORD_DASH, TL_WORD_NUMBER};
    const size_t length = sizeof shape;
    for (size_t at = 0; at + length <= count; at++) {
        size_t same = 0;
        while (same < length && (char)words[at + same].class == shape[same])
            same++;
        if (same < length || words[at].digits > 2)
            continue;
        words[at + 1] = words[at + 2];
        words[at + 2] = words[at + 4];
        count -= 2;
        for (size_t i = at + 3; i < count; i++)
            words[i] = words[i + 2];
    }
    return count;
}

/* "mid-1840s", "post-1945" */
static bool
takes_dash(const struct tl_date_word *word)
{
    return word->class == TL_WORD_PART || word->class == TL_WORD_BEFORE ||
           word->class == TL_WORD_AFTER;
}

static bool
is_kept(const struct tl_date_word *word)
{
    return word->class != TL_WORD_SILENT && word->class != TL_WORD_ORDINAL &&
           word->class != TL_WORD_PART;
}

size_t
tl_date_words_read(const char *text, size_t length, bool iso,
                   struct tl_date_word words[TL_DATE_WORDS], bool *drops,
                   struct tl_date_error *error)
{
    struct lexer lexer = {.text = text, .length = length, .iso = iso};
    struct tl_date_word word;
    size_t count = 0;
    bool is_part = false;
    for (skip_blanks(&lexer); lexer.at < length; skip_blanks(&lexer)) {
        size_t begin = lexer.at;
        if (count == TL_DATE_WORDS || !read_word(&lexer, &word))
            return tl_date_fail(error, begin, "dates in words do not have this");
        if (drops)
            *drops = *drops || word.class == TL_WORD_PART;
        if (takes_dash(&word) && peek(&lexer, 0) == '-')
            lexer.at++;
        lexer.after_ordinal = word.class == TL_WORD_ORDINAL;
        word.is_part = is_part;
        is_part =
            word.class == TL_WORD_PART || (is_part && word.class == TL_WORD_SILENT);
        if (is_kept(&word))
            words[count++] = word;
    }
    if (count == 0)
        tl_date_fail(error, 0, "there is no date");
    return drop_dashes(words, count);
}
