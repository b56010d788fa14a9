/* What makes suggestions, of which make.c has the first and headless.c the others.
 * suggest.h is the door for tables; records of JSON come in here. */
#ifndef TL_SRC_READ_SUGGEST_MAKE_H
#define TL_SRC_READ_SUGGEST_MAKE_H

#include "sample.h"
#include "suggestion.h"

/*
 * The options that would read a table with these columns, ended by NULL, and these rows
 * below them, by the likeliest suggestion that holds; see tl_suggestion_end(). NULL
 * where none does.
 */
char *tl_suggestion_make(const char *const *names, const struct tl_sample *sample,
                         struct tl_remarks *remarks);

/* A mapping to be filled in, with "..." for what no name tells: `--columns
 * "date=Day,title=...,actor=..."`. To be freed by tl_free(). */
char *tl_suggestion_with_gaps(const char *const *names, const struct tl_sample *sample);

/* The same as the first for a table without a header row. */
char *tl_suggestion_without_header(const struct tl_sample *sample,
                                   struct tl_remarks *remarks);

#endif
