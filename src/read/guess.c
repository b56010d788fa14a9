#include "guess.h"

#include <string.h>

#include "src/read/base/reader.h"
#include "src/read/tables/table.h"

/* Of two that are as frequent, the first one. */
static const char delimiters[] = {',', '\t', ';'};

struct line {
    const char *text;
    size_t length;
};

/* The first line with anything in it. A line end within quotes is part of it. */
static struct line
first_line(const char *text, size_t length)
{
    for (; length && strchr("\r\n", *text); length--)
        text++;
    bool in_quotes = false;
    size_t end = 0;
    for (; end < length && (in_quotes || !strchr("\r\n", text[end])); end++)
        in_quotes ^= text[end] == '"';
    return (struct line){text, end};
}

static size_t
count_unquoted(struct line line, char wanted)
{
    bool in_quotes = false;
    size_t count = 0;
    for (size_t i = 0; i < line.length; i++) {
        in_quotes ^= line.text[i] == '"';
        count += !in_quotes && line.text[i] == wanted;
    }
    return count;
}

static char
most_frequent(struct line line, size_t *most)
{
    char best = delimiters[0];
    *most = 0;
    for (size_t i = 0; i < sizeof delimiters; i++) {
        size_t count = count_unquoted(line, delimiters[i]);
        if (count > *most) {
            best = delimiters[i];
            *most = count;
        }
    }
    return best;
}

char
tl_csv_delimiter(const char *text, size_t length)
{
    size_t most;
    return most_frequent(first_line(text, length), &most);
}

/* Takes the next line with anything in it off a text. */
static bool
next_line(const char **text, size_t *length, struct line *line)
{
    *line = first_line(*text, *length);
    size_t passed = (size_t)(line->text + line->length - *text);
    *text += passed;
    *length -= passed;
    return line->length > 0;
}

/* How many of a delimiter two of the first `lines` have that follow one another; 0
 * where no two have as many. */
static size_t
count_repeated(const char *text, size_t length, char delimiter, size_t lines)
{
    struct line line;
    size_t before = 0;
    for (size_t i = 0; i < lines && next_line(&text, &length, &line); i++) {
        size_t count = count_unquoted(line, delimiter);
        if (count == before && count > 0)
            return count;
        before = count;
    }
    return 0;
}

char
tl_csv_delimiter_below(const char *text, size_t length)
{
    enum { LINES = 32 };
    size_t most;
    char best = most_frequent(first_line(text, length), &most);
    if (count_repeated(text, length, best, 2))
        return best;
    char other = best;
    most = count_repeated(text, length, best, LINES);
    for (size_t i = 0; i < sizeof delimiters; i++) {
        size_t count = count_repeated(text, length, delimiters[i], LINES);
        if (count > most) {
            other = delimiters[i];
            most = count;
        }
    }
    return other;
}

bool
tl_csv_has(const char *text, size_t length, char delimiter)
{
    return count_unquoted(first_line(text, length), delimiter) > 0;
}

/* Without the quotes that it is in. */
static bool
is_column(const char *cell, size_t length)
{
    if (length >= 2 && cell[0] == '"' && cell[length - 1] == '"')
        return tl_table_known(cell + 1, length - 2);
    return tl_table_known(cell, length);
}

/* One column that we know is enough, but DOT may have one in its first line too. */
bool
tl_csv_recognises(const char *text, size_t length)
{
    char delimiter = tl_csv_delimiter(text, length);
    struct line line = first_line(text, length);
    size_t start = 0;
    if (count_unquoted(line, '{') > 0)
        return false;
    for (size_t i = 0; i <= line.length; i++) {
        if (i < line.length && line.text[i] != delimiter)
            continue;
        if (is_column(line.text + start, i - start))
            return true;
        start = i + 1;
    }
    return false;
}
