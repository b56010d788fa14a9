#include "list.h"

#include <string.h>

#include "graph/base/ascii.h"

bool
tl_list_escapes(const char *element, const char *at)
{
    bool is_outer = at == element || at[1] == '\0';
    return *at == '\\' || *at == ';' || (is_outer && tl_ascii_is_blank(*at));
}

void
tl_list_element(const char *element, tl_list_sink *sink, void *to)
{
    size_t length;
    for (const char *at = element; *at; at += length) {
        if (tl_list_escapes(element, at))
            sink(to, "\\", 1);
        length = 1;
        while (at[length] && !tl_list_escapes(element, at + length))
            length++;
        sink(to, at, length);
    }
}

void
tl_list_piece(const char *piece, tl_list_sink *sink, void *to)
{
    size_t length;
    for (; *piece; piece += length) {
        if (*piece == '\\' || *piece == ';')
            sink(to, "\\", 1);
        length = 1 + strcspn(piece + 1, "\\;");
        sink(to, piece, length);
    }
}
