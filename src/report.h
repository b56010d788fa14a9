/* Diagnostics as people and programs read them. */
#ifndef TL_SRC_REPORT_H
#define TL_SRC_REPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "graph/base/diagnostic.h"
#include "graph/graph.h"
#include "graph/query/periods.h"
#include "src/io/sources.h"
#include "options.h"

enum tl_report_form {
    TL_REPORT_TEXT,     /* for people; with excerpts where the file is a terminal */
    TL_REPORT_EXCERPTS, /* for people, with excerpts */
    TL_REPORT_JSON      /* for programs */
};

/*
 * For people: `file:line:column: error: message [rule]` and what was probably meant;
 * of each rule 20, then how many more there are, and on standard error how many records
 * were left out. An excerpt is the offending line of a file, with a caret below.
 * For programs, JSON Lines: file, line, column, severity, rule, message, suggestion.
 */
void tl_report_print(struct tl_diagnostics *diagnostics, FILE *file,
                     enum tl_report_form form);

/* "csv: 4 events without a date left out": what an output could not hold. */
void tl_say_loss(const char *output, const char *cause, uint64_t count);

/* Says that there are more periods than are allowed. */
void tl_say_periods(const struct tl_periods *periods, uint64_t most);

/* False, said, where the events that are selected tie more pairs of actors than the
 * ceiling allows. */
bool tl_report_pairs(const struct tl_graph *graph, const struct tl_selected *selected,
                     const struct tl_selection *selection,
                     const struct tl_ceilings *ceilings);

/* The diagnostics of a command, as its options want them. To be freed. */
struct tl_diagnostics *tl_report_begin(const struct tl_options *options);

/*
 * Reads the inputs, which are registered with the sources, and prints what is wrong
 * with them. NULL, with the exit status, if that is an error. To be freed.
 */
struct tl_graph *tl_report_load(const struct tl_options *options,
                                struct tl_sources *sources, int *status);

#endif
