#include "delimiter.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "src/base/terminal.h"
#include "src/read/base/reader.h"
#include "src/read/csv/delimiter_name.h"
#include "src/read/csv/rows.h"
#include "src/read/mapping/bind.h"
#include "src/read/suggest/suggest.h"
#include "src/read/tables/table.h"

/* What can be told of a CSV file from its first lines. */

/* Of two that are as frequent, the first one. */
static const char delimiters[] = {',', '\t', ';', '|'};

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

/*
 * What stands between the cells: of comma, tab, semicolon and bar the one that the
 * first line has most often outside of quotes, a comma where it has none.
 */
static char
guess_delimiter(const char *text, size_t length)
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

/* The same, but if the second line has not as many of it as the first, which may be a
 * title then, the one of which two lines that follow one another have most. */
static char
guess_delimiter_below(const char *text, size_t length)
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

/* Whether the first line has a delimiter, outside of quotes. */
static bool
has_delimiter(const char *text, size_t length, char delimiter)
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
tl_read_csv_recognises(const char *text, size_t length)
{
    char delimiter = guess_delimiter(text, length);
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

/* The first rows, as one delimiter divides them. */
struct trial {
    const struct tl_reading_options *options;
    char delimiter;
    size_t rows;
    size_t most;  /* so many columns of a mapping the likeliest row has */
    bool fits;    /* it has all of them */
    size_t width; /* cells of the first row that fits */
    bool uneven;  /* rows after that one have not as many, or are no CSV */
};

static void
look(void *context, struct tl_row *row)
{
    struct trial *trial = context;
    struct tl_names names;
    size_t most;
    bool is_head = !trial->options->no_header;
    if (trial->rows > TL_PREAMBLE_MAX || (!is_head && tl_row_is_comment(row)))
        return;
    trial->rows++;
    if (trial->fits || (trial->rows > 1 && !is_head)) {
        trial->uneven = trial->uneven || row->count != trial->width;
        return;
    }
    tl_names_begin(&names, row, trial->delimiter, is_head);
    trial->fits = tl_mapping_fits(trial->options, &names, &most);
    if (trial->fits || most >= trial->most)
        trial->width = row->count;
    trial->most = most > trial->most ? most : trial->most;
    tl_names_end(&names);
}

/* The length of the first lines, of which a head can be one. A line without an end may
 * go on. */
static size_t
length_of_first(const char *text, size_t length)
{
    size_t whole = 0;
    size_t lines = 0;
    for (size_t at = 0; at < length && lines <= TL_PREAMBLE_MAX; at++) {
        if (text[at] != '\n' && text[at] != '\r')
            continue;
        lines += text[at] == '\n' || at + 1 == length || text[at + 1] != '\n';
        whole = at + 1;
    }
    return lines > 1 ? whole : length;
}

/* What is wrong will be reported when the text is read. */
static struct trial
try_delimiter(const struct tl_reading *reading, const char *text, size_t length,
              char delimiter)
{
    struct trial trial = {.options = reading->options, .delimiter = delimiter};
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    struct tl_rows *rows = tl_rows_new(delimiter, 0, diagnostics, look, &trial);
    if (reading->options->no_quotes)
        tl_rows_no_quotes(rows);
    if (tl_rows_read(rows, text, length_of_first(text, length))) {
        tl_rows_end(rows);
    } else {
        tl_rows_stop(rows);
        trial.uneven = true;
    }
    tl_rows_free(rows);
    tl_diagnostics_free(diagnostics);
    return trial;
}

/* A number means a column whatever divides them, but hardly the only one. */
static bool
is_better(const struct trial *trial, const struct trial *best)
{
    if (trial->fits != best->fits)
        return trial->fits;
    if (!trial->fits && trial->most != best->most)
        return trial->most > best->most;
    if ((trial->width > 1) != (best->width > 1))
        return trial->width > 1;
    return !trial->uneven && best->uneven;
}

/* By the columns that mappings name; NUL where that does not tell. One that was asked
 * for needs not be the best. Tabs hardly stand within texts. */
static char
find_by_columns(const struct tl_reading *reading, const char *text, size_t length,
                char likely)
{
    const char candidates[] = {
        reading->options->delimiter, '\t', likely, ',', ';', '|'};
    struct trial best = {.fits = false};
    for (size_t i = 0; i < sizeof candidates; i++) {
        if (!candidates[i] || !reading->options->mapping_count)
            continue;
        struct trial trial = try_delimiter(reading, text, length, candidates[i]);
        bool wanted = i == 0 && trial.most > 0 &&
                      (trial.width > 1 || !reading->options->no_header);
        if (wanted)
            return candidates[i];
        if (trial.most > 0 && (!best.most || is_better(&trial, &best)))
            best = trial;
    }
    return best.width > 1 ? best.delimiter : '\0';
}

static bool
is_of_tabs(const struct tl_reading *reading)
{
    const char *point = strrchr(tl_input_name(reading->input), '.');
    return point && (strcmp(point, ".tsv") == 0 || strcmp(point, ".tab") == 0);
}

/* What a file is called after need not be said. */
static void
say_delimiter(const struct tl_reading *reading, char delimiter)
{
    bool expected = delimiter == '\t' ? is_of_tabs(reading) : delimiter == ',';
    if (reading->options->talks && !expected)
        tl_say("%s: cells are separated by %s", tl_input_name(reading->input),
               tl_read_csv_delimiter_name(delimiter));
}

char
tl_read_csv_find_delimiter(const struct tl_reading *reading)
{
    char wanted = reading->options->delimiter;
    const char *text;
    size_t length;
    tl_input_peek(reading->input, &text, &length);
    char likely = reading->options->mapping_count ? guess_delimiter(text, length)
                                                  : guess_delimiter_below(text, length);
    char found = find_by_columns(reading, text, length, likely);
    if (!found)
        found = wanted && has_delimiter(text, length, wanted) ? wanted : likely;
    if (found != wanted)
        say_delimiter(reading, found);
    return found;
}
