#include "name.h"

#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/text.h"

static const char marker[] = TL_DOT_OURS ":";
static const char id_marker[] = TL_DOT_OURS ":id:";
static const char ampersand[] = "&amp;";

bool
tl_dot_name_is_drawn(const char *name)
{
    return tl_text_begins(name, marker) && !tl_text_begins(name, id_marker);
}

/* The value of a digit; 16 where it is none. */
static unsigned
digit(char byte)
{
    static const char digits[] = "0123456789ABCDEF";
    const char *found = byte ? strchr(digits, byte) : NULL;
    return found ? (unsigned)(found - digits) : 16;
}

/* The byte that %XX at the start of a text stands for; 0 where it is no such code. */
static unsigned
byte_at(const char *text)
{
    unsigned high = *text == '%' ? digit(text[1]) : 16;
    unsigned low = high < 16 ? digit(text[2]) : 16;
    return low < 16 ? high << 4 | low : 0;
}

/* How many codes at the start of a text stand for a character that is written so; any
 * others could make of it what is no UTF-8. */
static int
count_codes(const char *text)
{
    unsigned byte = byte_at(text);
    if (tl_text_begins(text, "%EF%BF%BE") || tl_text_begins(text, "%EF%BF%BF"))
        return 3;
    return (byte > 0 && byte < ' ') || byte == '%' || byte == '\\' || byte == '&' ||
           byte == 0x7F;
}

/* Whether a text begins with an ampersand that is written so as to begin no entity. */
static bool
is_ampersand(const char *text)
{
    if (!tl_text_begins(text, ampersand))
        return false;
    text += strlen(ampersand);
    text += *text == '#';
    while (tl_ascii_is_letter(*text) || tl_ascii_is_digit(*text))
        text++;
    return *text == ';';
}

/* A name of which all else is the id. */
static const char *
ordinary_id(struct tl_arena *arena, const char *name)
{
    if (!strstr(name, ampersand))
        return name;
    char *id = tl_arena_text(arena, name, strlen(name));
    char *out = id;
    while (*name) {
        size_t skipped = is_ampersand(name) ? strlen(ampersand) : 1;
        *out++ = *name;
        name += skipped;
    }
    *out = '\0';
    return id;
}

const char *
tl_dot_name_id(struct tl_arena *arena, const char *name)
{
    enum { CODE_LENGTH = 3 };
    if (!tl_text_begins(name, id_marker))
        return ordinary_id(arena, name);
    name += strlen(id_marker);
    char *id = tl_arena_text(arena, name, strlen(name));
    char *out = id;
    while (*name) {
        int codes = count_codes(name);
        if (codes == 0)
            *out++ = *name++;
        for (; codes > 0; codes--, name += CODE_LENGTH)
            *out++ = (char)byte_at(name);
    }
    *out = '\0';
    return id;
}
