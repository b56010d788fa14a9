#include "csv_delimiter.h"

#include <string.h>

#include "csv_guess.h"
#include "csv_rows.h"
#include "mapping_bind.h"
#include "terminal.h"

/* For the head line among the first rows. */
struct search {
    const struct tl_reading_options *options;
    size_t rows;
    bool found;
};

static void
look(void *context, struct tl_row *row)
{
    struct search *search = context;
    struct tl_names names;
    if (search->found || search->rows++ > TL_PREAMBLE_MAX)
        return;
    tl_names_begin(&names, row, true);
    search->found = tl_mapping_concerns(search->options, &names);
    tl_names_end(&names);
}

/* The length of the first lines, of which a head can be one. */
static size_t
length_of_first(const char *text, size_t length)
{
    size_t at = 0;
    for (size_t lines = 0; at < length && lines <= TL_PREAMBLE_MAX; at++)
        lines += text[at] == '\n';
    return at;
}

/* Whether there is a head, if this is the delimiter. What is wrong will be reported
 * when the text is read. */
static bool
has_head(const struct tl_reading *reading, const char *text, size_t length,
         char delimiter)
{
    struct search search = {.options = reading->options};
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    struct tl_rows *rows = tl_rows_new(delimiter, 0, diagnostics, look, &search);
    if (reading->options->no_quotes)
        tl_rows_no_quotes(rows);
    if (tl_rows_read(rows, text, length_of_first(text, length)))
        tl_rows_end(rows);
    else
        tl_rows_stop(rows);
    tl_rows_free(rows);
    tl_diagnostics_free(diagnostics);
    return search.found;
}

/* By the columns that mappings name; NUL where that does not tell. */
static char
find_by_head(const struct tl_reading *reading, const char *text, size_t length,
             char likely)
{
    const char candidates[] = {
        reading->options->delimiter, likely, ',', '\t', ';', '|'};
    if (reading->options->no_header || !reading->options->mapping_count)
        return '\0';
    for (size_t i = 0; i < sizeof candidates; i++) {
        if (candidates[i] && has_head(reading, text, length, candidates[i]))
            return candidates[i];
    }
    return '\0';
}

/* What a file is called after need not be said. */
static void
say_delimiter(const struct tl_reading *reading, char delimiter)
{
    const char *name = tl_input_name(reading->input);
    const char *point = strrchr(name, '.');
    bool expected =
        delimiter == '\t' ? point && strcmp(point, ".tsv") == 0 : delimiter == ',';
    if (reading->options->talks && !expected)
        tl_say("%s: cells are separated by %s", name,
               delimiter == ','    ? "commas"
               : delimiter == '\t' ? "tabs"
               : delimiter == '|'  ? "bars"
                                   : "semicolons");
}

char
tl_csv_find_delimiter(const struct tl_reading *reading)
{
    char wanted = reading->options->delimiter;
    const char *text;
    size_t length;
    tl_input_peek(reading->input, &text, &length);
    char likely = tl_csv_delimiter(text, length);
    char found = find_by_head(reading, text, length, likely);
    if (!found)
        found = wanted && tl_csv_has(text, length, wanted) ? wanted : likely;
    if (found != wanted)
        say_delimiter(reading, found);
    return found;
}
