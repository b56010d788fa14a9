/* Dates as programs write them, made EDTF in place. What is not like that stays. */
#ifndef TL_SRC_READ_TABLES_DATE_TEXT_H
#define TL_SRC_READ_TABLES_DATE_TEXT_H

#include "src/read/csv/template.h"

/* "[2015-05-08..2015-05-08]": one of a single day. */
void tl_drop_single_range(struct tl_expansion *date);

/*
 * "+1950-00-00T00:00:00Z", as Wikidata writes a year, and zeros for what is not known
 * elsewhere too: without the plus and its midnight, up to the last part that is not
 * zero. Of nothing but zeros nothing is left.
 */
void tl_drop_zero_parts(struct tl_expansion *date);

/*
 * "2015-05-08 14:30:00.000+00", as databases and pandas write a time: with a T, without
 * a fraction, and Z for UTC. Midnight is what they, and Wikidata, write for a day.
 */
void tl_join_time(struct tl_expansion *date);

#endif
