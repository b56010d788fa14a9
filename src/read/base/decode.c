#include "decode.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/memory.h"
#include "graph/base/utf8.h"
#include "ansel.h"
#include "fold.h"

/* The order of bytes in UTF-16. */
enum order { UNKNOWN, LOW_FIRST, HIGH_FIRST };

struct tl_decoder {
    bool is_ansel;  /* these two iconv does not know */
    bool is_folded; /* UTF-8, see fold.h */
    bool is_utf16;
    enum order order;
    iconv_t conversion; /* of all others */
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

/* What people call UTF-16. Where it is not said which byte comes first, the first two
 * tell. */
static const struct {
    const char *name;
    enum order order;
} orders[] = {{"utf16", UNKNOWN}, {"utf16le", LOW_FIRST}, {"utf16be", HIGH_FIRST}};

/* What people call others, and what iconv does. As browsers do (WHATWG Encoding
 * Standard, names and labels), Latin-1 is taken for Windows-1252, which has quotation
 * marks where Latin-1 has controls that no text uses. */
static const struct {
    const char *name;
    const char *known;
} names[] = {
    {"latin1", "CP1252"}, {"iso88591", "CP1252"}, {"windows1252", "CP1252"},
    {"cp1252", "CP1252"}, {"ansi", "CP1252"},
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
needs_iconv(const struct tl_decoder *decoder)
{
    return !decoder->is_ansel && !decoder->is_folded && !decoder->is_utf16;
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
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        if (!is_called(encoding, orders[i].name))
            continue;
        decoder->is_utf16 = true;
        decoder->order = orders[i].order;
    }
    if (!needs_iconv(decoder))
        return decoder;
    errno = EINVAL;
    if (!depends_on_place(encoding))
        decoder->conversion = iconv_open("UTF-8", known_name(encoding));
    /* POSIX: the error is -1 in this type, whatever that is. */
    if (!depends_on_place(encoding) && decoder->conversion != (iconv_t)-1)
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
    if (needs_iconv(decoder))
        iconv_close(decoder->conversion);
    tl_free(decoder);
}

/* The mark U+FEFF; or a first character that is of Latin letters. */
static bool
has_high_byte_first(const char *bytes)
{
    return memcmp(bytes, "\xFE\xFF", 2) == 0 || (bytes[0] == '\0' && bytes[1] != '\0');
}

static unsigned long
unit_at(const char *bytes, enum order order)
{
    unsigned first = (unsigned char)bytes[0], second = (unsigned char)bytes[1];
    return order == HIGH_FIRST ? first << 8 | second : second << 8 | first;
}

/* UTF-16. It is not left to iconv, because that of s390x takes half of a pair for a
 * character (glibc 2.36). */
static size_t
decode_utf16(enum order order, const char **bytes, size_t *length, char *text,
             size_t room, int *error)
{
    enum { LONGEST = 4 };
    size_t used = 0;
    while (*length >= 2 && room - used >= LONGEST) {
        unsigned long point = unit_at(*bytes, order);
        size_t taken = 2;
        if (point >= 0xD800 && point < 0xDC00) {
            if (*length < 4)
                break;
            unsigned long low = unit_at(*bytes + 2, order);
            if (low >= 0xDC00 && low < 0xE000) {
                point = 0x10000 + ((point & 0x3FF) << 10) + (low & 0x3FF);
                taken = 4;
            }
        }
        if (point >= 0xD800 && point < 0xE000) {
            *error = EILSEQ;
            break;
        }
        used += tl_utf8_encode(point, text + used);
        *bytes += taken;
        *length -= taken;
    }
    return used;
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
    if (decoder->is_utf16) {
        if (decoder->order == UNKNOWN && *length >= 2)
            decoder->order = has_high_byte_first(*bytes) ? HIGH_FIRST : LOW_FIRST;
        return decode_utf16(decoder->order, bytes, length, text, room, error);
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
    if (!needs_iconv(decoder))
        return 0;
    if (iconv(decoder->conversion, NULL, NULL, &out, &left) == (size_t)-1)
        *error = errno;
    return room - left;
}
