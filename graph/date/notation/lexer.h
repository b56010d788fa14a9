/*
 * The words and signs of dates in English, and what each may stand for in one. Between
 * the files that read such dates only.
 */
#ifndef TL_GRAPH_DATE_NOTATION_LEXER_H
#define TL_GRAPH_DATE_NOTATION_LEXER_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/date/error.h"

/* What a word is. Shapes of dates are texts of these letters. */
enum tl_date_word_class {
    TL_WORD_NUMBER = 'N',  /* of up to four digits */
    TL_WORD_MONTH = 'M',   /* its number */
    TL_WORD_SEASON = 'S',  /* season, quarter or half of a year: its number in EDTF */
    TL_WORD_ISO = 'I',     /* 2015-05, 2015-05-08 */
    TL_WORD_CENTURY = 'C', /* "century" */
    TL_WORD_PLURAL = 's',  /* the "s" of "1840s": ten years; of a value, a hundred */
    TL_WORD_BEFORE_CHRIST = 'B',
    TL_WORD_AFTER_CHRIST = 'A',
    TL_WORD_ABOUT = '~',
    TL_WORD_PERHAPS = '?',
    TL_WORD_DASH = '-',
    TL_WORD_SLASH = '_', /* "1898/99" */
    TL_WORD_AND = '&',
    TL_WORD_OR = '|',
    TL_WORD_TO = '/',
    TL_WORD_UNTIL = 'u',
    TL_WORD_FROM = 'f',
    TL_WORD_SINCE = 'n',
    TL_WORD_BETWEEN = 'b',
    TL_WORD_BEFORE = '<',
    TL_WORD_BY = '=', /* then or before */
    TL_WORD_AFTER = '>',
    TL_WORD_NOW = 'p',
    TL_WORD_NOT = '0',     /* "not before" */
    TL_WORD_EARLIER = 'e', /* "or earlier" */
    TL_WORD_LATER = 'l',   /* "no later than" */
    TL_WORD_SILENT = ' ',  /* "on", "the", weekdays: not kept */
    TL_WORD_ORDINAL = 'o', /* "st", "th": not kept */
    TL_WORD_PART = '!'     /* "early", "late": EDTF cannot tell it; not kept */
};

struct tl_date_word {
    enum tl_date_word_class class;
    int value;
    int digits;       /* of a number */
    bool is_sign;     /* not a word */
    bool is_part;     /* a TL_WORD_PART stands before it: "late 1800s" */
    const char *text; /* of an ISO date; not ended */
    size_t length;
};

/* More words than any date has. */
enum { TL_DATE_WORDS = 24 };

/* The words of a text, without those that are not kept; `iso` says whether 2001-12 is
 * one, `*drops`, unless NULL, becomes whether there is a TL_WORD_PART. How many there
 * are; 0, with `error` filled, where there is none, or one that no date has. */
size_t tl_date_words_read(const char *text, size_t length, bool iso,
                          struct tl_date_word words[TL_DATE_WORDS], bool *drops,
                          struct tl_date_error *error);

#endif
