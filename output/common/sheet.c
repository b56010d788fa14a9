#include "sheet.h"

#include "cell.h"
#include "exported.h"

/* The columns that are no fields and yet not for attributes; none lacks a name. */
static const char *const reserved[TL_TYPES][4] = {
    [TL_DATASET] = {""},
    [TL_ACTOR] = {"", "cite"},
    [TL_EVENT] = {"", "cite", "participants"},
    [TL_RELATION] = {"", "cite"},
    [TL_REFERENCE] = {""},
    [TL_PARTICIPATION] = {"", "cite"},
    [TL_CITATION] = {""},
    [TL_DECLARED_ROLE] = {""},
    [TL_DECLARED_KIND] = {""},
};

static bool
has_key(const struct tl_sheet *sheet, const char *key)
{
    uint32_t i = 0;
    while (i < sheet->key_count && strcmp(sheet->keys[i], key) != 0)
        i++;
    return i < sheet->key_count;
}

/* Events with both a `source` and a `target` are another kind of table. */
static bool
is_column(const struct tl_sheet *sheet, const char *key)
{
    if (sheet->type == TL_EVENT && strcmp(key, "target") == 0 &&
        has_key(sheet, "source"))
        return false;
    return tl_field_find(sheet->type, key) == TL_FIELDS &&
           !tl_reserved_has(reserved[sheet->type], key) &&
           !tl_reserved_has(sheet->head, key);
}

void
tl_sheet_names(struct tl_csv *csv, const char *const *names, unsigned types)
{
    for (; *names; names++) {
        if (strcmp(*names, TL_TOLD_COLUMNS) != 0) {
            tl_csv_cell(csv, *names);
            continue;
        }
        TL_EACH_TOLD (types, field)
            tl_csv_cell(csv, tl_fields[field].name);
    }
}

void
tl_sheet_told(struct tl_csv *csv, unsigned types, const char *record)
{
    TL_EACH_TOLD (types, field)
        tl_csv_cell(csv, tl_record_text(record, field));
}

struct tl_sheet
tl_sheet_begin(const struct tl_drawing *drawing, struct tl_out *out,
               struct tl_losses *losses, enum tl_type type, const char *const *head)
{
    struct tl_sheet sheet = {
        .drawing = drawing, .losses = losses, .type = type, .head = head};
    sheet.csv = tl_cell_begin(drawing, out);
    sheet.key_count = tl_graph_keys(drawing->graph, type, &sheet.keys);
    tl_sheet_names(&sheet.csv, head, 1U << type);
    for (uint32_t i = 0; i < sheet.key_count; i++) {
        if (is_column(&sheet, sheet.keys[i]))
            tl_csv_cell(&sheet.csv, sheet.keys[i]);
        else
            sheet.clashes = true;
    }
    tl_csv_end_record(&sheet.csv);
    return sheet;
}

/* Keys and attributes are both in the order of their bytes. */
void
tl_sheet_end_row(struct tl_sheet *sheet, struct tl_attributes attributes)
{
    const char *key = NULL;
    const char *value = NULL;
    bool more = tl_attributes_next(&attributes, &key, &value);
    for (uint32_t i = 0; i < sheet->key_count; i++) {
        bool has = more && strcmp(key, sheet->keys[i]) == 0;
        if (!sheet->clashes || is_column(sheet, sheet->keys[i]))
            tl_csv_cell(&sheet->csv, has ? value : "");
        else if (has)
            tl_reserved_count(sheet->losses);
        if (has)
            more = tl_attributes_next(&attributes, &key, &value);
    }
    tl_csv_end_record(&sheet->csv);
}
