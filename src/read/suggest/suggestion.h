/*
 * A first mapping for an unknown table, made of what its columns are called and what
 * its first rows have in them: something to start from. For the files of this room;
 * suggest.h is its door.
 */
#ifndef TL_SRC_READ_SUGGEST_SUGGESTION_H
#define TL_SRC_READ_SUGGEST_SUGGESTION_H

#include <stdbool.h>

#include "sample.h"

/* So many texts that mean nothing at most. */
enum { TL_SUGGESTION_MISSING = 16 };

/* A suggestion, or one that is to be proven. To be cleared. */
struct tl_suggestion {
    bool is_relation;
    bool lacks_header;
    bool skips_notes;      /* rows of one cell, which no table has */
    struct tl_dates dates; /* how they are read */
    const char *missing[TL_SUGGESTION_MISSING];
    size_t missing_count;
    struct tl_expansion columns; /* "key=value,key=value" */
    struct tl_arena texts;       /* of those that are missing */
};

/* "key=": what is added to the columns then is its value. */
void tl_suggestion_begin(struct tl_suggestion *suggestion, const char *key);

/* A column by its name, or by its number where the name would mean something else. */
void tl_suggestion_name(struct tl_suggestion *suggestion, const char *name,
                        size_t column);

/* Adds a text to those that mean nothing, once. */
void tl_suggestion_miss(struct tl_suggestion *suggestion, struct tl_substring text);

void tl_suggestion_clear(struct tl_suggestion *suggestion);

/* What is to be said of a suggestion, or in its place. To be cleared. */
struct tl_remarks {
    struct tl_expansion
        doubt; /* what the rows leave open, as it stands after "needed" */
    struct tl_expansion withheld; /* the likeliest that does not hold */
    struct tl_expansion error;    /* and why: "does not read line 5: found ..." */
    bool ties;                    /* it has actors */
};

void tl_remarks_clear(struct tl_remarks *remarks);

/*
 * The options that it consists of: `--columns "date=When,source=From,target=To"`; to be
 * freed by tl_free(). Clears it. What the rows leave open of their dates is added to
 * the remarks.
 */
char *tl_suggestion_end(struct tl_suggestion *suggestion, struct tl_remarks *remarks);

#endif
