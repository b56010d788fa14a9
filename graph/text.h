/* How texts begin. */
#ifndef TL_TEXT_H
#define TL_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static inline bool
tl_text_begins(const char *text, const char *beginning)
{
    return strncmp(text, beginning, strlen(beginning)) == 0;
}

/* How many decimal digits a text begins with. */
static inline size_t
tl_text_digits(const char *text)
{
    return strspn(text, "0123456789");
}

#endif
