/* Which JSON is records of other programs, and by which mapping it is read. */
#ifndef TL_SRC_READ_RECORDS_KNOWN_H
#define TL_SRC_READ_RECORDS_KNOWN_H

#include <stdbool.h>

#include "src/read/base/reader.h"
#include "src/read/mapping/mapping.h"

/* Whether a text begins as records for which a mapping comes with the program, or as
 * others that cannot be a dataset or events of ours. */
bool tl_records_recognise(const char *text, size_t length);

/* Whether an input is JSON that one of these mappings is for. */
bool tl_records_are_wanted(struct tl_input *input,
                           const struct tl_reading_options *options);

/* Whether an input is JSON Lines: by its name's ending, or because more follows the
 * first value. */
bool tl_records_are_lines(struct tl_input *input);

/*
 * The mapping for an input: one of the options', or one that comes with the program,
 * which is then `*own`, to be freed, and said. NULL, reported with a suggestion, where
 * there is none.
 */
const struct tl_mapping *tl_records_choose(const struct tl_reading *reading,
                                           struct tl_mapping **own);

#endif
