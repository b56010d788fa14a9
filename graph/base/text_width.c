#include "text_width.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "text_code.h"

enum {
    NARROW_WIDTH =
        80, /* of other scripts; few letters are wider, most are not so wide */
    WIDE_WIDTH = 100,
    EMOJI_WIDTH = 150, /* of the boxes in their place where there is no font for them */
    EMOJI_FIRST = 0x1F000,
    EMOJI_LAST = 0x1FFFF,
    EMOJI_SELECTOR = 0xFE0F,
    REGIONAL_FIRST = 0x1F1E6,
    REGIONAL_LAST = 0x1F1FF,
    MODIFIER_FIRST = 0x1F3FB, /* of the colour of the emoji before it */
    MODIFIER_LAST = 0x1F3FF
};

/* Of the characters from U+0020 to U+007E. */
static const uint8_t ascii_widths[] = {
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37,  32, 34, 64, 64, 64,
    64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 56, 102, 69, 69, 73, 78, 67,
    62, 78, 76, 30, 50, 67, 56, 87, 75, 79, 67, 79, 73, 67,  62, 74, 69, 99, 69,
    67, 69, 40, 34, 40, 84, 56, 50, 62, 64, 55, 64, 62, 36,  64, 64, 28, 28, 58,
    28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60,  53, 64, 34, 64, 84,
};

/* What closes in scripts of wide characters, and so never begins a line. */
static const struct tl_code_range closing[] = {
    {0x3001, 0x3002}, {0x3009, 0x3009}, {0x300B, 0x300B}, {0x300D, 0x300D},
    {0x300F, 0x300F}, {0x3011, 0x3011}, {0x3015, 0x3015}, {0x30FC, 0x30FC},
    {0xFF01, 0xFF01}, {0xFF09, 0xFF09}, {0xFF0C, 0xFF0C}, {0xFF0E, 0xFF0E},
    {0xFF1A, 0xFF1B}, {0xFF1F, 0xFF1F},
};

/* What a reader takes for one character, however many code points it is: a letter with
 * its marks, joined emoji, a flag. */
struct character {
    uint32_t code; /* of the first one */
    size_t length; /* in bytes */
    size_t width;
};

static bool
is_wide(uint32_t code)
{
    return utf8proc_charwidth((utf8proc_int32_t)code) == 2;
}

/* Whether it is drawn over what stands before it, or not at all. */
static bool
is_unseen(uint32_t code)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME ||
           category == UTF8PROC_CATEGORY_CF;
}

static size_t
width_of(uint32_t code)
{
    if (code >= ' ' && code <= '~')
        return ascii_widths[code - ' '];
    if (is_unseen(code))
        return 0;
    if (!is_wide(code))
        return NARROW_WIDTH;
    return code >= EMOJI_FIRST && code <= EMOJI_LAST ? EMOJI_WIDTH : WIDE_WIDTH;
}

static bool
is_in(uint32_t code, uint32_t first, uint32_t last)
{
    return code >= first && code <= last;
}

/* Adds the width of one more code point to a character. */
static void
widen(struct character *character, uint32_t more)
{
    if (more == EMOJI_SELECTOR || is_in(more, REGIONAL_FIRST, REGIONAL_LAST))
        character->width = EMOJI_WIDTH;
    else if (!is_in(more, MODIFIER_FIRST, MODIFIER_LAST))
        character->width += width_of(more);
}

static struct character
next_character(const char *text, size_t length)
{
    size_t size;
    utf8proc_int32_t state = 0;
    uint32_t last = tl_code_read(text, length, &size);
    struct character character = {last, size, width_of(last)};
    while (character.length < length) {
        size_t left = length - character.length;
        uint32_t more = tl_code_read(text + character.length, left, &size);
        if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)last,
                                             (utf8proc_int32_t)more, &state))
            break;
        widen(&character, more);
        character.length += size;
        last = more;
    }
    return character;
}

size_t
tl_text_width(const char *text, size_t length)
{
    size_t width = 0;
    for (size_t at = 0; at < length;) {
        struct character next = next_character(text + at, length - at);
        width += next.width;
        at += next.length;
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
    if (tl_code_is_in(closing, sizeof closing / sizeof *closing, next->code))
        return false;
    return is_wide(next->code) || is_wide(before);
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
        struct character next = next_character(text + at, length - at);
        if (is_blank(next.code)) {
            if (!is_blank(before))
                place.end = at;
            place.next = at + next.length;
        } else if (at > 0 && !is_blank(before) && may_break(before, &next)) {
            place = (struct place){at, at};
        }
        used += next.width;
        if (used > width && at > 0 && !is_blank(next.code))
            return place.end > 0 ? place : (struct place){at, at};
        before = next.code;
        at += next.length;
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

/* U+202C. */
#define POP "\xE2\x80\xAC"

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
        utf8proc_propval_t class =
            utf8proc_get_property((utf8proc_int32_t)code)->bidi_class;
        if (class == UTF8PROC_BIDI_CLASS_R || class == UTF8PROC_BIDI_CLASS_AL)
            // NOLINTNEXTLINE(misc-misleading-bidirectional)
            return (struct tl_text_embedding){rightward ? "\u202A" : "\u202B", POP};
        rightward = rightward || class == UTF8PROC_BIDI_CLASS_L;
    }
    return (struct tl_text_embedding){"", ""};
}
