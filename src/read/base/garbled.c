#include "garbled.h"

#include <string.h>

enum garble {
    NONE,
    CONTROL, /* U+0080 to U+009F: bytes of Windows-1252 in another encoding */
    LETTER,  /* bytes of UTF-8 as characters of Latin-1 or Windows-1252 */
    MARK
};

/* "â€", with which quotation marks and dashes begin. */
static const char marks[] = "\u00e2\u20ac";

/* What stands after a letter in honest text, too: IRMÃ». */
static bool
is_common(unsigned char byte)
{
    return byte == 0xA0 || byte == 0xAB || byte == 0xBB;
}

/* "Ã" or "Â", which begin what in UTF-8 are two bytes, and what can be the second. */
static bool
is_letter(const char *text, size_t at)
{
    return at >= 2 && text[at - 2] == '\xC3' &&
           (text[at - 1] == '\x82' || text[at - 1] == '\x83') &&
           !is_common((unsigned char)text[at + 1]);
}

/* Where the letters are; U+0080 to U+00BF begin with the byte C2. */
static enum garble
find_letter(const char *text, size_t length, size_t *at)
{
    const char *end = text + length;
    const char *found = text;
    while (length > 0 && (found = memchr(found, '\xC2', (size_t)(end - 1 - found)))) {
        *at = (size_t)(found - text);
        if (is_letter(text, *at)) {
            *at -= 2;
            return LETTER;
        }
        if ((unsigned char)found[1] < 0xA0)
            return CONTROL;
        found++;
    }
    *at = length;
    return NONE;
}

/* The end where there is none. */
static size_t
find_mark(const char *text, size_t length)
{
    size_t size = strlen(marks);
    for (size_t at = 2; at + size <= length + 2; at++) {
        const char *found = memchr(text + at, marks[2], length - at);
        if (!found)
            break;
        at = (size_t)(found - text);
        if (at + size <= length + 2 && memcmp(found - 2, marks, size) == 0)
            return at - 2;
    }
    return length;
}

static enum garble
find(const char *text, size_t length, size_t *at)
{
    enum garble garble = find_letter(text, length, at);
    size_t mark = find_mark(text, *at);
    if (mark == *at)
        return garble;
    *at = mark;
    return MARK;
}

/* The end where there is none. */
static size_t
find_word(const char *text, size_t length, const char *word)
{
    size_t size = strlen(word);
    for (size_t at = 0; size > 0 && at + size <= length; at++) {
        const char *found = memchr(text + at, *word, length - size + 1 - at);
        if (!found)
            break;
        at = (size_t)(found - text);
        if (memcmp(found, word, size) == 0)
            return at;
    }
    return length;
}

static bool
warn_of_doubt(struct tl_diagnostics *diagnostics, struct tl_position position,
              const char *text, size_t length, const struct tl_likely_doubt *doubt)
{
    size_t at = doubt->instead ? find_word(text, length, doubt->word) : length;
    if (at == length)
        return false;
    tl_position_pass(&position, text, at);
    tl_report(diagnostics, position, TL_RULE_GARBLED, NULL,
              "found '%.*s', as in text that is read by a wrong encoding; this looks "
              "like %s: try --encoding %s",
              TL_SHOWN(doubt->word), doubt->instead->about, doubt->instead->name);
    return true;
}

bool
tl_garbled_warn(struct tl_diagnostics *diagnostics, struct tl_position position,
                const char *text, size_t length, const char *encoding,
                const struct tl_likely_doubt *doubt)
{
    size_t at;
    enum garble garble = find(text, length, &at);
    if (garble == NONE)
        return warn_of_doubt(diagnostics, position, text, length, doubt);
    tl_position_pass(&position, text, at);
    if (garble == CONTROL)
        tl_report(diagnostics, position, TL_RULE_GARBLED, NULL,
                  "found the control character U+%04X, as in text that is read by a "
                  "wrong encoding%s",
                  (unsigned)(unsigned char)text[at + 1],
                  encoding ? "; try --encoding windows-1252" : "");
    else
        tl_report(diagnostics, position, TL_RULE_GARBLED, NULL,
                  "found '%.*s', as in UTF-8 that %s by another encoding; %s",
                  garble == MARK ? (int)strlen(marks) : 4, text + at,
                  encoding ? "is read" : "was once read",
                  encoding ? "try --encoding utf-8"
                           : "have the file written anew from where it comes");
    return true;
}
