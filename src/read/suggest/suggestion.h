/*
 * A first mapping for an unknown table, made of what its columns are called and what
 * its first rows have in them: something to start from. For the files of this room;
 * suggest.h is its door.
 */
#ifndef TL_SRC_READ_SUGGEST_SUGGESTION_H
#define TL_SRC_READ_SUGGEST_SUGGESTION_H

#include <stdbool.h>

#include "sample.h"

/* The text of a suggestion: options, and the pairs of its mapping. */
struct tl_suggestion {
    struct tl_expansion options; /* what stands before the mapping, each with a blank */
    struct tl_expansion columns; /* "key=value,key=value" */
};

/* "key=": what is added to the columns then is its value. */
void tl_suggestion_begin(struct tl_suggestion *text, const char *key);

/* A column by its name, or by its number where the name would mean something else. */
void tl_suggestion_name(struct tl_suggestion *text, const char *name, size_t column);

/* The whole of it, to be freed by tl_free(); NULL where it is no suggestion after all.
 */
char *tl_suggestion_end(struct tl_suggestion *text, bool is_suggestion);

/*
 * The options that would read a table with these columns, ended by NULL, and these rows
 * below them: `--columns "date=When,source=From,target=To"`. To be freed by tl_free().
 * NULL where the names do not tell when something was, or who with whom. What the rows
 * leave open of their dates is added to `doubt`, see sample.h.
 */
char *tl_suggestion_make(const char *const *names, const struct tl_sample *sample,
                         struct tl_expansion *doubt);

/* A mapping to be filled in, with "..." for what no name tells: `--columns
 * "date=Day,title=...,actor=..."`. To be freed by tl_free(). */
char *tl_suggestion_with_gaps(const char *const *names, const struct tl_sample *sample);

/* The same as the first for a table without a header row. */
char *tl_suggestion_without_header(const struct tl_sample *sample,
                                   struct tl_expansion *doubt);

#endif
