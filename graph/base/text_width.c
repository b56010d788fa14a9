#include "text_width.h"

#include <stdint.h>
#include <string.h>

#include "text_code.h"

enum {
    NARROW_WIDTH =
        80, /* of other scripts; few letters are wider, most are not so wide */
    WIDE_WIDTH = 100,
    EMOJI_WIDTH = 150, /* of the boxes in their place where there is no font for them */
    EMOJI_FIRST = 0x1F000,
    EMOJI_LAST = 0x1FFFF,
    JOINER = 0x200D,
    EMOJI_SELECTOR = 0xFE0F,
    REGIONAL_FIRST = 0x1F1E6,
    REGIONAL_LAST = 0x1F1FF
};

/* Of the characters from U+0020 to U+007E. */
static const uint8_t ascii_widths[] = {
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37,  32, 34, 64, 64, 64,
    64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 56, 102, 69, 69, 73, 78, 67,
    62, 78, 76, 30, 50, 67, 56, 87, 75, 79, 67, 79, 73, 67,  62, 74, 69, 99, 69,
    67, 69, 40, 34, 40, 84, 56, 50, 62, 64, 55, 64, 62, 36,  64, 64, 28, 28, 58,
    28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60,  53, 64, 34, 64, 84,
};

/* What combines with the character before it, or is not seen, of the scripts in use. */
static const struct tl_code_range combining[] = {
    {0x0300, 0x036F},   {0x0483, 0x0489},   {0x0591, 0x05BD},   {0x05BF, 0x05BF},
    {0x05C1, 0x05C2},   {0x05C4, 0x05C5},   {0x05C7, 0x05C7},   {0x0610, 0x061A},
    {0x061C, 0x061C},   {0x064B, 0x065F},   {0x0670, 0x0670},   {0x06D6, 0x06DC},
    {0x06DF, 0x06E4},   {0x06E7, 0x06E8},   {0x06EA, 0x06ED},   {0x0711, 0x0711},
    {0x0730, 0x074A},   {0x07A6, 0x07B0},   {0x07EB, 0x07F3},   {0x08CA, 0x0902},
    {0x093A, 0x093A},   {0x093C, 0x093C},   {0x0941, 0x0948},   {0x094D, 0x094D},
    {0x0951, 0x0957},   {0x0962, 0x0963},   {0x0981, 0x0981},   {0x09BC, 0x09BC},
    {0x09C1, 0x09C4},   {0x09CD, 0x09CD},   {0x09E2, 0x09E3},   {0x0A01, 0x0A02},
    {0x0A3C, 0x0A3C},   {0x0A41, 0x0A51},   {0x0A70, 0x0A71},   {0x0A81, 0x0A82},
    {0x0ABC, 0x0ABC},   {0x0AC1, 0x0AC8},   {0x0ACD, 0x0ACD},   {0x0B3C, 0x0B3C},
    {0x0B41, 0x0B44},   {0x0B4D, 0x0B4D},   {0x0B82, 0x0B82},   {0x0BC0, 0x0BC0},
    {0x0BCD, 0x0BCD},   {0x0C3E, 0x0C40},   {0x0C46, 0x0C56},   {0x0CBC, 0x0CBC},
    {0x0CCC, 0x0CCD},   {0x0D41, 0x0D44},   {0x0D4D, 0x0D4D},   {0x0DCA, 0x0DCA},
    {0x0DD2, 0x0DD6},   {0x0E31, 0x0E31},   {0x0E34, 0x0E3A},   {0x0E47, 0x0E4E},
    {0x0EB1, 0x0EB1},   {0x0EB4, 0x0EBC},   {0x0EC8, 0x0ECD},   {0x0F71, 0x0F7E},
    {0x0F80, 0x0F84},   {0x0F8D, 0x0FBC},   {0x102D, 0x1030},   {0x1032, 0x1037},
    {0x1039, 0x103A},   {0x103D, 0x103E},   {0x1160, 0x11FF},   {0x135D, 0x135F},
    {0x17B4, 0x17B5},   {0x17B7, 0x17BD},   {0x17C6, 0x17C6},   {0x17C9, 0x17D3},
    {0x180B, 0x180F},   {0x1AB0, 0x1ACE},   {0x1DC0, 0x1DFF},   {0x200B, 0x200F},
    {0x202A, 0x202E},   {0x2060, 0x206F},   {0x20D0, 0x20F0},   {0x302A, 0x302D},
    {0x3099, 0x309A},   {0xFE00, 0xFE0F},   {0xFE20, 0xFE2F},   {0xFEFF, 0xFEFF},
    {0x1F3FB, 0x1F3FF}, {0xE0001, 0xE007F}, {0xE0100, 0xE01EF},
};

/* What takes two cells: the scripts of East Asia, and emoji. */
static const struct tl_code_range wide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},
    {0x23F0, 0x23F0},   {0x23F3, 0x23F3},   {0x25FD, 0x25FE},   {0x2614, 0x2615},
    {0x2648, 0x2653},   {0x267F, 0x267F},   {0x2693, 0x2693},   {0x26A1, 0x26A1},
    {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x26C4, 0x26C5},   {0x26CE, 0x26CE},
    {0x26D4, 0x26D4},   {0x26EA, 0x26EA},   {0x26F2, 0x26F3},   {0x26F5, 0x26F5},
    {0x26FA, 0x26FA},   {0x26FD, 0x26FD},   {0x2705, 0x2705},   {0x270A, 0x270B},
    {0x2728, 0x2728},   {0x274C, 0x274C},   {0x274E, 0x274E},   {0x2753, 0x2755},
    {0x2757, 0x2757},   {0x2795, 0x2797},   {0x27B0, 0x27B0},   {0x27BF, 0x27BF},
    {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},   {0x2E80, 0x303E},
    {0x3041, 0x3247},   {0x3250, 0x4DBF},   {0x4E00, 0xA4CF},   {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x18CFF}, {0x1AFF0, 0x1B2FF},
    {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A},
    {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393},
    {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4},
    {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D},
    {0x1F54B, 0x1F54E}, {0x1F550, 0x1F567}, {0x1F57A, 0x1F57A}, {0x1F595, 0x1F596},
    {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F6CC, 0x1F6CC},
    {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6DF}, {0x1F6EB, 0x1F6EF}, {0x1F6F4, 0x1F6FC},
    {0x1F7E0, 0x1F7F0}, {0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF},
    {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
};

/* What closes in those scripts, and so never begins a line. */
static const struct tl_code_range closing[] = {
    {0x3001, 0x3002}, {0x3009, 0x3009}, {0x300B, 0x300B}, {0x300D, 0x300D},
    {0x300F, 0x300F}, {0x3011, 0x3011}, {0x3015, 0x3015}, {0x30FC, 0x30FC},
    {0xFF01, 0xFF01}, {0xFF09, 0xFF09}, {0xFF0C, 0xFF0C}, {0xFF0E, 0xFF0E},
    {0xFF1A, 0xFF1B}, {0xFF1F, 0xFF1F},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A character, or one with all that combines with it. */
struct character {
    uint32_t code; /* of the first one */
    size_t length; /* in bytes */
    size_t width;
};

static size_t
width_of(uint32_t code)
{
    if (code >= ' ' && code <= '~')
        return ascii_widths[code - ' '];
    if (tl_code_is_in(combining, COUNT(combining), code))
        return 0;
    if (!tl_code_is_in(wide, COUNT(wide), code))
        return NARROW_WIDTH;
    return code >= EMOJI_FIRST && code <= EMOJI_LAST ? EMOJI_WIDTH : WIDE_WIDTH;
}

static struct character
decode(const char *text, size_t length)
{
    size_t size;
    uint32_t code = tl_code_read(text, length, &size);
    return (struct character){code, size, width_of(code)};
}

static bool
is_regional(uint32_t code)
{
    return code >= REGIONAL_FIRST && code <= REGIONAL_LAST;
}

/* Emoji are joined into one, and two regional letters make one flag. */
static bool
joins(const struct character *cluster, uint32_t last, const struct character *more)
{
    if (tl_code_is_in(combining, COUNT(combining), more->code))
        return true;
    if (last == JOINER)
        return cluster->width >= WIDE_WIDTH;
    return is_regional(more->code) && is_regional(last) && cluster->code == last &&
           cluster->width != EMOJI_WIDTH;
}

static struct character
next_cluster(const char *text, size_t length)
{
    struct character cluster = decode(text, length);
    uint32_t last = cluster.code;
    while (cluster.length < length) {
        struct character more = decode(text + cluster.length, length - cluster.length);
        if (!joins(&cluster, last, &more))
            break;
        if (last == JOINER)
            cluster.width += more.width;
        if (more.code == EMOJI_SELECTOR || is_regional(more.code))
            cluster.width = EMOJI_WIDTH;
        cluster.length += more.length;
        last = more.code;
    }
    return cluster;
}

size_t
tl_text_width(const char *text, size_t length)
{
    size_t width = 0;
    for (size_t at = 0; at < length;) {
        struct character cluster = next_cluster(text + at, length - at);
        width += cluster.width;
        at += cluster.length;
    }
    return width;
}

static bool
is_blank(uint32_t code)
{
    return code == ' ' || code == '\t' || code == '\r';
}

/* Whether a line may end before a character that follows another. */
static bool
may_break(uint32_t before, const struct character *next)
{
    if (before == '-' || before == 0x2013 || before == 0x2014)
        return next->code > '9';
    if (tl_code_is_in(closing, COUNT(closing), next->code))
        return false;
    return tl_code_is_in(wide, COUNT(wide), next->code) ||
           tl_code_is_in(wide, COUNT(wide), before);
}

/* Where a line may end, and where the next one begins then. */
struct place {
    size_t end;
    size_t next;
};

static struct place
find_end(const char *text, size_t length, size_t width)
{
    struct place place = {0, 0};
    size_t used = 0;
    uint32_t before = 0;
    for (size_t at = 0; at < length;) {
        struct character cluster = next_cluster(text + at, length - at);
        if (is_blank(cluster.code)) {
            if (!is_blank(before))
                place.end = at;
            place.next = at + cluster.length;
        } else if (at > 0 && !is_blank(before) && may_break(before, &cluster)) {
            place = (struct place){at, at};
        }
        used += cluster.width;
        if (used > width && at > 0 && !is_blank(cluster.code))
            return place.end > 0 ? place : (struct place){at, at};
        before = cluster.code;
        at += cluster.length;
    }
    if (!is_blank(before))
        place.end = length;
    return (struct place){place.end, length};
}

bool
tl_text_next_line(const char **rest, size_t width, struct tl_text_line *line)
{
    while (is_blank((unsigned char)**rest))
        ++*rest;
    size_t length = strcspn(*rest, "\n");
    if (length == 0 && **rest == '\0')
        return false;
    struct place place = find_end(*rest, length, width);
    *line = (struct tl_text_line){*rest, place.end};
    *rest += place.next;
    if (place.next == length && **rest == '\n')
        ++*rest;
    return true;
}

size_t
tl_text_count_lines(const char *text, size_t width, size_t limit)
{
    struct tl_text_line line;
    size_t count = 0;
    while (count < limit && tl_text_next_line(&text, width, &line))
        count++;
    return count;
}
