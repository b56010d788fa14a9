/* The dates of a row that is read by a mapping: of its record, and of a member. */
#ifndef TL_SRC_READ_MAPPING_MAPPED_DATE_H
#define TL_SRC_READ_MAPPING_MAPPED_DATE_H

#include "mapped.h"

/* Reads both ends of the date of something, as EDTF; it is empty where there is none.
 * What stands where a date should, and is to be kept, is then in `mapped->words`. */
void tl_mapped_date_read(struct tl_mapped *mapped, const struct tl_bound_row *row,
                         enum tl_mapped_to to, struct tl_expansion *date);

/* Sets the date of the innermost open record, if there is one. */
void tl_mapped_date_set(struct tl_mapped *mapped, const struct tl_expansion *date);

/* Gives the words, if there are any, to that record, which is of a type: as those for
 * its date, where it has them and no column is for them, and else as an attribute. */
void tl_mapped_words_set(struct tl_mapped *mapped, enum tl_type type);

#endif
