#include "sample.h"

#include <string.h>

/* Wide tables are not kept whole. */
enum { MOST_CELLS = 1 << 16 };

static void
keep(void *context, struct tl_row *row)
{
    struct tl_sample *sample = context;
    if (sample->count == TL_SAMPLE_ROWS || sample->cells + row->kept > MOST_CELLS ||
        tl_row_is_blank(row))
        return;
    struct tl_row *kept = &sample->rows[sample->count++];
    *kept = *row;
    kept->cells = tl_arena_take(&sample->texts, row->kept * sizeof *kept->cells,
                                _Alignof(struct tl_cell));
    for (size_t i = 0; i < row->kept; i++) {
        kept->cells[i] = row->cells[i];
        kept->cells[i].text =
            tl_arena_text(&sample->texts, row->cells[i].text, row->cells[i].length);
    }
    sample->cells += row->kept;
}

/* The length of as many lines as may be needed: half of them may be blank. */
static size_t
length_of_first(const char *text, size_t length)
{
    size_t lines = 0;
    for (size_t at = 0; at < length; at++) {
        lines += text[at] == '\n' ||
                 (text[at] == '\r' && at + 1 < length && text[at + 1] != '\n');
        if (lines == 2 * TL_SAMPLE_ROWS)
            return at + 1;
    }
    return length;
}

void
tl_sample_begin(struct tl_sample *sample, const struct tl_reading *reading,
                char delimiter)
{
    const char *text;
    size_t length;
    *sample =
        (struct tl_sample){.rows = tl_alloc(TL_SAMPLE_ROWS * sizeof(struct tl_row))};
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    struct tl_rows *rows = tl_rows_new(delimiter, tl_input_file(reading->input),
                                       diagnostics, keep, sample);
    if (reading->options->no_quotes)
        tl_rows_no_quotes(rows);
    tl_input_peek(reading->input, &text, &length);
    size_t first = length_of_first(text, length);
    if (tl_rows_read(rows, text, first) && first == length)
        tl_rows_end(rows);
    else
        tl_rows_stop(rows);
    tl_rows_free(rows);
    tl_diagnostics_free(diagnostics);
}

void
tl_sample_end(struct tl_sample *sample)
{
    tl_free(sample->rows);
    tl_arena_clear(&sample->texts);
}

struct tl_sample
tl_sample_below(const struct tl_sample *sample, size_t rows)
{
    struct tl_sample below = {.rows = sample->rows};
    if (rows < sample->count) {
        below.rows += rows;
        below.count = sample->count - rows;
    }
    return below;
}

const char *
tl_sample_cell(const struct tl_sample *sample, size_t row, size_t column)
{
    bool there = row < sample->count && column < sample->rows[row].kept;
    return there ? sample->rows[row].cells[column].text : "";
}

size_t
tl_sample_texts(const struct tl_sample *sample, size_t column,
                struct tl_substring texts[TL_SAMPLE_TEXTS])
{
    size_t count = 0;
    for (size_t i = 0; i < sample->count && count < TL_SAMPLE_TEXTS; i++) {
        const char *cell = tl_sample_cell(sample, i, column);
        struct tl_substring text =
            tl_substring_trim((struct tl_substring){cell, strlen(cell)});
        if (text.length)
            texts[count++] = text;
    }
    return count;
}
