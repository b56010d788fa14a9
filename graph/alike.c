#include "alike.h"

#include <string.h>

#include "ascii.h"
#include "vocabulary.h"

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

uint64_t
tl_alike_key(const char *name)
{
    uint64_t key = 0;
    for (const unsigned char *at = (const unsigned char *)name; *at; at++) {
        unsigned pair = read_pair(at);
        char letter = tl_ascii_lower((char)*at);
        at += pair != 0;
        if (pair >= MARKS_FIRST && pair <= MARKS_LAST)
            continue;
        if (!pair && strchr(" \t\r\n.,'-", letter) && !tl_ascii_is_digit(at[1]))
            continue;
        bool marked = pair >= FIRST && pair <= LAST && plain[pair - FIRST] != '.';
        if (pair && !marked)
            key = tl_hash(&pair, sizeof pair, key);
        else
            key = tl_hash(marked ? &plain[pair - FIRST] : &letter, 1, key);
    }
    return key;
}
