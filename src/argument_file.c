#include "argument_file.h"

#include <string.h>

#include "graph/base/diagnostic.h"
#include "src/base/terminal.h"
#include "src/read/base/whole.h"

#define BLANKS " \t\r"

bool
tl_is_argument_file(const char *argument)
{
    return argument[0] == '@' && strpbrk(argument, "./");
}

/* A text without the blanks at its ends. */
static char *
trimmed(char *text)
{
    text += strspn(text, BLANKS);
    size_t length = strlen(text);
    while (length > 0 && strchr(BLANKS, text[length - 1]))
        length--;
    text[length] = '\0';
    return text;
}

/* A value without quotation marks around it, as it is written for a shell. */
static char *
unquoted(char *value)
{
    size_t length = strlen(value);
    if (length < 2 || !strchr("'\"", *value) || value[length - 1] != *value)
        return value;
    value[length - 1] = '\0';
    return value + 1;
}

/* "--since=2014" is one argument, "--since 2014" two. */
static void
take_line(char *line, struct tl_texts_list *arguments)
{
    line = trimmed(line);
    size_t name = strcspn(line, BLANKS "=");
    bool has_value = *line == '-' && line[name] && line[name] != '=';
    if (!*line || *line == '#')
        return;
    if (has_value)
        line[name] = '\0';
    tl_texts_add(arguments, has_value ? line : unquoted(line));
    if (has_value)
        tl_texts_add(arguments, unquoted(trimmed(line + name + 1)));
}

static void
take_lines(char *text, struct tl_texts_list *arguments)
{
    for (char *line = text; line; line = text) {
        text = strchr(line, '\n');
        if (text)
            *text++ = '\0';
        take_line(line, arguments);
    }
}

bool
tl_argument_file_read(const char *path, struct tl_arena *texts,
                      struct tl_texts_list *arguments)
{
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    struct tl_input *input = tl_input_open(path, NULL, diagnostics);
    struct tl_whole whole = {.bytes = NULL};
    bool good = tl_whole_read(&whole, input, "argument files");
    if (good)
        take_lines(tl_arena_text(texts, whole.length ? whole.bytes : "", whole.length),
                   arguments);
    else if (tl_input_error(input))
        tl_say("%s: %s", path, tl_input_reason(input));
    else
        tl_say("%s: an argument file is a text in UTF-8", path);
    tl_whole_clear(&whole);
    tl_input_close(input);
    tl_diagnostics_free(diagnostics);
    return good;
}
