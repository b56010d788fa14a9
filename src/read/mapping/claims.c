#include "mapped.h"

#include <string.h>

#include "src/read/csv/cell.h"
#include "src/read/tables/date.h"
#include "src/read/tables/row_cells.h"

/* What the citations of a row that is read by a mapping say of its record. */

static bool
is_claim(const struct tl_mapped_value *value)
{
    return value->to == TL_TO_CLAIM;
}

static void
add_claim(struct tl_mapped *mapped, enum tl_field field,
          const struct tl_expansion *value, size_t length)
{
    struct tl_expansion *says = &mapped->says;
    if (!says->length)
        mapped->claims.position = value->position;
    tl_expansion_append(says, tl_fields[field].name);
    tl_expansion_append(says, "=");
    tl_expansion_add(says, value->text, length);
    tl_expansion_add(says, "", 1); /* its NUL */
}

static void
read_field(struct tl_mapped *mapped, const struct tl_bound_row *row,
           const struct tl_mapped_value *value)
{
    struct tl_expansion *text = &mapped->text;
    if (!tl_choice_fill(&value->choice, row, text))
        return;
    struct tl_cell cell = {
        .text = text->text, .length = text->length, .position = text->position};
    size_t length = text->length;
    if (tl_read_csv_field_number(mapped->reading, value->column.field, &cell, &length))
        add_claim(mapped, value->column.field, text, length);
}

/* Words in place of a date are the citations', too. */
static void
read_date(struct tl_mapped *mapped, const struct tl_bound_row *row)
{
    struct tl_expansion *date = &mapped->said_date;
    const struct tl_expansion *words = &mapped->words;
    tl_mapped_date_read(mapped, row, TL_TO_CLAIM, date);
    if (date->length)
        add_claim(mapped, TL_DATE, date, date->length);
    if (!words->length)
        return;
    if (!mapped->says.length)
        mapped->claims.position = words->position;
    mapped->claims.words = (struct tl_text){words->text, words->length};
}

void
tl_mapped_claims_read(struct tl_mapped *mapped, const struct tl_bound_row *row)
{
    if (!mapped->has_claims)
        return;
    mapped->has_cited = false;
    mapped->says.length = 0;
    mapped->claims = (struct tl_table_claims){.words = {"", 0}};
    for (size_t i = 0; i < mapped->mapping.count; i++) {
        const struct tl_mapped_value *value = &mapped->mapping.values[i];
        if (is_claim(value) && value->column.field != TL_DATE)
            read_field(mapped, row, value);
    }
    read_date(mapped, row);
    mapped->claims.says = (struct tl_text){mapped->says.text, mapped->says.length};
}

void
tl_mapped_cite(struct tl_mapped *mapped, const struct tl_cell *cell)
{
    const struct tl_table_claims *claims = mapped->has_claims ? &mapped->claims : NULL;
    if (mapped->lists)
        tl_table_citation_add(mapped->reading, cell, claims);
    else
        tl_table_citations_add(mapped->reading, cell, claims);
    mapped->has_cited = true;
}

void
tl_mapped_claims_check(const struct tl_mapped *mapped)
{
    const struct tl_table_claims *claims = &mapped->claims;
    if (mapped->has_claims && !mapped->has_cited &&
        (claims->says.length || claims->words.length))
        tl_report(mapped->reading->diagnostics, claims->position, TL_RULE_MISSING, NULL,
                  "found what a source says, but nothing in 'cite', expected the "
                  "source");
}
