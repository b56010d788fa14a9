/*
 * A difference as a table: a row for each thing that was added or removed, and for each
 * field of what was changed. A participation has the id of its event, a citation that
 * of its item; which of them is meant is in the label.
 */
#include "difference.h"
#include "output/syntax/csv.h"
#include "words.h"

/* A mark by which Excel knows UTF-8. */
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

struct table {
    struct tl_csv csv;
    const struct tl_difference *difference;
    const struct tl_change *item; /* that what follows is in */
    const struct tl_change *part; /* NULL: it is in the item itself */
    struct tl_out text;           /* a cell that is put together */
};

/* What was put together since the last time. */
static void
put_text(struct table *table)
{
    tl_out_char(&table->text, '\0');
    tl_csv_cell(&table->csv, table->text.buffer);
    table->text.used = 0;
}

/* The item, or what of it was changed. */
static void
put_label(struct table *table, const struct tl_change *change)
{
    struct tl_entry entry = tl_change_entry(table->difference, change);
    if (change->type == TL_PARTICIPATION)
        tl_words_part(&table->text, &entry);
    else
        tl_words_label(&table->text, &entry);
    put_text(table);
}

/* The cells before those of a field. */
static void
begin_row(struct table *table, const struct tl_change *change)
{
    const struct tl_change *owner = table->part ? table->part : table->item;
    struct tl_entry item = tl_change_entry(table->difference, table->item);
    tl_csv_cell(&table->csv, tl_fate_names[tl_change_fate(change)]);
    tl_csv_cell(&table->csv, tl_type_names[change->type]);
    tl_csv_cell(&table->csv, tl_words_id(&item));
    put_label(table, change->type == TL_CITATION ? owner : change);
}

/* The last cell, which says how the item was found. */
static void
end_row(struct table *table, const struct tl_change *change)
{
    if (change->but)
        tl_words_but(&table->text, change->but);
    put_text(table);
    tl_csv_end_record(&table->csv);
}

static void
put_field(struct table *table, const struct tl_change *change,
          const struct tl_change_sides *sides, enum tl_field field)
{
    begin_row(table, change);
    tl_csv_cell(&table->csv, tl_fields[field].name);
    for (enum tl_version version = 0; version < TL_VERSIONS; version++) {
        tl_words_value(&table->text, &sides->entries[version], field);
        put_text(table);
    }
    end_row(table, change);
}

static void
put_changed(struct table *table, const struct tl_change *change)
{
    struct tl_change_sides sides = tl_change_sides(table->difference, change);
    const char *key;
    const char *values[TL_VERSIONS];
    TL_EACH_CHANGED_FIELD(change, field)
    put_field(table, change, &sides, field);
    while (tl_attribute_pair_next(&sides.attributes, &key, values)) {
        begin_row(table, change);
        tl_csv_cell(&table->csv, key);
        for (enum tl_version version = 0; version < TL_VERSIONS; version++)
            tl_csv_cell(&table->csv, values[version] ? values[version] : "");
        end_row(table, change);
    }
}

static void
put_whole(struct table *table, const struct tl_change *change)
{
    struct tl_entry entry = tl_change_entry(table->difference, change);
    begin_row(table, change);
    tl_csv_cell(&table->csv, "");
    bool removed = tl_change_fate(change) == TL_REMOVED;
    for (enum tl_version version = 0; version < TL_VERSIONS; version++) {
        if (change->type == TL_CITATION && removed == (version == TL_OLD))
            tl_words_citation(&table->text, &entry);
        put_text(table);
    }
    end_row(table, change);
}

static void
put_change(struct table *table, const struct tl_change *change)
{
    if (change->type != TL_CITATION)
        table->part = NULL;
    if (change->type == TL_PARTICIPATION)
        table->part = change;
    else if (change->type != TL_CITATION)
        table->item = change;
    if (tl_change_fate(change) == TL_CHANGED)
        put_changed(table, change);
    else
        put_whole(table, change);
}

static void
emit(const struct tl_difference_writing *writing, struct tl_out *out)
{
    static const char *const head[] = {"change", "type", "id",  "label",
                                       "field",  "old",  "new", "matched_by"};
    const struct tl_vector *changes = &writing->difference->changes;
    struct table table = {.csv = tl_csv_begin(out, writing->style->csv_raw),
                          .difference = writing->difference};
    if (writing->style->bom)
        tl_out_text(out, BYTE_ORDER_MARK);
    if (writing->style->delimiter)
        table.csv.delimiter = writing->style->delimiter;
    tl_out_open(&table.text, TL_OUT_MEMORY);
    for (size_t i = 0; i < sizeof head / sizeof *head; i++)
        tl_csv_cell(&table.csv, head[i]);
    tl_csv_end_record(&table.csv);
    for (size_t i = 0; i < changes->count; i++)
        put_change(&table, tl_vector_at(changes, i));
    tl_out_close(&table.text);
}

const struct tl_difference_format tl_difference_csv = {
    .name = "csv", .ending = "csv", .is_csv = true, .emit = emit};
