#include "colour.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/near.h"

static const struct {
    const char *name;
    uint32_t colour;
} names[] = {
    {"aqua", 0x00ffff},    {"black", 0x000000},   {"blue", 0x0000ff},
    {"brown", 0xa52a2a},   {"crimson", 0xdc143c}, {"cyan", 0x00ffff},
    {"fuchsia", 0xff00ff}, {"gold", 0xffd700},    {"gray", 0x808080},
    {"green", 0x008000},   {"grey", 0x808080},    {"indigo", 0x4b0082},
    {"lime", 0x00ff00},    {"magenta", 0xff00ff}, {"maroon", 0x800000},
    {"navy", 0x000080},    {"olive", 0x808000},   {"orange", 0xffa500},
    {"pink", 0xffc0cb},    {"purple", 0x800080},  {"red", 0xff0000},
    {"silver", 0xc0c0c0},  {"teal", 0x008080},    {"violet", 0xee82ee},
    {"white", 0xffffff},   {"yellow", 0xffff00},
};

#define NAMES (sizeof names / sizeof *names)

/* The value of a hexadecimal digit; -1 for any other character. */
static int
digit_of(char byte)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = memchr(digits, tl_ascii_lower(byte), sizeof digits - 1);
    return at ? (int)(at - digits) : -1;
}

static bool
read_digits(const char *text, uint32_t *colour)
{
    *colour = 0;
    for (size_t i = 0; i < 6; i++) {
        int digit = digit_of(text[i]);
        if (digit < 0)
            return false;
        *colour = *colour << 4 | (uint32_t)digit;
    }
    return true;
}

bool
tl_colour_read(const char *text, size_t length, uint32_t *colour)
{
    if (length == 7 && *text == '#')
        return read_digits(text + 1, colour);
    for (size_t i = 0; i < NAMES; i++) {
        size_t same = 0;
        while (same < length && tl_ascii_lower(text[same]) == names[i].name[same] &&
               names[i].name[same])
            same++;
        if (same == length && !names[i].name[same]) {
            *colour = names[i].colour;
            return true;
        }
    }
    return false;
}

void
tl_colour_text(uint32_t colour, char text[TL_COLOUR_TEXT_MAX])
{
    snprintf(text, TL_COLOUR_TEXT_MAX, "#%06x", colour & 0xffffff);
}

const char *
tl_colour_near(const char *name)
{
    struct tl_near near = {.wanted = name};
    for (size_t i = 0; i < NAMES; i++)
        tl_near_offer(&near, names[i].name);
    return near.best;
}
