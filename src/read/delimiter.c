#include "delimiter.h"

#include <string.h>

#include "src/base/terminal.h"
#include "src/read/csv/delimiter_name.h"
#include "src/read/csv/rows.h"
#include "src/read/mapping/bind.h"
#include "src/read/suggest/preamble.h"
#include "guess.h"
#include "head.h"

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
               tl_csv_delimiter_name(delimiter));
}

char
tl_csv_find_delimiter(const struct tl_reading *reading)
{
    char wanted = reading->options->delimiter;
    const char *text;
    size_t length;
    tl_input_peek(reading->input, &text, &length);
    char likely = reading->options->mapping_count
                      ? tl_csv_delimiter(text, length)
                      : tl_csv_delimiter_below(text, length);
    char found = find_by_columns(reading, text, length, likely);
    if (!found)
        found = wanted && tl_csv_has(text, length, wanted) ? wanted : likely;
    if (found != wanted)
        say_delimiter(reading, found);
    return found;
}
