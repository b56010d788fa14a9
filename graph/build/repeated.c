#include "repeated.h"

#include <stdlib.h>

#include "graph/base/compare.h"

static int
by_position(const void *a, const void *b)
{
    const struct tl_position *left = a;
    const struct tl_position *right = b;
    int order = tl_compare(left->file, right->file);
    if (!order)
        order = tl_compare(left->line, right->line);
    return order ? order : tl_compare(left->column, right->column);
}

/* The equal rows in their order. To be freed. */
static struct tl_position *
sort_equal(const struct tl_repeated *repeated)
{
    size_t count = repeated->equal.count;
    struct tl_position *rows = tl_alloc(count * sizeof *rows);
    for (size_t i = 0; i < count; i++)
        rows[i] = *(struct tl_position *)tl_column_at(&repeated->equal, i);
    qsort(rows, count, sizeof *rows, by_position);
    return rows;
}

/* Of rows that are equal, those count that are more than one input has. */
static void
end_equal(struct tl_repeated *repeated)
{
    size_t count = repeated->equal.count;
    size_t most = 0;
    size_t other = 0; /* the first of a second input */
    struct tl_position *rows = sort_equal(repeated);
    for (size_t i = 0, begin = 0; i < count; i++) {
        if (rows[i].file != rows[begin].file)
            begin = i;
        if (begin && !other)
            other = begin;
        if (i + 1 - begin > most)
            most = i + 1 - begin;
    }
    if (other &&
        (!repeated->count || by_position(&rows[other], &repeated->second) < 0)) {
        repeated->first = rows[0];
        repeated->second = rows[other];
    }
    repeated->count += (uint32_t)(count - most);
    tl_column_clear(&repeated->equal);
    tl_free(rows);
}

static void
add_row(struct tl_repeated *repeated, uint32_t row)
{
    repeated->equal.width = sizeof(struct tl_position);
    *(struct tl_position *)tl_column_add(&repeated->equal) =
        tl_row_position(repeated->builder, repeated->type, row);
    repeated->last = row;
}

void
tl_repeated_add(struct tl_repeated *repeated, uint32_t before, uint32_t row)
{
    if (repeated->equal.count > 0 && repeated->last != before)
        end_equal(repeated);
    if (repeated->equal.count == 0)
        add_row(repeated, before);
    add_row(repeated, row);
}

void
tl_repeated_report(struct tl_repeated *repeated)
{
    const struct tl_diagnostics *diagnostics = repeated->builder->diagnostics;
    if (repeated->equal.count > 0)
        end_equal(repeated);
    if (repeated->count > 0)
        tl_report(
            repeated->builder->diagnostics, repeated->second, TL_RULE_REPEATED, NULL,
            "found %u %s equal in all but ids to %s of another input, the first to the "
            "one at %s:%u:%u; all are kept: give them ids, or leave one of the inputs "
            "out",
            repeated->count,
            repeated->count == 1 ? tl_type_names[repeated->type]
                                 : tl_type_plurals[repeated->type],
            repeated->count == 1 ? "one" : "those",
            tl_diagnostics_file_name(diagnostics, repeated->first.file),
            repeated->first.line, repeated->first.column);
}
