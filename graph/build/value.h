/* What the texts of fields mean. */
#ifndef TL_GRAPH_BUILD_VALUE_H
#define TL_GRAPH_BUILD_VALUE_H

#include <stdbool.h>

#include "graph/base/diagnostic.h"
#include "graph/date/date.h"
#include "graph/field.h"

struct tl_builder;

/* The number of a date, which is checked; TL_NONE, reported, where it is none. */
uint32_t tl_value_date(struct tl_builder *builder, const char *text, size_t length,
                       struct tl_position position);

/* The same without a report. */
uint32_t tl_value_date_add(struct tl_builder *builder, const char *text, size_t length,
                           struct tl_date_error *error);

/* A whole number from 1; false where it is none. */
bool tl_value_count(const char *text, size_t length, int64_t *count);

/* Whether a link is of a kind that is safe to follow. */
bool tl_value_is_safe_url(const char *text, size_t length);

/*
 * What the text of a field means: the number of a word, date, status or mention, a
 * count, a weight. False, reported, where it means nothing.
 */
bool tl_value_read(struct tl_builder *builder, enum tl_field field, const char *text,
                   size_t length, struct tl_position position, int64_t *value);

#endif
