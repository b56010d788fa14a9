#include "csv_mapped_lack.h"

#include <stdio.h>
#include <string.h>

#include "csv_record.h"

static void
note(struct tl_lack *lack, struct tl_position position)
{
    if (lack->rows++ == 0)
        lack->first = position;
}

/* The first column that a value is made of and the table has; NULL where there is none.
 */
static const char *
column_of(const struct tl_mapped *mapped, const struct tl_mapped_value *value)
{
    for (size_t i = 0; i < value->choice.count; i++) {
        const struct tl_template *template = &value->choice.templates[i];
        for (size_t j = 0; j < template->count; j++) {
            const struct tl_chunk *chunk = &template->chunks[j];
            if (chunk->kind == TL_CHUNK_TEXT || chunk->kind == TL_CHUNK_WHERE)
                continue;
            size_t column = mapped->bindings[chunk->reference].column;
            if (column < mapped->names->count)
                return mapped->names->names[column];
        }
    }
    return NULL;
}

void
tl_mapped_measure_check(struct tl_mapped *mapped, const struct tl_bound_row *row)
{
    const struct tl_mapped_value *measure = mapped->measure;
    if (measure && column_of(mapped, measure) &&
        tl_row_fits(mapped->names->count, row->cells) &&
        !tl_choice_fill(&measure->choice, row, &mapped->text))
        note(&mapped->unmeasured, mapped->text.position);
}

void
tl_mapped_member_miss(struct tl_mapped *mapped, const struct tl_bound_row *row)
{
    if (tl_row_fits(mapped->names->count, row->cells))
        note(&mapped->memberless,
             tl_template_position(&mapped->member->choice.templates[0], row));
}

/* "; rows=Amount leaves them out" where a column can be written so. */
static void
write_remedy(const struct tl_mapped *mapped, const struct tl_mapped_value *value,
             size_t rows, char *remedy, size_t size)
{
    const char *column = column_of(mapped, value);
    *remedy = '\0';
    if (column && !mapped->rows && !strpbrk(column, ",|{}'\"?;"))
        snprintf(remedy, size, "; rows=%s leaves %s out", column,
                 rows == 1 ? "it" : "them");
}

static void
tell(const struct tl_mapped *mapped, const struct tl_mapped_value *value,
     const struct tl_lack *lack, const char *one, const char *many)
{
    char others[48] = "";
    char remedy[200];
    if (lack->rows == 0)
        return;
    if (lack->rows > 1)
        snprintf(others, sizeof others, " and %zu more", lack->rows - 1);
    write_remedy(mapped, value, lack->rows, remedy, sizeof remedy);
    tl_report(mapped->reading->diagnostics, lack->first, TL_RULE_LACKING, NULL,
              "found no '%s' in this row%s: %s%s", value->key, others,
              lack->rows == 1 ? one : many, remedy);
}

void
tl_mapped_lacks_tell(const struct tl_mapped *mapped)
{
    tell(mapped, mapped->measure, &mapped->unmeasured, "it counts as 1",
         "they count as 1");
    tell(mapped, mapped->member, &mapped->memberless, "its event has no one from it",
         "their events have no one from them");
}
