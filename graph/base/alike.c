#include "alike.h"

#include <string.h>

#include "ascii.h"

/* The letters without their marks from U+00C0 to U+017F, in lower case; "." for what is
 * none, or is more than a letter with a mark. */
static const char plain[] =
    "aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.y"
    "aaaaaaccccccccdd..eeeeeeeeeegggggggghh..iiiiiiiii...jjkk.llllll."
    "...nnnnnn...oooooo..rrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzz.";

enum { FIRST = 0xC0, LAST = 0x17F, MARKS_FIRST = 0x300, MARKS_LAST = 0x36F };

/* A character of two bytes, 0 where there is none. */
static unsigned
read_pair(const unsigned char *at)
{
    bool pair = (at[0] & 0xE0) == 0xC0 && (at[1] & 0xC0) == 0x80;
    return pair ? (at[0] & 0x1FU) << 6 | (at[1] & 0x3FU) : 0;
}

/* A capital of Greek or Cyrillic letters in lower case, and Cyrillic yo as ye, for
 * which it is often written; anything else as it is. */
static unsigned
lower_pair(unsigned pair)
{
    if ((pair >= 0x391 && pair <= 0x3A9) || (pair >= 0x410 && pair <= 0x42F) ||
        (pair >= 0xC6 && pair <= 0xDE && pair != 0xD7))
        pair += 0x20;
    else if (pair == 0x141)
        pair = 0x142;
    else if (pair >= 0x400 && pair <= 0x40F)
        pair += 0x50;
    return pair == 0x451 ? 0x435 : pair;
}

/* A character as it counts, and how many bytes it has been; a pair has two. */
struct letter {
    unsigned code; /* 0: a mark */
    size_t length;
    bool is_pair;
};

static struct letter
read_letter(const unsigned char *at)
{
    unsigned pair = read_pair(at);
    if (!pair)
        return (struct letter){(unsigned char)tl_ascii_lower((char)*at), 1, false};
    if (pair >= MARKS_FIRST && pair <= MARKS_LAST)
        return (struct letter){0, 2, false};
    bool marked = pair >= FIRST && pair <= LAST && plain[pair - FIRST] != '.';
    return marked ? (struct letter){(unsigned char)plain[pair - FIRST], 2, false}
                  : (struct letter){lower_pair(pair), 2, true};
}

/* Writes a letter, in no more bytes than it has been read from. */
static size_t
put_letter(struct letter letter, char *to)
{
    if (!letter.is_pair) {
        to[0] = (char)letter.code;
        return 1;
    }
    to[0] = (char)(0xC0 | letter.code >> 6);
    to[1] = (char)(0x80 | (letter.code & 0x3F));
    return 2;
}

size_t
tl_alike_letters(const char *name, char *letters)
{
    const unsigned char *at = (const unsigned char *)name;
    size_t length = 0;
    while (*at) {
        struct letter letter = read_letter(at);
        at += letter.length;
        if (letter.code == 0 ||
            (letter.length == 1 && strchr(" \t\r\n.,'-", (int)letter.code) &&
             !tl_ascii_is_digit(*at)))
            continue;
        length += put_letter(letter, letters + length);
    }
    return length;
}

bool
tl_alike_fold(const char *text, char *folded, size_t size)
{
    const unsigned char *at = (const unsigned char *)text;
    size_t length = 0;
    while (*at) {
        struct letter letter = read_letter(at);
        at += letter.length;
        if (letter.code == 0)
            continue;
        if (length + 2 >= size)
            return false;
        length += put_letter(letter, folded + length);
    }
    folded[length] = '\0';
    return true;
}
