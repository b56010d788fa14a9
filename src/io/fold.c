#include "fold.h"

#include <string.h>

enum { LONGEST = 8000 };

static void
put(struct tl_fold *fold, const char *bytes, size_t length)
{
    if (fold->used + length > sizeof fold->bytes) {
        fold->write(fold->context, fold->bytes, fold->used);
        fold->used = 0;
    }
    memcpy(fold->bytes + fold->used, bytes, length);
    fold->used += length;
}

/* Between names, attributes and signs. */
static bool
is_between(char byte)
{
    return byte == '\0' || strchr(" \t\n\r[]{}=,;", byte) != NULL;
}

/* Whether a name is written as it is that nobody reads so. */
static bool
is_odd(const struct tl_fold *fold)
{
    static const char *const names[] = {"-", ".", "-.", "\xEF\xBB\xBF"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (fold->held_used == strlen(names[i]) &&
            memcmp(fold->held, names[i], fold->held_used) == 0)
            return is_between(fold->before);
    return false;
}

/* What may be such a name, now that its next byte is there. */
static void
release(struct tl_fold *fold, char next)
{
    bool quoted = is_between(next) && is_odd(fold);
    if (quoted)
        put(fold, "\"", 1);
    put(fold, fold->held, fold->held_used);
    if (quoted)
        put(fold, "\"", 1);
    if (fold->held_used > 0)
        fold->before = fold->held[fold->held_used - 1];
    fold->held_used = 0;
}

static void
take_quoted(struct tl_fold *fold, char byte)
{
    bool begins_character = ((unsigned char)byte & 0xC0) != 0x80;
    if (!fold->escaped && begins_character && byte != '"' && fold->run >= LONGEST) {
        put(fold, "\\\n", 2);
        fold->run = 0;
    }
    fold->run = byte == '\n' ? 0 : fold->run + 1;
    fold->quoted = byte != '"' || fold->escaped;
    fold->escaped = byte == '\\' && !fold->escaped;
    put(fold, &byte, 1);
    fold->before = byte;
}

static void
take_plain(struct tl_fold *fold, char byte)
{
    if (byte != '\0' && strchr("-.\xEF\xBB\xBF", byte) &&
        fold->held_used < sizeof fold->held) {
        fold->held[fold->held_used++] = byte;
        return;
    }
    release(fold, byte);
    fold->quoted = byte == '"';
    fold->run = 0;
    put(fold, &byte, 1);
    fold->before = byte;
}

void
tl_fold_take(struct tl_fold *fold, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        (fold->quoted ? take_quoted : take_plain)(fold, bytes[i]);
}

void
tl_fold_end(struct tl_fold *fold)
{
    release(fold, '\0');
    fold->write(fold->context, fold->bytes, fold->used);
    fold->used = 0;
}
