/*
 * What Gephi takes a column of a spreadsheet for: it looks at the first 25 rows, and
 * what in a later row is something else becomes empty, without a word. Its rules are
 * those of its importer (AbstractImporterSpreadsheet) and of graphstore's parsers.
 */
#ifndef TL_OUTPUT_GEPHI_GUESS_H
#define TL_OUTPUT_GEPHI_GUESS_H

#include "output/common/property.h"

/* From what holds less to what holds more; a boolean is no number. */
enum tl_gephi_type {
    TL_GEPHI_NOTHING,
    TL_GEPHI_BOOLEAN,
    TL_GEPHI_INTEGER,
    TL_GEPHI_LONG,
    TL_GEPHI_DECIMAL,
    TL_GEPHI_TIME, /* numbers too; such a column takes the place of intervals */
    TL_GEPHI_TEXT
};

/* What a cell can be read as: of all that it can, the first. */
enum tl_gephi_type tl_gephi_type_of(const char *text);

/* A column while its cells are shown, from the first row to the last. */
struct tl_gephi_column {
    enum tl_gephi_type guess;
    uint32_t rows;
    uint32_t lost; /* cells that become empty */
};

void tl_gephi_column_add(struct tl_gephi_column *column, const char *text);

/* Warns of the columns and cells of text that Gephi takes for something else. */
void tl_gephi_warn(const struct tl_properties *properties, struct tl_losses *losses);

#endif
