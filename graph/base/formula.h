/*
 * Formulas: cells of CSV that a spreadsheet would run. What is written has a guard
 * before them, which what is read loses again: output/syntax/csv.h says how.
 */
#ifndef TL_GRAPH_BASE_FORMULA_H
#define TL_GRAPH_BASE_FORMULA_H

#include <stdbool.h>

/* Whether a cell that begins like this would be one. */
bool tl_is_formula(const char *text);

#endif
