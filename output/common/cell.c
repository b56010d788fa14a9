#include "cell.h"

struct tl_csv
tl_cell_begin(const struct tl_drawing *drawing, struct tl_out *out)
{
    const struct tl_style *style = drawing->style;
    struct tl_csv csv = tl_csv_begin(out, style->csv_raw);
    if (style->delimiter)
        csv.delimiter = style->delimiter;
    if (style->bom && drawing->piece == 0)
        tl_out_text(out, "\xEF\xBB\xBF");
    return csv;
}

void
tl_cell_end(const struct tl_csv *csv, struct tl_losses *losses)
{
    bool beyond = csv->rows > TL_CSV_ROWS_MAX;
    tl_losses_warn(losses,
                   "cells longer than the 32767 characters that a spreadsheet can hold",
                   csv->long_cells);
    tl_losses_warn(losses, "rows beyond the 1048576 that a spreadsheet can hold",
                   beyond ? csv->rows - TL_CSV_ROWS_MAX : 0);
}

void
tl_cell_date(struct tl_csv *csv, const struct tl_date *date)
{
    tl_csv_cell(csv, tl_date_edtf(date));
}

void
tl_cell_count(struct tl_csv *csv, const struct tl_event *event)
{
    if (event->has_count)
        tl_csv_integer(csv, event->count);
    else
        tl_csv_cell(csv, "");
}

void
tl_cell_list(struct tl_csv *csv, const char *list)
{
    tl_csv_list_begin(csv);
    for (; *list; list += strlen(list) + 1)
        tl_csv_list_add(csv, list);
    tl_csv_list_end(csv);
}

const char *
tl_cell_open(bool start, bool end)
{
    return start && end ? "both" : start ? "start" : end ? "end" : "";
}
