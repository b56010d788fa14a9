#include "ansel.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "graph/base/ascii.h"
#include "graph/base/utf8.h"

/* Accents begin at 0xE0; 0 is nothing. 0xCF is GEDCOM's, 0xC7 that of libraries. */
enum { FIRST = 0xA1, FIRST_ACCENT = 0xE0 };

static const uint16_t points[] = {
    [0xA1 - FIRST] = 0x141,  [0xA2 - FIRST] = 0xD8,   [0xA3 - FIRST] = 0x110,
    [0xA4 - FIRST] = 0xDE,   [0xA5 - FIRST] = 0xC6,   [0xA6 - FIRST] = 0x152,
    [0xA7 - FIRST] = 0x2B9,  [0xA8 - FIRST] = 0xB7,   [0xA9 - FIRST] = 0x266D,
    [0xAA - FIRST] = 0xAE,   [0xAB - FIRST] = 0xB1,   [0xAC - FIRST] = 0x1A0,
    [0xAD - FIRST] = 0x1AF,  [0xAE - FIRST] = 0x2BC,  [0xB0 - FIRST] = 0x2BB,
    [0xB1 - FIRST] = 0x142,  [0xB2 - FIRST] = 0xF8,   [0xB3 - FIRST] = 0x111,
    [0xB4 - FIRST] = 0xFE,   [0xB5 - FIRST] = 0xE6,   [0xB6 - FIRST] = 0x153,
    [0xB7 - FIRST] = 0x2BA,  [0xB8 - FIRST] = 0x131,  [0xB9 - FIRST] = 0xA3,
    [0xBA - FIRST] = 0xF0,   [0xBC - FIRST] = 0x1A1,  [0xBD - FIRST] = 0x1B0,
    [0xBE - FIRST] = 0x25A1, [0xBF - FIRST] = 0x25A0, [0xC0 - FIRST] = 0xB0,
    [0xC1 - FIRST] = 0x2113, [0xC2 - FIRST] = 0x2117, [0xC3 - FIRST] = 0xA9,
    [0xC4 - FIRST] = 0x266F, [0xC5 - FIRST] = 0xBF,   [0xC6 - FIRST] = 0xA1,
    [0xC7 - FIRST] = 0xDF,   [0xC8 - FIRST] = 0x20AC, [0xCD - FIRST] = 'e',
    [0xCE - FIRST] = 'o',    [0xCF - FIRST] = 0xDF,   [0xE0 - FIRST] = 0x309,
    [0xE1 - FIRST] = 0x300,  [0xE2 - FIRST] = 0x301,  [0xE3 - FIRST] = 0x302,
    [0xE4 - FIRST] = 0x303,  [0xE5 - FIRST] = 0x304,  [0xE6 - FIRST] = 0x306,
    [0xE7 - FIRST] = 0x307,  [0xE8 - FIRST] = 0x308,  [0xE9 - FIRST] = 0x30C,
    [0xEA - FIRST] = 0x30A,  [0xEB - FIRST] = 0xFE20, [0xEC - FIRST] = 0xFE21,
    [0xED - FIRST] = 0x315,  [0xEE - FIRST] = 0x30B,  [0xEF - FIRST] = 0x310,
    [0xF0 - FIRST] = 0x327,  [0xF1 - FIRST] = 0x328,  [0xF2 - FIRST] = 0x323,
    [0xF3 - FIRST] = 0x324,  [0xF4 - FIRST] = 0x325,  [0xF5 - FIRST] = 0x333,
    [0xF6 - FIRST] = 0x332,  [0xF7 - FIRST] = 0x326,  [0xF8 - FIRST] = 0x31C,
    [0xF9 - FIRST] = 0x32E,  [0xFA - FIRST] = 0xFE22, [0xFB - FIRST] = 0xFE23,
    [0xFC - FIRST] = 0x338,  [0xFE - FIRST] = 0x313,
};

enum { POINTS = sizeof points / sizeof *points };

/* More than any letter has. */
enum { ACCENTS = 8 };

/* 0 for what is nothing. */
static int32_t
point_of(unsigned char byte)
{
    if (byte < 0x80)
        return byte;
    return byte >= FIRST && byte - FIRST < POINTS ? points[byte - FIRST] : 0;
}

static bool
is_accent(char byte)
{
    return (unsigned char)byte >= FIRST_ACCENT && point_of((unsigned char)byte);
}

/* A letter and the accents before it, as code points; how many bytes it takes, 0 where
 * it goes on after the text, or is nothing: `*error` is then EILSEQ. */
static size_t
read_letter(const char *bytes, size_t length, int32_t letter[ACCENTS + 1],
            size_t *count, int *error)
{
    size_t accents = 0;
    while (accents < length && accents < ACCENTS && is_accent(bytes[accents])) {
        letter[accents + 1] = point_of((unsigned char)bytes[accents]);
        accents++;
    }
    if (accents == length)
        return 0;
    letter[0] = point_of((unsigned char)bytes[accents]);
    if (letter[0] == 0 || is_accent(bytes[accents])) {
        *error = EILSEQ;
        return 0;
    }
    *count = accents + 1;
    return accents + 1;
}

size_t
tl_ansel_decode(const char **bytes, size_t *length, char *text, size_t room, int *error)
{
    enum { LONGEST = 4 * (ACCENTS + 1) };
    size_t used = 0;
    while (*length > 0 && room - used >= LONGEST) {
        int32_t letter[ACCENTS + 1];
        size_t count = 0;
        size_t size = read_letter(*bytes, *length, letter, &count, error);
        if (size == 0)
            break;
        if (count > 1)
            count = (size_t)utf8proc_normalize_utf32(
                letter, (utf8proc_ssize_t)count,
                (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
        for (size_t i = 0; i < count; i++)
            used += tl_utf8_encode((unsigned long)letter[i], text + used);
        *bytes += size;
        *length -= size;
    }
    return used;
}

bool
tl_ansel_is_odd(const char *bytes, size_t length)
{
    for (size_t i = 0; i + 1 < length; i++) {
        bool is_letter =
            tl_ascii_is_letter(bytes[i + 1]) || (unsigned char)bytes[i + 1] >= 0x80;
        if (is_accent(bytes[i]) && !is_letter)
            return true;
    }
    return false;
}
