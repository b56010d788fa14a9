#include "mapped.h"

#include <string.h>

#include "graph/base/ascii.h"
#include "src/read/tables/record.h"

/* What a column becomes; false where it becomes something else already. */
static bool
set_column(struct tl_table *table, size_t index, const struct tl_table_column *column)
{
    if (table->columns[index].action != TL_COLUMN_SKIP)
        return false;
    table->columns[index] = *column;
    table->names[index] = column->name;
    return true;
}

static bool
set_value(const struct tl_mapped *mapped, const struct tl_mapped_value *value,
          struct tl_table *table)
{
    const struct tl_chunk *chunk = &value->choice.templates[0].chunks[0];
    bool placed =
        value->to == TL_TO_ROW || value->to == TL_TO_PARTY || value->to == TL_TO_REST;
    if (!placed || value->is_end || !tl_choice_is_column(&value->choice))
        return false;
    const struct tl_binding *binding = &mapped->bindings[chunk->reference];
    return binding->spared || set_column(table, binding->column, &value->column);
}

/* Whether a column says what an event is called. */
static bool
is_name(const struct tl_table_column *column)
{
    return column->action == TL_COLUMN_KIND ||
           (column->action == TL_COLUMN_FIELD &&
            (column->field == TL_ID || column->field == TL_TITLE));
}

/* An event that has nothing else is called by its kind. */
static void
name_events(struct tl_table *table)
{
    for (size_t i = 0; i < table->count; i++)
        if (is_name(&table->columns[i]))
            return;
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].action == TL_COLUMN_FIELD &&
            table->columns[i].field == TL_KIND)
            table->columns[i].action = TL_COLUMN_KIND;
}

/* False where there is no such table. */
static bool
fill_table(const struct tl_mapped *mapped, struct tl_table *table)
{
    const struct tl_mapping *mapping = &mapped->mapping;
    size_t count = mapped->names->count;
    bool good = mapping->type == TL_EVENT && !mapped->member &&
                !mapped->describes_actors && mapped->reshape.fill_count == 0 &&
                mapped->reshape.wide_count == 0;
    *table = (struct tl_table){.kind = TL_EVENT, .type = TL_EVENT, .count = count};
    table->names = tl_alloc((count + 1) * sizeof *table->names);
    table->columns = tl_alloc((count + 1) * sizeof *table->columns);
    for (size_t i = 0; i < count; i++) {
        table->names[i] = "";
        table->columns[i] = (struct tl_table_column){
            .name = "", .action = TL_COLUMN_SKIP, .field = TL_FIELDS};
    }
    for (size_t i = 0; good && i < mapping->count; i++)
        good = set_value(mapped, &mapping->values[i], table);
    for (size_t i = 0; good && i < mapped->rest_count; i++)
        good = set_column(table, mapped->rest[i].column, &mapped->rest[i].as);
    name_events(table);
    return good;
}

void
tl_mapped_plain_begin(struct tl_mapped *mapped, struct tl_rows *rows)
{
    if (fill_table(mapped, &mapped->table))
        mapped->plain = tl_table_records_new(mapped->reading, &mapped->table, rows);
    else
        tl_rows_limit(rows, mapped->names->count, NULL);
}

/* Of other dates a mapping may make something else, such as a day of midnight. */
static bool
is_plain_date(const struct tl_cell *cell)
{
    static const char shape[] = "9999-99-99";
    if (cell->length != 4 && cell->length != 7 && cell->length != 10)
        return false;
    for (size_t i = 0; i < cell->length; i++)
        if (shape[i] == '9' ? !tl_ascii_is_digit(cell->text[i]) : cell->text[i] != '-')
            return false;
    return true;
}

/* Whether it is told where a column has no text. */
static bool
is_told_of(const struct tl_table_column *column)
{
    return column->action == TL_COLUMN_PARTY ||
           (column->action == TL_COLUMN_FIELD && column->field == TL_COUNT);
}

/* Whether a row says the same as one of that table. */
static bool
is_plain_row(const struct tl_table *table, const struct tl_row *row)
{
    bool is_called = false;
    size_t texts = 0;
    for (size_t i = 0; i < table->count && i < row->kept; i++) {
        const struct tl_table_column *column = &table->columns[i];
        const struct tl_cell *cell = &row->cells[i];
        if (!cell->length && is_told_of(column))
            return false;
        if (!cell->length)
            continue;
        if (column->action == TL_COLUMN_DATE && !is_plain_date(cell))
            return false;
        if (column->action == TL_COLUMN_PARTY && *cell->text == '[')
            return false; /* it may be a list */
        is_called = is_called || is_name(column);
        texts++;
    }
    return is_called && texts > 1; /* one alone is told of */
}

bool
tl_mapped_plain_add(struct tl_mapped *mapped, const struct tl_row *row)
{
    return mapped->plain && is_plain_row(&mapped->table, row) &&
           tl_table_records_add_plain(mapped->plain, row);
}
