#include "text_direction.h"

#include <string.h>

#include "text_code.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Letters of scripts from right to left, and marks of direction. */
static const struct tl_code_range leftward[] = {
    {0x05BE, 0x05BE},   {0x05C0, 0x05C0},   {0x05C3, 0x05C3}, {0x05C6, 0x05C6},
    {0x05D0, 0x05F4},   {0x0608, 0x0608},   {0x060B, 0x060B}, {0x060D, 0x060D},
    {0x061B, 0x064A},   {0x066D, 0x066F},   {0x0671, 0x06D5}, {0x06E5, 0x06E6},
    {0x06EE, 0x06EF},   {0x06FA, 0x0710},   {0x0712, 0x072F}, {0x074D, 0x07A5},
    {0x07B1, 0x07EA},   {0x07F4, 0x07F5},   {0x07FA, 0x0815}, {0x0840, 0x0858},
    {0x0860, 0x088E},   {0x08A0, 0x08C9},   {0x200F, 0x200F}, {0xFB1D, 0xFB1D},
    {0xFB1F, 0xFB28},   {0xFB2A, 0xFD3D},   {0xFD50, 0xFDFC}, {0xFE70, 0xFEFC},
    {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF},
};

/* What is no letter, beyond U+00BF: marks of all scripts, punctuation, symbols. */
static const struct tl_code_range neutral[] = {
    {0x00D7, 0x00D7}, {0x00F7, 0x00F7}, {0x0300, 0x036F}, {0x0483, 0x0489},
    {0x0590, 0x08FF}, {0x2000, 0x200D}, {0x2010, 0x2BFF}, {0x2E00, 0x2E7F},
    {0x3000, 0x3004}, {0x3008, 0x3020}, {0xFE00, 0xFE6F}, {0xFEFF, 0xFF20},
};

static bool
is_rightward(uint32_t code)
{
    if (code < 0xC0)
        return (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z') ||
               code == 0xAA || code == 0xB5 || code == 0xBA;
    return !tl_code_is_in(neutral, COUNT(neutral), code);
}

/* Whether a byte may begin a letter of a script from right to left: those of two bytes
 * begin with D6 or more. */
static bool
may_be_leftward(const char *text)
{
    while (*text && (unsigned char)*text < 0xD6)
        text++;
    return *text;
}

struct tl_text_embedding
tl_text_embedding_of(const char *text)
{
    bool rightward = false;
    size_t size;
    size_t left = may_be_leftward(text) ? strlen(text) : 0;
    for (; left > 0; text += size, left -= size) {
        uint32_t code = tl_code_read(text, left, &size);
        if (tl_code_is_in(leftward, COUNT(leftward), code))
            return (struct tl_text_embedding){rightward ? "\u202A" : "\u202B",
                                              "\u202C"};
        rightward = rightward || is_rightward(code);
    }
    return (struct tl_text_embedding){"", ""};
}
