#include "claim.h"

#include <string.h>

#include "src/read/csv/cell.h"
#include "date.h"

/* A cell that is there and not empty; else NULL. */
static const struct tl_cell *
cell_at(const struct tl_row *row, size_t column)
{
    bool filled = column < row->kept && row->cells[column].length > 0;
    return filled ? &row->cells[column] : NULL;
}

static void
add_claim(const struct tl_reading *reading, const struct tl_cell *field,
          struct tl_text value, struct tl_position position)
{
    size_t length = field->length + 1 + value.length;
    char *text = tl_alloc(length);
    memcpy(text, field->text, field->length);
    text[field->length] = '=';
    memcpy(text + field->length + 1, value.bytes, value.length);
    tl_builder_set(reading->builder, TL_SAYS, text, length, position);
    tl_free(text);
}

void
tl_table_claims_set(const struct tl_reading *reading,
                    const struct tl_table_claims *claims)
{
    size_t length;
    for (size_t at = 0; at < claims->says.length; at += length + 1) {
        const char *text = claims->says.bytes + at;
        length = strlen(text);
        tl_builder_set(reading->builder, TL_SAYS, text, length, claims->position);
    }
    if (claims->words.length)
        tl_read_csv_words_keep(reading, TL_FIELDS, claims->words.bytes,
                               claims->words.length, claims->position);
}

/* A value in the notation of tables. */
static void
add_value(const struct tl_reading *reading, const struct tl_cell *field,
          const struct tl_cell *value)
{
    char edtf[TL_DATE_EDTF_MAX] = "";
    size_t length = value->length;
    enum tl_field of = tl_claim_field(field->text);
    enum tl_dating dating = TL_DATING_GOOD;
    if (of == TL_DATE)
        dating = tl_read_csv_date(reading, value->text, value->length, value->position,
                                  edtf);
    if (dating == TL_DATING_WORDS)
        tl_read_csv_words_keep(reading, TL_FIELDS, value->text, value->length,
                               value->position);
    if (dating != TL_DATING_GOOD ||
        !tl_read_csv_field_number(reading, of, value, &length))
        return;
    struct tl_text text = *edtf ? (struct tl_text){edtf, strlen(edtf)}
                                : (struct tl_text){value->text, length};
    add_claim(reading, field, text, value->position);
}

void
tl_table_claim_add(const struct tl_reading *reading, const struct tl_table *table,
                   const struct tl_row *row)
{
    const struct tl_cell *field = cell_at(row, table->claim_field);
    const struct tl_cell *value = cell_at(row, table->claim_value);
    if (!field && !value)
        return;
    if (!field || !value) {
        tl_report(reading->diagnostics, (field ? field : value)->position,
                  TL_RULE_MISSING, NULL,
                  "found a %s without a %s, expected both or neither",
                  field ? "field" : "value", field ? "value" : "field");
        return;
    }
    add_value(reading, field, value);
}
