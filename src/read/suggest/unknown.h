/* Tables that are not ours, and come without a mapping. */
#ifndef TL_SRC_READ_SUGGEST_UNKNOWN_H
#define TL_SRC_READ_SUGGEST_UNKNOWN_H

#include "src/read/base/reader.h"
#include "src/read/mapping/bind.h"
#include "src/read/tables/table.h"
#include "sample.h"

/* Reports that a table is published and needs its mapping; false where none that comes
 * with the program is for it. */
bool tl_csv_is_published(const struct tl_reading *reading,
                         const struct tl_names *names);

/* Whether a table is called like one of ours, but has events in columns of its own. */
bool tl_csv_is_foreign(const struct tl_reading *reading, const struct tl_names *names);

/* Reports that nothing is known of a table but these names and the first rows, of which
 * the first has the names, or, where there are `above` rows above it, another one. It
 * proposes what seems to fit. */
void tl_csv_report_unknown(const struct tl_reading *reading,
                           const struct tl_names *names, const struct tl_sample *sample,
                           size_t above);

/* Says, with `talks`, that a table is taken for one of actors or references by its
 * columns alone, and which of them are only kept: it may have been meant for events,
 * for which it proposes a mapping. The sample is of the rows below the head line. */
void tl_csv_say_kind(const struct tl_reading *reading, const struct tl_table *table,
                     const struct tl_names *names, const struct tl_sample *sample);

/* Warns of fields that a table has no column for, where one is
 * called as if it were that. */
void tl_csv_report_meant(const struct tl_reading *reading, const struct tl_table *table,
                         const struct tl_row *head);

#endif
