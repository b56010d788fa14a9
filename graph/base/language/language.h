/*
 * The language of the words that tieline itself puts into pictures, pages and other
 * outputs for people. A language is a file CODE.tsv in this folder, whose rows are
 * phrases (phrases.def); the build makes the table of languages of them
 * (languages.awk). What a dataset says is never translated, nor are messages, and what
 * programs read.
 */
#ifndef TL_GRAPH_BASE_LANGUAGE_LANGUAGE_H
#define TL_GRAPH_BASE_LANGUAGE_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum tl_phrase {
#define PHRASE(name) TL_PHRASE_##name,
#include "phrases.def"
    TL_PHRASES
};

/* How numbers in an order are written. */
enum tl_ordinals {
    TL_ORDINALS_SAME,   /* all alike */
    TL_ORDINALS_FIRST,  /* 1 in a form of its own, the second */
    TL_ORDINALS_ENGLISH /* 4th, 1st, 2nd, 3rd */
};

struct tl_language {
    const char *code; /* of ISO 639-1: "en" */
    enum tl_ordinals ordinals;
    const char *phrases[TL_PHRASES];
};

/* All languages, English first; ended by one without a code. */
extern const struct tl_language tl_languages[];

/* The language in which everything is written that is not for people alone. */
#define TL_ENGLISH (&tl_languages[0])

/* The language of a code; NULL if there is none. */
const struct tl_language *tl_language_find(const char *code);

/* A phrase, whole. */
static inline const char *
tl_phrase(const struct tl_language *language, enum tl_phrase phrase)
{
    return language->phrases[phrase];
}

/* Room for a member of a list, and for a number with separators. */
enum { TL_WORD_MAX = 64, TL_NUMBER_MAX = 64 };

struct tl_phrase_word {
    char text[TL_WORD_MAX];
};

/* A member of a list, counted from 0; "" beyond its end. */
struct tl_phrase_word tl_phrase_member(const struct tl_language *language,
                                       enum tl_phrase phrase, unsigned number);

/*
 * Fills a phrase in. After the size come a name that stands in braces and the text for
 * it, then the next two, and NULL at the end. Writes at most `size` bytes with a NUL,
 * in whole characters; returns the length of the whole, as snprintf() does.
 */
size_t tl_phrase_fill(const struct tl_language *language, enum tl_phrase phrase,
                      char *buffer, size_t size, ...);

/* The same of a member of a list. */
size_t tl_phrase_fill_member(const struct tl_language *language, enum tl_phrase phrase,
                             unsigned number, char *buffer, size_t size, ...);

/* The same of the form that a count takes, which is also what {count} is. */
size_t tl_phrase_count(const struct tl_language *language, enum tl_phrase phrase,
                       uint64_t count, char *buffer, size_t size, ...);

/* Whether a count takes the first form. */
bool tl_plural_is_first(const struct tl_language *language, uint64_t count);

/* Passes a filled phrase on piece by piece, where its texts may be of any length. */
struct tl_filling {
    const char *name;
    const char *text;
};

void tl_phrase_tell(const struct tl_language *language, enum tl_phrase phrase,
                    const struct tl_filling *fillings, size_t count,
                    void (*tell)(void *sink, const char *text), void *sink);

/* A number with the separators of a language: a count, the length of a time. */
struct tl_number {
    char text[TL_NUMBER_MAX];
};

struct tl_number tl_number_of(const struct tl_language *language, uint64_t number);
struct tl_number tl_length_of(const struct tl_language *language, uint64_t number);

/* The number of a year, which has separators from five digits on: "2015", "20,020". */
struct tl_number tl_year_number(const struct tl_language *language, uint64_t year);

/* The number of a day of a month, of which some languages write the first otherwise. */
struct tl_phrase_word tl_day_word(const struct tl_language *language, int day);

/* "19th"; "XIX" where {roman} asks for it. */
size_t tl_ordinal(const struct tl_language *language, unsigned number, char *buffer,
                  size_t size);

#endif
