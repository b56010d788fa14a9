/* What columns of tables and keys of records may be for, by what people call them, in
 * the languages of purpose_words.h. */
#ifndef TL_SRC_READ_NAMES_PURPOSE_H
#define TL_SRC_READ_NAMES_PURPOSE_H

#include <stdbool.h>
#include <stddef.h>

#include "src/read/csv/batch.h"
#include "purpose_words.h"

/* The column that is most likely for it; of equally likely ones the first. */
size_t tl_purpose_column(const char *const *names, enum tl_purpose purpose);

/* Whether a name can stand in a mapping: not one with characters that mean something
 * there, or to a shell; nor a number, which would be that of a column. */
bool tl_purpose_is_usable(const char *name);

/* Whether a column is called like one of numbers or codes for something. */
bool tl_purpose_is_number(const char *name);

/* Whether a name says that a column has years or dates, not only what was done then. */
bool tl_purpose_is_year(const char *name);

/* The columns for the two between whom something is, a source and a target. */
bool tl_purpose_pair(const char *const *names, size_t pair[2]);

/* The columns for the year, the month and perhaps the day of one date, or its end. */
bool tl_purpose_parts(const char *const *names, bool is_end, size_t parts[3]);

/* The column that is called "year". */
size_t tl_purpose_year(const char *const *names);

/* Whether there are a child and its parents, or one of them. */
bool tl_purpose_has_family(const char *const *names);

/* Whether a table is rather of events than of actors: it has dates, and between whom
 * something is, or lists of those who take part, or parents. */
bool tl_purpose_has_events(const char *const *names);

#endif
