/*
 * Tables of names that replace others: CSV with the columns type, from and to. Others,
 * such as those that `tieline names` writes besides, are for people.
 */
#include "names.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/near.h"
#include "src/base/terminal.h"
#include "src/read/csv/rows.h"
#include "src/read/delimiter.h"
#include "src/read/tables/table.h"

enum column { TYPE, FROM, TO, COLUMNS };

static const char *const column_names[COLUMNS] = {"type", "from", "to"};

/* A table that is being read. */
struct names {
    struct tl_renaming *renaming;
    struct tl_diagnostics *diagnostics;
    size_t columns[COLUMNS];
    bool has_head;
    bool is_bad; /* it lacks a column */
};

static void
read_head(struct names *names, const struct tl_row *row)
{
    names->has_head = true;
    for (enum column column = 0; column < COLUMNS; column++) {
        size_t at = 0;
        while (at < row->kept && !tl_name_is(row->cells[at].text, row->cells[at].length,
                                             column_names[column]))
            at++;
        names->columns[column] = at;
        names->is_bad |= at == row->kept;
    }
    if (names->is_bad)
        tl_report(names->diagnostics, row->cells[0].position, TL_RULE_TABLE, NULL,
                  "found no table of names, expected the columns type, from and to, as "
                  "'tieline names' writes them");
}

/* The cell of a column; NULL, reported, where it is empty. */
static const struct tl_cell *
cell_of(const struct names *names, const struct tl_row *row, enum column column)
{
    size_t at = names->columns[column];
    if (at < row->kept && row->cells[at].length)
        return &row->cells[at];
    tl_report(names->diagnostics, row->cells[0].position, TL_RULE_MISSING, NULL,
              "found no '%s', expected every row to have one; remove rows that are not "
              "wanted",
              column_names[column]);
    return NULL;
}

/* TL_RENAMED_TYPES, reported, where there is no such type. */
static enum tl_renamed_type
read_type(const struct names *names, const struct tl_cell *cell)
{
    struct tl_near near = {.wanted = cell->text};
    for (enum tl_renamed_type type = 0; type < TL_RENAMED_TYPES; type++) {
        if (tl_name_is(cell->text, cell->length, tl_renamed_type_names[type]))
            return type;
        tl_near_offer(&near, tl_renamed_type_names[type]);
    }
    tl_report(names->diagnostics, cell->position, TL_RULE_BAD_VALUE, near.best,
              "found type '%.*s', expected actor, actor-kind, kind, role or place",
              TL_SHOWN(cell->text));
    return TL_RENAMED_TYPES;
}

static void
take_row(void *context, struct tl_row *row)
{
    struct names *names = context;
    const struct tl_cell *cells[COLUMNS];
    if (tl_row_is_blank(row) || names->is_bad)
        return;
    if (!names->has_head) {
        read_head(names, row);
        return;
    }
    for (enum column column = 0; column < COLUMNS; column++)
        if (!(cells[column] = cell_of(names, row, column)))
            return;
    enum tl_renamed_type type = read_type(names, cells[TYPE]);
    if (type < TL_RENAMED_TYPES)
        tl_renaming_add(names->renaming, type, cells[FROM]->text, cells[TO]->text,
                        cells[FROM]->position, names->diagnostics);
}

/* False, said, where the file cannot be read. */
static bool
read_file(struct tl_renaming *renaming, const char *path, struct tl_sources *sources,
          struct tl_diagnostics *diagnostics)
{
    struct names names = {.renaming = renaming, .diagnostics = diagnostics};
    struct tl_input *input = tl_input_open(path, sources, diagnostics);
    struct tl_reading_options usual = {.table = TL_TABLES};
    struct tl_reading reading = {
        .input = input, .diagnostics = diagnostics, .options = &usual};
    struct tl_rows *rows =
        tl_rows_new(tl_read_csv_find_delimiter(&reading), tl_input_file(input),
                    diagnostics, take_row, &names);
    const char *text;
    size_t length;
    bool goes_on = true;
    while (goes_on && tl_input_next(input, &text, &length))
        goes_on = tl_rows_read(rows, text, length);
    if (goes_on && !tl_input_broken(input))
        tl_rows_end(rows);
    bool good = !tl_input_error(input);
    if (!good)
        tl_say("--names %s: %s", path, tl_input_reason(input));
    else if (!names.has_head && goes_on && !tl_input_broken(input))
        tl_report(diagnostics, (struct tl_position){1, 1, tl_input_file(input)},
                  TL_RULE_TABLE, NULL,
                  "the table is empty: its first line must name the columns type, from "
                  "and to");
    tl_rows_free(rows);
    tl_input_close(input);
    return good;
}

struct tl_renaming *
tl_load_names(const struct tl_load_options *options, struct tl_sources *sources,
              struct tl_diagnostics *diagnostics)
{
    struct tl_renaming *renaming = tl_renaming_new();
    bool good = true;
    for (size_t i = 0; good && i < options->names.count; i++)
        good = read_file(renaming, options->names.texts[i], sources, diagnostics);
    tl_renaming_check(renaming, diagnostics);
    if (good)
        return renaming;
    tl_renaming_free(renaming);
    return NULL;
}
