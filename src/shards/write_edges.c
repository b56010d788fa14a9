#include "write.h"

#include <string.h>

#include "output/common/cell.h"
#include "src/base/terminal.h"
#include "edges.h"
#include "elements.h"
#include "spool.h"

/* An edge list while it is written. */
struct writing {
    const struct tl_merging *merging;
    const struct tl_style *style;
    struct tl_csv csv;
    struct tl_losses *losses;
    uint64_t unordered;
    size_t listed; /* events of the edge at hand, before they were cut */
};

/* Whether a column that is there on demand is written. */
static bool
has_column(const struct writing *writing, enum tl_edge_cell cell)
{
    const struct tl_merging *merging = writing->merging;
    switch (cell) {
    case TL_EDGE_KINDS:
        return merging->has_kinds;
    case TL_EDGE_PERIOD:
    case TL_EDGE_CERTAIN:
        return merging->has_periods;
    case TL_EDGE_EVENT_COUNT:
        return merging->has_counts || writing->style->evidence > 0;
    case TL_EDGE_EVENT_DATES:
    case TL_EDGE_EVENT_WEIGHTS:
        return writing->style->evidence_dates;
    default:
        return true;
    }
}

static void
put_head(struct writing *writing)
{
    for (enum tl_edge_cell cell = 0; cell < TL_EDGE_COLUMNS; cell++)
        if (has_column(writing, cell))
            tl_csv_cell(&writing->csv, tl_edge_columns[cell]);
    tl_csv_end_record(&writing->csv);
}

static void
put_name(struct writing *writing, const struct tl_entry *entry, enum tl_edge_cell id)
{
    tl_csv_cell(&writing->csv,
                tl_labels_of(&writing->merging->labels, tl_entry_cell(entry, id)));
}

/* A day that is too far to be counted is only told to be merged again. */
static void
put_day(struct writing *writing, const struct tl_entry *entry, enum tl_edge_cell cell)
{
    const char *day = tl_entry_cell(entry, cell);
    bool far = *day == 'Y' && !writing->style->evidence_dates;
    tl_csv_cell(&writing->csv, far ? "" : day);
}

static void
put_count(struct writing *writing, const struct tl_entry *entry)
{
    const char *count = tl_entry_cell(entry, TL_EDGE_EVENT_COUNT);
    if (*count)
        tl_csv_cell(&writing->csv, count);
    else
        tl_csv_integer(&writing->csv, (int64_t)writing->listed);
}

/* As output/csv.c has them of ties that unite kinds. */
static void
put_weights(struct writing *writing, const struct tl_entry *entry)
{
    struct tl_csv *csv = &writing->csv;
    const char *weights = tl_entry_cell(entry, TL_EDGE_EVENT_WEIGHTS);
    if (!writing->merging->has_kinds || !*weights) {
        tl_csv_list(csv, weights);
        return;
    }
    tl_csv_open(csv);
    if (*weights == '-' && !csv->raw)
        tl_csv_add(csv, "'");
    tl_csv_add(csv, weights);
    tl_csv_close(csv);
}

static void
put_cell(struct writing *writing, const struct tl_entry *entry, enum tl_edge_cell cell)
{
    switch (cell) {
    case TL_EDGE_SOURCE_NAME:
        put_name(writing, entry, TL_EDGE_SOURCE);
        break;
    case TL_EDGE_TARGET_NAME:
        put_name(writing, entry, TL_EDGE_TARGET);
        break;
    case TL_EDGE_FIRST:
    case TL_EDGE_LAST:
        put_day(writing, entry, cell);
        break;
    case TL_EDGE_EVENTS:
    case TL_EDGE_REFERENCES:
    case TL_EDGE_DENIED_BY:
    case TL_EDGE_EVENT_DATES:
    case TL_EDGE_KINDS:
        tl_csv_list(&writing->csv, tl_entry_cell(entry, cell));
        break;
    case TL_EDGE_EVENT_COUNT:
        put_count(writing, entry);
        break;
    case TL_EDGE_EVENT_WEIGHTS:
        put_weights(writing, entry);
        break;
    default:
        tl_csv_cell(&writing->csv, tl_entry_cell(entry, cell));
    }
}

/* Of an edge that one list alone has, the order of its evidence is known. */
static bool
has_lost_order(const struct tl_entry *entry)
{
    return entry->is_united &&
           tl_element_count(tl_entry_cell(entry, TL_EDGE_EVENTS)) > 1;
}

/* Cuts a list after so many elements. */
static void
cut(struct tl_entry *entry, enum tl_edge_cell cell, size_t most)
{
    char *list = entry->text + entry->starts[cell];
    const char *rest = list;
    struct tl_element element = {list, 0};
    for (size_t i = 0; i < most && tl_element_next(&rest, &element); i++)
        ;
    list[element.text + element.length - list] = '\0';
}

/* After that, the number of events is only where it is told. */
static void
cut_evidence(struct writing *writing, struct tl_entry *entry)
{
    static const enum tl_edge_cell lists[] = {TL_EDGE_EVENTS, TL_EDGE_REFERENCES,
                                              TL_EDGE_DENIED_BY, TL_EDGE_EVENT_DATES,
                                              TL_EDGE_EVENT_WEIGHTS};
    writing->listed = tl_element_count(tl_entry_cell(entry, TL_EDGE_EVENTS));
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        cut(entry, lists[i], writing->style->evidence);
}

static void
put_edge(struct writing *writing, struct tl_entry *entry)
{
    if (writing->style->evidence > 0)
        cut_evidence(writing, entry);
    for (enum tl_edge_cell cell = 0; cell < TL_EDGE_COLUMNS; cell++)
        if (has_column(writing, cell))
            put_cell(writing, entry, cell);
    tl_csv_end_record(&writing->csv);
    bool far = *tl_entry_cell(entry, TL_EDGE_FIRST) == 'Y' ||
               *tl_entry_cell(entry, TL_EDGE_LAST) == 'Y';
    if (far && !writing->style->evidence_dates)
        tl_losses_add(
            writing->losses,
            "edges with a day outside the format's range, which was left out");
    writing->unordered += !writing->merging->has_evidence && has_lost_order(entry);
}

bool
tl_merge_write_edges(const struct tl_merging *merging, int file,
                     const struct tl_style *style, struct tl_out *out,
                     struct tl_losses *losses)
{
    struct tl_drawing drawing = {.style = style};
    struct writing writing = {merging, style, tl_cell_begin(&drawing, out),
                              losses,  0,     0};
    struct tl_entry entry = {.text = NULL};
    struct tl_stream *stream = tl_spool_read(file);
    put_head(&writing);
    while (stream->next(stream, &entry))
        put_edge(&writing, &entry);
    bool good = !stream->failed;
    stream->close(stream);
    tl_entry_clear(&entry);
    tl_losses_warn(losses,
                   "edges whose events are in the order of their ids, not of time; "
                   "export the lists with --evidence-dates",
                   writing.unordered);
    tl_cell_end(&writing.csv, losses);
    return good;
}
