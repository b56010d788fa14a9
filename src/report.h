/* Diagnostics as people and programs read them. */
#ifndef TL_SRC_REPORT_H
#define TL_SRC_REPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "graph/base/diagnostic.h"

/*
 * For people: `file:line:column: error: message [rule]` and what was probably meant;
 * of each rule 20, then how many more there are. With `excerpts` the offending line of
 * a file stands below, with a caret.
 */
void tl_report_people(struct tl_diagnostics *diagnostics, FILE *file, bool excerpts);

/*
 * For programs, as JSON Lines: file, line, column, severity, rule, message,
 * suggestion.
 */
void tl_report_json(struct tl_diagnostics *diagnostics, FILE *file);

/* The rules, by their severity, with what each reports; or as one JSON document. */
void tl_report_rules(FILE *file);
void tl_report_rules_json(FILE *file);

#endif
