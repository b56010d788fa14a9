#include "utf8.h"

#include <stdint.h>
#include <string.h>

#include "bytes.h"

size_t
tl_ascii_length(const char *text, size_t length)
{
    size_t at = 0;
    for (; length - at >= sizeof(tl_bytes); at += sizeof(tl_bytes)) {
        tl_bytes bytes;
        memcpy(&bytes, text + at, sizeof bytes);
        bytes |= (tl_bytes)(bytes == 0);
        if (tl_bytes_any(&bytes))
            return at + (size_t)__builtin_ctzll(tl_bytes_mask(&bytes));
    }
    while (at < length && text[at] != '\0' && (unsigned char)text[at] < 0x80)
        at++;
    return at;
}

size_t
tl_utf8_count(const char *text, size_t length)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    size_t others = 0; /* bytes that continue a character: 10xxxxxx */
    size_t at = 0;
    for (; length - at >= sizeof(uint64_t); at += sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, text + at, sizeof word);
        others += (size_t)((((word >> 7) & ~(word >> 6) & ones) * ones) >> 56);
    }
    for (; at < length; at++)
        others += ((unsigned char)text[at] & 0xC0) == 0x80;
    return length - others;
}

enum { INVALID = 0, CUT = -1 };

/*
 * The length of the character of several bytes at the start of a text, INVALID, or CUT
 * where the text ends within it. The rows are table 3-7 of the Unicode standard.
 */
static int
character_length(const unsigned char *text, size_t length)
{
    static const struct {
        unsigned char first, last; /* the range of the first byte */
        unsigned char low, high;   /* and that of the second */
        int length;
    } rows[] = {
        {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
        {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3},
        {0xEE, 0xEF, 0x80, 0xBF, 3}, {0xF0, 0xF0, 0x90, 0xBF, 4},
        {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
    };
    size_t row = 0;
    while (row < sizeof rows / sizeof *rows && text[0] > rows[row].last)
        row++;
    if (row == sizeof rows / sizeof *rows || text[0] < rows[row].first)
        return INVALID;
    for (int i = 1; i < rows[row].length; i++) {
        if ((size_t)i == length)
            return CUT;
        if (text[i] < (i == 1 ? rows[row].low : 0x80) ||
            text[i] > (i == 1 ? rows[row].high : 0xBF))
            return INVALID;
    }
    return rows[row].length;
}

size_t
tl_utf8_length(const char *text, size_t length, enum tl_utf8_end *end)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t at = 0;
    *end = TL_UTF8_WHOLE;
    while ((at += tl_ascii_length(text + at, length - at)) < length) {
        int more = character_length(bytes + at, length - at);
        if (more <= 0) {
            *end = more == CUT ? TL_UTF8_CUT : TL_UTF8_INVALID;
            break;
        }
        at += (size_t)more;
    }
    return at;
}

size_t
tl_utf8_encode(unsigned long point, char bytes[4])
{
    static const struct {
        unsigned long beyond;
        unsigned lead;
    } forms[] = {{0x80, 0}, {0x800, 0xC0}, {0x10000, 0xE0}, {0x110000, 0xF0}};
    size_t length = 1;
    while (point >= forms[length - 1].beyond)
        length++;
    for (size_t i = length; i-- > 1; point >>= 6)
        bytes[i] = (char)(0x80 | (point & 0x3F));
    bytes[0] = (char)(forms[length - 1].lead | point);
    return length;
}
