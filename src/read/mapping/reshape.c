#include "reshape.h"

#include <string.h>

#include "src/read/tables/row_cells.h"

static void
set_text(struct tl_expansion *expansion, const char *text, size_t length)
{
    expansion->length = 0;
    tl_expansion_add(expansion, text, length);
}

static void
fill_cell(struct tl_fill *fill, struct tl_cell *cell)
{
    if (cell->length) {
        set_text(&fill->above, cell->text, cell->length);
    } else if (fill->above.length) {
        set_text(&fill->copy, fill->above.text, fill->above.length);
        cell->text = fill->copy.text;
        cell->length = fill->copy.length;
        cell->code = 0;
    }
}

/* The cells of a row, empty ones where it has too few, and room for two more. */
static struct tl_row
lengthen(struct tl_reshape *reshape, const struct tl_row *row)
{
    size_t count = reshape->names->count;
    size_t kept = row->kept < count ? row->kept : count;
    struct tl_row longer = *row;
    memcpy(reshape->cells, row->cells, kept * sizeof *row->cells);
    for (size_t i = kept; i < count; i++)
        reshape->cells[i] =
            (struct tl_cell){.text = row->cells[0].text + row->cells[0].length,
                             .position = row->cells[0].position};
    longer.cells = reshape->cells;
    longer.kept = count + TL_UNPIVOT_CELLS;
    return longer;
}

/* Makes a row of what stands in a column. */
static void
set_column(struct tl_reshape *reshape, struct tl_row *row, size_t column)
{
    struct tl_cell *added = row->cells + reshape->names->count;
    const struct tl_cell *cell = &row->cells[column];
    const char *name = reshape->names->names[column];
    set_text(&reshape->called, name, strlen(name));
    added[TL_UNPIVOT_CELL] = *cell;
    added[TL_UNPIVOT_COLUMN] = (struct tl_cell){.text = reshape->called.text,
                                                .length = reshape->called.length,
                                                .position = cell->position};
}

static void
unpivot(struct tl_reshape *reshape, const struct tl_row *row, tl_row_handler *handler,
        void *context)
{
    struct tl_row longer = lengthen(reshape, row);
    bool torn = !tl_row_fits(reshape->names->count, row);
    for (size_t i = 0; i < reshape->wide_count; i++) {
        const struct tl_binding *range = &reshape->wide[i];
        for (size_t column = range->column; column <= range->last; column++) {
            if (!torn && !longer.cells[column].length)
                continue;
            set_column(reshape, &longer, column);
            handler(context, &longer);
            if (torn)
                return;
        }
    }
}

void
tl_reshape_fill(struct tl_reshape *reshape, struct tl_row *row)
{
    bool anew = false;
    for (size_t i = 0; i < reshape->fill_count; i++) {
        struct tl_fill *fill = &reshape->fills[i];
        if (fill->column >= row->kept)
            continue;
        struct tl_cell *cell = &row->cells[fill->column];
        if (anew)
            fill->above.length = 0;
        anew = anew || cell->length > 0;
        fill_cell(fill, cell);
    }
}

void
tl_reshape_row(struct tl_reshape *reshape, struct tl_row *row, tl_row_handler *handler,
               void *context)
{
    if (reshape->wide_count)
        unpivot(reshape, row, handler, context);
    else
        handler(context, row);
}

void
tl_reshape_begin(struct tl_reshape *reshape, const struct tl_mapping *mapping,
                 const struct tl_names *names, struct tl_binding *bindings)
{
    *reshape = (struct tl_reshape){.names = names};
    reshape->fills = tl_alloc((mapping->count + 1) * sizeof *reshape->fills);
    reshape->wide = tl_alloc((mapping->count + 1) * sizeof *reshape->wide);
    reshape->cells =
        tl_alloc((names->count + TL_UNPIVOT_CELLS) * sizeof *reshape->cells);
    for (size_t i = 0; i < mapping->count; i++) {
        const struct tl_mapped_value *value = &mapping->values[i];
        if (value->to != TL_TO_CELL && value->to != TL_TO_WIDE)
            continue;
        struct tl_binding *binding =
            &bindings[value->choice.templates[0].chunks[0].reference];
        if (value->to == TL_TO_WIDE) {
            reshape->wide[reshape->wide_count++] = *binding;
            continue;
        }
        reshape->fills[reshape->fill_count++].column = binding->column;
        *binding = (struct tl_binding){.column = TL_NO_COLUMN, .last = TL_NO_COLUMN};
    }
}

void
tl_reshape_end(struct tl_reshape *reshape)
{
    for (size_t i = 0; i < reshape->fill_count; i++) {
        tl_expansion_clear(&reshape->fills[i].above);
        tl_expansion_clear(&reshape->fills[i].copy);
    }
    tl_free(reshape->fills);
    tl_free(reshape->wide);
    tl_free(reshape->cells);
    tl_expansion_clear(&reshape->called);
}
