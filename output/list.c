#include "list.h"

static bool
is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

bool
tl_list_escapes(const char *element, const char *at)
{
    bool is_outer = at == element || at[1] == '\0';
    return *at == '\\' || *at == ';' || (is_outer && is_blank(*at));
}

size_t
tl_list_run(const char *element, const char *at)
{
    size_t length = 1;
    while (at[length] && !tl_list_escapes(element, at + length))
        length++;
    return length;
}
