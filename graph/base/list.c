#include "list.h"

#include <string.h>

/* Line ends too: people break long cells. */
static const char blanks[] = " \t\r\n";

static bool
is_blank(char byte)
{
    return byte && strchr(blanks, byte);
}

/* Unescapes one element in place; returns its length, which may be 0. */
static size_t
take_element(char **rest, char *element)
{
    char *out = element;
    char *end = element;
    char *in = element;
    for (; *in && *in != ';'; in++) {
        bool escaped = *in == '\\' && in[1];
        in += escaped;
        *out++ = *in;
        if (escaped || !is_blank(*in))
            end = out;
    }
    *rest = *in ? in + 1 : in;
    return (size_t)(end - element);
}

bool
tl_list_next(char **rest, const char **element, size_t *length)
{
    *length = 0;
    while (*length == 0 && **rest) {
        char *start = *rest + strspn(*rest, blanks);
        *length = take_element(rest, start);
        *element = start;
    }
    return *length > 0;
}
