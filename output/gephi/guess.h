/*
 * What Gephi takes a column of a spreadsheet for: it looks at the first 25 rows, and
 * what in a later row is something else becomes empty, without a word. Its rules are
 * those of its importer (AbstractImporterSpreadsheet) and of graphstore's parsers.
 */
#ifndef TL_OUTPUT_GEPHI_GUESS_H
#define TL_OUTPUT_GEPHI_GUESS_H

#include "output/common/property.h"

/* Warns of the columns and cells of text that Gephi takes for something else. */
void tl_gephi_warn(const struct tl_properties *properties, struct tl_losses *losses);

#endif
