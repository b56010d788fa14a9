/* What the sections of a mapping make of records of JSON. */
#ifndef TL_SRC_READ_RECORDS_SECTIONS_H
#define TL_SRC_READ_RECORDS_SECTIONS_H

#include "values.h"

/* No mapping for records has more sections. */
enum { TL_SECTIONS = 64 };

struct tl_sections;

/*
 * Joins a mapping with its sections to the values that are found. NULL, reported, where
 * it is wrong for records. Borrows all; to be ended, and if the records were read to
 * their end, what they lack is reported.
 */
struct tl_sections *tl_sections_new(const struct tl_reading *reading,
                                    const struct tl_mapping *mapping,
                                    const struct tl_names *names,
                                    struct tl_values_finder *finder);
void tl_sections_end(struct tl_sections *sections, bool is_whole);

/* Adds what the sections of these bits make of the values that were sorted last, and of
 * those of the document, which have other columns. */
void tl_sections_add(struct tl_sections *sections, uint64_t bits,
                     const struct tl_values *document, struct tl_position position);

#endif
