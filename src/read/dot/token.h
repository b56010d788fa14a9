/*
 * The tokens of DOT. They are those of cgraph 2.42, whose words are ASCII letters,
 * digits, '_' and all that is not ASCII, but for what it reads otherwise than anybody
 * means it: "1a" is one token and wrong here, where cgraph makes two of it, '@' does
 * not end the text, and only texts in quotes can be joined by '+'.
 *
 * Texts that would make cgraph slow or go wrong (long ones, deep HTML) are wrong too.
 */
#ifndef TL_SRC_READ_DOT_TOKEN_H
#define TL_SRC_READ_DOT_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

enum tl_token_kind {
    TL_TOKEN_END,
    TL_TOKEN_WORD, /* which may be a keyword */
    TL_TOKEN_NUMBER,
    TL_TOKEN_QUOTED, /* with all that '+' joins to it */
    TL_TOKEN_HTML,
    TL_TOKEN_SIGN, /* one character, "->" or "--" */
    TL_TOKEN_WRONG
};

/* Borrows its bytes from the text. */
struct tl_token {
    enum tl_token_kind kind;
    const char *text;
    size_t length;
    const char *found;    /* of a wrong one: what it is; NULL: as it stands there */
    const char *expected; /* of a wrong one */
};

/* The longest text in quotes or in HTML, in bytes. */
#define TL_TOKEN_MAX ((size_t)1024 * 1024)

/* The first token of a text, after blanks and comments. */
struct tl_token tl_token_next(const char *text, const char *end);

/* Whether it is this keyword or sign; keywords are so in any case. */
bool tl_token_is(const struct tl_token *token, const char *expected);
bool tl_token_is_keyword(const struct tl_token *token);

/*
 * Writes what stands between the quotes (or angle brackets) of a token, escaped as it
 * is, and returns its length, which is less than the token's but for words.
 */
size_t tl_token_content(const struct tl_token *token, char *content);

/* Says what a token is, for people; what is too long is cut. */
void tl_token_describe(const struct tl_token *token, char *text, size_t size);

#endif
