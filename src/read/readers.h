/* The readers of all input formats. */
#ifndef TL_SRC_READ_READERS_H
#define TL_SRC_READ_READERS_H

#include "src/read/base/reader.h"

/* All of them, ended by NULL, in the order in which they are asked whether they
 * recognise a text. */
extern const struct tl_reader *const tl_readers[];

/* By name; NULL where there is none. */
const struct tl_reader *tl_reader_find(const char *name);

/* By the ending of a file's name, in any case; NULL where there is none. */
const struct tl_reader *tl_reader_of_file(const char *name);

/* Whether a file is called like one of a reader's format. */
bool tl_reader_names(const struct tl_reader *reader, const char *name);

/* For an input: by a beginning that no other format has, then by its name's ending,
 * then by how it begins; NULL for none of these. */
const struct tl_reader *tl_reader_for(struct tl_input *input);

/* The reader of a format that an input is in beyond doubt, which is another than this
 * one; NULL where there is none. */
const struct tl_reader *tl_reader_instead(struct tl_input *input,
                                          const struct tl_reader *reader);

#endif
