/*
 * Which encoding a text that is not UTF-8 probably has: the one that gives words.
 *
 * Words with other letters than those of ASCII are decoded by each of the old
 * encodings. In a right one, all such letters of a word are of one language, capitals
 * begin words or are among capitals, and there are no symbols between letters. Some
 * letters never begin words, or end them, or stand beside some others.
 */
#ifndef TL_SRC_READ_BASE_LIKELY_H
#define TL_SRC_READ_BASE_LIKELY_H

#include <stddef.h>

struct tl_likely {
    const char *name;  /* for --encoding */
    const char *about; /* what people call it */
};

/* What some bytes are likely to be that are not in UTF-8; NULL where nothing gives
 * words, or two encodings give different ones that are as good. With another encoding,
 * they are where it failed, which may be within a word.
 */
const struct tl_likely *tl_likely_find(const char *bytes, size_t length,
                                       const char *encoding);

/* What makes it doubtful that a text has the encoding by which it is read. */
struct tl_likely_doubt {
    const struct tl_likely *instead; /* NULL: nothing */
    char word[161];                  /* the first that is none, as it is read */
};

struct tl_likely_doubt tl_likely_doubt(const char *bytes, size_t length,
                                       const char *encoding);

#endif
