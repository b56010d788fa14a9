#include "formula.h"

#include <stddef.h>
#include <string.h>

#include "text.h"

/* Full-width signs are signs as well. */
bool
tl_is_formula(const char *text)
{
    static const char *const wide[] = {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    if (*text != '\xEF')
        return *text && strchr("=+-@\t\r\n", *text);
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        if (tl_text_begins(text, wide[i]))
            return true;
    }
    return false;
}
