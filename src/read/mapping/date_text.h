/* Dates as programs write them, made EDTF in place. What is not like that stays. */
#ifndef TL_SRC_READ_MAPPING_DATE_TEXT_H
#define TL_SRC_READ_MAPPING_DATE_TEXT_H

#include "template.h"

/*
 * "2015-05-08 14:30:00.000+00", as databases and pandas write a time: with a T, without
 * a fraction, and Z for UTC. Midnight is what they, and Wikidata, write for a day.
 */
void tl_date_text_join(struct tl_expansion *date);

/* Leaves out what is not known, written as zeros, and an end that is the same day as
 * the beginning: "1950-00-00", "[2015-05-08..2015-05-08]". */
void tl_date_text_shorten(struct tl_expansion *date);

#endif
