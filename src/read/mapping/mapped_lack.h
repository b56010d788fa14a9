/* What rows that are read by a mapping lack, though it has a column for it, and what is
 * said of them in the end: nobody looks at each of many rows. */
#ifndef TL_SRC_READ_MAPPING_MAPPED_LACK_H
#define TL_SRC_READ_MAPPING_MAPPED_LACK_H

#include "mapped.h"

/* Counts a row that has no weight or count, which then counts as 1. */
void tl_mapped_measure_check(struct tl_mapped *mapped, const struct tl_bound_row *row);

/* Counts a row of a table of members that names none. */
void tl_mapped_member_miss(struct tl_mapped *mapped, const struct tl_bound_row *row);

/* Looks at which columns there are for a source and a target. */
void tl_mapped_ends_begin(struct tl_mapped *mapped);

/* Counts a row that has no source or no target. */
void tl_mapped_ends_check(struct tl_mapped *mapped, const struct tl_bound_row *row);

/* Counts a row that has a text in one cell only. */
void tl_mapped_lone_check(struct tl_mapped *mapped, const struct tl_row *row);

/* Counts a row with an interval, of which times of day are not kept. */
void tl_mapped_time_miss(struct tl_mapped *mapped, struct tl_position position);

/* Warns of those that were counted, with where the first one is. */
void tl_mapped_lacks_tell(const struct tl_mapped *mapped);

#endif
