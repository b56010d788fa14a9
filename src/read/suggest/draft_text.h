/* The text of a draft in the making: options, and the pairs of its mapping. */
#ifndef TL_SRC_READ_SUGGEST_DRAFT_TEXT_H
#define TL_SRC_READ_SUGGEST_DRAFT_TEXT_H

#include <stdbool.h>

#include "sample.h"

struct tl_draft_text {
    struct tl_expansion options; /* what stands before the mapping, each with a blank */
    struct tl_expansion columns; /* "key=value,key=value" */
};

void tl_draft_add(struct tl_expansion *text, const char *more);

/* "key=": what is added to the columns then is its value. */
void tl_draft_begin(struct tl_draft_text *text, const char *key);

/* "key=3": a column by its number, which is counted from 0. */
void tl_draft_number(struct tl_draft_text *text, const char *key, size_t column);

/* A column by its name, or by its number where the name would mean something else. */
void tl_draft_name(struct tl_draft_text *text, const char *name, size_t column);

/* The whole of it, to be freed by tl_free(); NULL where it is no draft after all. */
char *tl_draft_end(struct tl_draft_text *text, bool is_draft);

#endif
