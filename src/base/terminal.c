#include "terminal.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "graph/base/text_code.h"

/* The code point at `text` and its length in bytes; 0 for a byte that is none. */
static size_t
decode(const char *text, uint32_t *point)
{
    static const unsigned char masks[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *at = (const unsigned char *)text;
    size_t length = *at < 0x80   ? 1
                    : *at < 0xc2 ? 0
                    : *at < 0xe0 ? 2
                    : *at < 0xf0 ? 3
                    : *at < 0xf5 ? 4
                                 : 0;
    *point = *at & masks[length];
    for (size_t i = 1; i < length; i++) {
        if ((at[i] & 0xc0) != 0x80)
            return 0;
        *point = *point << 6 | (at[i] & 0x3f);
    }
    bool surrogate = *point >= 0xd800 && *point < 0xe000;
    return *point < least[length] || *point > 0x10ffff || surrogate ? 0 : length;
}

/* Rows for people: the width of a line, and where the text of a row begins. */
enum { LINE_COLUMNS = 79, TEXT_COLUMN = 26 };

/* Room for "<U+10FFFF>". */
enum { SHOWN = 16 };

/* How the character at `text` is shown; its length in bytes. */
static size_t
show(const char *text, char shown[SHOWN])
{
    uint32_t point = 0;
    size_t length = decode(text, &point);
    if (length && !tl_code_is_control(point))
        snprintf(shown, SHOWN, "%.*s", (int)length, text);
    else if (length)
        snprintf(shown, SHOWN, "<U+%04X>", (unsigned)point);
    else
        snprintf(shown, SHOWN, "<%02X>", (unsigned)(unsigned char)*text);
    return length ? length : 1;
}

void
tl_terminal_text(FILE *file, const char *text)
{
    char shown[SHOWN];
    while (*text) {
        text += show(text, shown);
        fputs(shown, file);
    }
}

size_t
tl_terminal_columns(const char **text)
{
    char shown[SHOWN];
    *text += show(*text, shown);
    return shown[0] == '<' ? strlen(shown) : 1;
}

void
tl_terminal_row(FILE *file, const char *left, const char *text)
{
    size_t column = strlen(left);
    fputs(left, file);
    if (column + 1 > TEXT_COLUMN) {
        fputc('\n', file);
        column = 0;
    }
    while (*text) {
        size_t length = strlen(text);
        if (length > LINE_COLUMNS - TEXT_COLUMN)
            for (length = LINE_COLUMNS - TEXT_COLUMN; length > 1 && text[length] != ' ';
                 length--)
                ;
        fprintf(file, "%*s%.*s\n", (int)(TEXT_COLUMN - column), "", (int)length, text);
        text += length + strspn(text + length, " ");
        column = 0;
    }
}

void
tl_say(const char *format, ...)
{
    char message[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    /* A line of progress may stand there, of another thread. ECMA-48: erase the line.
     */
    if (isatty(STDERR_FILENO))
        fputs("\r\033[K", stderr);
    fputs("tieline: ", stderr);
    tl_terminal_text(stderr, message);
    fputc('\n', stderr);
}

void
tl_say_failure(const char *path, int error)
{
    tl_say("%s: %s", path, strerror(error));
}

bool
tl_terminal_has_colours(int descriptor)
{
    const char *refused = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    return isatty(descriptor) && (!refused || !*refused) && terminal &&
           strcmp(terminal, "dumb") != 0;
}

int
tl_terminal_finish(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    tl_say_failure("standard output", errno);
    return 2;
}
