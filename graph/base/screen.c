#include "screen.h"

#include <stdbool.h>
#include <string.h>

#include "text_code.h"
#include "utf8.h"

static const char replacement[] = "\uFFFD";

enum { REPLACED = sizeof replacement - 1 };

enum verdict { INCOMPLETE, SHOWN, HIDDEN };

static enum verdict
judge(const char *held, size_t count)
{
    enum tl_utf8_end end;
    size_t size;
    if (held[0] == '\r')
        return count < 2 ? INCOMPLETE : held[1] == '\n' ? SHOWN : HIDDEN;
    if (held[0] == '\n' || held[0] == '\t')
        return SHOWN;
    if (tl_utf8_length(held, count, &end) < count)
        return end == TL_UTF8_CUT ? INCOMPLETE : HIDDEN;
    return tl_code_is_control(tl_code_read(held, count, &size)) ? HIDDEN : SHOWN;
}

/* Takes a byte; what then is to be shown is put at `to`. */
static char *
take(struct tl_screen *screen, char byte, char *to)
{
    screen->held[screen->count++] = byte;
    enum verdict verdict = judge(screen->held, screen->count);
    if (verdict == INCOMPLETE)
        return to;
    bool again = verdict == HIDDEN && screen->count > 1 &&
                 ((unsigned char)byte & 0xC0) != 0x80; /* it begins another one */
    const char *shown = verdict == SHOWN ? screen->held : replacement;
    size_t size = verdict == SHOWN ? screen->count : REPLACED;
    memcpy(to, shown, size);
    screen->count = 0;
    return again ? take(screen, byte, to + size) : to + size;
}

void
tl_screen_write(struct tl_screen *screen, const char *bytes, size_t length)
{
    enum { PIECE = 1024 };
    char shown[(PIECE + 1) * REPLACED];
    while (length > 0) {
        size_t piece = length < PIECE ? length : PIECE;
        char *to = shown;
        for (size_t i = 0; i < piece; i++)
            to = take(screen, bytes[i], to);
        screen->write(screen->context, shown, (size_t)(to - shown));
        bytes += piece;
        length -= piece;
    }
}

void
tl_screen_end(struct tl_screen *screen)
{
    if (screen->count > 0)
        screen->write(screen->context, replacement, REPLACED);
    screen->count = 0;
}
