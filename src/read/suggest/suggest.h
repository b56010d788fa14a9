/*
 * Suggestions for tables that come without a mapping and are none of tieline's own: the
 * first rows go in (sample.h), and out comes a mapping to start from, with what is
 * doubtful about it, as a diagnostic.
 */
#ifndef TL_SRC_READ_SUGGEST_SUGGEST_H
#define TL_SRC_READ_SUGGEST_SUGGEST_H

#include "src/read/base/reader.h"
#include "src/read/mapping/bind.h"
#include "src/read/tables/table.h"
#include "sample.h"

/* Where a mapping says what the columns are called, the head may come as late as this.
 */
enum { TL_PREAMBLE_MAX = 30 };

struct tl_preamble {
    size_t
        rows; /* of the sample that stand above the header row; 0: none, or unknown */
    bool is_ours; /* what is below is a table of ours */
};

/* The header row is the first row that has the columns of one of our tables, or such as
 * a mapping can be suggested of, and has texts in more cells than any row above it. */
struct tl_preamble tl_suggest_preamble(const struct tl_sample *sample);

/* Reports that a table is published and needs its mapping; false where none that comes
 * with the program is for it. */
bool tl_suggest_published(const struct tl_reading *reading,
                          const struct tl_names *names);

/* Whether a table is called like one of ours, but has events in columns of its own. */
bool tl_suggest_is_foreign(const struct tl_reading *reading,
                           const struct tl_names *names);

/* Reports that nothing is known of a table but these names and the first rows, of which
 * the first has the names, or, where there are `above` rows above it, another one. It
 * proposes what seems to fit. */
void tl_suggest_mapping(const struct tl_reading *reading, const struct tl_names *names,
                        const struct tl_sample *sample, size_t above);

/* Says, with `talks`, that a table is taken for one of actors or references by its
 * columns alone, and which of them are only kept: it may have been meant for events,
 * for which it proposes a mapping. The sample is of the rows below the header row. */
void tl_suggest_events(const struct tl_reading *reading, const struct tl_table *table,
                       const struct tl_names *names, const struct tl_sample *sample);

/* Warns of fields that a table has no column for, where one is
 * called as if it were that. */
void tl_suggest_missing_fields(const struct tl_reading *reading,
                               const struct tl_table *table, const struct tl_row *head);

#endif
