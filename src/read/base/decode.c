#include "decode.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/memory.h"
#include "ansel.h"
#include "fold.h"

struct tl_decoder {
    bool is_ansel;  /* these two iconv does not know */
    bool is_folded; /* UTF-8, see fold.h */
    iconv_t conversion;
    bool opened;
    bool either_order; /* of the bytes: it is seen from the first two */
};

/* But for case, and without what people put between letters and digits. */
static bool
is_called(const char *encoding, const char *name)
{
    for (; *encoding; encoding++) {
        if (strchr("-_ ", *encoding))
            continue;
        if (tl_ascii_lower(*encoding) != *name++)
            return false;
    }
    return !*name;
}

/* What people call them, and what iconv does. Where it is not said which byte comes
 * first, iconv would ask the machine. As browsers do (WHATWG Encoding Standard, names
 * and labels), Latin-1 is taken for Windows-1252, which has quotation marks where
 * Latin-1 has controls that no text uses. */
static const struct {
    const char *name;
    const char *known;
} names[] = {
    {"utf16", "UTF-16LE"}, {"utf16le", "UTF-16LE"}, {"utf16be", "UTF-16BE"},
    {"latin1", "CP1252"},  {"iso88591", "CP1252"},  {"windows1252", "CP1252"},
    {"cp1252", "CP1252"},  {"ansi", "CP1252"},
};

static const char *
known_name(const char *encoding)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (is_called(encoding, names[i].name))
            return names[i].known;
    }
    return encoding;
}

/* Names by which iconv asks the locale or the compiler. */
static bool
depends_on_place(const char *encoding)
{
    return !*encoding || is_called(encoding, "char") || is_called(encoding, "wchart");
}

static bool
open_as(struct tl_decoder *decoder, const char *name)
{
    if (decoder->opened)
        iconv_close(decoder->conversion);
    decoder->conversion = iconv_open("UTF-8", name);
    /* POSIX: the error is -1 in this type, whatever that is. */
    decoder->opened = decoder->conversion != (iconv_t)-1;
    return decoder->opened;
}

struct tl_decoder *
tl_decoder_new(const char *encoding)
{
    errno = 0;
    if (is_called(encoding, "utf8"))
        return NULL;
    struct tl_decoder *decoder = tl_alloc(sizeof *decoder);
    decoder->is_ansel = is_called(encoding, "ansel");
    decoder->is_folded = is_called(encoding, "utf8folded");
    if (decoder->is_ansel || decoder->is_folded)
        return decoder;
    decoder->either_order = is_called(encoding, "utf16");
    errno = EINVAL;
    if (!depends_on_place(encoding) && open_as(decoder, known_name(encoding)))
        return decoder;
    int error = errno;
    tl_free(decoder);
    errno = error;
    return NULL;
}

void
tl_decoder_free(struct tl_decoder *decoder)
{
    if (!decoder)
        return;
    if (decoder->opened)
        iconv_close(decoder->conversion);
    tl_free(decoder);
}

/* The mark U+FEFF; or a first character that is of Latin letters. */
static bool
has_high_byte_first(const char *bytes)
{
    return memcmp(bytes, "\xFE\xFF", 2) == 0 || (bytes[0] == '\0' && bytes[1] != '\0');
}

size_t
tl_decode(struct tl_decoder *decoder, const char **bytes, size_t *length, char *text,
          size_t room, int *error)
{
    char *in = (char *)*bytes; /* POSIX: iconv() does not write to it */
    char *out = text;
    size_t left = room;
    if (decoder->is_ansel)
        return tl_ansel_decode(bytes, length, text, room, error);
    if (decoder->is_folded)
        return tl_fold_decode(bytes, length, text, room);
    if (decoder->either_order && *length >= 2) {
        decoder->either_order = false;
        if (has_high_byte_first(*bytes) && !open_as(decoder, "UTF-16BE")) {
            *error = errno;
            return 0;
        }
    }
    size_t done = iconv(decoder->conversion, &in, length, &out, &left);
    if (done == (size_t)-1 && errno != E2BIG && errno != EINVAL)
        *error = errno;
    *bytes = in;
    return room - left;
}

size_t
tl_decode_end(struct tl_decoder *decoder, char *text, size_t room, int *error)
{
    char *out = text;
    size_t left = room;
    if (decoder->is_ansel || decoder->is_folded)
        return 0;
    if (iconv(decoder->conversion, NULL, NULL, &out, &left) == (size_t)-1)
        *error = errno;
    return room - left;
}
