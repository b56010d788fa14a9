#include "draft.h"

#include "draft_cells.h"
#include "draft_date.h"
#include "draft_text.h"

/* The first row with something in each cell, or else the first; NULL where there is
 * none. */
static const struct tl_row *
find_full(const struct tl_sample *sample)
{
    for (size_t i = 0; i < sample->count; i++) {
        const struct tl_row *row = &sample->rows[i];
        size_t filled = 0;
        while (filled < row->kept && row->cells[filled].length)
            filled++;
        if (filled == row->kept && row->kept == sample->rows[0].kept)
            return row;
    }
    return sample->count ? sample->rows : NULL;
}

static bool
is_number(const struct tl_row *row, size_t column)
{
    return tl_draft_is_number(row->cells[column].text);
}

/* Whether a row begins with its number, before those between whom something is. */
static bool
is_numbered(const struct tl_row *row, size_t date)
{
    size_t words = 0;
    for (size_t i = 0; i < row->kept; i++)
        words += i != date && !is_number(row, i);
    return is_number(row, 0) && date > 0 && words >= 2 &&
           !tl_draft_is_year(row->cells[0].text);
}

/* The columns of the first two, or of a triple with what stands between them. */
static bool
draft_ends(struct tl_draft_text *text, const struct tl_row *row, size_t date)
{
    size_t columns[3];
    size_t count = 0;
    bool words = true;
    bool numbered = is_numbered(row, date);
    bool dated = date < row->kept;
    if (numbered)
        tl_draft_number(text, "id", 0);
    for (size_t i = numbered; i < row->kept && count < 3; i++) {
        if (i == date)
            continue;
        words = words && !is_number(row, i);
        columns[count++] = i;
    }
    bool triple = count == 3 && words;
    if (count < 2)
        return false;
    tl_draft_number(text, "source", columns[0]);
    if (triple)
        tl_draft_number(text, "kind", columns[1]);
    tl_draft_number(text, "target", columns[triple ? 2 : 1]);
    if (!triple && dated)
        tl_draft_add(&text->columns, ",kind='event'");
    if (!triple && !dated && count == 3 && is_number(row, columns[2]))
        tl_draft_number(text, "weight", columns[2]);
    return true;
}

/* The column of dates; the count of columns where there is none. */
static size_t
find_date(const struct tl_row *row)
{
    size_t date = 0;
    while (date < row->kept && !tl_draft_is_whole_date(row->cells[date].text))
        date++;
    bool begins_with_year = date == row->kept && date > 1 &&
                            tl_draft_is_year(row->cells[0].text) && !is_number(row, 1);
    return begins_with_year ? 0 : date;
}

char *
tl_csv_draft_headless(const struct tl_sample *sample, struct tl_expansion *doubt)
{
    struct tl_draft_text text = {0};
    const struct tl_row *row = find_full(sample);
    if (!row)
        return NULL;
    size_t date = find_date(row);
    bool dated = date < row->kept;
    if (dated)
        tl_draft_dates_add(sample, &date, 1, &text.options, doubt);
    else
        tl_draft_add(&text.options, "-f csv:relations ");
    tl_draft_add(&text.options, "--no-header ");
    bool is_draft = draft_ends(&text, row, date);
    if (dated)
        tl_draft_number(&text, "date", date);
    return tl_draft_end(&text, is_draft);
}
