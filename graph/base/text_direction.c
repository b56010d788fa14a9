#include "text_direction.h"

#include <string.h>

#include <utf8proc.h>

#include "text_code.h"

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
            return (struct tl_text_embedding){rightward ? "\u202A" : "\u202B",
                                              "\u202C"};
        rightward = rightward || class == UTF8PROC_BIDI_CLASS_L;
    }
    return (struct tl_text_embedding){"", ""};
}
