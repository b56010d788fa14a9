#include "link.h"

#include <string.h>

#include "graph/base/ascii.h"

static bool
is_control(char byte)
{
    return (unsigned char)byte < ' ' || byte == 0x7F;
}

static bool
is_dropped(char byte)
{
    return byte == ' ' || is_control(byte);
}

static bool
has_scheme(const char *url, const char *scheme)
{
    for (url = tl_link_begin(url); *url && *scheme; url++) {
        if (tl_ascii_lower(*url) == *scheme)
            scheme++;
        else if (!is_control(*url))
            return false;
    }
    return *scheme == '\0';
}

bool
tl_link_is_web(const char *url)
{
    return has_scheme(url, "https://") || has_scheme(url, "http://");
}

bool
tl_link_is_safe(const char *url)
{
    return tl_link_is_web(url) || has_scheme(url, "mailto:");
}

const char *
tl_link_begin(const char *url)
{
    while (*url && is_dropped(*url))
        url++;
    return url;
}

/* Whether nothing but what is dropped is left. */
static bool
is_end(const char *url)
{
    return *tl_link_begin(url) == '\0';
}

bool
tl_link_next(const char **url, char piece[TL_LINK_PIECE])
{
    static const char hex[] = "0123456789ABCDEF";
    static const char unsafe[] = " \"'<>\\^`{|}";
    while (**url && is_control(**url))
        (*url)++;
    if (is_dropped(**url) && is_end(*url))
        return false;
    unsigned char byte = (unsigned char)**url;
    (*url)++;
    if (byte > '~' || strchr(unsafe, byte))
        memcpy(piece, (char[]){'%', hex[byte >> 4], hex[byte & 15], '\0'}, 4);
    else
        memcpy(piece, (char[]){(char)byte, '\0'}, 2);
    return true;
}
