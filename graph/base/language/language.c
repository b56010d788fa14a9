#include "language.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

#include "graph/base/digits.h"
#include "graph/base/text.h"

enum { MOST_FILLINGS = 6, DIGITS = 3 };

const struct tl_language *
tl_language_find(const char *code)
{
    const struct tl_language *language = tl_languages;
    while (language->code && strcmp(language->code, code) != 0)
        language++;
    return language->code ? language : NULL;
}

/* A part of a phrase: a member of a list, a form, a name in braces. */
struct piece {
    const char *text;
    size_t length;
};

static struct piece
member_of(const char *phrase, unsigned number)
{
    for (; number > 0 && *phrase; number--) {
        phrase += strcspn(phrase, "|");
        phrase += *phrase == '|';
    }
    return (struct piece){phrase, strcspn(phrase, "|")};
}

struct tl_phrase_word
tl_phrase_member(const struct tl_language *language, enum tl_phrase phrase,
                 unsigned number)
{
    struct tl_phrase_word word = {""};
    struct piece member = member_of(tl_phrase(language, phrase), number);
    assert(member.length < sizeof word.text);
    memcpy(word.text, member.text, member.length);
    return word;
}

/* Takes the next piece off a text: what is before a name in braces, or such a name,
 * which its text replaces. False at the end. */
static bool
next_piece(struct piece *rest, const struct tl_filling *fillings, size_t count,
           struct piece *piece)
{
    if (rest->length == 0)
        return false;
    const char *brace = memchr(rest->text, '{', rest->length);
    *piece = *rest;
    if (brace != rest->text) {
        piece->length = brace ? (size_t)(brace - rest->text) : rest->length;
        rest->text += piece->length;
        rest->length -= piece->length;
        return true;
    }
    size_t length = strcspn(brace + 1, "}");
    rest->text += length + 2;
    rest->length -= length + 2;
    for (size_t i = 0; i < count; i++)
        if (strncmp(fillings[i].name, brace + 1, length) == 0 &&
            !fillings[i].name[length])
            *piece = (struct piece){fillings[i].text, strlen(fillings[i].text)};
    return true;
}

static size_t
fill(struct piece phrase, const struct tl_filling *fillings, size_t count, char *buffer,
     size_t size)
{
    struct piece piece;
    size_t length = 0;
    while (next_piece(&phrase, fillings, count, &piece)) {
        size_t room = size > length ? size - length : 0;
        size_t fits = piece.length < room ? piece.length : room;
        if (fits > 0)
            memcpy(buffer + length, piece.text, fits);
        length += piece.length;
    }
    /* The last byte, where there is more, tells whether a character is cut. */
    if (size > 0)
        buffer[length < size ? length : tl_text_whole(buffer, size - 1)] = '\0';
    return length;
}

static size_t
read_fillings(struct tl_filling fillings[MOST_FILLINGS], size_t count, va_list list)
{
    const char *name;
    while ((name = va_arg(list, const char *))) {
        assert(count < MOST_FILLINGS);
        fillings[count++] = (struct tl_filling){name, va_arg(list, const char *)};
    }
    return count;
}

size_t
tl_phrase_fill(const struct tl_language *language, enum tl_phrase phrase, char *buffer,
               size_t size, ...)
{
    struct tl_filling fillings[MOST_FILLINGS];
    const char *text = tl_phrase(language, phrase);
    va_list list;
    va_start(list, size);
    size_t count = read_fillings(fillings, 0, list);
    va_end(list);
    return fill((struct piece){text, strlen(text)}, fillings, count, buffer, size);
}

size_t
tl_phrase_fill_member(const struct tl_language *language, enum tl_phrase phrase,
                      unsigned number, char *buffer, size_t size, ...)
{
    struct tl_filling fillings[MOST_FILLINGS];
    va_list list;
    va_start(list, size);
    size_t count = read_fillings(fillings, 0, list);
    va_end(list);
    return fill(member_of(tl_phrase(language, phrase), number), fillings, count, buffer,
                size);
}

bool
tl_plural_is_first(const struct tl_language *language, uint64_t count)
{
    const char *first = tl_phrase(language, TL_PHRASE_FIRST_FORM);
    return count < 2 && strchr(first, '0' + (int)count);
}

size_t
tl_phrase_count(const struct tl_language *language, enum tl_phrase phrase,
                uint64_t number, char *buffer, size_t size, ...)
{
    struct tl_number digits = tl_number_of(language, number);
    struct tl_filling fillings[MOST_FILLINGS] = {{"count", digits.text}};
    va_list list;
    va_start(list, size);
    size_t count = read_fillings(fillings, 1, list);
    va_end(list);
    unsigned form = !tl_plural_is_first(language, number);
    return fill(member_of(tl_phrase(language, phrase), form), fillings, count, buffer,
                size);
}

void
tl_phrase_tell(const struct tl_language *language, enum tl_phrase phrase,
               const struct tl_filling *fillings, size_t count,
               void (*tell)(void *sink, const char *text), void *sink)
{
    const char *text = tl_phrase(language, phrase);
    struct piece piece, rest = {text, strlen(text)};
    while (next_piece(&rest, fillings, count, &piece)) {
        char words[TL_WORD_MAX];
        if (piece.text[piece.length] == '\0') {
            tell(sink, piece.text);
            continue;
        }
        assert(piece.length < sizeof words);
        memcpy(words, piece.text, piece.length);
        words[piece.length] = '\0';
        tell(sink, words);
    }
}

/* With separators if it has at least so many digits. */
static struct tl_number
group(const struct tl_language *language, uint64_t number, ptrdiff_t least)
{
    struct tl_number text = {""};
    char digits[TL_DIGITS_MAX];
    const char *end = digits + sizeof digits;
    const char *separator = tl_phrase(language, TL_PHRASE_THOUSANDS);
    const char *first = tl_digits_before(digits + sizeof digits, number, 1);
    char *to = text.text;
    for (const char *at = first; at < end; at++) {
        if (end - first >= least && at > first && (end - at) % DIGITS == 0)
            for (const char *from = separator; *from; from++)
                *to++ = *from;
        *to++ = *at;
    }
    return text;
}

struct tl_number
tl_number_of(const struct tl_language *language, uint64_t number)
{
    const char *least = tl_phrase(language, TL_PHRASE_GROUPED_COUNTS);
    return group(language, number, (ptrdiff_t)strlen(least));
}

struct tl_number
tl_length_of(const struct tl_language *language, uint64_t number)
{
    const char *least = tl_phrase(language, TL_PHRASE_GROUPED);
    return group(language, number, (ptrdiff_t)strlen(least));
}

struct tl_number
tl_year_number(const struct tl_language *language, uint64_t year)
{
    enum { LEAST = 5 };
    return group(language, year, LEAST);
}

struct tl_phrase_word
tl_day_word(const struct tl_language *language, int day)
{
    struct tl_phrase_word word;
    char digits[TL_DIGITS_MAX + 1] = "";
    tl_phrase_fill_member(
        language, TL_PHRASE_DAY_NUMBER, day == 1, word.text, sizeof word.text, "number",
        tl_digits_before(digits + TL_DIGITS_MAX, (uint64_t)day, 1), NULL);
    return word;
}

/* Which of its forms an ordinal number takes in English. */
static unsigned
english_form(unsigned number)
{
    unsigned last = number / 10 % 10 == 1 ? 0 : number % 10;
    return last <= 3 ? last : 0;
}

static void
write_roman(unsigned number, char *text)
{
    static const struct {
        unsigned value;
        const char *letters;
    } signs[] = {{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"},
                 {5, "V"},  {4, "IV"},  {1, "I"}};
    *text = '\0';
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        for (; number >= signs[i].value; number -= signs[i].value)
            strcat(text, signs[i].letters);
}

size_t
tl_ordinal(const struct tl_language *language, unsigned number, char *buffer,
           size_t size)
{
    char digits[TL_DIGITS_MAX + 1] = "", roman[TL_WORD_MAX] = "";
    unsigned form = language->ordinals == TL_ORDINALS_ENGLISH ? english_form(number)
                    : language->ordinals == TL_ORDINALS_FIRST ? number == 1
                                                              : 0;
    assert(number < 200);
    write_roman(number, roman);
    return tl_phrase_fill_member(
        language, TL_PHRASE_ORDINAL, form, buffer, size, "number",
        tl_digits_before(digits + TL_DIGITS_MAX, number, 1), "roman", roman, NULL);
}
